"""What is typed and not in the register yet: no page turned, no lock and no closed window costs a sentence of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import contacts, desk, referrals
from nscb_desktop.views.amend_dialog import AmendDialog
from nscb_desktop.views.background import Background
from nscb_desktop.views.clash_dialog import ClashDialog
from nscb_desktop.views.office import Office
from nscb_desktop.views.privacy import NEUTRAL_TITLE
from tests import registers
from tests.benchmarks.texts import long_reasons
from tests.journeys.full_register import full_disk
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import press, said

NOTE = "The head teacher will send the chronology."


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """Jane at her desk, with three cases and a draft."""
    folder = tmp_path / "register"
    registers.busy_office(folder)
    made = Office(registers.opened(folder), Background(qapp))
    made.begin()
    yield made
    made.leaving.end()


def type_reasons(office: Office) -> str:
    """Paste twenty pages into the open draft; what was pasted."""
    words = long_reasons().words
    office.drafting.page.sheet.blocks["reasons"].editor.words.write(words)  # type: ignore[attr-defined]  # the grounds editor
    return words


def on_the_page(office: Office) -> str:
    """The reasons as they stand on the screen."""
    return str(getattr(office.drafting.page.current().answers.get("reasons"), "words", ""))


def type_note(office: Office, case_id: int = 2) -> None:
    """Half a contact note on a case."""
    office.open_case(case_id)
    page = office.case.page
    page.ui.tabs.setCurrentWidget(page.contacts)
    QTest.keyClicks(page.contacts.what, NOTE)


def test_a_draft_that_cannot_be_saved_is_not_left(office: Office) -> None:
    draft = referrals.listed_drafts(office.sitting)[0]
    office.open_draft(draft.id)
    typed = type_reasons(office)
    other = referrals.start_draft(office.sitting)
    with full_disk(office.sitting):
        ways: tuple[Callable[[], object], ...] = (
            lambda: office.window.ui.rail.picked.emit("today"),
            lambda: office.open_draft(other.id),
            lambda: office.open_case(1),
            office._show_drafts,
            lambda: office._find("2013-2"),
        )
        for leave in ways:
            leave()
            assert office.window.here == "draft"
            assert office.drafting.page.current().id == draft.id
            assert on_the_page(office) == typed
            assert "stays on the screen with everything typed. The disk is full" in said(office.window)
            press(office.window, "OK")
    office.open_draft(other.id)
    assert office.drafting.page.current().id == other.id
    kept = referrals.read_draft(office.sitting, draft.id).answers["reasons"]
    assert getattr(kept, "words", "") == typed


def test_the_rail_marks_the_page_that_stays(office: Office) -> None:
    office.open_draft(referrals.listed_drafts(office.sitting)[0].id)
    type_reasons(office)
    with full_disk(office.sitting):
        office.window.ui.rail._buttons["today"].click()
        assert [key for key, each in office.window.ui.rail._buttons.items() if each.isChecked()] == ["cases"]
        press(office.window, "OK")


def test_a_draft_that_cannot_be_saved_is_not_discarded(office: Office) -> None:
    draft = referrals.listed_drafts(office.sitting)[0]
    office.open_draft(draft.id)
    typed = type_reasons(office)
    with full_disk(office.sitting):
        office.drafting.page.ui.discard.click()
        assert "The disk is full" in said(office.window)
        assert on_the_page(office) == typed
        assert office.window.here == "draft"
        press(office.window, "OK")
    office.drafting.page.ui.discard.click()
    assert office.window.here == "cases"
    assert "Draft 1, received 20 Dec 2013 from Probation, is discarded." in everything_shown(office.window)
    office.messages._toast.undo.click()  # type: ignore[union-attr]  # there is one
    kept = referrals.read_draft(office.sitting, draft.id)
    assert kept.discarded_at is None
    assert getattr(kept.answers["reasons"], "words", "") == typed


def test_a_draft_discarded_from_the_list_is_named_and_a_failed_undo_is_told(office: Office) -> None:
    draft = referrals.listed_drafts(office.sitting)[0]
    office._show_drafts()
    office.cases.draft_discard_asked.emit(draft.id)
    assert f"{referrals.described(draft)}, is discarded." in everything_shown(office.window)
    # Gone for good meanwhile, so there is nothing to bring back.
    with office.sitting.register.work.drafting(office.sitting.now()) as unit:
        unit.session.connection().exec_driver_sql("DELETE FROM draft")
    office.messages._toast.undo.click()  # type: ignore[union-attr]  # there is one
    assert "This draft is no longer here" in said(office.window)
    press(office.window, "OK")


@pytest.mark.parametrize("answer", ["keep_mine", "keep_both"])
def test_a_clash_that_cannot_be_settled_loses_nothing_and_is_asked_again(
    office: Office, qtbot: QtBot, answer: str
) -> None:
    draft = referrals.listed_drafts(office.sitting)[0]
    office.open_draft(draft.id)
    theirs = {**draft.answers, "team": "Theirs", "reasons": long_reasons()}
    referrals.save_draft(office.sitting, replace(draft, answers=theirs))
    typed = type_reasons(office)

    def asked() -> list[ClashDialog]:
        return [each for each in office.window.findChildren(ClashDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()), timeout=4000)
    with full_disk(office.sitting):
        getattr(asked()[0], answer).click()
        assert "The disk is full" in said(office.window)
        assert on_the_page(office) == typed
        press(office.window, "OK")
    qtbot.waitUntil(lambda: bool(asked()), timeout=8000)
    getattr(asked()[0], answer).click()
    qtbot.waitUntil(lambda: not office.drafting.autosave.unsaved, timeout=4000)
    texts = [each.answers for each in referrals.listed_drafts(office.sitting)]
    assert any(getattr(each.get("reasons"), "words", "") == typed for each in texts)
    assert any(each.get("team") == "Theirs" for each in texts)


@pytest.mark.parametrize("leave", ["another case", "another page", "a draft", "a search"])
def test_leaving_a_half_typed_note_asks_first(office: Office, leave: str) -> None:
    type_note(office)
    ways: dict[str, Callable[[], object]] = {
        "another case": lambda: office.open_case(1),
        "another page": lambda: office.window.show_page("today"),
        "a draft": office.start_draft,
        "a search": lambda: office._search("tahmina"),
    }
    ways[leave]()
    assert said(office.window) == "You have typed a contact note on NSCB-2013-002 that is not recorded."
    press(office.window, "Keep editing")
    assert (office.window.here, office.case.reference) == ("case", "NSCB-2013-002")
    assert office.case.page.contacts.what.words() == NOTE


def test_a_note_is_recorded_on_the_way_or_says_what_it_lacks(office: Office) -> None:
    type_note(office)
    office.open_case(1)
    press(office.window, "Record it")
    assert office.case.reference == "NSCB-2013-002"
    assert "Say who the contact was with" in office.case.page.contacts.problem.text()
    office.case.page.contacts.who.setText("Ngozi Example")
    office.open_case(1)
    press(office.window, "Record it")
    assert office.case.reference == "NSCB-2013-001"
    assert contacts.contacts(office.sitting, 2)[0].what == NOTE


def test_a_note_is_discarded_only_when_asked(office: Office) -> None:
    type_note(office)
    before = contacts.contacts(office.sitting, 2)
    office.window.show_page("today")
    press(office.window, "Discard it")
    assert office.window.here == "today"
    assert not office.case.page.typed
    assert contacts.contacts(office.sitting, 2) == before


def unlock(office: Office, passphrase: str) -> None:
    """Type a passphrase on the cover."""
    cover = office.window.lock_cover
    QTest.keyClicks(cover.passphrase, passphrase)
    QTest.keyClick(cover.passphrase, Qt.Key.Key_Return)


def test_a_note_half_typed_waits_behind_the_lock(office: Office, qtbot: QtBot) -> None:
    type_note(office)
    with qtbot.assertNotEmitted(office.locked):
        office._idle.idled.emit()
    window = office.window
    assert window.locked_away
    assert window.windowTitle() == NEUTRAL_TITLE
    assert not window.ui.everything.isVisible()
    assert clashing_mnemonics(window.lock_cover) == {}
    assert nameless(window.lock_cover) == []
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert window.locked_away
    unlock(office, "not this one")
    qtbot.waitUntil(lambda: bool(window.lock_cover.problem.text()), timeout=5000)
    assert window.locked_away
    unlock(office, registers.PASSWORD)
    qtbot.waitUntil(lambda: not window.locked_away, timeout=5000)
    assert office.case.page.contacts.what.words() == NOTE
    assert office.case.page.contacts.what.isVisible()
    assert "A wrong passphrase was tried" in everything_shown(window)


def test_a_dialog_half_filled_in_waits_behind_the_lock(office: Office, qtbot: QtBot) -> None:
    office.open_case(1)
    office.case.amending.ask(office.case.page.case.part_one.id)  # type: ignore[union-attr]  # a case is open
    dialog = office.case.dialog
    assert isinstance(dialog, AmendDialog)
    QTest.keyClicks(dialog.why, "certificate seen")
    office.lock()
    assert office.window.locked_away
    assert not dialog.isVisible()
    unlock(office, registers.PASSWORD)
    qtbot.waitUntil(dialog.isVisible, timeout=5000)
    assert dialog.why.words() == "certificate seen"


def test_a_draft_that_cannot_be_saved_waits_behind_the_lock_until_it_can(office: Office, qtbot: QtBot) -> None:
    office.open_draft(referrals.listed_drafts(office.sitting)[0].id)
    typed = type_reasons(office)
    with full_disk(office.sitting):
        office.lock()
        assert office.window.locked_away
        assert on_the_page(office) == typed
    # There is room again: the next idle moment saves and locks for good.
    with qtbot.waitSignal(office.locked):
        office._idle.idled.emit()
    again = registers.opened(office.sitting.register.folder.path)
    assert any(getattr(each.answers.get("reasons"), "words", "") == typed for each in referrals.listed_drafts(again))
    desk.lock(again)


def test_with_nothing_typed_a_lock_closes_the_register(office: Office, qtbot: QtBot) -> None:
    office.open_case(1)
    office.case.amending.ask(office.case.page.case.part_one.id)  # type: ignore[union-attr]  # a case is open
    with qtbot.waitSignal(office.locked):
        office.lock()


def test_closing_the_window_asks_about_a_note_and_closes_once_it_is_recorded(office: Office, qtbot: QtBot) -> None:
    type_note(office)
    office.case.page.contacts.who.setText("Ngozi Example")
    office.window.close()
    assert not office.leaving.ended
    folder = office.sitting.register.folder.path
    with qtbot.waitSignal(office.closed):
        press(office.window, "Record it")
    again = registers.opened(folder)
    assert contacts.contacts(again, 2)[0].what == NOTE
    desk.lock(again)


def test_closing_behind_the_lock_says_what_is_lost_and_records_nothing(office: Office, qtbot: QtBot) -> None:
    type_note(office)
    office.lock()
    office.window.close()
    assert not office.leaving.ended
    assert "Not recorded yet: a contact note on NSCB-2013-002." in said(office.window)
    assert not [each for each in office.window.findChildren(QMessageBox) if "Record it" in everything_shown(each)]
    with qtbot.waitSignal(office.closed):
        press(office.window, "Close and lose it")


def test_closing_with_a_draft_that_cannot_be_saved_can_be_taken_back(office: Office, qtbot: QtBot) -> None:
    office.open_draft(referrals.listed_drafts(office.sitting)[0].id)
    typed = type_reasons(office)
    with full_disk(office.sitting):
        office.window.close()
        assert "Not recorded yet: the open draft." in said(office.window)
        press(office.window, "Keep the window open")
        assert on_the_page(office) == typed
    with qtbot.waitSignal(office.closed):
        office.window.close()
