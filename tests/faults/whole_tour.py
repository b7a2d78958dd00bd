"""A day on which everything is shown and everything leaves: run in a home of its own under a tracer, it prints what it did.

Every place that takes words holds one of twenty words, each followed by markup that asks for a picture on this disk.
"""

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QCursor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from nscb_desktop import app, cli
from nscb_desktop.casework import (
    cases,
    contacts,
    corrections,
    deadlines,
    desk,
    filing,
    held_meetings,
    meetings,
    paper,
    referrals,
)
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.meetings import Attendance
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.views import printing, start
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.clash_dialog import ClashDialog
from nscb_desktop.views.office import Office
from nscb_desktop.views.original_view import OriginalView
from nscb_desktop.views.pictures import PAGES, save_pictures, settle
from nscb_desktop.views.working_panel import working_of
from tests import registers
from tests.journeys.clerk import save_preview, wait_until
from tests.views.everything_shown import everything_shown

PLACES = (
    "agency", "team", "lead", "authoriser", "child", "born", "ethnicity", "language", "religion", "disability", "person",
    "home", "earlier", "evidence", "reasons", "notes", "contact", "note", "document", "amended",
)  # fmt: skip
WORDS = {place: f"Zephyr{place.title()}Quillfeather" for place in PLACES}
BAIT, CONTROL, PRINTING = "bait.png", "control.png", "printing begins"


def typed(place: Path) -> dict[str, str]:
    """What is typed in each place: a word of its own, and markup that no view and no paper may follow."""
    return {name: f'{word} <img src="{place / BAIT}">' for name, word in WORDS.items()}


def answers(words: dict[str, str]) -> dict[str, Answer]:
    """A Part One with a word in every box."""
    return {
        "agency": words["agency"],
        "team": words["team"],
        "lead_officer": {"name": words["lead"]},
        "authoriser": {"name": words["authoriser"]},
        "child_name": words["child"],
        "date_of_birth": read_date(words["born"]),
        "ethnicity": words["ethnicity"],
        "language": {"spoken": words["language"]},
        "religion": words["religion"],
        "disability": Chosen((), words["disability"]),
        "family": Rows(({"name": words["person"], "caring": Reply.YES},)),
        "home_address": words["home"],
        "previous_addresses": Rows(({"address": words["earlier"]},)),
        "reasons": Reasons({"abuse": Tick(Reply.YES, words["evidence"])}, words["reasons"]),
    }


def enter(sitting: Sitting, words: dict[str, str]) -> None:
    """Two cases and a draft, everything on them said in those words."""
    for _ in range(2):
        draft = registers.typed(sitting, answers(words))
        case = referrals.register_draft(sitting, draft.id, registers.AS_IT_CAME)
    contacts.log_contact(sitting, case.id, registers.NOW, "Telephone", words["contact"], words["contact"])
    filing.file_document(sitting, case.id, "letter.txt", words["document"].encode(), note=words["note"])
    cases.record_milestone(sitting, case.id, "requested", registers.NOW.date(), why=words["amended"])
    day = registers.NOW.date()
    corrections.amend(sitting, case.part_one.id, {"religion": words["religion"] + "."}, day, words["amended"])
    corrections.amend_office(sitting, case.id, {"notes": words["notes"]}, words["amended"])
    registers.typed(sitting, answers(words))
    meeting = meetings.plan(sitting, registers.NOW, words["note"], (1, 2))
    held_meetings.set_attendance(sitting, meeting, (Attendance(words["agency"], words["person"]),))


