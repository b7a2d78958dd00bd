"""The preview: a PDF on the screen from memory, as it will be on paper; looking at it records nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from nscb_desktop.views.designed.ui_preview import Ui_Preview
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.once import Once
from nscb_desktop.views.paper_view import PdfPages
from nscb_desktop.views.printing import WORD, pages_of, print_pages, save_file, save_pdf


class Preview(QDialog):
    """Shows a PDF; prints it through the system's dialog or saves it, and says which."""

    printed = Signal(str)
    """How: the printer's name and the pages."""
    saved = Signal(object)
    """The Path it was saved to."""
    saved_word = Signal(object, object)
    """The Path it was saved to as a Word file, and its bytes."""
    saved_sealed = Signal(object)
    """The Path it was saved to with a passphrase."""

    def __init__(
        self,
        data: bytes,
        name: str,
        marking: str,
        folder: Path | None = None,
        read: Callable[[bytes], PdfPages] = pages_of,
        parent: QWidget | None = None,
        word: Callable[[], bytes] | None = None,
        sealed: Callable[[], bytes] | None = None,
    ) -> None:
        """``word`` makes the same paper as a Word file, ``sealed`` as a PDF with a passphrase, where there is one. ``name`` is made of the reference, never of a child's name: it becomes the title and the file's name."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._data, self._name, self._folder, self._word, self._sealed = data, name, folder, word, sealed
        self._pages: PdfPages | None = read(data)
        self._messages = Messages(self)
        self._once = Once()
        self.ui = Ui_Preview()
        self.ui.setupUi(self)
        self.setWindowTitle(f"{name} · preview")
        self.setAccessibleName(f"Preview of {name}")
        self.ui.band.show_marking(marking)
        self.ui.title.setText(name)
        self.ui.save_word.setVisible(word is not None)
        self.ui.save_sealed.setVisible(sealed is not None)
        self._connect()
        self.ui.paper.show_pages(self._pages)
        self.ui.paper.setFocus()

    def _connect(self) -> None:
        ui = self.ui
        ui.paper.moved.connect(self._show_page)
        ui.paper.zoomed.connect(self._show_zoom)
        ui.earlier.clicked.connect(self._turn_back)
        ui.later.clicked.connect(self._turn_on)
        ui.larger.clicked.connect(ui.paper.closer)
        ui.smaller.clicked.connect(ui.paper.further)
        ui.width.clicked.connect(ui.paper.fit_width)
        ui.save.clicked.connect(self._save)
        ui.save_word.clicked.connect(self._save_word)
        ui.save_sealed.clicked.connect(self._save_sealed)
        ui.print.clicked.connect(self._print)
        ui.close_button.clicked.connect(self.close)
        for button in (
            ui.earlier,
            ui.later,
            ui.larger,
            ui.smaller,
            ui.width,
            ui.save,
            ui.save_word,
            ui.save_sealed,
            ui.print,
            ui.close_button,
        ):
            button.setAutoDefault(False)

    def _show_page(self, page: int) -> None:
        count = self._pages.count if self._pages else 0
        self.ui.page.setText(f"Page {page + 1} of {count}")
        self.ui.earlier.setEnabled(page > 0)
        self.ui.later.setEnabled(page < count - 1)

    def _show_zoom(self, zoom: float) -> None:
        self.ui.zoom.setText(f"{zoom:.0%}")

    def _turn_back(self) -> None:
        self.ui.paper.turn_to(self.ui.paper.page - 1)

    def _turn_on(self) -> None:
        self.ui.paper.turn_to(self.ui.paper.page + 1)

    def _save(self) -> None:
        if self._once.allows("save"):
            save_pdf(self._data, self._name, self.saved.emit, self, self._folder)

    def _save_word(self) -> None:
        if (data := self._made(self._word)) is None:
            return

        def saved(path: Path) -> None:
            self.saved_word.emit(path, data)

        save_file(data, self._name, saved, self, self._folder, WORD)

    def _save_sealed(self) -> None:
        if data := self._made(self._sealed):
            save_pdf(data, self._name, self.saved_sealed.emit, self, self._folder)

    def _made(self, make: Callable[[], bytes] | None) -> bytes | None:
        """The same paper as another file; None where that failed, which is told."""
        if make is None or not self._once.allows("save"):
            return None
        try:
            return make()
        except Exception as error:  # noqa: BLE001 - shown in its own box; the preview stays
            self._messages.problem(error)
            return None

    def _print(self) -> None:
        if self._pages and self._once.allows("print"):
            try:
                print_pages(self._pages, self._data, self._name, self.printed.emit, self)
            except Exception as error:  # noqa: BLE001 - shown in its own box; the preview stays
                self._messages.problem(error)

    def done(self, result: int) -> None:
        """Let the PDF go with the window."""
        pages, self._pages = self._pages, None
        self.ui.paper.show_pages(None)
        self._data = b""
        if pages:
            pages.close()
        super().done(result)
