"""Help: the guide that comes with the program, a chapter at a time, and what the program is."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from nscb_desktop.views.designed.ui_help_page import Ui_HelpPage
from nscb_desktop.views.guide_text import chapter_title, guide_chapters, write_chapter

LETTERS = 30
"""How wide the list of chapters is."""


class HelpPage(QWidget):
    """The chapters at the left, the one chosen at the right; plain words throughout."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_HelpPage()
        self.ui.setupUi(self)
        self._texts = [chapter.read_text(encoding="utf-8") for chapter in guide_chapters()]
        self.ui.chapters.addItems([chapter_title(text) for text in self._texts])
        self.ui.chapters.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.ui.chapters.setProperty("role", "card")
        self.ui.chapters.setSpacing(4)
        self.ui.text.document().setDocumentMargin(16)
        self.ui.about.setText(f"NSCB case register, version {version}. It never uses the network.")
        self.ui.chapters.currentRowChanged.connect(self._show)
        self.ui.chapters.setCurrentRow(0)

    def _show(self, number: int) -> None:
        if 0 <= number < len(self._texts):
            self.ui.text.document().setDefaultFont(self.ui.text.font())
            write_chapter(self.ui.text.document(), self._texts[number])
            # The cursor was pushed to the end by what was written before it, and Qt keeps it in view.
            self.ui.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.ui.text.verticalScrollBar().setValue(0)

    def start(self) -> None:
        """Put the keyboard on the chapters."""
        self.ui.chapters.setFocus()

    def flush(self) -> None:
        """Nothing is typed here."""

    def forget(self) -> None:
        """No record text is here."""

    def refresh(self) -> None:
        """Set the chapter anew, in the colours and the text size in use now."""
        self._show(self.ui.chapters.currentRow())
