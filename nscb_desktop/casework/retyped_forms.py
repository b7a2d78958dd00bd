"""A form whose places were lost, because it was retyped or saved by another program: read by its headings instead."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from nscb_desktop.casework.form_labels import ALIKE, Labels, part_asked
from nscb_desktop.framework.fields import Field, Grounds, Group, Narrative, Several, Table
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.form_slots import TICKED, WORDS
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.text import words_of

Rows = Iterable[tuple[str, ...]]
_PROMPT = re.compile(r"^(?:click|tap)\b.{0,20}\b(?:here|to)\b.*(?:text|date|item)\.?$", re.IGNORECASE)
_BOX = re.compile(r"([☒☑✔✓☐])\s*([^☒☑✔✓☐\n;]*)")
_MORE = re.compile(r"^[ \t]*anything (?:more|else)[ \t]*:[ \t]*", re.IGNORECASE | re.MULTILINE)
"""Printed where there is room for other words."""
_CONTINUED = re.compile(r"\s*\(continued\)\s*$", re.IGNORECASE)
"""What stands under a heading that is said again."""
_SEVERAL_LINES = (Narrative, Group, Table, Several, Grounds)


def texts_by_heading(form: Form, rows: Rows) -> dict[str, str]:
    """The text in each place of a form, by the name of the place, as the headings beside or above it tell."""
    reading = _Reading(Labels(form))
    for row in rows:
        reading.take(tuple(cell.strip() for cell in row))
    return reading.texts()


class _Reading:
    """Goes through the rows of a file and notes what stands under which heading."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._said: dict[str, list[str]] = {}
        self._tables: dict[str, list[dict[str, str]]] = {}
        self._here: Field | None = None
        self._table: tuple[Field, dict[int, str]] | None = None

    def take(self, cells: tuple[str, ...]) -> None:
        """Read one row: a heading with its answer, a row of a table, or a line."""
        if not any(cells) or Slip.read(" ".join(cells)):
            return
        if head := self._labels.head_of(cells):
            self._table, self._here = head, head[0]
            return
        if len(cells) == 1:
            if self._table and self._take_below(cells[0]):
                return
            self._table = None
            for line in cells[0].split("\n"):
                self._take_line(line.strip())
            return
        if continued := self._labels.asked(_CONTINUED.sub("", cells[0])) if _CONTINUED.search(cells[0]) else None:
            self._table, self._here = None, continued
            self._add(_beside(continued, cells[1:]))
            return
        asked = self._labels.asked(cells[0]) if cells[0] else None
        if self._table and not (asked and asked.key not in self._said):
            self._take_table_row(cells)
        elif asked and not self._says_for_itself(cells[0]):
            self._table = None
            self._begin(asked, _beside(asked, cells[1:]))
        elif not cells[0] and self._here and isinstance(self._here.kind, Group):
            self._add(_beside(self._here, cells[1:]))
        else:
            self._take_cells(cells)

    def _says_for_itself(self, cell: str) -> bool:
        """Whether a cell holds a heading with its answer; what stands in brackets after one is its guidance."""
        head, colon, rest = cell.partition(":")
        return bool(colon and rest.strip() and not rest.strip().startswith("(") and self._labels.asked(head))

    def _take_cells(self, cells: tuple[str, ...]) -> None:
        """A row in which every cell says for itself what it is: ``Name: …``, ``Date: …``."""
        for cell in cells:
            for line in cell.split("\n"):
                self._take_line(line.strip())

    def _take_line(self, line: str) -> None:
        if not line or self._labels.is_ours(line):
            return
        head, colon, rest = line.partition(":")
        if colon and rest.strip() and (asked := self._labels.asked(head)):
            self._begin(asked, rest.strip())
        elif asked := self._labels.asked(line):
            self._begin(asked, "")
        else:
            self._add(line)

    def _begin(self, asked: Field, text: str) -> None:
        """A heading opens its question, unless it was answered before: a heading of the kind also stands in a table."""
        if "".join(self._said.get(asked.key, [])):
            self._here = None
            return
        self._here = asked
        self._said[asked.key] = []
        self._add(text)

    def _add(self, text: str) -> None:
        if self._here is None or not text or _PROMPT.match(text):
            return
        lines = self._said.setdefault(self._here.key, [])
        if not lines or isinstance(self._here.kind, _SEVERAL_LINES):
            lines.append(text)

    def _take_table_row(self, cells: tuple[str, ...]) -> None:
        if self._table is None:
            return
        asked, columns = self._table
        row = {
            columns[place]: cell
            for place, cell in enumerate(cells)
            if place in columns and cell and not _PROMPT.match(cell)
        }
        if row:
            self._tables.setdefault(asked.key, []).append(row)

    def _take_below(self, cell: str) -> bool:
        """A line below a row of a table that says itself which column it belongs to."""
        asked, _ = self._table if self._table else (None, {})
        head, colon, rest = cell.partition(":")
        if asked is None or not isinstance(asked.kind, Table) or not colon:
            return False
        column = part_asked(asked.kind.columns, head)
        rows = self._tables.get(asked.key, [])
        if column and rest.strip() and rows:
            rows[-1].setdefault(column.key, rest.strip())
        return column is not None

    def texts(self) -> dict[str, str]:
        """What was read, as text in the places of the form."""
        made: dict[str, str] = {}
        for each in self._labels.form.fields():
            made |= _placed(each, "\n".join(self._said.get(each.key, [])))
            for number, row in enumerate(self._tables.get(each.key, []), start=1):
                made |= {f"{each.key}.{number}.{column}": text for column, text in row.items()}
        return made


