"""Word templates: filled in wherever a field stands and however Word split it, and refused in plain words where unsound."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from nscb_desktop.documents.letter_starters import starter
from nscb_desktop.documents.letter_templates import Template, looked_through, saved
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.letters import FIELDS, Letter, template_problems
from nscb_desktop.framework.newham_2013_letters import LETTERS, REQUEST_COVER
from tests.documents.nasty import altered
from tests.documents.test_text import NAMES, NASTY

VALUES = {key: f"«{key}»" for key in FIELDS}


def written(*paragraphs: str) -> Any:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    return document


def filled(document: Any, **values: str) -> Template:
    template = looked_through("t.docx", saved(document))
    return looked_through("filled.docx", template.merged({**VALUES, **values}))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.key)
def test_each_starter_is_a_sound_template_and_fills_in_without_a_field_left(letter: Letter) -> None:
    template = looked_through("starter.docx", starter(letter).data)
    assert template_problems(letter, template.texts(), FIELDS) == []
    texts = Template("x", template.merged(VALUES)).texts()
    assert not any("{{" in text for text in texts)
    assert "«our_reference» · «board»\tpage 1 of 1" in texts, "the foot of the page"
    assert texts.count("«marking»") == 2
    assert "«board»\t«our_reference»" in texts, "the head of the letter"
    assert texts[texts.index("«signed_role»") + 1] == "«board»"
    assert letter.subject not in Document(BytesIO(template.data)).core_properties.title


def split(word: str, *cuts: int) -> Any:
    """A paragraph whose text Word split over runs, each looking different, with its spelling marks between."""
    document = Document()
    paragraph = document.add_paragraph()
    for number, (start, end) in enumerate(zip((0, *cuts), (*cuts, len(word)), strict=True)):
        run = paragraph.add_run(word[start:end])
        run.bold = bool(number % 2)
        paragraph._p.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
    return document


@pytest.mark.parametrize("cuts", [(8,), (9,), (10,), (11, 12, 13), (9, 15), tuple(range(1, 25))])
def test_a_field_that_word_split_over_runs_is_read_as_one(cuts: tuple[int, ...]) -> None:
    assert filled(split("before {{due_on}} after x", *cuts)).paragraphs() == ["before «due_on» after x"]


def test_a_field_keeps_the_look_of_where_it_begins() -> None:
    document = filled(split("a {{due_on}} b", 2, 12))
    [_, field, _] = Document(BytesIO(document.data)).paragraphs[0].runs
    assert (field.text, field.bold) == ("«due_on»", True)


def test_fields_are_filled_in_in_tables_heads_feet_text_boxes_and_content_controls() -> None:
    document = written("x")
    document.add_table(1, 1).cell(0, 0).text = "in a cell {{agency}}"
    document.sections[0].header.paragraphs[0].text = "head {{board}}"
    document.sections[0].footer.paragraphs[0].text = "foot {{marking}}"
    w, v = nsdecls("w"), 'xmlns:v="urn:schemas-microsoft-com:vml"'
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>control {{{{alias}}}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    box = "<w:r><w:pict><v:rect><v:textbox><w:txbxContent><w:p><w:r><w:t>box {{subject}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    body.insert(0, parse_xml(f"<w:p {w} {v}><w:r><w:t>round {{{{to_name}}}}</w:t></w:r>{box}</w:p>"))
    texts = filled(document).texts()
    for expected in (
        "in a cell «agency»",
        "head «board»",
        "foot «marking»",
        "control «alias»",
        "box «subject»",
        "round «to_name»",
    ):
        assert expected in texts


@pytest.mark.parametrize(
    "nasty", [*NASTY, *NAMES, "bell\x07 nul\x00", "\u202egnp.exe", "\ud800 \ufffe", "a\tb", "  two  spaces  "]
)
def test_any_text_stands_in_the_letter_as_it_was_typed(nasty: str) -> None:
    template = looked_through("t.docx", saved(written("a {{agency}} b {{agency}} {{due_on}}")))
    merged = Template("x", template.merged({**VALUES, "agency": nasty}))
    shown = re.sub("[\x00-\x08\u202e\ud800\ufffe]", lambda found: f"[U+{ord(found[0]):04X}]", nasty)
    assert merged.paragraphs() == [f"a {shown} b {shown} «due_on»"]


def test_lines_of_a_value_are_lines_of_the_letter_and_an_empty_paragraph_is_left_out() -> None:
    template = filled(written("{{to_name}}", "{{to_post}}", "{{members}} {{to_post}}"), to_post="", members="a\nb")
    assert template.paragraphs() == ["«to_name»", "a\nb"]
    assert [each.text for each in Document(BytesIO(template.data)).paragraphs] == ["«to_name»", "a\nb "]


def refusal(data: bytes, name: str = "t.docx") -> str:
    with pytest.raises(OfficeError) as told:
        looked_through(name, data)
    assert "\n" not in str(told.value)
    return str(told.value)


SOUND = saved(written("{{agency}}"))


def in_body(xml: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"<w:body>", f"<w:body>{xml}".encode()) if name == "word/document.xml" else part

    return change


def relation(kind: str, target: str) -> Callable[[str, bytes], bytes]:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = f'<Relationship Id="rX" Type="{base}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"</Relationships>", added.encode()) if name == "word/_rels/document.xml.rels" else part

    return change


def same(name: str, part: bytes) -> bytes:
    return part


@pytest.mark.parametrize(("data", "said"), [
    (b"", "cannot be read as a Word document"),
    (b"{\\rtf1 x}", "cannot be read as a Word document"),
    (SOUND[:800], "cannot be read as a Word document"),
    (altered(SOUND, lambda name, part: part[:-30] if name == "word/document.xml" else part), "cannot be read as a Word document"),
    (altered(SOUND, lambda name, part: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + part), "cannot be read as a Word document"),
    (altered(SOUND, same, **{"..__evil": b"<x/>"}), "cannot be read as a Word document"),
    (altered(SOUND, same, word__big=b"<x>" + b" " * 60_000_000 + b"</x>"), "cannot be read as a Word document"),
    (altered(SOUND, lambda name, part: part.replace(b"wordprocessingml.document.main", b"wordprocessingml.x.main")), "cannot be read"),
    (altered(SOUND, in_body('<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins></w:p>')), "tracked changes"),
    (altered(SOUND, in_body("<w:p><w:r><w:instrText>DDEAUTO c:\\\\x.exe</w:instrText></w:r></w:p>")), "DDEAUTO"),
    (altered(SOUND, in_body('<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p>')), "INCLUDETEXT"),
    (altered(SOUND, in_body("<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE x</w:instrText></w:r></w:p>")), "INCLUDEPICTURE"),
    (altered(SOUND, in_body('<w:p><w:fldSimple w:instr=" MERGEFIELD due "/></w:p>')), "mail-merge field"),
    (altered(SOUND, relation("image", "http://evil.example/a.png")), "fetches image from outside"),
    (altered(SOUND, relation("oleObject", "file:///x")), "fetches oleObject from outside"),
])  # fmt: skip
def test_a_file_that_is_no_plain_word_document_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    assert said in refusal(data)


def with_part(name: str, part: bytes) -> bytes:
    stored = BytesIO(SOUND)
    with zipfile.ZipFile(stored, "a") as archive:
        archive.writestr(name, part)
    return stored.getvalue()


def test_macros_and_embedded_objects_are_refused() -> None:
    assert "holds macros" in refusal(with_part("word/vbaProject.bin", b"x"))
    assert "holds macros" in refusal(SOUND, "t.docm")
    assert "word/embeddings/o.bin" in refusal(with_part("word/embeddings/o.bin", b"x"))


def test_the_place_of_words_own_template_is_forgotten() -> None:
    def change(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"</w:settings>", b'<w:attachedTemplate r:id="rX"/></w:settings>')
            if name == "word/settings.xml"
            else part
        )

    data = altered(altered(SOUND, relation("attachedTemplate", "file:///S:/jane/Normal.dotm")), change)
    kept = looked_through("t.docx", data).data
    with zipfile.ZipFile(BytesIO(kept)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"attachedTemplate" not in everything
    assert b"jane" not in everything


def test_a_picture_of_the_letterhead_stays(tmp_path: Any) -> None:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
        "a5f645400000000049454e44ae426082"
    )
    document = written("{{agency}}")
    document.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(png))
    merged = filled(document).data
    with zipfile.ZipFile(BytesIO(merged)) as archive:
        assert png in [archive.read(name) for name in archive.namelist()]


def test_a_field_in_a_footnote_is_told_of() -> None:
    note = b'<w:footnotes xmlns:w="x"><w:t>{{</w:t><w:t>due_on}}</w:t></w:footnotes>'

    def change(name: str, part: bytes) -> bytes:
        if name == "[Content_Types].xml":
            kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
            return part.replace(
                b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="%s"/></Types>' % kind
            )
        added = b'<Relationship Id="rF" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
        return part.replace(b"</Relationships>", added) if name == "word/_rels/document.xml.rels" else part

    template = looked_through("t.docx", altered(SOUND, change, word__footnotes=note))
    assert template.field_in_a_note()
    assert not looked_through("t.docx", SOUND).field_in_a_note()
    assert template_problems(REQUEST_COVER, template.texts(), FIELDS)
