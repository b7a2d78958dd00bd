"""What is done from the grid of cases itself: a draft discarded and brought back, a case printed without opening it."""

from PySide6.QtCore import QObject

from nscb_desktop.casework import cases, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers


class GridDesk(QObject):
    """Does what the Cases page asks for where no other page is turned to."""

    def __init__(self, sitting: Sitting, messages: Messages, page: CasesPage, papers: Papers) -> None:
        super().__init__(page)
        self._sitting, self._messages, self._page, self._papers = sitting, messages, page, papers
        page.print_asked.connect(self._print_case)
        page.export_asked.connect(papers.exports.grid)
        page.draft_discard_asked.connect(self._discard)

    def _discard(self, draft_id: int) -> None:
        def undo() -> None:
            referrals.restore_draft(self._sitting, draft_id)
            self._page.refresh()

        def act() -> None:
            gone = referrals.described(referrals.read_draft(self._sitting, draft_id))
            referrals.discard_draft(self._sitting, draft_id)
            self._page.refresh()
            self._messages.toast(f"{gone}, is discarded.", "Undo", undo)

        self._messages.tried(act)

    def _print_case(self, case_id: int) -> None:
        def act() -> None:
            self._papers.show_form(cases.read_case(self._sitting, case_id))

        self._messages.tried(act)
