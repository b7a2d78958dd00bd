"""Forms filled in with other programs, as agencies do, and what then stands in their fields."""

import json
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
import pypdf
from docx.oxml import parse_xml
from pypdf.constants import FieldFlag

from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Tick
from nscb_desktop.framework.code_lists import CodeList
from nscb_desktop.framework.criteria import Ground, Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.fields import (
    Choice,
    Day,
    Field,
    Grounds,
    Group,
    Moment,
    Narrative,
    OneOf,
    Several,
    Table,
    YesNo,
)
from nscb_desktop.framework.form import Form, Section
from nscb_desktop.framework.form_slots import SLIP, Entry, Slot, bookmark, slots
from tests.tools import SYSTEM_PYTHON, must_have, must_import

LIST = CodeList("List", (("one-a", "The first (a)"), ("two", "Second, or “other”"), ("three_c", "Łódź & Sons")))
GROUNDS = (Ground("g-1", "a child dies", "Either"), Ground("g-2", "there are concerns", "Either"))
EVERY_KIND = Form(
    "every_kind", 1, "Every kind", "Every kind of question", "PART NINE", "to be completed in a test", ("Left", "Right"),
    (Section("all", "All", (
        Field("line", "Line:"),
        Field("narrative", "Narrative:", Narrative(4)),
        Field("day", "Day:", Day()),
        Field("moment", "Moment:", Moment()),
        Field("choice", "Choice:", Choice(LIST)),
        Field("one_of", "One of:", OneOf(LIST)),
        Field("several", "Several:", Several(LIST)),
        Field("yes_no", "Yes or no:", YesNo()),
        Field("group", "Group:", Group((Field("name", "Name"), Field("told", "Told", YesNo()), Field("on", "On", Day())))),
        Field("table", "Table:", Table((Field("who", "Who"), Field("caring", "Caring", YesNo()),
                                        Field("notes", "Notes", Narrative(1))), "person")),
        Field("grounds", "Grounds:", Grounds(GROUNDS)),
    )),), "This form goes back",
)  # fmt: skip
NASTY = (
    "Łucja Święcicka-Żółć", "ليلى بنت سعيد, 12 شارع", "তাহমিনা আক্তার ক্ষ্ম", "小美 😀 𝒳 Ọmọlará",
    "first line\nsecond line\n\nfourth, after a blank one", r"(a \ b) ) ( %PDF <</V (x)>> #20 \n \101",
    "<b>&amp; ]]> \"quoted\" 'it’s' &lt;/w:t&gt;", "=1+1 " + "a long word and " * 160 + "the end",
)  # fmt: skip
"""Eight of them."""
Filler = Callable[[bytes, Mapping[str, str], Mapping[str, Slot]], bytes]


def answered_with(words: str) -> dict[str, Answer]:
    """An answer to every question of that form, with the words in every place that takes words."""
    return {
        "line": words, "narrative": words, "day": read_date(words), "moment": words, "choice": words, "one_of": "three_c",
        "several": Chosen(("two", "three_c"), words), "yes_no": Reply.NOT_KNOWN,
        "group": {"name": words, "told": Reply.NO, "on": read_date(f"{words} 2009")},
        "table": Rows(({"who": words, "caring": Reply.YES, "notes": words}, {"who": f"2 {words}"}), words),
        "grounds": Reasons({"g-1": Tick(Reply.YES, words), "g-2": Tick(Reply.NOT_KNOWN, "")}, words),
    }  # fmt: skip


def places(form: Form, answers: Answers | None = None) -> dict[str, Slot]:
    """The places of a form by name."""
    return {slot.name: slot for slot in slots(form, answers)}


def fields_of(pdf: bytes) -> dict[str, str]:
    """What stands in each field of a PDF, by its whole name; fields left empty are left out."""
    found = pypdf.PdfReader(BytesIO(pdf)).get_fields() or {}
    said = {name: field.get("/V") for name, field in found.items() if "/FT" in field}
    return {name: _text(value) for name, value in said.items() if value not in {None, "", "/Off"}}


def _text(value: Any) -> str:
    return str(value).removeprefix("/") if isinstance(value, pypdf.generic.NameObject) else str(value)


def filled_by_pypdf(pdf: bytes, texts: Mapping[str, str], named: Mapping[str, Slot]) -> bytes:
    """Filled in with pypdf, which draws the texts anew."""
    writer = pypdf.PdfWriter(BytesIO(pdf))
    buttons = _buttons(pdf)
    values = {name: f"/{_state(named[name], text)}" if name in buttons else text for name, text in texts.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, FieldFlag(0), auto_regenerate=False)  # type: ignore[arg-type]  # its own annotation is narrower than what it takes
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _buttons(pdf: bytes) -> set[str]:
    fields = pypdf.PdfReader(BytesIO(pdf)).get_fields() or {}
    return {name for name, field in fields.items() if field.get("/FT") == "/Btn"}


