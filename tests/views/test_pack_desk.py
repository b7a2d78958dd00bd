"""Packs from the meetings page: what the dialog asks, the job before its preview, the files, Cancel, and the copy register."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import copy_register, desk, filing, held_meetings, meetings, packs
from nscb_desktop.casework.packs import ReadyPack
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.packs import MadeCopy
from nscb_desktop.framework.meetings import Conflict, Meeting
from nscb_desktop.framework.packs import Befell, CasePart
from nscb_desktop.register.attachments import digest_of
from nscb_desktop.views.background import Background
from nscb_desktop.views.copies_dialog import BefellDialog, CopiesDialog
from nscb_desktop.views.meetings_desk import MeetingsDesk
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.pack_desk import STOPPED
from nscb_desktop.views.pack_dialog import PackDialog
from nscb_desktop.views.pack_made_dialog import EACH_THEIR_OWN, TOGETHER, PackMadeDialog
from nscb_desktop.views.papers import Papers
from tests import registers
from tests.packs import EXCLUDED, convened, unheard
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless

Dialog = TypeVar("Dialog", bound=QDialog)


def two_cases_to_be_met_on(office: Sitting) -> None:
    """Call the meeting that every test begins with."""
    convened(office, 2)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Sitting]:
    """The Business Manager at a register with a meeting."""
    sitting = registers.fresh(tmp_path / "register", after=two_cases_to_be_met_on)
    yield sitting
    desk.lock(sitting)


@pytest.fixture
def meeting(office: Sitting) -> Meeting:
    """A planned meeting on two cases, in one of which a member declared a conflict."""
    (planned,) = meetings.every(office)
    return planned


@pytest.fixture
def made(office: Sitting, meeting: Meeting, qtbot: QtBot) -> Iterator[MeetingsDesk]:
    """The meetings page in a window, with that meeting shown."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1180, 700)
    window.show()
    messages, background = Messages(window), Background()
    shown = MeetingsDesk(office, messages, Papers(office, background, messages, window))
    shown.page.setParent(window)
    shown.page.resize(window.size())
    shown.page.show()
    shown.refresh()
    yield shown
    background.finish()


def opened(made: MeetingsDesk, kind: type[Dialog]) -> Dialog:
    """The dialog of this kind that is open."""
    return next(each for each in made.page.window().findChildren(kind) if each.isVisible())


def asked(made: MeetingsDesk, *parts: CasePart) -> PackDialog:
    """The dialog of the pack, with these parts ticked."""
    made.page.view.buttons["pack"].click()
    dialog = opened(made, PackDialog)
    for part, box in dialog.parts.items():
        box.setChecked(part in parts)
    return dialog


def test_the_dialog_starts_with_what_is_usual_and_says_what_is_missing(made: MeetingsDesk, meeting: Meeting) -> None:
    made.page.view.buttons["pack"].click()
    dialog = opened(made, PackDialog)
    choice = dialog.choice()
    assert choice.order == packs.usual(made._sitting, meeting)
    assert (choice.folder, choice.encrypt) == (None, False)
    texts = [dialog.recipients.list.item(row).text() for row in range(dialog.recipients.list.count())]
    assert texts[0] == "Samuel Sample, the Board"
    assert texts[3] == "Supt Madeup, Police: without NSCB-2013-002, a conflict of interest"
    for row in range(2):
        dialog.cases.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.recipients.tick_all()
    dialog.files.setChecked(True)
    dialog.folder.setText(" ")
    assert dialog.needed.text() == "Still needed: at least one case; at least one recipient; the folder for the files."
    assert not dialog.ok.isEnabled()


def test_whoever_is_excluded_from_every_case_is_not_ticked_and_told(
    made: MeetingsDesk, office: Sitting, meeting: Meeting
) -> None:
    held_meetings.declare(office, meeting, Conflict(meeting.agenda[0], EXCLUDED, "a cousin", True))
    made.refresh()
    dialog = asked(made, CasePart.SUMMARY)
    assert [each.name for each in dialog.choice().order.recipients] == ["Samuel Sample", "Ms Example", "Dr Pretend"]
    assert dialog.recipients.list.item(3).text() == "Supt Madeup, Police: no copy, a conflict of interest in every case"
    assert "No copy for Supt Madeup: excluded from every case by a conflict of interest." in everything_shown(dialog)


