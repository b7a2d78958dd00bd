"""What is recorded on one case as lists: its requests, its clocks, its history, its contacts and its documents."""

from nscb_desktop.casework import cases, contacts, deadlines, filing
from nscb_desktop.casework.lists import Listing, counted, fitting
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.information import Happening, InformationRequest
from nscb_desktop.framework.london import clock_time, local_day
from nscb_desktop.framework.records import CaseFile, FieldChange, HistoryEntry
from nscb_desktop.framework.roles import Right

_REQUESTS = (
    Heading("Agency", 34),
    Heading("How it stands", 26),
    Heading("Asked", 14),
    Heading("Due, as told", 14),
    Heading("Returned", 14),
    Heading("Not known to this agency", 14),
    Heading("Times chased", 9),
    Heading("Last chased", 14),
    Heading("Withdrawn", 14),
    Heading("Lead officer", 26),
)
_CLOCKS = (
    Heading("Clock", 44),
    Heading("From", 14),
    Heading("Last day", 14),
    Heading("Original last day", 14),
    Heading("Met", 14),
    Heading("How it stands", 26),
    Heading("Agreed", 60),
)
_HISTORY = (
    Heading("No.", 8),
    Heading("Day", 14),
    Heading("Time", 8),
    Heading("Who", 24),
    Heading("As", 20),
    Heading("What was done", 40),
    Heading("Why", 40),
    Heading("Field", 28),
    Heading("Old", 40),
    Heading("New", 40),
)
_CONTACTS = (
    Heading("Day", 14),
    Heading("Time", 8),
    Heading("How", 16),
    Heading("Who", 26),
    Heading("What", 60),
    Heading("Recorded by", 22),
)
_DOCUMENTS = (
    Heading("Name", 44),
    Heading("Kind", 16),
    Heading("Filed", 14),
    Heading("By", 22),
    Heading("Note", 36),
    Heading("Bytes", 12),
    Heading("SHA-256", 68),
)


def requests_list(sitting: Sitting, case: CaseFile) -> Listing:
    """The matrix of a case's information requests."""
    sitting.person.must(Right.PRINT)
    rows = [_request(each) for each in case.requests]
    stated = f"{case.reference}: {counted(len(rows), 'information request', 'information requests')}"
    return Listing(f"{case.reference} requests", _REQUESTS, rows, stated, case.id)


def _request(request: InformationRequest) -> list[Cell]:
    settled = request.settled
    chases = [each for each in request.standing if each.what in {Happening.CHASED, Happening.ESCALATED}]

    def when(what: Happening) -> Cell:
        return settled.on if settled and settled.what is what else None

    return [
        request.agency, request.state, request.asked_on, request.due_on, when(Happening.RETURNED),
        when(Happening.NOT_KNOWN), len(chases) or None, chases[-1].on if chases else None,
        when(Happening.WITHDRAWN), request.lead,
    ]  # fmt: skip


def clocks_list(sitting: Sitting, case: CaseFile) -> Listing:
    """Every clock of a case as it stands today, the original last day beside the agreed one."""
    sitting.person.must(Right.PRINT)
    rows: list[list[Cell]] = [
        [
            clock.name,
            clock.count.start,
            clock.due,
            clock.original_due,
            clock.met_on,
            clock.in_words,
            "\n".join(clock.agreed.notes),
        ]
        for clock in deadlines.case_clocks(sitting, case)
    ]
    stated = f"{case.reference}: {counted(len(rows), 'clock', 'clocks')}"
    return Listing(f"{case.reference} clocks", _CLOCKS, rows, stated, case.id)


def history_list(sitting: Sitting, case: CaseFile) -> Listing:
    """Everything done on a case, oldest first, a row for each field that an act changed."""
    sitting.person.must(Right.PRINT)
    entries = cases.history(sitting, case.id)
    rows = [row for entry in entries for row in _entry(entry)]
    stated = f"{case.reference}: {counted(len(entries), 'act', 'acts')} in {counted(len(rows), 'row', 'rows')}"
    return Listing(f"{case.reference} history", _HISTORY, rows, stated, case.id)


def _entry(entry: HistoryEntry) -> list[list[Cell]]:
    head: list[Cell] = [
        entry.sequence, local_day(entry.at), clock_time(entry.at), entry.who, entry.role, entry.act, entry.why,
    ]  # fmt: skip
    changes = entry.changes or (FieldChange("", "", ""),)
    return [row for each in changes for row in fitting([*head, each.field, each.old, each.new])]


def contacts_list(sitting: Sitting, case: CaseFile) -> Listing:
    """The contact log of a case."""
    sitting.person.must(Right.PRINT)
    found = contacts.contacts(sitting, case.id)
    rows = [
        row
        for each in found
        for row in fitting([local_day(each.at), clock_time(each.at), each.how, each.who, each.what, each.recorded_by])
    ]
    stated = f"{case.reference}: {counted(len(found), 'contact', 'contacts')}"
    return Listing(f"{case.reference} contacts", _CONTACTS, rows, stated, case.id)


def documents_list(sitting: Sitting, case: CaseFile) -> Listing:
    """Everything filed on a case and every print of it."""
    sitting.person.must(Right.PRINT)
    rows: list[list[Cell]] = [
        [each.name, each.kind, local_day(each.at), each.by, each.note, each.size, each.sha256]
        for each in filing.documents(sitting, case.id)
    ]
    stated = f"{case.reference}: {counted(len(rows), 'document', 'documents')}"
    return Listing(f"{case.reference} documents", _DOCUMENTS, rows, stated, case.id)
