"""The contact log of each case."""

from datetime import timedelta

import pytest

from nscb_desktop.casework import cases, contacts
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from tests import registers


def test_contacts_are_listed_newest_first_whenever_they_were_entered(sitting: Sitting) -> None:
    late = contacts.log_contact(sitting, 3, registers.NOW, "Telephone", "Łucja", "rang back")
    early = contacts.log_contact(sitting, 3, registers.NOW - timedelta(days=2), "E-mail", "School", "asked")
    assert contacts.contacts(sitting, 3) == [late, early]
    assert (late.recorded_by, late.recorded_at) == ("Jane Okafor", registers.NOW)


def test_each_case_has_its_own(sitting: Sitting) -> None:
    assert [each.what for each in contacts.contacts(sitting, 2)] == ["asked for the file"]
    assert contacts.contacts(sitting, 1) == []


def test_a_contact_is_in_the_history(sitting: Sitting) -> None:
    (entry,) = [each for each in cases.history(sitting, 2) if each.act == "logged a contact"]
    assert entry.changes[0].new == "School: asked for the file"


@pytest.mark.parametrize(("who", "what"), [("", "x"), ("x", "  ")])
def test_a_contact_that_says_nothing_is_refused(sitting: Sitting, who: str, what: str) -> None:
    with pytest.raises(OfficeError):
        contacts.log_contact(sitting, 2, registers.NOW, "Letter", who, what)
    assert len(contacts.contacts(sitting, 2)) == 1
