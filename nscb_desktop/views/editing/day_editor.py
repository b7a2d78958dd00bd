"""The editor of a date: whatever is written is kept, and what it is read as stands beneath."""

from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.dates import PartialDate, read_date
from nscb_desktop.framework.fields import Field
from nscb_desktop.framework.text import as_typed
from nscb_desktop.views.editing.text_fields import LineText
from nscb_desktop.views.editing.words_editor import WordsEditor
from nscb_desktop.views.labels import paragraph


class DayEditor(WordsEditor):
    """A date as written, exact, partial, approximate, or in words."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, LineText(parent), parent)
        self._remark = ""
        self.reading = paragraph("", "small")
        self.reading.setVisible(False)
        if layout := self.layout():
            layout.addWidget(self.reading)

    def set_remark(self, remark: str) -> None:
        """Show something after the reading, such as the age at the incident."""
        if remark != self._remark:
            self._remark = remark
            self._words_changed(self.text.words())

    def _words_changed(self, words: str) -> None:
        blank = self.said is not None or not words.strip()
        reading = "" if blank else read_date(as_typed(words)).reading
        shown = f"{reading}. {self._remark}" if reading and self._remark else reading
        self.reading.setText(shown)
        self.reading.setVisible(bool(shown))
        self.text.setAccessibleDescription(shown)

    def _be_said(self, said: Said | None) -> None:
        super()._be_said(said)
        self._words_changed(self.text.words())

    def _read(self) -> Answer:
        return self.said or read_date(as_typed(self.text.words()))

    def _words_of(self, answer: Answer) -> str:
        return answer.written if isinstance(answer, PartialDate) else ""
