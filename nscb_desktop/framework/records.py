"""What the register hands out: frozen records of drafts, cases, forms and everything filed on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from nscb_desktop.framework.answers import Answer, Answers
from nscb_desktop.framework.clock_changes import ClockChange
from nscb_desktop.framework.edition import Edition
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import Facts
from nscb_desktop.framework.references import Reference


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being typed in: a Part One before there is a case, or an agency's return or a gate's sheet for one."""

    id: int
    form: Form
    received_at: datetime | None
    """When the Business Manager had the form in hand (aware, UTC); blank until entered."""
    answers: Answers
    office: Answers
    """The office record beside the form."""
    version: int
    """Counts saves, so that a second window's save is noticed."""
    saved_at: datetime
    saved_by: str
    sibling_of: int | None = None
    discarded_at: datetime | None = None
    received_words: str = ""
    """What was typed for the moment of receipt where it is not one yet; empty where ``received_at`` says it."""
    case_id: int | None = None
    """The case a sheet or an agency's return is typed for; None for a Part One."""
    request_id: int | None = None
    """The request that a Part Two answers."""


@dataclass(frozen=True, slots=True)
class Authorisation:
    """The senior manager's or clinician's authorisation of a form, as the office had it."""

    name: str
    role: str
    at: datetime
    how: str
    own_form_reason: str = ""
    """Why the author also authorised it; empty where they are two people."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A dated correction of one answer of a registered form; the old answer stays."""

    field: str
    old: Answer
    new: Answer
    made_on: date
    recorded_at: datetime
    recorded_by: str
    why: str


@dataclass(frozen=True, slots=True)
class FormRecord:
    """A registered form: frozen as it was, with its amendments and its authorisation beside it."""

    id: int
    case_id: int
    form: Form
    received_at: datetime
    registered_at: datetime
    registered_by: str
    original: Answers
    amendments: tuple[Amendment, ...] = ()
    authorisation: Authorisation | None = None
    unauthorised_reason: str = ""
    gaps_reason: str = ""

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers as they stand after every amendment."""
        return self.answers_at(None)

    def answers_at(self, moment: datetime | None) -> dict[str, Answer]:
        """The answers as they stood after the amendments that were recorded by a moment; without one, after all."""
        current = dict(self.original)
        for amendment in self.amendments:
            if moment is None or amendment.recorded_at <= moment:
                current[amendment.field] = amendment.new
        return current


@dataclass(frozen=True, slots=True)
class Voided:
    """A reference registered in error: kept for ever, with the reason, and never used again."""

    at: datetime
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case, one subject child: its forms, its office record and the facts recorded on it."""

    id: int
    reference: Reference
    alias: str
    edition: Edition
    received_at: datetime
    part_ones: tuple[FormRecord, ...]
    office: Answers
    facts: Facts
    """Every milestone, ``received`` included, as it stands today."""
    siblings: tuple[Reference, ...] = ()
    voided: Voided | None = None
    sheets: tuple[FormRecord, ...] = ()
    """The gates' sheets, in the order they were recorded: screening, recommendation, decision, notices, challenges ..."""
    returns: tuple[FormRecord, ...] = ()
    """The Part Twos that agencies returned."""
    requests: tuple[InformationRequest, ...] = ()
    changes: tuple[ClockChange, ...] = ()
    """What was agreed about its clocks, oldest first."""

    @property
    def part_one(self) -> FormRecord:
        """The first Part One received, whose receipt is day 0."""
        return self.part_ones[0]

    def sheets_of(self, key: str) -> tuple[FormRecord, ...]:
        """Every sheet of one kind, oldest first."""
        return tuple(sheet for sheet in self.sheets if sheet.form.key == key)

    def sheet(self, key: str) -> FormRecord | None:
        """The sheet of a kind that stands: the newest."""
        found = self.sheets_of(key)
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the Cases grid, from the index; the next clock's standing is computed when shown."""

    id: int
    reference: Reference
    alias: str
    child: str
    age: str
    agency: str
    received: date
    stage: str
    next_clock: str
    next_due: date | None
    authorised: bool
    voided: bool
    stage_key: str = "received"
    """Of the stage table; ``voided`` for a reference registered in error."""
    flags: str = ""
    """What must be known of it and no stage says, such as a challenge that is open."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of a case's contact log."""

    id: int
    at: datetime
    how: str
    who: str
    what: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """A file kept on a case, or a print that left it."""

    id: int
    kind: str
    """``original``, ``attachment``, ``correspondence`` or ``print``."""
    name: str
    sha256: str
    size: int
    at: datetime
    by: str
    note: str = ""
    received_at: datetime | None = None
    held: bool = True
    """Whether the bytes are in the register; a print is listed with its value and not kept."""
    case_id: int | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's old and new value within an act, in words."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One act: who did what, when and why, with each field's old and new value."""

    sequence: int
    at: datetime
    who: str
    role: str
    act: str
    why: str
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Possible:
    """A case that may be about the same child, and what is alike."""

    row: CaseRow
    score: int
    """0 to 100."""
    alike: tuple[str, ...]
    born: str = ""
    twin: bool = False
    """Same birth date and address with a different first name: shown as a sibling, never as the same child."""


@dataclass(frozen=True)
class Page:
    """A run of grid rows and how many there are in all; ``more`` where counting all would keep the typist waiting."""

    rows: tuple[CaseRow, ...]
    total: int
    more: bool = False


@dataclass(frozen=True)
class Filters:
    """What the Cases grid is narrowed to; the words each chip shows derive from this and nothing else."""

    words: str = ""
    stage: str | None = None
    received_from: date | None = None
    received_to: date | None = None
    due_to: date | None = None
    not_authorised: bool = False
    waiting_for_agencies: bool = False
    waiting_for_chair: bool = False
    agenda_of: datetime | None = None
    """The moment of the meeting on whose agenda they stand."""

    @property
    def on(self) -> Mapping[str, str]:
        """Every filter that is on, by field name, as its chip says it."""
        chips = {
            "words": f"Found by “{self.words}”" if self.words else "",
            "stage": f"Stage: {self.stage}" if self.stage else "",
            "received_from": f"Received since {self.received_from:%d %b %Y}" if self.received_from else "",
            "received_to": f"Received until {self.received_to:%d %b %Y}" if self.received_to else "",
            "due_to": f"Next clock ends by {self.due_to:%d %b %Y}" if self.due_to else "",
            "not_authorised": "Not authorised" if self.not_authorised else "",
            "waiting_for_agencies": "Waiting for agencies" if self.waiting_for_agencies else "",
            "waiting_for_chair": "Waiting for the Chair" if self.waiting_for_chair else "",
            "agenda_of": f"On the agenda of {local_day(self.agenda_of):%d %b %Y}" if self.agenda_of else "",
        }
        return {name: chip for name, chip in chips.items() if chip}


@dataclass(frozen=True)
class Order:
    """How the grid is sorted."""

    column: str = "received"
    descending: bool = True


@dataclass(frozen=True)
class Settings:
    """The Board's settings as they stand on one day."""

    board: str = "Newham Safeguarding Children Board"
    return_address: str = ""
    marking: str = "RESTRICTED"
    agency_return_days: int = 5
    notices_days: int | None = None
    """Working days from the decision to the notices; None, as adopted, sets no limit."""
    quorum: int = 3
    """Agencies that must be present for the sub-group to recommend."""
    rule: str = "day-after-receipt"
    amber_at: int = 3
    lock_after_minutes: int = 5
    exceptions: tuple[tuple[date, str, bool], ...] = ()
    closures: Mapping[date, str] = field(default_factory=dict)
