"""Send requests: chosen agencies, one folder, progress and Cancel; looked at first without a trace, and refusals said in the dialog."""

from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QDialog, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, filing
from nscb_desktop.casework.request_sets import Part, RequestSet, SetFile
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.preview import Preview
from nscb_desktop.views.send_dialog import SendDialog
from nscb_desktop.views.sending_desk import CANCELLED
from tests.views import test_agencies_tab as agencies_tab
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import press, said
from tests.views.test_agencies_tab import CASE, ask, case_of, dialog_of

desk = agencies_tab.desk


def sending(desk: CaseDesk, folder: Path) -> SendDialog:
    """The dialog, with a folder to write to."""
    desk.page.agencies.requests.send.click()
    dialog = dialog_of(desk, SendDialog)
    folder.mkdir(exist_ok=True)
    dialog.folder.write(str(folder))
    return dialog


def acts(sitting: Sitting) -> list[str]:
    """Every act on the case that made forms."""
    return [entry.act for entry in cases.history(sitting, CASE) if "forms for" in entry.act]


def test_the_forms_of_chosen_agencies_are_written_and_recorded_once(
    desk: CaseDesk,
    sitting: Sitting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    assert not desk.page.agencies.requests.send.isVisible()
    ask(desk, sitting, "Police", "Housing")
    dialog = sending(desk, tmp_path / "out")
    texts = [box.text() for box in dialog.boxes.values()]
    assert any("Police · to DI Second Holder, no e-mail recorded · due " in text for text in texts)
    assert any("Housing · no lead officer in post today · due" in text for text in texts)
    assert all(box.isChecked() for box in dialog.boxes.values())
    dialog.ok.click()
    qtbot.waitUntil(lambda: desk.sending.dialog is None, timeout=20_000)
    reference = case_of(desk).reference
    names = sorted(
        f"{reference} R{each.id} {what}"
        for each in case_of(desk).requests
        for what in ("Part Two.docx", "Part Two.pdf", "Covering letter.pdf", "Message.eml")
    )
    assert sorted(path.name for path in (tmp_path / "out").rglob("*.*")) == names
    assert sorted(path.parent.name for path in (tmp_path / "out").rglob("*.eml")) == [
        f"{reference} R{each.id} {each.agency.lower()}" for each in case_of(desk).requests
    ]
    assert "so their drafts have an empty “To”" in said(desk.page.window())
    press(desk.page.window(), "OK")
    desk.page.ui.tabs.setCurrentWidget(desk.page.documents)
    model = desk.page.documents.model
    filed = sorted(str(model.data(model.index(row, 1))) for row in range(model.rowCount()))
    assert filed == [name for name in names if not name.endswith(".eml")]
    assert acts(sitting) == ["made the Part Two forms for 2 agencies to send"]
    again = sending(desk, tmp_path / "out")
    assert all("forms made on" in box.text() for box in again.boxes.values())
    assert not again.ok.isEnabled()
    assert again.needed.text() == "Still needed: at least one agency."


def test_what_cannot_be_written_is_said_in_the_dialog_and_can_be_put_right(
    desk: CaseDesk,
    sitting: Sitting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ask(desk, sitting, "Police")
    dialog = sending(desk, tmp_path / "out")
    name = f"{case_of(desk).reference} R{case_of(desk).requests[0].id}"
    (tmp_path / "out" / f"{name} police").mkdir()
    (tmp_path / "out" / f"{name} police" / f"{name} Part Two.pdf").write_bytes(b"mine")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "already holds" in dialog.needed.text(), timeout=20_000)
    assert acts(sitting) == []
    dialog.folder.write(str(tmp_path / "not there"))
    assert dialog.needed.text() == "Still needed: a folder that exists."
    (tmp_path / "other").mkdir()
    dialog.folder.write(str(tmp_path / "other"))
    dialog.ok.click()
    qtbot.waitUntil(lambda: desk.sending.dialog is None, timeout=20_000)
    assert len(acts(sitting)) == 1


def test_cancelled_halfway_nothing_is_written_and_the_dialog_says_so(
    desk: CaseDesk,
    sitting: Sitting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ask(desk, sitting, "Police", "Housing")
    dialog = sending(desk, tmp_path / "out")
    reached, go_on = Event(), Event()

    def slow(_sitting: Sitting, made: RequestSet) -> SetFile:
        reached.set()
        assert go_on.wait(20)
        return SetFile(f"{made.name}.txt", b"x", Part.PDF)

    desk.sending.makers = dict.fromkeys(Part, slow)
    dialog.ok.click()
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QProgressDialog)), timeout=20_000)
    progress = dialog.findChildren(QProgressDialog)[0]
    assert progress.windowTitle() == f"Making the files of {case_of(desk).reference}"
    progress.findChildren(QPushButton)[0].click()
    go_on.set()
    qtbot.waitUntil(lambda: dialog.needed.text() == CANCELLED, timeout=20_000)
    assert list((tmp_path / "out").iterdir()) == []
    assert acts(sitting) == []
    assert dialog.ok.isEnabled()


