"""What prints from the page of one case: its forms, its history, its flow chart."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from nscb_desktop.casework import cases, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.views.case_page import CasePage
from nscb_desktop.views.papers import Papers


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

    def print_form(self, case: CaseFile, record: FormRecord | None = None) -> None:
        """Preview a form of a case."""
        form = record or case.part_one

        def make() -> Outline:
            return paper.form_sheet(self._sitting, case, form)

        self._papers.show(f"{case.reference} {form.form.name}", make, case.id, self._refresh)

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

    def _print_flow(self) -> None:
        if case := self._page.case:

            def make() -> Outline:
                return paper.flow_sheet(self._sitting, case)

            self._papers.show(f"{case.reference} flow chart", make, case.id, self._refresh)
