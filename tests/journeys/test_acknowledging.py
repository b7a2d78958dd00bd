"""After a registration: the acknowledgement is offered once, written out, and logged by whoever presses the button."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import contacts, referrals
from nscb_desktop.views.office import Office
from nscb_desktop.views.toast import Toast


def register(office: Office, qtbot: QtBot) -> Toast:
    """Register the one draft and take what is said at the foot of the window."""
    office.open_draft(referrals.listed_drafts(office.sitting)[0].id)
    office.drafting.page.ui.register_button.click()
    qtbot.waitUntil(lambda: office.drafting.dialog is not None, timeout=20_000)
    dialog = office.drafting.dialog
    assert dialog
    QTest.keyClicks(dialog.gaps_reason, "as it came")
    dialog.not_yet.click()
    QTest.keyClicks(dialog.late_reason, "expected on Monday")
    dialog.ok.click()
    toast = office.messages._toast
    assert toast
    assert office.window.here == "case"
    return toast


def test_the_acknowledgement_is_offered_and_logged_by_hand(office: Office, qtbot: QtBot) -> None:
    toast = register(office, qtbot)
    page = office.case.page
    assert page.case
    assert (toast.undo.isVisible(), toast.undo.text()) == (True, "Log the acknowledgement…")
    assert not page.typed
    toast.undo.click()
    assert page.ui.tabs.currentWidget() is page.contacts
    assert page.contacts.what.words() == (
        f"Acknowledged; reference {page.case.reference} given; agencies reminded to secure their files."
    )
    assert contacts.contacts(office.sitting, page.case.id) == []
    page.contacts.who.setText("Priya Pretend, Police")
    page.contacts.log.click()
    (entry,) = contacts.contacts(office.sitting, page.case.id)
    assert entry.what.startswith("Acknowledged; reference")


def test_the_offer_leads_back_to_the_case_that_was_registered(office: Office, qtbot: QtBot) -> None:
    toast = register(office, qtbot)
    made = office.case.page.case
    assert made
    office.open_case(1)
    toast.undo.click()
    page = office.case.page
    assert (page.case and page.case.id, office.window.here) == (made.id, "case")
    assert page.contacts.what.words().startswith(f"Acknowledged; reference {made.reference}")


def test_an_offer_gives_way_to_a_contact_that_is_typed(office: Office, qtbot: QtBot) -> None:
    toast = register(office, qtbot)
    page = office.case.page
    page.ui.tabs.setCurrentWidget(page.contacts)
    page.contacts.what.insertPlainText("Half a note")
    toast.undo.click()
    assert page.contacts.what.words() == "Half a note"
    assert page.contacts.who.text() == ""
