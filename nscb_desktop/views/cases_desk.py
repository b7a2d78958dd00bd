"""What the Cases page reads, whoever answers it."""

from typing import Protocol

from nscb_desktop.framework.records import CaseFile, CaseRow, Draft, Filters, Order, Page
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.badges import Badge


class CasesDesk(Protocol):
    """What the Cases page reads."""

    def page(self, filters: Filters, order: Order, offset: int, limit: int) -> Page:
        """A run of the grid."""

    def look(self) -> None:
        """Look at the register anew: nothing that was kept from the last time is used again."""

    def total(self) -> int:
        """How many cases there are."""

    def stages(self) -> list[str]:
        """Stages that some case stands at."""

    def next_clock(self, row: CaseRow) -> Badge:
        """How a row's next clock stands today."""

    def drafts_waiting(self) -> int:
        """How many drafts there are."""

    def drafts(self) -> list[Draft]:
        """Every draft, newest save first."""

    def draft_clock(self, draft: Draft) -> Clock | None:
        """The clock a draft already runs on."""

    def read_case(self, case_id: int) -> CaseFile:
        """One case."""

    def clocks(self, case: CaseFile) -> list[Clock]:
        """Its clocks as they stand today."""
