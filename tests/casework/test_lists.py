"""Lists as workbooks: what is shown and no more, the filter and the count in words, real days, and nothing that runs."""

import zipfile
from datetime import date, time
from io import BytesIO

import openpyxl
import pytest

from nscb_desktop.casework import (
    agencies,
    case_lists,
    cases,
    contacts,
    diary_list,
    filing,
    information,
    lists,
    meetings,
)
from nscb_desktop.casework.lists import Listing
from nscb_desktop.casework.register_list import EVERY, drafts_list, register_list
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.sheets import read
from nscb_desktop.documents.workbook import LONGEST_CELL, Heading
from nscb_desktop.framework.errors import NotAllowed, OfficeError
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.framework.roles import RIGHTS, Right, Role
from nscb_desktop.framework.text import visible
from nscb_desktop.register import search
from tests import registers
from tests.casework.list_of_agencies import told
from tests.documents.nasty import CELLS


def lines(sitting: Sitting, listing: Listing) -> list[tuple[str, ...]]:
    """What stands on the sheet, the line above the headings first, without the empty columns at the end."""
    found = read(lists.book_of(sitting, listing))[0].lines
    return [line.cells[: len(listing.headings)] for line in found]


def test_the_register_goes_out_as_the_grid_shows_it(office: Sitting) -> None:
    registers.registered(office, "Amira Example")
    registers.registered(office, "Callum Pretend", agency="Police")
    listing = register_list(office, Filters(), Order("reference", descending=False))
    stated, headings, first, second = lines(office, listing)
    assert stated[0] == "All 2 cases, no filter on. As of 7 January 2014, exported by Jane Okafor."
    assert headings[:3] == ("Reference", "Alias", "Age at the incident")
    assert first[:2] == ("NSCB-2013-001", "Child A")
    assert second[3] == "Police"
    assert "Example" not in repr((stated, first, second))


def test_names_stand_only_where_somebody_asked_for_them(office: Sitting) -> None:
    registers.registered(office, "Amira Example")
    shown = lines(office, register_list(office, names=True))
    assert shown[1][:3] == ("Reference", "Child", "Alias")
    assert shown[2][:3] == ("NSCB-2013-001", "Amira Example", "Child A")
    without = register_list(office, shown=[key for key in EVERY if key != "child"], names=True)
    assert "Amira Example" not in repr(lines(office, without))


def test_only_the_columns_and_rows_shown_go_out_and_the_filter_is_said(office: Sitting) -> None:
    registers.registered(office, "Amira Example", agency="Police")
    registers.registered(office, "Callum Pretend")
    listing = register_list(office, Filters(words="police"), Order(), ("reference", "received"))
    found = lines(office, listing)
    assert found[0][0].startswith("1 of 2 cases: Found by “police”. As of 7 January 2014")
    assert found[1:] == [("Reference", "Received"), ("NSCB-2013-001", "2013-12-20")]


def test_a_received_day_is_a_real_day_and_headings_stay_in_sight(office: Sitting) -> None:
    registers.registered(office)
    sheet = openpyxl.load_workbook(BytesIO(lists.book_of(office, register_list(office))))["Cases"]
    assert sheet["E3"].is_date
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:I3"


def test_a_search_that_finds_more_than_is_counted_on_the_screen_goes_out_whole(office: Sitting) -> None:
    for number in range(4):
        registers.registered(office, f"Sample {number}")
    with office.reading() as unit:
        assert search.counted(unit, Filters(words="sample")) == len(list(search.every(unit, Filters(words="sample"), Order()))) == 4  # fmt: skip
        assert str(next(search.every(unit, Filters(), Order("reference"))).reference) == "NSCB-2013-004"


def test_nasty_cells_of_a_register_come_back_and_none_is_live(office: Sitting) -> None:
    for cell in CELLS:
        registers.registered(office, cell.strip() or "blank", agency=cell if cell.strip() else "blank")
    data = lists.book_of(office, register_list(office, order=Order("reference", descending=False), names=True))
    back = [line.cells[4] for line in read(data)[0].lines[2:]]
    with office.reading() as unit:
        kept = [row.agency for row in search.every(unit, Filters(), Order("reference", descending=False))]
    assert back == [visible(each).strip() for each in kept]
    sheet = openpyxl.load_workbook(BytesIO(data))["Cases"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink or cell.data_type == "f"]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "<hyperlink" not in xml


def test_drafts_go_out_by_number_and_by_name_where_it_is_shown(office: Sitting) -> None:
    registers.typed(office, {"agency": "Education", "child_name": "Dev Imaginary"})
    assert lines(office, drafts_list(office))[2][:4] == ("Draft 1", "Education", "2013-12-20", "")
    assert lines(office, drafts_list(office, names=True))[2][1] == "Dev Imaginary"
    assert lines(office, drafts_list(office))[2][4] == "2014-01-08"


