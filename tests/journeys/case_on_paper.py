"""A case on paper, from the requests to the pack, by the Business Manager in the real window.

Run as ``python -m tests.journeys.case_on_paper FOLDER PAPERS``; it says on standard output what the window showed.
"""

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QListWidget, QPushButton

from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.packs import CasePart
from nscb_desktop.views.letter_dialog import AS_WORDS, LetterDialog
from nscb_desktop.views.meeting_dialogs import AgendaDialog, ConflictDialog
from nscb_desktop.views.office import Office
from nscb_desktop.views.pack_dialog import PackDialog
from nscb_desktop.views.pack_made_dialog import PackMadeDialog
from nscb_desktop.views.request_dialogs import DatedDialog
from nscb_desktop.views.return_dialog import IMPORT, NOT_KNOWN, TYPE, ReturnDialog
from nscb_desktop.views.send_dialog import SendDialog
from tests import registers
from tests.journeys import agencies_answer as agencies
from tests.journeys import deciding, hand, requesting
from tests.journeys.clerk import Clerk, say, wait_until
from tests.views.everything_shown import everything_shown

REFERENCE, SECOND = "NSCB-2013-001", "NSCB-2013-002"
CAME, LATE, ROUTE = date(2014, 1, 10), date(2014, 1, 16), "secure e-mail"
EXCLUDED, LEFT_OUT = "Dr Pretend", "Ms Example"
"""Who is excluded from the case, and who gets no copy of the pack."""
PARTS = (CasePart.SUMMARY, CasePart.PART_TWOS, CasePart.COMPARISON, CasePart.CRITERIA, CasePart.DECISION)
SCREENED: dict[str, Answer] = {"outcome": "scr", "reasons": "Four records.", "advice": "Agreed."}
CHASER = f"{REFERENCE} chaser.eml"


def tell(word: str, what: object) -> None:
    """Tell the test what the window showed."""
    say(f"{word} {json.dumps(what)}")


class Desk:
    """The window with the case, the office's clock, and the folder in which paper lies."""

    def __init__(self, folder: Path, papers: Path) -> None:
        """Sign in on the day after the case went to the chair, and find it by its reference."""
        self.papers, self.clock = papers, registers.Clock()
        self.clerk = Clerk(folder, self.clock)
        self.clerk.sign_in(passphrase=registers.PASSWORD)
        search = self.office.window.ui.header.search
        hand.type_in(search, REFERENCE)
        QTest.keyClick(search, hand.ENTER)
        wait_until(lambda: self.office.window.here == "case", "the case is open")

    @property
    def office(self) -> Office:
        """Jane's office."""
        return self.clerk.office

    def on(self, day: date) -> None:
        """Another day: the program was left open, and its clock went on."""
        self.clock.now = at_local(day, 14, 30)
        self.office.window.refresh()

    def sent(self, agency: str, ending: str) -> bytes:
        """The form that was made for an agency."""
        case = self.office.case.page.case
        assert case
        request = next(each for each in case.requests if each.agency == agency)
        (form,) = self.papers.rglob(f"{REFERENCE} R{request.id} Part Two.{ending}")
        return form.read_bytes()

    def paper(self, name: str, data: bytes) -> Path:
        """A file as it came."""
        (self.papers / name).write_bytes(data)
        return self.papers / name


def ask_and_send(desk: Desk) -> None:
    """Six agencies are asked, and everything that goes to them is made in one act."""
    office = desk.office
    requesting.ask(office, *agencies.MARKERS, agencies.LATE)
    hand.press(requesting.requests_of(office).send)
    dialog = hand.asked(office.window)
    assert isinstance(dialog, SendDialog)
    hand.type_in(dialog.folder, str(desk.papers))
    tell("to", [box.text() for box in dialog.boxes.values()])
    hand.press(dialog.ok)
    wait_until(lambda: office.case.sending.dialog is None, "the sets are made")


