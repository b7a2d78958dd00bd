"""Practice cases taken through the gates by the office's own acts: every stage and every outcome, with real sheets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from nscb_desktop.casework import cases, challenges, closing, decisions, held_meetings, meetings, screening
from nscb_desktop.casework.practice import gate_words as words
from nscb_desktop.casework.practice.partners import INDEPENDENT_CHAIR, SUBGROUP_CHAIR
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Reasons
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Attendance, Conflict, Presence
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.working_days import OfficeCalendar

FACTS_OF_GATES = {"sent_for_screening", "not_indicated", "indicated", "met", "recommended", "decided", "closed"}
AGES = (8, 45)
"""Days ago that a case was received which is taken through the gates here and not by its invented course."""
WANTED = 15
NO_TIME = "The sub-group's next meeting was three weeks away."


@dataclass
class _Case:
    """One practice case on its way, with the day it has got to."""

    sitting: Sitting
    file: CaseFile
    on: date
    calendar: OfficeCalendar = field(default_factory=OfficeCalendar)

    def later(self, days: int = 1) -> date:
        """A working day or more later, and not after today."""
        self.on = min(self.calendar.next_working_day(self.on + timedelta(days=days)), self.sitting.today())
        return self.on

    def do(self, act: Callable[..., CaseFile], answers: dict[str, Answer], days: int = 1) -> "_Case":
        """Record a sheet some days later; today only what the clock has reached."""
        made = min(at_local(self.later(days), 9, 30), self.sitting.now())
        self.file = act(self.sitting, self.file.id, answers, made)
        return self


def take_through(sitting: Sitting, first: int, last: int) -> None:
    """Take the practice cases set aside for it through the gates, each to a stage or an outcome of its own."""
    chosen = _set_aside(sitting, first, last)
    if not chosen:
        return
    routes = [_sent, _indicated, _screened_out, _referrer_waits, _recommended, _discussed, _told, _acted_for, _under_challenge,
              _upheld, _changed, _converted, _closed, _reopened]  # fmt: skip
    for case, route in zip(chosen, routes, strict=False):
        route(case)
    _meetings_ahead(sitting, chosen)


def _set_aside(sitting: Sitting, first: int, last: int) -> list[_Case]:
    today, found = sitting.today(), []
    for case_id in range(first, last + 1):
        case = cases.read_case(sitting, case_id)
        age = (today - case.facts["received"].on).days
        if case.voided or FACTS_OF_GATES & case.facts.keys() or not AGES[0] <= age <= AGES[1]:
            continue
        if "returned" in case.facts:
            found.append(_Case(sitting, case, max(fact.on for fact in case.facts.values())))
    return found[:WANTED]


def _criteria(case: _Case) -> _Case:
    reasons = case.file.part_one.answers.get("reasons")
    ticks = reasons.ticks if isinstance(reasons, Reasons) else {}
    return (
        case.do(screening.keep_criteria, {"grounds": Reasons(ticks, "As the agencies' returns have it.")}, 0)
        if ticks
        else case
    )


def _sent(case: _Case) -> _Case:
    case.file = screening.send_to_chair(case.sitting, case.file.id, case.on)
    return case


def _screened(case: _Case, outcome: str) -> _Case:
    return _sent(_criteria(case)).do(screening.screen, words.screening(outcome))


def _indicated(case: _Case) -> _Case:
    return _screened(case, "scr")


def _referrer_waits(case: _Case) -> _Case:
    return _screened(case, "not-indicated")


def _screened_out(case: _Case) -> _Case:
    return _referrer_waits(case).do(decisions.tell, words.notice("referrer"))


def _met(case: _Case, present: int = 5) -> _Case:
    _screened(case, "scr")
    on = case.later(2)
    made = meetings.plan(case.sitting, at_local(on, 8), "Committee room 2, Exampleham Town Hall", (case.file.id,))
    made = meetings.invite(case.sitting, made)
    members = [each for each in made.attendance if each.agency and not each.instead_of]
    came = [
        replace(each, presence=Presence.ATTENDED if place < present else Presence.APOLOGIES)
        for place, each in enumerate(members)
    ]
    chair = Attendance("", SUBGROUP_CHAIR, Presence.ATTENDED)
    made = held_meetings.set_attendance(case.sitting, made, [chair, *came])
    conflict = Conflict(case.file.id, members[0].name, "Supervised the worker in 2012.", True)
    made = held_meetings.declare(case.sitting, made, conflict)
    made = held_meetings.hold(case.sitting, made, on, SUBGROUP_CHAIR, (case.file.id,))
    held_meetings.minute(case.sitting, made, None, "Apologies were noted. The minutes of the last meeting were agreed.")
    held_meetings.minute(case.sitting, made, case.file.id, words.MINUTE)
    case.file = cases.read_case(case.sitting, case.file.id)
    return case


def _recommend(case: _Case, review: str, present: int = 5, **others: Answer) -> _Case:
    answers = words.recommendation(review, cited(case.file))
    return _met(case, present).do(decisions.recommend, {**answers, **others}, 0)


def _recommended(case: _Case) -> _Case:
    dissent = "The police member would hold a Learning Review: the facts are known and the practice is not in dispute."
    return _recommend(case, "scr", 3, inquorate=NO_TIME, dissent=dissent)


def _discussed(case: _Case, review: str = "scr") -> _Case:
    return _recommend(case, review).do(decisions.discuss, words.DISCUSSION)


def _decided(case: _Case, review: str, **others: Answer) -> _Case:
    answers = words.decision(review, cited(case.file))
    return _discussed(case, review).do(decisions.decide, {**answers, **others})


def _told(case: _Case) -> _Case:
    _decided(case, "scr")
    for to in ("ofsted", "panel", "referrer", "agencies", "board"):
        case.do(decisions.tell, words.notice(to), 0)
    return case


def _acted_for(case: _Case) -> _Case:
    vice: Answer = {
        "name": "Revd Placeholder Stand-In", "office": "Vice-chair of the Board", "acting_for": INDEPENDENT_CHAIR,
        "acting_why": "on leave until the end of the month",
    }  # fmt: skip
    return _decided(case, "learning-review", made_by=vice)


def _under_challenge(case: _Case) -> _Case:
    return _decided(case, "none").do(challenges.challenge, words.CHALLENGE)


def _upheld(case: _Case) -> _Case:
    return _under_challenge(case).do(challenges.conclude, words.outcome("upheld", None))


def _changed(case: _Case) -> _Case:
    return _under_challenge(case).do(challenges.conclude, words.outcome("changed", "learning-review"))


def _converted(case: _Case) -> _Case:
    return _decided(case, "learning-review").do(decisions.convert, words.CONVERSION)


def _closed(case: _Case) -> _Case:
    return _decided(case, "other", which="A multi-agency audit of eight files").do(closing.close, words.CLOSING, 0)


def _reopened(case: _Case) -> _Case:
    return _closed(case).do(closing.reopen, words.REOPENING, 0)


def cited(case: CaseFile) -> Reasons:
    """The grounds the referrer answered, as a gate cites them."""
    reasons = case.part_one.answers.get("reasons")
    return Reasons(reasons.ticks if isinstance(reasons, Reasons) else {}, "As the criteria sheet has them.")


def _meetings_ahead(sitting: Sitting, chosen: Sequence[_Case]) -> None:
    """One meeting planned with the cases that wait for it, and one called off."""
    waiting = meetings.waiting_for_a_meeting(sitting, [cases.read_case(sitting, case.file.id) for case in chosen])
    day = OfficeCalendar().next_working_day(sitting.today() + timedelta(days=5))
    planned = meetings.plan(sitting, at_local(day, 14), "Committee room 2", [case.id for case in waiting])
    meetings.invite(sitting, planned)
    off = meetings.plan(sitting, at_local(day - timedelta(days=28), 14), "Committee room 1")
    meetings.call_off(sitting, off, "The sub-group chair was ill.")
