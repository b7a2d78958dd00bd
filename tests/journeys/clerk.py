"""Somebody at the keyboard: drives the real windows in a process of its own, as the Business Manager would.

Run as ``python -m tests.journeys.clerk STEP FOLDER PAPERS``; each step says on standard output how far it is.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from nscb_desktop import app
from nscb_desktop.casework import desk as office_desk
from nscb_desktop.casework import filing, referrals
from nscb_desktop.framework.answers import Answer, Answers, Reasons
from nscb_desktop.register.derivation import FLOOR
from nscb_desktop.views import start, theme
from nscb_desktop.views.background import Background
from nscb_desktop.views.draft_desk import DraftDesk
from nscb_desktop.views.editing.grounds_editor import GroundsEditor
from nscb_desktop.views.office import Office
from tests.benchmarks.texts import long_reasons
from tests.journeys.paper_referral import paper_referral
from tests.views.typed_referral import REFERRAL, type_answer, type_letter

PASSPHRASE = "otter lantern gravel mistletoe seventeen"
FIRST = paper_referral()
ADDED = " And after that the deputy head rang twice about the same bruise, and nobody wrote down which day that was."
"""What is being typed behind the twenty pages when the power goes."""
LONG = long_reasons(22)
SECOND: dict[str, Answer] = {
    **REFERRAL,
    "agency": "Exampleham University Hospital",
    "child_name": "Bartholomew Longreason",
    "date_of_birth": REFERRAL["date_of_birth"],
    "home_address": "1 Far Away Close, Sampleton",
    "reasons": replace(LONG, words=LONG.words + ADDED),
}
LAST = "reasons"
EVERY_BUT_THE_LAST = tuple(key for key in REFERRAL if key != LAST)
RECEIVED = "20 Dec 2013 16:40"
LOOKS_EVERY_MS = 10


def let_work(milliseconds: int) -> None:
    """Let the windows and the background work; unlike QTest.qWait, an event loop lets go of Python's lock."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], object], what: str, patience_ms: int = 30_000) -> None:
    """Let the windows work until something holds; says what did not happen."""
    for _ in range(patience_ms // LOOKS_EVERY_MS):
        if holds():
            return
        let_work(LOOKS_EVERY_MS)
    raise AssertionError(f"this did not happen: {what}")


def save_preview(office: Office, target: Path) -> None:
    """Save what is being previewed, through the dialog, and close the preview."""
    wait_until(lambda: office.papers.open_preview, "the preview opens")
    preview = office.papers.open_preview
    assert preview
    preview.ui.save.click()
    wait_until(lambda: preview.findChildren(QFileDialog), "a place to save is asked for")
    dialog = preview.findChildren(QFileDialog)[0]
    dialog.selectFile(str(target))
    dialog.accept()
    wait_until(target.exists, "the PDF is saved")
    preview.close()
    wait_until(lambda: office.papers.open_preview is None, "the preview closes")


class Clerk:
    """The application as it starts, and hands to work it."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = app.now) -> None:
        """Start the application on a register folder, by the computer's clock unless another one is handed in."""
        app.harden()
        made = start.application()
        theme.apply_theme(made, "light")
        self.house = start.House(folder, now, Background(made))
        self.house.begin()

    @property
    def office(self) -> Office:
        """The main window's office, once somebody is let in."""
        assert self.house.office
        return self.house.office

    @property
    def desk(self) -> DraftDesk:
        """The desk of the draft on the screen."""
        return self.office.drafting

    def set_up(self) -> None:
        """Go through the first run."""
        door = self.house.entrance.set_up
        assert door
        for field, words in (
            (door.ui.person_name, "Jane Okafor"),
            (door.ui.account, "jane"),
            (door.ui.password, PASSPHRASE),
            (door.ui.again, PASSPHRASE),
        ):
            QTest.keyClicks(field, words)
        door.ui.create.click()
        wait_until(lambda: door.ui.steps.currentWidget() is door.ui.sheet_step, "the recovery sheet is offered")
        door.ui.have_it.click()
        door.ui.finish.click()
        wait_until(lambda: self.house.office, "the office opens")

    def sign_in(self, account: str = "", passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase at the door; another account than the one offered is chosen first."""
        door = self.house.entrance.sign_in
        assert door
        if account:
            door.ui.account.setCurrentText(account)
        QTest.keyClicks(door.ui.password, passphrase)
        door.ui.sign_in.click()
        wait_until(lambda: self.house.office, "the office opens")

    def begin_draft(self) -> None:
        """Press "New notification"."""
        self.office.today.ui.new_notification.click()
        wait_until(lambda: self.office.window.here == "draft", "the form opens")

    def reopen_draft(self) -> None:
        """Open the one draft there is from the list of drafts."""
        draft = referrals.listed_drafts(self.office.sitting)[0]
        self.office.open_draft(draft.id)
        wait_until(lambda: self.office.window.here == "draft", "the draft opens")

    def type(self, answers: Answers, keys: tuple[str, ...] = EVERY_BUT_THE_LAST) -> None:
        """Type these answers into the form."""
        for key in keys:
            type_answer(self.desk.page.sheet.blocks[key].editor, answers[key])
            let_work(1)

    @property
    def reasons(self) -> GroundsEditor:
        """The editor of the last and longest question."""
        editor = self.desk.page.sheet.blocks[LAST].editor
        assert isinstance(editor, GroundsEditor)
        return editor

    def paste(self, words: str) -> None:
        """Paste the reasons, as one pastes what came in an e-mail."""
        QApplication.clipboard().setText(words)
        self.reasons.words.setFocus()
        self.reasons.words.paste()

    def type_on(self, words: str) -> None:
        """Go on typing reasons at the speed of a fast typist, and say after each letter how much there is and when."""
        field = self.reasons.words
        field.moveCursor(QTextCursor.MoveOperation.End)
        for letter in words:
            type_letter(field, letter)
            let_work(40)
            say(f"letters {len(field.words())} {time.monotonic()}")

    def finish_reasons(self, answer: Reasons) -> None:
        """Type what the kept reasons lack, then reply to the grounds."""
        field = self.reasons.words
        field.moveCursor(QTextCursor.MoveOperation.End)
        for letter in answer.words[len(field.words()) :]:
            type_letter(field, letter)
        type_answer(self.reasons, Reasons(answer.ticks))

    def receive(self) -> None:
        """Enter when the form was in hand."""
        QTest.keyClicks(self.desk.page.receipt.field.line, RECEIVED)

    def register(self) -> str:
        """Authorise and register; the new reference."""
        self.desk.page.ui.register_button.click()
        wait_until(lambda: self.desk.dialog, "the registration is asked about")
        dialog = self.desk.dialog
        assert dialog
        dialog.authorised.click()
        QTest.keyClicks(dialog.when.line, "23 Dec 2013 09:05")
        QTest.keyClicks(dialog.how, "By secure e-mail")
        if dialog.question.missing:
            QTest.keyClicks(dialog.gaps_reason, "As it came; the agency was asked.")
        wait_until(dialog.ok.isEnabled, f"it can be registered: {dialog.still_needed()}")
        dialog.ok.click()
        wait_until(lambda: self.office.window.here == "case", "the case opens")
        return self.office.case.reference

    def find(self, words: str) -> list[str]:
        """Search from the header; the references found."""
        header = self.office.window.ui.header
        header.go_to_search()
        QTest.keyClicks(header.search, words)
        wait_until(
            lambda: self.office.window.here == "cases" and self.office.cases.filters.words == words,
            "the search is shown",
        )
        model = self.office.cases.model
        rows = [model.row_at(number) for number in range(model.rowCount())]
        header.search.clear()
        return [str(row.reference) for row in rows if row]

    def print_to(self, target: Path) -> None:
        """Preview the case's Part One and save it as a PDF through the dialog."""
        self.office.case.page.ui.print.click()
        save_preview(self.office, target)


def say(words: str) -> None:
    """Tell the test how far this is."""
    print(words, flush=True)


def tell_kept(clerk: Clerk, answers: Answers) -> None:
    """Say which answers are there as they were typed, and how much of the last one."""
    kept = clerk.desk.page.current().answers
    say("kept " + " ".join(key for key in EVERY_BUT_THE_LAST if kept.get(key) == answers[key]))
    words = clerk.reasons.words.words()
    assert reasons_of(answers).words.startswith(words)
    say(f"reasons {len(words)}")


def reasons_of(answers: Answers) -> Reasons:
    """The reasons for referring among these answers."""
    found = answers[LAST]
    assert isinstance(found, Reasons)
    return found


def type_first(folder: Path, _papers: Path) -> None:
    """The first run, the whole paper but its last box, and that until the power goes."""
    clerk = Clerk(folder)
    clerk.set_up()
    clerk.begin_draft()
    clerk.receive()
    clerk.type(FIRST)
    say("typed")
    clerk.type_on(reasons_of(FIRST).words)


def finish_first_and_type_second(folder: Path, papers: Path) -> None:
    """Go on where the text was left, register it, find it, print it; then twenty pages, until the power goes again."""
    clerk = Clerk(folder)
    clerk.sign_in()
    clerk.reopen_draft()
    tell_kept(clerk, FIRST)
    clerk.finish_reasons(reasons_of(FIRST))
    say("registered " + clerk.register())
    clerk.print_to(papers / "first.pdf")
    clerk.office.window.show_page("today")
    clerk.begin_draft()
    clerk.receive()
    clerk.type(SECOND)
    clerk.paste(reasons_of(SECOND).words.removesuffix(ADDED))
    say("typed")
    clerk.type_on(ADDED)


def finish_second(folder: Path, papers: Path) -> None:
    """Finish the twenty pages, register and print them, find both cases, and lock."""
    clerk = Clerk(folder)
    clerk.sign_in()
    clerk.reopen_draft()
    tell_kept(clerk, SECOND)
    clerk.finish_reasons(reasons_of(SECOND))
    say("registered " + clerk.register())
    clerk.print_to(papers / "second.pdf")
    case = clerk.office.case.page.case
    assert case
    say("listed " + str(sum(document.kind == "print" for document in filing.documents(clerk.office.sitting, case.id))))
    for words in sys.argv[4:]:
        say("found " + " ".join(clerk.find(words)))
    clerk.office.lock()
    say("done")


STEPS = {step.__name__: step for step in (type_first, finish_first_and_type_second, finish_second)}

if __name__ == "__main__":
    # The least that a live register uses, however fast this computer is.
    with patch.object(office_desk, "calibrated", return_value=FLOOR):
        STEPS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
