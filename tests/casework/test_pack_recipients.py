"""Whose copies a pack has, and which packs cannot be: each refused in words."""

from dataclasses import replace

import pytest

from nscb_desktop.casework import (
    held_meetings,
    meetings,
    packs,
)
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.meetings import Attendance, Conflict, Presence
from nscb_desktop.framework.roles import Person
from tests.packs import EXCLUDED, convened, ready


@pytest.mark.parametrize("wrong", ["cases", "stranger", "nobody", "all", "off"])
def test_a_pack_that_cannot_be_is_refused_in_words(office: Sitting, wrong: str) -> None:
    meeting = convened(office, 2)
    order = packs.usual(office, meeting)
    madeup = next(each for each in meeting.attendance if each.name == EXCLUDED)
    order, sentence = {
        "cases": (replace(order, cases=()), "Choose at least one case of the agenda"),
        "stranger": (replace(order, cases=(99,)), "1 of the cases are not on the agenda"),
        "nobody": (replace(order, recipients=()), "Choose at least one recipient"),
        "all": (
            replace(order, cases=meeting.agenda[1:], recipients=(madeup,)),
            "Supt Madeup is excluded from every case",
        ),
        "off": (order, "^This meeting was called off: The chair was ill. Plan another.$"),
    }[wrong]
    if wrong == "off":
        meetings.call_off(office, meeting, "The chair was ill.")
    with pytest.raises(Refused, match=sentence):
        packs.read(office, order)


def test_a_conflict_declared_after_the_pack_was_asked_for_counts(office: Sitting) -> None:
    meeting = convened(office, 1)
    order = packs.usual(office, meeting)
    held_meetings.declare(office, meeting, Conflict(meeting.agenda[0], "Dr Pretend", "a patient", False))
    with pytest.raises(Refused, match="Dr Pretend is excluded"):
        packs.read(office, order)


def test_whoever_is_excluded_from_every_case_gets_no_copy_and_is_named(office: Sitting) -> None:
    meeting = convened(office, 2)
    assert packs.without_copy_words(meeting) == ""
    meeting = held_meetings.declare(office, meeting, Conflict(meeting.agenda[0], EXCLUDED, "a cousin", True))
    made = ready(office, meeting)
    assert [copy.recipient for copy in made.copies] == ["Samuel Sample", "Ms Example", "Dr Pretend"]
    assert packs.without_copy_words(meeting) == (
        "No copy for Supt Madeup: excluded from every case by a conflict of interest."
    )
    assert packs.without_copy(replace(meeting, agenda=())) == ()
    with pytest.raises(Refused, match="Supt Madeup is excluded from every case"):
        packs.read(office, replace(made.order, recipients=meeting.attendance))


def test_apologies_get_no_copy_and_the_chair_may_make_one(office: Sitting, chair: Sitting) -> None:
    meeting = convened(office, 1)
    away = tuple(
        replace(each, presence=Presence.APOLOGIES) if each.name == "Dr Pretend" else each for each in meeting.attendance
    )
    meeting = held_meetings.set_attendance(
        office, meeting, (*away, Attendance("Health", "A. Deputy", instead_of="Dr Pretend"))
    )
    assert [each.name for each in packs.usual(chair, meeting).recipients] == [
        "Samuel Sample", "Ms Example", EXCLUDED, "A. Deputy",
    ]  # fmt: skip
    assert isinstance(chair.person, Person)
