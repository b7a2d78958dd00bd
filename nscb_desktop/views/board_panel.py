"""The Board and its office: its name, where forms are returned to, the old marking, and when the screen locks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.text import as_typed
from nscb_desktop.views.labels import paragraph
from nscb_desktop.views.number_field import NumberField
from nscb_desktop.views.panels import question, titled_card

LONGEST = 120
NO_ADDRESS = "While it is empty, forms say “the NSCB Business Manager” and print no address."
WITH_ADDRESS = "Forms tell agencies to return them to {address}."


class BoardPanel(QWidget):
    """Four settings that describe the office as it is; a change applies at once, except the marking."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = self._line("Board's name")
        self.return_address = self._line("Return address")
        self.return_address.setPlaceholderText("an e-mail address")
        self.marking = self._line("Marking word used before 2 April 2014")
        self.lock_after = NumberField("Minutes until the screen locks", 1, 60, " minutes")
        self.lock_after.valueChanged.connect(self.edited)
        self.printed = paragraph("", "small")
        self.return_address.textChanged.connect(self._look)
        board, layout = titled_card("The Board")
        layout.addWidget(question("Board's name", self.board, "Stands at the head of every form."))
        layout.addWidget(question("Return address of the forms", self.return_address, self.printed))
        layout.addWidget(
            question(
                "Marking word used before 2 April 2014", self.marking,
                "Documents of earlier days carry this word. From 2 April 2014 on they carry OFFICIAL-SENSITIVE.",
            )
        )  # fmt: skip
        machine, below = titled_card("This machine")
        below.addWidget(
            question(
                "Lock the screen when nobody has touched it for", self.lock_after,
                "1 to 60 minutes. It also locks when the window is minimised or the machine has slept.", 16,
            )
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(board)
        column.addWidget(machine)
        column.addStretch(1)
        self._look()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMaxLength(LONGEST)
        line.textChanged.connect(self.edited)
        return line

    def _look(self) -> None:
        address = self.return_address.text().strip()
        self.printed.setText(WITH_ADDRESS.format(address=address) if address else NO_ADDRESS)
        self.return_address.setAccessibleDescription(self.printed.text())

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.board.setText(settings.board)
        self.return_address.setText(settings.return_address)
        self.marking.setText(settings.marking)
        self.lock_after.setValue(settings.lock_after_minutes)

    def values(self) -> dict[str, object]:
        """What its fields stand at."""
        return {
            "board": as_typed(self.board.text()).strip(),
            "return_address": as_typed(self.return_address.text()).strip(),
            "marking": as_typed(self.marking.text()).strip(),
            "lock_after_minutes": self.lock_after.value(),
        }

    def problem(self) -> str:
        """What must be put right before it can be saved."""
        if not self.board.text().strip():
            return "Enter the Board's name: every form prints it."
        if not self.marking.text().strip():
            return "Enter the marking word: documents from before 2 April 2014 must not be unmarked."
        return ""

    def show_only_read(self, only_read: bool) -> None:
        """Let nothing be changed."""
        for line in (self.board, self.return_address, self.marking):
            line.setReadOnly(only_read)
        self.lock_after.setReadOnly(only_read)
