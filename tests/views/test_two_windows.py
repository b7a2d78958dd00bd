"""A dialog or a sheet opened before another window recorded the same thing: it says so, stays with every word, and can go on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, challenges, clocks, corrections, drafting, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.clock_changes import ChangeKind
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.views.amend_dialog import AmendDialog
from nscb_desktop.views.background import Background
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.clock_dialog import ClockDialog
from nscb_desktop.views.editing.words_editor import WordsEditor
from nscb_desktop.views.gate_tasks import task_of
from nscb_desktop.views.messages import Messages, ReasonDialog
from nscb_desktop.views.milestone_dialog import MilestoneDialog
from nscb_desktop.views.once import Once
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.request_dialogs import DatedDialog
from nscb_desktop.views.sheet_desk import SheetDesk
from tests import gates
from tests.agencies import partners
from tests.views.everything_shown import everything_shown

CASE, ASKED, TODAY = 7, date(2014, 1, 2), date(2014, 1, 7)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What everything stands in."""
    made = QWidget()
    made.resize(1182, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def desk(sitting: Sitting, window: QWidget) -> Iterator[CaseDesk]:
    """A case page on which the police were asked."""
    police = partners(sitting)["Police"]
    information.ask(sitting, CASE, [police.id], ASKED)
    background, messages = Background(), Messages(window)
    made = CaseDesk(sitting, messages, Papers(sitting, background, messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    made.page.show()
    made.open(CASE)
    yield made
    background.finish()


def case_of(desk: CaseDesk) -> CaseFile:
    """The case shown."""
    assert desk.page.case
    return desk.page.case


def test_an_agency_chased_meanwhile_is_not_chased_again_unawares(desk: CaseDesk, sitting: Sitting) -> None:
    desk.page.ui.tabs.setCurrentWidget(desk.page.agencies)
    (police,) = case_of(desk).requests
    desk.page.agencies.requests.acts["chase"].click()
    dialog = desk.agencies.dialog
    assert isinstance(dialog, DatedDialog)
    dialog.day.show_day(TODAY)
    dialog.fields["how"].write("telephone")
    information.chase(sitting, police.id, date(2014, 1, 6), "letter")
    dialog.ok.click()
    assert dialog.needed.text() == (
        "Since this page was read, J. Okafor recorded “chased, 6 Jan 2014, letter” of Police: "
        "press the button again if yours is still to be recorded."
    )
    assert dialog.isVisible()
    assert dialog.fields["how"].words() == "telephone"
    assert case_of(desk).requests[0].chased == 1
    assert "6 Jan 2014: chased, letter" in desk.page.agencies.requests.story.text()
    dialog.ok.click()
    assert not dialog.isVisible()
    assert [each.how for each in case_of(desk).requests[0].events] == ["letter", "telephone"]


def test_a_date_recorded_meanwhile_is_corrected_with_a_reason_or_not_at_all(desk: CaseDesk, sitting: Sitting) -> None:
    desk.page.ui.strip.milestone_chosen.emit("met")
    dialog = desk.dialog
    assert isinstance(dialog, MilestoneDialog)
    dialog.day.show_day(TODAY)
    cases.record_milestone(sitting, CASE, "met", date(2014, 1, 6))
    dialog.save.click()
    assert dialog.problem.text().startswith("Since this page was read, “Sub-group met” was recorded as 6 January 2014")
    assert (dialog.stands.text(), dialog.save.text()) == ("Recorded as 6 January 2014.", "&Correct the date")
    assert dialog.why.isVisible()
    assert dialog.day.day() == TODAY
    assert case_of(desk).facts["met"].on == date(2014, 1, 6)
    dialog.why.fill("the minutes")
    dialog.save.click()
    assert case_of(desk).facts["met"].on == TODAY


def test_a_clock_extended_meanwhile_is_not_extended_again_unawares(desk: CaseDesk, sitting: Sitting) -> None:
    offers = desk.page.summary.clocks._offers
    number = next(
        n for n, o in enumerate(offers) if (o.kind, o.clock.timescale.key) == (ChangeKind.EXTENDED, "convene")
    )
    desk.page.summary.clocks.changes.button(number).click()
    dialog = desk.dialog
    assert isinstance(dialog, ClockDialog)
    assert dialog.day
    assert dialog.agreed_by
    dialog.day.show_day(date(2014, 1, 15))
    dialog.why.fill("snow")
    dialog.agreed_by.write("the Chair")
    clocks.extend(sitting, CASE, ("convene", ""), date(2014, 1, 20), why="ice", agreed_by="the Chair")
    dialog.ok.click()
    assert "J. Okafor recorded “extended, 20 Jan 2014” of Sub-group held" in dialog.needed.text()
    assert (dialog.why.words(), len(case_of(desk).changes)) == ("snow", 1)
    dialog.ok.click()
    assert [each.on for each in case_of(desk).changes] == [date(2014, 1, 20), date(2014, 1, 15)]


def test_an_office_record_changed_meanwhile_keeps_the_other_windows_answers(desk: CaseDesk, sitting: Sitting) -> None:
    desk.page.summary.office_asked.emit()
    dialog = desk.dialog
    assert isinstance(dialog, AmendDialog)
    corrections.amend_office(sitting, CASE, {"incident_kind": "a fall"}, "as told")
    dialog.fields.setCurrentIndex(dialog.fields.findData("notes"))
    assert isinstance(dialog.editor, WordsEditor)
    dialog.editor.text.write("An aunt telephoned")
    dialog.day.text.write("7/1/2014")
    dialog.why.fill("left out")
    dialog.ok.click()
    assert {key: case_of(desk).office[key] for key in ("incident_kind", "notes")} == {
        "incident_kind": "a fall",
        "notes": "An aunt telephoned",
    }


@pytest.fixture
def sheet(sitting: Sitting, window: QWidget) -> Iterator[SheetDesk]:
    """The desk of forms in the same window."""
    background, messages = Background(), Messages(window)
    made = SheetDesk(sitting, background, messages, Papers(sitting, background, messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    made.page.show()
    yield made
    background.finish()


def test_a_return_recorded_over_a_chase_keeps_the_reason_for_its_gaps(
    desk: CaseDesk, sheet: SheetDesk, sitting: Sitting, window: QWidget, qtbot: QtBot
) -> None:
    desk.page.ui.tabs.setCurrentWidget(desk.page.agencies)
    with qtbot.waitSignal(desk.sheet_asked) as told:
        desk.page.agencies.requests.acts["type_in"].click()
    assert told.args
    sheet.open(told.args[0])
    assert sheet.page.receipt
    sheet.page.receipt.field.line.write("7/1/2014 9.00")
    sheet.page.ui.submit.click()
    (asked,) = window.findChildren(ReasonDialog)
    asked.words.setPlainText("as it came")
    information.chase(sitting, case_of(desk).requests[0].id, TODAY, "letter")
    asked.yes.click()
    assert "recorded “chased, 7 Jan 2014, letter” of Police: press the button again" in asked.problem.text()
    assert (asked.isVisible(), asked.words.toPlainText()) == (True, "as it came")
    assert cases.read_case(sitting, CASE).returns == ()
    asked.yes.click()
    assert [each.gaps_reason for each in cases.read_case(sitting, CASE).returns] == ["as it came"]
    assert not asked.isVisible()


def test_a_second_challenge_is_recorded_knowingly(sheet: SheetDesk, sitting: Sitting, window: QWidget) -> None:
    case = gates.decided(gates.staffed(sitting))
    draft = drafting.start(sitting, case.id, "challenge")
    typed = replace(draft, answers=gates.changed(gates.CHALLENGE, agency="Housing"), received_at=at_local(TODAY, 9))
    sheet.open(task_of(sitting, case, drafting.save(sitting, typed)))
    challenges.challenge(sitting, case.id, gates.CHALLENGE, gates.DAY)
    sheet.page.ui.submit.click()
    assert "Since this page was read, J. Okafor recorded Challenge of 6 January 2014: press" in everything_shown(window)
    assert sheet.page.current().answers["agency"] == "Housing"
    assert challenges_on(sitting, case) == ["Police"]
    sheet.page._once = Once(0)
    sheet.page.ui.submit.click()
    assert challenges_on(sitting, case) == ["Police", "Housing"]


def challenges_on(sitting: Sitting, case: CaseFile) -> list[str]:
    """Whose challenges are recorded."""
    sheets: tuple[FormRecord, ...] = cases.read_case(sitting, case.id).sheets_of("challenge")
    return [str(each.answers["agency"]) for each in sheets]
