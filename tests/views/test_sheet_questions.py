"""What a sheet asks only where it applies: asked as soon as it does, kept where it is answered, and told where a rule asks for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.editing.field_block import FieldBlock
from nscb_desktop.views.editing.group_editor import GroupEditor
from nscb_desktop.views.editing.text_fields import LineText
from nscb_desktop.views.editing.words_editor import WordsEditor
from nscb_desktop.views.sheet_desk import SheetDesk
from nscb_desktop.views.typing_page import COUNT_AFTER_MS
from tests.views.typed_referral import type_answer
from tests.views.typed_sheet import WHOLE, Gate, enter_date, sheet_desk, small_window


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What boxes stand over."""
    made = small_window()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(sitting: Sitting, window: QWidget) -> Iterator[SheetDesk]:
    """The desk in a small window."""
    with sheet_desk(sitting, window) as made:
        yield made


def _twice(draft: Draft) -> frozenset[Circumstance]:
    """As the rules have it where Sam Pretend acted before."""
    made_by = draft.answers.get("made_by")
    acted = isinstance(made_by, Mapping) and made_by.get("name") == "Sam Pretend"
    return frozenset({Circumstance.SAME_PERSON} if acted else ())


def _asked(desk: SheetDesk) -> bool:
    """Whether the sheet asks why the same person acted twice."""
    return not _block(desk, "same_person").isHidden()


def _block(desk: SheetDesk, key: str) -> FieldBlock:
    assert desk.page.sheet
    return desk.page.sheet.blocks[key]


def _name(desk: SheetDesk) -> LineText:
    group = _block(desk, "made_by").editor
    assert isinstance(group, GroupEditor)
    name = group.parts["name"]
    assert isinstance(name, WordsEditor)
    assert isinstance(name.text, LineText)
    return name.text


def test_a_question_is_asked_as_soon_as_it_applies_and_while_it_does(
    desk: SheetDesk, sitting: Sitting, qtbot: QtBot
) -> None:
    desk.open(replace(Gate(sitting).task(), holding=_twice))
    assert not _asked(desk)
    _name(desk).write("Sam Pretend")
    qtbot.waitUntil(lambda: _asked(desk))
    assert desk.page.state.badge
    assert desk.page.state.badge.text == "DRAFT · 1 of 5 answered"
    _name(desk).write("Somebody Else")
    qtbot.waitUntil(lambda: not _asked(desk))
    assert desk.page.state.badge.text == "DRAFT · 1 of 4 answered"


def test_a_question_stays_while_it_is_answered_or_typed_in(desk: SheetDesk, sitting: Sitting, qtbot: QtBot) -> None:
    desk.open(replace(Gate(sitting).task(**WHOLE), holding=_twice))
    assert _asked(desk)
    why = _block(desk, "same_person").editor
    type_answer(why, "ill")
    _name(desk).write("Somebody Else")
    qtbot.waitUntil(lambda: "Somebody Else" in str(desk.page.current().answers))
    desk.page._tell_state()
    assert _asked(desk)
    assert desk.page.current().answers["same_person"] == "ill"
    words = why.focusProxy()
    assert words
    words.window().activateWindow()
    words.setFocus()
    why.set_answer(None)
    desk.page._tell_state()
    assert _asked(desk)
    _name(desk).setFocus()
    desk.page._tell_state()
    assert not _asked(desk)


def test_a_reason_that_a_rule_asks_for_is_asked_on_the_page_too(desk: SheetDesk, sitting: Sitting) -> None:
    against = Missing("same_person", "Sam Pretend wrote the Part One. Say why one person did both.")
    desk.open(replace(Gate(sitting).task(**WHOLE), problems=_always(against)))
    enter_date(desk, "3/1/2014")
    assert not _asked(desk)
    desk.page.ui.submit.click()
    assert _asked(desk)
    assert _block(desk, "same_person").problem.text() == against.sentence


def test_what_is_said_against_a_sheet_stays_though_it_was_typed_in_a_moment_ago(
    desk: SheetDesk, sitting: Sitting, qtbot: QtBot
) -> None:
    against = Missing("reasons", "Say more.")
    desk.open(replace(Gate(sitting).task(**WHOLE), problems=_always(against)))
    enter_date(desk, "3/1/2014")
    desk.page.ui.submit.click()
    loop = QEventLoop()
    QTimer.singleShot(2 * COUNT_AFTER_MS, loop.quit)
    loop.exec()
    assert desk.page.summary.links() == ["Say more."]
    enter_date(desk, "2/1/2014")
    qtbot.waitUntil(lambda: desk.page.summary.links() == [])


def _always(against: Missing) -> Callable[[Draft], list[Missing]]:
    def problems(_typed: Draft) -> list[Missing]:
        return [against]

    return problems
