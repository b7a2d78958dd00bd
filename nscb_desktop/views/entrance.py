"""Getting in: set-up where there is no register, otherwise sign-in; ends with a sitting."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import door
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.marking import marking_on
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.sign_in import SignIn

if TYPE_CHECKING:
    from nscb_desktop.casework.sitting import Sitting
    from nscb_desktop.register.prepared import Prepared
    from nscb_desktop.views.rehearsal import Rehearsal
    from nscb_desktop.views.rooms import Rooms
    from nscb_desktop.views.set_up import NewRegister, SetUp


def _tell(window: QWidget, error: Exception) -> None:
    """Show a defect over a window; what shows it is only loaded when there is one."""
    from nscb_desktop.views.messages import Messages

    Messages(window).problem(error)


class Entrance(QObject):
    """The windows before the main one, over one register folder."""

    entered = Signal(object)
    """A Sitting."""
    left = Signal()

    def __init__(self, folder: Path, now: Callable[[], datetime], background: Background) -> None:
        super().__init__()
        self._folder, self._now, self._background = folder, now, background
        self._sitting: Sitting | None = None
        self._recovery_key = ""
        self._outside, self._warm = True, False
        self.sign_in: SignIn | None = None
        self.set_up: SetUp | None = None
        self.rehearsal: Rehearsal | None = None
        self.ready: Prepared | None = None

    def begin(self) -> None:
        """Show set-up where the folder holds nothing of a register, otherwise sign-in."""
        if door.is_register(self._folder):
            self.show_sign_in()
        else:
            self._show_set_up()

    def show_sign_in(self) -> None:
        """Show the sign-in window; a register that cannot be opened says why there."""
        if self.sign_in is None:
            self.sign_in = SignIn(self._warm_up, marking_on(local_day(self._now())))
            self.sign_in.tried.connect(self._try)
            self.sign_in.recovery_tried.connect(self._try_recovery)
            self.sign_in.warmed.connect(self._warmed)
        self._outside = True
        self.sign_in.clear()
        self.sign_in.show()
        try:
            self.sign_in.offer_accounts(door.account_names(self._folder), str(self._folder))
        except OfficeError as told:
            self.sign_in.show_problem(str(told))
        if self._warm:
            self._rehearse()

    def _warm_up(self) -> None:
        """Import what the register and the pages need, and prepare what opens it, while the passphrase is typed."""
        from nscb_desktop.casework import desk, paper  # noqa: F401 - imported for the time it takes
        from nscb_desktop.framework.working_days import CHECKED_THROUGH, OfficeCalendar
        from nscb_desktop.views import office  # noqa: F401 - imported for the time it takes

        # The library of bank holidays loads every country when it is first asked for one.
        OfficeCalendar().bank_holiday(date(CHECKED_THROUGH, 1, 1))
        self.ready = desk.prepare(self._now)

    def _warmed(self) -> None:
        self._warm = True
        self._rehearse()

    def rooms(self) -> "Rooms | None":
        """What was made ready for whoever is let in; None where nothing is ready yet."""
        rehearsal, self.rehearsal = self.rehearsal, None
        return rehearsal.rooms() if rehearsal else None

    def _rehearse(self) -> None:
        """What can be done before anybody is let in is done while the passphrase is typed."""
        from nscb_desktop.views.rehearsal import Rehearsal

        if self._outside and self.rehearsal is None:
            self.rehearsal = Rehearsal(self)
            self.rehearsal.begin()

    def look_whether_left(self) -> None:
        """After the last window was closed: nobody is inside and nobody is at the door, so the application ends."""
        windows = (self.sign_in, self.set_up)
        if not any(window and window.isVisible() for window in windows) and self._outside:
            self.left.emit()

    def _try(self, account: str, password: str) -> None:
        def job(_progress: Progress) -> "Sitting":
            from nscb_desktop.casework import desk

            return desk.sign_in(self._folder, account, password, self._now, self.ready)

        self._background.run(job, self._let_in, self._refused)

    def _try_recovery(self, account: str, recovery_key: str, password: str) -> None:
        def job(_progress: Progress) -> "Sitting":
            from nscb_desktop.casework import desk

            return desk.recover(self._folder, account, recovery_key, password, self._now)

        self._background.run(job, self._let_in, self._refused)

    def _let_in(self, sitting: "Sitting") -> None:
        if self.sign_in:
            self.sign_in.clear()
            self.sign_in.hide()
        self._outside = False
        self.entered.emit(sitting)

    def _refused(self, error: Exception) -> None:
        if self.sign_in is None:
            return
        if isinstance(error, OfficeError):
            self.sign_in.show_problem(str(error))
        else:
            self.sign_in.show_busy(False)
            _tell(self.sign_in, error)

    def _show_set_up(self) -> None:
        from nscb_desktop.register.passphrases import passphrase_problem, suggest_passphrase
        from nscb_desktop.views.set_up import SetUp

        self.set_up = SetUp(self._folder, passphrase_problem, suggest_passphrase)
        self.set_up.create_asked.connect(self._create)
        self.set_up.save_asked.connect(self._save_sheet)
        self.set_up.print_asked.connect(self._print_sheet)
        self.set_up.finished.connect(self._finish_set_up)
        self.set_up.show()

    def _create(self, asked: "NewRegister") -> None:
        def job(_progress: Progress) -> "tuple[Sitting, str]":
            from nscb_desktop.casework import desk

            return desk.set_up(
                asked.folder, desk.business_manager(asked.account, asked.name), asked.password, self._now
            )

        self._background.run(job, self._created, self._not_created)

    def _created(self, made: "tuple[Sitting, str]") -> None:
        self._sitting, self._recovery_key = made
        if self.set_up:
            self.set_up.show_busy(False)
            self.set_up.show_sheet_step()

    def _not_created(self, error: Exception) -> None:
        if self.set_up:
            self.set_up.show_problem(str(error) if isinstance(error, OfficeError) else "")
            if not isinstance(error, OfficeError):
                _tell(self.set_up, error)

    def _sheet(self) -> bytes:
        from nscb_desktop.casework import paper

        assert self._sitting  # noqa: S101 - the sheet step comes after the register is made
        return paper.recovery_pdf(self._sitting, self._recovery_key)

    def _save_sheet(self) -> None:
        from nscb_desktop.views.printing import save_pdf

        if self.set_up:
            save_pdf(self._sheet(), "NSCB recovery sheet", self._saved_sheet, self.set_up)

    def _saved_sheet(self, path: Path) -> None:
        if self.set_up:
            self.set_up.show_sheet_done(f"Saved as {path.name}. Print it, then delete the file.")

    def _print_sheet(self) -> None:
        from nscb_desktop.views.printing import print_pdf

        if self.set_up:
            print_pdf(self._sheet(), "NSCB recovery sheet", self._printed_sheet, self.set_up)

    def _printed_sheet(self, how: str) -> None:
        if self.set_up:
            self.set_up.show_sheet_done(f"Sent to the printer ({how}).")

    def _finish_set_up(self) -> None:
        self._recovery_key = ""
        if self.set_up:
            self.set_up.close()
            self.set_up = None
        if self._sitting:
            self._outside = False
            self.entered.emit(self._sitting)
            self._sitting = None
