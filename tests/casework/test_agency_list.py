"""The list as a workbook: what goes out comes back the same, and nothing comes in unseen or by halves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from nscb_desktop.casework import agencies, agency_list, desk
from nscb_desktop.casework.agency_plan import ImportPlan, Verdict
from nscb_desktop.casework.agency_rows import COLUMNS
from nscb_desktop.casework.paper import PRACTICE
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.sheets import read
from nscb_desktop.documents.workbook import Cell, Heading, written
from nscb_desktop.framework.errors import ChangedMeanwhile, NotAllowed, OfficeError, Refused
from nscb_desktop.framework.people import Agency, Holder, Office
from tests import registers
from tests.casework.list_of_agencies import IN_POST, lead, told
from tests.documents.nasty import CELLS
from tests.registers import NOW

pytestmark = pytest.mark.usefixtures("read_here")

JUNE = date(2014, 6, 2)
HEADINGS = tuple(heading.words for heading in COLUMNS.values())


@pytest.fixture
def police(office: Sitting) -> Agency:
    made = agencies.add_agency(office, "Police", "two boroughs")
    first = agencies.appoint(office, lead(made))
    agencies.appoint(office, lead(made, "DI Second", JUNE), [first])
    agencies.add_agency(office, "Probation")
    agencies.appoint(office, Holder(0, None, Office.INDEPENDENT_CHAIR, "Dame Invented", since=IN_POST))
    return agencies.listed(office)[0]


def file_of(*rows: list[Cell], headings: tuple[str, ...] = HEADINGS) -> bytes:
    return written("Sheet", [Heading(each) for each in headings], rows, title="x", marking="x", at=NOW)


def row(name: str = "", **cells: Cell) -> list[Cell]:
    """A row of the list: the lead officer of the police unless told otherwise."""
    given: dict[str, Cell] = {"agency": "Police", "office": "Lead officer", "name": name, **cells}
    return [given.get(key) for key in COLUMNS]


def verdicts(plan: ImportPlan) -> list[tuple[int, Verdict, str]]:
    return [(each.entry.number, each.verdict, each.said) for each in plan.rows]


def test_the_list_of_a_practice_register_says_so_like_every_other(office: Sitting) -> None:
    practice = Sitting(replace(office.register, practice=True), office.person, office.now)
    assert read(agency_list.export_list(practice))[0].lines[0].cells[0].endswith(PRACTICE)
    assert PRACTICE not in read(agency_list.export_list(office))[0].lines[0].cells[0]


def test_the_list_goes_out_whole_with_headings_and_real_days(office: Sitting, police: Agency) -> None:
    lines = read(agency_list.export_list(office))[0].lines
    assert lines[0].cells[0] == "All 4 rows, no filter on. As of 7 January 2014, exported by Jane Okafor."
    assert lines[1].cells[: len(HEADINGS)] == HEADINGS
    assert [line.cells[:10] for line in lines[2:]] == [
        ("The Board", "", "", "Independent Chair", "Dame Invented", "", "", "", "2013-06-03", ""),
        ("Police", "two boroughs", "", "Lead officer", "DI First", "Detective Inspector", "020 7946 0001", "", "2013-06-03", "2014-06-01"),
        ("Police", "two boroughs", "", "Lead officer", "DI Second", "Detective Inspector", "020 7946 0001", "", "2014-06-02", ""),
        ("Probation", "", "", "", "", "", "", "", "", ""),
    ]  # fmt: skip


def test_what_went_out_comes_back_the_same(office: Sitting, police: Agency) -> None:
    plan = agency_list.read_import(office, agency_list.export_list(office))
    assert {each.verdict for each in plan.rows} == {Verdict.SAME}
    assert plan.entries.notes == ()
    assert not plan.changing
    with pytest.raises(Refused, match="Nothing in the file differs"):
        agency_list.apply_import(office, plan)


def test_nasty_names_and_notes_come_back_the_same_too(office: Sitting) -> None:
    for number, cell in enumerate(CELLS):
        made = agencies.add_agency(office, f"{cell} {number}", cell)
        agencies.appoint(office, Holder(0, made.id, Office.SIGNATORY, f"{cell} {number}", cell, cell, since=IN_POST))
    plan = agency_list.read_import(office, agency_list.export_list(office))
    assert [each for each in plan.rows if each.verdict is not Verdict.SAME] == []
    assert len(plan.rows) == len(CELLS)


def test_into_an_empty_register_it_all_comes_in(office: Sitting, police: Agency, tmp_path: Path) -> None:
    data = agency_list.export_list(office)
    other = registers.set_up(tmp_path / "other")
    plan = agency_list.read_import(other, data)
    assert [each.verdict for each in plan.rows] == [Verdict.NEW] * 4
    agency_list.apply_import(other, plan)
    assert read(agency_list.export_list(other)) == read(data)
    assert desk.check(other).faults == ()
    desk.lock(other)


def test_a_dry_run_says_what_would_change_and_writes_nothing(office: Sitting, police: Agency) -> None:
    data = file_of(
        row("DI Second", telephone="020 7946 0002", note="three boroughs"),
        row("DI First", since=IN_POST),
        row("Supt Member", office="sub-group members", since="1/7/2014"),
        row("Ms New", agency="Housing", since=date(2014, 1, 1)),
    )
    before = everything_of(office)
    plan = agency_list.read_import(office, data)
    assert everything_of(office) == before
    assert verdicts(plan) == [
        (2, Verdict.CHANGED, "Note: two boroughs → three boroughs; Telephone: 020 7946 0001 → 020 7946 0002"),
        (3, Verdict.SAME, ""),
        (4, Verdict.NEW, ""),
        (5, Verdict.NEW, "New agency"),
    ]
    assert [plan.count(each) for each in Verdict] == [2, 1, 1, 0]


def everything_of(sitting: Sitting) -> object:
    return agencies.listed(sitting), agencies.of_the_board(sitting), told(sitting)


def test_applying_writes_all_of_it_with_one_history_row_for_each_agency(office: Sitting, police: Agency) -> None:
    plan = agency_list.read_import(
        office,
        file_of(
            row("DI Second", telephone="020 7946 0002", note="three boroughs"),
            row("Supt Member", office="Sub-group member", role="Superintendent", since=JUNE),
            row("Ms New", agency="Housing", left_on=date(2015, 1, 31)),
            row("Dame Invented", agency="", office="Independent Chair", email="chair@board.example"),
        ),
    )
    before = len(told(office))
    agency_list.apply_import(office, plan, "the agencies' own returns of June")
    now = {each.name: each for each in agencies.listed(office)}
    assert (now["Police"].note, now["Housing"].left_on) == ("three boroughs", date(2015, 1, 31))
    assert [each.name for each in now["Police"].holders] == ["DI First", "DI Second", "Supt Member"]
    assert now["Police"].holders[1].telephone == "020 7946 0002"
    assert now["Housing"].holders[0].agency_id == now["Housing"].id
    assert agencies.of_the_board(office)[0].email == "chair@board.example"
    rows = told(office)[before:]
    acts = "imported the list for Police", "imported the agency Housing", "imported the list for The Board"
    assert tuple(act for act, _, _ in rows) == acts
    assert {why for _, why, _ in rows} == {"the agencies' own returns of June"}
    assert rows[0][2] == [
        ("Note", "two boroughs", "three boroughs"),
        ("Lead officer, DI Second: Telephone", "020 7946 0001", "020 7946 0002"),
        ("Sub-group member", "", "Supt Member, Superintendent, since 2 June 2014"),
    ]
    assert desk.check(office).faults == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row("DI New", office="Tea maker"), "“Tea maker” is no office. The offices are Lead officer, "),
        (row("DI New", since="31/2/2014"), "In post since, “31/2/2014”, is not one whole date"),
        (row("DI New", since="June 2014"), "is not one whole date"),
        (row("DI New", email="police"), "“police” is not an e-mail address"),
        (row("DI New", since=JUNE, until=IN_POST), "is before the first"),
        (row("DI New", agency=""), "Enter the agency."),
        (row("DI New", office=""), "Enter the office"),
        (row("", agency="Police"), "Enter the person's name."),
        (row("DI New", office="Independent Chair"), "is an office of The Board"),
        (row("DI New", agency="The Board"), "is an office of an agency"),
        (row("DI New", role="#REF!"), "Role is #REF!"),
        (row("DI New", role="x" * 201), "shorten it"),
        (row("DI First", until=date(2013, 1, 1)), "is before the first"),
    ],
)
@pytest.mark.usefixtures("police")
def test_a_row_that_is_wrong_refuses_the_whole_file(office: Sitting, wrong: list[Cell], said: str) -> None:
    plan = agency_list.read_import(office, file_of(row("Fine", agency="Housing", since=JUNE), wrong))
    refused = plan.rows[1]
    assert (refused.verdict, said in refused.said) == (Verdict.REFUSED, True)
    before = everything_of(office)
    with pytest.raises(Refused, match="1 row is refused, so nothing was imported"):
        agency_list.apply_import(office, plan)
    assert everything_of(office) == before


def test_the_same_row_twice_and_two_notes_for_one_agency_are_refused(office: Sitting, police: Agency) -> None:
    twice = agency_list.read_import(office, file_of(row("Ms New", since=JUNE), row("MS new", since=JUNE)))
    assert "Ms New is in that office already" in twice.rows[1].said
    notes = agency_list.read_import(office, file_of(row("DI First", note="a"), row("DI Second", note="b")))
    assert notes.rows[1].said == "The note of Police differs from that in row 2. Make them the same."


def test_a_blank_cell_leaves_what_is_recorded_and_a_name_keeps_its_spelling(office: Sitting, police: Agency) -> None:
    plan = agency_list.read_import(office, file_of(row("di  SECOND", agency="POLICE", note=None)))
    assert verdicts(plan) == [(2, Verdict.SAME, "")]


@pytest.mark.parametrize(
    ("cells", "whom", "said"),
    [
        ({"since": IN_POST, "until": date(2014, 5, 1)}, 0, "In post until: 1 June 2014 → 1 May 2014"),
        ({"since": date(2013, 6, 4)}, 0, "In post since: 3 June 2013 → 4 June 2013"),
        ({"since": date(2015, 1, 1)}, None, "Two people at once as Lead officer: DI Second, since 2 June 2014."),
        ({}, 0, ""),
    ],
)
def test_a_row_is_about_the_time_in_post_it_means(
    office: Sitting, police: Agency, cells: dict[str, Cell], whom: int | None, said: str
) -> None:
    planned = agency_list.read_import(office, file_of(row("DI First", **cells))).rows[0]
    assert planned.before == (None if whom is None else police.holders[whom])
    assert planned.said == said


def test_a_handover_in_one_file_is_no_overlap_whatever_the_order(office: Sitting, police: Agency) -> None:
    third, second = row("DI Third", since=date(2015, 1, 1)), row("DI Second", since=JUNE, until=date(2014, 12, 31))
    for rows in ((third, second), (second, third)):
        plan = agency_list.read_import(office, file_of(*rows))
        assert "Two people" not in " ".join(each.said for each in plan.rows)


def test_headings_of_other_words_are_read_and_told_and_others_left_out(office: Sitting, police: Agency) -> None:
    data = file_of(
        ["Contacts of the partnership"],
        ["Organisation", "Post", "Contact name", "Tel.", "Fax"],
        ["Police", "Lead Officer", "DI Second", "020 7946 0009", "none"],
        headings=("", "", "", "", ""),
    )
    plan = agency_list.read_import(office, data)
    assert plan.entries.notes == (
        "The column “Organisation” is read as Agency.",
        "The column “Post” is read as Office.",
        "The column “Contact name” is read as Name.",
        "The column “Tel.” is read as Telephone.",
        "The column “Fax” is not read.",
    )
    assert verdicts(plan) == [(4, Verdict.CHANGED, "Telephone: 020 7946 0001 → 020 7946 0009")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (file_of(["a", "b"], headings=("Child", "Born")), "headings Agency, Office, Name. It has “Child”, “Born”"),
        (b"", "cannot be read"),
        (b"Agency,Office,Name\n", "cannot be read"),
    ],
)
def test_another_file_is_refused_with_what_to_do(office: Sitting, data: bytes, said: str) -> None:
    with pytest.raises(OfficeError, match=said):
        agency_list.read_import(office, data)


def test_a_list_changed_since_the_dry_run_is_looked_at_again(office: Sitting, police: Agency) -> None:
    data = file_of(row("DI Second", telephone="020 7946 0002"))
    plan = agency_list.read_import(office, data)
    second = police.holders[1]
    agencies.change_holder(office, second, replace(second, telephone="meanwhile"))
    before = everything_of(office)
    with pytest.raises(ChangedMeanwhile) as clash:
        agency_list.apply_import(office, plan)
    assert everything_of(office) == before
    fresh = clash.value.theirs
    assert isinstance(fresh, ImportPlan)
    assert fresh.rows[0].said == "Telephone: meanwhile → 020 7946 0002"
    agency_list.apply_import(office, fresh)


def test_a_second_click_imports_nothing_twice(office: Sitting, police: Agency) -> None:
    plan = agency_list.read_import(office, file_of(row("Ms New", office="Sub-group deputy", since=JUNE)))
    agency_list.apply_import(office, plan)
    before = everything_of(office)
    with pytest.raises(ChangedMeanwhile):
        agency_list.apply_import(office, plan)
    assert everything_of(office) == before


def test_the_chair_exports_and_does_not_import(office: Sitting, chair: Sitting, police: Agency) -> None:
    data = agency_list.export_list(chair)
    acts: tuple[Callable[[], object], ...] = (
        lambda: agency_list.read_import(chair, data),
        lambda: agency_list.apply_import(chair, agency_list.read_import(office, data)),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    agency_list.note_export(chair, "folder/agencies.xlsx", data)
    act_, _, changes = told(office)[-1]
    assert act_ == "exported the list of agencies and people"
    assert changes[0][2].startswith("agencies.xlsx, SHA-256 ")


def test_a_workbook_saved_by_another_program_comes_in(office: Sitting, police: Agency) -> None:
    book = openpyxl.load_workbook(BytesIO(agency_list.export_list(office)))
    sheet = book.active
    sheet["G4"] = 2079460003
    kept = BytesIO()
    book.save(kept)
    plan = agency_list.read_import(office, kept.getvalue())
    assert [each.said for each in plan.rows if each.verdict is Verdict.CHANGED] == [
        "Telephone: 020 7946 0001 → 2079460003"
    ]
