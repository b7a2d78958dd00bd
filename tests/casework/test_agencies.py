"""The list of agencies and people: each act with its history row, its refusals, and who held an office on a day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscb_desktop.casework import agencies, desk
from nscb_desktop.casework.agencies import NOTHING_DIFFERS
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.code_lists import AGENCIES
from nscb_desktop.framework.errors import ChangedMeanwhile, NotAllowed, Refused
from nscb_desktop.framework.people import Agency, Holder, Office
from tests.casework.list_of_agencies import IN_POST, lead, told

JUNE = date(2014, 6, 2)


@pytest.fixture
def police(office: Sitting) -> Agency:
    return agencies.add_agency(office, "Exampleham  Police ", "two boroughs\r\n")


@pytest.fixture
def first(office: Sitting, police: Agency) -> Holder:
    return agencies.appoint(office, lead(police))


def test_an_agency_is_added_tidied_and_in_the_history(office: Sitting, police: Agency) -> None:
    assert agencies.listed(office) == [police]
    assert (police.name, police.note) == ("Exampleham Police", "two boroughs")
    assert told(office)[-1] == (
        "added the agency Exampleham Police",
        "",
        [("Agency", "", "Exampleham Police"), ("Note", "", "two boroughs")],
    )


def test_the_same_name_twice_is_refused_however_spelt(office: Sitting, police: Agency) -> None:
    with pytest.raises(Refused, match="Exampleham Police is in the list already"):
        agencies.add_agency(office, " EXAMPLEHAM police")
    assert len(agencies.listed(office)) == 1
    other = agencies.add_agency(office, "Probation")
    with pytest.raises(Refused, match="is in the list already"):
        agencies.change_agency(office, replace(other, name="exampleham police"))


def test_an_agency_is_renamed_and_leaves_with_old_and_new_in_the_history(office: Sitting, police: Agency) -> None:
    renamed = agencies.change_agency(office, replace(police, name="Exampleham Constabulary", left_on=JUNE), "merged")
    assert (renamed.version, renamed.left_on) == (2, JUNE)
    assert agencies.listed(office) == [renamed]
    assert told(office)[-1] == (
        "changed the agency Exampleham Police",
        "merged",
        [("Agency", "Exampleham Police", "Exampleham Constabulary"), ("Partner until", "", "2 June 2014")],
    )
    with pytest.raises(Refused, match=NOTHING_DIFFERS):
        agencies.change_agency(office, renamed)


def test_an_agency_changed_in_two_windows_shows_both(office: Sitting, police: Agency) -> None:
    agencies.change_agency(office, replace(police, note="theirs"))
    with pytest.raises(ChangedMeanwhile) as clash:
        agencies.change_agency(office, replace(police, note="mine"))
    assert isinstance(clash.value.theirs, Agency)
    assert clash.value.theirs.note == "theirs"
    assert agencies.listed(office)[0].note == "theirs"
    assert "changed" in told(office)[-1][0]
    assert len([act for act, _, _ in told(office) if act.startswith("changed the agency")]) == 1


def test_somebody_is_appointed_from_a_day(office: Sitting, police: Agency, first: Holder) -> None:
    assert agencies.listed(office)[0].holders == (first,)
    act, _, changes = told(office)[-1]
    assert act == "appointed DI First as Lead officer, Exampleham Police"
    assert ("In post since", "", "3 June 2013") in changes
    assert ("Telephone", "", "020 7946 0001") in changes


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"since": None}, "Enter the first day in post"),
        ({"name": "  "}, "Enter the person's name"),
        ({"email": "a@b"}, "not an e-mail address"),
        ({"until": date(2013, 6, 2)}, "is before the first"),
        ({"agency_id": None}, "is an office of an agency"),
        ({"office": Office.SUBGROUP_CHAIR}, "is an office of The Board"),
        ({"agency_id": 99}, "no such agency"),
    ],
)
def test_a_wrong_appointment_is_refused_and_leaves_nothing(
    office: Sitting, police: Agency, wrong: dict[str, Any], said: str
) -> None:
    before = told(office)
    with pytest.raises(Refused, match=said):
        agencies.appoint(office, replace(lead(police), **wrong))
    assert agencies.listed(office)[0].holders == ()
    assert told(office) == before


def test_whoever_succeeds_ends_the_time_of_whoever_was_there(office: Sitting, police: Agency, first: Holder) -> None:
    second = agencies.appoint(office, lead(police, "DI Second", JUNE), [first])
    ended = replace(first, until=date(2014, 6, 1))
    assert agencies.listed(office)[0].holders == (ended, second)
    assert ("DI First: In post until", "", "1 June 2014") in told(office)[-1][2]
    for day, who in ((date(2013, 6, 2), None), (IN_POST, ended), (date(2014, 6, 1), ended), (JUNE, second)):
        assert agencies.holder_on(office, Office.LEAD_OFFICER, day, police.id) == who
    assert agencies.holder_on(office, Office.DEPUTY, JUNE, police.id) is None


def test_nobody_is_succeeded_before_they_came(office: Sitting, police: Agency, first: Holder) -> None:
    with pytest.raises(Refused, match="is before the first"):
        agencies.appoint(office, lead(police, "DI Second", IN_POST), [first])
    assert agencies.listed(office)[0].holders == (first,)


def test_two_lead_officers_at_once_are_allowed(office: Sitting, police: Agency, first: Holder) -> None:
    agencies.appoint(office, lead(police, "DI Second", JUNE))
    assert [each.until for each in agencies.listed(office)[0].holders] == [None, None]


def test_time_in_post_ends_on_a_day(office: Sitting, first: Holder) -> None:
    ended = agencies.change_holder(office, first, replace(first, until=JUNE))
    assert ended.until == JUNE
    assert told(office)[-1] == (
        "ended the time in post of DI First, Lead officer, Exampleham Police",
        "",
        [("In post until", "", "2 June 2014")],
    )
    with pytest.raises(Refused, match="is before the first"):
        agencies.change_holder(office, ended, replace(ended, until=date(2013, 6, 2)), "slip")


def test_a_correction_keeps_the_old_value_and_wants_a_reason_where_the_past_changes(
    office: Sitting, first: Holder
) -> None:
    moved = agencies.change_holder(office, first, replace(first, telephone="020 7946 0009"))
    assert told(office)[-1][2] == [("Telephone", "020 7946 0001", "020 7946 0009")]
    with pytest.raises(Refused, match="Say why this is corrected"):
        agencies.change_holder(office, moved, replace(moved, name="DI Furst"), " ")
    agencies.change_holder(office, moved, replace(moved, name="DI Furst"), "misspelt")
    assert told(office)[-1] == (
        "corrected the entry of DI First, Lead officer, Exampleham Police",
        "misspelt",
        [("Name", "DI First", "DI Furst")],
    )


def test_nothing_changed_is_refused(office: Sitting, first: Holder) -> None:
    with pytest.raises(Refused, match=NOTHING_DIFFERS):
        agencies.change_holder(office, first, replace(first, name="DI  First "))


def test_a_person_changed_in_two_windows_shows_both(office: Sitting, first: Holder) -> None:
    theirs = agencies.change_holder(office, first, replace(first, telephone="theirs"))
    with pytest.raises(ChangedMeanwhile) as clash:
        agencies.change_holder(office, first, replace(first, telephone="mine"))
    assert clash.value.theirs == theirs
    assert agencies.listed(office)[0].holders == (theirs,)


def test_the_boards_offices_are_held_by_people_too(office: Sitting, police: Agency) -> None:
    dame = agencies.appoint(office, Holder(0, None, Office.INDEPENDENT_CHAIR, "Dame Invented", since=IN_POST))
    assert agencies.of_the_board(office) == [dame]
    assert agencies.holder_on(office, Office.INDEPENDENT_CHAIR, JUNE) == dame
    assert told(office)[-1][0] == "appointed Dame Invented as Independent Chair, The Board"
    assert agencies.listed(office)[0].holders == ()


def test_only_the_business_manager_changes_the_list_and_the_chair_reads_it(
    office: Sitting, chair: Sitting, police: Agency, first: Holder
) -> None:
    acts = (
        lambda: agencies.add_agency(chair, "Fire"),
        lambda: agencies.change_agency(chair, replace(police, note="x")),
        lambda: agencies.appoint(chair, lead(police, "DI Second", JUNE)),
        lambda: agencies.change_holder(chair, first, replace(first, role="x")),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="ask a Business Manager"):
            act()
    assert agencies.listed(chair)[0].holders == (first,)
    assert agencies.holder_on(chair, Office.LEAD_OFFICER, JUNE, police.id) == first


def test_the_list_begins_with_the_usual_agencies_but_for_those_that_are_there(office: Sitting) -> None:
    agencies.add_agency(office, "POLICE")
    made = agencies.add_usual(office)
    assert len(made) == len(AGENCIES.entries) - 1
    assert [act for act, _, _ in told(office)].count("added the agency Police") == 0
    assert told(office)[-1][0] == f"added the agency {made[-1].name}"
    with pytest.raises(Refused, match="are in the list already"):
        agencies.add_usual(office)


def test_the_register_is_sound_afterwards(office: Sitting, police: Agency, first: Holder) -> None:
    agencies.appoint(office, lead(police, "DI Second", JUNE), [first])
    assert desk.check(office).faults == ()
