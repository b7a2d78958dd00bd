"""The Agencies tab and its desk: notified, asked, chased, typed in, not known, withdrawn, taken back, agreed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import agencies, cases, comparing, drafting, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Said
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.views.agencies_desk import HOW
from nscb_desktop.views.agree_dialog import AgreeDialog
from nscb_desktop.views.background import Background
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.messages import Messages, ReasonDialog
from nscb_desktop.views.once import Once
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.request_dialogs import AskDialog, DatedDialog
from nscb_desktop.views.sheet_task import SheetTask
from tests import registers
from tests.agencies import partners
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless

CASE, ASKED = 7, date(2014, 1, 2)
Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def desk(sitting: Sitting, qtbot: QtBot) -> Iterator[CaseDesk]:
    """The case desk on its Agencies tab, in a small window, with three partner agencies."""
    partners(sitting)
    window = QWidget()
    window.resize(1182, 700)
    qtbot.addWidget(window)
    background, messages = Background(), Messages(window)
    made = CaseDesk(sitting, messages, Papers(sitting, background, messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    window.show()
    made.open(CASE)
    made.page.ui.tabs.setCurrentWidget(made.page.agencies)
    # Here two clicks on one button follow each other without a moment between them.
    made.page.agencies.requests._once = Once(0)
    yield made
    background.finish()


def case_of(desk: CaseDesk) -> CaseFile:
    """The case shown."""
    assert desk.page.case
    return desk.page.case


def dialog_of(desk: CaseDesk, kind: type[Dialog]) -> Dialog:
    """The dialog that is open."""
    (found,) = [each for each in desk.page.window().findChildren(kind) if each.isVisible()]
    return found


def ask(desk: CaseDesk, sitting: Sitting, *names: str) -> None:
    """Ask these agencies through the dialog, on the second of January."""
    desk.page.agencies.requests.ask.click()
    dialog = dialog_of(desk, AskDialog)
    dialog.day.show_day(ASKED)
    numbers = {agency.name: agency.id for agency in information.partners(sitting)}
    for name in names:
        dialog.boxes[numbers[name]].setChecked(True)
    dialog.ok.click()


def begin(desk: CaseDesk, act: str, agency: str) -> None:
    """Choose an agency's line and press a button."""
    request = next(each for each in case_of(desk).requests if each.agency == agency)
    panel = desk.page.agencies.requests
    assert panel.rows.choose(request.id)
    assert panel.acts[act].isVisible()
    panel.acts[act].click()


def test_the_members_are_notified_once(desk: CaseDesk) -> None:
    panel = desk.page.agencies.requests
    panel.notify.click()
    dialog = dialog_of(desk, DatedDialog)
    assert "Police: Supt Next Member" in dialog.context.text()
    assert dialog.needed.text() == "Still needed: how."
    dialog.fields["how"].write("secure e-mail")
    dialog.ok.click()
    assert case_of(desk).facts["members_notified"].on == date(2014, 1, 7)
    assert not panel.notify.isVisible()


def test_every_member_is_seen_with_the_day_and_how_they_are_notified(qtbot: QtBot) -> None:
    told = "\n".join(f"Agency {number}: no member in post today" for number in range(13))
    dialog = DatedDialog("Notify members", "&Notify", "Notified on", (HOW,), registers.NOW.date, None, told)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    (area,) = dialog.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_agencies_are_asked_with_their_last_day_and_its_working_in_sight(desk: CaseDesk, sitting: Sitting) -> None:
    desk.page.agencies.requests.ask.click()
    dialog = dialog_of(desk, AskDialog)
    dialog.day.show_day(ASKED)
    assert dialog.due.text().startswith("Thu 9 Jan 2014 · 5 working days from Thu 2 Jan 2014")
    shown = dialog.working.model()
    assert "Thu 9 Jan" in str(shown.index(shown.rowCount() - 1, 0).data())
    assert "at least one agency" in dialog.needed.text()
    dialog.all.click()
    dialog.ok.click()
    assert [each.agency for each in case_of(desk).requests] == ["Green Lane Surgery", "Housing", "Police"]
    QCoreApplication.processEvents()
    desk.page.agencies.requests.ask.click()
    again = dialog_of(desk, AskDialog)
    assert [box.isEnabled() for box in again.boxes.values()] == [False, False, False]


