"""What the history proves, and what it cannot: nine ways to falsify it, with and without copies that say how it stood.

A backup's sealed list fixes the history up to the moment it was made. The table says which of the nine are told of where
there is no such list, and which where there are three; what is not promised is asserted too, so that the guide stays true.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import contacts, desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.register import backups
from tests import registers
from tests.faults.forging import cut_after, rewrite, unguarded

ACTS = 4
"""Acts before, between and after the anchors."""


@dataclass
class History:
    """An open register, an older state of its file, and the entries its anchors stand at, oldest first."""

    sitting: Sitting
    older: bytes
    anchors: list[int]


@dataclass(frozen=True)
class Kept:
    """A closed register with a history."""

    folder: Path
    older: bytes
    anchors: list[int]

    def opened(self, folder: Path) -> History:
        """A copy of it, open."""
        return History(registers.opened(registers.copy_of(self.folder, folder)), self.older, self.anchors)


@pytest.fixture(scope="module")
def kept(busy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Kept]:
    """The same history without anchors and with three."""
    place = tmp_path_factory.mktemp("anchors")
    return {
        anchored: made(registers.copy_of(busy, place / f"anchored {anchored}"), anchored=anchored)
        for anchored in (False, True)
    }


def made(folder: Path, *, anchored: bool) -> Kept:
    """A register with a history, and three backups in the course of it where they are wanted."""
    clock = registers.Clock()
    sitting = registers.opened(folder, clock)
    anchors, older = [], b""
    for number in range(4):
        for _ in range(ACTS):
            contacts.log_contact(sitting, 1, clock.now, "Telephone", "School", f"call {number}")
        clock.now += timedelta(minutes=1)
        if anchored and number < 3:
            newest = backups.manifest_of(desk.back_up(sitting), sitting.register.keys.backup_key)["newest_act"]
            anchors.append(int(newest))
        if number == 1:
            sitting.register.close()
            older = sitting.register.folder.database.read_bytes()
            sitting = registers.opened(folder, clock)
    assert desk.check(sitting).faults == ()
    sitting.register.close()
    return Kept(folder, older, anchors or [20, 25, 30])


def edit_without_the_keys(history: History) -> None:
    """Change an old entry by another program, not knowing the history's own key."""
    with unguarded(history.sitting.register) as connection:
        connection.execute("UPDATE audit SET who = 'Nobody' WHERE seq = 5")


def delete_without_the_keys(history: History) -> None:
    """Take one entry out and close the gap."""
    with unguarded(history.sitting.register) as connection:
        connection.execute("DELETE FROM field_change WHERE seq = 5")
        connection.execute("DELETE FROM audit WHERE seq = 5")
        connection.execute("UPDATE field_change SET seq = seq - 1 WHERE seq > 5")
        connection.execute("UPDATE audit SET seq = seq - 1 WHERE seq > 5")


def cut_the_end(history: History) -> None:
    """Take away what was done after the last anchor."""
    cut_after(history.sitting.register, history.anchors[-1] + 1)


def cut_below_an_anchor(history: History) -> None:
    """Take away what an anchor has fixed."""
    cut_after(history.sitting.register, history.anchors[-1] - 1)


def put_an_older_file_back(history: History) -> None:
    """Undo a week by putting last week's file in the place of this week's."""
    register = history.sitting.register
    register.close()
    register.folder.database.write_bytes(history.older)
    history.sitting = registers.opened(register.folder.path)


def rewrite_before_an_anchor(history: History) -> None:
    """With every key: change an entry that an anchor has fixed, and seal the history anew."""
    rewrite(history.sitting.register, history.anchors[1] + 1)


def rewrite_after_the_last_anchor(history: History) -> None:
    """With every key: change an entry that no anchor has fixed."""
    rewrite(history.sitting.register, history.anchors[-1] + 2)


def rewrite_and_alter_the_newest_list(history: History) -> None:
    """Change an entry and make the newest backup's list agree with it, without the key it is sealed with."""
    register = history.sitting.register
    rewrite(register, history.anchors[0] - 1)
    for backup in backups.finished(register.folder)[:1]:
        manifest = json.loads((backup / backups.MANIFEST).read_bytes())
        with history.sitting.reading() as unit:
            chain = unit.session.connection().exec_driver_sql(
                "SELECT mac FROM audit WHERE seq = ?", (manifest["newest_act"],)
            )
            manifest["chain"] = chain.scalar_one().hex()
        (backup / backups.MANIFEST).write_text(json.dumps(manifest))


def rewrite_and_take_the_backups_away(history: History) -> None:
    """Change an entry and leave nobody anything to compare it with."""
    rewrite(history.sitting.register, history.anchors[0] - 1)
    for backup in backups.finished(history.sitting.register.folder):
        shutil.rmtree(backup)


Falsifying = Callable[[History], None]
NOT_DETECTED, CHAIN, ANCHOR = "", "of the history", "older than its backup"
SCENARIOS: list[tuple[Falsifying, str, str]] = [
    (edit_without_the_keys, CHAIN, CHAIN),
    (delete_without_the_keys, CHAIN, CHAIN),
    (cut_the_end, NOT_DETECTED, NOT_DETECTED),
    (cut_below_an_anchor, NOT_DETECTED, ANCHOR),
    (put_an_older_file_back, NOT_DETECTED, ANCHOR),
    (rewrite_before_an_anchor, NOT_DETECTED, ANCHOR),
    (rewrite_after_the_last_anchor, NOT_DETECTED, NOT_DETECTED),
    (rewrite_and_alter_the_newest_list, NOT_DETECTED, ANCHOR),
    (rewrite_and_take_the_backups_away, NOT_DETECTED, NOT_DETECTED),
]


@pytest.mark.parametrize("anchored", [False, True], ids=["chain alone", "three anchors"])
@pytest.mark.parametrize(("falsify", "alone", "with_anchors"), SCENARIOS, ids=[each[0].__name__ for each in SCENARIOS])
def test_what_is_promised_is_told_and_nothing_more(
    kept: dict[bool, Kept], tmp_path: Path, falsify: Falsifying, alone: str, with_anchors: str, anchored: bool
) -> None:
    history = kept[anchored].opened(tmp_path / "register")
    falsify(history)
    faults = desk.check(history.sitting).faults
    expected = with_anchors if anchored else alone
    assert expected in " ".join(faults)
    assert bool(faults) == bool(expected)
    history.sitting.register.close()
