"""The history: sentences with old and new values, newest first, searched, as plain text."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.records import FieldChange, HistoryEntry
from nscb_desktop.views.history_tab import HistoryTab, change_words, entry_heading, entry_lines

AT = datetime(2013, 12, 20, 16, 52, tzinfo=UTC)
REGISTERED = HistoryEntry(
    1, AT, "J. Okafor", "Business Manager", "registered Part One as NSCB-2013-011", "incomplete: as it came",
    (FieldChange("Full Name of Child/Young Person", "", "<b>Łucja</b>\u202e"),),
)  # fmt: skip
AMENDED = HistoryEntry(
    2, AT, "J. Okafor", "Business Manager", "amended Part One", "certificate seen",
    (FieldChange("Date of birth", "c. May 2009", "5 March 2009"), FieldChange("Religion", "Muslim", "")),
)  # fmt: skip


@pytest.fixture
def tab(qtbot: QtBot) -> HistoryTab:
    made = HistoryTab()
    qtbot.addWidget(made)
    made.load([REGISTERED, AMENDED])
    made.show()
    return made


def test_an_act_is_a_sentence_with_who_as_what_and_when() -> None:
    expected = "20 Dec 2013 16:52 · J. Okafor, Business Manager, registered Part One as NSCB-2013-011"
    assert entry_heading(REGISTERED) == expected


def test_each_change_shows_the_old_and_the_new_value() -> None:
    assert entry_lines(AMENDED) == [
        "Why: certificate seen",
        "Date of birth: “c. May 2009” → “5 March 2009”",
        "Religion: “Muslim” → nothing",
    ]


def test_a_first_value_has_no_arrow_and_nothing_in_it_is_hidden() -> None:
    assert change_words(REGISTERED.changes[0]) == "Full Name of Child/Young Person: “<b>Łucja</b>[U+202E]”"


def test_a_very_long_value_is_cut_where_the_reader_can_see_it() -> None:
    words = change_words(FieldChange("Reasons", "", "words " * 4_000))
    assert words.endswith(" …”")
    assert len(words) < 500


def test_both_long_values_can_be_read_whole_and_another_case_begins_short(tab: HistoryTab) -> None:
    old, new = "old words " * 200 + "the end of the old", "new words " * 200 + "the end of the new"
    assert not tab.whole.isVisible()
    tab.show_entries([HistoryEntry(3, AT, "J", "", "amended", "why", (FieldChange("Reasons", old, new),))])
    assert tab.whole.isVisible()
    assert "the end of" not in tab.text.toPlainText()
    tab.whole.click()
    assert f"Reasons: “{old}” → “{new}”" in tab.text.toPlainText()
    assert tab.whole.text() == "Sho&w less"
    tab.whole.click()
    assert "the end of" not in tab.text.toPlainText()
    tab.whole.click()
    tab.load([AMENDED])
    assert not tab.whole.isChecked()


def test_the_newest_act_stands_first_as_plain_text(tab: HistoryTab) -> None:
    lines = tab.text.toPlainText().split("\n")
    assert lines[0] == entry_heading(AMENDED)
    assert "    Full Name of Child/Young Person: “<b>Łucja</b>[U+202E]”" in lines
    assert tab.shown.text() == "2 entries"
    assert tab.text.isReadOnly()


@pytest.mark.parametrize(("words", "found"), [("lucja", 1), ("march okafor", 1), ("okafor", 2), ("nowhere", 0)])
def test_searching_spares_spelling_and_says_how_many_are_left(tab: HistoryTab, words: str, found: int) -> None:
    tab.search.setText(words)
    assert tab.shown.text() == f"{found} of 2 entries"


def test_a_double_click_asks_for_one_print_and_nobody_else_is_offered_it(tab: HistoryTab) -> None:
    asked: list[bool] = []
    tab.print_asked.connect(lambda: asked.append(True))
    tab.print.click()
    tab.print.click()
    assert asked == [True]
    tab.open_to(printing=False)
    assert not tab.print.isVisibleTo(tab)


def test_another_case_is_not_searched_for_the_words_of_the_one_before(tab: HistoryTab) -> None:
    tab.search.insert("lucja")
    tab.show_entries([REGISTERED])
    assert tab.search.text() == "lucja"
    tab.load([AMENDED])
    tab.search.undo()
    assert tab.search.text() == ""
    assert tab.shown.text() == "1 entry"
    assert "Łucja" not in tab.text.toPlainText()
