"""Freezing a gate's sheet: its rules asked, its words kept, its dates recorded, one history row with who made it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nscb_desktop.casework import meanwhile
from nscb_desktop.casework.cases import reindexed
from nscb_desktop.casework.meanwhile import Reading
from nscb_desktop.casework.referrals import entered
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.asked import NOTHING_HOLDS
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.gate_facts import corrections
from nscb_desktop.framework.gate_hands import made_by
from nscb_desktop.framework.gate_rules import GATES, circumstances, problems
from nscb_desktop.framework.gate_sheet import Sheet
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import MILESTONES, in_words
from nscb_desktop.framework.moments import shown_as_given
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import agencies, attachments, cases, drafts, forms, meetings
from nscb_desktop.register.settings import Timeline
from nscb_desktop.register.unit_of_work import Unit

RIGHT_FOR = {
    "criteria": Right.SCREEN,
    "screening": Right.SCREEN,
    "recommendation": Right.SCREEN,
    "discussion": Right.SCREEN,
    "decision": Right.DECIDE,
    "notice": Right.RECORD,
    "challenge": Right.RECORD,
    "challenge_outcome": Right.DECIDE,
    "conversion": Right.DECIDE,
    "closing": Right.DECIDE,
    "reopening": Right.DECIDE,
}
"""What the person who records each kind of sheet must be allowed to do."""
ACTS = {
    "criteria": "recorded the criteria sheet",
    "screening": "recorded the screening",
    "recommendation": "recorded the recommendation",
    "discussion": "recorded the discussion with the Independent Chair",
    "decision": "recorded the decision",
    "notice": "recorded a notice of the decision",
    "challenge": "recorded a challenge",
    "challenge_outcome": "recorded the outcome of a challenge",
    "conversion": "recorded a conversion to another review type",
    "closing": "closed the case",
    "reopening": "reopened the case",
}
"""Each act as the history tells it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Where a sheet was typed: the draft that it replaces, and why answers were left blank."""

    draft_id: int | None = None
    gaps_reason: str = ""


AT_ONCE = Typed()
"""A sheet recorded without a draft."""


def sheet_problems(sitting: Sitting, case_id: int, key: str, answers: Answers, made_at: datetime) -> list[Missing]:
    """Everything that stands against recording a sheet now, for the page it is typed on."""
    with sitting.reading() as unit:
        return problems(_sheet(unit, cases.read(unit, case_id), key, answers, made_at, sitting.now()))


def holding(sitting: Sitting, case_id: int, form: Form, answers: Answers, made_at: datetime) -> frozenset[Circumstance]:
    """What holds of a case and makes a sheet being typed for it ask more; nothing where the form asks nothing of the kind."""
    if form.key not in GATES or not any(isinstance(each.only_where, Circumstance) for each in form.fields()):
        return NOTHING_HOLDS
    with sitting.reading() as unit:
        return circumstances(_sheet(unit, cases.read(unit, case_id), form.key, answers, made_at, sitting.now()))


def freeze(
    sitting: Sitting,
    case_id: int,
    key: str,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
    changes: Sequence[FieldChange] = (),
) -> CaseFile:
    """Record a gate's sheet, whole with its dates, or refuse it with the gravest reason; the draft it came from goes."""
    with sitting.acting(RIGHT_FOR[key]) as unit:
        return freeze_in(sitting, unit, case_id, key, answers, made_at, typed, changes)


def freeze_in(
    sitting: Sitting,
    unit: Unit,
    case_id: int,
    key: str,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
    changes: Sequence[FieldChange] = (),
) -> CaseFile:
    """Record a gate's sheet within an act that has more to do."""
    case = cases.read(unit, case_id)
    if typed.draft_id is not None and key == "notice" and not answers.get("copy"):
        filed = attachments.of_draft(unit, typed.draft_id)
        answers = {**answers, "copy": ", ".join(each.name for each in filed) or None}
    sheet = _sheet(unit, case, key, answers, made_at, unit.at)
    if against := problems(sheet):
        raise Refused(against[0].sentence)
    sitting.must_have_read(Reading(case), meanwhile.sheets(key))
    forms.add(unit, case_id, sheet.form, made_at, answers, gaps_reason=typed.gaps_reason)
    if typed.draft_id is not None:
        attachments.move_to_case(unit, typed.draft_id, case_id)
        drafts.remove(unit, typed.draft_id)
    facts = follow(unit, case, ACTS[key])
    made = made_by(answers).shown
    said = FieldChange("Made", "", shown_as_given(made_at) + (f" by {made}" if made else ""))
    incomplete = f"incomplete: {typed.gaps_reason}" if typed.gaps_reason.strip() else ""
    reasons = [part for part in (sheet.said("reasons"), incomplete) if part]
    unit.record(ACTS[key], case_id, "; ".join(reasons), [said, *entered(sheet.form, answers), *changes, *facts])
    return reindexed(unit, case_id)


def follow(unit: Unit, before: CaseFile, why: str) -> list[FieldChange]:
    """Record the facts that the case's sheets have come to since it was read, and say them for the history."""
    unit.flush()
    said = []
    for key, fact in corrections(before, cases.read(unit, before.id)).items():
        stood = before.facts.get(key)
        cases.add_milestone(
            unit, before.id, key, fact.on if fact else None, fact.detail if fact else "", why if stood else ""
        )
        said.append(FieldChange(MILESTONES[key].shown, in_words(stood), in_words(fact)))
    return said


def _sheet(unit: Unit, case: CaseFile, key: str, answers: Answers, made_at: datetime, now: datetime) -> Sheet:
    quorum = Timeline(unit).on(local_day(made_at)).quorum
    board, held = agencies.of_the_board(unit), meetings.of_case(unit, case.id)
    return Sheet(case, case.edition.form(key), answers, made_at, now, board, held, quorum)
