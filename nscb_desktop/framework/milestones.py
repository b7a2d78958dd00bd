"""The recorded facts of a case, and the stage that follows from them; a stage is never stored (framework section 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.information import InformationRequest, all_in_on


class Owner(Enum):
    """Who has to act for a case to go on; the value is how it is shown."""

    AGENCY = "Agencies"
    SUBGROUP_CHAIR = "Sub-group chair"
    INDEPENDENT_CHAIR = "Independent Chair"
    BUSINESS_MANAGER = "Business Manager"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One kind of fact that moves a case: its key and the words for it."""

    key: str
    shown: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A milestone as recorded on a case: the day it happened, and a detail such as the type of review decided."""

    on: date
    detail: str = ""


Facts = Mapping[str, Recorded]
"""What is recorded on a case, by milestone key."""

STRIP = (
    Milestone("received", "Part One received"),
    Milestone("members_notified", "Members notified"),
    Milestone("requested", "Part Twos requested"),
    Milestone("information_due", "Information due"),
    Milestone("met", "Sub-group met"),
    Milestone("recommended", "Recommendation made"),
    Milestone("decided", "Decision made"),
)
"""The seven dates of the office's own mental picture, on every case and every printed form."""

LATER = (
    Milestone("returned", "Every Part Two returned"),
    Milestone("sent_for_screening", "Sent to the sub-group chair"),
    Milestone("not_indicated", "Screened: no review indicated"),
    Milestone("indicated", "Screened: review appears indicated"),
    Milestone("discussed", "Discussed with the Independent Chair"),
    Milestone("ofsted_told", "Ofsted told"),
    Milestone("panel_told", "National panel told"),
    Milestone("told", "Ofsted and the national panel told"),
    Milestone("referrer_told", "Referrer told"),
    Milestone("changed", "Decision changed on a challenge"),
    Milestone("converted", "Converted to another review type"),
    Milestone("commissioned", "Review commissioned"),
    Milestone("reported", "Report complete"),
    Milestone("action_agreed", "Action agreed"),
    Milestone("publication_set", "Publication date set"),
    Milestone("panel_copy", "Report sent to the national panel"),
    Milestone("published", "Published"),
    Milestone("taken_down", "Taken down from the website"),
    Milestone("closed", "Closed"),
)

DERIVED = frozenset({"received", "information_due"})
"""Milestones that follow from other records and are never recorded by hand."""

MADE_OF = {"told": ("ofsted_told", "panel_told"), "panel_told": ("told",)}
"""Milestones that also hold where others do: both are told when each is, and one of them when both are."""

SET_AHEAD = frozenset({"publication_set"})
"""Milestones that name a day still to come: the day that something is set for."""

MILESTONES = {milestone.key: milestone for milestone in STRIP + LATER}


_WAY = (
    "received", "members_notified", "requested", "information_due", "returned", "sent_for_screening", "not_indicated",
    "indicated", "met", "recommended", "discussed", "decided",
)  # fmt: skip
_PLACES = {key: place for place, key in enumerate(dict.fromkeys((*_WAY, *(each.key for each in LATER))))}


def in_order(facts: Facts) -> list[tuple[str, Recorded]]:
    """Facts by their days; those of one day in the order the process takes them."""
    return sorted(facts.items(), key=lambda each: (each[1].on, _PLACES.get(each[0], len(_PLACES))))


def facts_of(received: date, recorded: Mapping[str, Recorded], asked: Sequence[InformationRequest] = ()) -> Facts:
    """Everything that holds of a case: what is recorded, and what follows from its requests.

    A case whose requests were made elsewhere (an old register) carries their dates as recorded facts; where there are
    requests, the dates are theirs.
    """
    facts = {"received": Recorded(received), **recorded}
    counting = [request for request in asked if request.counts]
    if counting:
        facts["requested"] = Recorded(min(request.asked_on for request in counting))
        facts["information_due"] = Recorded(max(request.due_on for request in counting))
        facts.pop("returned", None)
        if came := all_in_on(counting):
            facts["returned"] = Recorded(came)
    if "told" not in facts and {"ofsted_told", "panel_told"} <= facts.keys():
        facts["told"] = Recorded(max(facts["ofsted_told"].on, facts["panel_told"].on))
    if "told" in facts:
        facts.setdefault("panel_told", facts["told"])
    return facts


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a case stands: its key, the words shown, the facts any one of which brings it there, and who acts next."""

    key: str
    shown: str
    facts: tuple[str, ...]
    waits_for: Owner | None = None
    """None where the case is over."""


STAGES = (
    Stage("received", "Part One received", ("received",), Owner.BUSINESS_MANAGER),
    Stage("requested", "Information requested", ("requested",), Owner.AGENCY),
    Stage("screening", "With the sub-group chair", ("sent_for_screening", "returned"), Owner.SUBGROUP_CHAIR),
    Stage("not-indicated", "No review indicated", ("not_indicated",)),
    Stage("indicated", "Sub-group to meet", ("indicated",), Owner.BUSINESS_MANAGER),
    Stage("met", "Sub-group met", ("met",), Owner.SUBGROUP_CHAIR),
    Stage("recommended", "Recommendation made", ("recommended",), Owner.INDEPENDENT_CHAIR),
    Stage("decided", "Decided", ("decided",), Owner.BUSINESS_MANAGER),
    Stage("in-review", "Review in progress", ("commissioned",), Owner.BUSINESS_MANAGER),
    Stage("reported", "Report complete", ("reported",), Owner.BUSINESS_MANAGER),
    Stage("acting", "Actions in progress", ("action_agreed",), Owner.BUSINESS_MANAGER),
    Stage("published", "Published", ("published",), Owner.BUSINESS_MANAGER),
    Stage("closed", "Closed", ("closed",)),
)

OVER = tuple(stage.key for stage in STAGES if stage.waits_for is None)
"""Stages at which nobody has to act."""

DECISIONS = {
    "scr": "Serious Case Review",
    "learning-review": "Learning Review",
    "other": "another review",
    "none": "no review",
}
"""What the Independent Chair can decide, by the detail recorded with the decision."""
REVIEWS = {"scr": "a Serious Case Review", "learning-review": "a Learning Review", "other": "a review of another kind"}
"""The reviews among them, as they stand in a sentence."""
OUTCOMES = {**DECISIONS, "not-indicated": "no review"}
"""Every detail recorded with a gate, in words."""


def in_words(fact: Recorded | None) -> str:
    """``6 January 2014, Serious Case Review``; empty where nothing is recorded."""
    if fact is None:
        return ""
    return long_day(fact.on) + (f", {OUTCOMES.get(fact.detail, fact.detail)}" if fact.detail else "")


def stage_of(facts: Facts) -> Stage:
    """The stage that the recorded facts amount to: the last row of the table whose facts hold."""
    held = [stage for stage in STAGES if any(key in facts for key in stage.facts)]
    return held[-1] if held else STAGES[0]


def stage_shown(facts: Facts) -> str:
    """The stage in words, with what was decided where that is the stage."""
    stage = stage_of(facts)
    if stage.key == "decided" and (decision := DECISIONS.get(facts["decided"].detail)):
        return f"Decided: {decision}"
    return stage.shown
