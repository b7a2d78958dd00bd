"""What letters say: the same on paper and in Word, to a family as one writes to people, and with no field left."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from io import BytesIO

from docx import Document

from nscb_desktop.casework import correspondence
from nscb_desktop.casework.correspondence import As
from nscb_desktop.casework.paper import PRACTICE
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.letters import Letter, problem
from nscb_desktop.framework.records import CaseFile
from tests import gates
from tests.documents.papers import page_texts, whole_text
from tests.letters import NAMED, asked, choice, words_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fitting(office: Sitting) -> list[tuple[CaseFile, Letter, InformationRequest | None]]:
    """Each letter with a case that it fits."""
    case, request = asked(office)
    gates.staffed(office)
    scr, none = gates.decided(office), gates.decided(office, review="none")
    found = []
    for letter in case.edition.letters:
        about = request if letter.of_request else None
        fits = next(each for each in (case, scr, none) if not problem(letter, each, about))
        found.append((fits, letter, about))
    return found


def test_every_letter_is_made_in_every_way_with_no_field_left(office: Sitting) -> None:
    for case, letter, request in fitting(office):
        chosen = choice(office, case, letter, request)
        pdf = whole_text(correspondence.make(office, case.id, chosen, As.PDF).data)
        word = words_of(correspondence.make(office, case.id, chosen, As.WORD).data)
        mail = message_from_bytes(correspondence.make(office, case.id, chosen, As.EMAIL).data, policy=policy.default)
        for said in (pdf, word):
            assert "{{" not in said, letter.key
            assert str(case.reference) in said
            assert chosen.to.name in said
            assert "Jane Okafor" in said
        assert mail["Subject"] == f"{case.reference}: {letter.subject}"
        assert mail["To"].addresses[0].addr_spec == NAMED.addresses[0]


def frame_of(word: bytes) -> list[str]:
    """The lines at the head and the foot of a Word document's pages; a tab is a space."""
    section = Document(BytesIO(word)).sections[0]
    lines = []
    for line in (each for edge in (section.header, section.footer) for each in edge._element.iter(f"{W}p")):
        pieces = [each for each in line.iter(f"{W}t", f"{W}tab") if each.getparent().tag == f"{W}r"]
        lines.append("".join(" " if each.tag == f"{W}tab" else each.text or "" for each in pieces))
    return [line for line in lines if line]


def without_frame(pages: list[str], frame: list[str]) -> str:
    """The words of pages without what stands at the head and foot of each, all of which must stand there."""
    inside = []
    for number, words in enumerate(pages, 1):
        left = words
        for line in frame:
            before, found, after = left.partition(line.replace("page 1 of 1", f"page {number} of {len(pages)}"))
            assert found, line
            left = before + after
        inside.append(left)
    return " ".join(inside)


def test_the_paper_and_the_word_document_of_every_letter_say_the_same_words(office: Sitting) -> None:
    for case, letter, request in fitting(office):
        chosen = choice(office, case, letter, request)
        word = correspondence.make(office, case.id, chosen, As.WORD).data
        pages = page_texts(correspondence.preview(office, case, chosen))
        frame = frame_of(word)
        assert f"{case.reference} · {office.settings().board} page 1 of 1" in frame, letter.key
        assert len(frame) == (1 if letter.private else 3), letter.key
        assert without_frame(pages, frame).split() == words_of(word).split(), letter.key


def test_a_family_is_written_to_as_people_write_and_under_no_protective_marking(office: Sitting) -> None:
    case, letter, request = next(each for each in fitting(office) if each[1].key == "family")
    for made_as in (As.PDF, As.WORD):
        data = correspondence.make(office, case.id, choice(office, case, letter, request), made_as).data
        said = whole_text(data) if made_as is As.PDF else "\n".join([words_of(data), *frame_of(data)])
        assert said.count("PRIVATE AND CONFIDENTIAL") == 1
        assert "RESTRICTED" not in said
        assert "OFFICIAL" not in said
        assert re.search(
            r"the Independent Chair of the Board\s+decided\s+to\s+hold\s+a\s+Serious\s+Case\s+Review\s+about", said
        )
        assert "Review is:" not in said
    object.__setattr__(office, "register", replace(office.register, practice=True))
    invented = correspondence.make(office, case.id, choice(office, case, letter, request), As.WORD).data
    assert frame_of(invented).count(PRACTICE) == 2
