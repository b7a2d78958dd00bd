"""What is asked before request forms are made: for which agencies, and into which folder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from nscb_desktop.casework.outgoing import Sendable
from nscb_desktop.casework.request_sets import Part, no_address
from nscb_desktop.framework.dates import short_day, week_day
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.text import visible
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.panels import sized
from nscb_desktop.views.plain_icons import use_plain_icons

WHAT = (
    "For each agency the form is begun with what the office knows, and known again when it comes home. The files are named "
    "by reference, each agency's in a folder of its own, and copies are filed on the case. Nothing is sent from here: open "
    "the drafts in your mail program."
)


@dataclass(frozen=True, slots=True)
class SendChoice:
    """The requests whose sets are made, of what, and the folder they are written to."""

    request_ids: tuple[int, ...]
    parts: tuple[Part, ...]
    folder: Path


class SendDialog(AskingDialog):
    """Chooses among the agencies that are waited for; says to whom each form would go and what went before."""

    look_asked = Signal(int)
    """The number of a request whose form is only to be looked at."""
    letter_look_asked = Signal(int)
    """The number of a request whose covering letter is only to be looked at."""

    def __init__(self, sendable: Sequence[Sendable], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Send requests", "&Make the files", parent)
        self._sendable = tuple(sendable)
        self.questions.addWidget(words_label(WHAT, "muted"))
        self.boxes = {each.request.id: QCheckBox(_words(each).replace("&", "&&")) for each in sendable}
        self.parts = {part: QCheckBox(part.value) for part in Part}
        self.all = button("Choose &every agency", "link")
        self.preview = button("&Look at the form of the first one chosen", "link")
        self.letter = button("Look at its co&vering letter", "link")
        self.unaddressed = paragraph("", "small")
        for each in sendable:
            self.boxes[each.request.id].setChecked(not each.before)
        for part_box in self.parts.values():
            part_box.setChecked(True)
        self.ask("Agencies", self._ticks(self.boxes.values()), self.all, self.unaddressed)
        self.ask("What is made for each", self._ticks(self.parts.values()), self.preview, self.letter)
        self.folder = line_field("Folder", self)
        self.folder.write(str(folder))
        self.other = button("Other &folder…", "link")
        self.ask("Folder the files are written to", self.folder, self.other)
        self.questions.addStretch()
        self.all.clicked.connect(self._choose_all)
        self.preview.clicked.connect(self._look_at_first)
        self.letter.clicked.connect(self._look_at_first_letter)
        self.other.clicked.connect(self._choose_folder)
        sized(self, 96, 36)
        self.look()

    def _ticks(self, boxes: Iterable[QCheckBox]) -> QWidget:
        """Boxes one below the other."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for box in boxes:
            box.toggled.connect(self.look)
            column.addWidget(box)
        return place

    @Slot()
    def _choose_all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    @Slot()
    def _look_at_first(self) -> None:
        if chosen := self._chosen():
            self.look_asked.emit(chosen[0])

    @Slot()
    def _look_at_first_letter(self) -> None:
        if chosen := self._chosen():
            self.letter_look_asked.emit(chosen[0])

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Folder for the files", self.folder.words())
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self) -> tuple[int, ...]:
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def _made_of(self) -> tuple[Part, ...]:
        return tuple(part for part, box in self.parts.items() if box.isChecked())

    @Slot()
    def look(self) -> None:
        """Say what is still needed, and whose draft could not be addressed."""
        super().look()
        chosen, parts = self._chosen(), self._made_of()
        self.preview.setEnabled(bool(chosen))
        self.letter.setEnabled(bool(chosen))
        to_nobody = [each.request.agency for each in self._sendable if each.request.id in chosen and not each.address]
        self.unaddressed.setText(visible(no_address(to_nobody if Part.MESSAGE in parts else ())))
        self.unaddressed.setVisible(bool(self.unaddressed.text()))

    def still_needed(self) -> list[str]:
        """At least one agency and one kind of file, a form for the draft to carry, and a folder that is there."""
        needed = [] if self._chosen() else ["at least one agency"]
        parts = self._made_of()
        if not parts:
            needed.append("at least one kind of file")
        elif Part.MESSAGE in parts and not any(part.is_form for part in parts):
            needed.append("a form for the e-mail draft to carry")
        words = self.folder.words().strip()
        if not words:
            return [*needed, "a folder"]
        return needed if Path(words).is_dir() else [*needed, "a folder that exists"]

    def choice(self) -> SendChoice:
        """Whose sets, of what, and where to."""
        return SendChoice(self._chosen(), self._made_of(), Path(self.folder.words().strip()))


def _words(each: Sendable) -> str:
    """``Police · to DI Holder, a@b.example · due Mon 13 Jan 2014 · forms made on 7 Jan 2014``."""
    lead = each.lead
    whom = ", ".join(part for part in (lead.name, lead.email or "no e-mail recorded") if part) if lead else ""
    parts = [
        each.request.agency,
        f"to {whom}" if whom else "no lead officer in post today",
        f"due {week_day(each.request.due_on)}",
    ]
    if each.before:
        parts.append(f"forms made on {short_day(local_day(each.before[-1].at))} already")
    return visible(" · ".join(parts))
