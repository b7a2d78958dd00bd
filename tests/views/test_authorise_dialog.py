"""Recording a late authorisation: who, in what role, when, how; one person in two offices says why."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.framework.records import Authorisation, FormRecord
from nscb_desktop.views.authorise_dialog import SAME_PERSON, AuthoriseDialog
from tests.views.mnemonics import clashing_mnemonics, nameless

NOW = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)


def now() -> datetime:
    """The office's moment."""
    return NOW


def record(author: str, authoriser: str) -> FormRecord:
    """A registered Part One with these two names."""
    answers: dict[str, Answer] = {
        "lead_officer": {"name": author, "role": "Service Manager"},
        "authoriser": {"name": authoriser, "role": "Divisional Director (acting)"},
    }
    return FormRecord(1, 1, PART_ONE, NOW, NOW, "J. Okafor", answers)


def opened(qtbot: QtBot, form: FormRecord) -> tuple[AuthoriseDialog, list[Authorisation]]:
    """The dialog on the screen, and what it hands over."""
    dialog = AuthoriseDialog(form, now)
    qtbot.addWidget(dialog)
    given: list[Authorisation] = []
    dialog.authorised.connect(given.append)
    dialog.open()
    return dialog, given


def test_name_and_role_are_those_on_the_form_and_the_rest_is_asked(qtbot: QtBot) -> None:
    dialog, given = opened(qtbot, record("Ngozi Adéọlá-Whyte", "Prof. Siân Llewelyn-Owen"))
    assert dialog.name.text() == "Prof. Siân Llewelyn-Owen"
    assert dialog.role_of.text() == "Divisional Director (acting)"
    assert dialog.at.moment() is None
    assert dialog.how.currentText() == ""
    assert not dialog.reason.isVisibleTo(dialog)
    dialog.at.line.setText("23/12/2013 9.05 am")
    dialog.how.setEditText("Secure e-mail")
    dialog.save.click()
    moment = datetime(2013, 12, 23, 9, 5, tzinfo=UTC)
    assert given == [Authorisation("Prof. Siân Llewelyn-Owen", "Divisional Director (acting)", moment, "Secure e-mail")]


@pytest.mark.parametrize(
    ("name", "at", "sentence"),
    [
        ("", "23/12/2013 9.05", "Enter the authoriser's name and role."),
        ("S. Owen", "", "Enter when it was authorised, with the time."),
        ("S. Owen", "23/12/2013", "The time is needed too, as in 20/12/2013 16.40"),
        (
            "S. Owen",
            "8/1/2014 9.00",
            "That moment has not come yet. Check the date and time of the authorisation.",
        ),
    ],
)
def test_what_is_missing_is_one_sentence(qtbot: QtBot, name: str, at: str, sentence: str) -> None:
    dialog, given = opened(qtbot, record("N. Whyte", "S. Owen"))
    dialog.name.setText(name)
    dialog.at.line.setText(at)
    dialog.save.click()
    assert dialog.problem.text() == sentence
    assert given == []


def test_author_and_authoriser_in_one_person_must_say_why(qtbot: QtBot) -> None:
    dialog, given = opened(qtbot, record("Siân Llewelyn-Owen", "LLEWELYN-OWEN, Sian"))
    assert dialog.same_person
    assert dialog.reason.isVisibleTo(dialog)
    dialog.at.line.setText("23/12/2013 9.05")
    dialog.save.click()
    assert dialog.problem.text() == SAME_PERSON
    dialog.reason.fill("no other clinician on duty")
    dialog.save.click()
    assert given[0].own_form_reason == "no other clinician on duty"


def test_two_rapid_presses_authorise_once(qtbot: QtBot) -> None:
    dialog, given = opened(qtbot, record("N. Whyte", "S. Owen"))
    dialog.at.line.setText("23/12/2013 9.05")
    dialog.save.click()
    dialog.save.click()
    assert len(given) == 1


def test_letters_and_names_are_its_own(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot, record("S. Owen", "S. Owen"))
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
