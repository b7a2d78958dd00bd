"""The comparison of the answers on paper and as a list, and what went out and came back as lists."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from nscb_desktop.casework import (
    agencies,
    comparing,
    comparison_papers,
    information,
    leaving_with,
    lists,
    outgoing,
    paper,
    post_lists,
    request_sets,
)
from nscb_desktop.casework.lists import Listing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import attachments, returns
from tests import registers
from tests.agencies import partners
from tests.documents.papers import whole_text
from tests.packs import ASKED, returned_by_all


def compared(office: Sitting) -> CaseFile:
    """A case whose two returns contradict each other on the date of birth."""
    case = registers.registered(office, "Amira Example", date_of_birth=read_date("1/5/2009"))
    known = partners(office)
    return returned_by_all(office, case, "Nothing further.", [known["Police"].id, known["Green Lane Surgery"].id])


def table(office: Sitting, listing: Listing) -> list[dict[str, object]]:
    """The rows of a list by their headings."""
    book = openpyxl.load_workbook(BytesIO(lists.book_of(office, listing)))
    headings, *rows = ([cell.value for cell in row] for row in book[book.sheetnames[0]].iter_rows(min_row=2))
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def test_the_grid_goes_out_side_by_side_with_contradictions_and_what_is_agreed(office: Sitting) -> None:
    case = compared(office)
    comparing.agree(office, case.id, "date_of_birth", read_date("1/5/2009"), "birth certificate", "seen")
    listing = comparison_papers.comparison_list(office, case)
    row = next(each for each in table(office, listing) if each["Question"] == "Date of birth")
    assert (row["Police"], row["Green Lane Surgery"]) == ("1/5/2009", "2/5/2009")
    assert "Green Lane Surgery ≠ Part One, Education, Police" in str(row["Contradictions"])
    assert (row["Agreed by the Board"], row["Its source"], row["Why"]) == ("1/5/2009", "birth certificate", "seen")
    assert listing.stated.endswith("3 sources, 0 not agreed yet")


def test_the_paper_of_the_grid_is_pdf_and_word(office: Sitting) -> None:
    sheet = comparison_papers.comparison_sheet(office, compared(office))
    text = whole_text(paper.as_pdf(sheet))
    assert "Comparison of the answers" in text
    assert "2/5/2009" in text
    assert paper.as_word(sheet).startswith(b"PK")


def test_what_went_out_and_came_back_is_listed(office: Sitting, tmp_path: Path) -> None:
    case = compared(office)
    with office.register.work.drafting(office.now()) as unit:
        kept = attachments.add(unit, "return", "Callum.pdf", b"%PDF", case_id=case.id)
        unit.flush()
        returns.add(unit, kept.id, request_id=case.requests[0].id, form_id=None, received_on=date(2014, 1, 2),
                    route="e-mail", recognised_by="its slip", warnings=("an older form",))  # fmt: skip
    received = table(office, post_lists.received_list(office, case))
    assert [(each["Agency asked"], each["File"], each["Route"], each["What was said of it"]) for each in received] == [
        ("Police", "Callum.pdf", "e-mail", "an older form")
    ]
    housing = next(each for each in agencies.listed(office) if each.name == "Housing")
    case = information.ask(office, case.id, [housing.id], ASKED)
    outgoing.send(office, case.id, [case.requests[-1].id], outgoing.in_folder(tmp_path), (request_sets.word_form,))
    sent = table(office, post_lists.sent_list(office, case))
    assert [(each["What"], each["Agency asked"], each["Form version"]) for each in sent] == [("Part Two", "Housing", 1)]
    assert len(str(sent[0]["SHA-256"])) == 64


def test_everything_holds_them_for_the_case_that_has_them(office: Sitting, tmp_path: Path) -> None:
    case = compared(office)
    registers.registered(office, "Dev Imaginary")
    leaving_with.everything(office, tmp_path / "out")
    held = {path.name for path in (tmp_path / "out" / "cases" / str(case.reference)).iterdir()}
    assert {"comparison.pdf", "comparison.xlsx"} <= held
    assert not {"sent.xlsx", "received.xlsx"} & held
    assert not list((tmp_path / "out" / "cases" / "NSCB-2013-002").glob("comparison*"))
    assert (tmp_path / "out" / "copy-register.xlsx").is_file()
    assert "the pages of a pack are not kept" in (tmp_path / "out" / "index.txt").read_text()
