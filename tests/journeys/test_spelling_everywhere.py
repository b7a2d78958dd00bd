"""Spelling is checked wherever running text is typed: the contact log, reasons, amendments, authorisations, registration."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import referrals
from nscb_desktop.views.amend_dialog import AmendDialog
from nscb_desktop.views.authorise_dialog import AuthoriseDialog
from nscb_desktop.views.background import Background
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.office import Office
from nscb_desktop.views.registration_dialog import RegistrationDialog
from tests import registers


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Office]:
    """Jane at her desk, with the dictionary loaded."""
    registers.busy_office(tmp_path / "register")
    made = Office(registers.opened(tmp_path / "register"), Background(qapp))
    made.begin()
    qtbot.waitUntil(lambda: made._dictionary.ready, timeout=10_000)
    yield made
    made.leaving.end()


def marked(text: GrowingText) -> bool:
    """Whether a misspelt word typed here is underlined and a well spelt one is not."""
    # A text that stood here before is marked in the next idle moment.
    QApplication.processEvents()
    text.write("the safeguarding chronolgy")
    underlined = [(each.start, each.length) for each in text.document().firstBlock().layout().formats() if each.length]
    return underlined == [(17, 9)]


def dialog_of(office: Office, kind: type[QObject]) -> QDialog:
    """The dialog of this kind that is open."""
    found = [each for each in office.window.findChildren(QDialog) if isinstance(each, kind) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_contact_log(office: Office) -> None:
    office.open_case(2)
    assert marked(office.case.page.contacts.what)
    office.case.page.contacts.clear_form()


def test_an_amendments_reason_and_whichever_answer_is_amended(office: Office) -> None:
    office.open_case(1)
    assert office.case.page.case
    office.case.amending.ask(office.case.page.case.part_one.id)
    dialog = dialog_of(office, AmendDialog)
    assert isinstance(dialog, AmendDialog)
    assert marked(dialog.why)
    dialog.fields.setCurrentIndex(dialog.fields.findData("reasons"))
    assert marked(dialog.editor.words)  # type: ignore[union-attr]  # the grounds editor
    assert not marked(dialog.standing)
    dialog.close()


def test_an_authorisations_reason(office: Office) -> None:
    office.open_case(2)
    assert office.case.page.case
    office.case.amending._ask_authorisation(office.case.page.case.part_one.id)
    dialog = dialog_of(office, AuthoriseDialog)
    assert isinstance(dialog, AuthoriseDialog)
    assert marked(dialog.reason)
    dialog.close()


def test_the_reason_for_making_a_reference_void(office: Office) -> None:
    office.open_case(2)
    office.case.page.ui.void_button.click()
    dialog = dialog_of(office, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert marked(dialog.words)
    dialog.close()


def test_the_reasons_of_a_registration(office: Office, qtbot: QtBot) -> None:
    office.open_draft(referrals.listed_drafts(office.sitting)[0].id)
    office.drafting.page.ui.register_button.click()
    qtbot.waitUntil(lambda: office.drafting.dialog is not None, timeout=5000)
    dialog = dialog_of(office, RegistrationDialog)
    assert isinstance(dialog, RegistrationDialog)
    assert marked(dialog.gaps_reason)
    assert marked(dialog.late_reason)
    dialog.close()
