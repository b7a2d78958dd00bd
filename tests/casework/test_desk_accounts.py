"""Accounts at the desk: added, closed, a new recovery sheet, and settings that are recorded for later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import NotAllowed, OfficeError
from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register.derivation import CHEAP
from tests import registers

SAM = Person("sam", "Sam Pretend", Role.SUBGROUP_CHAIR)
SAMS_WORDS = "violet harbour mustard lantern seven"
NEW_WORDS = "copper meadow thirteen otter window"


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """Jane and Sam's new register, with Jane at it."""
    made = registers.fresh(tmp_path / "register")
    desk.add_account(made, SAM, SAMS_WORDS, CHEAP)
    yield made
    made.register.close()


def as_sam(sitting: Sitting) -> Sitting:
    """Sam at the same open register."""
    return Sitting(sitting.register, SAM, sitting.now)


def test_a_new_recovery_key_opens_the_register_and_the_old_one_no_longer(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    sitting, old = desk.set_up(folder, registers.JANE, registers.PASSWORD, registers.Clock(), cost=CHEAP)
    new = desk.new_recovery_key(sitting, CHEAP)
    sitting.register.close()
    with pytest.raises(OfficeError, match="recovery key"):
        desk.recover(folder, "jane", old, NEW_WORDS, registers.Clock(), cost=CHEAP)
    desk.recover(folder, "jane", new, NEW_WORDS, registers.Clock(), cost=CHEAP).register.close()
    desk.sign_in(folder, "jane", NEW_WORDS, registers.Clock()).register.close()


def test_the_signed_in_persons_passphrase_is_told_from_any_other(sitting: Sitting) -> None:
    assert desk.must_be_me(sitting, registers.PASSWORD) == 0
    for _ in range(5):
        with pytest.raises(OfficeError, match="do not open"):
            desk.must_be_me(sitting, SAMS_WORDS)
    with pytest.raises(OfficeError, match="Too many wrong passwords"):
        desk.must_be_me(sitting, registers.PASSWORD)


def test_a_closed_account_is_out_and_its_name_stays_taken(sitting: Sitting) -> None:
    before = sitting.register.keys.root
    desk.remove_account(sitting, "sam")
    assert [person.account for person in desk.people(sitting)] == ["jane"]
    assert sitting.register.keys.root != before
    with pytest.raises(OfficeError, match="already an account"):
        desk.add_account(sitting, SAM, SAMS_WORDS, CHEAP)
    sitting.register.close()
    with pytest.raises(OfficeError):
        desk.sign_in(sitting.register.folder.path, "sam", SAMS_WORDS, registers.Clock())
    registers.opened(sitting.register.folder.path).register.close()


def test_nobody_closes_the_account_they_are_signed_in_as(sitting: Sitting) -> None:
    with pytest.raises(OfficeError, match="signed in as that account"):
        desk.remove_account(sitting, "jane")
    assert len(desk.people(sitting)) == 2


def test_an_account_that_is_not_there_is_told(sitting: Sitting) -> None:
    with pytest.raises(OfficeError):
        desk.remove_account(sitting, "nobody")


def test_a_chair_may_do_none_of_it(sitting: Sitting) -> None:
    chair = as_sam(sitting)
    root = sitting.register.keys.root
    for act in (
        lambda: desk.remove_account(chair, "jane"),
        lambda: desk.new_recovery_key(chair, CHEAP),
        lambda: desk.change_key(chair, "curious"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert sitting.register.keys.root == root
    assert desk.kept_backups(chair) == []


def test_kept_backups_are_listed_newest_first_with_what_they_hold(sitting: Sitting) -> None:
    desk.back_up(sitting)
    (kept,) = desk.kept_backups(sitting)
    assert kept.made_at == registers.NOW
    assert kept.cases == 0
    assert kept.size > 10_000
    assert kept.problem == ""


def test_a_backup_whose_list_was_altered_is_listed_with_the_reason(sitting: Sitting) -> None:
    folder = desk.back_up(sitting)
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"made_at": "2014', '"made_at": "2015'))
    (kept,) = desk.kept_backups(sitting)
    assert kept.made_at is None
    assert "altered" in kept.problem


def test_a_change_for_later_is_listed_until_it_applies(sitting: Sitting) -> None:
    desk.change_settings(sitting, replace(sitting.settings(), amber_at=5), date(2014, 3, 3), "agreed by the Board")
    (ahead,) = desk.settings_to_come(sitting)
    assert (ahead.key, ahead.value, ahead.applies_from) == ("amber_at", 5, date(2014, 3, 3))
    assert sitting.settings().amber_at == 3
    later = Sitting(sitting.register, sitting.person, registers.Clock(registers.NOW.replace(month=4)))
    assert desk.settings_to_come(later) == []
    assert later.settings().amber_at == 5


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"return_address": "lscb@newham@gov.uk"}, "not an e-mail"), ({"amber_at": 31}, "Amber"), ({}, "")],
)
def test_settings_are_looked_at_before_anybody_is_asked_why(changed: dict[str, object], told: str) -> None:
    problem = desk.settings_problem(replace(Settings(), **changed))  # type: ignore[arg-type]  # one field at a time
    assert told in problem
    assert bool(problem) == bool(told)
