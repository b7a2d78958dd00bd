"""Backups and the check of the register: when the last good copy was made, all that are kept, and what they are worth."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from nscb_desktop.casework import desk
from nscb_desktop.casework.desk import BackupState, KeptBackup
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.london import local, local_day
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import visible
from nscb_desktop.register.checking import CheckReport
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.check_dialog import CheckDialog
from nscb_desktop.views.errand import Errand
from nscb_desktop.views.labels import PlainLabel, button, paragraph
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.panels import ShortRows, titled_card
from nscb_desktop.views.tables import Column, PagedModel, listed

WORTH = (
    "A backup is a whole copy of the register with its key file, encrypted like the register itself. It is opened and "
    "counted before it is called good. The newest twenty are kept.",
    "It protects against a damaged file, a mistake, and a failed update. It opens with the passphrases and the recovery "
    "sheet of the day it was made, even where they were changed since.",
    "It does not protect against the loss of this computer or its disk while it lies on the same disk: copy the backups "
    "folder to another place regularly. Nor against the loss of every passphrase and of the recovery sheet.",
)
NONE_YET = "No backup yet"
CHECKS = "Compares the file, the keys, the history, the kept files, the lists and the search with one another."
REBUILDS = "Writes the lists and the search anew from the records; wanted only where a check or a message asks for it."
LOOKING = "Looking at the newest backup…"


def made_words(made_at: datetime, now: datetime) -> str:
    """``today 08:40`` or ``20 Dec 2013 16:40``."""
    day = "today" if local_day(made_at) == local_day(now) else short_day(local_day(made_at))
    return f"{day} {local(made_at):%H:%M}"


def size_words(size: int) -> str:
    """``68 MB``, or ``240 kB`` where it is less."""
    return f"{size / 1e6:,.0f} MB" if size >= 10_000_000 else f"{size / 1e3:,.0f} kB"


class BackupPanel(QWidget):
    """State, list and acts; looking at the newest copy is done away from the screen."""

    backed_up = Signal(object)
    """The newest verified BackupState, or None."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages) -> None:
        super().__init__()
        self._sitting, self._background, self._messages = sitting, background, messages
        self._looked_at: object = ""
        self._gone = False
        self.errand, self.rebuilding = Errand(background, messages), Errand(background, messages)
        self.state = PlainLabel(LOOKING, "strong")
        self.back_up = button("Back up &now", "primary")
        self.rebuild = button("R&ebuild the lists")
        self.check = button("Check the re&gister now", name="Check the register now")
        self._rows = PagedModel[KeptBackup](
            (
                Column("made", "Made", self._made, 20, look="strong", sortable=False),
                Column("cases", "Cases", _cases, 10, sortable=False),
                Column("size", "Size", _size, 10, sortable=False),
                Column("folder", "Folder", _folder, 40, sortable=False),
            ),
            listed(()),
            self,
        )
        self.kept = ShortRows(self._rows, _folder, "Backups", 3)
        self.place = paragraph("", "small")
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._arrange()
        self.back_up.clicked.connect(self._back_up)
        self.check.clicked.connect(self._check)
        self.rebuild.clicked.connect(self._rebuild)
        for errand in (self.errand, self.rebuilding):
            errand.busy_changed.connect(self._look)
        self._look()

    def _arrange(self) -> None:
        backups, above = titled_card("Backups")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.back_up)
        above.addLayout(row)
        above.addWidget(self.errand)
        above.addWidget(self.kept, 1)
        above.addWidget(self.place)
        check, below = titled_card("Check")
        for act, words in ((self.check, CHECKS), (self.rebuild, REBUILDS)):
            line = QHBoxLayout()
            line.setSpacing(12)
            act.setAccessibleDescription(words)
            line.addWidget(paragraph(words, "small"), 1)
            line.addWidget(act)
            below.addLayout(line)
        below.addWidget(self.rebuilding)
        worth, last = titled_card("What a backup is worth")
        for each in WORTH:
            last.addWidget(paragraph(each))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(backups, 1)
        column.addWidget(check)
        column.addWidget(worth)

    def _made(self, kept: KeptBackup) -> str:
        return made_words(kept.made_at, self._sitting.now()) if kept.made_at else "not known"

    def _look(self) -> None:
        busy, keeps = self.errand.busy or self.rebuilding.busy, self._sitting.person.may(Right.KEEP)
        self.back_up.setEnabled(keeps and not busy)
        self.rebuild.setEnabled(keeps and not busy)
        self.check.setEnabled(not busy)

    def refresh(self) -> None:
        """Read the list anew; a newest copy that was not looked at yet is opened and counted in the background."""
        kept = desk.kept_backups(self._sitting)
        self._rows.load(listed(kept))
        self.place.setText(visible(f"They lie in {self._sitting.register.folder.backups}"))
        newest = kept[0].folder if kept else None
        if newest == self._looked_at:
            return
        self._looked_at = newest
        self.state.setText(LOOKING)

        def look(_progress: Progress) -> BackupState | None:
            return desk.last_backup(self._sitting)

        self._background.run(look, self._show_state, self._state_unknown)

    def forget(self) -> None:
        """Nobody waits for an outcome any more."""
        self._gone = True
        self.errand.forget()
        self.rebuilding.forget()

    @property
    def _left(self) -> bool:
        """Whether there is nobody any more to show an outcome to."""
        return self._gone or not isValid(self)

    def _show_state(self, state: BackupState | None) -> None:
        if self._left:
            return
        made = made_words(state.made_at, self._sitting.now()) if state else ""
        self.state.setText(f"Backup {made}, opened and counted" if state else NONE_YET)
        self.backed_up.emit(state)

    def _state_unknown(self, error: Exception) -> None:
        if not self._left:
            self.state.setText("The newest backup could not be looked at.")
            self._messages.problem(error)

    def _back_up(self) -> None:
        def work() -> object:
            return desk.back_up(self._sitting)

        self.errand.run("Copying the register, opening the copy and counting it…", work, self._backed_up)

    def _backed_up(self, _folder: object) -> None:
        self.refresh()
        self._messages.toast("A backup was made, opened and counted.")

    def _check(self) -> None:
        def work(progress: Progress) -> CheckReport:
            return desk.check(self._sitting, progress.step)

        self._background.run(work, self._show_report, self._failed, "Checking the register", self.window())

    def _rebuild(self) -> None:
        def work() -> int:
            return desk.rebuild_lists(self._sitting)

        self.rebuilding.run("Writing the lists and the search anew…", work, self._rebuilt)

    def _rebuilt(self, cases: int) -> None:
        self._messages.toast(f"The lists were written anew from {cases:,} case{'' if cases == 1 else 's'}.")

    def _failed(self, error: Exception) -> None:
        if not self._left:
            self._messages.problem(error)

    def _show_report(self, report: CheckReport) -> None:
        if not self._left:
            CheckDialog(report, self.window()).open()


def _cases(kept: KeptBackup) -> str:
    return "" if kept.problem else f"{kept.cases:,}"


def _size(kept: KeptBackup) -> str:
    return size_words(kept.size)


def _folder(kept: KeptBackup) -> str:
    return visible(f"{kept.folder.name} · {kept.problem}" if kept.problem else kept.folder.name)
