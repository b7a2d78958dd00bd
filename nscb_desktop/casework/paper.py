"""What the office prints or saves: forms with their office-use strip, workings, lists; each a paper that any writer writes."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import ParamSpec

from nscb_desktop.casework import agenda, cases, comparing, deadlines, flow, gates
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.form_paper import FormPaper, form_outline, printed_line
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.recovery_sheet import recovery_outline
from nscb_desktop.documents.sheets import (
    SheetHead,
    agenda_outline,
    chronology_outline,
    diary_outline,
    flow_outline,
    history_outline,
    summary_outline,
    working_outline,
)
from nscb_desktop.framework import elapsed
from nscb_desktop.framework.asked import NOTHING_HOLDS
from nscb_desktop.framework.dates import long_day, short_day, week_day
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.flow import here_in_words
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.marking import marking_on
from nscb_desktop.framework.milestones import STRIP, stage_shown
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import CaseFile, Draft, FormRecord, HistoryEntry, Settings
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.working_days import Count

P = ParamSpec("P")
DRAFT, NOT_AUTHORISED = "DRAFT", "NOT AUTHORISED"
PRACTICE = "PRACTICE REGISTER, INVENTED CASES"


def as_pdf(paper: Outline) -> bytes:
    """Any paper as PDF."""
    from nscb_desktop.documents.pdf import write_pdf  # what draws is large, and a window that shows cases draws nothing

    return write_pdf(paper)


def as_word(paper: Outline) -> bytes:
    """Any paper as a Word file, which says the same."""
    from nscb_desktop.documents.word import write_word

    return write_word(paper)


def form_sheet(sitting: Sitting, case: CaseFile, record: FormRecord, notes: Sequence[str] = ()) -> Outline:
    """A registered form as it stands, with the office-use strip, its authorisation, its amendments and further notes."""
    sitting.person.must(Right.PRINT)
    settings = sitting.settings()
    paper = FormPaper(
        form=record.form,
        answers=record.answers,
        board=settings.board,
        marking=marking_today(sitting, settings),
        reference=str(case.reference),
        edition=case.edition.name,
        watermark=NOT_AUTHORISED if _waits_for_authorisation(record) else "",
        printed_by=sitting.person.name,
        printed_at=sitting.now(),
        return_address=settings.return_address,
        office_use=_case_strip(sitting, case) if record.form.dated_below else (),
        amended=frozenset(amendment.field for amendment in record.amendments),
        authorised=_authorised(record),
        notes=(*notes, *_notes(case, record)),
    )
    return form_outline(paper)


def draft_sheet(sitting: Sitting, draft: Draft) -> Outline:
    """A draft as it stands, marked DRAFT on every page."""
    sitting.person.must(Right.PRINT)
    settings = sitting.settings()
    case = cases.read_case(sitting, draft.case_id) if draft.case_id is not None else None
    day = local_day(draft.received_at) if draft.received_at else sitting.today()
    paper = FormPaper(
        form=draft.form,
        answers=draft.answers,
        board=settings.board,
        marking=marking_today(sitting, settings),
        reference=str(case.reference) if case else "",
        edition=case.edition.name if case else edition_on(day).name,
        watermark=DRAFT,
        printed_by=sitting.person.name,
        printed_at=sitting.now(),
        return_address=settings.return_address,
        office_use=_draft_strip(sitting, draft) if draft.form.dated_below else (),
        holding=_holding(sitting, draft),
    )
    return form_outline(paper)


def _holding(sitting: Sitting, draft: Draft) -> frozenset[Circumstance]:
    if draft.case_id is None:
        return NOTHING_HOLDS
    return gates.holding(sitting, draft.case_id, draft.form, draft.answers, draft.received_at or sitting.now())


def _draft_strip(sitting: Sitting, draft: Draft) -> tuple[tuple[str, str], ...]:
    """The seven dates of a Part One that is not registered: its receipt, and by when the sub-group is to be held."""
    clock = deadlines.draft_clock(sitting, draft)
    cells = {
        "received": shown(draft.received_at) if draft.received_at else draft.received_words,
        "met": f"due {short_day(clock.due)}" if clock else "",
    }
    return tuple((milestone.shown, cells.get(milestone.key, "")) for milestone in STRIP)


def _case_strip(sitting: Sitting, case: CaseFile) -> tuple[tuple[str, str], ...]:
    running = deadlines.case_clocks(sitting, case)
    return tuple((each.milestone.shown, _strip_words(case, each)) for each in deadlines.strip(case, running))


def blank_sheet(form: Form, settings: Settings, today: date, *, to_fill_in: bool = False) -> Outline:
    """A blank form to fill in by hand, or on a screen."""
    return form_outline(FormPaper(
        form=form,
        answers=None,
        board=settings.board,
        marking=marking_on(today, settings.marking),
        edition=edition_on(today).name,
        return_address=settings.return_address,
        office_use=tuple((milestone.shown, "") for milestone in STRIP if form.dated_below),
        to_fill_in=to_fill_in,
    ))  # fmt: skip


def blank_pdf(form: Form, settings: Settings, today: date) -> bytes:
    """A blank form to fill in by hand."""
    return as_pdf(blank_sheet(form, settings, today))


def recovery_pdf(sitting: Sitting, recovery_key: str) -> bytes:
    """The recovery sheet of the register just made or given a new key."""
    return as_pdf(recovery_outline(sitting.settings().board, sitting.person.account, recovery_key, sitting.today()))


def working_sheet(sitting: Sitting, count: Count, title: str, source: str, notes: Sequence[str] = ()) -> Outline:
    """How a last day was counted, with what was agreed about it."""
    rule = sitting.counting(count.start).rule.words
    return working_outline(count, title, source, rule, sheet_head(sitting), notes)


def today_sheet(sitting: Sitting, entries: Sequence[DiaryEntry]) -> Outline:
    """The last days that Today lists."""
    rows = [(week_day(entry.on), entry.reference, entry.what, entry.stands) for entry in entries]
    return diary_outline(f"Last days, as of {long_day(sitting.today())}", rows, sheet_head(sitting))


def agenda_sheet(sitting: Sitting) -> Outline:
    """What ends or is held on the next twenty working days, on one page."""
    days = agenda.agenda(sitting, sitting.today())
    overdue = sum(entry.overdue for entry in deadlines.diary(sitting, date.min, sitting.today()))
    late = (
        f"{overdue} clock{' is' if overdue == 1 else 's are'} overdue before today and not listed here."
        if overdue
        else ""
    )
    told = [(day.heading, [agenda.entry_words(entry) for entry in day.entries]) for day in days]
    title = f"The next {agenda.USUAL} working days, to {long_day(days[-1].on)}"
    return agenda_outline(title, told, late or "Nothing is overdue.", sheet_head(sitting))


def history_sheet(sitting: Sitting, case: CaseFile, entries: Sequence[HistoryEntry]) -> Outline:
    """Everything done on a case."""
    sitting.person.must(Right.PRINT)
    return history_outline(entries, sheet_head(sitting, str(case.reference)))


def summary_sheet(sitting: Sitting, case: CaseFile) -> Outline:
    """Where a case stands: dates, clocks, the office record, and the two-hour clock as information."""
    sitting.person.must(Right.PRINT)
    running = deadlines.case_clocks(sitting, case)
    dates = [(each.milestone.shown, _strip_words(case, each)) for each in deadlines.strip(case, running)]
    clocks = [
        (
            clock.name,
            week_day(clock.due),
            week_day(clock.original_due) if clock.original_due else "",
            f"{clock.in_words}, {short_day(clock.met_on)}" if clock.met_on else clock.in_words,
            "\n".join(clock.agreed.notes),
        )
        for clock in running
    ]
    fields = case.edition.form("office_record").fields()
    office = [(field.label, in_words(field.kind, case.office.get(field.key))) for field in fields]
    stage = f"voided: {case.voided.why}" if case.voided else stage_shown(case.facts)
    stands = f"{case.alias} · {stage} · as of {long_day(sitting.today())} · edition {case.edition.name}"
    head = sheet_head(sitting, str(case.reference))
    return summary_outline(stands, dates, clocks, office, elapsed.in_words(case.office), head)


def flow_sheet(sitting: Sitting, case: CaseFile) -> Outline:
    """The flow chart of a case."""
    sitting.person.must(Right.PRINT)
    chart = flow.chart(sitting, case)
    where = f"{case.alias} · {here_in_words(chart)} · as of {long_day(sitting.today())}"
    return flow_outline(chart, where, sheet_head(sitting, str(case.reference)))


def chronology_sheet(sitting: Sitting, case: CaseFile) -> Outline:
    """What each agency did and when, as swim lanes and in tables."""
    sitting.person.must(Right.PRINT)
    return chronology_outline(comparing.lanes(case), sheet_head(sitting, str(case.reference)))


def chronology_pictures(case: CaseFile) -> list[bytes]:
    """The same swim lanes for the screen, as SVG."""
    from nscb_desktop.documents.swim_lanes import svg

    return svg(comparing.lanes(case))


def sheet_head(sitting: Sitting, reference: str = "") -> SheetHead:
    """What every sheet that is no form carries: board, marking, who printed it and when."""
    settings = sitting.settings()
    printed = printed_line(sitting.person.name, sitting.now())
    return SheetHead(settings.board, marking_today(sitting, settings), printed, reference)


def marking_today(sitting: Sitting, settings: Settings) -> str:
    """The marking of what is printed today; a practice paper says that nothing on it happened."""
    return " · ".join(filter(None, (marking_on(sitting.today(), settings.marking), practice_words(sitting))))


def practice_words(sitting: Sitting) -> str:
    """What a paper of a practice register says of itself; empty for a live one."""
    return PRACTICE if sitting.register.practice else ""


def _strip_words(case: CaseFile, each: deadlines.StripDate) -> str:
    if each.milestone.key == "received":
        return shown(case.received_at)
    if each.on:
        return short_day(each.on)
    due = "was due" if each.state == "late" else "due"
    return f"{due} {' and '.join(short_day(day) for day in each.due)}" if each.due else ""


def _authorised(record: FormRecord) -> str:
    if record.authorisation is None:
        return (
            f"not yet authorised: {record.unauthorised_reason}" if record.unauthorised_reason else "not yet authorised"
        )
    given = record.authorisation
    return f"authorised {shown(given.at)}" + (f", {given.how}" if given.how else "")


def _waits_for_authorisation(record: FormRecord) -> bool:
    """Whether the form asks who authorises it, and nobody has."""
    return record.authorisation is None and any(field.key == "authoriser" for field in record.form.fields())


def _notes(case: CaseFile, record: FormRecord) -> tuple[str, ...]:
    """What must be read with the form: gaps, one person in two offices, amendments, voiding."""
    notes = (
        [f"This reference was voided on {shown(case.voided.at)} by {case.voided.by}: {case.voided.why}"]
        if case.voided
        else []
    )
    if record.gaps_reason:
        notes.append(f"Registered with answers missing: {record.gaps_reason}")
    if record.authorisation and record.authorisation.own_form_reason:
        notes.append(f"Lead officer and authoriser are one person: {record.authorisation.own_form_reason}")
    for amendment in record.amendments:
        field = record.form.field(amendment.field)
        was = in_words(field.kind, amendment.old) or "not answered"
        notes.append(
            f"Amended {short_day(amendment.made_on)} by {amendment.recorded_by}: {field.label.rstrip(':')} was “{was}”. {amendment.why}"
        )
    return tuple(notes)


def printed_name(case: CaseFile, record: FormRecord, at: datetime) -> str:
    """The file name of a printed form: reference, part and moment, never a name."""
    return f"{case.reference} {record.form.name} {shown(at).replace(':', '')}.pdf"


def _printed(make: Callable[P, Outline]) -> Callable[P, bytes]:
    """The same paper as PDF."""

    def printed(*args: P.args, **kwargs: P.kwargs) -> bytes:
        return as_pdf(make(*args, **kwargs))

    return printed


form_pdf, draft_pdf, history_pdf = _printed(form_sheet), _printed(draft_sheet), _printed(history_sheet)
summary_pdf, agenda_pdf = _printed(summary_sheet), _printed(agenda_sheet)