class Tour:
    """Everything the windows can show, and which words they showed."""

    def __init__(self, office: Office, papers: Path, words: dict[str, str]) -> None:
        """Begin in an open office."""
        self.office, self.papers, self.words = office, papers, words
        self.seen: set[str] = set()

    def look(self, window: QWidget | None = None) -> None:
        """Let it draw, hold the mouse over everything, and note which words are on it."""
        shown = window or self.office.window
        settle(40)
        for widget in [shown, *shown.findChildren(QWidget)]:
            if widget.toolTip():
                QToolTip.showText(QCursor.pos(), widget.toolTip(), widget)
        text = everything_shown(shown)
        self.seen |= {name for name, word in WORDS.items() if word in text}

    def pages(self) -> None:
        """Every page, every tab, with names shown, and a search."""
        list(save_pictures(self.office, self.papers))
        for key in PAGES:
            if key not in {"case", "draft"}:
                self.office.window.show_page(key)
            self.look(self.office.window.page(key))
        self.office._search(WORDS["child"])
        self.office.cases.ui.names.setChecked(True)
        self.look()
        self.office.open_case(2)
        self.office.case.page.ui.names.setChecked(True)
        tabs = self.office.case.page.ui.tabs
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            self.look()

    def dialogs(self) -> None:
        """Every window that opens over a case or a draft, and every kind of message."""
        case, part_one = self.office.case, self.shown_case().part_one.id
        document = next(each for each in filing.documents(self.office.sitting, 2) if each.name == "letter.txt")
        shows: tuple[Callable[[], None], ...] = (
            partial(case._ask_milestone, "requested"),
            partial(case.amending.ask, part_one),
            case.amending._ask_office,
            partial(case.amending._ask_authorisation, part_one),
        )
        for show in shows:
            show()
            self.look(_dialog(case))
            _dialog(case).close()
        self.office.papers.show_document(document)
        (original,) = self.office.window.findChildren(OriginalView)
        self.look(original)
        original.close()
        for say in (self.office.messages.say, self.office.messages.toast):
            say(self.words["reasons"])
            self.look()
        self.office.messages.forget()
        self.draft_dialogs()

    def draft_dialogs(self) -> None:
        """The registration's questions, with the case that may be the same, and two versions of one draft."""
        draft = referrals.listed_drafts(self.office.sitting)[0]
        self.office.open_draft(draft.id)
        drafting = self.office.drafting
        drafting.page.ui.register_button.click()
        wait_until(lambda: drafting.dialog, "the registration is asked about")
        assert drafting.dialog
        self.look(drafting.dialog)
        drafting.dialog.close()
        clash = ClashDialog(draft, replace(draft, answers={**draft.answers, "team": "Theirs"}), self.office.window)
        self.look(clash)
        clash.keep_both.click()
        clash.close()

    def shown_case(self) -> CaseFile:
        """The case on the screen."""
        assert self.office.case.page.case
        return self.office.case.page.case

    def save_papers(self) -> None:
        """Every paper there is, most of them by the preview's own dialog, and a backup."""
        office, sitting = self.office, self.office.sitting
        office.open_case(2)
        office.case.page.ui.print.click()
        save_preview(office, self.papers / "part one.pdf")
        office.open_draft(referrals.listed_drafts(sitting)[0].id)
        office.drafting.page.ui.preview.click()
        save_preview(office, self.papers / "draft.pdf")
        office.window.show_page("today")
        office.today.ui.print_page.click()
        save_preview(office, self.papers / "last days.pdf")
        case = cases.read_case(sitting, 2)
        clock = deadlines.case_clocks(sitting, case)[0]
        office.papers.show_working(working_of(clock, str(case.reference)))
        save_preview(office, self.papers / "working.pdf")
        history = paper.history_pdf(sitting, case, cases.history(sitting, 2))
        filing.save_copy(self.papers / "history.pdf", history)
        key = desk.new_recovery_key(sitting, CHEAP)
        print(f"secret {key}")
        filing.save_copy(self.papers / "recovery sheet.pdf", paper.recovery_pdf(sitting, key))
        desk.back_up(sitting)

    def print_papers(self) -> None:
        """Through the printing library, into a file."""
        for path in list(self.papers.glob("*.pdf")):
            pages = printing.pages_of(path.read_bytes())
            printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.papers / f"printed {path.name}"))
            printing.send_to(printer, pages, 1, pages.count)
            pages.close()


def _dialog(case: CaseDesk) -> QWidget:
    assert case.dialog
    return case.dialog


def command_line(folder: Path, papers: Path) -> None:
    """The commands that tell or write something, the password read from standard input."""
    one = ["--case", "NSCB-2013-001"]
    for command in (
        ["show", str(folder), *one, "--json"],
        ["show", str(folder), *one],
        ["list", str(folder), "--search", WORDS["home"]],
        ["export", str(folder), *one, "-o", str(papers / "exported.pdf")],
        ["export", str(folder), "--what", "register", "--names", "-o", str(papers / "register.xlsx")],
        ["export", str(folder), "--what", "diary", "-o", str(papers / "diary.ics")],
        ["export", str(folder), "--what", "everything", "-o", str(papers / "everything")],
        ["pack", str(folder), "--meeting", "1", "-o", str(papers / "pack")],
        ["pack", str(folder), "--meeting", "1", "-o", str(papers / "encrypted"), "--encrypt"],
        ["check", str(folder)],
    ):
        sys.stdin = io.StringIO(registers.PASSWORD + "\n")
        assert cli.run([*command, "--password-stdin"]) == 0, command
    assert cli.run(["form", "part-two", "-o", str(papers / "blank.pdf")]) == 0


def main() -> None:
    """The whole day, then the control: what a view that did follow markup would have opened."""
    app.harden()
    place = Path(sys.argv[1])
    papers, folder, words = place / "papers", place / "register", typed(place)
    papers.mkdir()
    sitting = registers.fresh(folder)
    enter(sitting, words)
    sitting.register.close()
    with start.office_on(folder, registers.PASSWORD, registers.Clock()) as office:
        tour = Tour(office, papers, words)
        tour.pages()
        tour.dialogs()
        tour.save_papers()
        (place / PRINTING).touch()
        tour.print_papers()
    command_line(folder, papers)
    control = QTextEdit()
    control.setHtml(f'<img src="{place / CONTROL}">')
    control.show()
    settle(20)
    print("seen " + " ".join(sorted(tour.seen)))


if __name__ == "__main__":
    main()
