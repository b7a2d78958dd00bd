"""Lists as workbooks: nothing in them runs, nothing is cut, nothing is left in the temp folder, and all of it comes back."""

import tempfile
import zipfile
from datetime import date, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis.strategies import characters, from_regex, text

from nscb_desktop.documents.archive import NOT_SOUND, TOO_LARGE
from nscb_desktop.documents.reading.sheet_rows import MOST_ROWS, Line
from nscb_desktop.documents.reading.sheets import read
from nscb_desktop.documents.workbook import LONGEST_CELL, Cell, Heading, written
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import as_typed, visible
from tests.documents.nasty import CELLS, altered, workbook
from tests.registers import NOW

COLUMNS = (Heading("Words", 30), Heading("Day"))


def book(*rows: list[Cell]) -> bytes:
    return written("List", COLUMNS, rows, title="Agencies", marking="TOP & SECRET", at=NOW)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nasty_cells_come_back_as_they_are_shown_and_none_is_live() -> None:
    assert len(CELLS) == 28
    rows: list[list[Cell]] = [[cell, None] for cell in CELLS]
    data = book(*rows)
    lines = read(data)[0].lines[1:]
    assert [line.cells[0] for line in lines] == [visible(cell) for cell in CELLS]
    text = parts(data)
    sheet = text["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "<f " not in sheet
    assert "hyperlink" not in sheet
    assert not any("worksheets/_rels" in name for name in text)
    live = [cell for row in openpyxl.load_workbook(BytesIO(data))["List"].iter_rows() for cell in row if cell.hyperlink]
    assert live == []


@given(text(characters(codec="utf-8"), max_size=40) | from_regex(r"((_x[0-9A-Fa-f]{4}_|x005F_|_) )+", fullmatch=True))
def test_any_text_comes_back_as_it_is_shown(words: str) -> None:
    shown = visible(as_typed(words)).strip()
    lines = read(book(["first", None], [words, None]))[0].lines[2:]
    assert [line.cells[0] for line in lines] == ([shown] if shown else [])


def test_what_a_spreadsheet_would_run_when_typed_over_is_marked_as_text() -> None:
    cells = [
        row[0] for row in openpyxl.load_workbook(BytesIO(book(["=1+1", None], ["plain", None])))["List"].iter_rows()
    ]
    assert [cell.quotePrefix for cell in cells] == [False, True, False]
    assert cells[1].data_type == "s" or cells[1].value == "=1+1"


def test_days_are_real_days_and_those_before_spreadsheets_are_text() -> None:
    data = book(["a", date(2014, 3, 31)], ["b", date(1899, 12, 31)], ["c", None])
    cells = [row[1] for row in openpyxl.load_workbook(BytesIO(data))["List"].iter_rows(min_row=2)]
    assert [cell.is_date for cell in cells] == [True, False, False]
    assert [line.cells[:2] for line in read(data)[0].lines[1:]] == [("a", "2014-03-31"), ("b", "1899-12-31"), ("c", "")]


def test_numbers_and_times_are_real_and_come_back_as_they_are_shown() -> None:
    data = book([0, time(14)], [123_456, time(0)], [-1, time(9, 5)])
    sheet = openpyxl.load_workbook(BytesIO(data))["List"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [0, 123_456, -1]
    assert [row[0].data_type for row in sheet.iter_rows(min_row=2)] == ["n"] * 3
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [time(14), time(0), time(9, 5)]
    assert [line.cells[:2] for line in read(data)[0].lines[1:]] == [
        ("0", "14:00"),
        ("123456", "00:00"),
        ("-1", "09:05"),
    ]


@pytest.mark.parametrize("text", ["x" * (LONGEST_CELL + 1), "😀" * (LONGEST_CELL // 2 + 1)])
def test_a_text_too_long_for_a_cell_is_never_cut(text: str) -> None:
    with pytest.raises(OfficeError, match="“Words” in row 3 is longer than a cell"):
        book(["short", None], [text, None])
    assert read(book(["x" * LONGEST_CELL, None]))[0].lines[1].cells[0] == "x" * LONGEST_CELL


def test_headings_stay_in_sight_and_filter_and_the_page_carries_the_marking() -> None:
    sheet = openpyxl.load_workbook(BytesIO(book(["a", None])))["List"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    xml = parts(book(["a", None]))["xl/worksheets/sheet1.xml"]
    assert "<oddHeader>&amp;CTOP &amp;&amp; SECRET</oddHeader>" in xml
    assert openpyxl.load_workbook(BytesIO(book()))["List"].auto_filter.ref == "A1:B2"


def test_the_file_says_nothing_about_who_or_where() -> None:
    core = parts(book(["a", None]))["docProps/core.xml"]
    assert "<dc:creator></dc:creator>" in core
    assert "2014-01-07T10:42:00Z" in core


def test_no_plain_copy_goes_through_the_temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is no such folder"))
    with pytest.raises(FileNotFoundError), tempfile.TemporaryFile():
        pass
    rows: list[list[Cell]] = [[f"Canary {number}", date(2014, 1, 1)] for number in range(500)]
    assert len(read(book(*rows))[0].lines) == 501


def others(**cells: object) -> bytes:
    """A workbook as another program may write it."""
    made = openpyxl.Workbook()
    sheet = made.active
    for place, value in cells.items():
        sheet[place] = value
    hidden = made.create_sheet("Hidden")
    hidden["A1"] = "unseen"
    hidden.sheet_state = "hidden"
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def test_another_programs_cells_are_read_as_text() -> None:
    data = others(
        A1=2079460001, B1=1.5, C1=date(2014, 4, 1), D1=True, E1="  spaced ", A3="third", F1="=1+1", G1="#REF!"
    )
    sheets = read(data)
    assert [sheet.name for sheet in sheets] == ["Sheet"]
    first, third = sheets[0].lines
    assert first.cells[:7] == ("2079460001", "1.5", "2014-04-01", "True", "spaced", "", "#REF!")
    assert third == Line(3, ("third", *third.cells[1:]))


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    def lie(name: str, part: bytes) -> bytes:
        return part.replace(b'<dimension ref="A1:C3"/>', b'<dimension ref="A1"/>')

    data = altered(workbook([["a", "b", "c"], ["d", "e", "f"]]), lie)
    assert [line.cells[:3] for line in read(data)[0].lines[1:]] == [("a", "b", "c"), ("d", "e", "f")]


def test_a_row_far_beyond_the_sheet_does_not_hold_the_program_up() -> None:
    def far(name: str, part: bytes) -> bytes:
        return part.replace(b'<row r="2"', b'<row r="99999999999"') if "sheet1" in name else part

    assert [line.number for line in read(altered(workbook([["a", "b", "c"]]), far))[0].lines] == [1]


def test_a_sheet_too_long_for_a_list_is_refused_and_not_cut() -> None:
    rows: list[list[str]] = [["a", "b", "c"]] * MOST_ROWS
    with pytest.raises(OfficeError) as told:
        read(workbook(rows))
    assert str(told.value) == TOO_LARGE
    assert len(read(workbook(rows[1:]))[0].lines) == MOST_ROWS


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("content", [b"<a/>", b"<a>" * 3000, b"<unclosed", b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'])  # fmt: skip
def test_a_part_with_other_content_is_refused_or_reads_as_nothing(part: str, content: bytes) -> None:
    data = altered(workbook([["a", "b", "c"]]), lambda name, old: content if name == part else old)
    try:
        sheets = read(data)
    except OfficeError as refused:
        said = str(refused)
    else:
        said = NOT_SOUND if all(line.cells for sheet in sheets for line in sheet.lines) else ""
    assert said == NOT_SOUND
