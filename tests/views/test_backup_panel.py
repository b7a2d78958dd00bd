"""Backups and the check on a real register: the state in words, the list, and what a check says."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register import case_index
from nscb_desktop.register.checking import CheckReport
from nscb_desktop.views.background import Background
from nscb_desktop.views.backup_panel import BackupPanel, size_words
from nscb_desktop.views.check_dialog import WELL, CheckDialog, counts_words, verdict
from tests.conftest import FixedClock
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import PanelWindow, said


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


@pytest.fixture
def window(qtbot: QtBot, in_light: None) -> PanelWindow:
    made = PanelWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(window: PanelWindow, sitting: Sitting, background: Background) -> BackupPanel:
    made = BackupPanel(sitting, background, window.messages)
    window.hold(made)
    return made


def rows_of(panel: BackupPanel) -> list[list[str]]:
    rows = panel._rows
    return [[str(rows.index(row, column).data()) for column in range(4)] for row in range(rows.rowCount())]


def test_a_register_without_a_backup_says_so(panel: BackupPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.backed_up):
        panel.refresh()
    assert panel.state.text() == "No backup yet"
    assert rows_of(panel) == []
    assert clashing_mnemonics(panel) == {}
    assert nameless(panel) == []


def test_back_up_now_makes_one_and_shows_it(panel: BackupPanel, sitting: Sitting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.backed_up) as told:
        panel.back_up.click()
    assert told.args == [desk.last_backup(sitting)]
    assert panel.state.text() == "Backup today 10:42, opened and counted"
    (row,) = rows_of(panel)
    assert row[:2] == ["today 10:42", "8"]
    assert str(sitting.register.folder.backups) in panel.place.text()


def test_older_backups_are_listed_by_day(
    panel: BackupPanel, sitting: Sitting, fixed_clock: FixedClock, qtbot: QtBot
) -> None:
    desk.back_up(sitting)
    fixed_clock.advance(timedelta(days=1))
    desk.back_up(sitting)
    with qtbot.waitSignal(panel.backed_up):
        panel.refresh()
    assert [row[0] for row in rows_of(panel)] == ["today 10:42", "7 Jan 2014 10:42"]


def test_the_newest_backup_is_opened_once_not_at_every_look(panel: BackupPanel, sitting: Sitting, qtbot: QtBot) -> None:
    desk.back_up(sitting)
    with qtbot.waitSignal(panel.backed_up):
        panel.refresh()
    with qtbot.assertNotEmitted(panel.backed_up, wait=80):
        panel.refresh()


def test_an_altered_backup_is_listed_with_what_is_wrong(panel: BackupPanel, sitting: Sitting, qtbot: QtBot) -> None:
    manifest = desk.back_up(sitting) / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": ', '"format":  1'))
    with qtbot.waitSignal(panel.backed_up):
        panel.refresh()
    (row,) = rows_of(panel)
    assert row[0] == "not known"
    assert "altered" in row[3] or "not a finished backup" in row[3]
    assert panel.state.text() == "No backup yet"


def test_a_backup_that_cannot_be_made_is_told_and_can_be_tried_again(
    panel: BackupPanel, sitting: Sitting, qtbot: QtBot
) -> None:
    desk.back_up(sitting)
    panel.back_up.click()
    qtbot.waitUntil(lambda: not panel.errand.busy)
    assert "within this second" in said(panel.window())
    assert panel.back_up.isEnabled()


def test_a_check_says_in_words_that_all_is_well(panel: BackupPanel, qtbot: QtBot) -> None:
    panel.check.click()
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(CheckDialog)))
    (dialog,) = panel.window().findChildren(CheckDialog)
    shown = everything_shown(dialog)
    assert WELL in shown
    assert "8 cases, 8 forms, 2 drafts" in shown


def test_a_check_that_nobody_wants_any_more_says_nothing(
    panel: BackupPanel, background: Background, qtbot: QtBot
) -> None:
    panel.check.click()
    for ticket in list(background._open):
        ticket.cancel()
    qtbot.waitUntil(lambda: not background.busy)
    assert not panel.window().findChildren(CheckDialog)


def test_the_lists_are_rebuilt_where_a_check_asks_for_it(panel: BackupPanel, sitting: Sitting, qtbot: QtBot) -> None:
    with sitting.register.work.drafting(sitting.now()) as unit:
        case_index.empty(unit)
    (fault, *_) = desk.check(sitting).faults
    assert "“Rebuild the lists” under Settings, Backups and check" in fault
    panel.rebuild.click()
    assert panel.rebuilding.isVisible()
    assert not panel.rebuild.isEnabled()
    qtbot.waitUntil(lambda: not panel.rebuilding.busy)
    assert desk.check(sitting).faults == ()
    assert "The lists were written anew from 8 cases." in everything_shown(panel.window())


def test_only_whoever_keeps_the_register_rebuilds(
    window: PanelWindow, sitting: Sitting, background: Background
) -> None:
    chair = Sitting(sitting.register, Person("m.reid", "M. Reid", Role.SUBGROUP_CHAIR), sitting.now)
    panel = BackupPanel(chair, background, window.messages)
    window.hold(panel)
    assert not panel.rebuild.isEnabled()
    assert panel.check.isEnabled()


def test_faults_are_listed_as_they_are(qtbot: QtBot) -> None:
    report = CheckReport({"cases": 1, "acts": 2}, ("The file is damaged: <b>page 7</b>.", "A gap."))
    dialog = CheckDialog(report)
    qtbot.addWidget(dialog)
    assert verdict(report) == "2 things are wrong with the register."
    assert counts_words(report) == "1 case, 2 entries of the history were compared."
    assert "<b>page 7</b>" in everything_shown(dialog)


def test_nothing_is_shown_after_a_lock(panel: BackupPanel, background: Background, qtbot: QtBot) -> None:
    panel.check.click()
    panel.refresh()
    panel.forget()
    background.finish()
    qtbot.wait(30)
    assert not panel.window().findChildren(CheckDialog)


@pytest.mark.parametrize(("size", "words"), [(216_000, "216 kB"), (68_400_000, "68 MB"), (1_200_000_000, "1,200 MB")])
def test_sizes_are_said_in_round_figures(size: int, words: str) -> None:
    assert size_words(size) == words
