"""The sign-in window: on screen before anything slow is imported, which happens while the passphrase is typed."""

from collections.abc import Callable, Sequence
from threading import Thread

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nscb_desktop.views.designed.ui_sign_in import Ui_SignIn

LOOKS_EVERY_MS = 50


class SignIn(QWidget):
    """Asks who is there and for the passphrase, or for the recovery key and a new passphrase."""

    tried = Signal(str, str)
    """Account and passphrase."""
    recovery_tried = Signal(str, str, str)
    """Account, recovery key and new passphrase."""
    painted = Signal()
    """The window is on the screen for the first time."""
    warmed = Signal()
    """What the register needs is imported."""

    def __init__(
        self, warm_up: Callable[[], object] | None = None, marking: str = "RESTRICTED", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._warm_up: Callable[[], object] | None = warm_up
        self._shown = False
        self._warming: Thread | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOKS_EVERY_MS)
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._left = 0
        self.ui = Ui_SignIn()
        self.ui.setupUi(self)
        self.ui.band.show_marking(marking)
        self.ui.account.setEditable(True)
        self.ui.account.setInsertPolicy(self.ui.account.InsertPolicy.NoInsert)
        self.ui.caps.hide()
        self.ui.problem.hide()
        self.ui.by_recovery.hide()
        self._connect()

    def _connect(self) -> None:
        ui = self.ui
        ui.sign_in.clicked.connect(self._try)
        ui.recover.clicked.connect(self._try_recovery)
        ui.recovery.clicked.connect(self._to_recovery)
        ui.back.clicked.connect(self._to_password)
        self._wait.timeout.connect(self._count_down)
        self._look.timeout.connect(self._look_whether_warm)
        for field, act in ((ui.password, self._try), (ui.again, self._try_recovery)):
            field.returnPressed.connect(act)
        if line := ui.account.lineEdit():
            line.setAccessibleName("Account name")
            line.returnPressed.connect(ui.password.setFocus)
        for field in (ui.password, ui.new_password, ui.again):
            field.installEventFilter(self)

    def offer_accounts(self, accounts: Sequence[str], place: str = "") -> None:
        """Offer the accounts that can sign in, and say which register this is."""
        self.ui.account.clear()
        self.ui.account.addItems(list(accounts))
        self.ui.place.setText(place)
        self.ui.place.setVisible(bool(place))
        (self.ui.password if accounts else self.ui.account).setFocus()

    def show_problem(self, sentence: str, wait_seconds: int = 0) -> None:
        """Say what is wrong; with a wait, nothing can be tried until it has passed."""
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))
        self.show_busy(False)
        self._left = wait_seconds
        if wait_seconds:
            self._buttons_enabled(False)
            self._count_down()
            self._wait.start()
        self.ui.password.selectAll()
        self._first_field().setFocus()

    def show_busy(self, busy: bool) -> None:
        """Say that the register is being opened, or no longer."""
        self._buttons_enabled(not busy)
        self.ui.sign_in.setText("Opening…" if busy else "&Sign in")
        self.ui.recover.setText("Opening…" if busy else "Sign in and &set the passphrase")

    def clear(self) -> None:
        """Forget everything typed, as after signing in."""
        for field in (self.ui.password, self.ui.recovery_key, self.ui.new_password, self.ui.again):
            field.clear()
        self.ui.caps.hide()
        self.show_problem("")
        self._to_password()

    def _buttons_enabled(self, enabled: bool) -> None:
        self.ui.sign_in.setEnabled(enabled)
        self.ui.recover.setEnabled(enabled)

    def _count_down(self) -> None:
        if self._left <= 0:
            self._wait.stop()
            self.show_busy(False)
            return
        self.ui.sign_in.setText(f"Wait {self._left} s")
        self.ui.recover.setText(f"Wait {self._left} s")
        self._left -= 1

    def _first_field(self) -> QLineEdit:
        return self.ui.recovery_key if self.ui.by_password.isHidden() else self.ui.password

    def _try(self) -> None:
        account, password = self.ui.account.currentText().strip(), self.ui.password.text()
        if not self.ui.sign_in.isEnabled():
            return
        if not account or not password:
            self.show_problem("Enter your account name and your passphrase.")
            return
        self.ui.problem.hide()
        self.show_busy(True)
        self.tried.emit(account, password)

    def _try_recovery(self) -> None:
        ui = self.ui
        account, key, new = ui.account.currentText().strip(), ui.recovery_key.text().strip(), ui.new_password.text()
        if not ui.recover.isEnabled():
            return
        if not account or not key or not new:
            self.show_problem("Choose your account, then enter the recovery key and a new passphrase.")
        elif new != ui.again.text():
            self.show_problem("The two new passphrases differ; type them again.")
        else:
            ui.problem.hide()
            self.show_busy(True)
            self.recovery_tried.emit(account, key, new)

    def _show_way(self, way: QWidget) -> None:
        for each in (self.ui.by_password, self.ui.by_recovery):
            each.setVisible(each is way)

    def _to_recovery(self) -> None:
        self._show_way(self.ui.by_recovery)
        self.ui.problem.hide()
        self.ui.recovery_key.setFocus()

    def _to_password(self) -> None:
        self._show_way(self.ui.by_password)
        self.ui.problem.hide()
        self.ui.password.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice from the letters that arrive whether Caps Lock is on; Qt cannot be asked."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if event.key() == Qt.Key.Key_CapsLock:
                self.ui.caps.setVisible(self.ui.caps.isHidden())
            elif letter.isalpha() and letter.lower() != letter.upper():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.ui.caps.setVisible(letter.isupper() != shifted)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first painting, begin to import what the register needs."""
        super().paintEvent(event)
        if not self._shown:
            self._shown = True
            QTimer.singleShot(0, self._begin_warming)

    def _begin_warming(self) -> None:
        self.painted.emit()
        if self._warm_up:
            self._warming = Thread(target=self._warm_up, name="warm-up", daemon=True)
            self._warm_up = None
            self._warming.start()
            self._look.start()

    def _look_whether_warm(self) -> None:
        # Asked from here: a thread that told it by itself could tell it to a window that is gone.
        if self._warming and not self._warming.is_alive():
            self._look.stop()
            self.warmed.emit()
