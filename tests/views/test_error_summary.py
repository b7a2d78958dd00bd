"""The summary of what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.completeness import Missing
from nscb_desktop.views.error_summary import ErrorSummary, heading_of

MANY = [Missing(f"field{n}", f"Field {n}: not answered") for n in range(9)]


def summary(qtbot: QtBot) -> ErrorSummary:
    """An empty summary in a window."""
    made = ErrorSummary()
    qtbot.addWidget(made)
    return made


def test_it_is_not_there_while_nothing_is_missing(qtbot: QtBot) -> None:
    shown = summary(qtbot)
    shown.show_missing(MANY[:1])
    assert shown.isVisible()
    shown.show_missing([])
    assert not shown.isVisible()
    assert shown.links() == []


def test_the_heading_counts() -> None:
    assert heading_of(1) == "1 thing is missing; registering without it needs a reason"
    assert heading_of(2) == "2 things are missing; registering without them needs a reason"


def test_a_link_names_its_field(qtbot: QtBot) -> None:
    shown = summary(qtbot)
    shown.show_missing([Missing("lead_officer", "Lead Officer Name & Contact Details: role or title not given")])
    link = next(each for each in shown.findChildren(QPushButton) if each.property("field"))
    assert link.text() == "Lead Officer Name && Contact Details: role or title not given"
    with qtbot.waitSignal(shown.jumped) as jumped:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert jumped.args == ["lead_officer"]


def test_a_long_list_opens_on_demand(qtbot: QtBot) -> None:
    shown = summary(qtbot)
    shown.show_missing(MANY)
    assert len(shown.links()) == 4
    assert shown.more.text() == "and 5 more…"
    QTest.mouseClick(shown.more, Qt.MouseButton.LeftButton)
    assert shown.links() == [gap.sentence for gap in MANY]
    assert not shown.more.isVisible()


def test_hidden_characters_are_written_out(qtbot: QtBot) -> None:
    shown = summary(qtbot)
    shown.show_missing([Missing("a", "<b>\u202eabc</b>: not answered")])
    assert shown.links() == ["<b>[U+202E]abc</b>: not answered"]
