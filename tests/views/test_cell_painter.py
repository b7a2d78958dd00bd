"""The cells of a grid: what is painted is what the model says, in the ink and the weight of its look."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views import theme
from nscb_desktop.views.badges import Badge
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Column, PagedModel, listed

LONG = "one two three four five six seven eight nine ten eleven twelve"


def itself(row: str) -> str:
    """The row's own words."""
    return row


def badge(row: str) -> Badge | None:
    """A badge for every row but one."""
    return Badge(Rag.RED, row) if row != "none" else None


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """The light theme, whatever another test left."""
    theme.apply_theme(qapp, "light")


Shown = Callable[[Column[str], list[str]], RowsView[str]]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Makes tables of one column; Qt takes them down before Python forgets them."""
    made: list[RowsView[str]] = []

    def show(column: Column[str], rows: list[str]) -> RowsView[str]:
        model = PagedModel[str]((column,), listed(rows))
        view = RowsView[str](model, itself, "Rows")
        model.setParent(view)
        made.append(view)
        return view

    yield show
    for view in made:
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pictured(shown: Shown, rows: list[str], column: Column[str], *, wrap: bool = False) -> QImage:
    """One column of rows as it is painted, without its heading."""
    view = shown(column, rows)
    view.horizontalHeader().hide()
    view.setWordWrap(wrap)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(200, 60)
    view.model().load()  # type: ignore[attr-defined]  # it is ours
    view.verticalHeader().setDefaultSectionSize(50)
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The picture as numbers, one row of pixels after the other: blue, green, red."""
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return data[:, : image.width(), :3]


def amount(image: QImage, colour: str) -> int:
    """How many pixels have exactly this colour."""
    wanted = QColor(colour)
    return int((pixels(image) == (wanted.blue(), wanted.green(), wanted.red())).all(axis=2).sum())


@pytest.mark.parametrize(("look", "ink"), [("", "ink"), ("strong", "ink"), ("reference", "link")])
def test_words_have_the_ink_of_their_look(shown: Shown, look: str, ink: str) -> None:
    image = pictured(shown, ["HHHHHH"], Column("a", "A", itself, 12, look=look))
    tokens = theme.in_use()
    assert amount(image, getattr(tokens, ink)) > 10
    assert amount(image, tokens.ink if ink == "link" else tokens.link) == 0


def test_a_strong_cell_is_bolder(shown: Shown) -> None:
    plain = pictured(shown, ["HHHHHH"], Column("a", "A", itself, 12))
    strong = pictured(shown, ["HHHHHH"], Column("a", "A", itself, 12, look="strong"))
    assert amount(strong, theme.in_use().ink) > 1.3 * amount(plain, theme.in_use().ink)


def test_a_badge_stands_on_its_ground_and_nothing_stands_where_there_is_none(shown: Shown) -> None:
    column = Column("a", "A", itself, 12, badge=badge)
    _, ground = theme.in_use().rag(Rag.RED)
    assert amount(pictured(shown, ["late 3"], column), ground) > 200
    assert amount(pictured(shown, ["none"], column), ground) == 0


def test_every_row_has_its_line(shown: Shown) -> None:
    image = pictured(shown, ["x"], Column("a", "A", itself, 12))
    line = QColor(theme.in_use().line)
    assert (pixels(image)[49, :100] == (line.blue(), line.green(), line.red())).all()


def test_a_chosen_row_stands_on_the_soft_ground(shown: Shown) -> None:
    view = shown(Column("a", "A", itself, 12), ["x"])
    view.resize(200, 90)
    view.model().load()  # type: ignore[attr-defined]  # it is ours
    soft = theme.in_use().soft
    before = amount(view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32), soft)
    view.selectRow(0)
    after = amount(view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32), soft)
    assert (before, after > 1_000) == (0, True)


def test_long_words_are_cut_with_dots_or_take_two_lines_where_the_table_wraps(shown: Shown) -> None:
    column = Column("a", "A", itself, 12)
    cut, wrapped = (pictured(shown, [LONG], column, wrap=wrap) for wrap in (False, True))
    inked = [np.flatnonzero((pixels(image)[:48] < 100).all(axis=2).sum(axis=1)) for image in (cut, wrapped)]
    assert np.ptp(inked[1]) > 1.5 * np.ptp(inked[0])
