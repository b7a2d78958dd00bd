"""The flow chart of section 5, reconstructed: the adopted Appendix 1 is a picture that is not held (framework section 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.milestones import Facts
from nscb_desktop.framework.timescales import Clock

LABEL = "Reconstructed from section 5 of the framework; the picture adopted as Appendix 1 is not held."
YOU_ARE_HERE = "You are here"
LEFT, MAIN, RIGHT = 0, 1, 2
_REVIEWS = frozenset({"scr", "learning-review", "other"})
_BEYOND_SCREENING = frozenset({"indicated", "met", "recommended", "decided"})


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its words, the milestones any one of which fulfils it, and where it stands."""

    key: str
    words: str
    facts: tuple[str, ...]
    row: int
    column: int = MAIN
    question: bool = False
    """Whether it is a gate, drawn as a lozenge."""
    only_details: frozenset[str] = frozenset()
    """Where not empty, the box is on the way only after one of these decisions."""
    waits: bool = True
    """Whether a case waits at it; one that does not is fulfilled in passing."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another, with the answer that leads there."""

    start: str
    end: str
    words: str = ""
    dashed: bool = False


BOXES = (
    Box("received", "Part One received by the Business Manager", ("received",), 0),
    Box("members_notified", "All members of the sub-group notified", ("members_notified",), 1),
    Box("requested", "Part Two requested from each agency", ("requested",), 2),
    Box("returned", "Information returned and with the sub-group chair", ("returned", "sent_for_screening"), 3),
    Box("screening", "Does a review appear to be indicated?", ("indicated", "not_indicated"), 4, question=True),
    Box("not_indicated", "No review indicated; referrer told", ("not_indicated",), 4, RIGHT, waits=False),
    Box("met", "Sub-group convened and held", ("met",), 5),
    Box("recommended", "Sub-group recommends the type of review", ("recommended",), 6),
    Box("discussed", "Discussed with the Independent Chair", ("discussed",), 7),
    Box("decided", "Independent Chair's decision", ("decided",), 8, question=True),
    Box("told", "Ofsted and the national panel told", ("told",), 9),
    Box("referrer_told", "Referrer, agencies and Board told, with reasons", ("referrer_told",), 9, RIGHT, waits=False),
    Box("commissioned", "Review commissioned", ("commissioned",), 10, only_details=_REVIEWS),
    Box("reported", "Report complete", ("reported",), 11, only_details=_REVIEWS),
    Box("published", "Published", ("published",), 12, only_details=_REVIEWS),
    Box("closed", "Closed", ("closed",), 13),
    Box("challenge", "Challenge in writing, by any agency, at any gate: discussed with the Independent Chair, whose decision "
        "is final", (), 6, LEFT, waits=False),
)  # fmt: skip
"""From the top: the way of a case in the middle, what leaves it at the right, challenges at the left."""

_WAY = tuple(box for box in BOXES if box.column == MAIN)
_ANSWERS = {"screening": "yes", "told": "review"}

ARROWS = (
    *(Arrow(start.key, end.key, _ANSWERS.get(start.key, "")) for start, end in pairwise(_WAY)),
    Arrow("screening", "not_indicated", "no"),
    Arrow("told", "referrer_told"),
    Arrow("told", "closed", "no review"),
    Arrow("not_indicated", "closed"),
    Arrow("screening", "challenge", dashed=True),
    Arrow("recommended", "challenge", dashed=True),
    Arrow("decided", "challenge", dashed=True),
)


class State(Enum):
    """How a case stands to a box; the value is how it is told."""

    DONE = "done"
    HERE = "you are here"
    AHEAD = "still to come"
    PASSED = "no date recorded"
    NOT_TAKEN = "not on the way of this case"


@dataclass(frozen=True, slots=True)
class Standing:
    """A box as a case stands to it: its state, and its date or last days in words."""

    box: Box
    state: State
    note: str = ""


def standings(facts: Facts, running: Sequence[Clock], challenge: str = "") -> tuple[Standing, ...]:
    """How a case stands to every box, from its milestones, its clocks and what is said of its challenges.

    Exactly one says "you are here".
    """
    here = _here(facts)
    return tuple(_challenge(box, challenge) if not box.facts else _standing(box, facts, running, here) for box in BOXES)


def _screened_out(facts: Facts) -> bool:
    return "not_indicated" in facts and _BEYOND_SCREENING.isdisjoint(facts)


def _done(box: Box, facts: Facts) -> bool:
    return any(key in facts for key in box.facts)


def _on_the_way(box: Box, facts: Facts) -> bool:
    if _screened_out(facts):
        return box.row <= 4 or box.key == "closed"
    if box.key == "not_indicated":
        return _BEYOND_SCREENING.isdisjoint(facts)
    decided = facts.get("decided")
    return not box.only_details or decided is None or decided.detail in {"", *box.only_details}


def _here(facts: Facts) -> str:
    """The box a case waits at: the first on its way after the last one fulfilled, or its close."""
    if _screened_out(facts) and "closed" not in facts:
        return "not_indicated"
    way = [box for box in _WAY if _on_the_way(box, facts) and box.waits]
    last = max((number for number, box in enumerate(way) if _done(box, facts)), default=0)
    return way[min(last + 1, len(way) - 1)].key


def _standing(box: Box, facts: Facts, running: Sequence[Clock], here: str) -> Standing:
    done = next((facts[key] for key in box.facts if key in facts), None)
    note = short_day(done.on) if done else _due(box, running)
    if box.key == here:
        return Standing(box, State.HERE, note)
    if done:
        return Standing(box, State.DONE, note)
    if not _on_the_way(box, facts):
        return Standing(box, State.NOT_TAKEN)
    order = [each.key for each in _WAY]
    before = box.key in order and here in order and order.index(box.key) < order.index(here)
    return Standing(box, State.PASSED) if before else Standing(box, State.AHEAD, note)


def _due(box: Box, running: Sequence[Clock]) -> str:
    """The last days of the clocks that this box stops, where they still run."""
    waiting = [clock for clock in running if clock.running and clock.timescale.stop in box.facts]
    days = sorted({clock.due for clock in waiting})
    if not days:
        return ""
    shown = (
        " and ".join(short_day(day) for day in days)
        if len(days) < 3
        else f"{short_day(days[0])} to {short_day(days[-1])}"
    )
    late = max(clock.late_by for clock in waiting)
    return f"due {shown}" + (f", late by {late} working day{'' if late == 1 else 's'}" if late else "")


def _challenge(box: Box, said: str) -> Standing:
    return Standing(box, State.DONE if said else State.AHEAD, said)


def in_words(chart: Sequence[Standing]) -> str:
    """The chart read aloud: every box with how the case stands to it, the way of the case first."""
    told = [LABEL]
    for each in sorted(chart, key=_read_in_order):
        state = each.state.value if each.box.facts or each.note else ""
        told.append(": ".join(part for part in (each.box.words, ", ".join(p for p in (state, each.note) if p)) if part))
    return ". ".join(line.rstrip(".") for line in told) + "."


def _read_in_order(standing: Standing) -> tuple[bool, int, int]:
    return standing.box.column == LEFT, standing.box.row, standing.box.column


def boxes_by_key() -> Mapping[str, Box]:
    """Every box by its key, for the arrows."""
    return {box.key: box for box in BOXES}


def here_in_words(chart: Sequence[Standing]) -> str:
    """``You are here: Sub-group convened and held, due 8 Jan 2014``."""
    at = next(each for each in chart if each.state is State.HERE)
    return f"{YOU_ARE_HERE}: {at.box.words}" + (f", {at.note}" if at.note else "")
