"""The sample case from its Part One to a challenged and upheld decision, by two people at one desk, day by day.

Run as ``python -m tests.journeys.whole_case FOLDER PAPERS``; it says on standard output how far it is.
"""

import sys
from datetime import date
from pathlib import Path
from unittest.mock import patch

from PySide6.QtTest import QTest

from nscb_desktop.casework import desk
from nscb_desktop.framework.london import at_local
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.views.office import Office
from tests import registers, samples
from tests.journeys import deciding, hand, listing, requesting
from tests.journeys import whole_case_words as words
from tests.journeys.clerk import FIRST, PASSPHRASE, Clerk, say, wait_until
from tests.journeys.whole_case_words import SHEETS
from tests.views.mnemonics import clashing_mnemonics, nameless

RETYPED = "retyped by the agency; as it came"


class WholeCase:
    """The application, the office's clock, and whoever sits at the desk."""

    def __init__(self, folder: Path, papers: Path) -> None:
        """Open the door on the Friday afternoon the Part One is handed in."""
        self.papers = papers
        self.clock = registers.Clock(at_local(words.RECEIVED, 16, 45))
        self.clerk = Clerk(folder, self.clock)

    @property
    def office(self) -> Office:
        """The office of whoever is signed in."""
        return self.clerk.office

    def on(self, day: date, hour: int = 9, minute: int = 30) -> None:
        """Another day: the program was left open, and its clock went on."""
        self.clock.now = at_local(day, hour, minute)
        self.office.window.refresh()

    def change_places(self, account: str, passphrase: str) -> None:
        """Lock, and let the other one sign in and find the case by its reference."""
        house = self.clerk.house
        hand.press(self.office.window.ui.header.lock)
        wait_until(lambda: not house.office and house.entrance.sign_in, "the door is shown")
        self.clerk.sign_in(account, passphrase)
        self.find()

    def find(self) -> None:
        """Open the case by its reference."""
        search = self.office.window.ui.header.search
        hand.type_in(search, words.REFERENCE)
        QTest.keyClick(search, hand.ENTER)
        wait_until(lambda: self.office.window.here == "case", "the case is open")

    def record(self, key: str, day: date, at: str) -> None:
        """Pass a gate with its words, on a day."""
        self.on(day, 17)
        deciding.record(self.office, key, SHEETS[key], f"{day:%d/%m/%Y} {at}")


def friday_afternoon(case: WholeCase) -> None:
    """The first run, the list of agencies, the chair's account, and Part One as it stands."""
    clerk = case.clerk
    clerk.set_up()
    listing.list_agencies(clerk.office)
    listing.let_the_chair_in(clerk.office)
    hand.turn_to(clerk.office.window, "today")
    clerk.begin_draft()
    clerk.receive()
    clerk.type(FIRST, tuple(FIRST))


def before_the_meeting(case: WholeCase) -> None:
    """Registered when it is authorised, everybody asked, the answers typed in as they came, and the criteria."""
    case.on(words.ASKED)
    say("registered " + case.clerk.register())
    requesting.notify_members(case.office, "by secure e-mail")
    requesting.ask(case.office, "Police", words.SURGERY)
    case.on(words.NOT_KNOWN)
    police = samples.answers_of(samples.police_return())
    requesting.type_return(case.office, "Police", f"{words.RETURNED:%d/%m/%Y}", police, RETYPED)
    requesting.not_known(case.office, words.SURGERY, words.FAX, samples.not_known())
    case.record("criteria", words.NOT_KNOWN, "11.00")
    say("asked")


def the_chairs_gates(case: WholeCase) -> None:
    """Screening, the meeting, the recommendation and the discussion, by the sub-group chair at the same machine."""
    case.on(words.SCREENED)
    case.change_places(words.CHAIRS_ACCOUNT, words.CHAIRS_PASSPHRASE)
    case.record("screening", words.SCREENED, "10.00")
    deciding.arrange_meeting(case.office, f"{words.MET:%d/%m/%Y} 10.00", "Room 2")
    case.on(words.MET, 13)
    deciding.hold_meeting(case.office)
    case.record("recommendation", words.MET, "12.00")
    case.record("discussion", words.DISCUSSED, "15.00")
    say("recommended")


def the_decision(case: WholeCase) -> None:
    """The Independent Chair's decision, everybody told, a challenge in writing, and its outcome."""
    case.on(words.DECIDED)
    case.change_places("jane", PASSPHRASE)
    case.record("decision", words.DECIDED, "16.00")
    case.on(words.TOLD)
    for to in words.NOTICES:
        tell(case, to)
    case.record("challenge", words.CHALLENGED, "11.30")
    say_flags(case)
    case.record("challenge_outcome", words.UPHELD, "14.00")
    say_flags(case)


def say_flags(case: WholeCase) -> None:
    """Say what stands beside the stage at the head of the case."""
    say("flags " + " ".join(flag.key for flag in case.office.case.page.flags.shown))


def tell(case: WholeCase, to: str) -> None:
    """Record one notice; Ofsted's letter is filed with it."""
    deciding.begin(case.office, "notice")
    wait_until(lambda: case.office.window.here == "sheet", "the notice opens")
    if to == "ofsted":
        letter = case.papers / words.LETTER
        letter.write_text("Dear Sirs, the Board has decided.", encoding="utf-8")
        deciding.file_letter(case.office, letter)
    said = {"who": "all of them" if to == "agencies" else None, "how": "secure e-mail", "said": "The decision."}
    deciding.type_sheet(case.office, {"to": to, **said}, f"{words.TOLD:%d/%m/%Y}")
    wait_until(lambda: case.office.window.here == "case", "the notice is recorded")


def main(folder: Path, papers: Path) -> None:
    """The whole case; before the window is closed the files can be looked at."""
    case = WholeCase(folder, papers)
    friday_afternoon(case)
    before_the_meeting(case)
    the_chairs_gates(case)
    the_decision(case)
    page = case.office.case.page
    hand.turn_tab(page.ui.tabs, page.decision)
    say("clashing " + " ".join(clashing_mnemonics(page)))
    say("nameless " + " ".join(nameless(page)))
    say("open")
    sys.stdin.readline()
    case.office.window.close()
    wait_until(lambda: case.office.leaving.ended, "the register is closed")
    say("done")


if __name__ == "__main__":
    # What a guess at a passphrase must cost is tried elsewhere; here a door is opened every few days.
    with patch.object(desk, "calibrated", return_value=CHEAP):
        main(Path(sys.argv[1]), Path(sys.argv[2]))
