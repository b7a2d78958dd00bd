"""The fields of a PDF: a tree of named fields, each with its value exactly and its text drawn in the paper's own faces."""

from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFText,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from nscb_desktop.documents.sheet import Sheet
from nscb_desktop.documents.style import LINE, PAGE_HEIGHT
from nscb_desktop.documents.widgets import BUTTON, PAD, Widget
from nscb_desktop.framework.form_slots import TICKED, Entry, Option
from nscb_desktop.framework.slot_reading import is_ticked, picked

_PRINTED, _READ_ONLY, _MULTILINE, _RADIO, _COMBO, _EDIT = 4, 1, 1 << 12, 1 << 15, 1 << 17, 1 << 18
_NO_OPTIONS_SPELLING = 1 << 22
_FACE = "Helv"
_ON, _OFF = "field-on", "field-off"


@dataclass(frozen=True)
class _Node:
    """A node of the tree, and what hangs under it; the root has no object of its own."""

    reference: PDFObjectReference | None
    kids: list[PDFObjectReference]


class Fields:
    """Puts fields on the pages of one document, and their tree in its catalogue."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin with none."""
        self._canvas = canvas
        self._nodes = {"": _Node(None, [])}
        self._drawn = 0

    def add(self, widget: Widget, x: float, top: float) -> None:
        """Put one on the current page, its corner at a place measured from the top left."""
        bottom = PAGE_HEIGHT - top - widget.height
        place: dict[str, object] = {
            "Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "F": _PRINTED, "P": self._canvas._doc.thisPageRef(),
            "Rect": PDFArray([round(each, 2) for each in (x, bottom, x + widget.width, bottom + widget.height)]),
        }  # fmt: skip
        if widget.option:
            self._button(widget, widget.option, place)
            return
        made = self._tick(widget) if widget.slot.entry is Entry.TICKED else self._text(widget)
        field = self._annotated({**place, **_named(widget), **self._hung(widget.slot.name), **made})
        self._above(widget.slot.name).kids.append(field)

    def finish(self) -> None:
        """Name the fields in the document's catalogue, where there are any."""
        if not self._nodes[""].kids:
            return
        font = PDFDictionary({"Type": PDFName("Font"), "Subtype": PDFName("Type1"), "BaseFont": PDFName("Helvetica"),
                              "Encoding": PDFName("WinAnsiEncoding")})  # fmt: skip
        document = self._canvas._doc
        fonts = PDFDictionary({_FACE: document.Reference(font)})
        form = PDFDictionary({"Fields": PDFArray(self._nodes[""].kids), "DA": _plain(f"/{_FACE} 9 Tf 0 g"),
                              "DR": PDFDictionary({"Font": fonts})})  # fmt: skip
        self._canvas.setCatalogEntry("AcroForm", document.Reference(form))

    def _text(self, widget: Widget) -> dict[str, object]:
        """A field of text, or one that also offers a list."""
        entry, several = widget.slot.entry, len(widget.lines) > 1 or widget.slot.entry is Entry.LINES
        flags = _READ_ONLY if widget.fixed else 0
        kind: dict[str, object] = {"FT": PDFName("Tx"), "Ff": flags | (_MULTILINE if several else 0)}
        if entry in {Entry.SUGGESTED, Entry.PICKED} and not several:
            offered = PDFArray([_words(option.label) for option in widget.slot.options])
            edit = _EDIT | _NO_OPTIONS_SPELLING if entry is Entry.SUGGESTED else 0
            kind = {"FT": PDFName("Ch"), "Ff": flags | _COMBO | edit, "Opt": offered}
        kind["DA"] = _plain(f"/{_FACE} {widget.size:g} Tf 0 g")
        if widget.text:
            kind |= {"V": _words(widget.text), "AP": PDFDictionary({"N": self._appearance(widget)})}
        return kind

    def _tick(self, widget: Widget) -> dict[str, object]:
        state = PDFName(TICKED if is_ticked(widget.text) else "Off")
        return {"FT": PDFName("Btn"), "V": state, "AS": state, "AP": self._states(TICKED),
                "Ff": _READ_ONLY if widget.fixed else 0}  # fmt: skip

    def _button(self, widget: Widget, option: Option, place: dict[str, object]) -> None:
        """One button of a field that has one for each entry of its list."""
        name, chosen = widget.slot.name, picked(widget.slot, widget.text)
        if name not in self._nodes:
            state = PDFName(chosen.state if chosen else "Off")
            flags = _RADIO | (_READ_ONLY if widget.fixed else 0)
            self._nodes[name] = self._node(name, {**_named(widget), "FT": PDFName("Btn"), "V": state, "Ff": flags})
        field = self._nodes[name]
        state = PDFName(option.state if option == chosen else "Off")
        field.kids.append(
            self._annotated({**place, "Parent": field.reference, "AS": state, "AP": self._states(option.state)})
        )

    def _states(self, state: str) -> PDFDictionary:
        """How a box looks when it is ticked and when it is not, drawn once for the whole document."""
        for name, crossed in ((_ON, True), (_OFF, False)):
            if xObjectName(name) not in self._canvas._doc.idToObject:
                self._draw_box(name, crossed=crossed)
        return PDFDictionary({"N": PDFDictionary({state: _drawn(_ON), "Off": _drawn(_OFF)})})

    def _draw_box(self, name: str, *, crossed: bool) -> None:
        canvas = self._canvas
        canvas.beginForm(name, 0, 0, BUTTON, BUTTON)
        if crossed:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(1.1)
            canvas.lines([(2, 2, BUTTON - 2, BUTTON - 2), (2, BUTTON - 2, BUTTON - 2, 2)])
        canvas.endForm()

    def _appearance(self, widget: Widget) -> PDFObjectReference:
        """The text of a field as the paper sets it, whatever its script."""
        self._drawn += 1
        name, canvas = f"field-{self._drawn}", self._canvas
        canvas.beginForm(name, 0, 0, widget.width, widget.height)
        canvas._code.append("/Tx BMC")
        canvas.translate(0, widget.height - PAGE_HEIGHT)
        sheet, top = Sheet(canvas), PAD
        if len(widget.lines) == 1 and widget.slot.entry is not Entry.LINES:
            top = (widget.height - widget.lines[0].height) / 2
        for line in widget.lines:
            sheet.line(line, PAD, top)
            top += line.height
        sheet.finish()
        canvas._code.append("EMC")
        canvas.endForm()
        return _drawn(name)

    def _above(self, name: str) -> _Node:
        """The node a field hangs under, made on the way where it is not there yet."""
        above = name.rpartition(".")[0]
        if above not in self._nodes:
            self._nodes[above] = self._node(above, {"T": _words(above.rpartition(".")[2])})
        return self._nodes[above]

    def _node(self, name: str, named: dict[str, object]) -> _Node:
        """A node of the tree with a name of its own."""
        kids = PDFArray([])
        reference = self._canvas._doc.Reference(PDFDictionary({**named, **self._hung(name), "Kids": kids}))
        self._above(name).kids.append(reference)
        return _Node(reference, kids.sequence)

    def _hung(self, name: str) -> dict[str, object]:
        above = self._above(name).reference
        return {"Parent": above} if above else {}

    def _annotated(self, place: dict[str, object]) -> PDFObjectReference:
        reference: PDFObjectReference = self._canvas._doc.Reference(PDFDictionary(place))
        self._canvas._annotationrefs.append(reference)
        return reference


def _named(widget: Widget) -> dict[str, object]:
    """A field's own name, and what a reader calls it aloud."""
    return {"T": _words(widget.slot.name.rpartition(".")[2]), "TU": _words(widget.slot.label)}


def _drawn(name: str) -> PDFObjectReference:
    return PDFObjectReference(xObjectName(name))


def _words(text: str) -> PDFObject:
    """A text exactly, in the one encoding that holds every character."""
    return PDFText(b"\xfe\xff" + text.encode("utf-16-be", "replace"))


def _plain(text: str) -> PDFObject:
    return PDFText(text.encode("ascii"))
