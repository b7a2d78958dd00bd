"""The settings page on a real register: what is changed is seen, explained, saved with a reason, or taken back."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.framework.working_days import HolidayException, Rule
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.views.background import Background
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.rooms import ROOMS
from nscb_desktop.views.save_settings_dialog import SaveSettingsDialog
from nscb_desktop.views.settings_page import SettingsPage
from nscb_desktop.views.settings_words import NAMES
from nscb_desktop.views.sitting_desk import SittingDesk
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, mnemonics, nameless

CHAIR = Person("r.adeyemi", "R. Adeyemi", Role.SUBGROUP_CHAIR)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


@pytest.fixture
def window(qtbot: QtBot, office: SittingDesk, in_light: None) -> MainWindow:
    made = MainWindow(office)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(window: MainWindow, sitting: Sitting, background: Background) -> SettingsPage:
    made = SettingsPage(sitting, background, window.messages, CHEAP)
    window.add_page("settings", "&Settings", made, "settings", foot=True)
    window.resize(1366, 768)
    window.show()
    window.show_page("settings")
    return made


def dialog_of(window: QWidget) -> SaveSettingsDialog:
    return next(each for each in window.findChildren(SaveSettingsDialog) if each.isVisible())


def saved(page: SettingsPage, qtbot: QtBot, why: str = "agreed by the Board", on: str = "") -> None:
    """Go through the dialog and wait for the worker."""
    page.save()
    dialog = dialog_of(page.window())
    if on:
        dialog.day.line.setText(on)
    dialog.why.write(why)
    with qtbot.waitSignal(page.changed):
        dialog.ok.click()


def said(window: QWidget) -> str:
    """What the box in front says."""
    return next(box.text() for box in window.findChildren(QMessageBox) if box.isVisible())


def test_signing_in_does_not_wait_for_it(window: MainWindow, sitting: Sitting, background: Background) -> None:
    page = SettingsPage(sitting, background, window.messages, CHEAP)
    window.add_page("settings", "&Settings", page, "settings", foot=True)
    assert page.ui.tabs.count() == 0
    page.flush()
    page.forget()
    page.refresh()
    assert page.ui.tabs.count() == 8


def test_it_shows_what_is_in_force_and_nothing_to_save(page: SettingsPage, sitting: Sitting) -> None:
    assert page.changes() == {}
    assert page.board.board.text() == sitting.settings().board
    assert page.days.return_days.value() == 5
    assert not page.ui.save.isEnabled()
    assert not page.ui.revert.isEnabled()


def test_every_setting_there_is_can_be_changed_here(page: SettingsPage) -> None:
    shown = {name for panel in (page.board, page.days, page.holidays) for name in panel.values()}
    assert shown == {each.name for each in fields(Settings)} == NAMES.keys()


def test_a_limit_for_notices_and_a_quorum_are_set(page: SettingsPage, sitting: Sitting, qtbot: QtBot) -> None:
    assert (page.days.notices.text(), page.days.quorum.value()) == ("no limit", 3)
    page.days.notices.setValue(5)
    page.days.quorum.setValue(4)
    saved(page, qtbot)
    assert (sitting.settings().notices_days, sitting.settings().quorum) == (5, 4)
    page.days.notices.setValue(0)
    saved(page, qtbot)
    assert sitting.settings().notices_days is None


def test_what_is_changed_is_named_and_can_be_taken_back(page: SettingsPage) -> None:
    page.board.return_address.setText("nscb@newham.example")
    page.days.amber.setValue(4)
    assert page.ui.unsaved.text() == "Not saved: Return address, Amber begins."
    page.ui.revert.click()
    assert page.changes() == {}
    assert page.ui.unsaved.text() == ""
    assert page.board.return_address.text() == ""


def test_saving_asks_why_and_keeps_it_in_the_history(page: SettingsPage, sitting: Sitting, qtbot: QtBot) -> None:
    page.board.return_address.setText("nscb@newham.example")
    page.save()
    dialog = dialog_of(page.window())
    assert not dialog.day.isVisible()
    assert not dialog.ok.isEnabled()
    dialog.why.write("the Board has a mailbox now")
    with qtbot.waitSignal(page.changed):
        dialog.ok.click()
    assert sitting.settings().return_address == "nscb@newham.example"
    assert page.changes() == {}


def test_a_dated_setting_applies_from_the_day_that_is_entered(
    page: SettingsPage, sitting: Sitting, qtbot: QtBot
) -> None:
    page.days.return_days.setValue(7)
    saved(page, qtbot, on="3 March 2014")
    assert sitting.settings().agency_return_days == 5
    assert sitting.settings(date(2014, 3, 3)).agency_return_days == 7
    assert page.days.return_days.value() == 5
    assert page.days.to_come.text() == "Recorded for later: Working days for a Part Two: 7, from 3 Mar 2014."


def test_what_describes_the_office_applies_at_once_whatever_the_day(
    page: SettingsPage, sitting: Sitting, qtbot: QtBot
) -> None:
    page.board.board.setText("Example Safeguarding Board")
    page.days.amber.setValue(5)
    saved(page, qtbot, on="1/9/2013")
    page.board.board.setText("Another Safeguarding Board")
    saved(page, qtbot)
    assert sitting.settings().board == "Another Safeguarding Board"
    assert sitting.settings(date(2013, 8, 31)).amber_at == 3
    assert sitting.settings(date(2013, 9, 1)).amber_at == 5


def test_a_change_from_an_earlier_day_leaves_what_differed_then(
    page: SettingsPage, sitting: Sitting, qtbot: QtBot
) -> None:
    page.days.rules[Rule.NEXT_WORKING_DAY_FIRST].setChecked(True)
    saved(page, qtbot, on="1/12/2013")
    page.days.amber.setValue(4)
    saved(page, qtbot, on="1/10/2013")
    assert sitting.settings(date(2013, 10, 1)).rule == Rule.DAY_AFTER_RECEIPT.value
    assert sitting.settings(date(2013, 12, 1)).rule == Rule.NEXT_WORKING_DAY_FIRST.value


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("return_address", "lscb@newham@gov.uk", "not an e-mail address"),
        ("board", " ", "Enter the Board's name"),
        ("marking", "", "Enter the marking word"),
    ],
)
def test_what_cannot_be_saved_is_said_before_anybody_is_asked_why(
    page: SettingsPage, field: str, text: str, sentence: str
) -> None:
    getattr(page.board, field).setText(text)
    page.save()
    assert sentence in said(page.window())
    assert not page.window().findChildren(SaveSettingsDialog)


def test_both_rules_are_worked_for_a_saturday_and_follow_the_lists(page: SettingsPage) -> None:
    texts = {rule: label.text() for rule, label in page.days.examples.items()}
    assert (
        texts[Rule.DAY_AFTER_RECEIPT] == "Received Sat 4 Jan 2014: day 1 is Mon 6 Jan 2014, day 10 is Fri 17 Jan 2014."
    )
    assert "counted as received Mon 6 Jan 2014" in texts[Rule.NEXT_WORKING_DAY_FIRST]
    assert texts[Rule.NEXT_WORKING_DAY_FIRST].endswith("day 10 is Mon 20 Jan 2014.")
    page.holidays._take_exception(HolidayException(date(2014, 1, 6), "Proclaimed day"))
    assert (
        page.days.examples[Rule.DAY_AFTER_RECEIPT]
        .text()
        .endswith("day 1 is Tue 7 Jan 2014, day 10 is Mon 20 Jan 2014.")
    )


def test_exceptions_and_closure_days_are_saved_and_count(page: SettingsPage, sitting: Sitting, qtbot: QtBot) -> None:
    page.holidays._take_exception(HolidayException(date(2014, 1, 10), "Proclaimed day"))
    page.holidays._take_closure({date(2014, 1, 13): "Town Hall closed"})
    saved(page, qtbot)
    calendar = sitting.counting().calendar
    assert calendar.not_counted(date(2014, 1, 10)) == "Proclaimed day"
    assert calendar.not_counted(date(2014, 1, 13)) == "Town Hall closed"
    assert desk.check(sitting).faults == ()


def test_leaving_with_changes_says_so_and_keeps_them(
    page: SettingsPage, window: MainWindow, qtbot: QtBot, sitting: Sitting
) -> None:
    window.add_page("other", "Other", Quiet())
    page.board.board.setText("Example Board")
    window.show_page("other")
    assert "not saved" in everything_shown(window)
    with qtbot.waitSignal(page.return_asked):
        window.messages._toast.undo.click()  # type: ignore[union-attr]  # it has just been shown
    window.show_page("settings")
    assert page.board.board.text() == "Example Board"
    assert page.changes() == {"board": "Example Board"}


def test_leaving_without_changes_says_nothing(page: SettingsPage, window: MainWindow) -> None:
    window.add_page("other", "Other", Quiet())
    window.show_page("other")
    assert "not saved" not in everything_shown(window)


def test_a_chair_reads_everything_and_is_told_why_nothing_can_be_changed(
    window: MainWindow, sitting: Sitting, background: Background
) -> None:
    desk.add_account(sitting, CHAIR, "violet harbour mustard lantern seven", CHEAP)
    page = SettingsPage(Sitting(sitting.register, CHAIR, sitting.now), background, window.messages, CHEAP)
    window.add_page("settings", "&Settings", page)
    window.show()
    window.show_page("settings")
    assert "may not change settings" in page.ui.only_read.text()
    assert page.ui.only_read.isVisible()
    assert page.board.board.isReadOnly()
    assert not page.ui.foot.isVisible()
    assert not page.accounts.add.isEnabled()
    assert page.accounts.passphrase.isEnabled()
    assert not page.backups.back_up.isEnabled()
    assert page.backups.check.isEnabled()


def test_every_tab_answers_to_letters_of_its_own_and_names_what_it_shows(
    page: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    for room in ROOMS:
        if room.icon and room.key != "settings":
            window.add_page(room.key, room.title, Quiet(), room.icon, foot=room.foot)
    qtbot.waitUntil(lambda: {"Alt+A", "Alt+C", "Alt+M"} <= dict(mnemonics(window)).keys())
    for number in range(page.ui.tabs.count()):
        page.show_tab(number)
        assert "&" in page.ui.tabs.tabText(number)
        assert clashing_mnemonics(window) == {}
        assert nameless(window) == []


def test_it_fits_a_small_screen(page: SettingsPage, window: MainWindow) -> None:
    for number in range(page.ui.tabs.count()):
        page.show_tab(number)
        hint = window.minimumSizeHint()
        assert hint.width() <= 1366
        assert hint.height() <= 768


def test_what_people_typed_is_shown_as_it_is(page: SettingsPage, sitting: Sitting, qtbot: QtBot) -> None:
    page.board.board.setText("<b>Bold</b> & Board")
    page.save()
    dialog = dialog_of(page.window())
    assert any("<b>Bold</b> & Board" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_a_lock_while_something_is_saved_leaves_no_dialog_and_breaks_nothing(
    page: SettingsPage, window: MainWindow, background: Background, qtbot: QtBot
) -> None:
    page.board.board.setText("Example Board")
    page.save()
    dialog = dialog_of(window)
    dialog.why.write("renamed")
    dialog.ok.click()
    window.forget()
    background.finish()
    qtbot.wait(20)
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


class Quiet(QWidget):
    """A page with nothing on it."""

    def flush(self) -> None:
        """Nothing is typed."""

    def forget(self) -> None:
        """Nothing is shown."""

    def refresh(self) -> None:
        """Nothing is read."""
