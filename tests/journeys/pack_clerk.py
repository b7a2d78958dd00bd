"""Somebody making a meeting's pack in the real window, in a process of their own: printed through the system's dialog.

Run as ``python -m tests.journeys.pack_clerk FOLDER MEETING``; says on standard output what was done.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from nscb_desktop.casework import copy_register
from nscb_desktop.framework.packs import Befell, CasePart
from nscb_desktop.views import start, theme
from nscb_desktop.views.background import Background
from nscb_desktop.views.copies_dialog import BefellDialog, CopiesDialog
from nscb_desktop.views.office import Office
from tests.journeys.clerk import let_work, say, wait_until
from tests.journeys.signed_in import office_of


def make_and_print(office: Office, meeting_id: int) -> None:
    """The pack of a meeting with two parts a case, previewed and printed on the queue that the system offers."""
    office.window.show_page("meetings")
    office.meetings.open(meeting_id)
    office.meetings.page.view.buttons["pack"].click()
    dialog = office.meetings.packs.dialog
    assert dialog
    for part, box in dialog.parts.items():
        box.setChecked(part in {CasePart.SUMMARY, CasePart.PART_ONE})
    wait_until(dialog.isActiveWindow, "the dialog has the keyboard")
    QTest.keyClick(dialog, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    wait_until(lambda: office.papers.open_preview, "the preview opens")
    preview = office.papers.open_preview
    assert preview
    preview.ui.print.click()
    wait_until(lambda: preview.findChildren(QPrintDialog), "the system's dialog opens")
    asking = preview.findChildren(QPrintDialog)[0]
    wait_until(lambda: [each for each in asking.findChildren(QPushButton) if each.isDefault()], "it can be printed")
    say(f"printer {asking.printer().printerName()}")
    asking.accept()
    wait_until(lambda: copy_register.of_meeting(office.sitting, meeting_id), "the print is recorded")
    preview.close()
    let_work(100)


def hand_out(office: Office, meeting_id: int) -> None:
    """Every copy is recorded as issued, by keyboard alone."""
    office.meetings.page.view.buttons["copies"].click()
    copies = next(each for each in office.window.findChildren(CopiesDialog) if each.isVisible())
    wait_until(copies.isActiveWindow, "the copy register has the keyboard")
    QTest.keyClick(copies, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    wait_until(copies.copies.ticked, "every copy is ticked")
    QTest.keyClick(copies, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    wait_until(lambda: copies.findChildren(BefellDialog), "it is asked when and how")
    asked = copies.findChildren(BefellDialog)[0]
    wait_until(asked.isActiveWindow, "the question has the keyboard")
    QTest.keyClicks(asked.how, "by hand")
    QTest.keyClick(asked, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    wait_until(lambda: not copies.findChildren(BefellDialog), "it is recorded")
    pack = copy_register.of_meeting(office.sitting, meeting_id)[0]
    say(f"issued {sum(copy.last is Befell.ISSUED for copy in pack.copies)}")
    for copy in pack.copies:
        say(f"copy {copy.number} {copy.pages} {copy.recipient}")
    copies.put_away()


def main(folder: Path, meeting_id: int) -> None:
    """Sign in, do both, and lock."""
    app = start.application()
    theme.apply_theme(app, "light")
    office = office_of(folder, Background(QApplication.instance()))
    make_and_print(office, meeting_id)
    hand_out(office, meeting_id)
    office._idle.end()
    office.lock()
    say("done")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
