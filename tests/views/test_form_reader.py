"""A registered form to be read: the paper's words in the paper's order, amendments beside what they changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.framework.newham_2013_grounds import GROUNDS
from nscb_desktop.framework.newham_2013_sheets import DECISION
from nscb_desktop.framework.records import Amendment, Authorisation, FormRecord
from nscb_desktop.views.answer_view import NOT_ANSWERED, in_pieces
from nscb_desktop.views.form_reader import FormReader, form_names
from tests.views.typed_referral import REFERRAL

AT = datetime(2013, 12, 20, 16, 40, tzinfo=UTC)
ANSWERS: dict[str, Answer] = {
    "agency": "Exampleham <b>Social</b> Care",
    "lead_officer": {"name": "Ngozi Adéọlá-Whyte", "telephone": "020 7946 0123", "other": "Deputy till 3 Jan"},
    "child_name": "Tahmina তাহমিনা \u202eBegum",
    "date_of_birth": read_date("c. May 2009"),
    "language": {"spoken": "Sylheti", "interpreter": Reply.YES},
    "religion": Said.NOT_KNOWN,
    "disability": Chosen(("HEAR",), "aids from Sept 2013"),
    "family": Rows(
        ({"name": "Rafiq", "born": read_date("1983 or 84"), "caring": Reply.YES, "notes": "on birth cert"},),
        "unborn, due c. April 2014",
    ),
    "home_address": "Flat 2\n118 Exampleton Rd",
    "previous_addresses": Rows(({"address": "4 Test Street", "from": read_date("Jan 2011")},)),
    "reasons": Reasons({"abuse": Tick(Reply.YES, "bruises"), "died": Tick(Reply.NO)}, "First line\nSecond line"),
}
ENTERED = [
    "Exampleham <b>Social</b> Care", "Ngozi Adéọlá-Whyte", "020 7946 0123", "Deputy till 3 Jan",
    "Tahmina তাহমিনা [U+202E]Begum", "c. May 2009", "Sylheti", "Yes", "Not known", "Hearing; aids from Sept 2013",
    "Rafiq", "1983 or 84", "on birth cert", "unborn, due c. April 2014", "Flat 2\n118 Exampleton Rd", "4 Test Street",
    "Jan 2011", "bruises", "No", "First line\nSecond line",
]  # fmt: skip
AMENDMENT = Amendment(
    "date_of_birth", read_date("c. May 2009"), read_date("5 March 2009"), date(2013, 12, 23), AT, "J. Okafor",
    "birth certificate seen",
)  # fmt: skip


def record(number: int = 1, agency: str = "Police", **changes: object) -> FormRecord:
    """A registered Part One."""
    settings: dict[str, object] = {"original": ANSWERS | {"agency": agency}, "unauthorised_reason": "awaited"} | changes
    return FormRecord(number, 1, PART_ONE, AT, AT, "J. Okafor", **settings)  # type: ignore[arg-type] # checked by use


def labels_of(reader: FormReader) -> list[QLabel]:
    """The labels of the paper, in the order they were laid out."""
    paper = reader.area.widget()
    assert paper is not None
    return paper.findChildren(QLabel)


def shown(reader: FormReader) -> list[str]:
    """The words of the paper."""
    return [label.text() for label in labels_of(reader)]


@pytest.fixture
def reader(qtbot: QtBot) -> FormReader:
    made = FormReader()
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.load([FormRecord(1, 1, PART_ONE, AT, AT, "J. Okafor", ANSWERS)], may_amend=True, may_authorise=True)
    made.show()
    return made


def test_every_label_and_guidance_stands_in_the_order_of_the_paper(reader: FormReader) -> None:
    words = shown(reader)
    expected = [text for field in PART_ONE.fields() for text in (field.label, field.guidance) if text]
    assert [text for text in words if text in set(expected)] == expected
    assert words[0] == "PART ONE – to be completed by the referring agency"


def test_every_value_entered_can_be_read_and_nothing_is_read_as_markup(reader: FormReader) -> None:
    words = shown(reader)
    assert [value for value in ENTERED if value not in words] == []
    labels = reader.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_words_can_be_selected_once_the_pointer_is_over_them(reader: FormReader) -> None:
    label = next(each for each in labels_of(reader) if each.text() == "Flat 2\n118 Exampleton Rd")
    QApplication.sendEvent(label, QEnterEvent(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2)))
    assert label.textInteractionFlags() == Qt.TextInteractionFlag.TextSelectableByMouse
    assert label.text() == "Flat 2\n118 Exampleton Rd"


def test_only_criteria_replied_to_are_shown(reader: FormReader) -> None:
    words = shown(reader)
    replied = [ground.words for ground in GROUNDS if ground.words in words]
    assert replied == ["abuse or neglect is known or suspected", "A child dies"]


def test_a_question_left_blank_is_not_answered_and_never_none(reader: FormReader) -> None:
    assert shown(reader).count(NOT_ANSWERED) == len([f for f in PART_ONE.fields() if f.key not in ANSWERS])


def test_a_question_of_a_sheet_that_nothing_asked_is_not_shown_as_unanswered(reader: FormReader) -> None:
    sheet = FormRecord(2, 1, DECISION, AT, AT, "J. Okafor", {"review": "other", "rationale": "The threshold is met."})
    reader.load([sheet], may_amend=True, may_authorise=False)
    assert "Which other review:" in shown(reader)
    assert DECISION.field("same_person").label not in shown(reader)
    why = Amendment("same_person", "ill", None, date(2014, 1, 7), AT, "J. Okafor", "another case")
    reader.load([replace(sheet, amendments=(why,))], may_amend=True, may_authorise=False)
    assert DECISION.field("same_person").label in shown(reader)


def test_an_amendment_stands_dated_beside_its_answer_with_the_old_one_struck(reader: FormReader) -> None:
    reader.load([record(amendments=(AMENDMENT,))], may_amend=True, may_authorise=True)
    labels = labels_of(reader)
    words = [label.text() for label in labels]
    place = words.index("5 March 2009")
    assert words[place : place + 4] == [
        "5 March 2009",
        "Amended 23 Dec 2013 by J. Okafor. birth certificate seen",
        "was",
        "c. May 2009",
    ]
    assert labels[place + 3].font().strikeOut()
    assert not labels[place].font().strikeOut()


def test_a_form_not_authorised_offers_its_authorisation(reader: FormReader, qtbot: QtBot) -> None:
    assert reader.authorise.isVisibleTo(reader)
    with qtbot.waitSignal(reader.authorise_asked) as asked:
        reader.authorise.click()
    assert asked.args == [1]
    given = Authorisation("S. Owen", "Divisional Director", AT, "Secure e-mail", "no other clinician")
    reader.load([record(authorisation=given)], may_amend=True, may_authorise=True)
    assert not reader.authorise.isVisibleTo(reader)
    assert "Authorised by S. Owen, Divisional Director, 20 Dec 2013 16:40, Secure e-mail." in reader.about.text()
    assert "one person: no other clinician" in reader.about.text()


def test_a_second_part_one_is_one_press_away_and_warns_for_itself(reader: FormReader, qtbot: QtBot) -> None:
    given = Authorisation("S. Owen", "Divisional Director", AT, "")
    forms = [record(1, "Police", authorisation=given), record(2, "CAMHS & <i>Health</i>")]
    assert form_names(forms) == ["Part One (1), Police", "Part One (2), CAMHS & <i>Health</i>"]
    reader.load(forms, may_amend=True, may_authorise=True)
    assert reader.warning.text() == ""
    second = reader.which.button(1)
    assert second.text() == "Part One (2), CAMHS && <i>Health</i>"
    second.click()
    assert "CAMHS & <i>Health</i>" in shown(reader)
    assert reader.warning.text() == "NOT AUTHORISED: awaited"
    with qtbot.waitSignal(reader.amend_asked) as asked:
        reader.amend.click()
    assert asked.args == [2]


def test_reading_the_same_case_anew_stays_at_the_same_form(reader: FormReader) -> None:
    forms = [record(1, "Police"), record(2, "CAMHS")]
    reader.load(forms, may_amend=True, may_authorise=True)
    reader.show_form(1)
    reader.load(forms, may_amend=True, may_authorise=True, keep=True)
    assert reader.record is forms[1]
    reader.load(forms, may_amend=True, may_authorise=True)
    assert reader.record is forms[0]


def test_a_long_narrative_loses_nothing_when_it_is_cut_for_painting() -> None:
    text = "\n".join(f"{number} " + "words " * 200 for number in range(40))
    pieces = in_pieces(text)
    assert len(pieces) > 10
    assert "\n".join(pieces) == text
    assert in_pieces("") == [""]


@pytest.mark.usefixtures("in_light")
def test_nothing_is_left_blank_under_the_last_answer(qtbot: QtBot) -> None:
    reader = FormReader()
    qtbot.addWidget(reader)
    reader.resize(1000, 420)
    reader.show()
    reader.load((record(original=REFERRAL),), may_amend=False, may_authorise=False)
    paper = reader.area.widget()
    assert paper
    qtbot.waitUntil(lambda: paper.height() > 600)
    lowest = max(label.mapTo(paper, label.rect().bottomLeft()).y() for label in labels_of(reader))
    assert paper.height() - lowest < 40
