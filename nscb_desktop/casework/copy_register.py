"""The copy register: which numbered copies were issued, came back, and were destroyed, on which day and how."""

from collections.abc import Sequence
from datetime import date

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.packs import Befell, CopyRecord, PackRecord
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import packs as kept

_WHY_NOT = {
    Befell.ISSUED: "it is with its recipient already, or destroyed",
    Befell.RETURNED: "it is not out",
    Befell.DESTROYED: "it is destroyed already",
    Befell.TAKEN_BACK: "nothing is recorded of it",
}


def of_meeting(sitting: Sitting, meeting_id: int) -> list[PackRecord]:
    """The packs made for a meeting with what became of their copies, the newest first."""
    with sitting.reading() as unit:
        return kept.of_meeting(unit, meeting_id)


def record(sitting: Sitting, copy_ids: Sequence[int], what: Befell, on: date, how: str) -> list[CopyRecord]:
    """Record the same of several copies: issued, returned or destroyed on a day, or the last entry as made in error."""
    if not copy_ids:
        raise Refused("Tick the copies it is about.")
    if not how.strip():
        raise Refused("Say why the entry is wrong." if what is Befell.TAKEN_BACK else "Say how, such as “by hand”.")
    with sitting.acting(Right.CONVENE) as unit:
        if on > local_day(unit.at):
            raise Refused(f"{long_day(on)} has not come yet. Record it when it has been done.")
        copies = kept.copies(unit, copy_ids)
        for copy in copies:
            _must_be_possible(copy, what, on)
        for copy in copies:
            kept.add_event(unit, copy.id, what, on, how.strip())
        unit.flush()
        after = kept.copies(unit, copy_ids)
        changes = [
            FieldChange(f"{old.numbered}, {old.recipient}", old.state, new.state)
            for old, new in zip(copies, after, strict=True)
        ]
        unit.record(f"recorded copies of a meeting pack as {what.value}", None, how.strip(), changes)
        return after


def _must_be_possible(copy: CopyRecord, what: Befell, on: date) -> None:
    if not copy.may_be(what):
        raise Refused(f"{copy.numbered} ({copy.recipient}) cannot be {what.value}: {_WHY_NOT[what]}.")
    if what is not Befell.TAKEN_BACK and copy.standing and on < copy.standing[-1].on:
        raise Refused(
            f"{copy.numbered} ({copy.recipient}) was {copy.state}; it cannot be {what.value} on {long_day(on)}, before that."
        )
