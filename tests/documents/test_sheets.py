"""Sheets that are not forms, and the recovery sheet."""

from datetime import UTC, date, datetime

from nscb_desktop.documents.outline import InnerTable
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.recovery_sheet import MARKING, recovery_outline
from nscb_desktop.documents.sheets import SheetHead, diary_outline, history_outline, summary_outline, working_outline
from nscb_desktop.framework.records import FieldChange, HistoryEntry
from nscb_desktop.framework.working_days import OfficeCalendar, add_days, count_working_days
from tests.documents.papers import page_texts, whole_text

HEAD = SheetHead("Exampleham Board", "RESTRICTED", "Printed by J. Specimen, 1 Jul 2014 10:05", "NSCB-2014-007")


def test_the_recovery_sheet_carries_the_key_on_one_marked_page() -> None:
    key = "7F3K-9QWX-2M4N-8RTY-5GHJ-6PDC-3VBZ-1SAE"
    pages = page_texts(write_pdf(recovery_outline("Exampleham Board", "jspecimen", key, date(2014, 1, 7))))
    assert len(pages) == 1
    assert key in pages[0].replace("- ", "-")
    for words in (MARKING, "7 January 2014", "jspecimen", "Exampleham Board", "How to keep it:"):
        assert words in pages[0]


def test_a_working_lists_every_day() -> None:
    count = count_working_days(date(2013, 12, 20), 10, OfficeCalendar())
    text = whole_text(write_pdf(working_outline(count, "Sub-group held", "framework section 5", "the rule", HEAD)))
    assert "10 working days from 20 December 2013: 8 January 2014" in text
    assert text.count("not counted") == sum(1 for day in count.days if day.number is None)
    assert "Christmas Day" in text
    assert "Wed 8 Jan 2014 10" in text


def test_a_working_shows_its_warning() -> None:
    count = add_days(date(2014, 3, 1), 14, OfficeCalendar())
    text = whole_text(write_pdf(working_outline(count, "Told", "guidance", "days", HEAD)))
    assert "it is not moved" in text


def test_the_diary_lists_last_days_or_says_there_are_none() -> None:
    rows = [("Wed 8 Jan 2014", "NSCB-2013-001", "Sub-group held", "3 working days left")]
    assert "Wed 8 Jan 2014 NSCB-2013-001 Sub-group held 3 working days left" in whole_text(
        write_pdf(diary_outline("Last days", rows, HEAD))
    )
    assert "Nothing is due." in whole_text(write_pdf(diary_outline("Last days", (), HEAD)))


def test_the_history_tells_old_and_new_over_as_many_pages_as_it_needs() -> None:
    at = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)
    change = FieldChange("Religion", "Not known", "Muslim")
    entries = [HistoryEntry(n, at, "J. Specimen", "Business Manager", f"act{n}", "told", (change,)) for n in range(60)]
    pages = page_texts(write_pdf(history_outline(entries, HEAD)))
    text = " ".join(pages)
    assert len(pages) > 1
    assert all(f"Act{n}: told Religion: Not known → Muslim" in text for n in range(60))
    assert all("When Who What" in page for page in pages)


def test_the_printed_history_holds_both_values_whole_however_long() -> None:
    at = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)
    old, new = (" ".join(f"{word}{n}" for n in range(2_000)) for word in ("old", "new"))
    change = FieldChange("Reasons", old, new)
    entry = HistoryEntry(1, at, "J. Specimen", "Business Manager", "amended Part One", "told", (change,))
    pages = page_texts(write_pdf(history_outline([entry], HEAD)))
    told = " ".join(pages)
    assert len(pages) > 2
    assert all(f"{word}{n}" in told for word in ("old", "new") for n in range(2_000))


def test_the_summary_gives_no_column_to_what_is_said_of_no_clock() -> None:
    plain = ("Sub-group held", "Wed 8 Jan 2014", "", "met in time", "")
    agreed = ("Decision", "Mon 3 Feb 2014", "Mon 20 Jan 2014", "1 working day left", "Extended to 3 Feb 2014: illness")
    for clocks, headings in (
        ([plain], ["Clock", "Last day", "Stands"]),
        ([plain, agreed], ["Clock", "Last day", "Originally", "Stands", "Agreed, and why late"]),
    ):
        made = summary_outline("", [], clocks, [], [], SheetHead("", "", ""))
        (table,) = (block for block in made.blocks if isinstance(block, InnerTable))
        assert [column.label for column in table.columns] == headings
        assert [len(row.cells) for row in table.rows] == [len(headings)] * len(clocks)
        text = whole_text(write_pdf(made))
        assert all(words in text for clock in clocks for words in clock)