def drop(office: Office, *files: Path) -> None:
    """Drag files over the case and let them go there."""
    page, data = office.case.page, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(40, 40), *held)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(40, 40), *held))


def shown(desk: Desk, name: str) -> ReturnDialog:
    """The dialog about a file that came; what it shows is told."""
    returns = desk.office.case.returns
    wait_until(lambda: returns.dialog and returns.dialog.returned.name == name, f"“{name}” is shown")
    dialog = returns.dialog
    assert dialog
    model = dialog.rows.model
    rows = [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    offered = [act for act, each in dialog.acts.items() if each.isVisible() and each.isEnabled()]
    tell("shown", [name, dialog.by.text(), dialog.doubts.text(), rows, offered])
    return dialog


def settle(desk: Desk, dialog: ReturnDialog, act: str) -> None:
    """Say how it came where that is not known, and press what is to become of it."""
    if not dialog.route.words():
        hand.type_in(dialog.route, ROUTE)
    hand.press(dialog.acts[act])
    wait_until(lambda: desk.office.case.returns.dialog is not dialog, "it is taken in")


def take_in(desk: Desk) -> None:
    """Three files are dropped at once; of the police's answers the old address is kept."""
    desk.on(CAME)
    files = [
        desk.paper("police.pdf", agencies.in_a_pdf(desk.sent(agencies.POLICE, "pdf"), agencies.POLICE)),
        desk.paper("health.docx", agencies.in_word(desk.sent(agencies.HEALTH, "docx"), agencies.HEALTH)),
        desk.paper("housing.eml", agencies.not_known(REFERENCE)),
    ]
    drop(desk.office, *files)
    police = shown(desk, "police.pdf")
    hand.choose_row(police.rows.rows, "Home Address")
    hand.press(police.rows.turn)
    settle(desk, police, IMPORT)
    settle(desk, shown(desk, "health.docx"), IMPORT)
    settle(desk, shown(desk, "housing.eml"), NOT_KNOWN)


def type_the_scan(desk: Desk) -> None:
    """A picture of the form is filed for the request that a person chooses, and typed in beside it."""
    office = desk.office
    drop(office, desk.paper("scan.pdf", agencies.scanned(desk.sent(agencies.EDUCATION, "pdf"))))
    dialog = shown(desk, "scan.pdf")
    choose_beginning(dialog.request, agencies.EDUCATION)
    settle(desk, dialog, TYPE)
    wait_until(lambda: office.window.here == "sheet" and office.papers.open_preview, "it is typed beside its picture")
    requesting.record_typed(office, agencies.answers_of(agencies.EDUCATION), "not on the form")
    if preview := office.papers.open_preview:
        preview.close()


def empty_the_folder(desk: Desk) -> None:
    """A message saved in the Incoming folder is counted on the tab, taken in, and gone from there."""
    office, panel = desk.office, requesting.requests_of(desk.office)
    incoming = office.sitting.register.folder.incoming
    message = agencies.in_a_message(desk.sent(agencies.PROBATION, "pdf"), agencies.PROBATION)
    (incoming / "probation.eml").write_bytes(message)
    hand.press(panel.incoming)
    settle(desk, shown(desk, "probation.eml"), IMPORT)
    wait_until(lambda: not list(incoming.iterdir()), "the folder is empty again")


def chase(desk: Desk) -> None:
    """The agency that is late gets a letter as an e-mail draft, and is recorded as chased."""
    desk.on(LATE)
    office, panel = desk.office, requesting.requests_of(desk.office)
    hand.choose_row(panel.rows, agencies.LATE)
    hand.press(panel.acts["chase"])
    chasing = hand.asked(office.window)
    assert isinstance(chasing, DatedDialog)
    hand.press(next(each for each in chasing.findChildren(QPushButton) if "Letter or e-mail" in each.text()))
    letter = hand.asked(office.window)
    assert isinstance(letter, LetterDialog)
    hand.choose(letter.made_as, list(AS_WORDS.values())[-1])
    tell("letter", [letter.letter.currentText(), letter.name.words(), letter.address.words()])
    hand.press(letter.ok)
    wait_until(lambda: office.window.findChildren(QFileDialog), "a place for the draft is asked for")
    (dialog,) = office.window.findChildren(QFileDialog)
    dialog.selectFile(str(desk.papers / CHASER))
    dialog.accept()
    wait_until((desk.papers / CHASER).exists, "the draft is saved")
    hand.type_in(chasing.fields["how"], ROUTE)
    if not chasing.day.day():
        hand.press(chasing.day.today_button)
    hand.agree(chasing)


def compare(desk: Desk) -> None:
    """What stands side by side, and how each agency stands."""
    panel = requesting.requests_of(desk.office)
    model = panel.rows.model()
    tell(
        "stands", {str(model.index(row, 0).data()): str(model.index(row, 1).data()) for row in range(model.rowCount())}
    )
    tell("sideways", panel.rows.horizontalScrollBar().isVisible())
    grid = desk.office.case.page.agencies.grid
    tell("side-by-side", [grid.heading.text(), everything_shown(grid)])


def meet(desk: Desk) -> None:
    """The chair's screening, a meeting on this case and another, and a conflict of interest in this one."""
    office = desk.office
    deciding.record(office, "screening", SCREENED, f"{LATE:%d/%m/%Y} 10.00")
    deciding.arrange_meeting(office, "21/01/2014 10.00", "Room 2")
    view = office.meetings.page.view
    hand.press(view.buttons["agenda"])
    agenda = hand.asked(office.window)
    assert isinstance(agenda, AgendaDialog)
    tick(agenda.list, SECOND)
    hand.agree(agenda)
    hand.press(view.buttons["conflict"])
    conflict = hand.asked(office.window)
    assert isinstance(conflict, ConflictDialog)
    choose_beginning(conflict.case, REFERENCE)
    choose_beginning(conflict.person, EXCLUDED)
    hand.type_in(conflict.what, "A cousin.")
    hand.agree(conflict)


def make_the_pack(desk: Desk) -> None:
    """The pack of chosen parts for chosen people, one file for each of them."""
    office = desk.office
    hand.press(office.meetings.page.view.buttons["pack"])
    pack = hand.asked(office.window)
    assert isinstance(pack, PackDialog)
    for part, box in pack.parts.items():
        if box.isChecked() is not (part in PARTS):
            hand.press(box)
    tick(pack.recipients.list, LEFT_OUT)
    tell("recipients", [pack.recipients.list.item(row).text() for row in range(pack.recipients.list.count())])
    hand.press(pack.files)
    hand.type_in(pack.folder, str(desk.papers))
    hand.press(pack.encrypt)
    hand.press(pack.ok)
    wait_until(lambda: office.window.findChildren(PackMadeDialog), "the pack is saved")
    (saved,) = office.window.findChildren(PackMadeDialog)
    hand.agree(saved)


def tick(entries: QListWidget, beginning: str) -> None:
    """Press the box of the entry that begins like this."""
    row = next(row for row in range(entries.count()) if entries.item(row).text().startswith(beginning))
    hand.within_reach(entries)
    entries.setCurrentRow(row)
    QTest.keyClick(entries, Qt.Key.Key_Space)


def choose_beginning(box: QComboBox, words: str) -> None:
    """Go down a list to the entry that begins like this."""
    hand.choose(box, next(text for text in map(box.itemText, range(box.count())) if text.startswith(words)))


def main(folder: Path, papers: Path) -> None:
    """The whole of it; before the window is closed the files can be looked at."""
    desk = Desk(folder, papers)
    for step in (
        ask_and_send,
        take_in,
        type_the_scan,
        empty_the_folder,
        chase,
        compare,
        meet,
        make_the_pack,
    ):
        step(desk)
        say(f"step {step.__name__}")
    say("open")
    sys.stdin.readline()
    desk.office.window.close()
    wait_until(lambda: desk.office.leaving.ended, "the register is closed")
    say("done")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
