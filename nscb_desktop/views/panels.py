"""What the panels of the settings page are put together from: cards with a heading, and questions with their guidance."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nscb_desktop.framework.records import Settings
from nscb_desktop.views import theme
from nscb_desktop.views.labels import PlainLabel, card, paragraph
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import PagedModel

Row = TypeVar("Row")

LETTERS = 76
"""How wide a field grows, in letters at the user's text size: longer lines are hard to read."""


class SettingsPanel(Protocol):
    """A part of the settings: shows what is in force, and says what it stands at now."""

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""

    def values(self) -> dict[str, object]:
        """What its fields stand at, by the setting's name."""

    def problem(self) -> str:
        """What must be put right before it can be saved; empty where nothing."""

    def show_only_read(self, only_read: bool) -> None:
        """Let nothing be changed, for somebody who may only look."""


def titled_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with a heading, and the layout below it."""
    frame = card()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 14)
    layout.setSpacing(10)
    layout.addWidget(PlainLabel(title, "section"))
    return frame, layout


def question(words: str, editor: QWidget, guidance: str | QLabel = "", letters: int = LETTERS) -> QWidget:
    """A label, the field that answers it, and what to know about it below: a sentence, or a label that changes."""
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    label = PlainLabel(words, "strong")
    label.setBuddy(editor)
    layout.addWidget(label)
    editor.setMaximumWidth(editor.fontMetrics().averageCharWidth() * letters + 24)
    layout.addWidget(editor)
    if guidance:
        said = guidance if isinstance(guidance, QLabel) else paragraph(guidance, "small")
        layout.addWidget(said)
        editor.setAccessibleDescription(said.text())
    return block


class ShortRows(RowsView[Row]):
    """A table that asks for room for a few rows, takes what is left over, and scrolls the rest."""

    def __init__(
        self, model: PagedModel[Row], key_of: Callable[[Row], object], name: str, rows: int, lines: int = 1
    ) -> None:
        """With more ``lines`` to a row, long words go on below instead of being cut."""
        super().__init__(model, key_of, name)
        head = theme.row_height(self.fontMetrics())
        high = head + (lines - 1) * self.fontMetrics().lineSpacing()
        self.setWordWrap(lines > 1)
        self.verticalHeader().setDefaultSectionSize(high)
        self._asked = high * rows + head + 8
        self.setMinimumHeight(self._asked)

    def sizeHint(self) -> QSize:
        """As wide as any table, and as high as its few rows."""
        return QSize(super().sizeHint().width(), self._asked)


def sized(dialog: QWidget, letters: int, lines: int) -> None:
    """Give a dialog room for so many letters and lines at the user's text size, as far as the screen has it."""
    metrics, screen = dialog.fontMetrics(), dialog.screen().availableSize()
    wanted = QSize(metrics.averageCharWidth() * letters, metrics.lineSpacing() * lines)
    dialog.resize(wanted.boundedTo(screen * 0.9))


class _Sheet(QScrollArea):
    """Scrolls a panel; asks for no more height than there is."""

    def minimumSizeHint(self) -> QSize:
        """As low as the window wants it."""
        return QSize(super().minimumSizeHint().width(), 120)


def scrolled(panel: QWidget, name: str) -> QScrollArea:
    """A panel that scrolls where the window is lower than it."""
    panel.setProperty("role", "bare")
    panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    sheet = _Sheet()
    sheet.setAccessibleName(name)
    sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    sheet.setFrameShape(QFrame.Shape.NoFrame)
    sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    sheet.setWidgetResizable(True)
    sheet.setWidget(panel)
    return sheet
