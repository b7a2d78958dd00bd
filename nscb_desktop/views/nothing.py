"""What the pages read while nobody is at the desk: one row without a word in it."""

from datetime import date

from nscb_desktop.framework.records import CaseFile, CaseRow, Draft, Filters, Order, Page
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.framework.timescales import Clock, Counting
from nscb_desktop.views.badges import Badge
from nscb_desktop.views.case_columns import next_clock_badge

_NOBODY = Person("", "", Role.BUSINESS_MANAGER)
_ROW = CaseRow(0, Reference(1, 1), "", "", "", "", date(1, 1, 1), "", "", None, True, False)


class Nothing:
    """The desk of a window that is made ready before anybody is let in."""

    person = _NOBODY

    def marking(self) -> str:
        """No marking."""
        return ""

    def backup_words(self) -> str:
        """No backup."""
        return ""

    def page(self, filters: Filters, order: Order, offset: int, limit: int) -> Page:
        """One empty row."""
        return Page((_ROW,), 1)

    def look(self) -> None:
        """Nothing is kept."""

    def total(self) -> int:
        """One empty row."""
        return 1

    def stages(self) -> list[str]:
        """No stage."""
        return []

    def next_clock(self, row: CaseRow) -> Badge:
        """No clock."""
        return next_clock_badge(None, date(1, 1, 1), Counting())

    def drafts_waiting(self) -> int:
        """No draft."""
        return 0

    def drafts(self) -> list[Draft]:
        """No draft."""
        return []

    def draft_clock(self, draft: Draft) -> Clock | None:
        """No clock."""
        return None

    def read_case(self, case_id: int) -> CaseFile:
        """Nobody opens the empty row."""
        raise LookupError(case_id)

    def clocks(self, case: CaseFile) -> list[Clock]:
        """No clock."""
        return []