def test_what_a_case_holds_goes_out_in_lists(office: Sitting) -> None:
    case = registers.registered(office)
    police = agencies.add_agency(office, "Police")
    information.ask(office, case.id, [police.id], date(2013, 12, 23))
    information.chase(office, 1, date(2014, 1, 3), "telephone", "no answer")
    contacts.log_contact(office, case.id, registers.NOW, "Telephone", "School", "=1+1")
    case = cases.read_case(office, case.id)
    asked = lines(office, case_lists.requests_list(office, case))[2]
    assert asked[:4] == ("Police", "chased", "2013-12-23", "2014-01-02")
    assert asked[6:8] == ("1", "2014-01-03")
    assert lines(office, case_lists.contacts_list(office, case))[2][4] == "=1+1"
    assert any("Sub-group held" in row for row in lines(office, case_lists.clocks_list(office, case)))
    history = lines(office, case_lists.history_list(office, case))
    assert history[2][5].startswith("registered Part One")
    assert "acts in" in history[0][0]
    assert case_lists.documents_list(office, case).stated == "NSCB-2013-001: 0 documents"


def cells(sitting: Sitting, listing: Listing, heading: str) -> list[object]:
    """What a column holds for a spreadsheet."""
    book = openpyxl.load_workbook(BytesIO(lists.book_of(sitting, listing)))
    at = [each.words for each in listing.headings].index(heading)
    return [row[at].value for row in book[book.sheetnames[0]].iter_rows(min_row=3)]


def test_counts_are_numbers_and_times_are_times(office: Sitting) -> None:
    case = registers.registered(office)
    police = agencies.add_agency(office, "Police")
    information.ask(office, case.id, [police.id], date(2013, 12, 23))
    assert cells(office, case_lists.requests_list(office, cases.read_case(office, case.id)), "Times chased") == [None]
    information.chase(office, 1, date(2014, 1, 3), "telephone", "no answer")
    contacts.log_contact(office, case.id, registers.NOW, "Telephone", "School", "called")
    filing.file_document(office, case.id, "letter.txt", b"Dear Board")
    meetings.plan(office, at_local(date(2014, 7, 9), 14), "Committee room", [case.id])
    case = cases.read_case(office, case.id)
    assert cells(office, case_lists.requests_list(office, case), "Times chased") == [1]
    assert cells(office, case_lists.documents_list(office, case), "Bytes") == [10]
    assert all(isinstance(each, int) for each in cells(office, case_lists.history_list(office, case), "No."))
    assert cells(office, case_lists.contacts_list(office, case), "Time") == [time(10, 42)]
    assert set(cells(office, case_lists.history_list(office, case), "Time")) == {time(10, 42)}
    assert cells(office, diary_list.meetings_list(office), "Time") == [time(14)]
    diary = diary_list.diary_list(office, date(2014, 7, 1), date(2014, 7, 31))
    assert cells(office, diary, "Time") == [time(14)]


def test_a_text_longer_than_a_cell_goes_on_below_and_is_not_cut(office: Sitting) -> None:
    case = registers.registered(office)
    long = "".join(f"{number:06d} " for number in range(8_000))
    contacts.log_contact(office, case.id, registers.NOW, "Telephone", "School", long)
    rows = lines(office, case_lists.contacts_list(office, case))[2:]
    assert len(long) > LONGEST_CELL
    assert " ".join("".join(row[4] + " " for row in rows).split()).replace(" ", "") == long.replace(" ", "")


def test_the_diary_and_the_meetings_go_out_by_reference(office: Sitting) -> None:
    case = registers.registered(office, "Amira Example")
    meetings.plan(office, at_local(date(2014, 1, 9), 14), "Committee room", [case.id])
    found = lines(office, diary_list.diary_list(office, date(2014, 1, 1), date(2014, 1, 31)))
    assert found[0][0].startswith("3 entries from 1 January 2014 to 31 January 2014, no filter on.")
    assert [row[:4] for row in found[2:]] == [
        ("2014-01-08", "", "NSCB-2013-001", "Sub-group held"),
        ("2014-01-09", "14:00", "Meeting 1", "SCR sub-group 14:00 Committee room"),
        ("2014-01-20", "", "NSCB-2013-001", "Decision, one month from notification"),
    ]
    held = lines(office, diary_list.meetings_list(office))
    assert held[2][:5] == ("2014-01-09", "14:00", "Committee room", "planned", "NSCB-2013-001")
    assert "Example" not in repr((found, held))


def test_an_exported_list_is_noted_with_its_filter_and_digest(office: Sitting) -> None:
    registers.registered(office)
    listing = register_list(office)
    lists.note_saved(office, listing, "cases.xlsx", lists.book_of(office, listing))
    act, why, changes = told(office)[-1]
    assert (act, why) == ("exported a list: Cases", "All 1 case, no filter on")
    assert changes[0][2].startswith("cases.xlsx, SHA-256 ")
    case = cases.find_case(office, "NSCB-2013-001")
    lists.note_saved(office, case_lists.requests_list(office, case), "requests.xlsx", b"x")
    assert [(each.kind, each.name) for each in filing.documents(office, case.id)] == [("print", "requests.xlsx")]


def test_whoever_may_not_print_gets_no_list(office: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RIGHTS, Role.BUSINESS_MANAGER, frozenset({Right.READ}))
    with pytest.raises(NotAllowed):
        register_list(office)
    with pytest.raises(NotAllowed):
        lists.book_of(office, Listing("x", (Heading("x"),), (), "x"))


def test_a_filter_too_long_for_a_cell_is_refused_in_a_sentence(office: Sitting) -> None:
    with pytest.raises(OfficeError, match="The filter is longer"):
        lists.book_of(office, Listing("x", (Heading("x"),), (), "😀" * LONGEST_CELL))
