"""Yes, no or not known as three buttons, none of them pressed until somebody presses one."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nscb_desktop.framework.criteria import Reply


class _ReplyButton(QPushButton):
    """One of a row of buttons that share a single stop in the tab order."""

    moved = Signal(int)
    keyed = Signal(str)

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.words = words
        self.setCheckable(True)
        self.setProperty("role", "reply")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tick)

    def _tick(self, pressed: bool) -> None:
        # A tick beside the colour, which alone would say nothing to many.
        self.setText(f"✓ {self.words}" if pressed else self.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move along the row, a first letter answers, Delete clears."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.keyed.emit("")
        elif event.text() and event.text().casefold() in "ynk":
            self.keyed.emit(event.text().casefold())
        else:
            super().keyPressEvent(event)


class ChipRow(QWidget):
    """Buttons of which one or none is pressed; pressing it again lets it go."""

    changed = Signal()

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.buttons = [_ReplyButton(each, self) for each in words]
        for each in self.buttons:
            layout.addWidget(each)
            each.clicked.connect(self._pressed)
            each.moved.connect(self._move)
            each.keyed.connect(self._key)
        layout.addStretch()
        self.setFocusProxy(self.buttons[0])
        self._share_one_stop()

    def chosen(self) -> int | None:
        """Which button is pressed."""
        return next((n for n, each in enumerate(self.buttons) if each.isChecked()), None)

    def choose(self, number: int | None) -> None:
        """Press one, or none."""
        for n, each in enumerate(self.buttons):
            each.setChecked(n == number)
        self._share_one_stop()

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers what each button answers."""
        self.setAccessibleName(name)
        for each in self.buttons:
            each.setAccessibleName(f"{name}: {each.words}")

    def _share_one_stop(self) -> None:
        stop = self.chosen() or 0
        for n, each in enumerate(self.buttons):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[stop])

    @Slot()
    def _pressed(self) -> None:
        self._settle(self.buttons.index(self._sender()))

    def _settle(self, number: int) -> None:
        self.choose(number if self.buttons[number].isChecked() else None)
        self.changed.emit()

    def _sender(self) -> _ReplyButton:
        sender: QObject = self.sender()
        assert isinstance(sender, _ReplyButton)  # noqa: S101 - only its own buttons are connected
        return sender

    @Slot(int)
    def _move(self, step: int) -> None:
        shown = [each for each in self.buttons if not each.isHidden()]
        here = shown.index(self._sender())
        shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _key(self, letter: str) -> None:
        letters = {"y": "Yes", "n": "No", "k": "Not known"}
        wanted = [n for n, each in enumerate(self.buttons) if each.words == letters.get(letter)]
        if wanted or not letter:
            self.choose(wanted[0] if wanted else None)
            self.buttons[wanted[0] if wanted else 0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()


class ReplyButtons(ChipRow):
    """Yes, no and not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([reply.shown for reply in Reply], parent)

    def reply(self) -> Reply | None:
        """The reply given, or None."""
        number = self.chosen()
        return None if number is None else list(Reply)[number]

    def set_reply(self, reply: Reply | None) -> None:
        """Show a reply."""
        self.choose(None if reply is None else list(Reply).index(reply))
