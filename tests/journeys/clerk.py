"""Somebody at the keyboard: drives the real windows in a process of its own, as the Business Manager would.

Run as ``python -m tests.journeys.clerk STEP FOLDER [FILE]``; each step says on standard output how far it is.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from nscb_desktop import app
from nscb_desktop.casework import referrals
from nscb_desktop.framework.answers import Answer, Answers
from nscb_desktop.views import start, theme
from nscb_desktop.views.background import Background
from nscb_desktop.views.draft_desk import DraftDesk
from nscb_desktop.views.office import Office
from tests.benchmarks.texts import long_reasons
from tests.views.typed_referral import REFERRAL, type_answer

PASSPHRASE = "otter lantern gravel mistletoe seventeen"
SECOND: dict[str, Answer] = {
    **REFERRAL,
    "agency": "Exampleham University Hospital",
    "child_name": "Bartholomew Longreason",
    "date_of_birth": REFERRAL["date_of_birth"],
    "home_address": "1 Far Away Close, Sampleton",
    "reasons": long_reasons(),
}
FIRST_SITTING = (
    "agency",
    "team",
    "lead_officer",
    "authoriser",
    "child_name",
    "date_of_birth",
    "family",
    "home_address",
)
RECEIVED = "20 Dec 2013 16:40"


def let_work(milliseconds: int) -> None:
    """Let the windows and the background work; unlike QTest.qWait, an event loop lets go of Python's lock."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], object], what: str, patience_ms: int = 30_000) -> None:
    """Let the windows work until something holds; says what did not happen."""
    for _ in range(patience_ms // 50):
        if holds():
            return
        let_work(50)
    raise AssertionError(f"this did not happen: {what}")


class Clerk:
    """The application as it starts, and hands to work it."""

    def __init__(self, folder: Path) -> None:
        """Start the application on a register folder."""
        app.harden()
        made = start.application()
        theme.apply_theme(made, "light")
        self.house = start.House(folder, app.now, Background(made))
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

    def sign_in(self) -> None:
        """Type the passphrase at the door."""
        door = self.house.entrance.sign_in
        assert door
        QTest.keyClicks(door.ui.password, PASSPHRASE)
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

    def type(self, answers: Answers, keys: tuple[str, ...]) -> None:
        """Type these answers into the form."""
        for key in keys:
            editor = self.desk.page.sheet.blocks[key].editor
            if key == "reasons" and answers is SECOND:
                # Twenty pages are pasted, as they would be from the e-mail they came in.
                QApplication.clipboard().setText(SECOND["reasons"].words)  # type: ignore[union-attr]  # these are reasons
                editor.words.setFocus()  # type: ignore[attr-defined]  # the grounds editor
                editor.words.paste()  # type: ignore[attr-defined]  # the grounds editor
                editor.lines["abuse"].reply.buttons[0].click()  # type: ignore[attr-defined]  # the grounds editor
            else:
                type_answer(editor, answers[key])

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
        wait_until(lambda: self.office.papers.open_preview, "the preview opens")
        preview = self.office.papers.open_preview
        assert preview
        preview.ui.save.click()
        wait_until(lambda: preview.findChildren(QFileDialog), "a place to save is asked for")
        dialog = preview.findChildren(QFileDialog)[0]
        dialog.selectFile(str(target))
        dialog.accept()
        wait_until(target.exists, "the PDF is saved")
        preview.close()

    def picture(self, window: QWidget, target: Path) -> None:
        """Keep what the window looks like."""
        window.grab().save(str(target))


def say(words: str) -> None:
    """Tell the test how far this is."""
    print(words, flush=True)


def type_until_killed(folder: Path) -> None:
    """The first run, half the referral, and then whatever comes."""
    clerk = Clerk(folder)
    clerk.set_up()
    clerk.begin_draft()
    clerk.receive()
    clerk.type(REFERRAL, FIRST_SITTING)
    say("typed")
    let_work(60_000)


def finish_and_print(folder: Path, target: Path) -> None:
    """Go on where the text was left, register it, find it, print it; then the same with twenty pages."""
    clerk = Clerk(folder)
    clerk.sign_in()
    clerk.reopen_draft()
    kept = clerk.desk.page.current()
    say("kept " + " ".join(key for key in FIRST_SITTING if kept.answers.get(key) == REFERRAL[key]))
    clerk.type(REFERRAL, tuple(key for key in REFERRAL if key not in FIRST_SITTING))
    say("registered " + clerk.register())
    say("found " + " ".join(clerk.find("rubina zolc")))
    clerk.office.window.show_page("case", clerk.office.case.reference)
    clerk.print_to(target)
    clerk.office.window.show_page("today")
    clerk.begin_draft()
    clerk.receive()
    clerk.type(SECOND, tuple(SECOND))
    say("registered " + clerk.register())
    clerk.print_to(target.with_name("long.pdf"))
    case = clerk.office.case.page.case
    assert case
    say("listed " + str(sum(document.kind == "print" for document in clerk.office.case.documents(case.id))))
    clerk.office.lock()
    say("done")


if __name__ == "__main__":
    step, place = sys.argv[1], Path(sys.argv[2])
    if step == "type":
        type_until_killed(place)
    else:
        finish_and_print(place, Path(sys.argv[3]))
