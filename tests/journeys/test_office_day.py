"""A day at the desk, in the real window: nothing typed is lost, nothing is done twice, and everything done is in the history."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, desk, filing, referrals
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.views.amend_dialog import AmendDialog, AmendmentChoice
from nscb_desktop.views.background import Background
from nscb_desktop.views.clash_dialog import ClashDialog, differing
from nscb_desktop.views.contacts_tab import NewContact
from nscb_desktop.views.entrance import Entrance
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.milestone_dialog import MilestoneEntry
from nscb_desktop.views.office import Office
from nscb_desktop.views.original_view import OriginalView
from tests import registers
from tests.journeys.signed_in import office_of
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.typed_referral import type_answer

WORDS = "Saffron Quillfeather"


def type_name(office: Office, words: str = WORDS) -> None:
    """Type the child's name into the open form."""
    type_answer(office.drafting.page.sheet.blocks["child_name"].editor, words)


def test_what_is_typed_is_in_the_register_two_seconds_later(office: Office, qtbot: QtBot) -> None:
    office.start_draft()
    type_name(office)

    def kept() -> bool:
        return any(draft.answers.get("child_name") == WORDS for draft in referrals.listed_drafts(office.sitting))

    qtbot.waitUntil(kept, timeout=2000)


def test_locking_saves_and_leaves_no_word_on_the_screen(office: Office, folder: Path, qtbot: QtBot) -> None:
    office.start_draft()
    type_name(office)
    with qtbot.waitSignal(office.locked):
        office.window.lock_asked.emit()
    assert WORDS not in everything_shown(office.window)
    again = registers.opened(folder)
    assert any(draft.answers.get("child_name") == WORDS for draft in referrals.listed_drafts(again))
    desk.lock(again)


def test_what_comes_after_a_lock_does_not_open_the_register_again(office: Office) -> None:
    office.lock()
    office._show_backup(None)
    assert not [each for each in office.sitting.register.folder.path.iterdir() if each.name.endswith(("-wal", "-shm"))]


def test_the_computers_own_lock_locks_the_register(office: Office, folder: Path, qtbot: QtBot) -> None:
    office.start_draft()
    type_name(office)
    with qtbot.waitSignal(office.locked):
        office._idle.session.left.emit()
    assert WORDS not in everything_shown(office.window)
    again = registers.opened(folder)
    assert any(draft.answers.get("child_name") == WORDS for draft in referrals.listed_drafts(again))
    desk.lock(again)


def test_closing_the_window_saves(office: Office, folder: Path, qtbot: QtBot) -> None:
    office.start_draft()
    type_name(office)
    with qtbot.waitSignal(office.closed):
        office.window.close()
    again = registers.opened(folder)
    assert any(draft.answers.get("child_name") == WORDS for draft in referrals.listed_drafts(again))
    desk.lock(again)


def test_two_windows_on_one_draft_keep_both_texts(office: Office, qtbot: QtBot) -> None:
    draft = referrals.listed_drafts(office.sitting)[0]
    office.open_draft(draft.id)
    theirs = referrals.save_draft(office.sitting, replace(draft, answers={**draft.answers, "team": "Theirs"}))
    type_name(office, " Mine")
    qtbot.waitUntil(lambda: bool(office.window.findChildren(ClashDialog)), timeout=4000)
    dialog = office.window.findChildren(ClashDialog)[0]
    assert ("Name of team/lead professional", "not answered", "Theirs") in differing(
        office.drafting.page.current(), theirs
    )
    dialog.keep_both.click()
    texts = [each.answers for each in referrals.listed_drafts(office.sitting)]
    assert any(each.get("team") == "Theirs" for each in texts)
    assert any("Mine" in str(each.get("child_name")) for each in texts)


def test_a_reference_opens_its_case_and_words_search(office: Office) -> None:
    office._find("2013-2")
    assert office.case.reference == "NSCB-2013-002"
    assert "Callum" not in office.window.windowTitle()
    office._find("tahmina")
    assert office.window.here == "cases"
    assert office.cases.filters.words == "tahmina"


def test_another_case_shows_nothing_of_the_one_before(office: Office) -> None:
    office.open_case(1)
    office.case.page.history.search.setText("zzz")
    office.case.page.ui.tabs.setCurrentWidget(office.case.page.reader)
    office.open_case(2)
    shown = everything_shown(office.case.page)
    assert "Tahmina" not in shown
    assert "zzz" not in shown


def test_acts_on_a_case_are_in_its_history(office: Office) -> None:
    office.open_case(1)
    case = office.case
    case._record_milestone(MilestoneEntry("members_notified", registers.NOW.date()))
    case.amending.ask(case.page.case.part_one.id)  # type: ignore[union-attr]  # a case is open
    assert isinstance(case.dialog, AmendDialog)
    case.amending._amend(AmendmentChoice({"ethnicity": "White and Asian"}, registers.NOW.date(), "told in writing"))
    assert not [each for each in office.window.findChildren(AmendDialog) if each.isVisible()]
    case._log_contact(
        NewContact(registers.NOW - timedelta(hours=1), "Telephone", "School nurse", "asked for the chronology")
    )
    acts = [entry.act for entry in cases.history(office.sitting, 1)]
    assert {"recorded a date", "amended Part One", "logged a contact", "opened the case"} <= set(acts)
    office.window.refresh()
    office.open_case(1)
    assert [entry.act for entry in cases.history(office.sitting, 1)].count("opened the case") == 1


