"""What the office prints says what the screen says: the hour of receipt, and that a practice paper is one."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf

from nscb_desktop.casework import clocks, corrections, deadlines, desk, paper
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


def test_the_summary_shows_every_clock_with_what_was_agreed_and_the_two_hours_as_information(office: Sitting) -> None:
    case = registers.registered(office)
    told = {"occurred": "20/12/2013 9:00", "aware": "20/12/2013 12:00", "director_told": "20/12/2013 13:30"}
    corrections.amend_office(office, case.id, told, "from the authority's e-mail")
    after = clocks.extend(office, case.id, ("convene", ""), date(2014, 1, 15), why="snow", agreed_by="the Chair")
    text = text_of(paper.summary_pdf(office, after))
    assert "Child A · Part One received · as of 7 January 2014 · edition Newham 2013" in text
    assert "Sub-group held Wed 15 Jan 2014 Wed 8 Jan 2014 6 working days left" in text
    assert "extended to 15 Jan 2014: snow, agreed by the Chair" in text
    assert "Director told 4 hours 30 minutes after it occurred: later than two hours" in text
    assert "Director told 1 hour 30 minutes after the authority became aware: within two hours" in text
    assert {clock.timescale.key for clock in deadlines.case_clocks(office, after)} == {"convene", "decide-month"}
