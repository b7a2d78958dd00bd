"""The editor of a moment keeps what is written and says what it is read as."""

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.fields import Field, Moment
from nscb_desktop.views.editing.moment_editor import NOT_READ, MomentEditor

WRITTEN = "20/12/2013 16.40"


@pytest.fixture
def editor(qtbot: QtBot) -> MomentEditor:
    made = MomentEditor(Field("occurred", "Occurred:", Moment()))
    qtbot.addWidget(made)
    return made


def test_every_beginning_of_a_moment_is_kept_and_only_the_whole_of_it_is_read(editor: MomentEditor) -> None:
    assert (editor.answer(), editor.reading.isVisibleTo(editor)) == (None, False)
    for length in range(1, len(WRITTEN) + 1):
        editor.set_answer(WRITTEN[:length])
        assert str(editor.answer()) == WRITTEN[:length]
        assert editor.reading.text() == NOT_READ or length > len("20/12/2013 16.")
    editor.set_answer(WRITTEN)
    assert editor.reading.text() == "Read as 20 Dec 2013 16:40"


def test_words_are_kept_as_written(editor: MomentEditor) -> None:
    editor.set_answer("about tea time")
    assert (editor.answer(), editor.reading.text()) == ("about tea time", NOT_READ)
