"""The copy register: issued, returned, destroyed, in that order, on days that have come, and put right where it was wrong."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nscb_desktop.casework import copy_register, meetings, packs
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.packs import Befell, PackRecord
from tests import registers
from tests.conftest import FixedClock
from tests.packs import convened, ready, unheard

MONDAY, TODAY = date(2014, 1, 6), date(2014, 1, 7)


def printed(office: Sitting) -> None:
    """Print a pack for a meeting of one case."""
    made = ready(office, convened(office, 1))
    packs.record_job(office, made, packs.print_job(made, unheard), "Printed")


@pytest.fixture
def office(tmp_path: Path, fixed_clock: FixedClock) -> Iterator[Sitting]:
    """The Business Manager, with that pack on the table."""
    sitting = registers.fresh(tmp_path / "register", fixed_clock, after=printed)
    yield sitting
    sitting.register.close()


@pytest.fixture
def pack(office: Sitting) -> PackRecord:
    """The pack."""
    return copy_register.of_meeting(office, 1)[0]


def states(office: Sitting, pack: PackRecord) -> list[str]:
    """How the copies stand."""
    return [copy.state for copy in copy_register.of_meeting(office, pack.meeting_id)[0].copies]


def test_copies_go_out_come_back_and_are_destroyed(office: Sitting, pack: PackRecord) -> None:
    first, second, *_ = (copy.id for copy in pack.copies)
    copy_register.record(office, [first, second], Befell.ISSUED, MONDAY, " by hand ")
    assert states(office, pack)[:3] == ["issued 6 Jan 2014, by hand"] * 2 + ["made, not issued yet"]
    assert copy_register.of_meeting(office, pack.meeting_id)[0].outstanding == 2
    copy_register.record(office, [first], Befell.RETURNED, MONDAY, "at the meeting")
    copy_register.record(office, [first, pack.copies[3].id], Befell.DESTROYED, TODAY, "shredded")
    assert states(office, pack) == [
        "destroyed 7 Jan 2014, shredded", "issued 6 Jan 2014, by hand", "made, not issued yet",
        "destroyed 7 Jan 2014, shredded",
    ]  # fmt: skip
    assert copy_register.of_meeting(office, pack.meeting_id)[0].outstanding == 1


def test_an_entry_made_in_error_no_longer_counts_and_stays_in_the_register(office: Sitting, pack: PackRecord) -> None:
    copy = pack.copies[0].id
    copy_register.record(office, [copy], Befell.ISSUED, MONDAY, "by hand")
    copy_register.record(office, [copy], Befell.DESTROYED, MONDAY, "shredded")
    copy_register.record(office, [copy], Befell.TAKEN_BACK, TODAY, "another copy was shredded")
    assert states(office, pack)[0] == "issued 6 Jan 2014, by hand"
    copy_register.record(office, [copy], Befell.RETURNED, TODAY, "by post")
    events = copy_register.of_meeting(office, pack.meeting_id)[0].copies[0].events
    assert [event.what for event in events] == [Befell.ISSUED, Befell.DESTROYED, Befell.TAKEN_BACK, Befell.RETURNED]
    assert events[2].how == "another copy was shredded"


@pytest.mark.parametrize(
    ("before", "what", "on", "how", "sentence"),
    [
        ([], Befell.RETURNED, TODAY, "by hand", r"Copy 1 of 4 \(Samuel Sample\) cannot be returned: it is not out"),
        ([], Befell.TAKEN_BACK, TODAY, "a slip", "nothing is recorded of it"),
        ([Befell.ISSUED], Befell.ISSUED, TODAY, "by hand", "it is with its recipient already"),
        ([Befell.DESTROYED], Befell.DESTROYED, TODAY, "burnt", "it is destroyed already"),
        ([Befell.ISSUED], Befell.RETURNED, date(2014, 1, 3), "by hand", "cannot be returned on 3 January 2014, before that"),
        ([], Befell.ISSUED, date(2014, 1, 8), "by hand", "8 January 2014 has not come yet"),
        ([], Befell.ISSUED, TODAY, " ", "Say how, such as “by hand”"),
        ([Befell.ISSUED], Befell.TAKEN_BACK, TODAY, "", "Say why the entry is wrong"),
    ],
)  # fmt: skip
def test_what_cannot_have_happened_is_refused(
    office: Sitting, pack: PackRecord, before: list[Befell], what: Befell, on: date, how: str, sentence: str
) -> None:
    copy = pack.copies[0].id
    for each in before:
        copy_register.record(office, [copy], each, MONDAY, "by hand")
    was = states(office, pack)
    with pytest.raises(Refused, match=sentence):
        copy_register.record(office, [copy, pack.copies[1].id], what, on, how)
    assert states(office, pack) == was


def test_copies_that_are_not_ticked_or_not_there_are_refused(office: Sitting, pack: PackRecord) -> None:
    with pytest.raises(Refused, match="Tick the copies"):
        copy_register.record(office, [], Befell.ISSUED, TODAY, "by hand")
    with pytest.raises(Refused, match="no such copy"):
        copy_register.record(office, [pack.copies[0].id, 99], Befell.ISSUED, TODAY, "by hand")


def test_a_second_pack_of_a_meeting_stands_before_the_first(office: Sitting, pack: PackRecord) -> None:
    meeting = meetings.read_meeting(office, pack.meeting_id)
    made = ready(office, meeting)
    second = packs.record_job(office, made, packs.print_job(made, unheard), "Printed")
    assert [each.id for each in copy_register.of_meeting(office, meeting.id)] == [second.id, pack.id]
    assert second.chain != pack.chain
