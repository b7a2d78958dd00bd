"""What must hold before a gate's sheet is frozen: the order of the gates, what is mandatory, who made it, and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.gate_content import content_problems
from nscb_desktop.framework.gate_facts import screened_out
from nscb_desktop.framework.gate_hands import earlier_act, made_by, made_by_problems
from nscb_desktop.framework.gate_own_rules import CHALLENGED, OWN_RULES, without_quorum
from nscb_desktop.framework.gate_sheet import Sheet
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.people import Office
from nscb_desktop.framework.records import CaseFile


@dataclass(frozen=True, slots=True)
class Gate:
    """What the framework asks of one kind of sheet."""

    follows: tuple[str, ...]
    """Facts that must be recorded, one of which must not be later than the sheet."""
    first: str
    """What to do where none of them is recorded."""
    mandatory: tuple[str, ...]
    office: Office | None = None
    """Whose it is to make."""
    once: str = ""
    """The fact after which there is nothing more to make."""


GATES = {
    "criteria": Gate(("received",), "", ("grounds",)),
    "screening": Gate(("sent_for_screening", "returned"), "Send the case to the sub-group chair for screening first.",
                      ("outcome", "reasons", "advice", "made_by"), Office.SUBGROUP_CHAIR),
    "recommendation": Gate(("met",), "Record the sub-group's meeting that considered the case first.",
                           ("review", "criteria", "views", "made_by"), Office.SUBGROUP_CHAIR, "recommended"),
    "discussion": Gate(("recommended",), "Record the sub-group's recommendation first.", ("between", "said"), None,
                       "discussed"),
    "decision": Gate(("discussed",), "Record the discussion with the Independent Chair first.",
                     ("review", "rationale", "criteria", "made_by"), Office.INDEPENDENT_CHAIR, "decided"),
    "notice": Gate(("decided", "indicated", "not_indicated"), "There is nothing to tell yet: record the decision first.",
                   ("to", "how")),
    "challenge": Gate(("recommended", "decided", "indicated", "not_indicated"),
                      "There is nothing to challenge yet: record the screening first.", ("agency", "gate", "concerns")),
    "challenge_outcome": Gate(("received",), "", ("challenge", "discussed", "outcome", "reasons", "made_by"),
                              Office.INDEPENDENT_CHAIR),
    "conversion": Gate(("decided",), "Record the decision first; a review is converted after it.",
                       ("review", "reasons", "made_by"), Office.INDEPENDENT_CHAIR),
    "closing": Gate(("received",), "", ("reasons",), None, "closed"),
    "reopening": Gate(("closed",), "The case is not closed, so there is nothing to reopen.", ("reasons",)),
}  # fmt: skip


def problems(sheet: Sheet) -> list[Missing]:
    """Everything that stands against freezing a sheet, the gravest first; empty where nothing does."""
    out_of_turn = list(_standing(sheet)) or list(_order(sheet))
    if out_of_turn:
        return out_of_turn
    gate = GATES[sheet.form.key]
    blank = [_blank(sheet, key) for key in gate.mandatory if sheet.answer(key) is None]
    hands = made_by_problems(sheet.case, sheet.form, sheet.answers, gate.office, sheet.on, sheet.holders)
    own = OWN_RULES.get(sheet.form.key)
    return [*blank, *_days(sheet, gate), *hands, *(own(sheet) if own else ()), *content_problems(sheet)]


def circumstances(sheet: Sheet) -> frozenset[Circumstance]:
    """What holds of a sheet's case and makes it ask more: one person at two gates, a meeting without its quorum."""
    found = {
        Circumstance.SAME_PERSON: earlier_act(sheet.case, sheet.form, made_by(sheet.answers).name),
        Circumstance.NO_QUORUM: without_quorum(sheet),
    }
    return frozenset(each for each, holds in found.items() if holds)


def _standing(sheet: Sheet) -> Iterator[Missing]:
    """Nothing is recorded on a void case, and on a closed one only its reopening."""
    case = sheet.case
    if case.voided:
        on = long_day(local_day(case.voided.at))
        yield Missing("", f"{case.reference} was voided on {on}; nothing more can be recorded on it.")
    elif "closed" in case.facts and sheet.form.key != "reopening":
        on = long_day(case.facts["closed"].on)
        yield Missing(
            "", f"{case.reference} was closed on {on} and is read-only. Reopen it, with a reason, to record more."
        )


def _order(sheet: Sheet) -> Iterator[Missing]:
    gate, case = GATES[sheet.form.key], sheet.case
    if gate.once and gate.once in case.facts:
        on = long_day(case.facts[gate.once].on)
        how = "Correct it by a dated amendment, or record a challenge." if gate.once != "closed" else ""
        yield Missing("", f"{MILESTONES[gate.once].shown} on {on} already. {how}".strip())
    elif not any(key in case.facts for key in gate.follows) and not _screened_out(sheet):
        yield Missing("", gate.first)
    elif sheet.form.key == "screening":
        yield from _screened_already(case)


def _screened_out(sheet: Sheet) -> bool:
    return sheet.form.key in {"notice", "challenge"} and screened_out(sheet.case) is not None


def _screened_already(case: CaseFile) -> Iterator[Missing]:
    """A case is screened once, and once more after it was reopened with nothing but a screening behind it."""
    if later := next((key for key in ("decided", "recommended", "met") if key in case.facts), None):
        on = long_day(case.facts[later].on)
        yield Missing("", f"{MILESTONES[later].shown} on {on}: the time for screening is past.")
        return
    screened = any(key in case.facts for key in CHALLENGED["screening"]) or screened_out(case)
    last = max((each.id for each in case.sheets_of("reopening")), default=0)
    newest = case.sheet("screening")
    if screened and (last == 0 or (newest and newest.id > last)):
        yield Missing(
            "", "The case is screened already. Correct the sheet by a dated amendment, or record a challenge."
        )


def _blank(sheet: Sheet, key: str) -> Missing:
    label = sheet.form.field(key).label.rstrip(":")
    return Missing(key, f"{label}: this cannot be left blank. Answer it before the sheet is recorded.")


def _days(sheet: Sheet, gate: Gate) -> Iterator[Missing]:
    if sheet.made_at > sheet.now:
        yield Missing("made_at", f"{long_day(sheet.on)} has not come yet. Enter the day and time it was made.")
        return
    held = [sheet.case.facts[key] for key in gate.follows if key in sheet.case.facts]
    earliest = min((fact.on for fact in held), default=None)
    before = sheet.case.facts["received"].on
    if earliest and sheet.on < earliest:
        key = next(key for key in gate.follows if key in sheet.case.facts and sheet.case.facts[key].on == earliest)
        yield Missing(
            "made_at", f"{sheet.form.name} cannot be before “{MILESTONES[key].shown}” on {long_day(earliest)}."
        )
    elif sheet.on < before:
        yield Missing("made_at", f"{sheet.form.name} cannot be before the Part One was received on {long_day(before)}.")
