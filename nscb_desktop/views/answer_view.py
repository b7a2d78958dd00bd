"""An answer to be read: words, parts, rows and criteria as they stand on the paper; nothing here can be typed into."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.fields import Field, Grounds, Group, Kind, Table
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.text import visible
from nscb_desktop.views.labels import PlainLabel, paragraph

NOT_ANSWERED = "Not answered"
PART_LETTERS = 2_000
"""A long narrative is shown in several labels, so that no single one has to be laid out whole for a repaint."""


class ReadLabel(PlainLabel):
    """A paragraph whose words can be selected once the pointer is over it; until then it is laid out three times faster."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the words be selected and copied."""
        if self.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


def words_label(text: str, role: str = "") -> PlainLabel:
    """A paragraph that can be selected with the mouse, with nothing in it hidden."""
    label = ReadLabel(visible(text), role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def in_pieces(text: str) -> list[str]:
    """A text cut at line ends into pieces of about the same length; joined by line ends they are the text."""
    pieces: list[list[str]] = [[]]
    length = 0
    for line in text.split("\n"):
        if length > PART_LETTERS:
            pieces.append([])
            length = 0
        pieces[-1].append(line)
        length += len(line)
    return ["\n".join(piece) for piece in pieces]


class AnswerView(QWidget):
    """One answer, laid out by its kind."""

    def __init__(self, kind: Kind, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._show(kind, answer)

    def _show(self, kind: Kind, answer: Answer) -> None:
        match answer:
            case None:
                self._words(NOT_ANSWERED, "muted")
            case Said() | Reply() | PartialDate() | Chosen() | str():
                self._words(in_words(kind, answer))
            case Rows():
                self._rows(kind.columns if isinstance(kind, Table) else (), answer)
            case Reasons():
                self._reasons(kind, answer)
            case Mapping():
                self._parts(kind.parts if isinstance(kind, Group) else (), answer)
            case _:
                assert_never(answer)

    def _words(self, text: str, role: str = "") -> None:
        for piece in in_pieces(text):
            self._layout.addWidget(words_label(piece, role))

    def _parts(self, parts: Sequence[Field], answer: Mapping[str, Answer]) -> None:
        grid = self._grid()
        grid.setColumnStretch(1, 1)
        given = [part for part in parts if answer.get(part.key) is not None]
        for number, part in enumerate(given):
            grid.addWidget(PlainLabel(part.label.rstrip(":"), "small"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words_label(in_words(part.kind, answer.get(part.key))), number, 1)

    def _rows(self, columns: Sequence[Field], answer: Rows) -> None:
        """The columns that anything stands in; a column of blanks would only take the others' room."""
        used = [column for column in columns if any(row.get(column.key) is not None for row in answer.rows)]
        if answer.rows:
            grid = self._grid()
            for place, column in enumerate(used):
                grid.addWidget(paragraph(column.label.rstrip(":"), "small"), 0, place)
                grid.setColumnStretch(place, 1)
            for number, row in enumerate(answer.rows, start=1):
                grid.addWidget(_rule(), 2 * number - 1, 0, 1, max(1, len(used)))
                for place, column in enumerate(used):
                    words = words_label(in_words(column.kind, row.get(column.key)))
                    grid.addWidget(words, 2 * number, place, Qt.AlignmentFlag.AlignTop)
        if answer.words:
            self._words(answer.words)

    def _reasons(self, kind: Kind, answer: Reasons) -> None:
        grid = self._grid()
        grid.setColumnStretch(1, 1)
        number = 0
        for ground in kind.grounds if isinstance(kind, Grounds) else ():
            tick = answer.ticks.get(ground.key)
            if tick is None:
                continue
            reply = tick.reply.shown if tick.reply else "No reply"
            grid.addWidget(PlainLabel(reply, "strong"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words_label(ground.words), number, 1)
            if tick.evidence:
                grid.addWidget(words_label(tick.evidence, "muted"), number + 1, 1)
            number += 2
        if answer.words:
            self._words(answer.words)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self._layout.addLayout(grid)
        return grid


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule
