"""What several agencies answered to the same question: where they disagree, and where one only says more (framework section 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Said
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.fields import Field, Group, Kind, Table
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.text import words_of

OWN_SECTION = "agency"
"""Who answered: of course no two agencies answer it alike."""


@dataclass(frozen=True, slots=True)
class AgreedValue:
    """What the Board takes as agreed on one question, with its source; the agencies' own words stay beside it."""

    id: int
    field: str
    value: Answer
    source: str
    why: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Source:
    """One form whose answers are compared: ``Part One, Education``."""

    name: str
    form: Form
    answers: Answers


@dataclass(frozen=True, slots=True)
class Cell:
    """One source's answer to one question, in its own words."""

    answer: Answer
    words: str
    """Empty where the question was not answered; "Not known" and "None" are answers."""
    against: tuple[str, ...] = ()
    """The sources it disagrees with."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One question over every source."""

    field: Field
    cells: tuple[Cell, ...]
    agreed: AgreedValue | None = None

    @property
    def differs(self) -> bool:
        """Whether two sources contradict each other."""
        return any(cell.against for cell in self.cells)

    @property
    def open(self) -> bool:
        """Whether they contradict each other and nothing is agreed yet."""
        return self.differs and self.agreed is None


def shared_fields(first: Form, other: Form) -> list[Field]:
    """The questions two forms both ask, other than who answers."""
    own = {field.key for section in first.sections if section.key == OWN_SECTION for field in section.fields}
    theirs = {field.key: field.kind for field in other.fields()}
    return [field for field in first.fields() if field.key not in own and theirs.get(field.key) == field.kind]


def compared(
    fields: Sequence[Field], sources: Sequence[Source], agreed: Mapping[str, AgreedValue] | None = None
) -> list[ComparedRow]:
    """Each question with every source's answer, and who contradicts whom."""
    return [_row(field, sources, (agreed or {}).get(field.key)) for field in fields]


def _row(field: Field, sources: Sequence[Source], agreed: AgreedValue | None) -> ComparedRow:
    answers = [source.answers.get(field.key) for source in sources]
    against: list[list[str]] = [[] for _ in sources]
    for here, there in combinations(range(len(sources)), 2):
        if contradict(field.kind, answers[here], answers[there]):
            against[here].append(sources[there].name)
            against[there].append(sources[here].name)
    cells = (
        Cell(answer, in_words(field.kind, answer), tuple(names)) for answer, names in zip(answers, against, strict=True)
    )
    return ComparedRow(field, tuple(cells), agreed)


def contradict(kind: Kind, one: Answer, other: Answer) -> bool:
    """Whether two answers cannot both be right: a gap and "not known" contradict nothing, "none" contradicts a value.

    Capitals, spaces, accents and the order of a name's words do not matter; dates contradict where no day fits both.
    """
    if _silent(one) or _silent(other):
        return False
    match one, other:
        case (PartialDate(), PartialDate()):
            return _apart(one, other)
        case (Chosen(), Chosen()):
            return set(one.codes) != set(other.codes) or _worded(one.words) != _worded(other.words)
        case (Rows(), Rows()) if isinstance(kind, Table):
            return _rows_contradict(kind, one, other)
        case (Reasons(), Reasons()):
            shared = one.ticks.keys() & other.ticks.keys()
            return any(contradict(kind, one.ticks[key].reply, other.ticks[key].reply) for key in shared)
        case (Mapping(), Mapping()) if isinstance(kind, Group):
            return any(contradict(part.kind, one.get(part.key), other.get(part.key)) for part in kind.parts)
        case _:
            return _worded(in_words(kind, one)) != _worded(in_words(kind, other))


def _silent(answer: Answer) -> bool:
    return answer is None or answer is Said.NOT_KNOWN or answer is Reply.NOT_KNOWN


def _worded(text: str) -> list[str]:
    return sorted(words_of(text))


def _apart(one: PartialDate, other: PartialDate) -> bool:
    """Whether no day of the calendar fits both; what is not read as a date is compared as words."""
    if one.earliest and one.latest and other.earliest and other.latest:
        return one.latest < other.earliest or other.latest < one.earliest
    return _worded(one.written) != _worded(other.written)


def _rows_contradict(kind: Table, one: Rows, other: Rows) -> bool:
    """Whether two rows about the same person or place differ; a row that only one of them has is no contradiction."""
    name, *rest = kind.columns
    return any(
        contradict(column.kind, here.get(column.key), there.get(column.key))
        for here in one.rows
        for there in other.rows
        if _same_subject(in_words(name.kind, here.get(name.key)), in_words(name.kind, there.get(name.key)))
        for column in rest
        if column.key != "notes"
    )


def _same_subject(one: str, other: str) -> bool:
    here, there = set(words_of(one)), set(words_of(other))
    return bool(here and there) and (here <= there or there <= here)
