"""Who may sign in, and as what."""

from pathlib import Path

import pytest

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import NotAllowed, OfficeError
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register import accounts
from nscb_desktop.register.derivation import CHEAP
from tests import registers

CHAIR = Person("chair", "Łucja Chairwoman", Role.SUBGROUP_CHAIR)
WORDS = "quiet otters borrow nine umbrellas"


def test_an_added_person_signs_in_as_what_they_are(folder: Path) -> None:
    sitting = registers.opened(folder)
    desk.add_account(sitting, CHAIR, WORDS, cost=CHEAP)
    assert desk.people(sitting) == [registers.JANE, CHAIR]
    sitting.register.close()
    hers = desk.sign_in(folder, "CHAIR", WORDS, registers.Clock())
    assert hers.person == CHAIR
    with pytest.raises(NotAllowed):
        desk.back_up(hers)
    hers.register.close()


def test_a_name_is_given_once_and_a_second_time_is_a_sentence(empty: Sitting) -> None:
    desk.add_account(empty, CHAIR, WORDS, cost=CHEAP)
    with pytest.raises(OfficeError, match="already an account called chair"):
        desk.add_account(empty, CHAIR, WORDS, cost=CHEAP)
    assert desk.people(empty) == [registers.JANE, CHAIR]


def test_a_removed_person_is_not_listed_and_not_let_in_and_their_name_stays_taken(empty: Sitting) -> None:
    desk.add_account(empty, CHAIR, WORDS, cost=CHEAP)
    with empty.register.work.writing(empty.person, empty.now()) as unit:
        accounts.set_removed(unit, "chair")
        unit.record("removed an account")
    assert desk.people(empty) == [registers.JANE]
    with empty.reading() as unit, pytest.raises(OfficeError, match="“chair” may not sign in"):
        accounts.read(unit, "chair")
    with pytest.raises(OfficeError, match="or there was one"):
        desk.add_account(empty, CHAIR, WORDS, cost=CHEAP)


def test_somebody_who_was_never_entered_is_refused(empty: Sitting) -> None:
    with empty.reading() as unit, pytest.raises(OfficeError, match="“eve” may not sign in"):
        accounts.read(unit, "eve")