def filled_by_pikepdf(pdf: bytes, texts: Mapping[str, str], named: Mapping[str, Slot]) -> bytes:
    """Filled in with pikepdf's own fields, as scripts do."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for field in document.acroform.fields:
            if field.fully_qualified_name not in texts:
                continue
            text, slot = texts[field.fully_qualified_name], named[field.fully_qualified_name]
            if field.is_radio_button or field.is_checkbox:
                _press(field.obj, pikepdf.Name(f"/{_state(slot, text)}"))
            else:
                field.obj.V = pikepdf.String(text)
        document.acroform.needs_appearances = True
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def _press(button: Any, state: pikepdf.Name) -> None:
    field = button if "/FT" in button else button.Parent
    field.V = state
    for kid in field.get("/Kids", [field]):
        kid.AS = state if str(state) in kid.AP.N else pikepdf.Name.Off


def filled_by_pdftk(pdf: bytes, texts: Mapping[str, str], named: Mapping[str, Slot]) -> bytes:
    """Filled in with pdftk from an XFDF file."""
    must_have("pdftk")
    buttons = _buttons(pdf)
    values = {name: _state(named[name], text) if name in buttons else text for name, text in texts.items()}
    xfdf = ('<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields>'
            + "".join(_xfdf(_tree(values))) + "</fields></xfdf>")  # fmt: skip
    with TemporaryDirectory() as folder:
        Path(folder, "form.pdf").write_bytes(pdf)
        Path(folder, "values.xfdf").write_text(xfdf, encoding="utf-8")
        command = ["pdftk", "form.pdf", "fill_form", "values.xfdf", "output", "-"]
        return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout


def _tree(values: Mapping[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, text in values.items():
        *above, last = name.split(".")
        node = tree
        for part in above:
            node = node.setdefault(part, {})
        node[last] = text
    return tree


def _xfdf(tree: Mapping[str, Any]) -> list[str]:
    written = []
    for name, under in tree.items():
        inner = "".join(_xfdf(under)) if isinstance(under, dict) else f"<value>{escape(under)}</value>"
        written.append(f'<field name="{escape(name)}">{inner}</field>')
    return written


def _state(slot: Slot, text: str) -> str:
    """How a button of a field names the text."""
    if slot.entry is Entry.TICKED:
        return text
    return next(option.state for option in slot.options if option.label == text)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def controls_of(word: bytes, names: Mapping[str, Slot]) -> dict[str, str]:
    """What stands in each control of a Word file, by its tag or, where a program lost that, by the bookmark around it."""
    with zipfile.ZipFile(BytesIO(word)) as archive:
        document = parse_xml(archive.read("word/document.xml"))
    by_mark = {bookmark(name): name for name in (*names, SLIP)}
    found: dict[str, str] = {}
    mark = ""
    for node in document.iter(f"{_W}sdt", f"{_W}bookmarkStart"):
        if node.tag == f"{_W}bookmarkStart":
            mark = by_mark.get(str(node.get(f"{_W}name")), mark)
            continue
        properties, content = node.find(f"{_W}sdtPr"), node.find(f"{_W}sdtContent")
        assert properties is not None
        assert content is not None
        tag, inside = properties.find(f"{_W}tag"), content.find(f".//{_W}bookmarkStart")
        if inside is not None:
            mark = by_mark.get(str(inside.get(f"{_W}name")), mark)
        name = str(tag.get(f"{_W}val")) if tag is not None else mark
        if (box := properties.find(f"{_W14}checkbox/{_W14}checked")) is not None:
            found[name] = "Yes" if box.get(f"{_W14}val") in {"1", "true"} else ""
        elif properties.find(f"{_W}showingPlcHdr") is None:
            found[name] = _written(content)
    return {name: text for name, text in found.items() if text.strip()}


def _written(content: Any) -> str:
    """The text of a control, which is a part of a paragraph or a few of them."""
    inside = content.findall(f".//{_W}p") or [content]
    return "\n".join("".join(map(_of_run, paragraph.iter(f"{_W}r"))) for paragraph in inside)


def _of_run(run: Any) -> str:
    said = {"br": "\n", "cr": "\n", "tab": "\t"}
    return "".join(each.text or "" if each.tag == f"{_W}t" else said.get(each.tag.removeprefix(_W), "") for each in run)


def filled_by_libreoffice(forms: Sequence[tuple[bytes, Mapping[str, str], str]], folder: Path) -> list[bytes]:
    """Forms filled in with LibreOffice, each with its texts and saved as its kind; started once, for that takes longest."""
    must_have("soffice")
    must_import("import uno")
    jobs = []
    for number, (word, texts, kind) in enumerate(forms):
        blank = folder / f"{number}-blank.docx"
        blank.write_bytes(word)
        values = {bookmark(name): text for name, text in texts.items()}
        jobs.append((str(blank), values, str(folder / f"{number}.{kind}")))
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    script = Path(__file__).with_name("fill_in_libreoffice.py")
    command = [SYSTEM_PYTHON, "-I", str(script), str(folder), str(folder / "jobs.json")]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    return [Path(filled).read_bytes() for _, _, filled in jobs]


def filled_by_poppler(pdf: bytes, texts: Mapping[str, str], named: Mapping[str, Slot]) -> bytes:
    """Filled in and saved with poppler, as evince does it."""
    must_import("import gi; gi.require_version('Poppler', '0.18')")
    buttons = _buttons(pdf)
    values = {name: _button_of(named[name], text) if name in buttons else text for name, text in texts.items()}
    with TemporaryDirectory() as place:
        form, typed, filled = (Path(place, name) for name in ("form.pdf", "values.json", "filled.pdf"))
        form.write_bytes(pdf)
        typed.write_text(json.dumps(values), encoding="utf-8")
        script = Path(__file__).with_name("fill_in_poppler.py")
        command = [SYSTEM_PYTHON, "-I", str(script), str(form), str(typed), str(filled)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return filled.read_bytes()


def _button_of(slot: Slot, text: str) -> int:
    """Which button of a field's row says the text."""
    if slot.entry is Entry.TICKED:
        return 0
    return next(place for place, option in enumerate(slot.options) if option.label == text)


PDF_FILLERS: dict[str, Filler] = {
    "pdftk": filled_by_pdftk, "pypdf": filled_by_pypdf, "pikepdf": filled_by_pikepdf, "evince's library": filled_by_poppler,
}  # fmt: skip
