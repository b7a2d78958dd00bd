"""Letters in the window: chosen by keyboard, looked at without a trace, made, saved; the chase offers the fitting tone."""

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import correspondence, filing, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.views.background import Background
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.letter_dialog import LetterDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.request_dialogs import DatedDialog
from tests.agencies import partners
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import press, said

CASE = 7
CHAIR = Person("sam", "Sam Pretend", Role.SUBGROUP_CHAIR)


def window_of(sitting: Sitting, qtbot: QtBot, background: Background) -> CaseDesk:
    window = QWidget()
    window.resize(1182, 700)
    qtbot.addWidget(window)
    messages = Messages(window)
    made = CaseDesk(sitting, messages, Papers(sitting, background, messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    window.show()
    made.open(CASE)
    return made


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


@pytest.fixture
def desk(sitting: Sitting, qtbot: QtBot, background: Background) -> CaseDesk:
    partners(sitting)
    ids = [each.id for each in information.partners(sitting) if each.name == "Police"]
    information.ask(sitting, CASE, ids, date(2014, 1, 2))
    made = window_of(sitting, qtbot, background)
    made.page.ui.tabs.setCurrentWidget(made.page.documents)
    return made


def case_of(desk: CaseDesk) -> CaseFile:
    assert desk.page.case
    return desk.page.case


def opened(desk: CaseDesk) -> LetterDialog:
    desk.page.documents.letter.click()
    assert desk.letters.dialog
    return desk.letters.dialog


def chosen(desk: CaseDesk, key: str) -> LetterDialog:
    dialog = opened(desk)
    dialog.choose(case_of(desk).edition.letter(key))
    return dialog


def saving(desk: CaseDesk) -> QFileDialog:
    return next(each for each in desk.page.window().findChildren(QFileDialog) if each.isVisible())


def test_a_letter_is_made_filed_and_saved_under_its_reference(desk: CaseDesk, sitting: Sitting, tmp_path: Path) -> None:
    dialog = chosen(desk, "chaser_reminder")
    assert dialog.name.text() == "DI Second Holder"
    dialog.address.setText("second.holder@police.example")
    dialog.made_as.setCurrentIndex(2)
    assert dialog.ok.isEnabled(), dialog.needed.text()
    dialog.ok.click()
    assert desk.letters.dialog is None
    asks = saving(desk)
    assert asks.selectedFiles()[0].endswith("-chaser-reminder-r1.eml")
    asks.fileSelected.emit(str(tmp_path / "draft.eml"))
    mail = message_from_bytes((tmp_path / "draft.eml").read_bytes(), policy=policy.default)
    assert mail["Subject"] == f"{case_of(desk).reference}: reminder, Part Two"
    [document, *_] = filing.documents(sitting, CASE)
    assert document.kind == "correspondence"
    assert [each.kind for each in correspondence.sent_for(sitting, CASE)] == ["chaser_reminder"]
    assert desk.page.documents.model.index(0, 1).data() == document.name


def test_why_a_letter_cannot_be_written_is_said_and_it_cannot_be_made(desk: CaseDesk) -> None:
    dialog = chosen(desk, "decision_ofsted")
    assert "No decision is recorded yet" in dialog.problem.text()
    assert dialog.problem.isVisibleTo(dialog)
    assert not dialog.ok.isEnabled()
    assert not dialog.look_at.isEnabled()


def test_a_draft_needs_an_address_and_one_that_is_one(desk: CaseDesk) -> None:
    dialog = chosen(desk, "secure_files")
    assert dialog.ok.isEnabled()
    dialog.made_as.setCurrentIndex(2)
    assert "an e-mail address" in dialog.needed.text()
    dialog.address.setText("a@b.example; <b>nobody</b>")
    assert "“<b>nobody</b>” is not" in dialog.needed.text()
    dialog.address.setText("a@b.example; c@d.example")
    assert dialog.ok.isEnabled()


def test_whom_a_draft_to_all_does_not_go_to_is_said_in_the_dialog_and_once_it_is_made(
    desk: CaseDesk, sitting: Sitting, tmp_path: Path
) -> None:
    dialog = chosen(desk, "secure_files")
    left_out = "No e-mail address is recorded for Practice Manager (Green Lane Surgery) and DI Second Holder (Police)."
    assert left_out in dialog.left_out.text()
    assert dialog.left_out.isVisible()
    dialog.address.setText("somebody@else.example")
    dialog.made_as.setCurrentIndex(2)
    dialog.ok.click()
    saving(desk).fileSelected.emit(str(tmp_path / "draft.eml"))
    assert left_out in said(desk.page.window())
    press(desk.page.window(), "OK")
    one = chosen(desk, "secure_files")
    one.to.setCurrentIndex(1)
    assert not one.left_out.isVisible()
    assert one.left_out.text() == ""


def test_looking_at_a_letter_records_nothing(desk: CaseDesk, sitting: Sitting, qtbot: QtBot) -> None:
    before = filing.documents(sitting, CASE)
    dialog = chosen(desk, "secure_files")
    dialog.look_at.click()
    qtbot.waitUntil(lambda: desk._papers.open_preview is not None)
    assert filing.documents(sitting, CASE) == before
    assert correspondence.sent_for(sitting, CASE) == []
    preview = desk._papers.open_preview
    assert preview
    assert "Secure your files" in preview.windowTitle()
    preview.close()


def test_a_refusal_is_said_in_the_dialog_and_nothing_typed_is_lost(desk: CaseDesk, sitting: Sitting) -> None:
    dialog = chosen(desk, "chaser_firm")
    [request] = case_of(desk).requests
    information.record_not_known(sitting, request.id, date(2014, 1, 3), "telephone", "No trace.")
    dialog.ok.click()
    assert "waited for no more" in dialog.needed.text()
    assert dialog.isVisible()
    dialog.put_away()


def test_the_chase_offers_the_letter_in_the_tone_of_its_step(desk: CaseDesk) -> None:
    [request] = case_of(desk).requests
    desk.agencies._begin("chase", request)
    chase = desk.agencies.dialog
    assert isinstance(chase, DatedDialog)
    assert clashing_mnemonics(chase) == {}
    offered = next(
        each for each in chase.findChildren(QPushButton) if each.text() == "&Letter or e-mail for this step…"
    )
    assert offered.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(offered, Qt.Key.Key_Space)
    dialog = desk.letters.dialog
    assert dialog is not None
    assert dialog.offer.letter.key == "chaser_reminder"
    assert dialog.to.itemText(0).startswith("DI Second Holder")
    dialog.put_away()
    assert chase.isVisible()
    chase.put_away()


def test_every_part_of_the_dialog_has_a_name_and_a_key_of_its_own(desk: CaseDesk) -> None:
    dialog = opened(desk)
    assert nameless(dialog) == []
    assert clashing_mnemonics(dialog) == {}
    assert clashing_mnemonics(desk.page) == {}


def test_the_chair_is_not_offered_letters(sitting: Sitting, qtbot: QtBot, background: Background) -> None:
    desk = window_of(Sitting(sitting.register, CHAIR, sitting.now), qtbot, background)
    desk.page.ui.tabs.setCurrentWidget(desk.page.documents)
    assert not desk.page.documents.letter.isVisible()
    desk.letters.write()
    box = desk.page.window().findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "may not write letters" in box.text()
    box.close()
