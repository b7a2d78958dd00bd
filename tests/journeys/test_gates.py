"""The gates at the window's own pages: what the rules refuse, the strip, a notice's copy, and a closed case opened again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from nscb_desktop.casework import cases, filing
from nscb_desktop.views.background import Background
from nscb_desktop.views.editing.group_editor import GroupEditor
from nscb_desktop.views.editing.one_of_editor import OneOfEditor
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.milestone_dialog import MilestoneDialog
from nscb_desktop.views.office import Office
from nscb_desktop.views.typing_page import COUNT_AFTER_MS
from tests import gates, registers
from tests.journeys import hand
from tests.journeys.clerk import let_work
from tests.journeys.deciding import begin, type_sheet
from tests.views.typed_referral import type_answer

DAY = "6/1/2014 10.00"


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """Jane at her desk, with one case, both chairs in post, and members at three agencies."""
    sitting = gates.staffed(registers.fresh(tmp_path / "register"))
    registers.registered(sitting)
    made = Office(sitting, Background(qapp))
    made.begin()
    yield made
    made.leaving.end()


def asked(office: Office) -> list[str]:
    """The questions now on the sheet that are not always asked."""
    let_work(COUNT_AFTER_MS + 50)
    sheet = office.sheet.page.sheet
    assert sheet
    return [
        field.key
        for field in sheet.form.fields()
        if field.only_where and sheet.blocks[field.key].isVisibleTo(office.window)
    ]


def test_a_recommendation_asks_about_its_quorum_and_which_review_only_where_these_are_a_question(
    office: Office,
) -> None:
    case = gates.screened(office.sitting)
    gates.held(office.sitting, case.id, present=2)
    office.open_case(case.id)
    begin(office, "recommendation")
    assert asked(office) == ["inquorate"]
    review = office.sheet.page.sheet.blocks["review"].editor  # type: ignore[union-attr]  # a form is open
    assert isinstance(review, OneOfEditor)
    review.buttons["other"].click()
    assert asked(office) == ["which", "inquorate"]
    review.buttons["scr"].click()
    office.sheet.page.receipt.field.line.setText("5/1/2014")  # type: ignore[union-attr]  # a form is open
    assert asked(office) == []


def test_a_decision_asks_why_one_person_acted_twice_once_it_names_them(office: Office) -> None:
    office.open_case(gates.discussed(office.sitting).id)
    begin(office, "decision")
    assert asked(office) == []
    made_by = office.sheet.page.sheet.blocks["made_by"].editor  # type: ignore[union-attr]  # a form is open
    assert isinstance(made_by, GroupEditor)
    type_answer(made_by.parts["name"], " and Samuel Sample")
    assert asked(office) == []
    made_by.set_answer(gates.CHAIR)
    type_answer(made_by.parts["office"], " acting")
    assert asked(office) == ["same_person"]


def test_what_the_rules_have_against_a_sheet_is_said_at_its_field_and_nothing_is_lost(office: Office) -> None:
    office.open_case(1)
    cases.record_milestone(office.sitting, 1, "sent_for_screening", gates.DAY.date())
    office.case.refresh()
    begin(office, "screening")
    type_sheet(office, {"outcome": "scr", "reasons": "Two agencies missed it."}, "5/1/2014")
    assert office.window.here == "sheet"
    told = "\n".join(
        label.text() for label in office.sheet.page.findChildren(QLabel) if label.isVisibleTo(office.window)
    )
    assert "2 things must be put right before this is recorded" in told
    assert "Advice of the NSCB Business Manager: this cannot be left blank" in told
    assert "Screening cannot be before “Sent to the sub-group chair” on 6 January 2014." in told
    office.sheet.page.receipt.field.line.setText(DAY)  # type: ignore[union-attr]  # a form is open
    type_answer(office.sheet.page.sheet.blocks["advice"].editor, "Agrees.")  # type: ignore[union-attr]  # a form is open
    hand.press_again(office.sheet.page.ui.submit)
    assert cases.read_case(office.sitting, 1).facts["indicated"].on == gates.DAY.date()


def test_the_strip_leads_to_the_sheet_of_a_decision_and_corrects_one_that_is_recorded(office: Office) -> None:
    office.open_case(1)
    page = office.case.page
    page.ui.strip.milestone_chosen.emit("decided")
    assert page.ui.tabs.currentWidget() is page.decision
    assert office.case.dialog is None
    office.open_case(gates.decided(office.sitting).id)
    page.ui.strip.milestone_chosen.emit("decided")
    assert isinstance(office.case.dialog, MilestoneDialog)


def test_a_copy_filed_with_a_notice_is_named_on_it(office: Office) -> None:
    case = gates.decided(office.sitting)
    office.open_case(case.id)
    begin(office, "notice")
    filing.file_on_draft(office.sitting, office.sheet.page.task.draft.id, "letter to ofsted.pdf", b"%PDF")
    type_sheet(office, {"how": "letter", "said": "The decision."}, DAY)
    after = cases.read_case(office.sitting, case.id)
    assert after.sheets[-1].answers["copy"] == "letter to ofsted.pdf"
    assert after.facts["ofsted_told"].on == gates.DAY.date()
    assert [each.name for each in filing.documents(office.sitting, case.id)] == ["letter to ofsted.pdf"]


def test_a_case_is_closed_with_what_is_open_and_opened_again(office: Office) -> None:
    case = gates.challenged(office.sitting)
    office.open_case(case.id)
    begin(office, "closing")
    assert any("Challenge 1 by Police" in words for _, words in office.sheet.page.task.context)
    type_sheet(office, gates.CLOSING, "7/1/2014 10.00")
    closed = cases.read_case(office.sitting, case.id)
    assert "Challenge 1 by Police, of 6 Jan 2014" in str(closed.sheets[-1].answers["open"])
    assert "Draft of Closure" not in str(closed.sheets[-1].answers["open"])
    begin(office, "reopening")
    dialog = next(each for each in office.window.findChildren(ReasonDialog) if each.isVisible())
    dialog.words.setPlainText("The coroner asks.")
    dialog.yes.click()
    assert "closed" not in cases.read_case(office.sitting, case.id).facts
    assert "Reopened" in office.case.page.flags.shown[-1].shown