def test_a_case_registered_in_error_is_made_void_with_a_reason(office: Office) -> None:
    office.open_case(2)
    page = office.case.page
    page.ui.void_button.click()
    (dialog,) = office.window.findChildren(ReasonDialog)
    assert "NSCB-2013-002, Child B, was registered in error?" in everything_shown(dialog)
    assert "Callum" not in everything_shown(dialog)
    assert clashing_mnemonics(dialog) == {}
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.words, "entered twice")
    dialog.yes.click()
    assert "VOIDED 7 January 2014 by Jane Okafor: entered twice" in page.ui.warning.text()
    assert cases.history(office.sitting, 2)[-1].act == "voided the reference"
    assert not page.ui.void_button.isVisibleTo(page)


def test_a_file_is_filed_and_an_empty_or_missing_one_is_told(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.open_case(2)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Board")
    tab = office.case.page.documents
    tab.filed_as.setCurrentIndex(tab.filed_as.findData("correspondence"))
    tab.file_dropped.emit(letter)
    qtbot.waitUntil(lambda: filing.documents(office.sitting, 2) != [])
    assert [(each.name, each.kind) for each in filing.documents(office.sitting, 2)] == [
        ("letter.txt", "correspondence")
    ]
    (tmp_path / "empty.txt").touch()
    for wrong in ("empty.txt", "gone.txt"):
        office.case._file(tmp_path / wrong)
        qtbot.waitUntil(lambda wrong=wrong: wrong in everything_shown(office.window))  # type: ignore[misc]  # bound in the loop
    assert len(filing.documents(office.sitting, 2)) == 1


def test_the_original_filed_with_a_draft_is_listed_there_and_can_be_looked_at(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "fax & cover.txt"
    letter.write_text("Dear Board")
    office.start_draft()
    page = office.drafting.page
    assert not page.filed.isVisibleTo(page)
    page.file_chosen.emit(letter)
    qtbot.waitUntil(lambda: page.filed.isVisibleTo(page))
    assert "10 bytes · filed 7 Jan 2014 10:42 by Jane Okafor" in everything_shown(page.filed)
    assert nameless(page.filed) == []
    (link,) = page.filed.links.buttons()
    assert link.text() == "fax && cover.txt"
    link.click()
    (view,) = office.window.findChildren(OriginalView)
    assert view.text.toPlainText() == "Dear Board"
    view.close()
    filed = page.current().id
    office.start_draft()
    assert not page.filed.isVisibleTo(page)
    qtbot.waitUntil(lambda: "fax" not in everything_shown(page))
    office.open_draft(filed)
    assert page.filed.isVisibleTo(page)


def test_a_double_click_starts_one_draft(office: Office) -> None:
    before = len(referrals.listed_drafts(office.sitting))
    for _ in range(2):
        QTest.mouseClick(office.today.ui.new_notification, Qt.MouseButton.LeftButton)
    assert len(referrals.listed_drafts(office.sitting)) == before + 1


def test_the_chair_reads_and_is_refused_the_managers_acts(folder: Path, qapp: QApplication) -> None:
    office = office_of(folder, Background(qapp), "chair")
    office.open_case(1)
    assert office.case.reference == "NSCB-2013-001"
    office.start_draft()
    assert "ask a Business Manager" in everything_shown(office.window)
    assert cases.page(office.sitting, Filters(), Order()).total == 3
    office.lock()


def test_a_wrong_passphrase_is_told_at_the_door(folder: Path, qapp: QApplication, qtbot: QtBot) -> None:
    entrance = Entrance(folder, registers.Clock(), Background(qapp))
    entrance.begin()
    door = entrance.sign_in
    assert door
    QTest.keyClicks(door.ui.password, "not this one")
    door.ui.sign_in.click()
    qtbot.waitUntil(door.ui.problem.isVisible, timeout=5000)
    assert "do not open this register" in door.ui.problem.text()
    with qtbot.waitSignal(entrance.entered, timeout=5000) as entered:
        door.ui.password.setText(registers.PASSWORD)
        door.ui.sign_in.click()
    desk.lock(entered.args[0])
    door.close()


def test_a_damaged_folder_is_told_at_the_door(folder: Path, qapp: QApplication) -> None:
    (folder / "register.db").write_bytes(b"")
    entrance = Entrance(folder, registers.Clock(), Background(qapp))
    entrance.begin()
    assert entrance.sign_in
    assert "is empty (0 bytes)" in entrance.sign_in.ui.problem.text()
    entrance.sign_in.close()
