"""Handing a PDF as it is to the system's printing service, where there is one: a pack of hundreds of pages need not be painted."""

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import file_name, one_line

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PATIENCE = 120.0
"""Seconds that the service may take to accept a job, which is not to print it."""


def takes_pdf(printer: "QPrinter") -> bool:
    """Whether a printer is a queue of CUPS, which reads PDF itself; printing to a file and Windows' printers are painted."""
    from PySide6.QtPrintSupport import QPrinter

    native = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and not printer.outputFileName()
    return native and bool(printer.printerName()) and sys.platform != "win32" and shutil.which("lp") is not None


def hand_over(printer: "QPrinter", data: bytes, name: str, first: int, last: int) -> None:
    """Give the service a range of pages from memory, with what was chosen in the dialog; OfficeError where it refuses."""
    command = [shutil.which("lp") or "lp", *options(printer, name), "-P", f"{first}-{last}", "-"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603 - the system's own command, with no shell
    except (OSError, subprocess.TimeoutExpired) as refused:
        raise OfficeError(
            "The printing service does not answer; check the printer, or save the file as PDF."
        ) from refused
    if done.returncode:
        said = one_line(done.stderr.decode("utf-8", "replace").removeprefix("lp:"))
        raise OfficeError(
            f"The printing service did not take the job: {said}. Check the printer, or save the file as PDF."
        )


def options(printer: "QPrinter", name: str) -> list[str]:
    """The words for the service: which queue, how many copies, on one side or both."""
    from PySide6.QtPrintSupport import QPrinter

    sides = {
        QPrinter.DuplexMode.DuplexNone: "one-sided",
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }
    # The name of a job is shown on the printer and kept in its log.
    said = ["-d", printer.printerName(), "-t", file_name(name), "-n", str(printer.copyCount())]
    if printer.duplex() in sides:
        said += ["-o", f"sides={sides[printer.duplex()]}"]
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        said += ["-o", "print-color-mode=monochrome"]
    return [*said, "-o", f"collate={'true' if printer.collateCopies() else 'false'}"]
