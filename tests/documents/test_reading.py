"""What comes back is read in a process of its own: fields, rows and words, exactly as they were typed."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from nscb_desktop.documents.reading.findings import Enclosed, Findings
from nscb_desktop.documents.reading.limited import read_file
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.documents.reading.shapes import shape_of
from nscb_desktop.documents.reading.worker import found_in
from nscb_desktop.framework.text import as_typed
from tests.documents import outlook_files
from tests.documents.nasty import CELLS
from tests.documents.returned_files import control, legacy, mail, paragraph, pdf_form, runs, table, word_file

SENT = datetime(2014, 1, 6, 10, tzinfo=UTC)
PROMPT = "<w:showingPlcHdr/>"


def in_cell(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def test_the_fields_of_a_pdf_come_back_through_the_process() -> None:
    found = read_file(pdf_form({"child_name": "Łucja\nB (\\) <b>", "a.b": ""}, "R12 · part_two v1"))
    assert found.shape == "pdf"
    assert found.fields == (("child_name", "Łucja\nB (\\) <b>"), ("a.b", ""))


@pytest.mark.parametrize("value", CELLS)
def test_nasty_values_of_a_pdf_are_read_exactly(value: str) -> None:
    kept = value.replace("\r\n", "\n").replace("\r", "\n")
    assert dict(found_in(pdf_form({"x": value})).fields)["x"] == as_typed(kept)


def test_the_words_of_a_pdf_are_read_where_they_are_wanted_or_all_there_is() -> None:
    form = pdf_form({"child_name": "Amira"}, "Printed on the page")
    assert "Printed" not in found_in(form).words
    assert "Printed" in found_in(form, words=True).words
    flat = found_in(pdf_form({}, "Printed on the page", flattened=True))
    assert (flat.fields, flat.rows) == ((), (("Printed on the page",),))


def test_values_that_are_no_text_are_left_out_and_said() -> None:
    with pikepdf.open(BytesIO(pdf_form(dict.fromkeys("abcdefgh", "x")))) as pdf:
        fields = {str(each.T): each for each in pdf.Root.AcroForm.Fields}
        fields["a"].V = pdf.make_stream(b"a stream")
        fields["b"].V = pikepdf.Dictionary(Type=pikepdf.Name("/Action"))
        fields["c"].V = pikepdf.Array([pikepdf.String("one"), pikepdf.String("two")])
        del fields["d"]["/V"]
        fields["e"].V = pdf.pages[0].obj
        fields["f"].V = fields["f"]
        fields["g"].V = 5
        fields["h"].V = pikepdf.Array([pdf.make_stream(b"a stream"), pikepdf.Array([pikepdf.String("deep")])])
        out = BytesIO()
        pdf.save(out)
    found = found_in(out.getvalue())
    assert found.fields == (("c", "one\ntwo"), ("d", ""))
    assert found.notes == {"odd"}


def test_a_protected_pdf_is_refused_in_one_sentence() -> None:
    with pikepdf.open(BytesIO(pdf_form({"a": "x"}))) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(NotRead, match="protected with a password"):
        read_file(out.getvalue())


def test_content_controls_come_back_with_the_cells_they_stand_in() -> None:
    tick = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'
    body = table([
        ["Full name", in_cell(control("child_name", "Łucja\nWiśniewska"))],
        ["Religion", in_cell(control("religion", "Click or tap here to enter text.", PROMPT))],
        ["Ticked", in_cell(control("on", "☒", tick.format(1)) + control("off", "☐", tick.format(0)))],
    ])  # fmt: skip
    found = read_file(word_file(body, footer1=paragraph("R12 · part_two v1 · 7F3K-92QX")))
    assert found.fields == (("child_name", "Łucja\nWiśniewska"), ("religion", ""), ("on", "☒"), ("off", "☐"))
    assert found.rows[:2] == (("Full name", "Łucja\nWiśniewska"), ("Religion", ""))
    assert "7F3K-92QX" in found.words


def test_controls_round_a_paragraph_a_cell_or_a_row_are_read_too() -> None:
    round_block = f'<w:sdt><w:sdtPr><w:tag w:val="block"/></w:sdtPr><w:sdtContent>{paragraph("one")}{paragraph("two")}</w:sdtContent></w:sdt>'
    cell = f'<w:sdt><w:sdtPr><w:tag w:val="cell"/></w:sdtPr><w:sdtContent><w:tc>{paragraph("held")}</w:tc></w:sdtContent></w:sdt>'
    found = found_in(word_file(f"{round_block}<w:tbl><w:tr><w:tc>{paragraph('Label')}</w:tc>{cell}</w:tr></w:tbl>"))
    assert found.fields == (("block", "one\ntwo"), ("cell", "held"))
    assert found.rows == (("one",), ("two",), ("Label", "held"))


def test_legacy_form_fields_are_read() -> None:
    body = table([
        ["Name", in_cell(legacy("Text1", "<w:textInput/>", "Amira"))],
        ["Known", in_cell(legacy("Check1", "<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"))],
        ["Religion", in_cell(legacy("List1", "<w:ddList><w:result w:val='1'/><w:listEntry w:val='Sikh'/><w:listEntry w:val='Hindu'/></w:ddList>"))],
        ["Empty", in_cell(legacy("Text2", "<w:textInput/>", "\u2002\u2002\u2002\u2002\u2002"))],
    ])  # fmt: skip
    found = found_in(word_file(body))
    assert found.fields == (("Text1", "Amira"), ("Check1", "☒"), ("List1", "Hindu"), ("Text2", ""))
    assert [row[1] for row in found.rows] == ["Amira", "☒", "Hindu", ""]


def test_words_that_were_deleted_under_tracking_are_not_read() -> None:
    body = (
        f"<w:p>{runs('kept ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>{runs('added')}</w:ins></w:p>"
    )
    assert found_in(word_file(body)).rows == (("kept added",),)


def test_a_message_gives_its_words_its_day_and_its_files_under_names_of_ours() -> None:
    form = pdf_form({"child_name": "Amira"})
    found = read_file(mail("Please find attached.", form, b"\x89PNG picture"))
    assert found.shape == "mail"
    assert "Part Two: Łucja" in found.words
    assert "Please find attached." in found.words
    assert found.sent == SENT
    assert found.enclosed == (Enclosed("attachment-1.pdf", form), Enclosed("attachment-2.png", b"\x89PNG picture"))


def test_markup_of_a_message_is_never_shown() -> None:
    html = "<style>x{}</style><p>Not <b>known</b></p><script>alert(1)</script><img src='http://example.org/x'>"
    plain = mail("Not known to us", html=html)
    assert "Not known to us" in found_in(plain).words
    only = plain.replace(b"text/plain", b"text/html", 1).replace(
        b"Not known to us", b"<p>Not <b>known</b> &amp; so</p>"
    )
    words = found_in(only).words
    assert "Not known & so" in words
    assert "<" not in words.partition("\n")[2].partition("\n")[2]


def test_a_message_of_outlook_is_read_with_the_messages_in_it() -> None:
    form, small = pdf_form({"child_name": "Amira"}), b"small"
    inner = outlook_files.parts("Within", "inner words", form)
    data = outlook_files.message("Part Two", "outer words", small, date="Mon, 6 Jan 2014 10:00:00 +0000", inner=inner)
    found = read_file(data)
    assert found.shape == "mail"
    assert found.sent == SENT
    assert all(words in found.words for words in ("Part Two", "outer words", "Within", "inner words"))
    assert found.enclosed == (Enclosed("attachment-1.txt", small), Enclosed("attachment-2.pdf", form))


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_an_open_document_file_says_what_to_do(kind: str) -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<office/>")
    with pytest.raises(NotRead, match=r"This is an OpenDocument file .* save it again as \.docx"):
        read_file(made.getvalue())


def test_a_file_of_an_old_office_program_says_what_to_do() -> None:
    with pytest.raises(NotRead, match=r"save it again as \.docx"):
        read_file(outlook_files.storage({"WordDocument": b"old" * 3000}))


@pytest.mark.parametrize(
    ("data", "words"),
    [("Łucja\r\nx".encode(), "Łucja\nx"), ("Łucja".encode("utf-16"), "Łucja"), ("café".encode("cp1252"), "café")],
)
def test_plain_text_is_read_however_it_was_written(data: bytes, words: str) -> None:
    assert read_file(data).words == words


def test_pictures_and_unknown_files_are_not_read_at_all() -> None:
    assert read_file(b"\x89PNG\r\n\x1a\n") == Findings("picture")
    assert read_file(b"MZ\0\0\0") == Findings("other")


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        (b"Dear office,\nplease", "text"),
        (b"X-A: 1\nReceived: by x\n\nbody", "mail"),
        (b"BEGIN:VCALENDAR\r\n", "text"),
        (b"BEGIN:VEVENT\r\n" * 9_000, "text"),
        (b"Note: see below\nmore", "text"),
        (b"junk %PDF-1.4", "pdf"),
        (b"From: a\nSubject: %PDF-1.4\n\nx", "mail"),
    ],
)
def test_a_shape_is_told_by_the_bytes(data: bytes, shape: str) -> None:
    assert shape_of(data) == shape