def test_everything_in_the_dialogs_has_a_name_and_a_letter_of_its_own(made: MeetingsDesk) -> None:
    dialog = asked(made)
    dialog.files.setChecked(True)
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
    dialog.put_away()


def test_cases_are_moved_and_ticked_by_keyboard(made: MeetingsDesk, meeting: Meeting) -> None:
    dialog = asked(made, CasePart.SUMMARY)
    dialog.cases.list.setFocus()
    QTest.keyClick(dialog.cases.list, Qt.Key.Key_Down)
    dialog.cases.up.click()
    assert dialog.choice().order.cases == (meeting.agenda[1], meeting.agenda[0])
    QTest.keyClick(dialog.cases.list, Qt.Key.Key_Space)
    assert dialog.choice().order.cases == (meeting.agenda[0],)


def test_a_job_is_previewed_and_recorded_once_it_is_printed(
    made: MeetingsDesk, meeting: Meeting, office: Sitting, qtbot: QtBot
) -> None:
    asked(made, CasePart.SUMMARY, CasePart.PART_ONE).ok.click()
    qtbot.waitUntil(lambda: made._papers.open_preview is not None, timeout=20_000)
    preview = made._papers.open_preview
    assert preview
    assert made.packs.dialog is None
    assert copy_register.of_meeting(office, meeting.id) == []
    preview.printed.emit("Office laser, pages 1 to 66")
    pack = copy_register.of_meeting(office, meeting.id)[0]
    assert pack.parts == ("SUMMARY", "PART_ONE")
    assert "Printed (Office laser, pages 1 to 66): copy 1 of 4" in filing.documents(office, meeting.agenda[0])[0].note
    assert made.page.view.buttons["copies"].isVisibleTo(made.page)
    preview.close()


def test_a_previewed_job_is_saved_encrypted_with_a_passphrase_that_is_to_be_noted(
    made: MeetingsDesk, meeting: Meeting, office: Sitting, tmp_path: Path, qtbot: QtBot
) -> None:
    asked(made, CasePart.SUMMARY).ok.click()
    qtbot.waitUntil(lambda: made._papers.open_preview is not None, timeout=20_000)
    preview = made._papers.open_preview
    assert preview
    assert clashing_mnemonics(preview) == {}
    preview.ui.save_sealed.click()
    chooser = preview.findChildren(QFileDialog)[0]
    chooser.fileSelected.emit(str(tmp_path / "pack.pdf"))
    chooser.reject()
    told = opened(made, PackMadeDialog)
    reader = pypdf.PdfReader(tmp_path / "pack.pdf")
    assert not reader.decrypt("")
    assert reader.decrypt(told.passphrases[0].text())
    assert len(told.passphrases) == 1
    assert TOGETHER in everything_shown(told)
    told.reject()
    assert told.isVisible()
    told.noted.click()
    told.ok.click()
    pack = copy_register.of_meeting(office, meeting.id)[0]
    assert pack.encrypted
    assert pack.copies[0].sha256 == digest_of((tmp_path / "pack.pdf").read_bytes())
    assert "Saved as pack.pdf" in filing.documents(office, meeting.agenda[0])[0].note
    preview.saved.emit(tmp_path / "plain.pdf")
    assert not copy_register.of_meeting(office, meeting.id)[0].encrypted
    preview.close()


def test_files_are_saved_and_their_passphrase_is_shown_until_it_is_noted(
    made: MeetingsDesk, office: Sitting, meeting: Meeting, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = asked(made, CasePart.SUMMARY)
    dialog.files.setChecked(True)
    dialog.choose.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(made.page.window().findChildren(PackMadeDialog)), timeout=20_000)
    told = opened(made, PackMadeDialog)
    first, _, _, last = sorted(tmp_path.glob("*.pdf"))
    secrets = [line.text() for line in told.passphrases]
    for file, opens in ((first, [True, False]), (last, [False, True])):
        assert [bool(pypdf.PdfReader(file).decrypt(words)) for words in secrets] == opens
    for said in ("Passphrase of copy 4 (Supt Madeup, Police), without NSCB-2013-002", EACH_THEIR_OWN):
        assert said in everything_shown(told)
    told.reject()
    assert told.isVisible()
    assert told.needed.text() == "Still needed: to note the passphrases."
    for button in (told.noted, told.ok):
        button.click()
    qtbot.waitUntil(lambda: not made.page.window().findChildren(PackMadeDialog))
    assert copy_register.of_meeting(office, meeting.id)[0].encrypted


