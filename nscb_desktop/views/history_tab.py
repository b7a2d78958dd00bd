"""The history of a case: who did what, when and why, with the old and the new value of each field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import FieldChange, HistoryEntry
from nscb_desktop.framework.text import search_key, visible, words_of
from nscb_desktop.views import theme
from nscb_desktop.views.labels import PlainLabel, button
from nscb_desktop.views.once import Once

NOT_ANSWERED = "nothing"
_LONG = 400
"""Letters of an old or new value shown at first; the button shows them all."""
SHOW_ALL, SHOW_LESS = "Sho&w all", "Sho&w less"


def entry_heading(entry: HistoryEntry) -> str:
    """``20 Dec 2013 16:52 · J. Okafor, Business Manager, registered Part One as NSCB-2013-011``."""
    role = f", {entry.role}," if entry.role else ""
    return visible(f"{shown(entry.at)} · {entry.who}{role} {entry.act[:1].lower()}{entry.act[1:]}")


def change_words(change: FieldChange, whole: bool = False) -> str:
    """``Date of birth: “c. May 2009” → “5 March 2009”``; long values are cut short unless wanted whole."""
    if not change.old:
        return visible(f"{change.field}: {_quoted(change.new, whole)}")
    return visible(f"{change.field}: {_quoted(change.old, whole)} → {_quoted(change.new, whole)}")


def _quoted(words: str, whole: bool) -> str:
    if not words:
        return NOT_ANSWERED
    return f"“{words}”" if whole or len(words) <= _LONG else f"“{words[:_LONG].rstrip()} …”"


def entry_lines(entry: HistoryEntry, whole: bool = False) -> list[str]:
    """What stands under an entry's heading: the reason, then each change."""
    why = [visible(f"Why: {entry.why}")] if entry.why else []
    return [*why, *(change_words(change, whole) for change in entry.changes)]


class HistoryTab(QWidget):
    """Newest first, as text that can be selected and copied; a line above narrows it."""

    narrowed = Signal(str)
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("History")
        self._entries: tuple[HistoryEntry, ...] = ()
        self.search = QLineEdit()
        self.search.setAccessibleName("Find in the history")
        self.search.setPlaceholderText("Find in the history")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.shown = PlainLabel("", "muted")
        self.print = button("Print the h&istory…", name="Print the history")
        self._once = Once()
        self.print.clicked.connect(self._ask_to_print)
        self.whole = button(SHOW_ALL, name="Show long values whole")
        self.whole.setCheckable(True)
        self.whole.toggled.connect(self._fill)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("History of the case")
        self.text.setUndoRedoEnabled(False)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.shown)
        top.addStretch(1)
        top.addWidget(self.print)
        top.addWidget(self.whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)

    def load(self, entries: Sequence[HistoryEntry]) -> None:
        """Show another case's history from its newest entry; what was searched for is forgotten."""
        self._entries = tuple(reversed(entries))
        self.search.blockSignals(True)
        self.search.setText("")  # unlike clear(), leaves nothing to undo
        self.search.blockSignals(False)
        self.whole.blockSignals(True)
        self.whole.setChecked(False)
        self.whole.blockSignals(False)
        self._fill()

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show the history as it now is; what is searched for stays."""
        self._entries = tuple(reversed(entries))
        self._fill()

    def open_to(self, printing: bool) -> None:
        """Let the history be printed, or only be read."""
        self.print.setVisible(printing)

    def _ask_to_print(self) -> None:
        if self._once.allows("print"):
            self.print_asked.emit()

    def _fill(self) -> None:
        wanted = words_of(self.search.text())
        entries = [entry for entry in self._entries if _holds(entry, wanted)]
        total = len(self._entries)
        noun = "entry" if total == 1 else "entries"
        self.shown.setText(f"{len(entries)} of {total} {noun}" if wanted else f"{total} {noun}")
        whole = self.whole.isChecked()
        self.whole.setText(SHOW_LESS if whole else SHOW_ALL)
        self.whole.setVisible(any(max(len(c.old), len(c.new)) > _LONG for entry in entries for c in entry.changes))
        self.text.clear()
        cursor = self.text.textCursor()
        cursor.beginEditBlock()
        for number, entry in enumerate(entries):
            _write(cursor, entry, number > 0, whole)
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.narrowed.emit(self.search.text())


def _holds(entry: HistoryEntry, wanted: Sequence[str]) -> bool:
    told = search_key(
        "\n".join([entry_heading(entry), entry.why, *(f"{c.field} {c.old} {c.new}" for c in entry.changes)])
    )
    return all(word in told for word in wanted)


def _write(cursor: QTextCursor, entry: HistoryEntry, follows: bool, whole: bool) -> None:
    """Add an entry as plain paragraphs: nothing in it is read as markup."""
    bold, plain = QTextCharFormat(), QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    plain.setForeground(QColor(theme.in_use().ink))
    if follows:
        cursor.insertBlock()
        cursor.insertBlock(QTextBlockFormat())
    cursor.insertText(entry_heading(entry), bold)
    for line in entry_lines(entry, whole):
        cursor.insertBlock()
        cursor.insertText(f"    {line}".replace("\n", "\n    "), plain)
