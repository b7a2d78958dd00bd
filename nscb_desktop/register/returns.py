"""Files that came back for requests: added, and never changed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from nscb_desktop.framework.records import Document
from nscb_desktop.framework.returned import ReturnFile
from nscb_desktop.register.attachments import of_content
from nscb_desktop.register.paper_tables import ReturnRow
from nscb_desktop.register.tables import DocumentRow
from nscb_desktop.register.unit_of_work import Unit


def add(
    unit: Unit, document_id: int, *, request_id: int | None, form_id: int | None, received_on: date, route: str,
    recognised_by: str, warnings: Sequence[str] = (),
) -> ReturnFile:  # fmt: skip
    """Keep that a filed document came back, for which request, when, how, and what was said of it."""
    made = ReturnFile(unit.next_id(ReturnRow), document_id, request_id, form_id, received_on, route, recognised_by,
                      tuple(warnings), unit.at, unit.who)  # fmt: skip
    unit.add(ReturnRow, id=made.id, document_id=document_id, request_id=request_id, form_id=form_id,
             received_on=received_on, route=route, recognised_by=recognised_by, warnings=list(warnings),
             recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip
    return made


def of_request(unit: Unit, request_id: int) -> list[ReturnFile]:
    """Everything that came back for a request, oldest first."""
    return _listed(unit, ReturnRow.request_id == request_id)


def of_case(unit: Unit, case_id: int) -> list[ReturnFile]:
    """Everything that came back and is filed on a case, oldest first."""
    documents = select(DocumentRow.id).where(DocumentRow.case_id == case_id)
    return _listed(unit, ReturnRow.document_id.in_(documents))


def filed_before(unit: Unit, sha256: str) -> list[Document]:
    """Every document that was filed with the same bytes, newest first."""
    return of_content(unit, sha256)


def _listed(unit: Unit, where: ColumnElement[bool]) -> list[ReturnFile]:
    rows = unit.session.scalars(select(ReturnRow).where(where).order_by(ReturnRow.id))
    return [
        ReturnFile(row.id, row.document_id, row.request_id, row.form_id, row.received_on, row.route, row.recognised_by,
                   tuple(str(each) for each in row.warnings), row.recorded_at, row.recorded_by)
        for row in rows
    ]  # fmt: skip
