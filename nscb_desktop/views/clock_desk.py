"""What is agreed about the clocks of the case that is open: asked in a dialog, done as one act each."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import clocks
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.clock_changes import ChangeKind
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.views.case_page import CasePage
from nscb_desktop.views.clock_dialog import ClockDialog, ClockEntry
from nscb_desktop.views.clocks_panel import Offer
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.messages import Messages


class ClockDesk(QObject):
    """Extends, pauses and explains the clocks of the case page."""

    changed = Signal()

    def __init__(
        self, sitting: Sitting, messages: Messages, page: CasePage, show: Callable[[KeptDialog], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sitting, self._messages, self._page, self._show = sitting, messages, page, show
        self._dialog: ClockDialog | None = None
        self._from_page = sitting
        page.summary.clocks.change_asked.connect(self._ask)

    def _ask(self, offer: Offer) -> None:
        if self._page.case:
            self._from_page = self._sitting.from_page(self._page.case)
            self._dialog = ClockDialog(offer, self._sitting.today, self._page)
            self._dialog.chosen.connect(self._record)
            self._show(self._dialog)

    def _record(self, entry: ClockEntry) -> None:
        case = self._page.case
        if case is None:
            return

        def act() -> None:
            record(self._from_page, case, entry)
            self.changed.emit()

        if not self._messages.carry_out(self._dialog, act):
            self.changed.emit()


def record(sitting: Sitting, case: CaseFile, entry: ClockEntry) -> CaseFile:
    """Do what was entered."""
    key, on = clocks.key_of(entry.clock), entry.on or sitting.today()
    match entry.kind:
        case ChangeKind.EXTENDED:
            return clocks.extend(sitting, case.id, key, on, why=entry.why, agreed_by=entry.agreed_by)
        case ChangeKind.PAUSED:
            return clocks.pause(sitting, case.id, key, on, why=entry.why, agreed_by=entry.agreed_by)
        case ChangeKind.RESUMED:
            return clocks.resume(sitting, case.id, key, on, why=entry.why, agreed_by=entry.agreed_by)
        case ChangeKind.REASON:
            return clocks.give_late_reason(sitting, case.id, key, entry.why)
        case _:
            assert_never(entry.kind)
