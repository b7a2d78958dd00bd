"""Every editor of every field: blank at first, exact in what it gives back, and never changed by a passing wheel."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick
from nscb_desktop.framework.code_lists import DISABILITY, ETHNICITY
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.fields import (
    Choice,
    Day,
    Field,
    Grounds,
    Group,
    Kind,
    Line,
    Narrative,
    Several,
    Table,
    YesNo,
)
from nscb_desktop.framework.newham_2013 import EDITION, OFFICE_RECORD, PART_ONE, PART_TWO
from nscb_desktop.framework.newham_2013_grounds import GROUNDS
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editors import editor_for
from tests.views.answers_given import answers_to

FORMS = (PART_ONE, PART_TWO, OFFICE_RECORD)
FIELDS = [pytest.param(field, id=f"{form.key}-{field.key}") for form in FORMS for field in form.fields()]
PARTS = (Field("a", "A"), Field("b", "B", YesNo()), Field("c", "C", Day()))
KINDS: tuple[Kind, ...] = (
    Line(), Narrative(), Day(), Choice(ETHNICITY), Several(DISABILITY), YesNo(), Group(PARTS), Table(PARTS, "person"),
    Grounds(GROUNDS[:3]),
)  # fmt: skip
SPECIMENS: dict[type, Answer] = {
    Line: "Tahmina “Mina” <b>Begum</b> & co",
    Narrative: "one\n\ttwo\u00a0three\n",
    Day: read_date("22/5/09 (mother)"),
    Choice: "White and Asian (mother: Polish; father: Bangladeshi)",
    Several: Chosen(("HEAR", "COMM"), "aids from Sept 2013"),
    YesNo: Reply.NO,
}


def editor_of(kind: Kind, parent: QWidget | None = None) -> AnswerEditor:
    """A blank editor of a question of this kind."""
    return editor_for(Field("key", "Question:", kind), parent)


def cells_of(kind: Kind) -> tuple[Field, ...]:
    """The parts of a group or the columns of a table."""
    return kind.parts if isinstance(kind, Group) else kind.columns if isinstance(kind, Table) else ()


@pytest.mark.parametrize("field", FIELDS)
def test_every_editor_starts_blank(field: Field, qtbot: QtBot) -> None:
    editors = [editor_for(each) for each in (field, *cells_of(field.kind))]
    for editor in editors:
        qtbot.addWidget(editor)
        assert editor.answer() is None
        # Read from the widgets, not remembered.
        editor.touch()
        assert editor.answer() is None


def test_the_edition_has_no_other_forms() -> None:
    assert set(EDITION.forms) == set(FORMS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_set_is_read_back_exactly(kind: Kind, qapp: QApplication, data: st.DataObject) -> None:
    answer = data.draw(answers_to(kind))
    editor = editor_of(kind)
    editor.set_answer(answer)
    assert editor.answer() == answer
    # Once more from the widgets themselves, as after an edit elsewhere in the same question.
    editor.touch()
    assert editor.answer() == answer
    editor.deleteLater()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_setting_an_answer_is_no_edit(kind: Kind, qtbot: QtBot) -> None:
    editor = editor_of(kind)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_answer(SPECIMENS.get(type(kind), Said.NOT_KNOWN))
        editor.set_answer(None)
    assert editor.answer() is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_a_second_answer_leaves_nothing_of_the_first(kind: Kind, qtbot: QtBot) -> None:
    editor = editor_of(kind)
    qtbot.addWidget(editor)
    full: dict[type, Answer] = {
        Group: {"a": "first"}, Table: Rows(({"a": "first"},), "words"), Grounds: Reasons({"abuse": Tick(Reply.YES, "e")}, "w"),
    }  # fmt: skip
    editor.set_answer({**SPECIMENS, **full}[type(kind)])
    editor.set_answer(None)
    editor.touch()
    assert editor.answer() is None


@pytest.mark.parametrize("kind", [Line(), Narrative(), Day(), Choice(ETHNICITY)], ids=lambda kind: type(kind).__name__)
def test_the_wheel_changes_no_answer(kind: Kind, qtbot: QtBot) -> None:
    editor = editor_of(kind)
    qtbot.addWidget(editor)
    editor.set_answer(SPECIMENS[type(kind)])
    editor.show()
    target = editor.focusProxy()
    assert target is not None
    for focused in (False, True):
        if focused:
            target.setFocus()
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(target, wheel)
        editor.touch()
        assert editor.answer() == SPECIMENS[type(kind)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_every_editor_says_its_label_to_screen_readers(kind: Kind, qtbot: QtBot) -> None:
    editor = editor_of(kind)
    qtbot.addWidget(editor)
    editor.set_spoken_name("Question")
    assert editor.accessibleName() == "Question"
    proxy = editor.focusProxy()
    while proxy is not None and proxy.focusProxy() is not None:
        proxy = proxy.focusProxy()
    assert proxy is not None
    assert proxy.accessibleName()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_read_only_and_back_keeps_the_answer(kind: Kind, qtbot: QtBot) -> None:
    editor = editor_of(kind)
    qtbot.addWidget(editor)
    editor.set_answer(SPECIMENS.get(type(kind)))
    editor.set_read_only(True)
    editor.set_read_only(False)
    editor.touch()
    assert editor.answer() == SPECIMENS.get(type(kind))