def test_a_day_before_the_receipt_is_not_asked_on(desk: CaseDesk) -> None:
    desk.page.agencies.requests.ask.click()
    dialog = dialog_of(desk, AskDialog)
    dialog.day.show_day(date(2013, 12, 19))
    dialog.all.click()
    assert "from 20 December 2013, when the Part One was received, to today" in dialog.needed.text()
    assert not dialog.ok.isEnabled()


def test_the_matrix_says_how_each_request_stands(desk: CaseDesk, sitting: Sitting) -> None:
    ask(desk, sitting, "Police", "Green Lane Surgery", "Housing")
    begin(desk, "chase", "Police")
    dialog = dialog_of(desk, DatedDialog)
    assert "Step 1 of 3: the lead officer: DI Second Holder" in dialog.context.text()
    dialog.day.show_day(date(2014, 1, 6))
    dialog.fields["how"].write("telephone")
    dialog.ok.click()
    begin(desk, "not_known", "Green Lane Surgery")
    dialog = dialog_of(desk, DatedDialog)
    dialog.day.show_day(date(2014, 1, 3))
    dialog.fields["how"].write("fax cover only")
    dialog.fields["said"].write("Not registered here since March 2012.")
    dialog.ok.click()
    begin(desk, "withdraw", "Housing")
    dialog = dialog_of(desk, DatedDialog)
    dialog.day.show_day(date(2014, 1, 3))
    dialog.fields["why"].write("a private landlord")
    dialog.ok.click()
    model = desk.page.agencies.requests.model
    cells = [[str(model.index(row, at).data() or "") for at in range(model.columnCount())] for row in range(3)]
    assert cells == [
        ["Green Lane Surgery", "■ B · not known to this agency", "2 Jan 2014", "Thu 9 Jan 2014", "", "3 Jan 2014", "", ""],
        ["Housing", "■ B · withdrawn", "2 Jan 2014", "Thu 9 Jan 2014", "", "", "", "3 Jan 2014"],
        ["Police", "◆ A · 2 working days left", "2 Jan 2014", "Thu 9 Jan 2014", "", "", "1, last 6 Jan 2014", ""],
    ]  # fmt: skip
    assert desk.page.agencies.requests.rows.choose(case_of(desk).requests[0].id)
    assert "fax cover only. Not registered here since March 2012." in desk.page.agencies.requests.story.text()
    assert desk.page.agencies.requests.rows.choose(case_of(desk).requests[2].id)
    assert "chased, telephone, to DI Second Holder" in desk.page.agencies.requests.story.text()


def test_what_came_late_says_in_one_badge_how_late(desk: CaseDesk, sitting: Sitting) -> None:
    police = next(each.id for each in agencies.listed(sitting) if each.name == "Police")
    (request,) = information.ask(sitting, CASE, [police], date(2013, 12, 24)).requests
    information.record_not_known(sitting, request.id, date(2014, 1, 7), "fax", "no trace")
    desk.refresh()
    shown = desk.page.agencies.requests.model.index(0, 1).data()
    assert shown == "■ B · not known to this agency, 2 working days late"


def test_a_long_name_of_an_agency_stands_whole_and_nothing_scrolls_sideways(desk: CaseDesk, sitting: Sitting) -> None:
    """In the width that a case has in a window of 1366 pixels."""
    long = "Exampleham Designated Doctor"
    agencies.add_agency(sitting, long)
    ask(desk, sitting, long)
    rows = desk.page.agencies.requests.rows
    assert rows.horizontalScrollBar().maximum() == 0
    cell = rows.visualRect(rows.model().index(0, 0))
    bold = QFont(rows.font())
    bold.setBold(True)
    needed = QFontMetrics(bold).boundingRect(0, 0, cell.width() - 16, 500, Qt.TextFlag.TextWordWrap, long)
    assert needed.width() <= cell.width() - 16
    assert needed.height() <= cell.height() - 4
    shown = rows.viewport().grab(cell).toImage()
    inked = [
        y
        for y in range(shown.height() - 3)
        if any(shown.pixelColor(x, y).lightness() < 90 for x in range(shown.width()))
    ]
    assert max(inked) - min(inked) > QFontMetrics(bold).lineSpacing(), "two lines are painted"


