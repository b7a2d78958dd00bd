"""Handing a PDF to the printing service: what was chosen in the dialog, the pages from memory, and its refusals in words."""

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.views import spooling
from nscb_desktop.views.spooling import hand_over, options, takes_pdf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lp")


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the system's command that keeps what it was told and given."""
    command = tmp_path / "bin" / "lp"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/told"\n/bin/cat > "{tmp_path}/given"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(command.parent))
    return command


@pytest.fixture
def printer(qapp: object) -> QPrinter:
    """A printer on which nothing was chosen yet."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPrinterName("")
    return made


def test_the_service_is_given_the_pages_and_what_was_chosen(
    spooler: Path, printer: QPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer.setCopyCount(3)
    # A printer that is not there prints on one side whatever is asked of it.
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setCollateCopies(False)
    hand_over(printer, b"%PDF-1.7 pages", "Meeting pack 2014-01-06", 2, 9)
    told = (tmp_path / "told").read_text()
    for words in (
        "-t meeting-pack-2014-01-06", "-n 3", "-o sides=two-sided-long-edge", "-o print-color-mode=monochrome",
        "-o collate=false", "-P 2-9 -",
    ):  # fmt: skip
        assert words in told
    assert (tmp_path / "given").read_bytes() == b"%PDF-1.7 pages"


def test_a_refusal_and_a_silence_are_told_in_words(
    spooler: Path, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    spooler.write_text('#!/bin/sh\necho "lp: The printer or class does not exist." >&2\nexit 1\n')
    with pytest.raises(OfficeError, match="did not take the job: The printer or class does not exist"):
        hand_over(printer, b"%PDF", "x", 1, 1)
    spooler.write_text("#!/bin/sh\nexec /bin/sleep 20\n")
    monkeypatch.setattr(spooling, "_PATIENCE", 0.2)
    with pytest.raises(OfficeError, match="does not answer"):
        hand_over(printer, b"%PDF", "x", 1, 1)


def test_a_file_and_a_printer_without_a_name_are_painted(spooler: Path, printer: QPrinter, tmp_path: Path) -> None:
    assert not takes_pdf(printer)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert not takes_pdf(printer)


def test_where_there_is_no_service_pages_are_painted(printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "printerName", lambda: "Office")
    monkeypatch.setattr(printer, "outputFormat", lambda: QPrinter.OutputFormat.NativeFormat)
    assert options(printer, "x")[:2] == ["-d", "Office"]
    monkeypatch.setenv("PATH", "")
    assert not takes_pdf(printer)
