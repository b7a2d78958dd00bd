"""What every editor of an answer has in common: it starts blank, and it reads back what it was given until edited."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.answers import Answer, tidy
from nscb_desktop.framework.fields import Field
from nscb_desktop.views.spelling import Dictionary


class AnswerEditor(QWidget):
    """One question's editor; the answer is kept, and read again only after an edit."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.said_buttons: QWidget | None = None
        """Buttons for "not known" and "none" that stand beside the label, where the kind has no text to say it in."""
        self._answer: Answer = None
        self._stale = False
        self._filling = False

    def answer(self) -> Answer:
        """What is answered, tidied; None while nothing is."""
        if self._stale:
            self._answer, self._stale = tidy(self._read()), False
        return self._answer

    def set_answer(self, answer: Answer) -> None:
        """Show an answer, forgetting whatever stood here before; nothing is reported as edited."""
        self._filling = True
        try:
            self._show(answer)
        finally:
            self._filling = False
        self._answer, self._stale = answer, False

    @Slot()
    def touch(self) -> None:
        """Note that the person changed something: the answer is read again when it is next asked for."""
        if not self._filling:
            self._stale = True
            self.edited.emit()

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers what this answers."""
        self.setAccessibleName(name)
        if proxy := self.focusProxy():
            proxy.setAccessibleName(name)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check spelling with this dictionary; most kinds hold no running text to check."""

    def set_read_only(self, read_only: bool) -> None:
        """Let the answer be read and copied but not changed, or changed again."""
        raise NotImplementedError

    def _read(self) -> Answer:
        raise NotImplementedError

    def _show(self, answer: Answer) -> None:
        raise NotImplementedError


def label_of(field: Field) -> str:
    """A field's label without its colon, as screen readers and sentences use it."""
    return field.label.rstrip(":")


def stops_of(widget: QWidget) -> list[QWidget]:
    """Every widget in this one that the Tab key stops at or may come to stop at, in the order they were made."""
    inner = widget.findChildren(QWidget)
    # The lists that drop down from a field are windows of their own.
    return [each for each in inner if each.window() is widget.window() and is_stop(each)]


def is_stop(widget: QWidget) -> bool:
    """Whether a widget takes the focus itself; a row of buttons has one stop that moves from button to button."""
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
