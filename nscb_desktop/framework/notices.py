"""Notices of what was decided: who has been told of what stands now, and since when there has been something to tell."""

from datetime import date

from nscb_desktop.framework.gate_facts import TOLD, screened_out
from nscb_desktop.framework.records import CaseFile, FormRecord

AFTER_A_DECISION = ("ofsted", "panel", "referrer", "agencies", "board")
"""Who is told of a decision; of a screening that ended the matter, the referrer alone."""


def expected(case: CaseFile) -> tuple[str, ...]:
    """Who is to be told of what stands now."""
    if "decided" in case.facts:
        return AFTER_A_DECISION
    return ("referrer",) if told_since(case) else ()


def unsent(case: CaseFile) -> tuple[str, ...]:
    """Who is to be told of what stands now and has not been."""
    recorded = {to for to, key in TOLD.items() if key in case.facts}
    return tuple(to for to in expected(case) if to not in recorded and not notices(case, to))


def told_since(case: CaseFile) -> date | None:
    """The day of what notices tell: the decision as it stands, or a screening that ended the matter."""
    days = [case.facts[key].on for key in ("decided", "changed", "converted") if key in case.facts]
    if days:
        return max(days)
    screened = case.facts.get("not_indicated")
    return screened.on if screened else screened_out(case)


def notices(case: CaseFile, to: str) -> list[FormRecord]:
    """The notices to one recipient of what stands now, oldest first; what was told of an earlier decision is past."""
    settling = [each for each in case.sheets if _settles_anew(each, case)]
    last = settling[-1].id if settling else 0
    return [each for each in case.sheets_of("notice") if each.id > last and each.answers.get("to") == to]


def _settles_anew(each: FormRecord, case: CaseFile) -> bool:
    if each.form.key == "challenge_outcome":
        return each.answers.get("outcome") == "changed"
    if each.form.key == "screening":
        return "decided" not in case.facts
    return each.form.key in {"decision", "conversion"}
