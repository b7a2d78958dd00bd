"""What the office prints says what the screen says: the hour of receipt, and that a practice paper is one."""

from io import BytesIO
from pathlib import Path

import pypdf

from nscb_desktop.casework import desk, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.register.derivation import CHEAP
from tests import registers


def text_of(pdf: bytes) -> str:
    """The text of every page, its white space folded."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def test_the_strip_says_the_hour_the_part_one_was_in_hand(office: Sitting) -> None:
    case = registers.registered(office)
    assert "20 Dec 2013 16:40" in text_of(paper.form_pdf(office, case, case.part_one))


def test_a_live_paper_says_nothing_of_practice(office: Sitting) -> None:
    case = registers.registered(office)
    assert "PRACTICE" not in text_of(paper.form_pdf(office, case, case.part_one))


def test_every_page_of_a_practice_paper_says_so_in_its_marking(tmp_path: Path) -> None:
    sitting, _ = desk.set_up(
        tmp_path / "practice", registers.JANE, registers.PASSWORD, registers.Clock(), cost=CHEAP, practice=True
    )
    case = registers.registered(sitting)
    for page in pypdf.PdfReader(BytesIO(paper.form_pdf(sitting, case, case.part_one))).pages:
        assert page.extract_text().count("RESTRICTED · PRACTICE REGISTER, INVENTED CASES") == 2
    sitting.register.close()
