"""Gate A: the criteria answered limb by limb, the case sent to the sub-group chair, and the chair's screening."""

from datetime import date, datetime

from nscb_desktop.casework import cases, gates
from nscb_desktop.casework.gates import AT_ONCE, Typed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Answers, Reasons
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.tally import Tally, tally

TWO_HOURS = ("occurred", "aware", "director_told")
"""What the office record may have asked already of the local authority's two hours."""


def keep_criteria(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record the criteria sheet; the newest stands and the earlier ones stay."""
    return gates.freeze(sitting, case_id, "criteria", answers, made_at, typed)


def send_to_chair(sitting: Sitting, case_id: int, on: date, why: str = "") -> CaseFile:
    """Record that the case was sent to the sub-group chair for screening."""
    case = cases.read_case(sitting, case_id)
    if case.sheet("screening") and not why.strip():
        raise Refused("The case is screened already. Say why the day it was sent to the chair is corrected.")
    return cases.record_milestone(sitting, case_id, "sent_for_screening", on, why=why)


def screen(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record what the sub-group chair determined: whether a review appears indicated, with reasons and the advice given."""
    return gates.freeze(sitting, case_id, "screening", answers, made_at, typed)


def standing_of(case: CaseFile) -> Tally:
    """What the criteria answered for a case amount to: by its criteria sheet, or else by the first Part One."""
    sheet = case.sheet("criteria")
    record = sheet or case.part_one
    return tally(case.edition.criteria, record.form, record.answers)


def started_with(case: CaseFile) -> dict[str, Answer]:
    """The answers a blank criteria sheet starts with: the newest sheet's, or what the Part One and the office record say."""
    if sheet := case.sheet("criteria"):
        return dict(sheet.answers)
    reasons = case.part_one.answers.get("reasons")
    grounds: dict[str, Answer] = {"grounds": Reasons(reasons.ticks)} if isinstance(reasons, Reasons) else {}
    return grounds | {key: case.office[key] for key in TWO_HOURS if case.office.get(key)}
