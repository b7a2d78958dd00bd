"""What is asked before request forms are made: for which agencies, and into which folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from nscb_desktop.casework.outgoing import Sendable
from nscb_desktop.framework.dates import short_day, week_day
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.text import visible
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.labels import button
from nscb_desktop.views.panels import sized
from nscb_desktop.views.plain_icons import use_plain_icons

WHAT = (
    "For each agency the form as a PDF and as a Word file, begun with what the office knows and known again when it comes "
    "home; a covering letter; and a message with all of it attached, to be sent from your mail program. The files are "
    "named by reference. Nothing is sent from here."
)


@dataclass(frozen=True, slots=True)
class SendChoice:
    """The requests whose forms are made, and the folder they are written to."""

    request_ids: tuple[int, ...]
    folder: Path


class SendDialog(AskingDialog):
    """Chooses among the agencies that are waited for; says to whom each form would go and what went before."""

    look_asked = Signal(int)
    """The number of a request whose form is only to be looked at."""

    def __init__(self, sendable: Sequence[Sendable], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Send requests", "&Make the forms", parent)
        self.questions.addWidget(words_label(WHAT, "muted"))
        self.boxes = {each.request.id: QCheckBox(_words(each).replace("&", "&&")) for each in sendable}
        self.all, self.preview = button("Choose &every agency", "link"), button("&Look at the first one chosen", "link")
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for each in sendable:
            box = self.boxes[each.request.id]
            box.setChecked(not each.before)
            box.toggled.connect(self.look)
            column.addWidget(box)
        self.ask("Agencies", place, self.all, self.preview)
        self.folder = line_field("Folder", self)
        self.folder.write(str(folder))
        self.other = button("Other &folder…", "link")
        self.ask("Folder the files are written to", self.folder, self.other)
        self.questions.addStretch()
        self.all.clicked.connect(self._choose_all)
        self.preview.clicked.connect(self._look_at_first)
        self.other.clicked.connect(self._choose_folder)
        sized(self, 96, 30)
        self.look()

    @Slot()
    def _choose_all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    @Slot()
    def _look_at_first(self) -> None:
        if chosen := self._chosen():
            self.look_asked.emit(chosen[0])

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Folder for the forms", self.folder.words())
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self) -> tuple[int, ...]:
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def still_needed(self) -> list[str]:
        """At least one agency, and a folder that is there."""
        needed = [] if self._chosen() else ["at least one agency"]
        self.preview.setEnabled(bool(self._chosen()))
        words = self.folder.words().strip()
        if not words:
            return [*needed, "a folder"]
        return needed if Path(words).is_dir() else [*needed, "a folder that exists"]

    def choice(self) -> SendChoice:
        """Whose forms, and where to."""
        return SendChoice(self._chosen(), Path(self.folder.words().strip()))


def _words(each: Sendable) -> str:
    """``Police · to DI Holder, a@b.example · due Mon 13 Jan 2014 · forms made on 7 Jan 2014``."""
    lead = each.lead
    whom = (
        ", ".join(part for part in (lead.name, lead.email or "no e-mail recorded, so no message") if part)
        if lead
        else ""
    )
    parts = [
        each.request.agency,
        f"to {whom}" if whom else "no lead officer in post today, so no message",
        f"due {week_day(each.request.due_on)}",
    ]
    if each.before:
        parts.append(f"forms made on {short_day(local_day(each.before[-1].at))} already")
    return visible(" · ".join(parts))
