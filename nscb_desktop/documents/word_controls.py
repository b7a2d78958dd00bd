"""Places to fill in as Word's content controls: a tag that is the place's name, over plain paragraphs and tables."""

from itertools import count

from nscb_desktop.documents.outline import Boxes, Place, PlaceRow, PlaceTable, Weight
from nscb_desktop.documents.word_parts import Cell, TableRow, attribute, paragraph, run, table
from nscb_desktop.framework.form_slots import Entry, Option, bookmark
from nscb_desktop.framework.slot_reading import is_ticked, picked

BOX, CROSSED = "☐", "☒"
_LONGEST_TITLE = 64
"""Word takes a file for damaged whose controls have longer titles."""
_WIDE, _NARROW = "\u2002" * 14, "\u2002" * 2
_UNDER, _CELL = '<w:u w:val="dotted"/>', '<w:pStyle w:val="Cell"/>'
_SIGNS = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>'
_CHECKBOX = ('<w14:checkbox><w14:checked w14:val="{}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
             '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>')  # fmt: skip
_SHORT = 2
"""A captioned place of no more lines than this stands beside its caption."""
_LEAD = '<w:spacing w:before="30" w:after="30"/>'


class Controls:
    """The content controls of one document, numbered as they come."""

    def __init__(self) -> None:
        """Begin with number one."""
        self._numbers = count(1)

    def place(self, place: Place, style: str = "") -> str:
        """A place with its caption: beside it where a line is wanted, above it where there is more to write."""
        if _takes_paragraphs(place):
            above = paragraph(run(f"{place.caption}:", Weight.SMALL), style + _LEAD) if place.caption else ""
            return above + paragraph(self._control(place, in_cell=bool(style)), style + _LEAD, words=place.text)
        weight = Weight.PLAIN if place.slot.entry is Entry.PICKED else Weight.SMALL
        colon = "" if place.caption.endswith((".", ":", "?")) else ":"
        caption = run(f"{place.caption}{colon}  ", weight) if place.caption else ""
        return paragraph(caption + self._control(place, in_cell=bool(style)), style + _LEAD, words=place.text)

    def boxes(self, boxes: Boxes) -> str:
        """Boxes to tick one after the other, as a paragraph."""
        each = (self._control(place) + run(f"\u00a0{place.caption.replace(' ', chr(0xA0))}") for place in boxes.places)
        return paragraph(run("    ").join(each), _LEAD)

    def table(self, table_to_fill: PlaceTable, widths: tuple[float, ...], head: TableRow) -> str:
        """A plain table with a control in each cell, and captioned ones under each row."""
        rows = [made for row in table_to_fill.rows for made in self._rows(row, widths)]
        return table(widths, [head, *rows])

    def _rows(self, row: PlaceRow, widths: tuple[float, ...]) -> list[TableRow]:
        cells = (Cell(self.place(cell, _CELL), width) for cell, width in zip(row.cells, widths, strict=True))
        below = (TableRow((Cell(self.place(place), sum(widths), len(widths)),)) for place in row.below)
        return [TableRow(tuple(cells)), *below]

    def _control(self, place: Place, *, in_cell: bool = False) -> str:
        """The control, begun with its text; a blank one shows where it is, and is as good for a pen."""
        slot, blank = place.slot, run(_NARROW if in_cell else _WIDE, look="" if in_cell else _UNDER)
        if slot.entry is Entry.TICKED:
            ticked = bool(is_ticked(place.text))
            return self._made(place, _CHECKBOX.format(int(ticked)), run(CROSSED if ticked else BOX, look=_SIGNS))
        if slot.entry is Entry.PICKED:
            chosen = picked(slot, place.text)
            boxes = blank if in_cell else run("    ".join(_unchosen(option) for option in slot.options))
            shown = run(chosen.label) if chosen else boxes
            return self._made(place, _listed("dropDownList", slot.options), shown, untouched=chosen is None)
        shown = run(place.text) if place.text else blank
        return self._made(place, _kind(place), shown, untouched=not place.text)

    def _made(self, place: Place, kind: str, shown: str, *, untouched: bool = False) -> str:
        """A control within its bookmark; neither can be taken away by whoever fills it in."""
        number, name = next(self._numbers), place.slot.name
        lock = "sdtContentLocked" if place.fixed else "sdtLocked"
        properties = (f"<w:alias w:val={attribute(place.slot.label[:_LONGEST_TITLE])}/><w:tag w:val={attribute(name)}/>"
                      f'<w:id w:val="{number}"/><w:lock w:val="{lock}"/>'
                      f"{'<w:showingPlcHdr/>' if untouched else ''}{kind}")  # fmt: skip
        return (f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(name)}"/><w:sdt><w:sdtPr>{properties}</w:sdtPr>'
                f'<w:sdtContent>{shown}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{number}"/>')  # fmt: skip


def _takes_paragraphs(place: Place) -> bool:
    return place.slot.entry is Entry.LINES and (place.slot.lines > _SHORT or not place.caption)


def _kind(place: Place) -> str:
    """A list that takes other words too, or text as free as the page: in a "plain" control some programs turn lines round."""
    offers = place.slot.entry is Entry.SUGGESTED and "\n" not in place.text
    return _listed("comboBox", place.slot.options) if offers else ""


def _unchosen(option: Option) -> str:
    label = option.label.replace(" ", "\u00a0") if len(option.label) < 24 else option.label
    return f"{BOX}\u00a0{label}"


def _listed(kind: str, options: tuple[Option, ...]) -> str:
    items = "".join(
        f"<w:listItem w:displayText={attribute(option.label)} w:value={attribute(option.label)}/>" for option in options
    )
    return f"<w:{kind}>{items}</w:{kind}>"
