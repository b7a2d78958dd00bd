"""A rehearsal while the passphrase is typed: the window and its grid are built and painted once over nothing."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer

from nscb_desktop.framework.records import CaseFile, CaseRow, Draft, Filters, Order, Page
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.framework.timescales import Clock, Counting
from nscb_desktop.views.badges import Badge
from nscb_desktop.views.case_columns import next_clock_badge
from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.places import Place

_NOBODY = Person("", "", Role.BUSINESS_MANAGER)
_ROW = CaseRow(0, Reference(1, 1), "", "", "", "", date(1, 1, 1), "", "", None, True, False)


class Nothing:
    """What the pages read where there is no register: one row without a word in it."""

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

    def total(self) -> int:
        """One empty row."""
        return 1

    def stages(self) -> list[str]:
        """No stage."""
        return []

    def next_clock(self, row: CaseRow) -> Badge:
        """No clock."""
        return next_clock_badge(None, date(1, 1, 1), Counting())

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


class Rehearsal(QObject):
    """Goes through the steps one at a time between the typist's keys, and then is gone.

    What Qt and Python do only once (classes made at first use, icons drawn, fonts measured, styles read) is done by
    then, so that the register is on the screen sooner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = _steps()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self.done = False

    def begin(self) -> None:
        """Start."""
        self._timer.start(0)

    def step(self) -> bool:
        """Go one step on; whether there was one."""
        self.done = not next(self._steps, False)
        if self.done:
            self._timer.stop()
        return not self.done


def _steps() -> Iterator[bool]:
    nothing = Nothing()
    window = MainWindow(nothing)
    yield True
    page = CasesPage(nothing, window.messages)
    yield True
    window.add_page("cases", "Cases", Place(lambda: (page, page)), "cases")
    window.resize(1366, 768)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show_page("cases")
    yield True
    window.show()
    yield True
    window.grab()
    yield True
    window.close()
    window.deleteLater()
