"""A line under a text field that writes out the hidden characters in it, which could reorder or hide words."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from nscb_desktop.framework.text import hidden_shown
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.labels import PlainLabel, paragraph

NOTE = "Hidden characters stand here: “{}”. They are kept as typed; delete them if nobody meant them."


class HiddenNote(QObject):
    """Looks at every change of a field; its label is made when the first hidden character comes."""

    def __init__(self, text: LineText | GrowingText, layout: QBoxLayout, under: QWidget | None = None) -> None:
        super().__init__(text)
        self._text, self._layout, self._under = text, layout, under or text
        self.label: PlainLabel | None = None
        text.textChanged.connect(self._look)

    @property
    def words(self) -> str:
        """What is said now; empty where nothing is hidden."""
        return self.label.text() if self.label else ""

    @Slot()
    def _look(self) -> None:
        found = hidden_shown(self._text.words())
        if not found and self.label is None:
            return
        if self.label is None:
            self.label = paragraph("", "problem")
            self._layout.insertWidget(self._layout.indexOf(self._under) + 1, self.label)
        said = NOTE.format(found) if found else ""
        if said != self.label.text():
            self.label.setText(said)
            self.label.setVisible(bool(said))
