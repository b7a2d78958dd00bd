"""The copy register on paper and as a list: every copy, and everything that befell it."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from nscb_desktop.casework import copy_papers, copy_register, lists, meetings, packs, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.copies_sheet import NONE_MADE
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.packs import Befell, PackRecord
from tests.documents.papers import whole_text
from tests.packs import convened, ready, unheard


@pytest.fixture
def meeting(office: Sitting) -> Meeting:
    """A meeting on two cases, one of which a member is excluded from."""
    return convened(office, 2)


@pytest.fixture
def made(office: Sitting, meeting: Meeting) -> PackRecord:
    """Its pack, printed; the first copy was issued, by mistake and again, and came back."""
    asked = ready(office, meeting)
    pack = packs.record_job(office, asked, packs.print_job(asked, unheard), "Printed")
    first = [pack.copies[0].id]
    for what, how in (
        (Befell.ISSUED, "by hand"),
        (Befell.TAKEN_BACK, "it was another's"),
        (Befell.ISSUED, "by courier"),
        (Befell.RETURNED, "at the meeting"),
    ):
        copy_register.record(office, first, what, date(2014, 1, 6), how)
    return copy_register.of_meeting(office, meeting.id)[0]


def test_the_paper_tells_every_copy_and_all_that_befell_it(office: Sitting, meeting: Meeting, made: PackRecord) -> None:
    sheet = copy_papers.copies_sheet(office, meeting.id)
    text = " ".join(whole_text(paper.as_pdf(sheet)).split())
    for words in (
        "Copy register: meeting of 6 January 2014", "Made 7 Jan 2014 10:42 by Jane Okafor", made.chain, "4 of 4",
        "Supt Madeup, Police", "NSCB-2013-002", "issued 6 Jan 2014, by hand", "recorded in error", "it was another's",
        "issued 6 Jan 2014, by courier", "returned 6 Jan 2014, at the meeting", "made, not issued yet",
        "Copies with their recipients: 0 of 4.",
    ):  # fmt: skip
        assert words in text, words
    assert paper.as_word(sheet).startswith(b"PK")


def test_a_meeting_without_a_pack_says_so(office: Sitting, meeting: Meeting) -> None:
    assert NONE_MADE in whole_text(paper.as_pdf(copy_papers.copies_sheet(office, meeting.id)))


def test_the_list_has_a_row_for_each_thing_that_befell_a_copy(
    office: Sitting, meeting: Meeting, made: PackRecord
) -> None:
    listing = copy_papers.copies_list(office, meeting.id)
    assert listing.stated == "4 copies in 1 pack of the meeting of 6 January 2014"
    book = openpyxl.load_workbook(BytesIO(lists.book_of(office, listing)))
    headings, *rows = ([cell.value for cell in row] for row in book["Copy register"].iter_rows(min_row=2))
    told = [dict(zip(headings, row, strict=True)) for row in rows]
    assert [(row["Copy"], row["What befell it"]) for row in told] == [
        (1, "issued"), (1, "recorded in error"), (1, "issued"), (1, "returned"), (2, None), (3, None), (4, None),
    ]  # fmt: skip
    assert [row["Pages"] for row in told[3:]] == [copy.pages for copy in made.copies]
    assert told[-1]["Without"] == "NSCB-2013-002"
    assert told[-1]["SHA-256"] == made.copies[3].sha256
    assert told[0]["On"].date() == date(2014, 1, 6)


def test_everything_lists_the_packs_of_every_meeting(office: Sitting, meeting: Meeting, made: PackRecord) -> None:
    other = meetings.plan(office, meeting.at, "Room 3")
    assert copy_papers.every_copies_list(office).stated == "4 copies in 1 pack, no filter on"
    assert copy_papers.copies_list(office, other.id).stated.startswith("0 copies in 0 packs")
