"""What belongs to no single case, as plain files: the register and other lists, drafts, minutes, blank forms, settings."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from enum import Enum
from typing import Any

from nscb_desktop.casework import (
    agency_list,
    calendar_file,
    copy_papers,
    diary_list,
    filing,
    gate_paper,
    lists,
    meetings,
    paper,
)
from nscb_desktop.casework.case_folder import Leaf, history_told, original
from nscb_desktop.casework.register_list import drafts_list, register_list
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.records import Draft
from nscb_desktop.register import agencies, audit, drafts, whole


def leaves(sitting: Sitting) -> Iterator[Leaf]:
    """Every file that is about no single case."""
    today = sitting.today()
    settings = sitting.settings()
    for listing in (
        register_list(sitting, names=True),
        drafts_list(sitting, names=True),
        diary_list.diary_list(sitting, date.min, date.max),
        diary_list.meetings_list(sitting),
        copy_papers.every_copies_list(sitting),
    ):
        yield Leaf(f"{listing.file_name}.xlsx", listing.title, lists.book_of(sitting, listing))
    yield Leaf("agencies-and-people.xlsx", agency_list.TITLE, agency_list.export_list(sitting))
    yield Leaf("diary.ics", "Last days and meetings for a calendar", calendar_file.diary_file(sitting))
    with sitting.reading() as unit:
        typed = drafts.every(unit)
    for draft in typed:
        yield from _draft(sitting, draft)
    for meeting in meetings.every(sitting):
        name = f"meetings/meeting-{meeting.id}-{meetings.day_of(meeting).isoformat()}.pdf"
        yield Leaf(
            name,
            f"Meeting of {long_day(meetings.day_of(meeting))}",
            paper.as_pdf(gate_paper.minutes_sheet(sitting, meeting)),
        )
    for form in edition_on(today).forms:
        if form.adopted:
            data = paper.as_pdf(paper.blank_sheet(form, settings, today))
            yield Leaf(f"blank-forms/{form.key.replace('_', '-')}.pdf", f"{form.name}, blank", data)
    yield Leaf("office.json", "The office's own records, for another program", _office_json(sitting))
    with sitting.reading() as unit:
        for name, rows in whole.every_table(unit):
            yield Leaf(f"tables/{name}.json", f"Table {name}, as the register holds it", _json(rows))
        for sha256, data in whole.loose_files(unit):
            yield Leaf(f"kept-files/{sha256}.bin", "A kept file that is filed on no case", data)


def _draft(sitting: Sitting, draft: Draft) -> Iterator[Leaf]:
    place = f"drafts/draft-{draft.id}"
    what = f"Draft {draft.id}, {draft.form.name}"
    yield Leaf(f"{place}.pdf", what, paper.as_pdf(paper.draft_sheet(sitting, draft)))
    told = {
        "id": draft.id,
        "form": draft.form.key,
        "version": draft.form.version,
        "received_at": draft.received_at.isoformat(timespec="seconds") if draft.received_at else None,
        "saved_at": draft.saved_at.isoformat(timespec="seconds"),
        "saved_by": draft.saved_by,
        "answers": encoded_form(draft.form, draft.answers),
    }
    yield Leaf(f"{place}.json", what, json.dumps(told, ensure_ascii=False, indent=1).encode())
    for document in filing.draft_documents(sitting, draft.id):
        if document.held:
            leaf = original(sitting, document)
            yield Leaf(f"{place}-{leaf.path}", leaf.what, leaf.data)


def _office_json(sitting: Sitting) -> bytes:
    with sitting.reading() as unit:
        told = {
            "settings_today": asdict(sitting.settings()),
            "agencies": [asdict(each) for each in agencies.every(unit)],
            "board": [asdict(each) for each in agencies.of_the_board(unit)],
            "meetings": [asdict(each) for each in meetings.every(sitting)],
            "history": [history_told(each) for each in audit.history(unit.session, None)],
        }
    return _json(told)


def _json(told: Any) -> bytes:
    return json.dumps(_plain(told), ensure_ascii=False, indent=1).encode()


def _plain(value: Any) -> Any:
    """Days, moments and the words of choices as JSON can hold them."""
    match value:
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case dict():
            return {key.isoformat() if isinstance(key, date) else str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
    return value