def test_what_was_recorded_in_error_is_taken_back(desk: CaseDesk, sitting: Sitting) -> None:
    ask(desk, sitting, "Police")
    information.record_not_known(sitting, case_of(desk).requests[0].id, date(2014, 1, 3), "fax", "no trace")
    desk.refresh()
    begin(desk, "take_back", "Police")
    dialog = dialog_of(desk, ReasonDialog)
    dialog.words.setPlainText("another force answered")
    dialog.yes.click()
    assert case_of(desk).requests[0].state == "asked"
    assert "recorded in error: another force answered" in desk.page.agencies.requests.story.text()


def test_a_part_two_is_typed_in_from_what_part_one_knows(desk: CaseDesk, sitting: Sitting, qtbot: QtBot) -> None:
    ask(desk, sitting, "Police")
    with qtbot.waitSignal(desk.sheet_asked) as told:
        begin(desk, "type_in", "Police")
    assert told.args
    task: SheetTask = told.args[0]
    assert task.title == "NSCB-2013-007 · Child G · Police"
    assert task.draft.answers["child_name"] == "Łucja Wiśniewska-Begum"
    assert ("Part One: Date of birth", "c. May 2009") in task.context
    assert task.submit == "Re&cord the return"


def test_disagreements_are_marked_by_sign_and_agreed_beside_the_words(desk: CaseDesk, sitting: Sitting) -> None:
    ask(desk, sitting, "Police")
    returned(sitting, case_of(desk))
    desk.refresh()
    grid = desk.page.agencies.grid
    assert grid.heading.text() == "≠ 1 disagreement is not agreed yet."
    shown = everything_shown(grid)
    assert "≠ Police" in shown
    assert "≠ Part One, Children's Social Care" in shown
    assert "≠ Date of birth" in shown
    assert "Not known" in shown
    grid.agree_asked.emit("date_of_birth")
    dialog = dialog_of(desk, AgreeDialog)
    dialog.answers.setCurrentIndex(1)
    assert dialog.source.text() == "Police"
    dialog.source.write("birth certificate, seen by the police")
    dialog.why.write("the certificate")
    dialog.ok.click()
    assert grid.heading.text() == "No disagreement is open."
    assert "Source: birth certificate, seen by the police. the certificate" in everything_shown(grid)
    assert "c. May 2009" in everything_shown(grid)


def returned(sitting: Sitting, case: CaseFile) -> CaseFile:
    """The police's Part Two, with another date of birth and a religion not known."""
    request = case.requests[0]
    begun = drafting.start(sitting, case.id, "part_two", request.id, comparing.carried(case, request))
    answers = {**begun.answers, "date_of_birth": read_date("22/06/2009"), "religion": Said.NOT_KNOWN}
    typed = drafting.save(sitting, replace(begun, answers=answers, received_at=at_local(date(2014, 1, 6))))
    return information.record_return(sitting, typed, "as it came")


def test_a_chair_reads_and_is_offered_nothing_to_press(desk: CaseDesk, sitting: Sitting) -> None:
    ask(desk, sitting, "Police")
    desk.page.agencies.load(case_of(desk), (), comparing.comparison(sitting, case_of(desk)), may=False)
    panel = desk.page.agencies.requests
    assert not panel.ask.isVisible()
    assert not any(each.isVisible() for each in panel.acts.values())


def test_another_case_leaves_nothing_of_the_one_before(desk: CaseDesk, sitting: Sitting) -> None:
    ask(desk, sitting, "Police")
    returned(sitting, case_of(desk))
    desk.refresh()
    desk.forget()
    tab = desk.page.agencies
    left = everything_shown(tab.requests) + everything_shown(tab.grid)
    assert "Police" not in left
    assert "Wiśniewska" not in left


def test_every_letter_is_used_once_and_everything_is_named(desk: CaseDesk, sitting: Sitting) -> None:
    ask(desk, sitting, "Police")
    assert clashing_mnemonics(desk.page) == {}
    assert nameless(desk.page) == []
    QCoreApplication.processEvents()
    desk.page.agencies.requests.ask.click()
    dialog = dialog_of(desk, AskDialog)
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []


def test_the_history_tells_each_act_once(desk: CaseDesk, sitting: Sitting) -> None:
    ask(desk, sitting, "Police", "Housing")
    told = [entry.act for entry in cases.history(sitting, CASE) if "Part Twos" in entry.act]
    assert told == ["asked for Part Twos on 2 Jan 2014"]
