"""A case taken through the gates by the acts of the office, with invented people in the Board's offices."""

from collections.abc import Mapping
from datetime import date, datetime

from nscb_desktop.casework import cases, challenges, decisions, held_meetings, meetings, screening
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Reasons, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Attendance, Meeting, Presence
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import agencies
from tests import registers

CHAIR: dict[str, Answer] = {"name": "Samuel Sample", "office": "Sub-group chair"}
INDEPENDENT: dict[str, Answer] = {"name": "Dame Ina Invented", "office": "Independent Chair"}
CITED = Reasons({"abuse": Tick(Reply.YES, "bruising"), "died": Tick(Reply.NO)})
DAY = at_local(date(2014, 1, 6), 10)
"""A Monday, the day before today of the fixed clock."""

SCREENING: dict[str, Answer] = {
    "outcome": "scr", "reasons": "Two agencies missed it.", "advice": "Agrees.", "made_by": CHAIR,
}  # fmt: skip
RECOMMENDATION: dict[str, Answer] = {
    "review": "scr", "criteria": CITED, "views": "All members spoke.", "inquorate": "Snow.", "made_by": CHAIR,
}  # fmt: skip
DISCUSSION: dict[str, Answer] = {"between": "the two chairs", "said": "The grounds."}
DECISION: dict[str, Answer] = {
    "review": "scr", "rationale": "The threshold is met.", "criteria": CITED, "made_by": INDEPENDENT,
}  # fmt: skip
CHALLENGE: dict[str, Answer] = {"agency": "Police", "gate": "decision", "concerns": "We disagree."}
OUTCOME: dict[str, Answer] = {
    "challenge": "1", "discussed": "With the superintendent.", "outcome": "upheld", "reasons": "It stands.",
    "made_by": INDEPENDENT,
}  # fmt: skip
CONVERSION: dict[str, Answer] = {"review": "learning-review", "reasons": "New facts.", "made_by": INDEPENDENT}
CLOSING: dict[str, Answer] = {"reasons": "All is done."}


def changed(answers: Mapping[str, Answer], **others: Answer) -> dict[str, Answer]:
    """The answers with some of them changed."""
    return {**answers, **others}


def staffed(office: Sitting) -> Sitting:
    """The same sitting, with both chairs and the sub-group's members in post."""
    with office.register.work.drafting(registers.NOW) as unit:
        for post, name in ((Office.SUBGROUP_CHAIR, CHAIR["name"]), (Office.INDEPENDENT_CHAIR, INDEPENDENT["name"])):
            agencies.add_holder(unit, Holder(0, None, post, str(name), since=date(2013, 4, 1)))
        for agency, member in (("Police", "Supt Madeup"), ("Health", "Dr Pretend"), ("Education", "Ms Example")):
            made = agencies.add(unit, agency)
            agencies.add_holder(unit, Holder(0, made.id, Office.MEMBER, member, since=date(2013, 4, 1)))
        unit.flush()
    return office


def with_the_chair(office: Sitting) -> CaseFile:
    """A case sent to the sub-group chair on the Friday."""
    return screening.send_to_chair(office, registers.registered(office).id, date(2014, 1, 3))


def screened(office: Sitting, **others: Answer) -> CaseFile:
    """A case whose screening says that a review appears indicated, unless told otherwise."""
    return screening.screen(office, with_the_chair(office).id, changed(SCREENING, **others), DAY)


def held(office: Sitting, *case_ids: int, on: datetime = DAY, present: int = 3) -> Meeting:
    """A meeting that considered these cases, with so many agencies present."""
    planned = meetings.plan(office, on, "Room 2", case_ids)
    came = tuple(Attendance(f"Agency {n}", f"Member {n}", Presence.ATTENDED) for n in range(1, present + 1))
    with_them = held_meetings.set_attendance(office, planned, came)
    return held_meetings.hold(office, with_them, date(on.year, on.month, on.day), str(CHAIR["name"]), case_ids)


def met(office: Sitting) -> CaseFile:
    """A case that the sub-group considered."""
    case = screened(office)
    held(office, case.id)
    return cases.read_case(office, case.id)


def recommended(office: Sitting) -> CaseFile:
    """A case with the sub-group's recommendation."""
    return decisions.recommend(office, met(office).id, RECOMMENDATION, DAY)


def discussed(office: Sitting) -> CaseFile:
    """A case that was discussed with the Independent Chair."""
    return decisions.discuss(office, recommended(office).id, DISCUSSION, DAY)


def decided(office: Sitting, **others: Answer) -> CaseFile:
    """A case with the Independent Chair's decision."""
    return decisions.decide(office, discussed(office).id, changed(DECISION, **others), DAY)


def told(office: Sitting, case: CaseFile, to: str, **others: Answer) -> CaseFile:
    """A notice to one recipient."""
    return decisions.tell(office, case.id, {"to": to, "how": "secure e-mail", "said": "As decided.", **others}, DAY)


def challenged(office: Sitting, **others: Answer) -> CaseFile:
    """A decision that an agency challenges."""
    return challenges.challenge(office, decided(office).id, changed(CHALLENGE, **others), DAY)
