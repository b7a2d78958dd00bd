"""The editor of a moment: whatever is written is kept, and the day and time it is read as stand beneath."""

from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.fields import Field
from nscb_desktop.framework.moments import read_moment, shown
from nscb_desktop.framework.text import as_typed
from nscb_desktop.views.editing.text_fields import LineText
from nscb_desktop.views.editing.words_editor import WordsEditor
from nscb_desktop.views.labels import paragraph

NOT_READ = "Kept as written; a whole date with a time, as in 20/12/2013 16:40, is read."


class MomentEditor(WordsEditor):
    """A day with a time of day as written, or words."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, LineText(parent), parent)
        self.reading = paragraph("", "small")
        self.reading.setVisible(False)
        if layout := self.layout():
            layout.addWidget(self.reading)

    def _words_changed(self, words: str) -> None:
        moment = read_moment(as_typed(words))
        blank = self.said is not None or not words.strip()
        self.reading.setText("" if blank else (f"Read as {shown(moment)}" if moment else NOT_READ))
        self.reading.setVisible(not blank)
        self.text.setAccessibleDescription(self.reading.text())
