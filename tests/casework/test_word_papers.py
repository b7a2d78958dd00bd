"""Every paper of a case saved as Word says what it says as PDF: forms, gates, minutes, history, last days, charts."""

import re
import zipfile
from io import BytesIO

import pytest
from docx.oxml import parse_xml

from nscb_desktop.casework import cases, challenges, deadlines, gate_paper, held_meetings, information, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Chart, FlowChart, Outline
from nscb_desktop.framework.meetings import Conflict
from nscb_desktop.framework.records import CaseFile
from tests import gates, registers
from tests.agencies import partners
from tests.documents.papers import even, whole_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def case(office: Sitting) -> CaseFile:
    """A case that went through every gate, its agencies asked."""
    decided = gates.challenged(gates.staffed(office))
    challenges.conclude(office, decided.id, gates.OUTCOME, registers.NOW)
    return information.ask(office, decided.id, [each.id for each in partners(office).values()], office.today())


def word_text(data: bytes) -> str:
    """Every word of a Word file: its content, its heads and its feet."""
    found = []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in ("header1", "document", "footer1"):
            tree = parse_xml(archive.read(f"word/{part}.xml"))
            found += [
                "".join(text.text or " " for text in each.iter(f"{W}t", f"{W}tab", f"{W}br"))
                for each in tree.iter(f"{W}p")
            ]
    return even(" ".join(found))


def words(text: str) -> set[str]:
    """The words of a text."""
    return set(re.findall(r"\w{3,}", text))


def says_the_same(outline: Outline) -> None:
    """Fail where a word of the PDF is missing in the Word file, but for what is said where a page goes on."""
    plain = Outline(**{**{name: getattr(outline, name) for name in outline.__slots__}, "blocks": tuple(
        block for block in outline.blocks if not isinstance(block, FlowChart | Chart))})  # fmt: skip
    said = words(word_text(paper.as_word(outline)))
    assert sorted(words(whole_text(paper.as_pdf(plain))) - said - {"continued"}) == []


def test_forms_and_gates_say_the_same_as_word(office: Sitting, case: CaseFile) -> None:
    says_the_same(paper.form_sheet(office, case, case.part_one))
    keys = {sheet.form.key for sheet in case.sheets}
    assert {"screening", "recommendation", "decision", "challenge", "challenge_outcome"} <= keys
    for sheet in case.sheets:
        says_the_same(gate_paper.gate_sheet(office, case, sheet))


def test_history_last_days_and_summary_say_the_same_as_word(office: Sitting, case: CaseFile) -> None:
    says_the_same(paper.history_sheet(office, case, cases.history(office, case.id)))
    says_the_same(paper.summary_sheet(office, case))
    says_the_same(paper.agenda_sheet(office))
    clock = deadlines.case_clocks(office, case)[0]
    says_the_same(paper.working_sheet(office, clock.count, clock.name, clock.timescale.source))


def test_minutes_say_the_same_as_word(office: Sitting) -> None:
    case = gates.screened(gates.staffed(office))
    meeting = gates.held(office, case.id, present=2)
    meeting = held_meetings.declare(office, meeting, Conflict(case.id, "Member 1", "a cousin", True))
    says_the_same(
        gate_paper.minutes_sheet(office, held_meetings.minute(office, meeting, case.id, "Considered at length."))
    )


def test_charts_are_pictures_read_aloud_in_words(office: Sitting, case: CaseFile) -> None:
    for outline in (paper.flow_sheet(office, case), paper.chronology_sheet(office, case)):
        says_the_same(outline)
    with zipfile.ZipFile(BytesIO(paper.as_word(paper.flow_sheet(office, case)))) as archive:
        assert [name for name in archive.namelist() if name.endswith(".png")] == ["word/media/rIdPicture1.png"]
        document = archive.read("word/document.xml").decode()
    assert "you are here" in document.lower()
