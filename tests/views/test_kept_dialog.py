"""Dialogs whose words are kept: what is typed counts until it is done or put away, and no longer."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nscb_desktop.views.kept_dialog import KeptDialog, holds_words


def typed(qtbot: QtBot) -> KeptDialog:
    """A dialog on the screen into which somebody typed."""
    made = KeptDialog()
    qtbot.addWidget(made)
    line = QLineEdit(made)
    made.show()
    QTest.keyClicks(line, "words")
    assert holds_words(made)
    return made


def test_a_dialog_that_is_hidden_for_a_while_still_holds_its_words(qtbot: QtBot) -> None:
    dialog = typed(qtbot)
    dialog.hide()
    assert holds_words(dialog)


def test_a_dialog_whose_act_is_done_holds_nothing_though_it_is_not_deleted_yet(qtbot: QtBot) -> None:
    dialog = typed(qtbot)
    dialog.accept()
    assert not holds_words(dialog)


def test_a_dialog_that_was_put_away_holds_nothing(qtbot: QtBot) -> None:
    dialog = typed(qtbot)
    dialog.put_away()
    assert not holds_words(dialog)
