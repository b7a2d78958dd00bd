"""The diary of the coming days: twenty working days on one page, however much ends on them, and the same in a terminal."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdf
import pytest

from nscb_desktop.casework import agenda, cases, deadlines, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.sheets import SheetHead, agenda_outline
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import meetings
from tests import registers
from tests.conftest import FixedClock

TODAY = date(2014, 1, 7)
HEAD = SheetHead("Exampleham Board", "RESTRICTED", "Printed by J. Specimen")


@pytest.fixture
def busy(office: Sitting) -> Sitting:
    """Two cases, a draft, a meeting that is called off and one that is not."""
    registers.registered(office)
    published = registers.registered(office)
    cases.record_milestone(office, published.id, "published", TODAY)
    registers.typed(office, {"agency": "Police"})
    with office.acting(Right.RECORD) as unit:
        meetings.add(unit, at_local(date(2014, 1, 10), 14), "Room 3")
        unit.flush()
        off = meetings.add(unit, at_local(date(2014, 1, 13), 14), "Room 4")
        unit.flush()
        meetings.save(unit, replace(off, called_off="snow"))
        unit.record("called meetings")
    return office


def test_twenty_working_days_are_told_and_days_off_only_where_something_ends(busy: Sitting) -> None:
    days = agenda.agenda(busy, TODAY)
    assert sum(not day.not_counted for day in days) == 20
    assert (days[0].on, days[-1].on) == (TODAY, date(2014, 2, 3))
    assert [day for day in days if day.not_counted and not day.entries] == []
    assert sum(len(day.entries) for day in days) == len(deadlines.calendar(busy, TODAY, date(2014, 2, 3)))


def test_the_calendar_holds_every_clock_of_cases_drafts_and_meetings(busy: Sitting) -> None:
    entries = deadlines.calendar(busy, TODAY, date(2015, 2, 1))
    assert {(entry.reference, entry.kind) for entry in entries} == {
        ("NSCB-2013-001", "convene"),
        ("NSCB-2013-001", "decide-month"),
        ("NSCB-2013-002", "convene"),
        ("NSCB-2013-002", "decide-month"),
        ("NSCB-2013-002", "on-website"),
        (f"Draft {entries[0].draft_id or 3}", "convene"),
        ("Meeting 1", "meeting"),
    }
    assert "on-website" not in {entry.kind for entry in deadlines.diary(busy, TODAY, date(2015, 2, 1))}


def test_the_terminal_reads_the_same_days(busy: Sitting) -> None:
    days = agenda.agenda(busy, TODAY, 4)
    text = agenda.agenda_text(days)
    assert "Wed 8 Jan 2014\n  ◆ A Draft" in text
    assert "◆ A NSCB-2013-001 Sub-group held (Business Manager)" in text
    assert "SCR sub-group 14:00 Room 3" in text
    told = json.loads(agenda.agenda_json(days))
    assert [day["date"] for day in told] == ["2014-01-07", "2014-01-08", "2014-01-09", "2014-01-10"]
    assert told[3]["entries"] == [
        {"reference": "Meeting 1", "kind": "meeting", "what": "SCR sub-group 14:00 Room 3", "subject": "",
         "owner": "Sub-group chair", "rag": None, "stands": "14:00"}
    ]  # fmt: skip


@pytest.mark.parametrize("days", [0, -1, 261])
def test_a_number_of_days_out_of_reason_is_refused(office: Sitting, days: int) -> None:
    with pytest.raises(OfficeError, match="1 to 260 working days"):
        agenda.agenda(office, TODAY, days)


def test_the_page_says_what_is_overdue(busy: Sitting, fixed_clock: FixedClock) -> None:
    fixed_clock.advance(timedelta(days=2))
    (page,) = pypdf.PdfReader(BytesIO(paper.agenda_pdf(busy))).pages
    text = " ".join(page.extract_text().split())
    assert "The next 20 working days, to 5 February 2014" in text
    assert "3 clocks are overdue before today and not listed here." in text
    assert "SCR sub-group 14:00 Room 3" in text


@pytest.mark.parametrize("number", [lambda day: 40, lambda day: 3, lambda day: 500 if day == 7 else day % 3])
def test_however_much_ends_it_is_one_page_that_says_what_it_leaves_out(number: Callable[[int], int]) -> None:
    entry = "◆ A NSCB-2014-007 Part Two returned: Barking, Havering and Redbridge University Hospitals Trust (Agencies)"
    off = " (Christmas Day, substitute)"
    days = [(f"Wed {day} Jan 2014{'' if day % 7 else off}", [entry] * number(day)) for day in range(1, 29)]
    data = write_pdf(agenda_outline("The next 20 working days", days, "Nothing is overdue.", HEAD))
    (page,) = pypdf.PdfReader(BytesIO(data)).pages
    text = " ".join(page.extract_text().split())
    shown, left_out = text.count("NSCB-2014-007"), sum(int(words) for words in re.findall(r"and (\d+) more", text))
    assert shown > 0
    assert shown + left_out == sum(number(day) for day in range(1, 29))
