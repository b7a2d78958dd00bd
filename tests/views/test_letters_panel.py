"""Letters among the settings: a starter is saved, a template checked in plain words, put in, and taken out again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import letter_templates
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.letter_templates import saved
from nscb_desktop.framework.letters import LETTER_FIELDS
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.views.background import Background
from nscb_desktop.views.letters_panel import LettersPanel
from nscb_desktop.views.messages import Messages
from tests.views.mnemonics import clashing_mnemonics, nameless

CHAIR = Person("sam", "Sam Pretend", Role.SUBGROUP_CHAIR)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


def panel_of(sitting: Sitting, background: Background, qtbot: QtBot) -> LettersPanel:
    made = LettersPanel(sitting, background, Messages())
    made._messages.window = made
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh()
    made.rows.choose("secure_files")
    return made


@pytest.fixture
def panel(sitting: Sitting, background: Background, qtbot: QtBot) -> LettersPanel:
    return panel_of(sitting, background, qtbot)


def written(tmp_path: Path, *paragraphs: str) -> str:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    path = tmp_path / "ours.docx"
    path.write_bytes(saved(document))
    return str(path)


def template_of(panel: LettersPanel, row: int) -> str:
    return str(panel.rows.model().index(row, 2).data())


def test_a_template_is_put_in_and_taken_out(panel: LettersPanel, tmp_path: Path, qtbot: QtBot) -> None:
    assert template_of(panel, 1) == "built in"
    panel.put_in(written(tmp_path, "{{our_reference}}", "{{child_name}}"))
    qtbot.waitUntil(lambda: template_of(panel, 1).startswith("ours.docx, put in 7 Jan 2014"))
    assert panel.take.isEnabled()
    panel.take.click()
    qtbot.waitUntil(lambda: template_of(panel, 1) == "built in")
    assert not panel.take.isEnabled()


def test_everything_wrong_with_a_template_is_listed(panel: LettersPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.check_file(written(tmp_path, "{{our_refrence}}", "{{due_on}}"))
    qtbot.waitUntil(lambda: bool(panel.outcome.text()))
    lines = panel.outcome.text().splitlines()
    assert lines[0] == "ours.docx cannot be put in for “Secure your files” yet:"
    assert lines[1].startswith("1. {{our_refrence}} is not a field that letters have. Did you mean {{our_reference}}")
    assert len(lines) == 5
    panel.check_file(written(tmp_path, "{{our_reference}}", "{{child_name}}"))
    qtbot.waitUntil(lambda: "nothing is wrong with its fields" in panel.outcome.text())


def test_a_template_with_a_mistake_is_refused_in_a_sentence(panel: LettersPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.put_in(written(tmp_path, "{{our_refrence}}"))
    qtbot.waitUntil(lambda: panel.findChild(QMessageBox) is not None)
    box = panel.findChild(QMessageBox)
    assert box
    assert "is not put in" in box.text()
    box.close()
    assert template_of(panel, 1) == "built in"


def test_a_letter_is_saved_to_be_edited(panel: LettersPanel, sitting: Sitting, tmp_path: Path, qtbot: QtBot) -> None:
    panel.start_from.click()
    qtbot.waitUntil(lambda: panel.findChild(QFileDialog) is not None)
    asks = panel.findChild(QFileDialog)
    assert asks
    asks.fileSelected.emit(str(tmp_path / "start.docx"))
    letter = letter_templates.letters_of(sitting)[1]
    assert letter_templates.problems(letter, "start.docx", (tmp_path / "start.docx").read_bytes()) == []
    asks.close()


def test_every_field_is_listed_with_what_it_says_and_where_it_comes_from(panel: LettersPanel) -> None:
    model = panel.fields.model()
    assert model.rowCount() == len(LETTER_FIELDS)
    assert [model.index(0, column).data() for column in range(3)] == [
        "{{today}}",
        "the date of the letter",
        "today's date",
    ]


def test_who_may_only_look_can_put_nothing_in(sitting: Sitting, background: Background, qtbot: QtBot) -> None:
    panel = panel_of(Sitting(sitting.register, CHAIR, sitting.now), background, qtbot)
    assert not panel.put.isEnabled()
    assert not panel.take.isEnabled()
    assert panel.check.isEnabled()


def test_every_part_has_a_name_and_a_key_of_its_own(panel: LettersPanel) -> None:
    assert nameless(panel) == []
    assert clashing_mnemonics(panel) == {}
