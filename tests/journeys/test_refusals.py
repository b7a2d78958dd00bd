"""What a dialog asks for and the register refuses: the dialog stays, says why, and has everything typed still in it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, referrals
from nscb_desktop.framework.answers import Answer
from nscb_desktop.views.amend_dialog import AmendDialog
from nscb_desktop.views.authorise_dialog import AuthoriseDialog
from nscb_desktop.views.background import Background
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.milestone_dialog import MilestoneDialog
from nscb_desktop.views.office import Office
from nscb_desktop.views.registration_dialog import RegistrationDialog
from nscb_desktop.views.save_settings_dialog import SaveSettingsDialog
from tests import registers
from tests.journeys.full_register import write_protected
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import press, said

REASON = "The certificate was seen at the office."
REFUSED = "The register's folder cannot be written to"


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """Jane at her desk, with three cases and a draft."""
    folder = tmp_path / "register"
    registers.busy_office(folder)
    made = Office(registers.opened(folder), Background(qapp))
    made.begin()
    yield made
    made.leaving.end()


def amending(office: Office) -> tuple[AmendDialog, Callable[[], None]]:
    """An amendment typed in whole, and the press that sends it."""
    office.case.page.reader.amend_asked.emit(office.case.page.case.part_one.id)  # type: ignore[union-attr]  # a case is open
    dialog = office.case.dialog
    assert isinstance(dialog, AmendDialog)
    dialog.fields.setCurrentIndex(dialog.fields.findData("team"))
    assert dialog.editor
    QTest.keyClicks(dialog.editor.text, "Duty team")  # type: ignore[attr-defined]  # a line of words
    QTest.keyClicks(dialog.day.text, "6 Jan 2014")
    QTest.keyClicks(dialog.why, REASON)
    return dialog, dialog.ok.click


def authorising(office: Office) -> tuple[AuthoriseDialog, Callable[[], None]]:
    """A late authorisation typed in whole."""
    office.case.page.reader.authorise_asked.emit(office.case.page.case.part_one.id)  # type: ignore[union-attr]  # a case is open
    dialog = office.case.dialog
    assert isinstance(dialog, AuthoriseDialog)
    for field, words in ((dialog.name, "Sam Madeup"), (dialog.role_of, "Head"), (dialog.at.line, "6/1/2014 9.05")):
        QTest.keyClicks(field, words)
    return dialog, dialog.save.click


def dating(office: Office) -> tuple[MilestoneDialog, Callable[[], None]]:
    """A date typed in."""
    office.case.page.ui.strip.milestone_chosen.emit("members_notified")
    dialog = office.case.dialog
    assert isinstance(dialog, MilestoneDialog)
    QTest.keyClicks(dialog.day.line, "6 Jan 2014")
    return dialog, dialog.save.click


def voiding(office: Office) -> tuple[ReasonDialog, Callable[[], None]]:
    """A reason for a void reference."""
    office.case.page.ui.void_button.click()
    dialog = next(each for each in office.window.findChildren(ReasonDialog) if each.isVisible())
    QTest.keyClicks(dialog.words, REASON)
    return dialog, dialog.yes.click


@pytest.mark.parametrize("begin", [amending, authorising, dating, voiding])
def test_what_the_register_refuses_stays_in_its_dialog(
    office: Office, begin: Callable[[Office], tuple[KeptDialog, Callable[[], None]]]
) -> None:
    office.open_case(2)
    before = len(cases.history(office.sitting, 2))
    dialog, send = begin(office)
    with write_protected(office.sitting):
        send()
        assert dialog.isVisible()
        assert REFUSED in everything_shown(dialog)
        assert not [box for box in office.window.findChildren(QMessageBox) if box.isVisible()]
    assert len(cases.history(office.sitting, 2)) == before
    send()
    assert not dialog.isVisible()
    assert len(cases.history(office.sitting, 2)) == before + 1


def registering(office: Office, qtbot: QtBot, authoriser: Answer) -> RegistrationDialog:
    """The one draft, about to be registered, with this authoriser on the form."""
    draft = referrals.listed_drafts(office.sitting)[0]
    answers = {**draft.answers, "authoriser": authoriser}
    office.open_draft(referrals.save_draft(office.sitting, replace(draft, answers=answers)).id)
    office.drafting.page.ui.register_button.click()
    qtbot.waitUntil(lambda: office.drafting.dialog is not None, timeout=20_000)
    dialog = office.drafting.dialog
    assert dialog
    return dialog


def test_a_registration_that_fails_keeps_every_reason(office: Office, qtbot: QtBot) -> None:
    dialog = registering(office, qtbot, None)
    QTest.keyClicks(dialog.gaps_reason, REASON)
    dialog.not_yet.click()
    QTest.keyClicks(dialog.late_reason, "expected on Monday")
    with write_protected(office.sitting):
        dialog.ok.click()
        assert dialog.isVisible()
        assert REFUSED in dialog.needed.text()
        assert (dialog.gaps_reason.words(), dialog.late_reason.words()) == (REASON, "expected on Monday")
    dialog.ok.click()
    assert office.window.here == "case"
    assert not dialog.isVisible()


@pytest.mark.parametrize("authoriser", [None, {"name": "Sam Madeup"}, {"role": "Head of service"}])
def test_a_form_without_an_authoriser_cannot_be_registered_as_authorised(
    office: Office, qtbot: QtBot, authoriser: Answer
) -> None:
    dialog = registering(office, qtbot, authoriser)
    QTest.keyClicks(dialog.gaps_reason, REASON)
    dialog.authorised.click()
    QTest.keyClicks(dialog.when.line, "23/12/2013 9.05")
    QTest.keyClicks(dialog.how, "By secure e-mail")
    assert "the authoriser's name and role, which are entered on the form" in dialog.needed.text()
    assert not dialog.ok.isEnabled()


def test_settings_that_cannot_be_saved_keep_their_reason(office: Office, qtbot: QtBot) -> None:
    office.window.show_page("settings")
    page = office.window.findChild(type(office._settings()))
    assert page
    page.holidays._take_closure({date(2014, 2, 3): "Town Hall closed"})
    page.save()
    dialog = next(each for each in office.window.findChildren(SaveSettingsDialog) if each.isVisible())
    QTest.keyClicks(dialog.why, REASON)
    with write_protected(office.sitting):
        dialog.ok.click()
        qtbot.waitUntil(lambda: REFUSED in dialog.needed.text(), timeout=20_000)
        assert dialog.isVisible()
        assert dialog.why.words() == REASON
    dialog.ok.click()
    qtbot.waitUntil(lambda: page._shown.closures == {date(2014, 2, 3): "Town Hall closed"}, timeout=20_000)


@pytest.mark.parametrize("way", ["escape", "cross"])
def test_leaving_a_dialog_with_something_typed_asks_first(office: Office, qtbot: QtBot, way: str) -> None:
    office.open_case(2)
    dialog, _ = amending(office)

    def leave() -> None:
        if way == "escape":
            QTest.keyClick(dialog.why, Qt.Key.Key_Escape)
        else:
            dialog.close()

    leave()
    assert dialog.isVisible()
    assert said(dialog) == "What you have typed here is not recorded."
    box = dialog.findChild(QMessageBox)
    assert box
    assert (clashing_mnemonics(box), nameless(box)) == ({}, [])
    press(dialog, "Keep editing")
    assert dialog.why.words() == REASON
    leave()
    press(dialog, "Discard it")
    assert not dialog.isVisible()


def test_an_empty_dialog_is_left_unasked(office: Office) -> None:
    office.open_case(2)
    office.case.page.ui.strip.milestone_chosen.emit("members_notified")
    dialog = office.case.dialog
    assert dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_lock_that_drops_what_is_typed_was_asked_about_and_asks_no_more(office: Office) -> None:
    office.open_case(2)
    dialog, _ = amending(office)
    office.window.forget()
    assert not dialog.isVisible()
    assert not [box for box in office.window.findChildren(QMessageBox) if box.isVisible()]


def test_a_receipt_that_is_no_moment_yet_is_there_again_and_is_what_holds_it_back(office: Office, qtbot: QtBot) -> None:
    office.start_draft()
    page = office.drafting.page
    QTest.keyClicks(page.receipt.field.line, "20/12/2013")
    office.window.show_page("today")
    number = referrals.listed_drafts(office.sitting)[0].id
    office.open_draft(2 if number != 2 else 1)
    office.open_draft(number)
    assert page.receipt.field.line.text() == "20/12/2013"
    page.ui.register_button.click()
    assert "“20/12/2013” is not read as one moment; write it as 20/12/2013 16.40" in page.summary.links()[0]
