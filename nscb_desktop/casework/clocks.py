"""What is agreed about a clock of a case: extended, paused, gone on, and why it was late; the original date stays."""

from collections.abc import Iterable
from datetime import date

from nscb_desktop.casework import meanwhile
from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.meanwhile import Reading
from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.clock_changes import ChangeKind
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.timescales import Clock, clocks
from nscb_desktop.register import cases as files
from nscb_desktop.register import clock_changes
from nscb_desktop.register.unit_of_work import Unit

Key = tuple[str, str]
"""Which clock of a case: the timescale's key, and the agency where it runs once for each request."""


def key_of(clock: Clock) -> Key:
    """What an act names a clock by."""
    return clock.timescale.key, clock.subject


def lacking_reason(running: Iterable[Clock]) -> list[Clock]:
    """Clocks that were met late and nobody has said why: asked once, and not again after an answer."""
    return [clock for clock in running if clock.met_on and clock.late_by and not clock.agreed.late_reason]


def extend(sitting: Sitting, case_id: int, key: Key, to: date, *, why: str, agreed_by: str) -> CaseFile:
    """Give a running clock a later last day; the original one is shown beside it ever after."""
    _must_say(why, "Say why the last day is moved; the reason stands beside the clock.")
    _must_say(agreed_by, "Say who agreed to the later day.")
    with sitting.acting(Right.RECORD) as unit:
        clock = _running(sitting, unit, case_id, key, "extend")
        if clock.paused:
            raise Refused(f"{clock.name} is paused. Let it go on first, then extend it.")
        if to <= (first := clock.original_due or clock.due):
            raise Refused(f"The last day is {long_day(first)} already; enter a later day to extend to.")
        if to == clock.due:
            raise Refused(f"It is extended to {long_day(to)} already.")
        clock_changes.add(unit, case_id, key[0], ChangeKind.EXTENDED, to, why=why.strip(), agreed_by=agreed_by.strip(),
                          subject=key[1])  # fmt: skip
        return _recorded(unit, case_id, "extended a clock", why, [
            FieldChange(f"{clock.name}, last day", long_day(clock.due), long_day(to)),
            FieldChange("Agreed by", "", agreed_by.strip()),
        ])  # fmt: skip


def pause(sitting: Sitting, case_id: int, key: Key, on: date, *, why: str, agreed_by: str) -> CaseFile:
    """Let a running clock stand still from a day; the days until it goes on are not counted."""
    _must_say(why, "Say why the clock is paused; the reason stands beside it.")
    _must_say(agreed_by, "Say who agreed to the pause.")
    with sitting.acting(Right.RECORD) as unit:
        clock = _running(sitting, unit, case_id, key, "pause")
        _must_be_pausable(clock, on, sitting.today())
        clock_changes.add(unit, case_id, key[0], ChangeKind.PAUSED, on, why=why.strip(), agreed_by=agreed_by.strip(),
                          subject=key[1])  # fmt: skip
        return _recorded(unit, case_id, "paused a clock", why, [
            FieldChange(clock.name, f"runs to {long_day(clock.due)}", f"paused from {long_day(on)}"),
            FieldChange("Agreed by", "", agreed_by.strip()),
        ])  # fmt: skip


def resume(sitting: Sitting, case_id: int, key: Key, on: date, *, why: str, agreed_by: str = "") -> CaseFile:
    """Let a paused clock go on from a day, which is counted again."""
    _must_say(why, "Say why the clock goes on; the reason stands beside it.")
    with sitting.acting(Right.RECORD) as unit:
        clock = _running(sitting, unit, case_id, key, "go on with")
        since = clock.agreed.paused_since
        if since is None:
            raise Refused(f"{clock.name} is not paused.")
        _must_have_come(on, sitting.today())
        if on < since:
            raise Refused(f"It was paused from {long_day(since)}; enter that day or a later one for it to go on.")
        clock_changes.add(unit, case_id, key[0], ChangeKind.RESUMED, on, why=why.strip(), agreed_by=agreed_by.strip(),
                          subject=key[1])  # fmt: skip
        unit.flush()
        due = _found(sitting, unit, files.read(unit, case_id), key).due
        said = [FieldChange(clock.name, f"paused from {long_day(since)}",
                            f"goes on from {long_day(on)}, last day {long_day(due)}")]  # fmt: skip
        said += [FieldChange("Agreed by", "", agreed_by.strip())] if agreed_by.strip() else []
        return _recorded(unit, case_id, "let a clock go on", why, said)


def give_late_reason(sitting: Sitting, case_id: int, key: Key, why: str) -> CaseFile:
    """Say, once, why a clock was late."""
    _must_say(why, "Say why it was late.")
    with sitting.acting(Right.RECORD) as unit:
        case = files.read(unit, case_id)
        must_be_open(case)
        clock = _found(sitting, unit, case, key)
        if not clock.late_by:
            raise Refused(f"{clock.name} is not late, so no reason is needed.")
        if clock.agreed.late_reason:
            raise Refused(f"The reason for lateness is recorded already: {clock.agreed.late_reason}")
        clock_changes.add(unit, case_id, key[0], ChangeKind.REASON, sitting.today(), why=why.strip(), subject=key[1])
        days = f"{clock.late_by} working day{'' if clock.late_by == 1 else 's'}"
        change = FieldChange(f"{clock.name}, late by {days}, reason", "", why.strip())
        return _recorded(unit, case_id, "gave the reason a clock was late", "", [change])


def _must_be_pausable(clock: Clock, on: date, today: date) -> None:
    _must_have_come(on, today)
    if clock.paused:
        raise Refused(f"{clock.name} is paused already.")
    if clock.agreed.extended_to:
        raise Refused(
            f"{clock.name} has an agreed last day, {long_day(clock.due)}, which a pause would not move. Extend it instead."
        )
    if on > clock.due:
        raise Refused(f"The last day was {long_day(clock.due)}; a clock cannot be paused after it. Extend it instead.")
    goes_on = max((until for _, until in clock.agreed.pauses if until), default=clock.start)
    if on < goes_on:
        raise Refused(f"Enter {long_day(goes_on)} or a later day: the clock was not counting before it.")


def _must_have_come(on: date, today: date) -> None:
    if on > today:
        raise Refused(f"{long_day(on)} has not come yet. Record it on the day.")


def _must_say(words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(sentence)


def _running(sitting: Sitting, unit: Unit, case_id: int, key: Key, act: str) -> Clock:
    """The clock as it stands, of an open case; Refused where nothing is left to be met."""
    case = files.read(unit, case_id)
    must_be_open(case)
    clock = _found(sitting, unit, case, key)
    if clock.met_on:
        raise Refused(f"{clock.name} was met on {long_day(clock.met_on)}; there is nothing left to {act}.")
    if clock.stopped_on:
        raise Refused(f"{clock.name} was stopped on {long_day(clock.stopped_on)}; there is nothing left to {act}.")
    sitting.must_have_read(Reading(case), meanwhile.clock(*key, clock.name))
    return clock


def _found(sitting: Sitting, unit: Unit, case: CaseFile, key: Key) -> Clock:
    every = clocks(case.edition.timescales, case.facts, sitting.today(), counting_of(unit, case), case.requests,
                   case.changes)  # fmt: skip
    found = next((clock for clock in every if key_of(clock) == key), None)
    if found is None:
        raise Refused("This clock is not running on the case. Look at the case again; a date may have been corrected.")
    return found


def _recorded(unit: Unit, case_id: int, act: str, why: str, changes: list[FieldChange]) -> CaseFile:
    unit.record(act, case_id, why.strip(), changes)
    return reindexed(unit, case_id)
