"""The documents of a case: what was filed, what was printed, and a place to drop another file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Document
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button
from nscb_desktop.views.plain_icons import use_plain_icons
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Column, PagedModel, listed

FILED = {"attachment": "Attachment", "correspondence": "Correspondence", "original": "Received original"}
"""What a file on a case can be; most are attachments, for the original came with the draft."""
KINDS = {**FILED, "print": "Print"}
_STEP = 1024


def size_words(size: int) -> str:
    """``1.4 MB``, rounded the way a file manager does."""
    if size < _STEP:
        return f"{size} bytes"
    return f"{size / _STEP:.0f} KB" if size < _STEP**2 else f"{size / _STEP**2:.1f} MB"


def _kind(document: Document) -> str:
    return KINDS.get(document.kind, document.kind.capitalize())


def _name(document: Document) -> str:
    return document.name


def _at(document: Document) -> str:
    return shown(document.at)


def _by(document: Document) -> str:
    return document.by


def _size(document: Document) -> str:
    return size_words(document.size)


def _note(document: Document) -> str:
    return document.note


def _mark(document: Document) -> str:
    return document.sha256[:12]


def _key(document: Document) -> int:
    return document.id


COLUMNS = (
    Column("kind", "Kind", _kind, 15, sortable=False),
    Column("name", "Name", _name, 34, look="strong", sortable=False, grows=True),
    Column("at", "Filed or printed", _at, 17, sortable=False),
    Column("by", "By", _by, 13, sortable=False),
    Column("size", "Size", _size, 9, sortable=False),
    Column("note", "Note", _note, 22, sortable=False, grows=True),
    Column("mark", "SHA-256", _mark, 13, sortable=False),
)


class DocumentsTab(QWidget):
    """The list, with a button and the whole tab as a place to drop files."""

    file_dropped = Signal(object)
    """A Path, dropped or chosen."""
    document_opened = Signal(object)
    """A kept Document to be looked at."""
    letter_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Documents")
        self._may_file = False
        self.may_write = False
        """Whether whoever is signed in writes letters; set once by the desk that makes them."""
        self.model = PagedModel[Document](COLUMNS, listed(()), self)
        self.rows = RowsView[Document](self.model, _key, "Documents of the case")
        self.rows.say_when_empty("Nothing is filed on this case yet.")
        self.add, self.view = button("Add f&ile…"), button("&View original")
        self.letter = button("&Write a letter…")
        self.filed_as = QuietComboBox()
        self.filed_as.setAccessibleName("What the file is")
        for kind, words in FILED.items():
            self.filed_as.addItem(f"as {words.lower()}", kind)
        self.hint = PlainLabel("", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.filed_as)
        buttons.addWidget(self.view)
        buttons.addWidget(self.letter)
        buttons.addWidget(self.hint)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(buttons)
        layout.addWidget(self.rows, 1)
        self.add.clicked.connect(self.choose_file)
        self.view.clicked.connect(self._view_chosen)
        self.letter.clicked.connect(self.letter_asked)
        self.rows.chosen.connect(self._look)
        self.rows.opened.connect(self._view)
        self._look(None)

    def load(self, documents: Sequence[Document], may_file: bool, keep: bool = False) -> None:
        """Show a case's documents; ``keep`` leaves the chosen one chosen, for the same case read anew."""
        self._may_file = may_file
        self.setAcceptDrops(may_file)
        self.add.setVisible(may_file)
        self.filed_as.setVisible(may_file)
        self.letter.setVisible(may_file and self.may_write)
        if not keep:
            self.filed_as.setCurrentIndex(0)
            self.rows.choose(None)
        self.model.load(listed(tuple(documents)))
        if not keep:
            self.rows.scrollToTop()
        self._look(self.rows.current_row())

    @property
    def kind(self) -> str:
        """What the next file is filed as."""
        return str(self.filed_as.currentData())

    def choose_file(self) -> QFileDialog:
        """Ask which file to add."""
        dialog = QFileDialog(self, "Add a file to this case")
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _add(self, names: list[str]) -> None:
        for name in names:
            self.file_dropped.emit(Path(name))

    def _look(self, document: object) -> None:
        kept = isinstance(document, Document) and document.held
        self.view.setEnabled(kept)
        printed = isinstance(document, Document) and not document.held
        drop = "Drop a file here to add it." if self._may_file else ""
        self.hint.setText("A print is listed, not kept; print the form again to see it." if printed else drop)

    def _view(self, document: object) -> None:
        if isinstance(document, Document) and document.held:
            self.document_opened.emit(document)

    def _view_chosen(self) -> None:
        self._view(self.rows.current_row())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this machine, and nothing else."""
        if self._may_file and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand each dropped file on; folders are not files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        for path in paths:
            if path.is_file():
                self.file_dropped.emit(path)
        event.acceptProposedAction()
