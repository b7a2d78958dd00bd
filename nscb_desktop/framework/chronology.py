"""What each agency did and when, as its involvement rows say it: spans with as much of their dates as is known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from nscb_desktop.framework.answers import Answer, Rows
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.text import search_key


class Kind(Enum):
    """What an involvement is by its own words: a letter, and the name shown beside it."""

    ORDER = "O"
    PLAN = "P"
    ASSESSMENT = "A"
    SERVICE = "S"

    @property
    def shown(self) -> str:
        """``Order``, ``Plan``, ``Assessment``, or ``Service`` for anything else."""
        return self.name.capitalize()


_WORDS = (
    (Kind.ORDER, r"\b(?:orders?|epo|ppo|ico|remand\w*|licence)\b"),
    (Kind.PLAN, r"\b(?:plans?|cpp|cin|pathway)\b"),
    (
        Kind.ASSESSMENT,
        r"\b(?:assess\w*|s\.?\s?47|section 47|enquir\w*|investigat\w*|conference|marac|screening)\b",
    ),
)


def kind_of(words: str) -> Kind:
    """The kind that the words name; a service where they name none."""
    folded = search_key(words)
    return next((kind for kind, pattern in _WORDS if re.search(pattern, folded)), Kind.SERVICE)


@dataclass(frozen=True, slots=True)
class Span:
    """One involvement: its number in the whole chronology, what it was, and its dates as written."""

    number: int
    kind: Kind
    what: str
    start: PartialDate | None
    end: PartialDate | None
    outcome: str
    until: date
    """The day the agency answered: what had not ended by then is known no further."""

    @property
    def first(self) -> date | None:
        """The first day it can have been under way; None where it is not dated."""
        return self._days[0] if self._days else None

    @property
    def last(self) -> date | None:
        """The last day it can have been under way."""
        return self._days[3] if self._days else None

    @property
    def certain(self) -> tuple[date, date] | None:
        """The days between which it certainly was under way; None where there are none such."""
        return (self._days[1], self._days[2]) if self._days and self._days[1] <= self._days[2] else None

    @property
    def goes_on(self) -> bool:
        """Whether no end is known: begun, and not known to have ended by the day of the answer."""
        return bool(self.start and self.start.earliest) and not (self.end and self.end.latest)

    @property
    def open_start(self) -> bool:
        """Whether an end is known and no beginning."""
        return bool(self.end and self.end.latest) and not (self.start and self.start.earliest)

    @property
    def _days(self) -> tuple[date, date, date, date] | None:
        """First and last day it can have begun, first and last day it can have ended."""
        begun = _span(self.start)
        ended = _span(self.end)
        if begun and ended:
            ended = (max(ended[0], begun[0]), max(ended[1], begun[0]))
            return begun[0], begun[1], *ended
        if begun:
            until = max(self.until, begun[1])
            return begun[0], begun[1], until, until
        return (ended[0], ended[0], ended[0], ended[1]) if ended else None

    @property
    def dates(self) -> str:
        """Its dates as written: ``9 Nov 2013 to 12 Nov 2013``, ``from 2010``, ``not dated``."""
        start, end = (each.written if each else "" for each in (self.start, self.end))
        if start and end:
            return start if start == end else f"{start} to {end}"
        return f"from {start}" if start else f"until {end}" if end else "not dated"


def _span(day: PartialDate | None) -> tuple[date, date] | None:
    return (day.earliest, day.latest) if day and day.earliest and day.latest else None


@dataclass(frozen=True, slots=True)
class Lane:
    """One agency's involvements, and what it wrote beside them."""

    agency: str
    spans: tuple[Span, ...]
    words: str = ""

    @property
    def drawn(self) -> tuple[Span, ...]:
        """Those with a date that can be read."""
        return tuple(span for span in self.spans if span.first)


def lanes_of(answers: Iterable[tuple[str, Answer, date]]) -> tuple[Lane, ...]:
    """A lane for each agency, its involvements numbered on from one lane to the next."""
    lanes: list[Lane] = []
    number = 0
    for agency, answer, until in answers:
        rows = answer if isinstance(answer, Rows) else Rows()
        spans = tuple(_of_row(number + at, row, until) for at, row in enumerate(rows.rows, 1))
        number += len(spans)
        lanes.append(Lane(agency, spans, answer if isinstance(answer, str) else rows.words))
    return tuple(lanes)


def _of_row(number: int, row: Mapping[str, Answer], until: date) -> Span:
    what, outcome = (value if isinstance(value := row.get(key), str) else "" for key in ("what", "outcome"))
    start, end = (value if isinstance(value := row.get(key), PartialDate) else None for key in ("from", "to"))
    return Span(number, kind_of(what), what, start, end, outcome, until)
