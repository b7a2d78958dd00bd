"""The rail at the left: one button for each place of the application, with what waits there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscb_desktop.views import theme
from nscb_desktop.views.icons import icon
from nscb_desktop.views.labels import PlainLabel, restyled

WIDTH_IN_LETTERS = 20


class RailButton(QPushButton):
    """One place: its icon, its name, and how many things wait there."""

    picked = Signal(str)

    def __init__(self, key: str, title: str, icon_name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.key = key
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tokens = theme.in_use()
        if icon_name:
            self.setIcon(icon(icon_name, tokens.rail_ink, tokens.rail_chosen_ink))
            self.setIconSize(QSize(20, 20))
        self._title = title.replace("&", "")
        self.count = PlainLabel(hint, "small" if hint else "count")
        self.count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.addStretch(1)
        layout.addWidget(self.count, alignment=Qt.AlignmentFlag.AlignVCenter)
        if not hint:
            self.show_count(0)
        self.setAccessibleName(self._title)
        self.clicked.connect(self._pick)
        self.toggled.connect(self._show_chosen)

    def show_count(self, number: int) -> None:
        """Show how many things wait; nothing for none."""
        self.count.setText(f"{number:,}" if number else "")
        self.count.setVisible(bool(number))
        self.setAccessibleName(f"{self._title}, {number} waiting" if number else self._title)

    def sizeHint(self) -> QSize:
        """As the style wants it; the count stands beside the words."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.fontMetrics().height() + 18))

    def _show_chosen(self, chosen: bool) -> None:
        restyled(self.count, "chosen", chosen)

    def _pick(self) -> None:
        self.picked.emit(self.key)


class Rail(QFrame):
    """The column of places; only places that exist are on it."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Places")
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(2)
        name, about = PlainLabel("NSCB", "board"), PlainLabel("Case review and learning", "small")
        for label in (name, about):
            label.setContentsMargins(10, 0, 0, 0)
            layout.addWidget(label)
        layout.addSpacing(12)
        self._top, self._foot = QVBoxLayout(), QVBoxLayout()
        layout.addLayout(self._top)
        layout.addStretch(1)
        layout.addLayout(self._foot)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS + 28)

    def add_place(self, key: str, title: str, icon_name: str = "", foot: bool = False, hint: str = "") -> RailButton:
        """Add a place, at the foot for those that are not part of the day's work."""
        made = RailButton(key, title, icon_name, hint)
        made.picked.connect(self.picked)
        self._buttons[key] = made
        self._group.addButton(made)
        (self._foot if foot else self._top).addWidget(made)
        return made

    def mark(self, key: str) -> None:
        """Show which place the person is at, without going there."""
        if made := self._buttons.get(key):
            made.setChecked(True)

    def show_count(self, key: str, number: int) -> None:
        """Show how many things wait at a place."""
        if made := self._buttons.get(key):
            made.show_count(number)
