"""What lists are read from: derived from each case in the transaction that changes it, and rebuilt to compare."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select, text

from nscb_desktop.framework.dates import PartialDate, age_on, exact_date
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.in_words import form_in_words, in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import stage_of, stage_shown
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.text import one_line, search_key
from nscb_desktop.framework.timescales import STOPPING, Clock, Counting, clocks, next_clock
from nscb_desktop.register import document_words
from nscb_desktop.register.likeness import replace_traits, traits
from nscb_desktop.register.tables import CaseIndexRow, LikenessRow
from nscb_desktop.register.unit_of_work import Unit

_ADD_WORDS = text("INSERT INTO search(rowid, words) VALUES (:case_id, :words)")


def entry(case: CaseFile, counting: Counting) -> dict[str, Any]:
    """The line that lists show of a case."""
    form, answers = case.part_one.form, case.part_one.answers
    child = one_line(in_words(form.field("child_name").kind, answers.get("child_name")))
    received = local_day(case.received_at)
    ended = case.voided or not STOPPING.isdisjoint(case.facts)
    running = None if ended else _next_clock(case, received, counting)
    return {
        "case_id": case.id,
        "year": case.reference.year,
        "number": case.reference.number,
        "alias": case.alias,
        "child": child,
        "child_key": search_key(child),
        "age": age_at_incident(case) or "",
        "agency": one_line(in_words(form.field("agency").kind, answers.get("agency"))),
        "received": received,
        "stage_key": "voided" if case.voided else stage_of(case.facts).key,
        "stage": "Voided" if case.voided else stage_shown(case.facts),
        "next_clock": running.timescale.key if running else "",
        "next_due": running.due if running else None,
        "authorised": all(each.authorisation for each in case.part_ones),
        "voided": case.voided is not None,
        "flags": "" if case.voided else "; ".join(flag.shown for flag in flags(case)),
    }


def _next_clock(case: CaseFile, on: date, counting: Counting) -> Clock | None:
    """The clock that ends first, late ones included; one that stands still ends on no day that a list could keep."""
    every = clocks(case.edition.timescales, case.facts, on, counting, case.requests, case.changes)
    return next_clock(clock for clock in every if not clock.paused)


def age_at_incident(case: CaseFile) -> str | None:
    """The child's age at the incident, or at receipt where no incident date is known."""
    born, incident = case.part_one.answers.get("date_of_birth"), case.office.get("incident_on")
    if not isinstance(born, PartialDate):
        return None
    if isinstance(incident, PartialDate) and incident.earliest:
        return age_on(born, incident)
    return age_on(born, exact_date(local_day(case.received_at)))


def words(case: CaseFile, filed: str = "") -> str:
    """Everything a search should find a case by, in search spelling: its forms, and what is filed on it."""
    texts = [str(case.reference), case.alias, f"{case.reference.number:03d}"]
    for record in (*case.part_ones, *case.returns, *case.sheets):
        texts.append(form_in_words(record.form, record.answers))
        texts.extend(in_words(record.form.field(a.field).kind, a.old) for a in record.amendments)
        texts.extend((record.authorisation.name, record.authorisation.role) if record.authorisation else ())
    texts.append(form_in_words(case.edition.form("office_record"), case.office))
    texts.append(filed)
    return search_key("\n".join(texts))


def write(unit: Unit, case: CaseFile, counting: Counting) -> None:
    """Write what is derived from a case over what was there."""
    unit.session.execute(delete(CaseIndexRow).where(CaseIndexRow.case_id == case.id))
    unit.session.execute(text("DELETE FROM search WHERE rowid = :case_id"), {"case_id": case.id})
    unit.session.execute(insert(CaseIndexRow), [entry(case, counting)])
    filed = document_words.of_cases(unit, [case.id]).get(case.id, "")
    unit.session.execute(_ADD_WORDS, {"case_id": case.id, "words": words(case, filed)})
    replace_traits(unit, case.id, traits(case.part_one.answers))


def empty(unit: Unit) -> None:
    """Take out everything derived, readable or not; it is written anew from the records."""
    unit.session.execute(delete(CaseIndexRow))
    unit.session.execute(delete(LikenessRow))
    unit.session.execute(text("INSERT INTO search(search) VALUES ('delete-all')"))


def write_new(unit: Unit, cases: Sequence[CaseFile], counting: Counting) -> None:
    """Write many cases that have never been indexed, together."""
    unit.session.execute(insert(CaseIndexRow.table()), [entry(case, counting) for case in cases])
    filed = document_words.of_cases(unit, [case.id for case in cases])
    unit.session.execute(
        _ADD_WORDS, [{"case_id": case.id, "words": words(case, filed.get(case.id, ""))} for case in cases]
    )
    found = [{"trait": trait, "case_id": case.id} for case in cases for trait in sorted(traits(case.part_one.answers))]
    if found:
        unit.session.execute(insert(LikenessRow.table()), found)


def differing(unit: Unit, cases: Iterator[tuple[CaseFile, Counting]]) -> Iterator[str]:
    """References whose stored line differs from what their records say."""
    for case, counting in cases:
        stored = unit.session.get(CaseIndexRow, case.id)
        derived = entry(case, counting)
        alike = set(unit.session.scalars(select(LikenessRow.trait).where(LikenessRow.case_id == case.id)))
        same = stored is not None and all(getattr(stored, name) == value for name, value in derived.items())
        if not same or alike != traits(case.part_one.answers):
            yield str(case.reference)
        unit.session.expunge_all()
