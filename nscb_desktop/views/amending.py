"""Amending what is registered on an open case: a form or a sheet, the office record, a late authorisation."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from nscb_desktop.casework import corrections
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Authorisation, CaseFile, FormRecord
from nscb_desktop.views.amend_dialog import AmendDialog, AmendmentChoice
from nscb_desktop.views.authorise_dialog import AuthoriseDialog
from nscb_desktop.views.case_page import CasePage
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.messages import Act


class Amending(QObject):
    """Asks for a correction and records it; the old answer stays."""

    def __init__(
        self,
        sitting: Sitting,
        page: CasePage,
        case: Callable[[], CaseFile | None],
        show: Callable[[KeptDialog], None],
        carry_out: Callable[[Act], None],
    ) -> None:
        super().__init__(page)
        self._sitting, self._page, self._case, self._show, self._carry_out = sitting, page, case, show, carry_out
        self._form_id = 0
        self._from_page = sitting
        page.reader.amend_asked.connect(self.ask)
        page.reader.authorise_asked.connect(self._ask_authorisation)
        page.decision.amend_asked.connect(self.ask)
        page.summary.office_asked.connect(self._ask_office)

    def form(self, form_id: int) -> FormRecord:
        """A form or a sheet of the case shown."""
        case = self._case()
        assert case  # noqa: S101 - the page that asks shows a case
        return next(record for record in (*case.part_ones, *case.returns, *case.sheets) if record.id == form_id)

    def ask(self, form_id: int) -> None:
        """Ask which answers of a form are corrected, and why."""
        record, self._form_id = self.form(form_id), form_id
        self._note_page()
        dialog = AmendDialog(record.form, record.original, record.answers, self._sitting.today, self._page)
        dialog.chosen.connect(self._amend)
        self._show(dialog)

    def _note_page(self) -> None:
        """Keep what the page shows now: what is amended from it is refused where it was amended meanwhile."""
        if case := self._case():
            self._from_page = self._sitting.from_page(case)

    def _amend(self, choice: AmendmentChoice) -> None:
        def act() -> None:
            corrections.amend(self._from_page, self._form_id, choice.changes, choice.made_on, choice.why)

        self._carry_out(act)

    def _ask_office(self) -> None:
        if case := self._case():
            self._note_page()
            form = case.edition.form("office_record")
            dialog = AmendDialog(form, case.office, case.office, self._sitting.today, self._page)
            dialog.chosen.connect(self._change_office)
            self._show(dialog)

    def _change_office(self, choice: AmendmentChoice) -> None:
        case = self._case()
        if case is None:
            return

        def act() -> None:
            corrections.amend_office(self._from_page, case.id, choice.changes, choice.why)

        self._carry_out(act)

    def _ask_authorisation(self, form_id: int) -> None:
        dialog, self._form_id = AuthoriseDialog(self.form(form_id), self._sitting.now, self._page), form_id
        dialog.authorised.connect(self._authorise)
        self._show(dialog)

    def _authorise(self, authorisation: Authorisation) -> None:
        def act() -> None:
            corrections.authorise(self._sitting, self._form_id, authorisation)

        self._carry_out(act)
