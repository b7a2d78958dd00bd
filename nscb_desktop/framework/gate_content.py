"""What each kind of sheet must say for as long as it stands: asked before it is frozen, and again of every amendment."""

from collections.abc import Callable, Iterator

from nscb_desktop.framework.asked import is_asked
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.gate_sheet import Sheet
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.tally import cited


def _grounds_cited(sheet: Sheet) -> Iterator[Missing]:
    key = "grounds" if sheet.form.key == "criteria" else "criteria"
    if sheet.answer(key) is not None and not cited(sheet.answer(key)):
        yield Missing(key, "Cite at least one criterion: reply yes, no or not known to a ground it rests on.")


def _which(sheet: Sheet) -> Iterator[Missing]:
    if is_asked(sheet.form.field("which"), sheet.answers) and sheet.answer("which") is None:
        yield Missing("which", "Say which other review it is.")


def _grounds_and_which(sheet: Sheet) -> Iterator[Missing]:
    yield from _grounds_cited(sheet)
    yield from _which(sheet)


def _notice(sheet: Sheet) -> Iterator[Missing]:
    to = sheet.said("to")
    if to == "panel" and sheet.answer("said") is None and _against_an_scr(sheet.case):
        yield Missing(
            "said", "The panel is told why no Serious Case Review is held: enter the reasons that were given."
        )
    if to == "agencies" and sheet.answer("who") is None:
        yield Missing("who", "Say which agency, or that all of them, were told.")


def _against_an_scr(case: CaseFile) -> bool:
    """Whether the edition has the national panel told of what was decided, with reasons."""
    decided = case.facts.get("decided")
    return bool(decided and decided.detail in case.edition.timescales_by_key["panel-no-scr"].only_details)


def _challenge_outcome(sheet: Sheet) -> Iterator[Missing]:
    if sheet.said("outcome") == "changed":
        yield from _which(sheet)


CONTENT_RULES: dict[str, Callable[[Sheet], Iterator[Missing]]] = {
    "criteria": _grounds_cited,
    "recommendation": _grounds_and_which,
    "decision": _grounds_and_which,
    "notice": _notice,
    "challenge_outcome": _challenge_outcome,
    "conversion": _which,
}
"""Rules on the words of one kind of sheet beside what is mandatory on it."""


def content_problems(sheet: Sheet) -> list[Missing]:
    """What the words of a sheet lack, whether it is about to be frozen or about to be amended."""
    rule = CONTENT_RULES.get(sheet.form.key)
    return list(rule(sheet)) if rule else []
