"""The Board's own templates: put in once they are sound, used for its letters, taken out again."""

import contextlib
from io import BytesIO

import pytest
from docx import Document

from nscb_desktop.casework import correspondence, letter_templates
from nscb_desktop.casework.correspondence import As, Choice
from nscb_desktop.casework.letter_facts import Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.letter_templates import Template, saved
from nscb_desktop.framework.errors import NotAllowed, OfficeError, Refused
from nscb_desktop.framework.newham_2013_letters import CHIEF_EXECUTIVE, SECURE_FILES
from tests import registers
from tests.documents.papers import whole_text

TO = Addressee("All lead officers")


def template(*paragraphs: str) -> bytes:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    return saved(document)


OWN = template(
    "Town Hall, Exampleham",
    "{{today}}",
    "Ref {{our_reference}}",
    "Lock the files about {{child_name}} ({{date_of_birth}}).",
)


def test_a_template_of_the_board_is_used_on_paper_and_in_word(office: Sitting) -> None:
    case = registers.registered(office, "Amira Example")
    letter_templates.put_in(office, SECURE_FILES, "our letter.docx", OWN)
    chosen = Choice("secure_files", TO)
    made = correspondence.make(office, case.id, chosen, As.WORD)
    assert [each.text for each in Document(BytesIO(made.data)).paragraphs] == [
        "Town Hall, Exampleham", "7 January 2014", f"Ref {case.reference}", "Lock the files about Amira Example (not recorded).",
    ]  # fmt: skip
    assert "Lock the files about Amira Example" in whole_text(correspondence.preview(office, case, chosen))
    letter_templates.take_out(office, SECURE_FILES)
    assert "Please secure today" in whole_text(correspondence.preview(office, case, chosen))


def test_putting_in_and_taking_out_are_kept_with_who_and_when(office: Sitting) -> None:
    made = letter_templates.put_in(office, SECURE_FILES, "our letter.docx", OWN)
    assert letter_templates.kept(office) == {"secure_files": made}
    assert (made.name, made.by) == ("our letter.docx", "Jane Okafor")
    letter_templates.take_out(office, SECURE_FILES)
    assert letter_templates.kept(office) == {}
    with pytest.raises(Refused, match="it is the built-in one"):
        letter_templates.take_out(office, SECURE_FILES)


def test_a_template_with_mistakes_is_not_put_in_and_they_are_all_named(office: Sitting) -> None:
    wrong = template("{{our_reference}} {{childs_name}} {{due_on}}", "{{agency")
    found = letter_templates.problems(SECURE_FILES, "w.docx", wrong)
    assert len(found) == 4
    assert "Did you mean {{child_name}}, the child's name?" in found[0]
    assert "is not about one agency's request" in found[1]
    assert "is begun or ended and not whole" in found[2]
    assert found[3] == "It leaves out {{child_name}}, the child's name, which this letter must say."
    with pytest.raises(Refused) as told:
        letter_templates.put_in(office, SECURE_FILES, "w.docx", wrong)
    assert str(told.value).startswith("“w.docx” is not put in. {{childs_name}} is not a field")
    assert letter_templates.kept(office) == {}


@pytest.mark.usefixtures("read_here")
def test_a_starter_can_be_put_in_as_it_is(office: Sitting) -> None:
    for letter in letter_templates.letters_of(office):
        letter_templates.put_in(office, letter, f"{letter.key}.docx", letter_templates.start(letter))
    assert len(letter_templates.kept(office)) == 13
    assert letter_templates.template_bytes(office, CHIEF_EXECUTIVE)[0] == "chief_executive.docx"


def test_what_is_no_template_is_refused_before_anything_is_kept(office: Sitting, chair: Sitting) -> None:
    with pytest.raises(OfficeError, match="cannot be read as a Word document"):
        letter_templates.put_in(office, SECURE_FILES, "x.docx", b"PK but not really")
    with pytest.raises(Refused, match="larger than a template can be"):
        letter_templates.put_in(office, SECURE_FILES, "x.docx", b"x" * 10_000_001)
    with pytest.raises(NotAllowed):
        letter_templates.put_in(chair, SECURE_FILES, "x.docx", OWN)
    assert letter_templates.kept(office) == {}


def test_nothing_is_opened_here_that_the_process_that_reads_did_not_let_through(
    office: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []

    def opens(name: str, data: bytes) -> Template:
        opened.append(data)
        return Template(name, data)

    monkeypatch.setattr(letter_templates, "looked_through", opens)
    for wrong in (b"PK\x03\x04 but not really", template("{{childs_name}}"), OWN[:900]):
        with pytest.raises(OfficeError):
            letter_templates.put_in(office, SECURE_FILES, "w.docx", wrong)
        with contextlib.suppress(OfficeError):
            letter_templates.problems(SECURE_FILES, "w.docx", wrong)
    assert opened == []
    letter_templates.put_in(office, SECURE_FILES, "w.docx", OWN)
    assert opened == [OWN]
