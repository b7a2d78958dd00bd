"""Forms, letters and chasers that left the office, as they were told; added, and never changed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from nscb_desktop.framework.sent import Sent, SentFile
from nscb_desktop.register.paper_tables import SentRow
from nscb_desktop.register.unit_of_work import Unit


def add(  # noqa: PLR0913 - what is kept of a thing that was sent
    unit: Unit, *, case_id: int | None, request_id: int | None, kind: str, form_key: str = "", form_version: int = 0,
    check_value: str = "", due_told: date | None = None, to_name: str = "", to_address: str = "",
    files: Sequence[SentFile] = (),
) -> Sent:  # fmt: skip
    """Keep what was sent, to whom, what it told, and which files it was."""
    sent = Sent(unit.next_id(SentRow), case_id, request_id, kind, form_key, form_version, check_value, due_told, to_name,
                to_address, tuple(files), unit.at, unit.who)  # fmt: skip
    listed = [{"name": file.name, "sha256": file.sha256} for file in files]
    unit.add(SentRow, id=sent.id, case_id=case_id, request_id=request_id, kind=kind, form_key=form_key,
             form_version=form_version, check_value=check_value, due_told=due_told, to_name=to_name,
             to_address=to_address, files=listed, recorded_at=sent.at, recorded_by=sent.by)  # fmt: skip
    return sent


def of_case(unit: Unit, case_id: int) -> list[Sent]:
    """Everything that was sent for a case, in the order it was."""
    return _listed(unit, SentRow.case_id == case_id)


def of_request(unit: Unit, request_id: int) -> list[Sent]:
    """Everything that was sent for one request, in the order it was: its forms, covering letter and chasers."""
    return _listed(unit, SentRow.request_id == request_id)


def last_of_kind(unit: Unit, kind: str) -> Sent | None:
    """The newest thing of a kind that was sent for any case: where an institution was written to last."""
    with_address = (SentRow.kind == kind) & (SentRow.to_address != "")
    newest = select(SentRow).where(with_address).order_by(SentRow.id.desc()).limit(1)
    row = unit.session.scalar(newest)
    return _read(row) if row else None


def _listed(unit: Unit, where: ColumnElement[bool]) -> list[Sent]:
    return [_read(row) for row in unit.session.scalars(select(SentRow).where(where).order_by(SentRow.id))]


def _read(row: SentRow) -> Sent:
    return Sent(
        row.id, row.case_id, row.request_id, row.kind, row.form_key, row.form_version, row.check_value, row.due_told,
        row.to_name, row.to_address, tuple(SentFile(each["name"], each["sha256"]) for each in row.files),
        row.recorded_at, row.recorded_by,
    )  # fmt: skip
