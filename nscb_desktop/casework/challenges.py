"""Challenges by agencies at any gate, and what the Independent Chair made of them."""

from dataclasses import dataclass
from datetime import datetime

from nscb_desktop.casework import gates
from nscb_desktop.casework.gates import AT_ONCE, Typed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.gate_facts import numbered
from nscb_desktop.framework.records import CaseFile, FormRecord


@dataclass(frozen=True, slots=True)
class Challenged:
    """A challenge with its number on the case and its outcome, where it has one."""

    number: int
    sheet: FormRecord
    outcome: FormRecord | None


def challenge(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    written_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record an agency's challenge as it wrote it; none is refused for coming late."""
    return gates.freeze(sitting, case_id, "challenge", answers, written_at, typed)


def conclude(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Record the outcome of a challenge, which is final; a changed decision moves what stands, and is told again."""
    return gates.freeze(sitting, case_id, "challenge_outcome", answers, made_at, typed)


def challenges_of(case: CaseFile) -> list[Challenged]:
    """Every challenge of a case with what became of it, oldest first."""
    made, outcomes = case.sheets_of("challenge"), case.sheets_of("challenge_outcome")
    ended = {found.id: each for each in outcomes if (found := numbered(made, each.answers.get("challenge")))}
    return [Challenged(number, sheet, ended.get(sheet.id)) for number, sheet in enumerate(made, 1)]
