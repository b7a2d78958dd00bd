"""Gates on paper: each sheet as its form stands, with who made and who recorded it; and a meeting's minutes."""

from nscb_desktop.casework import cases, held_meetings, meetings, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.minutes import MinutedCase, Minutes, minutes_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.criteria import Standing
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.gate_hands import made_by
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Meeting, Minute
from nscb_desktop.framework.milestones import stage_shown
from nscb_desktop.framework.moments import shown, shown_as_given
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.tally import director_told, tally


def gate_sheet(sitting: Sitting, case: CaseFile, record: FormRecord) -> Outline:
    """A gate's sheet as it stands, as recorded on a case."""
    return paper.form_sheet(sitting, case, record, sheet_notes(case, record))


def sheet_notes(case: CaseFile, record: FormRecord) -> tuple[str, ...]:
    """What stands under a sheet: who made and who recorded it, and for criteria what the answers amount to."""
    made = made_by(record.answers).shown
    notes = [
        f"Made {shown_as_given(record.received_at)}{f' by {made}' if made else ''}. Recorded {shown(record.registered_at)} by "
        f"{record.registered_by}."
    ]
    if record.form.key == "criteria":
        told = tally(case.edition.criteria, record.form, record.answers)
        notes.append(told.sentence)
        notes += [f"Met: {line.named}, {line.criterion.words}" for line in told.standing_at(Standing.MET)]
        notes += [director] if (director := director_told(record.answers)) else []
    if record.form.key == "challenge":
        number = case.sheets_of("challenge").index(record) + 1
        notes.append(f"This is challenge {number} on the case.")
    return tuple(notes)


def minutes_sheet(sitting: Sitting, meeting: Meeting) -> Outline:
    """The minutes of a meeting: who came, each case with its conflicts and its quorum, and what was said.

    Of a meeting that is still to come it is the agenda: who is invited, and where each case stands.
    """
    sitting.person.must(Right.PRINT)
    planned = meeting.state == "planned"
    quorum = {each.case_id: each for each in held_meetings.quorum(sitting, meeting)}
    items = []
    for case_id in meeting.agenda:
        case = cases.read_case(sitting, case_id)
        conflicts = tuple(each.shown(not planned) for each in meeting.conflicts if each.case_id == case_id)
        taken = "considered" if case_id in meeting.considered else "not considered" if meeting.held_on else ""
        stands = stage_shown(case.facts) if planned else taken
        counted = "" if planned else quorum[case_id].shown
        items.append(
            MinutedCase(f"{case.reference}, {case.alias}", stands, counted, conflicts, _said(meeting, case_id))
        )
    chair = meeting.chaired_by + (f" ({meeting.acting_note})" if meeting.acting_note else "")
    minutes = Minutes(
        shown(meeting.at), meeting.place, chair, meeting.state,
        tuple((each.name, each.agency or "the Board", _presence(each.presence.value, each.instead_of)) for each in meeting.attendance),
        tuple(items), _said(meeting, None), planned,
    )  # fmt: skip
    return minutes_outline(minutes, paper.sheet_head(sitting))


def _presence(shown_as: str, instead_of: str) -> str:
    return f"{shown_as}, instead of {instead_of}" if instead_of else shown_as


def _said(meeting: Meeting, case_id: int | None) -> tuple[str, ...]:
    """What the minutes say now, and for a correction why and when."""
    entries = [each for each in meeting.minutes if each.case_id == case_id]
    return (entries[-1].words, *_corrected(entries)) if entries else ()


def _corrected(entries: list[Minute]) -> tuple[str, ...]:
    newest = entries[-1]
    if len(entries) == 1:
        return ()
    return (f"Corrected {shown(newest.recorded_at)} by {newest.recorded_by}: {newest.why}",)


def sheet_name(case: CaseFile, record: FormRecord) -> str:
    """The name a sheet's print goes by: reference, sheet and day, never a person's name."""
    return f"{case.reference} {record.form.name} {short_day(local_day(record.received_at))}"


def minutes_name(meeting: Meeting) -> str:
    """The name the minutes' print goes by, or the agenda's."""
    return f"{'Agenda' if meeting.state == 'planned' else 'Minutes'} {meetings.day_of(meeting).isoformat()}"
