"""The two text fields everything is typed into: one line, and text that grows with what is typed."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextDocumentFragment,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from nscb_desktop.views.editing.chevron import Chevron
from nscb_desktop.views.spelling import Dictionary, SpellingMarks, misspelt_at

PARAGRAPH = "\u2029"
"""What Qt keeps between paragraphs."""
LONGEST_LINE = 2**31 - 1
"""Letters: as many as Qt can count, because what is pasted beyond its usual limit would be cut off without a word."""


def _asks_for_others(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class LineText(QLineEdit):
    """One line of text; undo, copy and paste are Qt's own."""

    asked = Signal()
    """The arrow was pressed, or Alt+Down: what else can be answered?"""

    def __init__(self, parent: QWidget | None = None, offers_others: bool = True, opens_list: bool = False) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST_LINE)
        self.chevron = Chevron(self, opens_list)
        self.chevron.setVisible(offers_others)
        self.chevron.clicked.connect(self.asked)
        if offers_others:
            self.setTextMargins(0, 0, self.chevron.sizeHint().width(), 0)

    def fill(self, text: str) -> None:
        """Show another text, with no way back to the one before."""
        self.setText(text)
        self.setCursorPosition(0)

    def write(self, text: str) -> None:
        """Replace the text as if it had been typed, so that it can be undone."""
        self.selectAll()
        self.insert(text) if text else self.del_()

    def words(self) -> str:
        """The text exactly as typed."""
        return self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down asks for the other answers."""
        if _asks_for_others(event):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrow at the right-hand end."""
        super().resizeEvent(event)
        size = self.chevron.sizeHint()
        self.chevron.setGeometry(
            self.width() - size.width() - 5, (self.height() - size.height()) // 2, size.width(), size.height()
        )


@runtime_checkable
class Spelt(Protocol):
    """Something that has its running text checked, whatever comes to stand in it later."""

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check spelling with this dictionary."""


def check_spelling(within: QWidget, dictionary: Dictionary) -> None:
    """Check every running text that can be typed in a dialog or a page."""
    if isinstance(within, Spelt):
        within.use_dictionary(dictionary)
        return
    for text in within.findChildren(GrowingText):
        if not text.isReadOnly():
            text.use_dictionary(dictionary)


class GrowingText(QPlainTextEdit):
    """Text over any number of lines: as high as its text up to a limit, then it scrolls by itself."""

    asked = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None, offers_others: bool = True) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, max(24, lines)
        self._dictionary: Dictionary | None = None
        self._marks: SpellingMarks | None = None
        self._wrong: QTextCursor | None = None
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chevron = Chevron(self)
        self.chevron.setVisible(offers_others)
        self.chevron.clicked.connect(self.asked)
        if offers_others:
            self.setViewportMargins(0, 0, self.chevron.sizeHint().width(), 0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def fill(self, text: str) -> None:
        """Show another text, with no way back to the one before."""
        self.setPlainText(text)

    def write(self, text: str) -> None:
        """Replace the text as if it had been typed, so that it can be undone."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def words(self) -> str:
        """The text exactly as typed; Qt's own plain text would turn no-break spaces into spaces."""
        return self.document().toRawText().replace(PARAGRAPH, "\n")

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Underline what this dictionary does not know, once it is loaded."""
        self._dictionary = dictionary
        if dictionary.ready:
            self._mark()
        else:
            dictionary.loaded.connect(self._mark)

    def _mark(self) -> None:
        if self._dictionary and self._marks is None:
            self._marks = SpellingMarks(self.document(), self._dictionary)

    def _fit(self) -> None:
        # Only then do the margins hold what the style sheet adds.
        self.ensurePolished()
        lines = max(self._lines, min(int(self.document().size().height()), self._most))
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines >= self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        edges = self.contentsMargins().top() + self.contentsMargins().bottom()
        wanted = lines * self.fontMetrics().lineSpacing() + int(2 * self.document().documentMargin()) + edges
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Narrow cells are allowed: the text wraps."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrow at the top right, and the height right for the new width."""
        super().resizeEvent(event)
        size = self.chevron.sizeHint()
        bar = self.verticalScrollBar().width() if self.verticalScrollBar().isVisible() else 0
        self.chevron.setGeometry(self.width() - size.width() - 5 - bar, 6, size.width(), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down asks for the other answers; Shift+Enter is Enter, because Qt's own line break is a hidden character."""
        if _asks_for_others(event):
            self.asked.emit()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator) and not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there are words to paste: plain, or in a page that can be made plain."""
        return super().canInsertFromMimeData(source) or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words; where a program offers a formatted page only, its words without the format."""
        if source.hasHtml() and not source.hasText():
            plain = QMimeData()
            plain.setText(QTextDocumentFragment.fromHtml(source.html()).toPlainText())
            super().insertFromMimeData(plain)
        else:
            super().insertFromMimeData(source)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll this text only while it has the focus; otherwise the page scrolls past it."""
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, with spellings for the word under the pointer above it."""
        menu = self.spelling_menu(self.cursorForPosition(event.pos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def spelling_menu(self, at: QTextCursor) -> QMenu:
        """Cut, copy, paste and the like, headed by suggestions where the word there is not in the dictionary."""
        menu = self.createStandardContextMenu()
        self._wrong = misspelt_at(at, self._dictionary) if self._dictionary and not self.isReadOnly() else None
        if self._wrong and self._dictionary:
            first = menu.actions()[0]
            suggestions = self._dictionary.suggestions(self._wrong.selectedText())
            for words in suggestions or ["No suggestions"]:
                action = QAction(words, menu)
                action.setData(words if suggestions else None)
                action.setEnabled(bool(suggestions))
                menu.insertAction(first, action)
            menu.insertSeparator(first)
            menu.triggered.connect(self._respell)
        return menu

    def _respell(self, action: QAction) -> None:
        if self._wrong and isinstance(action.data(), str):
            self._wrong.insertText(action.data())
