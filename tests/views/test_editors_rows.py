"""Groups, tables and grounds: several editors answered as one."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Answer, Reasons, Rows, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.framework.newham_2013_grounds import GROUNDS
from nscb_desktop.views.editing.grounds_editor import GroundsEditor
from nscb_desktop.views.editing.group_editor import GroupEditor
from nscb_desktop.views.editing.row_card import RowCard
from nscb_desktop.views.editing.table_editor import TableEditor
from nscb_desktop.views.editing.words_editor import WordsEditor
from nscb_desktop.views.editing.yes_no_editor import YesNoEditor
from nscb_desktop.views.editors import editor_for


@pytest.fixture
def family(qtbot: QtBot) -> TableEditor:
    """The people of Part One."""
    editor = cast(TableEditor, editor_for(PART_ONE.field("family")))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def type_into(card: RowCard, **cells: str) -> None:
    """Type into the text cells of a row."""
    for key, words in cells.items():
        editor = card.editors[key]
        assert isinstance(editor, WordsEditor)
        QTest.keyClicks(editor.text, words)


def names(editor: TableEditor) -> list[object]:
    """The first column of the answer."""
    answer = editor.answer()
    return [row.get("name") for row in answer.rows] if isinstance(answer, Rows) else []


def test_a_blank_row_is_no_answer(family: TableEditor) -> None:
    family.add.click()
    assert len(family.cards) == 1
    assert family.answer() is None


def test_a_row_is_typed_and_read_back(family: TableEditor) -> None:
    family.add.click()
    type_into(family.cards[0], name="Rafiq BEGUM (also Rafique Begum-Khan)", relationship="father", born="1983 or 84")
    caring = family.cards[0].editors["caring"]
    assert isinstance(caring, YesNoEditor)
    caring.row.buttons[0].click()
    QTest.keyClicks(family.words, "unborn, due c. April 2014")
    row: dict[str, Answer] = {"name": "Rafiq BEGUM (also Rafique Begum-Khan)", "relationship": "father", "born": read_date("1983 or 84"),
                              "caring": Reply.YES}  # fmt: skip
    assert family.answer() == Rows((row,), "unborn, due c. April 2014")


def test_rows_move_and_say_where_they_are(family: TableEditor) -> None:
    family.set_answer(Rows(({"name": "A"}, {"name": "B"}, {"name": "C"})))
    family.cards[0].down.click()
    assert names(family) == ["B", "A", "C"]
    QTest.keyClick(
        family.cards[2], Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert names(family) == ["B", "C", "A"]
    assert [card.number.text() for card in family.cards] == ["Person 1", "Person 2", "Person 3"]
    assert family.cards[1].editors["born"].accessibleName() == "Person 2, Date of birth"
    assert not family.cards[0].up.isEnabled()
    assert not family.cards[2].down.isEnabled()


def test_removing_can_be_undone(family: TableEditor) -> None:
    rows = Rows(({"name": "A"}, {"name": "B", "born": read_date("c. 2009")}, {"name": "C"}), "words")
    family.set_answer(rows)
    family.cards[1].remove.click()
    family.cards[0].remove.click()
    assert names(family) == ["C"]
    assert family.undo.isVisible()
    family.undo.click()
    family.undo.click()
    assert family.answer() == rows
    assert not family.undo.isVisible()


def test_ctrl_return_adds_a_row_and_goes_there(family: TableEditor, qtbot: QtBot) -> None:
    family.add.click()
    QTest.keyClick(family.cards[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(family.cards) == 2


def test_none_can_only_be_said_of_a_blank_table(family: TableEditor) -> None:
    family.buttons.buttons[1].click()
    assert family.answer() is Said.NONE
    assert not family.add.isEnabled()
    family.buttons.buttons[1].click()
    assert family.answer() is None
    family.set_answer(Rows(({"name": "A"},)))
    assert not family.buttons.isEnabled()


def test_a_group_reads_its_parts(qtbot: QtBot) -> None:
    editor = cast(GroupEditor, editor_for(PART_ONE.field("authoriser")))
    qtbot.addWidget(editor)
    QTest.keyClicks(cast(WordsEditor, editor.parts["name"]).text, "Prof. Sian Llewelyn-Owen")
    assert editor.answer() == {"name": "Prof. Sian Llewelyn-Owen"}
    assert not editor.buttons.isEnabled()
    cast(WordsEditor, editor.parts["name"]).clear_answer()
    editor.buttons.buttons[0].click()
    assert editor.answer() is Said.NOT_KNOWN


def test_grounds_show_the_frameworks_words(qtbot: QtBot) -> None:
    editor = cast(GroundsEditor, editor_for(PART_ONE.field("reasons")))
    qtbot.addWidget(editor)
    labels = [label.text() for label in editor.findChildren(QLabel)]
    assert [text for text in labels if text in {g.words for g in GROUNDS}] == [ground.words for ground in GROUNDS]
    assert {ground.group for ground in GROUNDS} <= set(labels)


def test_grounds_read_replies_evidence_and_reasons(qtbot: QtBot) -> None:
    editor = cast(GroundsEditor, editor_for(PART_ONE.field("reasons")))
    qtbot.addWidget(editor)
    editor.lines["abuse"].reply.buttons[0].click()
    QTest.keyClicks(editor.lines["harmed"].evidence, "head injury & bruising <of different ages>")
    QTest.keyClicks(editor.words, "we think so, because -")
    assert editor.answer() == Reasons(
        {"abuse": Tick(Reply.YES), "harmed": Tick(None, "head injury & bruising <of different ages>")},
        "we think so, because -",
    )


def test_a_ground_of_another_version_is_kept(qtbot: QtBot) -> None:
    editor = cast(GroundsEditor, editor_for(PART_ONE.field("reasons")))
    qtbot.addWidget(editor)
    editor.set_answer(Reasons({"older": Tick(Reply.NO, "e")}))
    QTest.keyClicks(editor.words, "more")
    assert editor.answer() == Reasons({"older": Tick(Reply.NO, "e")}, "more")
