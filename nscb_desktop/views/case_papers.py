"""What prints from the page of one case: its forms, its history, its flow chart."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from nscb_desktop.casework import cases, comparison_papers, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.case_page import CasePage
from nscb_desktop.views.papers import Papers

OUTLOOK = "outlook"
EXPORTS = {
    OUTLOOK: "&Outlook: every running clock (.ics)…",
    "requests": "Excel: information &requests…",
    "clocks": "Excel: &clocks…",
    "history": "Excel: &history…",
    "contacts": "Excel: co&ntacts…",
    "documents": "Excel: list of &documents…",
    "comparison": "Excel: co&mparison of the answers…",
    "sent": "Excel: what was &sent…",
    "received": "Excel: what was recei&ved…",
}
"""What leaves the page of a case besides paper, by key, as its menu says it."""


class CasePapers(QObject):
    """Previews the papers of the case that is open; what is printed or saved of them is listed on it."""

    def __init__(
        self, sitting: Sitting, papers: Papers, page: CasePage, refresh: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sitting, self._papers, self._page, self._refresh = sitting, papers, page, refresh
        page.print_asked.connect(self._print_shown)
        page.history.print_asked.connect(self._print_history)
        page.summary.print_asked.connect(self._print_summary)
        page.flow.print_asked.connect(self._print_flow)
        page.agencies.grid.print_asked.connect(self._print_comparison)
        page.summary.clocks.calendar_asked.connect(self._export_clock)
        self.menu = QMenu(page.ui.take_out)
        self.menu.setAccessibleName("Export")
        for key, words in EXPORTS.items():
            self.menu.addAction(words).setData(key)
        self.menu.triggered.connect(self._export)
        page.ui.take_out.setMenu(self.menu)

    def _export_clock(self, clock: Clock) -> None:
        if case := self._page.case:
            self._papers.exports.clock(case, clock, self._refresh)

    def _export(self, chosen: QAction) -> None:
        case = self._page.case
        if case is None:
            return
        if (key := str(chosen.data())) == OUTLOOK:
            self._papers.exports.clocks(case, self._refresh)
        else:
            self._papers.exports.case(case, key, self._refresh)

    def print_form(self, case: CaseFile, record: FormRecord | None = None) -> None:
        """Preview a form of a case."""
        self._papers.show_form(case, record, self._refresh)

    def _print_shown(self, form_id: int) -> None:
        if case := self._page.case:
            self.print_form(case, next(record for record in case.part_ones if record.id == form_id))

    def _print_history(self) -> None:
        if case := self._page.case:
            entries = cases.history(self._sitting, case.id)

            def make() -> Outline:
                return paper.history_sheet(self._sitting, case, entries)

            self._papers.show(f"{case.reference} history", make, case.id, self._refresh)

    def _print_summary(self) -> None:
        if case := self._page.case:

            def make() -> Outline:
                return paper.summary_sheet(self._sitting, case)

            self._papers.show(f"{case.reference} summary", make, case.id, self._refresh)

    def _print_comparison(self) -> None:
        if case := self._page.case:

            def make() -> Outline:
                return comparison_papers.comparison_sheet(self._sitting, case)

            self._papers.show(f"{case.reference} comparison", make, case.id, self._refresh)

    def _print_flow(self) -> None:
        if case := self._page.case:

            def make() -> Outline:
                return paper.flow_sheet(self._sitting, case)

            self._papers.show(f"{case.reference} flow chart", make, case.id, self._refresh)
