"""Registered forms: frozen answers, with authorisations and amendments beside them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from nscb_desktop.framework.answers import Answer, Answers, decoded, decoded_form, encoded, encoded_form
from nscb_desktop.framework.editions import form_version
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.records import Amendment, Authorisation, FormRecord
from nscb_desktop.register.tables import AmendmentRow, AuthorisationRow, FormRecordRow
from nscb_desktop.register.unit_of_work import Unit


def add(
    unit: Unit,
    case_id: int,
    form: Form,
    received_at: datetime,
    answers: Answers,
    *,
    unauthorised_reason: str = "",
    gaps_reason: str = "",
) -> int:
    """Freeze a form on a case; its number."""
    form_id = unit.next_id(FormRecordRow)
    unit.add(FormRecordRow, id=form_id, case_id=case_id, form_key=form.key, form_version=form.version, received_at=received_at,
             answers=encoded_form(form, answers), registered_at=unit.at, registered_by=unit.who,
             unauthorised_reason=unauthorised_reason, gaps_reason=gaps_reason)  # fmt: skip
    return form_id


def add_authorisation(unit: Unit, form_id: int, authorisation: Authorisation) -> None:
    """Record the authorisation of a form."""
    unit.add(AuthorisationRow, form_id=form_id, name=authorisation.name, role=authorisation.role, at=authorisation.at,
             how=authorisation.how, own_form_reason=authorisation.own_form_reason, recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip


def add_amendment(unit: Unit, record: FormRecord, field: str, new: Answer, made_on: date, why: str) -> None:
    """Put a new answer beside the old one."""
    kind = record.form.field(field).kind
    unit.add(AmendmentRow, id=unit.next_id(AmendmentRow), form_id=record.id, field=field, old=encoded(kind, record.answers.get(field)),
             new=encoded(kind, new), made_on=made_on, recorded_at=unit.at, recorded_by=unit.who, why=why)  # fmt: skip


def read(unit: Unit, form_id: int) -> FormRecord:
    """One registered form; Refused where there is none."""
    row = unit.session.get(FormRecordRow, form_id, populate_existing=True)
    if row is None:
        raise Refused("There is no such form in this register.")
    return _whole(unit, [row])[0]


def of_case(unit: Unit, case_id: int) -> list[FormRecord]:
    """Every form of a case, in the order of registration."""
    rows = unit.session.scalars(
        select(FormRecordRow).where(FormRecordRow.case_id == case_id).order_by(FormRecordRow.id)
    ).all()
    return _whole(unit, rows)


def _whole(unit: Unit, rows: Sequence[FormRecordRow]) -> list[FormRecord]:
    ids = [row.id for row in rows]
    given = unit.session.scalars(select(AuthorisationRow).where(AuthorisationRow.form_id.in_(ids)))
    authorised = {row.form_id: Authorisation(row.name, row.role, row.at, row.how, row.own_form_reason) for row in given}
    amended = unit.session.scalars(
        select(AmendmentRow).where(AmendmentRow.form_id.in_(ids)).order_by(AmendmentRow.id)
    ).all()
    records = []
    for row in rows:
        form = form_version(row.form_key, row.form_version)
        records.append(
            FormRecord(row.id, row.case_id, form, row.received_at, row.registered_at, row.registered_by, decoded_form(form, row.answers),
                       tuple(_amendment(form, each) for each in amended if each.form_id == row.id), authorised.get(row.id),
                       row.unauthorised_reason, row.gaps_reason)
        )  # fmt: skip
    return records


def _amendment(form: Form, row: AmendmentRow) -> Amendment:
    kind = form.field(row.field).kind
    return Amendment(
        row.field,
        decoded(kind, row.old),
        decoded(kind, row.new),
        row.made_on,
        row.recorded_at,
        row.recorded_by,
        row.why,
    )
