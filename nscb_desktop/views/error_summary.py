"""The summary of what is missing, at the top of a form: each line jumps to its field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.text import visible
from nscb_desktop.views.labels import button, counted, paragraph

SHOWN_AT_FIRST = 4


def heading_of(count: int) -> str:
    """``2 things are missing; registering without them needs a reason``."""
    if count == 1:
        return "1 thing is missing; registering without it needs a reason"
    return f"{count} things are missing; registering without them needs a reason"


def barred_heading_of(number: int) -> str:
    """How many things must be put right, because no reason would cure them."""
    things = "1 thing" if number == 1 else f"{number} things"
    return f"{things} must be put right before this is recorded"


class ErrorSummary(QFrame):
    """A box with a heading and a link for each thing missing; hidden while nothing is."""

    jumped = Signal(str)
    """The key of the field to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problems")
        self.setFrameShape(QFrame.Shape.Box)
        self._missing: tuple[Missing, ...] = ()
        self.heading = paragraph("", "problem")
        self.more = button("", "link")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addLayout(self._lines)
        layout.addWidget(self.more)
        self.more.clicked.connect(self._show_all)
        self.hide()

    def show_missing(self, missing: Sequence[Missing], *, barred: bool = False) -> None:
        """List what is missing, or disappear; what is ``barred`` cannot be recorded so, whatever the reason."""
        self._missing = tuple(missing)
        self.heading.setText(barred_heading_of(len(missing)) if barred else heading_of(len(missing)))
        self.setAccessibleName(self.heading.text())
        self._list(SHOWN_AT_FIRST if len(missing) > SHOWN_AT_FIRST + 1 else len(missing))
        self.setVisible(bool(missing))

    def links(self) -> list[str]:
        """The sentences now listed."""
        items = (self._lines.itemAt(n) for n in range(self._lines.count()))
        return [widget.accessibleName() for item in items if item and (widget := item.widget())]

    def _list(self, count: int) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for gap in self._missing[:count]:
            sentence = visible(gap.sentence)
            link = button(sentence.replace("&", "&&"), "problem-link", sentence)
            link.setProperty("field", gap.field)
            link.clicked.connect(self._jump)
            self._lines.addWidget(link)
        rest = len(self._missing) - count
        self.more.setText(f"and {rest} more…")
        things = counted(rest, "thing that is", "things that are")
        self.more.setAccessibleName(f"Show {rest} more {things} missing")
        self.more.setVisible(rest > 0)

    @Slot()
    def _show_all(self) -> None:
        self._list(len(self._missing))

    @Slot()
    def _jump(self) -> None:
        self.jumped.emit(self.sender().property("field"))
