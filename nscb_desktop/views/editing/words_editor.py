"""Editors of text: a line, a narrative; "not known" and "none" are answers of their own that typing replaces."""

from typing import cast

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.fields import Field, Narrative
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.hidden_note import HiddenNote
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.spelling import Dictionary


class WordsEditor(AnswerEditor):
    """One text field, and a menu of the answers that are not text."""

    def __init__(self, field: Field, text: LineText | GrowingText, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.text = text
        self._said: Said | None = None
        self._last = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(text)
        self.hidden = HiddenNote(text, layout)
        self.setFocusProxy(text)
        text.textChanged.connect(self._look)
        text.asked.connect(self._offer_others)

    @property
    def said(self) -> Said | None:
        """Whether the answer is "not known" or "none" rather than text."""
        return self._said

    def say(self, said: Said | None) -> None:
        """Answer "not known" or "none", or clear the answer; undo brings the text back."""
        if self.text.isReadOnly():
            return
        self.text.write(said.shown if said else "")
        self._be_said(said)
        self.touch()

    def others_menu(self) -> QMenu:
        """What else can be answered here."""
        menu = QMenu(self)
        menu.addAction("Not known").triggered.connect(self.say_not_known)
        menu.addAction("None").triggered.connect(self.say_none)
        menu.addSeparator()
        menu.addAction("Clear the answer").triggered.connect(self.clear_answer)
        return menu

    @Slot()
    def say_not_known(self) -> None:
        """Answer "not known"."""
        self.say(Said.NOT_KNOWN)

    @Slot()
    def say_none(self) -> None:
        """Answer "none"."""
        self.say(Said.NONE)

    @Slot()
    def clear_answer(self) -> None:
        """Go back to not answered."""
        self.say(None)

    @Slot()
    def _offer_others(self) -> None:
        if self.text.isReadOnly():
            return
        menu = self.others_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.text.mapToGlobal(QPoint(0, self.text.height())))

    @Slot()
    def _look(self) -> None:
        # Underlining a word counts as a change of the document, so the words are compared.
        words = self.text.words()
        if words == self._last:
            return
        self._last = words
        if self._said and words != self._said.shown:
            self._be_said(None)
        self._words_changed(words)
        self.touch()

    def _words_changed(self, words: str) -> None:
        """Follow the text with whatever is shown beside it."""

    def _be_said(self, said: Said | None) -> None:
        self._said = said
        font = self.text.font()
        if font.italic() != (said is not None):
            font.setItalic(said is not None)
            self.text.setFont(font)

    def _read(self) -> Answer:
        return self._said or self.text.words()

    def _show(self, answer: Answer) -> None:
        said = answer if isinstance(answer, Said) else None
        self._be_said(None)
        self._fill(said.shown if said else self._words_of(answer))
        self._be_said(said)

    def _words_of(self, answer: Answer) -> str:
        return answer if isinstance(answer, str) else ""

    def _fill(self, words: str) -> None:
        self.text.fill(words)
        self._last = self.text.words()
        self._words_changed(self._last)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied only."""
        self.text.setReadOnly(read_only)
        self.text.chevron.setVisible(not read_only)


class LineEditor(WordsEditor):
    """A line of text."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, LineText(parent), parent)


class NarrativeEditor(WordsEditor):
    """Text of any length."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.growing = GrowingText(cast(Narrative, field.kind).lines, parent)
        super().__init__(field, self.growing, parent)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Underline what the dictionary does not know."""
        self.growing.use_dictionary(dictionary)
