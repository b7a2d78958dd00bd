"""What is prepared before there is a key: it opens the real register, keeps nothing of its own, and serves once."""

from pathlib import Path

import pytest
from sqlalchemy import event, text

from nscb_desktop.casework import cases, desk
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.register import accounts
from nscb_desktop.register.prepared import Prepared
from tests import registers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed register with three cases."""
    registers.busy_office(tmp_path / "register")
    return tmp_path / "register"


@pytest.fixture
def ready() -> Prepared:
    """What is prepared at the door."""
    return desk.prepare(registers.Clock())


def test_the_real_register_is_opened_with_it(folder: Path, ready: Prepared) -> None:
    sitting = desk.sign_in(folder, "jane", registers.PASSWORD, registers.Clock(), ready)
    assert sitting.register.engine is ready.engine
    assert cases.page(sitting, Filters(), Order()).total == 3
    with sitting.reading() as unit:
        assert [each.account for each in accounts.listed(unit)] == ["jane"]
        assert unit.session.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'audit'")) == 1
    assert desk.check(sitting).faults == ()
    sitting.register.close()


def test_the_first_page_is_not_worked_out_again(folder: Path, ready: Prepared) -> None:
    worked_out = []
    sitting = desk.sign_in(folder, "jane", registers.PASSWORD, registers.Clock(), ready)
    known = ready.engine._compiled_cache
    assert known is not None
    before = len(known)
    event.listen(ready.engine, "before_cursor_execute", lambda *told: worked_out.append(told[2]))
    cases.page(sitting, Filters(), Order())
    assert worked_out, "nothing was asked"
    assert len(known) == before
    sitting.register.close()


def test_a_wrong_passphrase_first_does_no_harm(folder: Path, ready: Prepared) -> None:
    with pytest.raises(OfficeError):
        desk.sign_in(folder, "jane", "not this one at all", registers.Clock(), ready)
    sitting = desk.sign_in(folder, "jane", registers.PASSWORD, registers.Clock(), ready)
    assert cases.total(sitting) == 3
    sitting.register.close()


def test_after_a_lock_the_same_thing_opens_no_register_by_itself(folder: Path, ready: Prepared) -> None:
    desk.sign_in(folder, "jane", registers.PASSWORD, registers.Clock(), ready).register.close()
    with pytest.raises(OfficeError, match="locked"):
        ready.engine.connect()
    again = desk.sign_in(folder, "jane", registers.PASSWORD, registers.Clock(), ready)
    assert again.register.engine is not ready.engine
    assert cases.total(again) == 3
    again.register.close()
