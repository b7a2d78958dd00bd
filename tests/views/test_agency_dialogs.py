"""Entering an agency or somebody into an office: what is wrong is said while it is typed, and nothing is asked in vain."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.views.agency_dialogs import NOTHING_YET, AgencyDialog, HolderDialog
from nscb_desktop.views.day_entry import WHOLE
from tests.views.mnemonics import clashing_mnemonics, nameless

TODAY, JUNE = date(2014, 1, 7), date(2014, 6, 2)
POLICE = Agency(1, "Police", (), "two boroughs")
FIRST = Holder(1, 1, Office.LEAD_OFFICER, "DI <b>First</b> & Co", "DI", "020", "a@b.example", date(2013, 6, 3))


def today() -> date:
    return TODAY


@pytest.fixture
def window(qtbot: QtBot, in_light: None) -> QWidget:
    """What the dialogs stand over; they delete themselves when they are answered."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def adding(window: QWidget) -> AgencyDialog:
    made = AgencyDialog(None, [POLICE], today, window)
    made.show()
    return made


@pytest.fixture
def appointing(window: QWidget) -> HolderDialog:
    made = HolderDialog(POLICE, None, [FIRST], today, window)
    made.show()
    return made


def changing(window: QWidget, before: Holder = FIRST) -> HolderDialog:
    made = HolderDialog(POLICE, before, [before], today, window)
    made.show()
    return made


def test_an_agency_needs_a_name_of_its_own(adding: AgencyDialog, qtbot: QtBot) -> None:
    assert adding.needed.text() == "Enter the agency's name."
    assert not adding.leaving.isVisible()
    adding.agency_name.write(" police")
    assert "Police is in the list already" in adding.needed.text()
    assert not adding.ok.isEnabled()
    adding.agency_name.write("Fire  Service")
    with qtbot.waitSignal(adding.chosen) as told:
        adding.ok.click()
    assert told.args[0].agency == Agency(0, "Fire Service")


def test_an_agency_is_changed_once_something_differs(window: QWidget, qtbot: QtBot) -> None:
    dialog = AgencyDialog(POLICE, [POLICE], today, window)
    dialog.show()
    assert dialog.needed.text() == NOTHING_YET
    dialog.left.line.setText("June 2014")
    assert dialog.needed.text() == WHOLE
    dialog.left.line.setText("2/6/2014")
    dialog.why.write("merged")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.ok.click()
    assert (told.args[0].agency, told.args[0].why) == (replace(POLICE, left_on=JUNE), "merged")


def test_an_appointment_asks_for_what_it_needs_and_offers_to_end_the_one_before(
    appointing: HolderDialog, qtbot: QtBot
) -> None:
    said = [appointing.needed.text()]
    appointing.office.setCurrentIndex(0)
    said.append(appointing.needed.text())
    assert not appointing.ends.isVisible()
    appointing.since.line.setText("2/6/2014")
    said.append(appointing.needed.text())
    appointing.person.write("DI Second")
    appointing.email.write("di.second")
    said.append(appointing.needed.text())
    appointing.email.write("")
    assert said[0] == "Choose the office."
    assert said[1].startswith("First day in post: Enter a date")
    assert said[2] == "Enter the person's name."
    assert "is not an e-mail address" in said[3]
    assert appointing.ends.isVisible()
    assert appointing.ends.text() == "DI <b>First</b> && Co leaves the office on the day before"
    assert not appointing.warning.isVisible()
    with qtbot.waitSignal(appointing.chosen) as told:
        appointing.ok.click()
    choice = told.args[0]
    assert choice.after == Holder(0, 1, Office.LEAD_OFFICER, "DI Second", since=JUNE)
    assert choice.succeeds == (FIRST,)


def test_two_at_once_are_warned_of_and_allowed(appointing: HolderDialog, qtbot: QtBot) -> None:
    appointing.office.setCurrentIndex(0)
    appointing.person.write("DI Second")
    appointing.since.line.setText("2/6/2014")
    appointing.ends.setChecked(False)
    assert appointing.warning.isVisible()
    assert "DI <b>First</b> & Co, since 3 June 2013" in appointing.warning.text()
    assert appointing.ok.isEnabled()
    with qtbot.waitSignal(appointing.chosen) as told:
        appointing.ok.click()
    assert told.args[0].succeeds == ()


def test_an_office_that_several_hold_ends_nobody(appointing: HolderDialog) -> None:
    appointing.office.setCurrentIndex(appointing.office.findText("Authorised signatory"))
    appointing.since.line.setText("2/6/2014")
    assert not appointing.ends.isVisible()
    assert not appointing.warning.isVisible()


def test_only_the_offices_of_the_place_are_offered(window: QWidget, appointing: HolderDialog) -> None:
    board = HolderDialog(None, None, [], today, window)
    offered = [{each.office.itemText(n) for n in range(each.office.count())} for each in (board, appointing)]
    assert offered[0] == {"Independent Chair", "Sub-group chair", "Business Manager"}
    assert not offered[0] & offered[1]


def test_a_time_in_post_is_ended_without_a_reason_and_corrected_with_one(window: QWidget, qtbot: QtBot) -> None:
    dialog = changing(window)
    assert dialog.needed.text() == NOTHING_YET
    dialog.until.line.setText("2/6/2013")
    assert "is before the first" in dialog.needed.text()
    dialog.until.line.setText("2/6/2014")
    assert not dialog.reason.isVisible()
    assert dialog.ok.isEnabled()
    dialog.person.write("DI Furst")
    assert dialog.reason.isVisible()
    assert dialog.needed.text().startswith("Say why")
    dialog.why.write("misspelt")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.ok.click()
    choice = told.args[0]
    assert (choice.before, choice.why) == (FIRST, "misspelt")
    assert choice.after == replace(FIRST, name="DI Furst", until=JUNE)


def test_an_unknown_first_day_may_stay_unknown_and_a_known_one_may_not(window: QWidget) -> None:
    unknown = changing(window, replace(FIRST, since=None))
    unknown.role.write("Chief Inspector")
    assert unknown.ok.isEnabled()
    known = changing(window)
    known.since.line.setText("")
    assert known.needed.text().startswith("First day in post: Enter a date")


def test_a_last_day_that_is_half_a_date_is_said(window: QWidget) -> None:
    dialog = changing(window)
    for prefix in ("3", "31", "31/", "31/1", "31/1/"):
        dialog.until.line.setText(prefix)
        assert dialog.needed.text() == f"Last day in post: {WHOLE}"


def test_a_double_click_is_one_choice(appointing: HolderDialog, qtbot: QtBot) -> None:
    appointing.office.setCurrentIndex(1)
    appointing.person.write("Ms Signs")
    appointing.since.line.setText("2/6/2014")
    told: list[object] = []
    appointing.chosen.connect(told.append)
    appointing.ok.click()
    appointing._send()
    assert len(told) == 1


def test_everything_is_named_and_answers_to_letters_of_its_own(
    adding: AgencyDialog, appointing: HolderDialog, window: QWidget
) -> None:
    for dialog in (adding, appointing, changing(window)):
        assert nameless(dialog) == []
        assert clashing_mnemonics(dialog) == {}
    assert "First" not in changing(window).windowTitle()
