"""The line at the top: find anything, who is signed in and as what, the last good backup, and the lock."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from nscb_desktop.framework.roles import Person
from nscb_desktop.framework.text import visible
from nscb_desktop.views.folding import ShortLabel
from nscb_desktop.views.labels import PlainLabel, button

LETTERS_NEEDED = 2
"""One letter finds half the register and takes the longest."""


class SearchBox(QLineEdit):
    """The search field; Escape empties it, and says so."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Find a case, person, agency or word")
        self.setPlaceholderText("Find a case, person, agency or word")
        self.setMaxLength(200)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 8, 4)
        layout.addStretch(1)
        self._key = PlainLabel("Ctrl K", "key")
        layout.addWidget(self._key, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(self._show_key)

    def _show_key(self, text: str) -> None:
        self._key.setVisible(not text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field; every other key is typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Header(QFrame):
    """What stands above every page."""

    search_asked = Signal(str)
    """What is typed so far, at every keystroke from two letters on, and empty once it is emptied."""
    entered = Signal(str)
    """Enter was pressed on what is typed."""
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Header")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 7, 16, 7)
        layout.setSpacing(14)
        self.search = SearchBox()
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(self.fontMetrics().averageCharWidth() * 62)
        self.backup, self.who = ShortLabel(role="small"), PlainLabel("", "strong")
        self.office = PlainLabel("", "small")
        self.lock = button("&Lock", name="Lock the register")
        layout.addWidget(self.search, 3)
        self.backup.setAlignment(Qt.AlignmentFlag.AlignRight)
        for widget in (self.backup, self.who, self.office, self.lock):
            layout.addWidget(widget, 2 if widget is self.backup else 0)
        self._asked = ""
        # Zero: the letter is painted before the register is asked.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._enter)
        self.lock.clicked.connect(self.lock_asked)

    def show_person(self, person: Person) -> None:
        """Say who is signed in and as what."""
        self.who.setText(visible(person.name))
        self.office.setText(person.role.value)

    def show_backup(self, words: str) -> None:
        """Say when the last good backup was made."""
        self.backup.setText(words)

    def go_to_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def forget(self) -> None:
        """Empty the search field without asking for anything."""
        self._soon.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._asked = ""

    def _typed(self) -> None:
        self._soon.start()

    def _ask(self) -> None:
        words = self.search.text().strip()
        wanted = words if len(words) >= LETTERS_NEEDED else ""
        if wanted != self._asked:
            self._asked = wanted
            self.search_asked.emit(wanted)

    def _enter(self) -> None:
        self._soon.stop()
        self._ask()
        if words := self.search.text().strip():
            self.entered.emit(words)
