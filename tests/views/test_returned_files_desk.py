"""A return brought in on the screen: dropped, chosen or waiting in its folder, looked at, and taken in or filed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, filing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.information import Happening
from nscb_desktop.views.background import Background
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.once import Once
from nscb_desktop.views.original_view import OriginalView
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.return_dialog import FILE, IMPORT, NOT_KNOWN, TYPE, ReturnDialog
from nscb_desktop.views.return_rows import BLANK, KEEP, NOTHING, SAME, TAKE
from nscb_desktop.views.sheet_task import SheetTask
from tests.documents.returned_files import mail
from tests.sent_forms import ANSWERS, Asked, as_pdf, asked
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless


@pytest.fixture
def police(sitting: Sitting) -> Asked:
    """The police were asked on a case of the register."""
    return asked(sitting)


@pytest.fixture
def desk(sitting: Sitting, police: Asked, qtbot: QtBot) -> Iterator[CaseDesk]:
    """The case desk on the Agencies tab of that case."""
    window = QWidget()
    window.resize(1182, 700)
    qtbot.addWidget(window)
    background, messages = Background(), Messages(window)
    made = CaseDesk(sitting, messages, Papers(sitting, background, messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    window.show()
    made.open(police.case.id)
    made.page.ui.tabs.setCurrentWidget(made.page.agencies)
    made.page.agencies.requests._once = Once(0)
    yield made
    background.finish()


@pytest.fixture
def form(police: Asked, tmp_path: Path) -> Path:
    """The form of the police, as it came back."""
    file = tmp_path / "Part Two.pdf"
    file.write_bytes(as_pdf(police.places()))
    return file


def brought(desk: CaseDesk, qtbot: QtBot, *files: Path) -> ReturnDialog:
    """The dialog that opens once a file is read."""
    desk.returns.bring_in(files)
    return opened(desk, qtbot)


def opened(desk: CaseDesk, qtbot: QtBot) -> ReturnDialog:
    qtbot.waitUntil(lambda: desk.returns.dialog is not None, timeout=20_000)
    assert desk.returns.dialog
    return desk.returns.dialog


def test_a_form_is_imported_with_the_keyboard_alone(desk: CaseDesk, form: Path, qtbot: QtBot, sitting: Sitting) -> None:
    dialog = brought(desk, qtbot, form)
    assert dialog.request.currentText().startswith("Police, asked on 2 Jan 2014")
    assert dialog.by.text() == "Recognised by the slip on the form."
    assert dialog.problem.text() == "Still needed: how it came."
    assert not dialog.acts[IMPORT].isEnabled()
    QTest.keyClicks(dialog.route, "secure e-mail")
    assert dialog.acts[IMPORT].isEnabled()
    dialog.rows.rows.choose("team")
    QTest.keyClick(dialog.rows.rows, Qt.Key.Key_Return)
    assert dialog.rows.turn.text() == "&Take what came"
    QTest.keyClick(dialog.acts[IMPORT], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.returns.dialog is None)
    assert desk.page.case
    returned = desk.page.case.returns[0]
    assert "team" not in returned.answers
    assert returned.answers["risks_and_strengths"] == ANSWERS["risks_and_strengths"]
    assert returned.gaps_reason == "as the agency returned it"
    settled = desk.page.case.requests[0].settled
    assert settled is not None
    assert settled.what is Happening.RETURNED


def test_every_question_shows_old_and_returned_and_what_is_taken(desk: CaseDesk, form: Path, qtbot: QtBot) -> None:
    dialog = brought(desk, qtbot, form)
    rows = dialog.rows
    assert rows.chosen.isVisible()
    assert not dialog.says.isVisible()
    cells = {str(rows.model.index(row, 0).data()): [str(rows.model.index(row, column).data()) for column in (1, 2, 3)]
             for row in range(rows.model.rowCount())}  # fmt: skip
    assert cells["Name of team/lead professional"] == ["", "Child Abuse Investigation Team", TAKE]
    assert cells["Full Name of Child/Young Person"] == ["Amira Example", "Amira Example", "The same"]
    rows.rows.choose("home_address")
    assert rows.came.text() == "Flat 2, 118 Exampleton Rd\nE6 1AA"
    rows.turn.click()
    assert rows.all.isEnabled()
    assert KEEP in {str(rows.model.index(row, 3).data()) for row in range(rows.model.rowCount())}
    rows.all.click()
    assert "home_address" in rows.taken
    assert not clashing_mnemonics(dialog)
    assert not nameless(dialog)


def test_what_becomes_of_an_answer_is_in_sight_in_a_narrow_window(desk: CaseDesk, form: Path, qtbot: QtBot) -> None:
    dialog = brought(desk, qtbot, form)
    dialog.resize(720, dialog.height())
    table = dialog.rows.rows
    qtbot.waitUntil(lambda: dialog.width() == 720)
    header, last = table.horizontalHeader(), 3
    qtbot.waitUntil(lambda: header.sectionPosition(last) + header.sectionSize(last) <= table.viewport().width())
    assert not table.horizontalScrollBar().isVisible()
    words = max(table.fontMetrics().horizontalAdvance(each) for each in (TAKE, KEEP, BLANK, SAME, NOTHING))
    assert header.sectionSize(last) >= words + 16


def test_what_the_agency_emptied_is_left_blank_or_kept_as_a_person_chooses(
    desk: CaseDesk, form: Path, qtbot: QtBot, police: Asked
) -> None:
    form.write_bytes(as_pdf(police.places(child_name="")))
    dialog = brought(desk, qtbot, form)
    rows = dialog.rows
    assert "The agency emptied what the office had filled in: Full Name of Child" in dialog.doubts.text()
    assert [str(rows.model.index(0, column).data()) for column in (1, 2, 3)] == ["Amira Example", "(emptied)", BLANK]
    assert rows.came.text() == "(emptied)"
    assert rows.taken["child_name"] is None
    rows.turn.click()
    assert (rows.turn.text(), "child_name" in rows.taken) == ("&Leave it blank", False)
    assert not clashing_mnemonics(dialog)
    rows.turn.click()
    dialog.route.write("post")
    dialog.acts[IMPORT].click()
    qtbot.waitUntil(lambda: desk.returns.dialog is None)
    assert desk.page.case
    assert "child_name" not in desk.page.case.returns[0].answers


def test_a_refusal_is_said_in_the_dialog_with_everything_kept(desk: CaseDesk, form: Path, qtbot: QtBot) -> None:
    dialog = brought(desk, qtbot, form)
    dialog.route.write("post")
    dialog.day.show_day(date(2014, 1, 1))
    dialog.acts[IMPORT].click()
    assert "before Police was asked" in dialog.problem.text()
    assert dialog.route.words() == "post"
    dialog.day.show_day(date(2014, 1, 6))
    dialog.acts[IMPORT].click()
    qtbot.waitUntil(lambda: desk.returns.dialog is None)


def test_a_file_that_is_not_recognised_lets_a_person_choose(
    desk: CaseDesk, police: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(as_pdf(police.places(slip="")))
    dialog = brought(desk, qtbot, file)
    assert dialog.by.text().startswith("Not recognised")
    assert dialog.rows.rows.nothing.text() == "Choose the request; its answers then show here."
    assert dialog.rows.rows.nothing.isVisible()
    dialog.route.write("post")
    assert not dialog.acts[IMPORT].isEnabled()
    assert dialog.acts[FILE].isEnabled()
    dialog.request.setCurrentIndex(1)
    dialog.request.activated.emit(1)
    assert dialog.by.text() == "Chosen by you."
    assert not dialog.rows.rows.nothing.isVisible()
    assert dialog.acts[IMPORT].isEnabled()


def test_a_flattened_form_is_typed_in_beside_its_picture(
    desk: CaseDesk, police: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "flat.pdf"
    file.write_bytes(as_pdf({}, police.slip.written(), "words", flattened=True))
    dialog = brought(desk, qtbot, file)
    assert "flattened" in dialog.doubts.text()
    assert not dialog.acts[IMPORT].isEnabled()
    dialog.route.write("post")
    with qtbot.waitSignal(desk.sheet_asked) as asked_for:
        dialog.acts[TYPE].click()
    task: SheetTask = asked_for.args[0]
    assert task.draft.request_id == police.request.id
    preview = desk._papers.open_preview
    assert preview is not None
    assert preview.isVisible()
    assert not preview.isModal()
    preview.close()


def test_not_known_is_offered_where_the_message_says_so(
    desk: CaseDesk, police: Asked, tmp_path: Path, qtbot: QtBot, sitting: Sitting
) -> None:
    file = tmp_path / "x.eml"
    file.write_bytes(mail(f"This child is not known to us.\nRef {police.case.reference}, Police"))
    dialog = brought(desk, qtbot, file)
    assert dialog.acts[NOT_KNOWN].isVisible()
    assert dialog.says.text() == "It says: “This child is not known to us.”"
    assert dialog.request.currentText() == "Police, asked on 2 Jan 2014"
    assert not dialog.rows.chosen.isVisible()
    dialog.acts[NOT_KNOWN].click()
    qtbot.waitUntil(lambda: desk.returns.dialog is None)
    settled = cases.read_case(sitting, police.case.id).requests[0].settled
    assert settled is not None
    assert settled.note == "This child is not known to us."


def test_several_files_are_looked_at_one_after_the_other(
    desk: CaseDesk, form: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes(b"A letter")
    dialog = brought(desk, qtbot, note, form)
    assert dialog.windowTitle().startswith("A return")
    assert "No form of ours" in dialog.doubts.text()
    assert dialog.rows.rows.nothing.text() == "Nothing of this file can be taken over."
    dialog.route.write("post")
    dialog.acts[FILE].click()
    qtbot.waitUntil(lambda: desk.returns.dialog not in {None, dialog}, timeout=20_000)
    assert "Part Two.pdf" in everything_shown(opened(desk, qtbot))


def test_a_file_that_cannot_be_read_from_the_disk_is_said_and_the_next_one_follows(
    desk: CaseDesk, form: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    desk._messages.say = lambda sentence, icon=None: said.append(sentence)  # type: ignore[method-assign]  # what is said is listened to
    brought(desk, qtbot, tmp_path / "gone.pdf", form)
    assert "could not be read" in said[0]


def test_a_file_dropped_on_the_case_is_brought_in(desk: CaseDesk, form: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(form)), QUrl("https://example.org/x.pdf")])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), *held)
    QApplication.sendEvent(desk.page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(desk.page, QDropEvent(QPointF(5, 5), *held))
    assert "Part Two.pdf" in everything_shown(opened(desk, qtbot))


def test_what_waits_in_the_folder_is_counted_and_taken_out_once_it_is_kept(
    desk: CaseDesk, form: Path, qtbot: QtBot, sitting: Sitting
) -> None:
    panel, folder = desk.page.agencies.requests, sitting.register.folder.incoming
    assert not panel.incoming.isVisible()
    waiting = folder / "Part Two.pdf"
    waiting.write_bytes(form.read_bytes())
    qtbot.waitUntil(panel.incoming.isVisible, timeout=5_000)
    assert panel.incoming.text() == "Incoming folder: 1 file…"
    panel.incoming.click()
    dialog = opened(desk, qtbot)
    dialog.route.write("post")
    dialog.acts[IMPORT].click()
    qtbot.waitUntil(lambda: desk.returns.dialog is None)
    assert not waiting.exists()
    assert not panel.incoming.isVisible()
    assert desk.page.case
    assert filing.documents(sitting, desk.page.case.id)[0].name == "Part Two.pdf"


def test_an_empty_file_stays_in_the_folder_and_nothing_is_recorded(
    desk: CaseDesk, form: Path, police: Asked, qtbot: QtBot, sitting: Sitting
) -> None:
    said: list[str] = []
    desk._messages.say = lambda sentence, icon=None: said.append(sentence)  # type: ignore[method-assign]  # what is said is listened to
    empty = sitting.register.folder.incoming / "empty.pdf"
    empty.touch()
    brought(desk, qtbot, empty, form)
    assert "“empty.pdf” is empty (0 bytes)" in said[0]
    assert empty.exists()
    assert filing.documents(sitting, police.case.id) == []


def test_a_word_file_and_a_message_are_looked_at_as_their_words(desk: CaseDesk, qtbot: QtBot) -> None:
    desk._papers.show_piece("x.eml", mail("Words of <b>the message</b>"))
    window = desk._papers.window

    def view() -> OriginalView | None:
        return window.findChild(OriginalView)

    qtbot.waitUntil(lambda: view() is not None, timeout=20_000)
    shown = view()
    assert shown
    assert "Words of <b>the message</b>" in shown.text.toPlainText()
