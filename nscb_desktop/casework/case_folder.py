"""One case as a folder of plain files: every form and sheet as PDF, its lists, its originals, and all of it as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from nscb_desktop.casework import (
    case_lists,
    cases,
    comparing,
    comparison_papers,
    contacts,
    filing,
    gate_paper,
    lists,
    paper,
    post_lists,
    telling,
)
from nscb_desktop.casework.lists import Listing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import CaseFile, Document, FormRecord, HistoryEntry
from nscb_desktop.framework.text import file_name, one_line

_LONGEST_ENDING = 8


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file to be written: where, what it is in words, and its bytes."""

    path: str
    what: str
    data: bytes


def leaves(sitting: Sitting, case: CaseFile) -> Iterator[Leaf]:
    """Every file of a case, made one after the other."""
    yield from _forms(sitting, case)
    yield Leaf("summary.pdf", "Summary", paper.as_pdf(paper.summary_sheet(sitting, case)))
    yield Leaf("flow-chart.pdf", "Flow chart", paper.as_pdf(paper.flow_sheet(sitting, case)))
    if comparing.lanes(case):
        yield Leaf("chronology.pdf", "Chronology", paper.as_pdf(paper.chronology_sheet(sitting, case)))
    if len(comparing.sources(case)) > 1:
        sheet = comparison_papers.comparison_sheet(sitting, case)
        yield Leaf("comparison.pdf", "Comparison of the answers", paper.as_pdf(sheet))
    history = cases.history(sitting, case.id)
    yield Leaf("history.pdf", "History", paper.as_pdf(paper.history_sheet(sitting, case, history)))
    for listing in _lists(sitting, case):
        name = listing.file_name.removeprefix(f"{file_name(str(case.reference))}-")
        yield Leaf(f"{name}.xlsx", listing.title, lists.book_of(sitting, listing))
    documents = filing.documents(sitting, case.id)
    for document in documents:
        if document.held:
            yield original(sitting, document)
    yield Leaf("case.json", "Everything about the case, for another program", _json(sitting, case, history, documents))


def _forms(sitting: Sitting, case: CaseFile) -> Iterator[Leaf]:
    for number, record in enumerate(case.part_ones, 1):
        yield Leaf(f"part-one-{number}.pdf", record.form.name, paper.as_pdf(paper.form_sheet(sitting, case, record)))
    for record in case.returns:
        agency = one_line(in_words(record.form.field("agency").kind, record.answers.get("agency")))
        yield Leaf(
            f"part-two-{record.id}.pdf",
            f"{record.form.name}, {agency}",
            paper.as_pdf(paper.form_sheet(sitting, case, record)),
        )
    for record in case.sheets:
        day = local_day(record.received_at).isoformat()
        name = f"{file_name(record.form.key)}-{day}-{record.id}.pdf"
        yield Leaf(name, f"{record.form.name}, {day}", paper.as_pdf(gate_paper.gate_sheet(sitting, case, record)))


def _lists(sitting: Sitting, case: CaseFile) -> Iterator[Listing]:
    for made in (case_lists.requests_list, case_lists.clocks_list, case_lists.history_list, case_lists.contacts_list,
                 case_lists.documents_list):  # fmt: skip
        yield made(sitting, case)
    # Where nobody was asked there is nothing to compare, and nothing went out or came back.
    if len(comparing.sources(case)) > 1:
        yield comparison_papers.comparison_list(sitting, case)
    yield from (
        made for made in (post_lists.sent_list(sitting, case), post_lists.received_list(sitting, case)) if made.rows
    )


def original(sitting: Sitting, document: Document) -> Leaf:
    """A kept file untouched; its own name may be a child's, so it goes by its number and the index tells the rest."""
    ending = PurePath(document.name).suffix.lower()
    plain = ending[1:].isalnum() and ending.isascii() and len(ending) <= _LONGEST_ENDING
    name = f"originals/{document.id}{ending if plain else '.bin'}"
    return Leaf(name, f"{document.kind}: {document.name}", filing.document_bytes(sitting, document.id))


def _json(sitting: Sitting, case: CaseFile, history: list[HistoryEntry], documents: list[Document]) -> bytes:
    told = {
        **telling.case_told(sitting, case),
        "voided": {"at": _at(case.voided.at), "by": case.voided.by, "why": case.voided.why} if case.voided else None,
        "siblings": [str(each) for each in case.siblings],
        "forms": [_form(each) for each in (*case.part_ones, *case.returns, *case.sheets)],
        "contacts": [
            {"at": _at(each.at), "how": each.how, "who": each.who, "what": each.what, "recorded_by": each.recorded_by}
            for each in contacts.contacts(sitting, case.id)
        ],
        "documents": [
            {"id": each.id, "kind": each.kind, "name": each.name, "sha256": each.sha256, "size": each.size,
             "filed_at": _at(each.at), "by": each.by, "note": each.note, "kept": each.held}
            for each in documents
        ],
        "history": [history_told(each) for each in history],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _form(record: FormRecord) -> dict[str, Any]:
    """A registered form: as it was frozen, and each amendment beside it."""
    given = record.authorisation
    return {
        "id": record.id,
        "form": record.form.key,
        "version": record.form.version,
        "received_at": _at(record.received_at),
        "registered_at": _at(record.registered_at),
        "registered_by": record.registered_by,
        "gaps_reason": record.gaps_reason,
        "unauthorised_reason": record.unauthorised_reason,
        "authorised": {"name": given.name, "role": given.role, "at": _at(given.at), "how": given.how} if given else None,
        "as_registered": encoded_form(record.form, record.original),
        "as_it_stands": encoded_form(record.form, record.answers),
        "amendments": [
            {"field": each.field, "made_on": each.made_on.isoformat(), "by": each.recorded_by, "why": each.why,
             "old": in_words(record.form.field(each.field).kind, each.old),
             "new": in_words(record.form.field(each.field).kind, each.new)}
            for each in record.amendments
        ],
    }  # fmt: skip


def history_told(entry: HistoryEntry) -> dict[str, Any]:
    """One act of the history, as it goes into JSON."""
    return {
        "number": entry.sequence,
        "at": _at(entry.at),
        "who": entry.who,
        "role": entry.role,
        "act": entry.act,
        "why": entry.why,
        "changes": [{"field": each.field, "old": each.old, "new": each.new} for each in entry.changes],
    }


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
