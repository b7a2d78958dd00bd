"""The Board's agreed values in the register: each written once, the newest of a question stands."""

from sqlalchemy import select

from nscb_desktop.framework.answers import Answer, decoded, encoded, tidy
from nscb_desktop.framework.comparison import AgreedValue
from nscb_desktop.framework.fields import Field
from nscb_desktop.framework.form import Form
from nscb_desktop.register.process_tables import AgreedValueRow
from nscb_desktop.register.unit_of_work import Unit


def add(unit: Unit, case_id: int, field: Field, value: Answer, source: str, why: str) -> None:
    """Keep what is agreed on a question; what was agreed before stays."""
    unit.add(AgreedValueRow, id=unit.next_id(AgreedValueRow), case_id=case_id, field=field.key,
             value=encoded(field.kind, tidy(value)), source=source, why=why, recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip


def of_case(unit: Unit, case_id: int, form: Form) -> tuple[AgreedValue, ...]:
    """Everything agreed on a case, oldest first, read as the questions of this form."""
    rows = unit.session.scalars(
        select(AgreedValueRow).where(AgreedValueRow.case_id == case_id).order_by(AgreedValueRow.id)
    )
    return tuple(
        AgreedValue(
            row.id,
            row.field,
            decoded(form.field(row.field).kind, row.value),
            row.source,
            row.why,
            row.recorded_at,
            row.recorded_by,
        )
        for row in rows
    )
