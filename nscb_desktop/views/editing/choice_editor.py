"""The editor of a code list: it suggests by label and by code, and keeps any other words as they are."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from nscb_desktop.framework.answers import Said
from nscb_desktop.framework.code_lists import CodeList
from nscb_desktop.framework.fields import Choice, Field
from nscb_desktop.views.editing.text_fields import LineText
from nscb_desktop.views.editing.words_editor import WordsEditor

ENTRY = Qt.ItemDataRole.UserRole
"""What choosing an item answers: a label, or a Said."""


def suggestions(codes: CodeList, parent: QWidget) -> QAbstractItemModel:
    """The list's entries with their codes, then the two answers that are not on any list."""
    model = QStandardItemModel(parent)
    for code, label in codes.entries:
        model.appendRow(_item(label if code == label else f"{label} · {code}", label))
    for said in Said:
        model.appendRow(_item(said.shown, said))
    return model


def _item(shown: str, entry: object) -> QStandardItem:
    item = QStandardItem(shown)
    item.setData(entry, ENTRY)
    item.setEditable(False)
    return item


class ChoiceEditor(WordsEditor):
    """A line that suggests; the wheel does nothing to it, because nothing turns."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._line = LineText(parent, opens_list=True)
        super().__init__(field, self._line, parent)
        self.completer = QCompleter(suggestions(cast(Choice, field.kind).codes, self), self)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setCompletionRole(Qt.ItemDataRole.DisplayRole)
        self.completer.setMaxVisibleItems(12)
        # Not QLineEdit.setCompleter: that one overwrites the words while suggestions are only looked at.
        self.completer.setWidget(self._line)
        self._popup = QListView()
        self._popup.setAccessibleName("Suggestions")
        self.completer.setPopup(self._popup)
        self.completer.activated[QModelIndex].connect(self.choose)  # type: ignore[index]  # the stubs know no overloads
        self._line.textEdited.connect(self._suggest)

    @Slot(str)
    def _suggest(self, words: str) -> None:
        if words.strip():
            self._open(words.strip())
        else:
            self._popup.hide()

    @Slot()
    def _offer_others(self) -> None:
        if not self._line.isReadOnly():
            self._open("")

    def _open(self, prefix: str) -> None:
        self.completer.setCompletionPrefix(prefix)
        if self.completer.completionCount():
            self.completer.complete()
        else:
            self._popup.hide()

    @Slot(QModelIndex)
    def choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Answer with one of the suggestions; undo brings back what was typed."""
        entry: Any = index.data(ENTRY)
        if isinstance(entry, Said):
            self.say(entry)
        else:
            self._be_said(None)
            self._line.write(entry)
