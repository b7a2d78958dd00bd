"""Which question of a form a text asks, however its heading was edited: by likeness, and never by a mere word in common."""

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from nscb_desktop.framework.fields import Field, Table
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.text import words_of

ALIKE = 82
"""Of 100; below it a heading is no heading of ours."""
_LONGEST = 400
_SHORT = 8
"""A heading of fewer letters has to be spelled as it is: ``Title``, ``Date``."""
_SHARE = 0.4
"""How many words the shorter of two headings must have for each of the longer."""
_SAME_WORDS = 0.88
"""How much the same words in another company count for."""


@dataclass(frozen=True)
class Labels:
    """The headings of a form, spelled for comparing."""

    form: Form
    _spelled: list[tuple[Field, tuple[str, ...]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Spell each heading alone, and with the guidance printed under it."""
        spelled = [(each, (_plain(each.label), _plain(f"{each.label} {each.guidance}"))) for each in self.form.fields()]
        object.__setattr__(self, "_spelled", spelled)

    def asked(self, text: str) -> Field | None:
        """The question that a text is the heading of."""
        if len(text) > _LONGEST or not (written := _plain(text)) or self._is_title(written):
            return None
        scored = [(max(likeness(written, each) for each in headings), place)
                  for place, (_, headings) in enumerate(self._spelled)]  # fmt: skip
        score, place = max(scored, key=lambda each: (each[0], -each[1]))
        return self._spelled[place][0] if score >= ALIKE else None

    def head_of(self, cells: tuple[str, ...]) -> tuple[Field, dict[int, str]] | None:
        """The table whose columns a row of cells heads, with the column that stands in each cell."""
        best: tuple[Field, dict[int, str]] | None = None
        for each, _ in self._spelled:
            if isinstance(each.kind, Table) and len(cells) >= 3:
                columns = _columns(each.kind, cells)
                enough = len(columns) * 2 > max(len(each.kind.columns), 3)
                if enough and (best is None or len(columns) > len(best[1])):
                    best = each, columns
        return best

    def is_ours(self, text: str) -> bool:
        """Whether a text is printed on the form without being a question: its title, guidance, or closing sentence."""
        written = _plain(text)
        guidance = (_plain(each.guidance) for each in self.form.fields() if each.guidance)
        return self._is_title(written) or any(fuzz.ratio(written, each) >= ALIKE for each in guidance)

    def _is_title(self, written: str) -> bool:
        form = self.form
        printed = (
            f"{form.part} {form.completed_by}",
            form.title,
            form.part,
            form.completed_by,
            form.return_sentence,
            *form.heading,
        )
        return any(fuzz.ratio(written, _plain(each)) >= ALIKE for each in printed if each)


def likeness(written: str, heading: str) -> float:
    """How alike two headings are, of 100."""
    alike = fuzz.ratio(written, heading)
    if min(len(written), len(heading)) < _SHORT:
        return float(alike)
    ours, theirs = set(heading.split()), set(written.split())
    if len(ours & theirs) < 2 or min(len(ours), len(theirs)) < _SHARE * max(len(ours), len(theirs)):
        return float(alike)
    return float(
        max(alike, fuzz.token_sort_ratio(written, heading), _SAME_WORDS * fuzz.token_set_ratio(written, heading))
    )


def part_asked(parts: tuple[Field, ...], text: str) -> Field | None:
    """The part of a question that a text is the heading of."""
    written = _plain(text)
    scored = [(fuzz.ratio(written, _plain(each.label)), each) for each in parts]
    score, best = max(scored, key=lambda each: each[0])
    return best if score >= ALIKE else None


def _columns(table: Table, cells: tuple[str, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        each = part_asked(table.columns, cell) if cell.strip() else None
        if each and each.key not in found.values():
            found[place] = each.key
    return found


def _plain(text: str) -> str:
    return " ".join(words_of(text))
