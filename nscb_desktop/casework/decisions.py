"""From the recommendation to the decision and whom it was told; and a review converted into another afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nscb_desktop.casework import deadlines, gates
from nscb_desktop.casework.filing import safe_name
from nscb_desktop.casework.gates import AT_ONCE, Typed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.gate_facts import TOLD
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.notices import expected, notices
from nscb_desktop.framework.records import CaseFile, FieldChange, FormRecord
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.register import attachments

CLOCKS_OF = {"ofsted": ("notices",), "panel": ("panel-no-scr", "notices")}
"""Timescales that limit a notice, the firmer first; the others have no limit in this edition."""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One recipient of the decision as it stands: by when, and what was recorded of telling them."""

    to: str
    shown: str
    due: date | None
    told_on: date | None
    sheets: tuple[FormRecord, ...]


def recommend(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record the sub-group's recommendation, with the views it considered, dissent, and why without a quorum."""
    return gates.freeze(sitting, case_id, "recommendation", answers, made_at, typed)


def discuss(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record the sub-group chair's discussion with the Independent Chair."""
    return gates.freeze(sitting, case_id, "discussion", answers, made_at, typed)


def decide(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record the Independent Chair's final decision, with its rationale and the criteria cited."""
    return gates.freeze(sitting, case_id, "decision", answers, made_at, typed)


def tell(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    told_at: datetime,
    copy: tuple[str, bytes] | None = None,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record that somebody was told of the decision, and how; a copy of what was sent is filed in the same act."""
    if copy is None:
        return gates.freeze(sitting, case_id, "notice", answers, told_at, typed)
    name, data = safe_name(copy[0]), copy[1]
    with sitting.acting(gates.RIGHT_FOR["notice"]) as unit:
        document = attachments.add(unit, "correspondence", name, data, case_id=case_id, note="copy of a notice")
        filed = FieldChange("Document", "", f"{document.name}, SHA-256 {document.sha256}")
        with_copy = {**answers, "copy": name}
        return gates.freeze_in(sitting, unit, case_id, "notice", with_copy, told_at, typed, [filed])


def convert(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record that the review was converted into another type; everybody is then told again."""
    return gates.freeze(sitting, case_id, "conversion", answers, made_at, typed)


def notice_lines(sitting: Sitting, case: CaseFile) -> list[NoticeLine]:
    """Everybody who is to be told of what stands now, in the framework's order."""
    running = deadlines.case_clocks(sitting, case)
    return [_line(case, to, running) for to in expected(case)]


def _line(case: CaseFile, to: str, running: Sequence[Clock]) -> NoticeLine:
    form = case.edition.form("notice")
    sheets = tuple(notices(case, to))
    limits = [clock for key in CLOCKS_OF.get(to, ()) for clock in running if clock.timescale.key == key]
    fact = case.facts.get(TOLD.get(to, ""))
    told = fact.on if fact else (local_day(sheets[-1].received_at) if sheets else None)
    return NoticeLine(to, in_words(form.field("to").kind, to), limits[0].due if limits else None, told, sheets)
