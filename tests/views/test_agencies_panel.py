"""Agencies and people on a real register: listed, added, appointed, ended, and changed in two windows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import agencies, agency_list
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.appointments import BOARD
from nscb_desktop.framework.people import Agency, Office
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.views.agencies_panel import NOBODY, AgenciesPanel
from nscb_desktop.views.agency_dialogs import AgencyDialog, HolderDialog
from nscb_desktop.views.background import Background
from tests.views.agencies_shown import dialog_of, police_in, rows
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import PanelWindow, press, said


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
def police(sitting: Sitting) -> Agency:
    return police_in(sitting)


@pytest.fixture
def panel(window: PanelWindow, sitting: Sitting, background: Background, police: Agency) -> AgenciesPanel:
    made = AgenciesPanel(sitting, background, window.messages)
    window.hold(made)
    made.places.choose(police.id)
    return made


def test_an_empty_list_can_begin_with_the_usual_agencies(
    window: PanelWindow, sitting: Sitting, background: Background
) -> None:
    panel = AgenciesPanel(sitting, background, window.messages)
    window.hold(panel)
    assert rows(panel, people=False) == [[BOARD, "nobody"]]
    assert panel.note.text() == NOBODY
    panel.usual.click()
    assert len(rows(panel, people=False)) == 13
    assert not panel.usual.isVisible()
    assert "12 agencies are in the list" in everything_shown(window)


def test_agencies_and_people_are_listed_with_their_days_in_post(panel: AgenciesPanel) -> None:
    assert rows(panel, people=False) == [[BOARD, "nobody"], ["Police <i>A</i>", "DI Second"]]
    assert [row[:3] for row in rows(panel)] == [
        ["Lead officer", "DI First", "3 Jun 2013 – 5 Jan 2014"],
        ["Lead officer", "DI Second", "since 6 Jan 2014"],
    ]
    assert panel.heading.text() == "Police <i>A</i>"
    assert panel.heading.textFormat() is Qt.TextFormat.PlainText
    assert panel.note.text() == "two boroughs"
    panel.past.setChecked(False)
    assert [row[1] for row in rows(panel)] == ["DI Second"]
    panel.people.choose(panel._people_rows.row_at(0).id)  # type: ignore[union-attr]  # it has just been listed
    assert panel.contact.text() == "DI Second, 1"


def test_another_agency_shows_nothing_of_the_one_before(panel: AgenciesPanel) -> None:
    panel.people.choose(1)
    panel.places.choose(0)
    assert rows(panel) == []
    assert panel.heading.text() == BOARD
    assert not panel.contact.isVisible()
    assert not panel.end.isEnabled()
    assert not panel.change.isEnabled()


def test_an_agency_is_added_and_chosen(panel: AgenciesPanel, sitting: Sitting) -> None:
    panel.add.click()
    dialog = dialog_of(panel, AgencyDialog)
    dialog.agency_name.write("Fire Service")
    dialog.ok.click()
    assert panel.place.name == "Fire Service"
    assert "Fire Service is in the list." in everything_shown(panel.window())


def test_an_agency_that_leaves_says_so_and_stands_last(panel: AgenciesPanel, sitting: Sitting) -> None:
    agencies.add_agency(sitting, "Zebra Crossing")
    panel.refresh()
    assert panel.place.name == "Police <i>A</i>"
    panel.change.click()
    dialog = dialog_of(panel, AgencyDialog)
    dialog.left.line.setText("6/1/2014")
    dialog.ok.click()
    assert panel.heading.text() == "Police <i>A</i>, partner until 6 Jan 2014"
    assert rows(panel, people=False)[-1] == ["Police <i>A</i>", "partner until 6 Jan 2014"]


def test_somebody_is_appointed_and_succeeds(panel: AgenciesPanel, sitting: Sitting) -> None:
    panel.appoint.click()
    dialog = dialog_of(panel, HolderDialog)
    dialog.office.setCurrentIndex(0)
    dialog.person.write("DI Third")
    dialog.since.line.setText("3/2/2014")
    dialog.ok.click()
    assert [row[1:3] for row in rows(panel)][1:] == [
        ["DI Second", "6 Jan 2014 – 2 Feb 2014"],
        ["DI Third", "to come, since 3 Feb 2014"],
    ]
    assert panel.people.current_row() == agencies.listed(sitting)[0].holders[-1]


def test_a_time_in_post_is_ended_by_keyboard(panel: AgenciesPanel, sitting: Sitting) -> None:
    panel.people.choose(2)
    QTest.keyClick(panel.people, Qt.Key.Key_Return)
    dialog = dialog_of(panel, HolderDialog)
    dialog.until.line.setText("7/1/2014")
    dialog.ok.click()
    assert agencies.holder_on(sitting, Office.LEAD_OFFICER, date(2014, 1, 8), panel.place.key) is None
    assert "6 Jan 2014 – 7 Jan 2014" in everything_shown(panel.window())


def test_a_person_changed_in_two_windows_is_asked_about_with_both_shown(
    panel: AgenciesPanel, sitting: Sitting, police: Agency
) -> None:
    second = police.holders[1]
    panel.people.choose(second.id)
    panel.end.click()
    dialog = dialog_of(panel, HolderDialog)
    agencies.change_holder(sitting, second, replace(second, telephone="theirs"))
    dialog.telephone.write("mine")
    dialog.ok.click()
    assert "Saved there: Lead officer, DI Second, theirs" in said(panel.window())
    assert "Typed here: Lead officer, DI Second, mine" in said(panel.window())
    press(panel.window(), "Keep theirs")
    assert agencies.listed(sitting)[0].holders[1].telephone == "theirs"
    dialog._sent = False
    dialog.chosen.emit(dialog.choice())
    press(panel.window(), "Save mine over it")
    assert agencies.listed(sitting)[0].holders[1].telephone == "mine"


def test_an_agency_changed_in_two_windows_is_asked_about_too(
    panel: AgenciesPanel, sitting: Sitting, police: Agency
) -> None:
    panel.change.click()
    dialog = dialog_of(panel, AgencyDialog)
    agencies.change_agency(sitting, replace(police, note="theirs"))
    dialog.note.write("mine")
    dialog.ok.click()
    assert "Saved there: Police <i>A</i>, theirs" in said(panel.window())
    press(panel.window(), "Save mine over it")
    assert agencies.listed(sitting)[0].note == "mine"


def test_the_chair_reads_and_exports_and_changes_nothing(
    window: PanelWindow, sitting: Sitting, background: Background, police: Agency
) -> None:
    chair = Sitting(sitting.register, Person("sam", "Sam", Role.SUBGROUP_CHAIR), sitting.now)
    panel = AgenciesPanel(chair, background, window.messages)
    window.hold(panel)
    panel.places.choose(police.id)
    panel.people.choose(police.holders[0].id)
    assert [each.isEnabled() for each in (panel.add, panel.change, panel.appoint, panel.end, panel.take)] == [False] * 5
    assert panel.export.isEnabled()
    panel.places.opened.emit(panel.place)
    panel.people.opened.emit(police.holders[0])
    assert window.findChildren(QDialog) == []
    assert agency_list.export_list(chair).startswith(b"PK")


def test_everything_is_named_and_answers_to_letters_of_its_own(panel: AgenciesPanel) -> None:
    assert nameless(panel) == []
    assert clashing_mnemonics(panel) == {}
