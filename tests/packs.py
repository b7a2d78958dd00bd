"""A meeting with cases on which agencies have returned Part Twos, for tests of packs."""

from dataclasses import replace
from datetime import date

from nscb_desktop.casework import agencies as desk_of_agencies
from nscb_desktop.casework import comparing, drafting, held_meetings, information, meetings, packs, screening
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Rows
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Conflict, Meeting
from nscb_desktop.framework.records import CaseFile
from tests import gates, registers

ASKED, RETURNED = date(2013, 12, 23), at_local(date(2013, 12, 31), 9)
SECRET = "Zuzanna Wyłączona"
"""The child of the case that one member is excluded from."""
EXCLUDED = "Supt Madeup"


def returned_by_all(office: Sitting, case: CaseFile, words: str, agency_ids: list[int]) -> CaseFile:
    """The case with a Part Two of each of these agencies, each with these words and its own date of birth."""
    case = information.ask(office, case.id, agency_ids, ASKED)
    for number, request in enumerate(case.requests):
        begun = drafting.start(office, case.id, "part_two", request.id, comparing.carried(case, request))
        answers = {
            **begun.answers,
            "risks_and_strengths": f"{request.agency} says: {words}",
            "involvement": Rows(({"what": f"Visit by {request.agency}", "from": read_date(f"{number + 1}/11/2013")},)),
            "date_of_birth": read_date(f"{number % 3 + 1}/5/2009"),
        }
        typed = drafting.save(office, replace(begun, answers=answers, received_at=RETURNED))
        case = information.record_return(office, typed, "as it came")
    return case


def convened(office: Sitting, cases: int = 3, agencies: int = 0, words: str = "Nothing further.") -> Meeting:
    """A planned meeting on so many screened cases with its members invited; Supt Madeup is conflicted in the second."""
    gates.staffed(office)
    ids = [each.id for each in desk_of_agencies.listed(office)]
    ids += [desk_of_agencies.add_agency(office, f"Agency {n}").id for n in range(len(ids), agencies)]
    made = []
    for number in range(cases):
        child = SECRET if number == 1 else f"Child Example{number}"
        case = registers.registered(office, child, date_of_birth=read_date("1/5/2009"))
        returned_by_all(office, case, words, ids)
        sent = screening.send_to_chair(office, case.id, date(2014, 1, 3))
        made.append(screening.screen(office, sent.id, gates.SCREENING, gates.DAY).id)
    meeting = meetings.invite(office, meetings.plan(office, gates.DAY, "Room 2", made))
    if cases > 1:
        meeting = held_meetings.declare(office, meeting, Conflict(made[1], EXCLUDED, "a cousin", True))
    return meeting


def ready(office: Sitting, meeting: Meeting) -> packs.ReadyPack:
    """The usual pack of a meeting, read and not printed."""
    return packs.read(office, packs.usual(office, meeting))


def unheard(done: int, total: int) -> None:
    """Nobody is told how far it is."""
