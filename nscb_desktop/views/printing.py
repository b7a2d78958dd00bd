"""Paper and files from memory: the system's print dialog, and saving under a name that carries a reference."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSettings, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import file_name
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.paper_view import POINTS_PER_INCH, PdfPages, page_image
from nscb_desktop.views.plain_icons import use_plain_icons
from nscb_desktop.views.spooling import hand_over, takes_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

PRINT_DPI = 300
_TRACES = "FileDialog"
"""Where Qt's own file dialog notes the folders it was shown."""


def pages_of(data: bytes) -> PdfPages:
    """The pages of a PDF in memory."""
    from nscb_desktop.documents.preview import PdfPages as Opened

    return Opened(data)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is saved: what its dialog is called, what the system calls it, and its ending."""

    title: str
    called: str
    ending: str


PDF = FileKind("Save as PDF", "PDF", "pdf")
WORD = FileKind("Save as Word", "Word document", "docx")
WORKBOOK = FileKind("Save as a workbook", "Excel workbook", "xlsx")


def suggested_name(name: str, kind: FileKind = PDF) -> str:
    """The file name offered for a PDF: ``nscb-2013-011-part-one.pdf``."""
    return f"{file_name(name)}.{kind.ending}"


class _Saving(QFileDialog):
    """The system's dialog for a place to save to; writes the file when one is chosen, and leaves no trace of the folder."""

    def __init__(
        self, data: bytes, name: str, saved: Callable[[Path], None], parent: QWidget | None, kind: FileKind
    ) -> None:
        super().__init__(parent, kind.title)
        use_plain_icons(self)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilter(f"{kind.called} (*.{kind.ending})")
        self.setDefaultSuffix(kind.ending)
        self.selectFile(suggested_name(name, kind))
        self._data, self._saved, self._over = data, saved, parent
        self.fileSelected.connect(self._save)
        self.finished.connect(self._tidy)

    def _save(self, chosen: str) -> None:
        # Brings the whole register along, which the preview does not need before it saves.
        from nscb_desktop.casework import filing

        try:
            filing.save_copy(Path(chosen), self._data)
        except OfficeError as told:
            Messages(self._over).problem(told)
        else:
            self._saved(Path(chosen))

    def _tidy(self) -> None:
        self._data = b""
        self.deleteLater()
        self.destroyed.connect(forget_folders)


def forget_folders(_gone: QObject | None = None) -> None:
    """Take out of Qt's own settings the folders that its file dialog noted."""
    traces = QSettings(QSettings.Scope.UserScope, "QtProject")
    if _TRACES in traces.childGroups():
        traces.remove(_TRACES)
        traces.sync()


def save_file(
    data: bytes,
    name: str,
    saved: Callable[[Path], None],
    parent: QWidget | None = None,
    folder: Path | None = None,
    kind: FileKind = PDF,
) -> QFileDialog:
    """Ask where to save a PDF or another file, save it there for this account alone, and say where."""
    dialog = _Saving(data, name, saved, parent, kind)
    if folder and folder.is_dir():
        dialog.setDirectory(str(folder))
    dialog.open()
    return dialog


def save_pdf(
    data: bytes,
    name: str,
    saved: Callable[[Path], None],
    parent: QWidget | None = None,
    folder: Path | None = None,
) -> QFileDialog:
    """Ask where to save a PDF, save it there for this account alone, and say where."""
    return save_file(data, name, saved, parent, folder)


class _Printing(QObject):
    """One print: the dialog's answer, then the pages."""

    def __init__(
        self,
        pages: PdfPages,
        data: bytes,
        name: str,
        printed: Callable[[str], None],
        parent: QWidget | None,
        closes: bool,
    ) -> None:
        super().__init__(parent)
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._pages, self._printed, self._over, self._closes = pages, printed, parent, closes
        self._data, self._name = data, name
        self.printer: QPrinter = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setResolution(PRINT_DPI)
        # The name of a job is shown on the printer and kept in its log.
        self.printer.setDocName(file_name(name))
        self.dialog: QPrintDialog = QPrintDialog(self.printer, parent)
        self.dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        self.dialog.setMinMax(1, pages.count)
        self.dialog.setFromTo(1, pages.count)
        self.dialog.accepted.connect(self.run)
        self.dialog.finished.connect(self._end)

    def run(self) -> None:
        """Print the pages chosen in the dialog and say how it was printed."""
        first, last = self.printer.fromPage() or 1, self.printer.toPage() or self._pages.count
        try:
            if takes_pdf(self.printer):
                hand_over(self.printer, self._data, self._name, first, last)
            else:
                send_to(self.printer, self._pages, first, last)
        except OfficeError as told:
            Messages(self._over).problem(told)
        else:
            self._printed(how_printed(self.printer.printerName(), first, last, self.printer.copyCount()))

    def _end(self) -> None:
        if self._closes:
            self._pages.close()
        self.dialog.deleteLater()
        self.deleteLater()


def how_printed(printer: str, first: int, last: int, copies: int) -> str:
    """How a print was made, for the list of what left the office: ``Office laser, pages 1 to 4, 2 copies``."""
    pages = f"page {first}" if first == last else f"pages {first} to {last}"
    return f"{printer or 'to a file'}, {pages}{f', {copies} copies' if copies > 1 else ''}"


def send_to(printer: "QPrinter", pages: PdfPages, first: int, last: int) -> None:
    """Paint a range of pages, counted from 1, at the printer's own size and resolution."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise OfficeError("The printer does not answer; check that it is on, or save the form as a PDF.")
    try:
        for page in range(first - 1, last):
            if page > first - 1:
                printer.newPage()
            width, height = pages.size(page)
            scale = printer.resolution() / POINTS_PER_INCH
            image = page_image(pages, page, PRINT_DPI / POINTS_PER_INCH)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0, 0, width * scale, height * scale), image)
    finally:
        painter.end()


def print_pages(
    pages: PdfPages,
    data: bytes,
    name: str,
    printed: Callable[[str], None],
    parent: QWidget | None = None,
    closes: bool = False,
) -> "QPrintDialog":
    """Ask for a printer, print, and say how; the printing library is loaded here and not before."""
    printing = _Printing(pages, data, name, printed, parent, closes)
    printing.dialog.setWindowModality(Qt.WindowModality.WindowModal)
    # QPrintDialog has an open of its own that wants a receiver.
    QDialog.open(printing.dialog)
    return printing.dialog


def print_pdf(data: bytes, name: str, printed: Callable[[str], None], parent: QWidget | None = None) -> "QPrintDialog":
    """Print a PDF in memory through the system's dialog."""
    return print_pages(pages_of(data), data, name, printed, parent, closes=True)
