"""The kinds of question a form can ask: a new field is one line, a new kind is one dataclass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from nscb_desktop.framework.code_lists import CodeList
from nscb_desktop.framework.criteria import Ground


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """Text over as many lines and pages as it needs; ``lines`` is only the height it starts with."""

    lines: int = 4


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written: exact, partial, approximate, or words."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with a time of day as written; read where it leaves no doubt, kept where it does."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list, or any other words: the list suggests and never forces."""

    codes: CodeList


@dataclass(frozen=True, slots=True)
class OneOf:
    """One entry of a list and nothing else: what the framework itself leaves to be chosen between."""

    codes: CodeList


@dataclass(frozen=True, slots=True)
class Several:
    """Several entries of a list with words beside them; the list's ``none`` entry excludes the others."""

    codes: CodeList


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes, no, not known, or not answered."""


@dataclass(frozen=True, slots=True)
class Group:
    """A few short questions answered as one: a contact, a language with its interpreter, a last sighting."""

    parts: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of the same short questions, with words beside them for what fits no column."""

    columns: tuple[Field, ...]
    row: str
    """What one row is, for the button that adds one: "person"."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Criteria answered one by one with evidence, and the reasons in the referrer's own words."""

    grounds: tuple[Ground, ...]


Kind = Line | Narrative | Day | Moment | Choice | OneOf | Several | YesNo | Group | Table | Grounds


class Circumstance(Enum):
    """What holds of a case, not of the form, and makes a question be asked; the rules of the gates say when it does."""

    SAME_PERSON = "the same person acted at another's gate"
    NO_QUORUM = "the meeting that considered the case was not quorate"


@dataclass(frozen=True, slots=True)
class Answered:
    """Another question of the same form, and its codes, or grounds not ruled out, that make a question be asked."""

    field: str
    codes: tuple[str, ...]


Condition = Answered | Circumstance


@dataclass(frozen=True, slots=True)
class Field:
    """One question: its key in storage, the label and guidance as printed, and its kind."""

    key: str
    label: str
    kind: Kind = Line()
    guidance: str = ""
    needed: bool = True
    """Whether leaving it blank is listed as missing; blank may still be registered, with a reason."""
    only_where: Condition | None = None
    """Where alone it is asked; None: everywhere. A blank form to fill in by hand asks everything."""
