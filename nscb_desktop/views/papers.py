"""Showing paper: every PDF opens in the preview, and what is printed or saved from there is listed where it belongs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import cases, filing, paper
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.marking import marking_on
from nscb_desktop.framework.records import CaseFile, Document, FormRecord
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.exporter import Exporter
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.original_view import OriginalView, Shape, shape_of
from nscb_desktop.views.preview import Preview
from nscb_desktop.views.working_panel import Working

Listed = Callable[[], None]
Found = TypeVar("Found")


class Papers(QObject):
    """Makes PDFs away from the screen and shows them in memory; listing a print is an act, looking at one is not."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._sitting, self.background, self._messages, self._window = sitting, background, messages, window
        self.open_preview: Preview | None = None
        self.exports = Exporter(sitting, background, messages, window)

    @property
    def window(self) -> QWidget:
        """The window over which papers are shown."""
        return self._window

    def show(
        self,
        name: str,
        make: Callable[[], Outline | bytes],
        case_id: int | None = None,
        listed: Listed | None = None,
        *,
        draft_id: int | None = None,
        on_each: Sequence[int] = (),
    ) -> None:
        """Make a paper, or a PDF as it is, and preview it.

        Whatever is printed or saved of it is listed on its case, its cases or its draft.
        """
        each = tuple(on_each)

        def job(_progress: Progress) -> _Paper:
            made = make()
            if isinstance(made, bytes):
                return _Paper(name, made, case_id, draft_id, each)
            return _Paper(name, paper.as_pdf(made), case_id, draft_id, each, made)

        def made(what: _Paper) -> None:
            self._open(what, listed)

        self.background.run(job, made, self._messages.problem, f"Preparing {name}", self._window)

    def show_form(self, case: CaseFile, record: FormRecord | None = None, listed: Listed | None = None) -> None:
        """A form of a case, the first Part One unless told otherwise."""
        form = record or case.part_one

        def make() -> Outline:
            return paper.form_sheet(self._sitting, case, form)

        self.show(f"{case.reference} {form.form.name}", make, case.id, listed)

    def show_last_days(self, entries: Sequence[DiaryEntry]) -> None:
        """The last days that Today lists, as a sheet."""

        def make() -> Outline:
            return paper.today_sheet(self._sitting, entries)

        self.show(f"Last days {self._sitting.today().isoformat()}", make)

    def show_next_days(self) -> None:
        """What ends or is held on the next twenty working days, as one sheet."""

        def make() -> Outline:
            return paper.agenda_sheet(self._sitting)

        self.show(f"Next working days {self._sitting.today().isoformat()}", make)

    def show_working(self, working: Working) -> None:
        """How a last day was counted, as a sheet."""

        def make() -> Outline:
            return paper.working_sheet(self._sitting, working.count, working.title, working.source, working.notes)

        case_id = cases.find_reference(self._sitting, working.reference)
        self.show(f"{working.reference} Working {working.count.due.isoformat()}".strip(), make, case_id)

    def show_document(self, document: Document) -> None:
        """Look at a filed document: a PDF in the preview, anything else as it is or as its words."""

        def act() -> None:
            data = filing.document_bytes(self._sitting, document.id)
            self.show_file(_Paper(document.name, data, document.case_id, document.draft_id))

        self._messages.tried(act)

    def show_file(self, what: "_Paper", *, beside: bool = False) -> None:
        """Look at a file; ``beside`` leaves the window usable, for typing what the file says."""
        if shape_of(what.data) is Shape.PDF:
            self._open(what, None, beside=beside)
        elif filing.is_read_as_words(what.data):

            def read(words: str) -> None:
                self._original(what.name, words.encode(), beside=beside)

            self.away(f"Reading {what.name}", partial(filing.words_in, what.data), read)
        else:
            self._original(what.name, what.data, beside=beside)

    def show_piece(self, name: str, data: bytes, *, beside: bool = False) -> None:
        """Look at a file that is filed nowhere yet."""
        self.show_file(_Paper(name, data, None, None), beside=beside)

    def away(self, title: str, work: Callable[[], Found], done: Callable[[Found], None]) -> None:
        """Do some work away from the screen, with its progress where it takes a while."""

        def job(_progress: Progress) -> Found:
            return work()

        self.background.run(job, done, self._messages.problem, title, self._window)

    def _original(self, name: str, data: bytes, *, beside: bool) -> None:
        view = OriginalView(name, data, self._window)
        if beside:
            view.show()
        else:
            view.open()

    def _open(self, what: "_Paper", listed: Listed | None, *, beside: bool = False) -> None:
        if preview := self.preview_of(what.name, what.data, what.word if what.outline else None):
            log = _Log(self._sitting, self._messages, what, listed, preview)
            preview.printed.connect(log.printed)
            preview.saved.connect(log.saved)
            preview.saved_word.connect(log.saved_word)
            if beside:
                preview.show()
            else:
                preview.open()

    def preview_of(
        self,
        name: str,
        data: bytes,
        word: Callable[[], bytes] | None = None,
        sealed: Callable[[], bytes] | None = None,
    ) -> Preview | None:
        """A preview that is not open yet, for whoever lists what is printed from it; None where the file is no PDF, which is told."""
        sitting = self._sitting
        marking = marking_on(sitting.today(), sitting.settings().marking)
        try:
            folder = sitting.register.folder.exports
            preview = Preview(data, name, marking, folder, parent=self._window, word=word, sealed=sealed)
        except Exception as error:  # noqa: BLE001 - a file that is no PDF is told, not thrown
            self._messages.problem(error)
            return None
        self.open_preview = preview
        preview.destroyed.connect(self._gone)
        return preview

    def _gone(self) -> None:
        self.open_preview = None


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is looked at, and the case, the cases or the draft it is about."""

    name: str
    data: bytes
    case_id: int | None
    draft_id: int | None
    on_each: tuple[int, ...] = ()
    outline: Outline | None = None
    """What it says, for another writer; None for a PDF that came as one."""

    def word(self) -> bytes:
        """The same paper as a Word file."""
        if self.outline is None:
            raise RuntimeError("asked for the Word file of a PDF that came as one")
        return paper.as_word(self.outline)


class _Log(QObject):
    """Lists one paper's prints and saved copies where it belongs; lives as long as its preview."""

    def __init__(
        self, sitting: Sitting, messages: Messages, what: _Paper, listed: Listed | None, preview: Preview
    ) -> None:
        super().__init__(preview)
        self._sitting, self._messages, self._what, self._listed = sitting, messages, what, listed

    def printed(self, how: str) -> None:
        """List a print."""
        self._note(f"Printed ({how})")

    def saved(self, path: Path) -> None:
        """List a saved copy."""
        self._note(f"Saved as {path.name}")

    def saved_word(self, path: Path, data: bytes) -> None:
        """List a copy saved as a Word file."""
        self._note(f"Saved as {path.name}", data)

    def _note(self, how: str, data: bytes | None = None) -> None:
        try:
            what = self._what
            data = data or what.data
            if what.on_each:
                filing.note_print_on_each(self._sitting, what.on_each, what.name, data, how)
            else:
                filing.note_print(self._sitting, what.case_id, what.name, data, how, draft_id=what.draft_id)
        except Exception as error:  # noqa: BLE001 - the paper exists; that it is not listed must be said
            self._messages.problem(error)
            return
        if self._listed:
            self._listed()
