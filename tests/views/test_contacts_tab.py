"""The contact log: added to in a few keystrokes, read newest first, never losing what is typed."""

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.records import Contact
from nscb_desktop.views.contacts_tab import ContactsTab, NewContact
from tests.conftest import FixedClock
from tests.views.mnemonics import clashing_mnemonics, nameless

AT = datetime(2014, 1, 6, 15, 0, tzinfo=UTC)
LOGGED = Contact(1, AT, "E-mail", "<b>Police</b>", "Part Two chased.\nSecond line.", "J. Okafor", AT)


@pytest.fixture
def tab(qtbot: QtBot, fixed_clock: FixedClock) -> ContactsTab:
    made = ContactsTab(fixed_clock)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.load([LOGGED])
    made.show()
    return made


def logged(tab: ContactsTab) -> list[NewContact]:
    """What the tab hands over from now on."""
    entries: list[NewContact] = []
    tab.contact_logged.connect(entries.append)
    return entries


def test_a_contact_needs_only_who_and_what_and_is_dated_now(tab: ContactsTab, fixed_clock: FixedClock) -> None:
    entries = logged(tab)
    assert tab.at.line.text() == "Tue 7 Jan 2014 10:42"
    tab.who.setText("D. O’Shaughnessy, children's social care")
    tab.what.fill("Will send the chronology.")
    fixed_clock.advance(timedelta(minutes=5))
    tab.log.click()
    who, what = "D. O’Shaughnessy, children's social care", "Will send the chronology."
    assert entries == [NewContact(fixed_clock(), "Telephone", who, what)]


def test_another_moment_and_another_way_are_kept_as_entered(tab: ContactsTab) -> None:
    entries = logged(tab)
    tab.how.setCurrentText("Letter")
    tab.at.line.setText("3/1/2014 9.30")
    tab.who.setText("GP")
    tab.what.fill("Asked for records.")
    tab.log.click()
    assert entries == [NewContact(datetime(2014, 1, 3, 9, 30, tzinfo=UTC), "Letter", "GP", "Asked for records.")]


@pytest.mark.parametrize(
    ("at", "who", "what", "sentence"),
    [
        ("", "", "", "Say who the contact was with and what was said."),
        ("", "GP", " ", "Say who the contact was with and what was said."),
        ("3/1/2014", "GP", "Asked.", "The time is needed too, as in 20/12/2013 16.40"),
        ("9/1/2014 9.30", "GP", "Asked.", "That moment has not come yet. Check the date and time of the contact."),
    ],
)
def test_what_is_missing_is_one_sentence_and_nothing_typed_is_lost(
    tab: ContactsTab, at: str, who: str, what: str, sentence: str
) -> None:
    entries = logged(tab)
    if at:
        tab.at.line.setText(at)
    tab.who.setText(who)
    tab.what.fill(what)
    tab.log.click()
    assert tab.problem.text() == sentence
    assert entries == []
    assert (tab.who.text(), tab.what.words()) == (who, what)


def test_the_whole_of_a_chosen_entry_is_shown_as_plain_text(tab: ContactsTab) -> None:
    tab.rows.selectRow(0)
    assert tab.whole.text() == "6 Jan 2014 15:00, E-mail, <b>Police</b>\nPart Two chased.\nSecond line."


def test_reading_the_log_anew_keeps_what_is_typed(tab: ContactsTab) -> None:
    tab.who.setText("GP")
    tab.show_log([])
    assert tab.who.text() == "GP"
    assert tab.typed


def test_another_case_starts_with_an_empty_form(tab: ContactsTab, fixed_clock: FixedClock) -> None:
    tab.how.setCurrentText("Letter")
    tab.at.line.setText("3/1/2014 9.30")
    tab.who.insert("GP")
    tab.what.insertPlainText("Asked.")
    tab.rows.selectRow(0)
    tab.load([])
    tab.who.undo()
    tab.what.undo()
    assert (tab.who.text(), tab.what.words(), tab.whole.text(), tab.problem.text()) == ("", "", "", "")
    assert tab.how.currentText() == "Telephone"
    assert tab.at.moment() == fixed_clock()
    assert not tab.typed


def test_letters_and_names_are_its_own(tab: ContactsTab) -> None:
    assert clashing_mnemonics(tab) == {}
    assert nameless(tab) == []


def test_an_offered_contact_is_logged_only_by_hand_and_never_takes_the_place_of_what_is_typed(tab: ContactsTab) -> None:
    entries = logged(tab)
    tab.offer("Priya Pretend, Police", "Acknowledged.")
    assert (tab.who.text(), tab.what.words(), entries) == ("Priya Pretend, Police", "Acknowledged.", [])
    tab.offer("Somebody else", "Another.")
    assert tab.what.words() == "Acknowledged."
    tab.clear_form()
    tab.open_to(recording=False)
    tab.offer("Priya Pretend, Police", "Acknowledged.")
    assert not tab.typed
