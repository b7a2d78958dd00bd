"""What the page of a case reads, from the register that is open."""

from datetime import date, datetime

from nscb_desktop.casework import cases, comparing, contacts, deadlines, filing, flow, gate_board, paper
from nscb_desktop.casework.comparing import Comparison
from nscb_desktop.casework.flow import FlowPicture
from nscb_desktop.casework.gate_board import Board
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import CaseFile, Contact, Document, HistoryEntry
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.timescales import Clock


class CaseReading:
    """Reads for the case page, tab by tab, as each is looked at."""

    def __init__(self, sitting: Sitting) -> None:
        """Read at this sitting."""
        self._sitting = sitting

    def today(self) -> date:
        """Today's date in the office."""
        return self._sitting.today()

    def now(self) -> datetime:
        """The present moment."""
        return self._sitting.now()

    def may(self, right: Right) -> bool:
        """Whether whoever is signed in may do this."""
        return self._sitting.person.may(right)

    def clocks(self, case: CaseFile) -> list[Clock]:
        """Its clocks as they stand today."""
        return deadlines.case_clocks(self._sitting, case)

    def board(self, case: CaseFile) -> Board:
        """Its gates, what is next and what else can be done."""
        return gate_board.board(self._sitting, case)

    def comparison(self, case: CaseFile) -> Comparison:
        """Its Part One and its returns side by side."""
        return comparing.comparison(self._sitting, case)

    def flow(self, case: CaseFile) -> FlowPicture:
        """Its flow chart."""
        return flow.picture(self._sitting, case)

    def drawings(self, case: CaseFile) -> list[bytes]:
        """Its swim lanes, drawn."""
        return paper.chronology_pictures(case)

    def documents(self, case_id: int) -> list[Document]:
        """Everything filed on it and every print of it."""
        return filing.documents(self._sitting, case_id)

    def contacts(self, case_id: int) -> list[Contact]:
        """Its contact log."""
        return contacts.contacts(self._sitting, case_id)

    def history(self, case_id: int) -> list[HistoryEntry]:
        """Every act on it."""
        return cases.history(self._sitting, case_id)
