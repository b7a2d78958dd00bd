"""Who may do what, and how a refusal reads."""

import pytest

from nscb_desktop.framework.errors import NotAllowed, OfficeError
from nscb_desktop.framework.roles import RIGHTS, Person, Right, Role

MANAGER = Person("jokafor", "J. Okafor", Role.BUSINESS_MANAGER)
CHAIR = Person("mreid", "M. Reid", Role.SUBGROUP_CHAIR)


@pytest.mark.parametrize("right", list(Right))
def test_the_business_manager_may_do_everything(right: Right) -> None:
    assert MANAGER.may(right)
    MANAGER.must(right)


@pytest.mark.parametrize("right", [Right.READ, Right.PRINT, Right.RECORD, Right.SCREEN, Right.CONVENE])
def test_the_chair_reads_prints_records_screens_and_convenes(right: Right) -> None:
    assert CHAIR.may(right)


@pytest.mark.parametrize(
    "right",
    [
        Right.RECEIVE,
        Right.AMEND,
        Right.APPOINT,
        Right.ASK,
        Right.VOID,
        Right.KEEP,
        Right.DECIDE,
        Right.IMPORT,
        Right.LEAVE,
    ],
)
def test_a_refusal_says_who_may_do_it_instead(right: Right) -> None:
    with pytest.raises(NotAllowed) as refusal:
        CHAIR.must(right)
    assert str(refusal.value) == f"A Sub-group chair may not {right.value}; ask a Business Manager to do it."
    assert isinstance(refusal.value, OfficeError)


def test_every_role_has_its_rights_written_down() -> None:
    assert RIGHTS.keys() == set(Role)
