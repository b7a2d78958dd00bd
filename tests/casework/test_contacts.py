"""The contact log: dated, in order, and never ahead of the clock."""

from datetime import timedelta

import pytest

from nscb_desktop.casework import cases, contacts
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.records import FieldChange
from tests import registers
from tests.registers import NOW


def test_contacts_are_listed_newest_first_whenever_they_were_logged(office: Sitting) -> None:
    case = registers.registered(office)
    for hours, who in ((3, "School"), (1, "Police"), (9, "Surgery")):
        contacts.log_contact(office, case.id, NOW - timedelta(hours=hours), "Telephone", who, "asked for the file")
    assert [each.who for each in contacts.contacts(office, case.id)] == ["Police", "School", "Surgery"]


def test_a_contact_stands_in_the_history(office: Sitting) -> None:
    case = registers.registered(office)
    contacts.log_contact(office, case.id, NOW, "E-mail", "Łucja", "will send it")
    newest = cases.history(office, case.id)[-1]
    assert newest.act == "logged a contact"
    assert newest.changes == (FieldChange("E-mail, 7 Jan 2014 10:42", "", "Łucja: will send it"),)


def test_a_contact_in_the_future_is_refused(office: Sitting) -> None:
    case = registers.registered(office)
    contacts.log_contact(office, case.id, NOW, "Telephone", "School", "this very minute")
    with pytest.raises(Refused, match="That moment has not come yet"):
        contacts.log_contact(office, case.id, NOW + timedelta(minutes=1), "Telephone", "School", "x")


@pytest.mark.parametrize(("who", "what"), [("", "x"), ("School", " "), ("\n", "\t")])
def test_a_contact_says_who_and_what(office: Sitting, who: str, what: str) -> None:
    case = registers.registered(office)
    with pytest.raises(Refused, match="Say who the contact was with and what was said"):
        contacts.log_contact(office, case.id, NOW, "Telephone", who, what)
    assert contacts.contacts(office, case.id) == []


def test_an_acknowledgement_names_the_lead_officer_the_agency_and_the_reference(office: Sitting) -> None:
    case = registers.registered(office, lead_officer=registers.FULL["lead_officer"], agency="Police")
    assert contacts.acknowledgement(case) == (
        "Priya Pretend, Police",
        "Acknowledged; reference NSCB-2013-001 given; agencies reminded to secure their files.",
    )
    assert contacts.acknowledgement(registers.registered(office, lead_officer=None, agency="Police"))[0] == "Police"