def _beside(asked: Field, cells: tuple[str, ...]) -> str:
    """The answer in the cells beside a heading; the first of them may be the heading of a part."""
    said = [cell for cell in cells if cell]
    part = len(said) > 1 and isinstance(asked.kind, Group) and part_asked(asked.kind.parts, said[0])
    return ": ".join([said[0].rstrip(":"), "\n".join(said[1:])]) if part else "\n".join(said)


def _placed(asked: Field, text: str) -> dict[str, str]:
    """A text in the places of one question."""
    text = _MORE.sub("", text).strip()
    if not text:
        return {}
    match asked.kind:
        case Several():
            return _ticks(asked.key, asked.kind, text)
        case Group():
            return _parts(asked.key, asked.kind, text)
        case Table() | Grounds():
            return {f"{asked.key}.{WORDS}": text}
        case _:
            return {asked.key: text}


def _parts(key: str, group: Group, text: str) -> dict[str, str]:
    """``Name: … / Role: …`` by its headings; what has none stands where there is room for words."""
    said: dict[str, list[str]] = {}
    here = _room(group)
    for line in text.split("\n"):
        head, colon, rest = line.partition(":")
        part = part_asked(group.parts, head) if colon else None
        here = part or here
        if words := (rest if part else line).strip():
            said.setdefault(here.key, []).append(words)
        if part and not isinstance(part.kind, Narrative):
            here = _room(group)
    return {f"{key}.{part}": "\n".join(lines) for part, lines in said.items()}


def _room(group: Group) -> Field:
    """The part of a group that takes words without a heading: a line of its own before any other line is its first."""
    return next((part for part in group.parts if isinstance(part.kind, Narrative)), group.parts[0])


def _ticks(key: str, several: Several, text: str) -> dict[str, str]:
    """Boxes that are ticked by their labels, or a list of labels; anything else as words."""
    boxes = _BOX.findall(text)
    said = [label for mark, label in boxes if mark != "☐"] if boxes else re.split(r"[;\n]|,(?=\s)", text)
    if boxes:
        said += [line for line in text.split("\n") if line.strip() and not _BOX.search(line)]
    made: dict[str, str] = {}
    words = []
    for each in (part.strip() for part in said):
        code = next((code for code, label in several.codes.entries if _same(each, label)), None)
        if code:
            made[f"{key}.{code}"] = TICKED
        elif each:
            words.append(each)
    if words:
        made[f"{key}.{WORDS}"] = "; ".join(words) if boxes or made else text
    return made


def _same(text: str, label: str) -> bool:
    return bool(text) and fuzz.ratio(" ".join(words_of(text)), " ".join(words_of(label))) >= max(ALIKE, 90)
