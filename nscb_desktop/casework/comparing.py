"""The agencies' answers and Part One side by side, and what the Board takes as agreed: nobody's words are overwritten."""

from dataclasses import dataclass
from datetime import datetime

from nscb_desktop.casework import meanwhile
from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.meanwhile import Reading
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Answers, tidy
from nscb_desktop.framework.chronology import Lane, lanes_of
from nscb_desktop.framework.comparison import AgreedValue, ComparedRow, Source, compared, shared_fields
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.fields import Field
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.people import Holder
from nscb_desktop.framework.records import CaseFile, FieldChange, FormRecord
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line, words_of
from nscb_desktop.register import agreed_values, cases

CHILD = "child"
"""The section of the child's details, which a Part Two begins with as the Part One gave them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Field by source: the names of the sources, and a row for each question they share."""

    sources: tuple[Source, ...]
    rows: tuple[ComparedRow, ...]

    @property
    def disagreements(self) -> int:
        """How many questions are contradicted and not agreed yet."""
        return sum(row.open for row in self.rows)


def standing_returns(case: CaseFile) -> list[tuple[InformationRequest, FormRecord]]:
    """Every Part Two that counts, with its request; one recorded in error is left out."""
    by_id = {record.id: record for record in case.returns}
    return [
        (request, by_id[request.settled.form_id])
        for request in case.requests
        if request.settled and request.settled.form_id in by_id
    ]


def returned_by(case: CaseFile, agency: str) -> FormRecord:
    """The Part Two that an agency returned; Refused where there is none, saying who has returned one."""
    wanted = words_of(agency)
    found = [record for request, record in standing_returns(case) if words_of(request.agency) == wanted]
    if found:
        return found[-1]
    names = ", ".join(request.agency for request, _ in standing_returns(case)) or "none yet"
    raise Refused(f"{agency} has returned no Part Two on {case.reference}. Agencies that have: {names}.")


def sources(case: CaseFile) -> tuple[Source, ...]:
    """Each Part One, then each Part Two that counts, as they stand after amendments."""
    ones = (
        Source(f"{record.form.name}, {one_line(in_words(record.form.field('agency').kind, record.answers.get('agency')))}",
               record.form, record.answers)
        for record in case.part_ones
    )  # fmt: skip
    twos = (Source(request.agency, record.form, record.answers) for request, record in standing_returns(case))
    return (*ones, *twos)


def fields_compared(case: CaseFile) -> list[Field]:
    """The questions both parts ask."""
    return shared_fields(case.part_one.form, case.edition.form("part_two"))


def comparison(sitting: Sitting, case: CaseFile) -> Comparison:
    """Every shared question over every source, with what is agreed on it."""
    with sitting.reading() as unit:
        agreed = agreed_values.of_case(unit, case.id, case.part_one.form)
    beside = sources(case)
    return Comparison(beside, tuple(compared(fields_compared(case), beside, {each.field: each for each in agreed})))


def lanes(case: CaseFile) -> tuple[Lane, ...]:
    """Each agency's involvements, as the Part Twos that count give them."""
    return lanes_of(
        (request.agency, record.answers.get("involvement"), local_day(record.received_at))
        for request, record in standing_returns(case)
    )


def agreed_before(sitting: Sitting, case: CaseFile, field: str) -> list[AgreedValue]:
    """Everything that was ever agreed on a question, oldest first."""
    with sitting.reading() as unit:
        return [each for each in agreed_values.of_case(unit, case.id, case.part_one.form) if each.field == field]


def agree(sitting: Sitting, case_id: int, field_key: str, value: Answer, source: str, why: str) -> CaseFile:
    """Record what the Board takes as agreed on a question; every agency's own answer stays as it gave it."""
    if not source.strip() or not why.strip():
        raise Refused("Say where the agreed value comes from, and why it is the one agreed.")
    if (agreed := tidy(value)) is None:
        raise Refused("Enter the value that is agreed; “not known” is one too.")
    with sitting.acting(Right.ASK) as unit:
        case = cases.read(unit, case_id)
        must_be_open(case)
        field = next((each for each in fields_compared(case) if each.key == field_key), None)
        if field is None:
            raise Refused("Only a question that both parts ask can be agreed on.")
        standing = {each.field: each for each in agreed_values.of_case(unit, case_id, case.part_one.form)}
        before = standing.get(field_key)
        if before and (before.value, before.source) == (agreed, source.strip()):
            raise Refused("This is what is agreed already.")
        label = field.label.rstrip(":")
        sitting.must_have_read(Reading(case, tuple(standing.values())), meanwhile.agreed_value(field_key, label))
        agreed_values.add(unit, case_id, field, agreed, source.strip(), why.strip())
        change = FieldChange(
            f"{label}, agreed",
            _words(field, before.value, before.source) if before else "",
            _words(field, agreed, source.strip()),
        )
        unit.record("agreed a value", case_id, why.strip(), [change])
        return reindexed(unit, case_id)


def _words(field: Field, value: Answer, source: str) -> str:
    return f"{in_words(field.kind, value)} ({source})"


def carried(case: CaseFile, request: InformationRequest, at: datetime | None = None) -> Answers:
    """What a Part Two begins with: the child's details of the Part One, or what was typed and taken back; as of a moment or now."""
    undone = {event.form_id for event in request.events if event.taken_back and event.form_id}
    for record in reversed(case.returns):
        if record.id in undone and (at is None or record.registered_at <= at):
            return record.answers
    shared = {field.key for section in case.part_one.form.sections if section.key == CHILD for field in section.fields}
    known = {key: answer for key, answer in case.part_one.answers_at(at).items() if key in shared | {"home_address"}}
    return {"agency": request.agency, **known}


def begun(case: CaseFile, request: InformationRequest, lead: Holder | None, at: datetime | None = None) -> Answers:
    """What a Part Two that leaves to be filled in begins with: what the office's own typing of it would, and the lead officer."""
    with_lead = dict(carried(case, request, at))
    if lead and "lead_officer" not in with_lead:
        parts = {"name": lead.name, "role": lead.role, "telephone": lead.telephone, "email": lead.email}
        with_lead["lead_officer"] = {key: words for key, words in parts.items() if words}
    return with_lead
