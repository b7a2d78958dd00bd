"""The first run: who runs the register, where it is kept, and the recovery sheet that must be in hand before it opens."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from nscb_desktop.views.designed.ui_set_up import Ui_SetUp
from nscb_desktop.views.labels import restyled


@dataclass(frozen=True)
class NewRegister:
    """What was entered to set a register up."""

    name: str
    account: str
    password: str = field(repr=False)
    folder: Path


class SetUp(QWidget):
    """Two steps: the Business Manager's account, then the recovery sheet."""

    create_asked = Signal(object)
    """A NewRegister."""
    print_asked = Signal()
    save_asked = Signal()
    finished = Signal()

    def __init__(
        self,
        folder: Path,
        passphrase_problem: Callable[[str, str], str | None],
        suggest: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._problem_of, self._suggest = passphrase_problem, suggest
        self.ui = Ui_SetUp()
        self.ui.setupUi(self)
        self.ui.band.show_marking("RESTRICTED")
        self.ui.folder.setText(str(folder))
        self.ui.problem.hide()
        self._connect()
        self._look_at_password()
        self._look_at_sheet()

    def _connect(self) -> None:
        ui = self.ui
        for typed in (ui.person_name, ui.account, ui.password, ui.again):
            typed.textEdited.connect(self._look_at_password)
        ui.show.toggled.connect(self._show_passphrase)
        ui.suggest.clicked.connect(self._take_suggestion)
        ui.choose.clicked.connect(self._choose_folder)
        ui.create.clicked.connect(self._create)
        ui.print_sheet.clicked.connect(self.print_asked)
        ui.save_sheet.clicked.connect(self.save_asked)
        ui.have_it.toggled.connect(self._look_at_sheet)
        ui.finish.clicked.connect(self.finished)

    def show_problem(self, sentence: str) -> None:
        """Say why the register could not be made."""
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Say that the register is being made, or no longer."""
        self.ui.create.setEnabled(not busy)
        self.ui.create.setText("Setting up…" if busy else "&Create the register")

    def show_sheet_step(self) -> None:
        """Go on to the recovery sheet; the passphrase is forgotten here."""
        self.ui.password.clear()
        self.ui.again.clear()
        self.ui.steps.setCurrentWidget(self.ui.sheet_step)
        self.ui.print_sheet.setFocus()

    def show_sheet_done(self, words: str) -> None:
        """Say that the sheet was printed or saved."""
        self.ui.sheet_said.setText(words)

    def _show_passphrase(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.ui.password.setEchoMode(mode)
        self.ui.again.setEchoMode(mode)

    def _take_suggestion(self) -> None:
        words = self._suggest()
        self.ui.show.setChecked(True)
        self.ui.password.setText(words)
        self.ui.again.setText(words)
        self._look_at_password()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Where the register is kept", self.ui.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.ui.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _password_problem(self) -> str:
        password = self.ui.password.text()
        if not password:
            return "Use several words nobody would guess together; the button suggests some."
        return self._problem_of(password, self.ui.account.text().strip()) or ""

    def _look_at_password(self) -> None:
        problem = self._password_problem()
        typed = bool(self.ui.password.text())
        self.ui.password_problem.setText(problem or "This passphrase is good. Write it down nowhere.")
        restyled(self.ui.password_problem, "role", "problem" if typed and problem else "small")

    def _create(self) -> None:
        ui = self.ui
        name, account = ui.person_name.text().strip(), ui.account.text().strip()
        if not name or not account:
            self.show_problem("Enter your name and an account name.")
        elif problem := self._password_problem():
            self.show_problem(problem)
        elif ui.password.text() != ui.again.text():
            self.show_problem("The two passphrases differ; type them again.")
        elif not ui.folder.text().strip():
            self.show_problem("Choose the folder where the register is kept.")
        else:
            ui.problem.hide()
            self.show_busy(True)
            self.create_asked.emit(NewRegister(name, account, ui.password.text(), Path(ui.folder.text().strip())))

    def _look_at_sheet(self) -> None:
        self.ui.finish.setEnabled(self.ui.have_it.isChecked())
