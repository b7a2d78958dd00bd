"""The XML of a Word form: its content controls, its legacy form fields, and its tables and paragraphs as rows of text.

Read here and not by a library, because the usual one drops the cells that hold a control.
"""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nscb_desktop.framework.text import as_typed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TICKED, UNTICKED = "☒", "☐"
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sectPr", "sdtPr"})
_PROMPT = re.compile(r"^(?:click|tap|choose|enter|select)\b", re.IGNORECASE)


@dataclass
class _Legacy:
    """A legacy form field while its runs go by."""

    name: str
    fixed: str | None
    """What a tick box or a list says; None for text, which stands in the runs."""
    said: list[str] = field(default_factory=list)
    in_result: bool = False


class WordForm:
    """Collects fields and rows from the parts of one Word file."""

    def __init__(self) -> None:
        self.fields: list[tuple[str, str]] = []
        self.rows: list[tuple[str, ...]] = []
        self._open: list[_Legacy] = []
        self._mark = ""
        """The bookmark that began last: some programs keep it and lose the tag of the control within."""

    def take(self, root: Element) -> None:
        """Read a part."""
        self._blocks(root)

    def _blocks(self, container: Element) -> None:
        for child in _standing(container):
            tag = _tag(child)
            if tag == "p":
                self.rows.append((self._words(child),))
            elif tag == "tbl":
                self._table(child)
            elif tag == "sdt":
                first = len(self.rows)
                self._blocks(child)
                self._control(child, "\n".join(" ".join(row) for row in self.rows[first:]))
            elif tag == "bookmarkStart":
                self._mark = _named(child)
            elif tag not in _LEFT_OUT:
                self._blocks(child)

    def _table(self, container: Element) -> None:
        for child in _standing(container):
            if _tag(child) == "tr":
                self._row(child)
            elif _tag(child) not in _LEFT_OUT:
                self._table(child)

    def _row(self, row: Element) -> None:
        cells: list[str] = []
        inner = len(self.rows)
        self._cells(row, cells)
        # Tables within a cell made rows of their own: they stand after the row they are in.
        self.rows.insert(inner, tuple(cells))

    def _cells(self, container: Element, cells: list[str]) -> None:
        for child in _standing(container):
            tag = _tag(child)
            if tag == "tc":
                cells.append(self._words(child))
            elif tag == "sdt":
                first = len(cells)
                self._cells(child, cells)
                self._control(child, "\n".join(cells[first:]))
            elif tag not in _LEFT_OUT:
                self._cells(child, cells)

    def _words(self, element: Element) -> str:
        """The text of a paragraph or a cell, its fields noted on the way."""
        said: list[str] = []
        self._inline(element, said)
        return as_typed("".join(said)).strip("\n")

    def _inline(self, element: Element, said: list[str]) -> None:
        for child in _standing(element):
            tag = _tag(child)
            if tag in _LEFT_OUT:
                continue
            if tag == "sdt":
                within: list[str] = []
                self._inline(child, within)
                said.append(self._control(child, "".join(within)))
            elif tag == "fldChar":
                said.append(self._legacy(child))
            elif tag == "bookmarkStart":
                self._mark = _named(child)
            elif tag == "tbl":
                self._table(child)
            elif (word := _word(child, tag)) is not None:
                said.append(word)
                for each in self._open:
                    if each.in_result:
                        each.said.append(word)
            else:
                self._inline(child, said)
                if tag == "p":
                    said.append("\n")

    def _control(self, control: Element, shown: str) -> str:
        """Note a content control under its tag; what it says, which is nothing while it only shows its prompt."""
        settings = next((each for each in control if _tag(each) == "sdtPr"), None)
        if settings is None:
            return shown
        parts = {_tag(each): each for each in settings}
        value = as_typed(shown).removesuffix("\n")
        if "showingPlcHdr" in parts and (_is_prompt(control) or _PROMPT.match(value.strip()) or _is_unticked(value)):
            shown = value = ""
        if "checkbox" in parts:
            ticked = next((each for each in parts["checkbox"] if _tag(each) == "checked"), None)
            value = TICKED if ticked is not None and _val(ticked) not in {"0", "false", ""} else UNTICKED
        if name := (_val(parts["tag"]) if "tag" in parts else "") or self._mark:
            self.fields.append((name, value if value.strip() else ""))
        self._mark = ""
        return shown

    def _legacy(self, mark: Element) -> str:
        """Follow a legacy form field from its beginning over its separator to its end."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_legacy_field(mark))
        elif self._open and kind == "separate":
            self._open[-1].in_result = True
        elif self._open and kind == "end":
            ended = self._open.pop()
            if ended.name:
                said = "".join(ended.said)
                self.fields.append((ended.name, ended.fixed if ended.fixed is not None else as_typed(said).strip()))
            return ended.fixed or ""
        return ""


def _standing(element: Element) -> list[Element]:
    """The children that stand in the document; of two ways to show the same, the first."""
    if element.tag == f"{MC}AlternateContent":
        return list(element)[:1]
    return list(element)


def _tag(element: Element) -> str:
    """The name of an element of Word's; another's counts under its whole name."""
    tag = str(element.tag)
    for space in (W, W14, _STRICT):
        if tag.startswith(space):
            return tag[len(space) :]
    return tag


def _val(element: Element) -> str:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == "val"), "")


def _named(mark: Element) -> str:
    return next((value for name, value in mark.attrib.items() if name.rpartition("}")[2] == "name"), "")


def _word(element: Element, tag: str) -> str | None:
    if tag == "t":
        return element.text or ""
    return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}.get(tag)


def _is_prompt(control: Element) -> bool:
    """Whether what a control shows is written in the style of prompts."""
    styles = (each for each in control.iter() if _tag(each) == "rStyle")
    return any("placeholder" in _val(each).lower() for each in styles)


def _is_unticked(text: str) -> bool:
    """Whether nothing but a choice of empty boxes is shown."""
    return UNTICKED in text and TICKED not in text


def _legacy_field(mark: Element) -> _Legacy:
    """A legacy form field as its settings describe it; one without settings is a page number or the like."""
    settings = next((each for each in mark if _tag(each) == "ffData"), None)
    if settings is None:
        return _Legacy("", None)
    parts = {_tag(each): each for each in settings}
    name = _val(parts["name"]) if "name" in parts else ""
    if "checkBox" in parts:
        box = {_tag(each): each for each in parts["checkBox"]}
        said = box.get("checked", box.get("default"))
        ticked = said is not None and (_val(said) or "1") not in {"0", "false"}
        return _Legacy(name, TICKED if ticked else UNTICKED)
    if "ddList" in parts:
        entries = [_val(each) for each in parts["ddList"] if _tag(each) == "listEntry"]
        chosen = next((_val(each) for each in parts["ddList"] if _tag(each) == "result"), "0")
        number = int(chosen) if chosen.isdecimal() and len(chosen) < 5 else 0
        return _Legacy(name, entries[number] if number < len(entries) else "")
    return _Legacy(name, None)
