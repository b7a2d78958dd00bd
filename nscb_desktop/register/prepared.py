"""What can be made ready before there is a key: the engine, which has answered once what is asked first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register import accounts, audit, drafts, search, settings
from nscb_desktop.register.database import Door, engine_on
from nscb_desktop.register.rows import Row
from nscb_desktop.register.unit_of_work import UnitOfWork

_SOMEBODY = Person("somebody", "Somebody", Role.BUSINESS_MANAGER)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An engine and the door it goes through, for one register to be opened with."""

    engine: Engine
    door: Door


def prepared(now: datetime) -> Prepared:
    """An engine that was asked what the first minute asks, of an empty register in memory that is gone afterwards.

    What SQLAlchemy works out for a statement it keeps with the engine: a third of the time from the keys to the first
    page of the register, which passes while the passphrase is typed.
    """
    door = Door(_in_memory)
    engine = engine_on(door.connection)
    with engine.begin() as connection:
        Row.metadata.create_all(connection)
    work = UnitOfWork(engine, b"")
    with work.writing(_SOMEBODY, now) as unit:
        accounts.add(unit, _SOMEBODY)
        unit.record(audit.SIGNED_IN)
    with work.reading() as unit:
        accounts.read(unit, _SOMEBODY.account)
        settings.Timeline(unit).on(now.date())
        search.page(unit, Filters(), Order())
        drafts.waiting(unit)
    engine.dispose()
    return Prepared(engine, door)


def _in_memory() -> Any:
    return dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
