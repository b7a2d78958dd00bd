"""Drafts in the register: saved without history, noticed when two windows save the same one."""

from dataclasses import replace

from sqlalchemy import ColumnElement, delete, func, select, update

from nscb_desktop.framework.answers import decoded_form, encoded_form
from nscb_desktop.framework.editions import edition_on, form_version
from nscb_desktop.framework.errors import ChangedMeanwhile, Refused
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import Draft
from nscb_desktop.register.tables import DraftRow
from nscb_desktop.register.unit_of_work import Unit

_WAITING = (DraftRow.discarded_at.is_(None), DraftRow.case_id.is_(None))


def add(
    unit: Unit,
    form: Form,
    by: str,
    sibling_of: int | None = None,
    *,
    case_id: int | None = None,
    request_id: int | None = None,
) -> Draft:
    """A new blank draft: a Part One, or with a case a sheet of it or a return to one of its requests."""
    draft = Draft(
        unit.next_id(DraftRow), form, None, {}, {}, 1, unit.at, by, sibling_of, case_id=case_id, request_id=request_id
    )
    unit.add(DraftRow, id=draft.id, form_key=form.key, form_version=form.version, answers={}, office={}, version=1,
             saved_at=unit.at, saved_by=by, sibling_of=sibling_of, received_at=None, discarded_at=None,
             received_words="", case_id=case_id, request_id=request_id)  # fmt: skip
    return draft


def read(unit: Unit, draft_id: int) -> Draft:
    """One draft; Refused where it has been registered or never was."""
    row = unit.session.get(DraftRow, draft_id, populate_existing=True)
    if row is None:
        raise Refused("This draft is no longer here: it has been registered or removed. Look for it under Cases.")
    return _draft(row)


def listed(unit: Unit) -> list[Draft]:
    """Every Part One that is typed and not discarded, newest save first."""
    return _newest_first(unit, *_WAITING)


def every(unit: Unit) -> list[Draft]:
    """Everything that is typed and not discarded, for a case or before there is one, newest save first."""
    return _newest_first(unit, DraftRow.discarded_at.is_(None))


def waiting(unit: Unit) -> int:
    """How many Part Ones are typed and not discarded."""
    return unit.session.scalar(select(func.count(DraftRow.id)).where(*_WAITING)) or 0


def of_case(unit: Unit, case_id: int) -> list[Draft]:
    """The returns and sheets being typed for a case, newest save first."""
    return _newest_first(unit, DraftRow.discarded_at.is_(None), DraftRow.case_id == case_id)


def _newest_first(unit: Unit, *which: ColumnElement[bool]) -> list[Draft]:
    rows = unit.session.scalars(select(DraftRow).where(*which).order_by(DraftRow.saved_at.desc(), DraftRow.id.desc()))
    return [_draft(row) for row in rows]


def save(unit: Unit, draft: Draft, by: str) -> Draft:
    """Store a draft over the version it was read at; ChangedMeanwhile carries the other one."""
    saved = replace(draft, version=draft.version + 1, saved_at=unit.at, saved_by=by)
    office = edition_on(local_day(draft.received_at or unit.at)).form("office_record")
    written = unit.session.execute(
        update(DraftRow)
        .where(DraftRow.id == draft.id, DraftRow.version == draft.version)
        .values(received_at=draft.received_at, received_words=draft.received_words, answers=encoded_form(draft.form, draft.answers), office=encoded_form(office, draft.office),
                version=saved.version, saved_at=saved.saved_at, saved_by=saved.saved_by)
        .returning(DraftRow.id)
    ).one_or_none()  # fmt: skip
    if written is None:
        theirs = read(unit, draft.id)
        raise ChangedMeanwhile(
            f"{theirs.saved_by} saved this draft in another window after you opened it. Both texts are kept; choose what to keep.",
            theirs,
        )
    return saved


def set_discarded(unit: Unit, draft_id: int, *, discarded: bool) -> Draft:
    """Discard a draft, or bring a discarded one back."""
    unit.session.execute(
        update(DraftRow).where(DraftRow.id == draft_id).values(discarded_at=unit.at if discarded else None)
    )
    return read(unit, draft_id)


def remove(unit: Unit, draft_id: int) -> None:
    """Take a draft out because it has become a registered form."""
    unit.session.execute(delete(DraftRow).where(DraftRow.id == draft_id))


def _draft(row: DraftRow) -> Draft:
    form = form_version(row.form_key, row.form_version)
    office = edition_on(local_day(row.received_at or row.saved_at)).form("office_record")
    return Draft(row.id, form, row.received_at, decoded_form(form, row.answers), decoded_form(office, row.office), row.version,
                 row.saved_at, row.saved_by, row.sibling_of, row.discarded_at, row.received_words, row.case_id, row.request_id)  # fmt: skip
