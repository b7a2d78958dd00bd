"""What was made to leave the office for a case and what came back, as lists."""

from nscb_desktop.casework import correspondence, filing
from nscb_desktop.casework.lists import Listing, counted, fitting
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.london import clock_time, local_day
from nscb_desktop.framework.records import CaseFile, Document
from nscb_desktop.framework.returned import ReturnFile
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.sent import Sent
from nscb_desktop.register import returns

_SENT = (
    Heading("Day", 14),
    Heading("Time", 8),
    Heading("What", 34),
    Heading("Agency asked", 30),
    Heading("To", 26),
    Heading("Address", 30),
    Heading("Last day told", 14),
    Heading("Form version", 9),
    Heading("Made by", 22),
    Heading("Files", 50),
    Heading("SHA-256", 68),
)
_RECEIVED = (
    Heading("Received", 14),
    Heading("Route", 14),
    Heading("Agency asked", 30),
    Heading("File", 44),
    Heading("Known by", 26),
    Heading("What was said of it", 50),
    Heading("Imported", 10),
    Heading("Recorded", 14),
    Heading("Recorded by", 22),
    Heading("SHA-256", 68),
)


def sent_list(sitting: Sitting, case: CaseFile) -> Listing:
    """Every form, letter and chaser that was made to leave the office for a case."""
    sitting.person.must(Right.PRINT)
    found = correspondence.sent_for(sitting, case.id)
    rows = [row for each in found for row in fitting(_sent(case, each))]
    stated = f"{case.reference}: {counted(len(found), 'thing', 'things')} made to be sent"
    return Listing(f"{case.reference} sent", _SENT, rows, stated, case.id)


def _sent(case: CaseFile, each: Sent) -> list[Cell]:
    return [
        local_day(each.at), clock_time(each.at), _what(case, each), _agency(case, each.request_id), each.to_name,
        each.to_address, each.due_told, each.form_version or None, each.by,
        "\n".join(file.name for file in each.files), "\n".join(file.sha256 for file in each.files),
    ]  # fmt: skip


def _what(case: CaseFile, each: Sent) -> str:
    """The name of its form or letter, in the words of the case's edition."""
    if each.form_key:
        return case.edition.form(each.form_key).name
    return next((letter.name for letter in case.edition.letters if letter.key == each.kind), each.kind)


def received_list(sitting: Sitting, case: CaseFile) -> Listing:
    """Every file that came back for the requests of a case."""
    sitting.person.must(Right.PRINT)
    with sitting.reading() as unit:
        found = returns.of_case(unit, case.id)
    documents = {each.id: each for each in filing.documents(sitting, case.id)}
    rows = [row for each in found for row in fitting(_received(case, each, documents[each.document_id]))]
    stated = f"{case.reference}: {counted(len(found), 'file', 'files')} received"
    return Listing(f"{case.reference} received", _RECEIVED, rows, stated, case.id)


def _received(case: CaseFile, each: ReturnFile, document: Document) -> list[Cell]:
    return [
        each.received_on, each.route, _agency(case, each.request_id), document.name, each.recognised_by,
        "\n".join(each.warnings), "yes" if each.form_id is not None else "no", local_day(each.recorded_at),
        each.recorded_by, document.sha256,
    ]  # fmt: skip


def _agency(case: CaseFile, request_id: int | None) -> str:
    return next((request.agency for request in case.requests if request.id == request_id), "")
