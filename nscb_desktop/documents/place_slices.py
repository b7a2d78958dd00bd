"""Places to fill in turned into slices: captions, the outlines of fields, boxes to tick, rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nscb_desktop.documents.outline import Boxes, InnerTable, Place, PlaceRow, PlaceTable, Row, Weight
from nscb_desktop.documents.setting import Line, Setter
from nscb_desktop.documents.sheet import Sheet
from nscb_desktop.documents.slices import Slice
from nscb_desktop.documents.style import BOTTOM, CELL_PAD_X, STYLES, TOP, Style
from nscb_desktop.documents.tables import heading_slices, shared_widths
from nscb_desktop.documents.widgets import BUTTON, Widget, written
from nscb_desktop.framework.form_slots import Entry

_LINE, _CELL, _EACH_LINE = 17.0, 19.0, 12.0
_HIGHEST, _HIGHEST_CELL = (BOTTOM - TOP) * 0.8, (BOTTOM - TOP) * 0.5
_WIDEST_CAPTION = 0.42
_AFTER_CAPTION, _AFTER_BUTTON, _BETWEEN_BOXES = 5.0, 4.0, 12.0
_GROWS_FROM = 3
"""A narrative that begins with more lines than this has twice as many to fill in, as it has on paper."""


@dataclass(frozen=True)
class PlaceSlice:
    """A strip with fields on it: words, the fields with their places, and rules; all measured from its corner."""

    height: float
    words: tuple[tuple[Line, float, float], ...] = ()
    fields: tuple[tuple[Widget, float, float], ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()
    keep: bool = False
    repeat: tuple[Slice, ...] = field(default=())

    def closed(self) -> Slice:
        """It is the same at the end of a page."""
        return self

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """Nothing lies under it."""

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """The rules, the words and the fields."""
        for from_x, from_top, to_x, to_top in self.rules:
            sheet.rule(x + from_x, top + from_top, x + to_x, top + to_top)
        for line, at, down in self.words:
            sheet.line(line, x + at, top + down)
        for widget, at, down in self.fields:
            sheet.field(widget, x + at, top + down)


def place_slices(place: Place, setter: Setter, room: float) -> Sequence[Slice]:
    """One place with its caption: buttons for a list that holds every answer, otherwise a field of text."""
    if place.slot.entry is Entry.PICKED:
        return _buttons(place, setter, room)
    if place.slot.entry is Entry.TICKED:
        return box_slices(Boxes((place,)), setter, room)
    style = STYLES[Weight.SMALL]
    caption = setter.text(f"{place.caption}:", style, room) if place.caption else []
    beside = len(caption) == 1 and caption[0].width <= room * _WIDEST_CAPTION
    indent = caption[0].width + _AFTER_CAPTION if beside else 0.0
    above = 0.0 if beside else sum(line.height for line in caption)
    lines = place.slot.lines * (2 if place.slot.lines > _GROWS_FROM else 1)
    widget = written(
        place.slot,
        place.text,
        setter,
        room - indent,
        least=_LINE + (lines - 1) * _EACH_LINE,
        most=_HIGHEST,
        fixed=place.fixed,
    )
    words = _stacked(caption, 0.0, 3.0 if beside else 0.0)
    return [PlaceSlice(above + widget.height + 3.0, words, ((widget, indent, above),), _box(indent, above, widget))]


def box_slices(boxes: Boxes, setter: Setter, room: float) -> Sequence[Slice]:
    """Boxes to tick, as many to a line as there is room for."""
    return _flowing([(_button(place), place.caption) for place in boxes.places], setter, room, 0.0)


def _buttons(place: Place, setter: Setter, room: float) -> Sequence[Slice]:
    """The caption, and under it or beside it a button for each entry of the list."""
    style = STYLES[Weight.PLAIN]
    caption = setter.text(place.caption, style, room) if place.caption else []
    each = [
        (Widget(place.slot, BUTTON, BUTTON, place.text, option=option, fixed=place.fixed), option.label)
        for option in place.slot.options
    ]
    beside = len(caption) == 1 and caption[0].width <= room * _WIDEST_CAPTION
    made = _flowing(each, setter, room, caption[0].width + _BETWEEN_BOXES if beside else 0.0)
    if beside:
        first = made[0]
        return [replace(first, words=((caption[0], 0.0, 1.0), *first.words)), *made[1:]]
    above = [PlaceSlice(line.height, ((line, 0.0, 0.0),), keep=True) for line in caption]
    return [*above, *made]


def _button(place: Place) -> Widget:
    return Widget(place.slot, BUTTON, BUTTON, place.text, fixed=place.fixed)


def _flowing(each: Sequence[tuple[Widget, str]], setter: Setter, room: float, indent: float) -> list[PlaceSlice]:
    """Buttons with their words after them, from left to right, going on under the first."""
    style = STYLES[Weight.PLAIN]
    slices: list[PlaceSlice] = []
    x, now = indent, PlaceSlice(style.leading + 2.0)
    for widget, label in each:
        lines = setter.text(label, style, room - indent - BUTTON - _AFTER_BUTTON)
        wide = BUTTON + _AFTER_BUTTON + max(line.width for line in lines)
        if now.fields and x + wide > room:
            slices.append(now)
            x, now = indent, PlaceSlice(style.leading + 2.0)
        words = _stacked(lines, x + BUTTON + _AFTER_BUTTON, 1.0)
        height = max(now.height, sum(line.height for line in lines) + 2.0)
        box = _box(x, 3.0, widget)
        now = replace(now, height=height, words=(*now.words, *words), fields=(*now.fields, (widget, x, 3.0)),
                      rules=(*now.rules, *box))  # fmt: skip
        x += wide + _BETWEEN_BOXES
    return [*slices, now]


def table_place_slices(table: PlaceTable, setter: Setter, room: float) -> list[Slice]:
    """A table to fill in, its headings repeated wherever it goes on."""
    filled = tuple(Row(tuple(cell.text for cell in row.cells)) for row in table.rows)
    widths = shared_widths(InnerTable(table.columns, filled), setter, room)
    head = heading_slices(table.columns, widths, setter)
    rows = [_row(row, widths, setter) for row in table.rows]
    return [*head, *(replace(row, repeat=tuple(head)) for row in rows)]


def _row(row: PlaceRow, widths: tuple[float, ...], setter: Setter) -> PlaceSlice:
    """A row whose cells are its fields, with the captioned fields under them."""
    cells = [
        written(place.slot, place.text, setter, width, least=_CELL, most=_HIGHEST_CELL, small=True)
        for place, width in zip(row.cells, widths, strict=True)
    ]
    height, room = max(cell.height for cell in cells), sum(widths)
    fields: list[tuple[Widget, float, float]] = []
    rules: list[tuple[float, float, float, float]] = []
    x = 0.0
    for cell, width in zip(cells, widths, strict=True):
        fields.append((replace(cell, height=height), x, 0.0))
        rules += _edges(x, 0.0, width, height)
        x += width
    words: list[tuple[Line, float, float]] = []
    style: Style = STYLES[Weight.SMALL]
    for place in row.below:
        caption = setter.fitted(f"{place.caption}:", style, room / 2)
        indent = caption.width + CELL_PAD_X + _AFTER_CAPTION
        widget = written(place.slot, place.text, setter, room - indent, least=_LINE, most=_HIGHEST_CELL / 2, small=True)
        words.append((caption, CELL_PAD_X, height + 3.0))
        fields.append((widget, indent, height))
        rules += _edges(0.0, height, room, widget.height)
        height += widget.height
    if row.below:
        height += 2.0
    return PlaceSlice(height, tuple(words), tuple(fields), tuple(rules))


def _stacked(lines: Sequence[Line], x: float, top: float) -> tuple[tuple[Line, float, float], ...]:
    placed = []
    for line in lines:
        placed.append((line, x, top))
        top += line.height
    return tuple(placed)


def _box(x: float, top: float, widget: Widget) -> tuple[tuple[float, float, float, float], ...]:
    return _edges(x, top, widget.width, widget.height)


def _edges(x: float, top: float, width: float, height: float) -> tuple[tuple[float, float, float, float], ...]:
    right, bottom = x + width, top + height
    return ((x, top, right, top), (x, bottom, right, bottom), (x, top, x, bottom), (right, top, right, bottom))
