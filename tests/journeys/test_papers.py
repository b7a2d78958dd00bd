"""Paper at the desk: looking records nothing, and whatever is printed or saved is listed where it belongs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, deadlines, filing, paper
from nscb_desktop.views.office import Office
from nscb_desktop.views.working_panel import working_of
from tests.documents.papers import whole_text


def test_a_preview_records_nothing_and_a_saved_copy_is_listed(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.open_case(3)
    before = cases.history(office.sitting, 3)
    office.case.page.ui.print.click()
    qtbot.waitUntil(lambda: office.papers.open_preview is not None, timeout=10_000)
    assert cases.history(office.sitting, 3) == before
    preview = office.papers.open_preview
    assert preview
    preview.saved.emit(tmp_path / "copy.pdf")
    assert [each.kind for each in filing.documents(office.sitting, 3)] == ["print"]
    preview.close()


def test_the_history_is_previewed_and_a_saved_copy_is_listed(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.open_case(1)
    page = office.case.page
    page.ui.tabs.setCurrentWidget(page.history)
    page.history.print.click()
    qtbot.waitUntil(lambda: office.papers.open_preview is not None, timeout=10_000)
    preview = office.papers.open_preview
    assert preview
    assert "Registered Part One as NSCB-2013-001" in whole_text(preview._data)
    preview.saved.emit(tmp_path / "copy.pdf")
    assert filing.documents(office.sitting, 1)[0].name == "NSCB-2013-001 history"
    preview.close()


def test_a_working_of_a_case_and_a_filed_original_are_listed_on_it(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    pdf = paper.form_pdf(
        office.sitting, cases.read_case(office.sitting, 3), cases.read_case(office.sitting, 3).part_one
    )
    filed = filing.file_document(office.sitting, 3, "original.pdf", pdf)
    office.open_case(3)
    clock = deadlines.case_clocks(office.sitting, cases.read_case(office.sitting, 3))[0]
    for working in (True, False):
        if working:
            office.papers.show_working(working_of(clock, "NSCB-2013-003"))
        else:
            office.papers.show_document(filing.documents(office.sitting, 3)[-1])
        qtbot.waitUntil(lambda: office.papers.open_preview is not None, timeout=10_000)
        preview = office.papers.open_preview
        assert preview
        preview.printed.emit("2 pages")
        preview.close()
        preview.deleteLater()
        qtbot.waitUntil(lambda: office.papers.open_preview is None, timeout=10_000)
    names = [each.name for each in filing.documents(office.sitting, 3) if each.kind == "print"]
    assert names == [filed.name, f"NSCB-2013-003 Working {clock.due.isoformat()}"]


def test_a_preview_that_is_ready_after_the_privacy_key_waits_behind_the_cover(office: Office, qtbot: QtBot) -> None:
    office.open_case(3)
    office.case.page.ui.print.click()
    QTest.keyClick(office.case.page, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: office.papers.open_preview is not None, timeout=10_000)
    preview = office.papers.open_preview
    assert preview
    qtbot.waitUntil(lambda: not preview.isVisible())
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [office.window]
    QTest.keyClick(office.window, Qt.Key.Key_F12)
    assert preview.isVisible()
    preview.close()
