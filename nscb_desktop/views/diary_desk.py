"""What the calendar reads, taken from one sitting at the register."""

from datetime import date

from nscb_desktop.casework import deadlines
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.timescales import Counting


class DiaryDesk:
    """Reads for the calendar."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def today(self) -> date:
        """Today's date in the office."""
        return self._sitting.today()

    def counting(self) -> Counting:
        """How the office counts today."""
        return self._sitting.counting()

    def diary(self, first: date, last: date) -> list[DiaryEntry]:
        """Every running clock whose last day lies in a span, and every meeting in it, earliest first."""
        return deadlines.calendar(self._sitting, first, last)