def test_looking_at_a_form_records_nothing(
    desk: CaseDesk,
    sitting: Sitting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ask(desk, sitting, "Police")
    before = len(cases.history(sitting, CASE))
    sending(desk, tmp_path / "out").preview.click()
    qtbot.waitUntil(lambda: desk.sending._papers.open_preview is not None, timeout=20_000)
    preview = desk.sending._papers.open_preview
    assert isinstance(preview, Preview)
    assert preview.ui.save_word.isVisible()
    assert len(cases.history(sitting, CASE)) == before
    assert list((tmp_path / "out").iterdir()) == []
    preview.close()


def test_what_is_not_wanted_is_not_made_and_the_draft_needs_a_form(
    desk: CaseDesk,
    sitting: Sitting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ask(desk, sitting, "Police", "Housing")
    dialog = sending(desk, tmp_path / "out")
    assert all(box.isChecked() for box in dialog.parts.values())
    assert "of Housing and Police, so their drafts" in dialog.unaddressed.text()
    housing = next(number for number, box in dialog.boxes.items() if box.text().startswith("Housing"))
    dialog.boxes[housing].setChecked(False)
    assert "of Police, so its draft has an empty “To”" in dialog.unaddressed.text()
    for part in (Part.PDF, Part.WORD):
        dialog.parts[part].setChecked(False)
    assert dialog.needed.text() == "Still needed: a form for the e-mail draft to carry."
    dialog.parts[Part.MESSAGE].setChecked(False)
    assert dialog.unaddressed.text() == ""
    dialog.parts[Part.LETTER].setChecked(False)
    assert dialog.needed.text() == "Still needed: at least one kind of file."
    dialog.parts[Part.WORD].setChecked(True)
    dialog.ok.click()
    qtbot.waitUntil(lambda: desk.sending.dialog is None, timeout=20_000)
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]


def test_looking_at_a_covering_letter_records_nothing(
    desk: CaseDesk,
    sitting: Sitting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ask(desk, sitting, "Police")
    before = cases.history(sitting, CASE)
    sending(desk, tmp_path / "out").letter.click()
    qtbot.waitUntil(lambda: desk.sending._papers.open_preview is not None, timeout=20_000)
    preview = desk.sending._papers.open_preview
    assert isinstance(preview, Preview)
    assert "Covering letter" in preview.windowTitle()
    assert cases.history(sitting, CASE) == before
    assert filing.documents(sitting, CASE) == []
    preview.close()


def test_every_letter_is_used_once_and_everything_is_named(
    desk: CaseDesk,
    sitting: Sitting,
    tmp_path: Path,
) -> None:
    ask(desk, sitting, "Police")
    dialog: QDialog = sending(desk, tmp_path / "out")
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