def test_a_refusal_is_said_in_the_dialog_with_everything_still_ticked(
    made: MeetingsDesk, office: Sitting, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = asked(made, CasePart.SUMMARY)
    dialog.files.setChecked(True)
    (tmp_path / "file").write_text("in the way")
    dialog.folder.setText(str(tmp_path / "file" / "packs"))
    dialog.ok.click()
    qtbot.waitUntil(lambda: "cannot be made" in dialog.needed.text(), timeout=20_000)
    assert dialog.choice().order.parts == (CasePart.SUMMARY,)
    assert dialog.ok.isEnabled()


def test_cancel_stops_the_work_and_leaves_the_dialog(
    made: MeetingsDesk, office: Sitting, meeting: Meeting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()
    printing = packs.print_job

    def slow(ready: ReadyPack, told: packs.Told) -> tuple[MadeCopy, ...]:
        stopped.wait(20)
        return printing(ready, told)

    monkeypatch.setattr(packs, "print_job", slow)
    dialog = asked(made, CasePart.SUMMARY)
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QProgressDialog)), timeout=20_000)
    next(each for each in dialog.findChildren(QProgressDialog)[0].findChildren(QPushButton)).click()
    stopped.set()
    qtbot.waitUntil(lambda: dialog.needed.text() == STOPPED, timeout=20_000)
    assert dialog.isVisible()
    assert dialog.ok.isEnabled()
    assert made._papers.open_preview is None
    assert copy_register.of_meeting(office, meeting.id) == []


@pytest.fixture
def copies(made: MeetingsDesk, office: Sitting, meeting: Meeting) -> CopiesDialog:
    """The copy register of a pack that was printed."""
    ready = packs.read(office, packs.usual(office, meeting))
    packs.record_job(office, ready, packs.print_job(ready, unheard), "Printed")
    made.refresh()
    made.page.view.buttons["copies"].click()
    return opened(made, CopiesDialog)


def test_copies_are_ticked_and_recorded_as_issued_and_as_recorded_in_error(
    copies: CopiesDialog, made: MeetingsDesk, office: Sitting, meeting: Meeting, qtbot: QtBot
) -> None:
    assert copies.copies.list.item(3).text().endswith("pages · without 1 case · made, not issued yet")
    assert not copies.acts[Befell.ISSUED].isEnabled()
    copies.every.click()
    assert [what.name for what, each in copies.acts.items() if each.isEnabled()] == ["ISSUED", "DESTROYED"]
    copies.acts[Befell.ISSUED].click()
    dialog = opened(made, BefellDialog)
    assert dialog.needed.text() == "Still needed: how."
    dialog.how.setText("by hand")
    dialog.day.line.setText("8/1/2014")
    assert dialog.needed.text() == "Still needed: a day that has come."
    dialog.day.line.setText("6/1/2014")
    dialog.ok.click()
    assert copies.out.text().startswith("4 copies are with their recipients.")
    assert copies.copies.list.item(0).text().endswith("issued 6 Jan 2014, by hand")
    copies.copies.list.item(0).setCheckState(Qt.CheckState.Checked)
    copies.acts[Befell.TAKEN_BACK].click()
    wrong = opened(made, BefellDialog)
    assert not wrong.day.isVisibleTo(wrong)
    wrong.how.setText("it is still in the safe")
    wrong.ok.click()
    assert copies.copies.list.item(0).text().endswith("made, not issued yet")
    assert copy_register.of_meeting(office, meeting.id)[0].outstanding == 3


def test_a_refused_entry_is_said_where_it_was_typed(
    copies: CopiesDialog, made: MeetingsDesk, office: Sitting, meeting: Meeting
) -> None:
    copies.copies.list.item(0).setCheckState(Qt.CheckState.Checked)
    copies.acts[Befell.DESTROYED].click()
    dialog = opened(made, BefellDialog)
    copy = copy_register.of_meeting(office, meeting.id)[0].copies[0]
    copy_register.record(office, [copy.id], Befell.DESTROYED, office.today(), "shredded elsewhere")
    dialog.how.setText("shredded")
    dialog.ok.click()
    assert "it is destroyed already" in dialog.needed.text()
    assert dialog.isVisible()


def test_the_copy_register_has_a_name_and_a_letter_for_everything(copies: CopiesDialog) -> None:
    assert clashing_mnemonics(copies) == {}
    assert nameless(copies) == []
