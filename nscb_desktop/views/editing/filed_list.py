"""The files filed with a draft: what came in, how large and when, each to be looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Document
from nscb_desktop.framework.text import one_line
from nscb_desktop.views.documents_tab import size_words
from nscb_desktop.views.labels import PlainLabel, button


class FiledList(QFrame):
    """One line a file, the newest first; nothing is shown while nothing is filed, and nothing filed is taken away."""

    opened = Signal(object)
    """A Document to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Filed with this draft")
        self.links = QButtonGroup(self)
        self._documents: tuple[Document, ...] = ()
        self._lines: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(4)
        self._layout.addWidget(PlainLabel("Filed with this draft", "strong"))
        self.links.idClicked.connect(self._open)
        self.show_documents(())

    def show_documents(self, documents: Sequence[Document]) -> None:
        """Show what is filed with the draft on the page, and nothing of the one before."""
        for old in self.links.buttons():
            self.links.removeButton(old)
        if self._lines:
            self._lines.hide()
            self._lines.deleteLater()
        self._documents, self._lines = tuple(documents), QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for number, document in enumerate(self._documents):
            name = one_line(document.name)
            link = button(name.replace("&", "&&"), "link", f"Look at {name}")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            self.links.addButton(link, number)
            said = f"{size_words(document.size)} · filed {shown(document.at)} by {document.by}"
            grid.addWidget(link, number, 0)
            grid.addWidget(PlainLabel(said, "small"), number, 1)
        self._layout.addWidget(self._lines)
        self.setVisible(bool(self._documents))

    @Slot(int)
    def _open(self, number: int) -> None:
        self.opened.emit(self._documents[number])
