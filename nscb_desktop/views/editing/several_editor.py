"""The editor of several entries of a list: boxes to tick, and words beside them."""

from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Chosen, Said
from nscb_desktop.framework.fields import Field, Several
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.editing.hidden_note import HiddenNote
from nscb_desktop.views.editing.said_buttons import SaidButtons
from nscb_desktop.views.editing.text_fields import LineText


class SeveralEditor(AnswerEditor):
    """Ticks in the order they were made; the list's own entry for none is the button "None"."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._list = cast(Several, field.kind).codes
        self._ticked: list[str] = []
        self.boxes = {code: self._box(code, label) for code, label in self._list.entries if code != self._list.none}
        self.words = LineText(self, offers_others=False)
        self.words.setPlaceholderText("Anything more, in your own words")
        self.buttons = SaidButtons(self)
        self.said_buttons = self.buttons
        boxes = QWidget(self)
        flow = FlowLayout(boxes, across=12, down=4, even=True)
        for box in self.boxes.values():
            flow.place(box, 18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(boxes)
        layout.addWidget(self.words)
        self.hidden = HiddenNote(self.words, layout)
        self.setFocusProxy(next(iter(self.boxes.values())))
        self.words.textChanged.connect(self._edited)
        self.buttons.changed.connect(self._said)

    def _box(self, code: str, label: str) -> QCheckBox:
        box = QCheckBox((label if code == label else f"{label} · {code}").replace("&", "&&"), self)
        box.setObjectName(f"code_{code}")
        box.clicked.connect(self._tick)
        return box

    @Slot()
    def _tick(self) -> None:
        now = [code for code, box in self.boxes.items() if box.isChecked()]
        kept = [code for code in self._ticked if code in now or (code not in self.boxes and code != self._list.none)]
        self._ticked = kept + [code for code in now if code not in kept]
        if now:
            self.buttons.set_said(None)
        self._edited()

    @Slot()
    def _said(self) -> None:
        none = self._list.none
        if self.buttons.said() is not None:
            for box in self.boxes.values():
                box.setChecked(False)
        self._ticked = [none] if none and self.buttons.said() is Said.NONE else []
        self._edited()

    @Slot()
    def _edited(self) -> None:
        if self.words.text().strip() and not self._ticked:
            self.buttons.set_said(None)
        self._offer()
        self.touch()

    def _offer(self) -> None:
        # A press unticks boxes, which are soon ticked again; words are never discarded by one.
        self.buttons.allow(not self.words.text().strip() or self.buttons.said() is not None)

    def _read(self) -> Answer:
        said, words = self.buttons.said(), self.words.text()
        if said is not None and not self._ticked and not words.strip():
            return said
        return Chosen(tuple(self._ticked), words)

    def _show(self, answer: Answer) -> None:
        chosen = answer if isinstance(answer, Chosen) else Chosen()
        self._ticked = list(chosen.codes)
        for code, box in self.boxes.items():
            box.setChecked(code in chosen.codes)
        self.words.fill(chosen.words)
        none = Said.NONE if self._list.none in chosen.codes else None
        self.buttons.set_said(answer if isinstance(answer, Said) else none)
        self._offer()

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers what the boxes, words and buttons answer."""
        self.setAccessibleName(name)
        for code, box in self.boxes.items():
            box.setAccessibleName(f"{name}: {self._list.by_code[code]}")
        self.words.setAccessibleName(f"{name}, in words")
        self.buttons.set_spoken_name(name)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be seen, and the words copied."""
        for box in self.boxes.values():
            box.setEnabled(not read_only)
        self.words.setReadOnly(read_only)
        self.buttons.set_editable(not read_only)
