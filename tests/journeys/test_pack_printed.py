"""A meeting's pack from its page through the system's print dialog and CUPS to a printer, in the real window."""

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from nscb_desktop.casework import desk
from tests import packs, registers
from tests.journeys import cups
from tests.journeys.screen import real_screen
from tests.source_tree import ROOT

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


@pytest.mark.skipif(bool(cups.why_not()), reason=cups.why_not())
def test_the_pack_goes_through_cups_to_the_printer_and_is_handed_out(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    sitting = registers.fresh(folder)
    meeting = packs.convened(sitting, 2)
    desk.lock(sitting)
    with real_screen() as screen, cups.service(tmp_path) as printer:
        clerk = subprocess.run(
            [sys.executable, "-m", "tests.journeys.pack_clerk", str(folder), str(meeting.id)],
            env={**os.environ, **screen, **printer.settings}, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False,
        )  # fmt: skip
        assert "done" in clerk.stdout, clerk.stdout + clerk.stderr
        said = [line.split(maxsplit=3) for line in clerk.stdout.splitlines()]
        printed = [page.extract_text() for page in pypdf.PdfReader(printer.printed()).pages]
    copies = [
        (int(number), int(pages), name) for word, number, pages, name in (line for line in said if line[0] == "copy")
    ]
    assert ["printer", cups.QUEUE] in said
    assert ["issued", "4"] in said
    assert len(printed) == sum(pages for _, pages, _ in copies)
    at = 0
    for number, pages, name in copies:
        for page in range(1, pages + 1):
            # The printer keeps no more of a dot between words than its looks.
            assert f"Copy {number} of 4" in printed[at]
            assert name in printed[at]
            assert f"page {page} of {pages}" in printed[at]
            at += 1
    assert "NSCB-2013-002" in " ".join(printed[: copies[0][1]])
    assert "NSCB-2013-002" not in " ".join(printed[-copies[3][1] :])
