"""Meeting packs: numbered copies that hold what they should and nothing of a case their recipient is excluded from."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from nscb_desktop.casework import (
    cases,
    copy_register,
    desk,
    filing,
    meetings,
    pack_papers,
    packs,
    screening,
)
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Strip
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.packs import CasePart
from tests import gates, registers
from tests.documents.papers import page_texts, whole_text
from tests.packs import EXCLUDED, SECRET, convened, ready, unheard


def bookmarks(data: bytes) -> list[tuple[str, int, int]]:
    """Every bookmark with its depth and the page it leads to, from 1."""
    reader = pypdf.PdfReader(BytesIO(data))

    def walked(entries: list[object], depth: int) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        for each in entries:
            if isinstance(each, list):
                found += walked(each, depth + 1)
            else:
                assert isinstance(each, pypdf.generic.Destination)
                page = reader.get_destination_page_number(each)
                assert page is not None
                found.append((str(each.title), depth, page + 1))
        return found

    return walked(list(reader.outline), 0)


def test_everybody_who_comes_has_a_numbered_copy_whose_every_page_says_so(office: Sitting) -> None:
    made = ready(office, convened(office, 2))
    assert [(each.number, each.recipient) for each in made.copies] == [
        (1, "Samuel Sample"), (2, "Ms Example"), (3, "Dr Pretend"), (4, EXCLUDED),
    ]  # fmt: skip
    job = packs.print_job(made, unheard)
    texts = page_texts(job[0].data)
    assert len(texts) == sum(each.pages for each in job)
    at = 0
    for each in job:
        for number in range(1, each.pages + 1):
            page = texts[at]
            assert f"Copy {each.copy.number} of 4 · {each.copy.recipient}" in page
            assert f"page {number} of {each.pages}" in page
            assert page.count("RESTRICTED") == 2
            assert made.pack.chain in page
            at += 1


def test_the_footer_shows_the_head_of_the_history(office: Sitting) -> None:
    meeting = convened(office, 1)
    with office.reading() as unit:
        newest = unit.session.connection().exec_driver_sql("SELECT seq, hex(mac) FROM audit ORDER BY seq DESC").first()
    assert newest is not None
    value = newest[1][:16].lower()
    assert (
        ready(office, meeting).pack.chain
        == f"History {newest[0]} · {' '.join(value[at : at + 4] for at in (0, 4, 8, 12))}"
    )


def test_a_case_somebody_is_excluded_from_leaves_no_trace_in_their_copy(office: Sitting, tmp_path: Path) -> None:
    meeting = convened(office)
    second = cases.read_case(office, meeting.agenda[1])
    saved = packs.save_files(office, ready(office, meeting), tmp_path, unheard, encrypt=False)
    by_name = {
        copy.recipient: (path, pages) for copy, (path, pages) in zip(saved.record.copies, saved.files, strict=True)
    }
    path, pages = by_name[EXCLUDED]
    other, more = by_name["Dr Pretend"]
    text, whole = whole_text(path.read_bytes()), whole_text(other.read_bytes())
    for words in (str(second.reference), second.alias, "Zuzanna"):
        assert words not in text
        assert words in whole
    assert SECRET in whole
    assert pages < more
    assert "1. NSCB-2014-001" in text.replace("NSCB-2013", "NSCB-2014")
    assert not any(str(second.reference) in title for title, _, _ in bookmarks(path.read_bytes()))
    # The letters of the other child's name are not even in its fonts.
    assert "ą".encode("utf-16-be").hex().upper() not in _unicode_maps(path)
    assert "ą".encode("utf-16-be").hex().upper() in _unicode_maps(other)
    assert saved.record.copies[3].left_out == (second.id,)


def _unicode_maps(path: Path) -> str:
    """What the fonts of a file say their glyphs read as."""
    reader = pypdf.PdfReader(path)
    maps = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]  # a page of ours has fonts
            if "/ToUnicode" in font:
                maps[font["/BaseFont"]] = font["/ToUnicode"].get_data().decode("latin-1").upper()
    return " ".join(maps.values())


def test_the_index_and_the_bookmarks_tell_the_truth_and_parts_begin_on_right_hand_pages(office: Sitting) -> None:
    made = ready(office, convened(office, 2, 5))
    job = packs.print_job(made, unheard)
    data, first = job[0].data, job[0]
    marked = bookmarks(data)
    assert [title for title, depth, _ in marked if depth == 0] == [
        f"Copy {n} of 4, {name}" for n, name in enumerate(("Samuel Sample", "Ms Example", "Dr Pretend", EXCLUDED), 1)
    ]
    texts = page_texts(data)[: first.pages]
    parts = [(title, page) for title, depth, page in marked if depth and page <= first.pages]
    assert len(parts) == 3 + 2 * (1 + 7 + 5)
    index = " ".join(texts[page - 1] for page in range(dict(parts)["Index"], dict(parts)["Index"] + 2))
    for title, page in parts:
        assert page % 2 == 1
        expected = {
            "Cover": "Meeting pack",
            "Summary": "Summary of the case",
            "Timeline": "Chronology",
            "Flow chart": "section 5",
        }
        words = expected.get(title, title.partition(",")[0].removeprefix("1. ").removeprefix("2. "))
        assert words in texts[page - 1].replace("sub-group: agenda", "Agenda").replace("PART TWO", "Part Two"), title
        assert title == "Cover" or f"{title} {page} " in index, title
    assert sum(page.strip().count("This page is left blank.") for page in texts) > 5


def test_the_seven_dates_stand_below_part_one_alone_and_every_foot_writes_the_day_alike(office: Sitting) -> None:
    meeting = convened(office, 1, 2)
    parts = (CasePart.SUMMARY, CasePart.PART_ONE, CasePart.PART_TWOS, CasePart.CRITERIA)
    made = packs.read(office, replace(packs.usual(office, meeting), both_sides=False, parts=parts))
    papers = {part.name: part.outline for part in made.pack.items[0].parts}
    strips = [name for name, paper in papers.items() if any(isinstance(block, Strip) for block in paper.blocks)]
    assert [name for name in strips if name.startswith("Part")] == ["Part One"]
    assert len([name for name in papers if name.startswith("Part Two")]) == 3
    assert {paper.printed for paper in papers.values()} == {"Printed by Jane Okafor, 7 January 2014 10:42"}
    lengths = {title: page for title, depth, page in bookmarks(packs.print_job(made, unheard)[0].data) if depth}
    assert lengths["Criteria sheet"] - lengths["Part One"] == 4


def test_a_case_that_is_only_to_be_known_has_no_decision_sheet(office: Sitting) -> None:
    meeting = convened(office, 1)
    known = registers.registered(office, "Known Example", date_of_birth=read_date("1/5/2009"))
    sent = screening.send_to_chair(office, known.id, date(2014, 1, 3))
    screening.screen(office, sent.id, gates.changed(gates.SCREENING, outcome="not-indicated"), gates.DAY)
    meeting = meetings.set_agenda(office, meeting, (*meeting.agenda, known.id))
    first, second = ready(office, meeting).pack.items
    assert (first.taken, second.taken) == (pack_papers.CONSIDER, pack_papers.KNOW)
    assert "Decision sheet" in [part.name for part in first.parts]
    assert "Decision sheet" not in [part.name for part in second.parts]


def test_without_blanks_the_parts_follow_one_another(office: Sitting) -> None:
    meeting = convened(office, 1)
    order = replace(packs.usual(office, meeting), both_sides=False, parts=(CasePart.PART_ONE,))
    made = packs.read(office, order)
    job = packs.print_job(made, unheard)
    texts = page_texts(job[0].data)[: job[0].pages]
    assert "left blank" not in " ".join(texts)
    assert [page for _, depth, page in bookmarks(job[0].data) if depth and page <= job[0].pages] == [1, 2, 3, 4, 5]


def test_making_a_pack_is_one_act_and_lists_a_print_on_each_case(office: Sitting, tmp_path: Path) -> None:
    meeting = convened(office)
    made = ready(office, meeting)
    job = packs.print_job(made, unheard)
    with office.reading() as unit:
        before = unit.session.connection().exec_driver_sql("SELECT count(*) FROM audit").scalar_one()
    record = packs.record_job(office, made, job, "Printed (Office laser)")
    with office.reading() as unit:
        after = unit.session.connection().exec_driver_sql("SELECT count(*) FROM audit").scalar_one()
    assert after == before + 1
    assert [copy.pages for copy in record.copies] == [each.pages for each in job]
    assert record.chain == made.pack.chain
    note = filing.documents(office, meeting.agenda[1])[0].note
    assert note == (
        "Printed (Office laser): copy 1 of 4, Samuel Sample; copy 2 of 4, Ms Example, Education; copy 3 of 4, Dr Pretend, Health"
    )
    assert filing.documents(office, meeting.agenda[0])[0].note.endswith("copy 4 of 4, Supt Madeup, Police")
    assert desk.check(office, unheard).faults == ()


def test_where_a_file_cannot_be_written_nothing_is_left_of_the_pack(
    office: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = convened(office, 1)
    made, save = ready(office, meeting), filing.save_copy
    tried: list[Path] = []

    def third_fails(target: Path, data: bytes) -> None:
        tried.append(target)
        if len(tried) == 3:
            raise OfficeError("The disk is full.")
        save(target, data)

    monkeypatch.setattr(filing, "save_copy", third_fails)
    with pytest.raises(OfficeError, match="The disk is full"):
        packs.save_files(office, made, tmp_path, unheard, encrypt=False)
    assert [path for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []
    assert copy_register.of_meeting(office, meeting.id) == []


def test_a_stopped_pack_leaves_nothing(office: Sitting, tmp_path: Path) -> None:
    class Stopped(Exception):
        """Nobody wants it."""

    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 5:
            raise Stopped

    meeting = convened(office, 1)
    with pytest.raises(Stopped):
        packs.save_files(office, ready(office, meeting), tmp_path, stop, encrypt=False)
    assert [done for done, _ in told] == [0, 1, 2, 3, 4, 5]
    assert [path for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []
    assert copy_register.of_meeting(office, meeting.id) == []


def test_steps_are_told_to_their_end(office: Sitting, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> None:
        told.append((done, total))

    packs.save_files(office, ready(office, convened(office, 2)), tmp_path, hear, encrypt=False)
    totals = {total for _, total in told}
    assert len(totals) == 1
    assert [done for done, _ in told] == list(range(totals.pop()))
