"""When the form was received: day 0 of every clock, blank until somebody enters it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nscb_desktop.views.editing.moment_field import MomentField
from nscb_desktop.views.labels import paragraph

DAY_ZERO = "Date and time it was in hand. The clocks count from that day."


def received(form_name: str) -> str:
    """What is asked about a form that an agency sent."""
    return f"{form_name} received by the NSCB Business Manager"


class ReceiptCard(QFrame):
    """The date and time of receipt, or of a gate's act, apart from the form itself."""

    edited = Signal()

    def __init__(
        self,
        name: str,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        guidance: str = DAY_ZERO,
        time_needed: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self.field = MomentField(name, now, self, time_needed=time_needed)
        label = paragraph(f"{name}:", "strong")
        label.setBuddy(self.field)
        self.problem = paragraph("", "problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addWidget(paragraph(guidance, "small"))
        layout.addWidget(self.problem)
        layout.addWidget(self.field)
        self.field.edited.connect(self.edited)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say what is missing, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
