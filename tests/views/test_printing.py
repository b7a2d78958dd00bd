"""Saving and printing: files for this account alone, named by reference, and pages at the size of the paper."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.views.printing import (
    PRINT_DPI,
    WORKBOOK,
    forget_folders,
    how_printed,
    save_file,
    save_pdf,
    send_to,
    suggested_name,
)
from tests.source_tree import ROOT
from tests.views.paper import A4, CodedPages

NAME = "NSCB-2013-011 Part One"


def test_the_file_name_carries_the_reference_and_nothing_else() -> None:
    assert suggested_name(NAME) == "nscb-2013-011-part-one.pdf"


def test_a_saved_file_is_readable_by_this_account_alone(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    target.write_bytes(b"older")
    target.chmod(0o644)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = save_pdf(b"%PDF-new", NAME, list[Path]().append, window, tmp_path)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert target.read_bytes() == b"%PDF-new"
    assert [path.name for path in tmp_path.iterdir()] == ["form.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_of_a_register_is_not_saved_over(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "register.db").write_bytes(b"kept")
    saved: list[Path] = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = save_pdf(b"%PDF", NAME, saved.append, window, tmp_path)
    dialog.fileSelected.emit(str(tmp_path / "register.db"))
    dialog.reject()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "among a register's own files" in box.text()
    assert saved == []
    assert (tmp_path / "register.db").read_bytes() == b"kept"


def test_saving_asks_where_and_says_where(qtbot: QtBot, tmp_path: Path) -> None:
    saved: list[Path] = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = save_pdf(b"%PDF", NAME, saved.append, window, tmp_path)
    assert Path(dialog.selectedFiles()[0]).name == "nscb-2013-011-part-one.pdf"
    dialog.fileSelected.emit(str(tmp_path / "chosen.pdf"))
    assert saved == [tmp_path / "chosen.pdf"]
    assert (tmp_path / "chosen.pdf").read_bytes() == b"%PDF"
    dialog.reject()


def test_a_failed_save_is_told_and_not_listed(qtbot: QtBot, tmp_path: Path) -> None:
    saved: list[Path] = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = save_pdf(b"%PDF", NAME, saved.append, window, tmp_path)
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "chosen.pdf"))
    assert saved == []
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "does not exist; make it first, or choose another folder" in box.text()
    dialog.reject()


def test_the_folders_somebody_looked_at_are_not_kept() -> None:
    traces = QSettings(QSettings.Scope.UserScope, "QtProject")
    traces.setValue("FileDialog/lastVisited", "file:///somewhere/cases")
    traces.sync()
    forget_folders()
    assert "FileDialog" not in QSettings(QSettings.Scope.UserScope, "QtProject").childGroups()


def test_pages_are_printed_at_the_size_of_the_paper(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(PRINT_DPI)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = CodedPages(4)
    send_to(printer, pages, 2, 3)
    printed = PdfReader(tmp_path / "printed.pdf")
    assert pages.drawn == [1, 2]
    assert len(printed.pages) == 2
    assert (float(printed.pages[0].mediabox.width), float(printed.pages[0].mediabox.height)) == pytest.approx(A4, abs=2)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("Office laser", 1, 4, 1), "Office laser, pages 1 to 4"),
        (("Office laser", 2, 2, 3), "Office laser, page 2, 3 copies"),
        (("", 1, 1, 1), "to a file, page 1"),
    ],
)
def test_how_it_was_printed_is_said_in_words(asked: tuple[str, int, int, int], words: str) -> None:
    assert how_printed(*asked) == words


def test_the_printing_library_is_not_loaded_until_somebody_prints() -> None:
    program = "import sys, nscb_desktop.views.preview; sys.exit('PySide6.QtPrintSupport' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_another_kind_of_file_is_saved_under_its_own_ending(qtbot: QtBot, tmp_path: Path) -> None:
    assert suggested_name("Agencies & people", WORKBOOK) == "agencies-people.xlsx"
    saved: list[Path] = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = save_file(b"PK", NAME, saved.append, window, tmp_path, WORKBOOK)
    assert dialog.nameFilters() == ["Excel workbook (*.xlsx)"]
    assert dialog.defaultSuffix() == "xlsx"
    dialog.fileSelected.emit(str(tmp_path / "list.xlsx"))
    assert (tmp_path / "list.xlsx").read_bytes() == b"PK"
    assert saved == [tmp_path / "list.xlsx"]
    dialog.reject()
