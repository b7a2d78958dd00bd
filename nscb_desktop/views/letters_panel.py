"""The letters of the office: which of them have a template of the Board, and checking, putting in and taking out one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.casework import filing, letter_templates
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.letter_template import KeptTemplate
from nscb_desktop.framework.letters import LETTER_FIELDS, Letter, MergeField
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import visible
from nscb_desktop.views.background import Background
from nscb_desktop.views.errand import Errand
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.letters_desk import WORD
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.panels import ShortRows, titled_card
from nscb_desktop.views.plain_icons import use_plain_icons
from nscb_desktop.views.printing import forget_folders, save_file
from nscb_desktop.views.tables import Column, PagedModel, listed

ABOUT = (
    "Every letter works without a template. Where the Board wants its own letterhead or wording, save the letter to edit, "
    "change it in Word, check it, and put it in. Fields stand in double braces and are filled in when a letter is made."
)
SOUND = "“{name}” can be put in for “{letter}”: nothing is wrong with its fields."
BUILT_IN = "built in"


def _letter_name(letter: Letter) -> str:
    return letter.name


def _goes(letter: Letter) -> str:
    return letter.to_name or letter.goes.value


def _letter_key(letter: Letter) -> str:
    return letter.key


def _written(field: MergeField) -> str:
    return field.written


def _field_words(field: MergeField) -> str:
    return field.words


def _source(field: MergeField) -> str:
    return field.source


FIELD_COLUMNS = (
    Column("field", "Field", _written, 24, look="strong", sortable=False),
    Column("words", "What it says", _field_words, 44, sortable=False),
    Column("source", "Where it comes from", _source, 40, sortable=False),
)


class LettersPanel(QWidget):
    """The list of letters with their templates, and the list of the fields."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages) -> None:
        super().__init__()
        self._sitting, self._messages = sitting, messages
        self._kept: dict[str, KeptTemplate] = {}
        self.errand = Errand(background, messages)
        columns = (
            Column("letter", "Letter", _letter_name, 34, look="strong", sortable=False),
            Column("goes", "Goes to", _goes, 44, sortable=False),
            Column("template", "Template", self._template, 50, sortable=False),
        )
        self._rows = PagedModel[Letter](columns, listed(()), self)
        self.rows = ShortRows[Letter](self._rows, _letter_key, "Letters", 7)
        self._fields = PagedModel[MergeField](FIELD_COLUMNS, listed(()), self)
        self._fields.load(listed(LETTER_FIELDS))
        self.fields = ShortRows[MergeField](self._fields, _written, "Merge fields", 5)
        self.start_from = button("Sav&e to edit…", name="Save the letter to edit it in Word")
        self.check = button("Check a &file…")
        self.put = button("&Put in…", "primary", name="Put in a template")
        self.take = button("Take it out a&gain", name="Take the template out")
        self.outcome = paragraph("")
        self.outcome.hide()
        self.outcome.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.outcome.setAccessibleName("What was found")
        self._arrange()
        self.start_from.clicked.connect(self._save_to_edit)
        self.check.clicked.connect(self.choose_to_check)
        self.put.clicked.connect(self.choose_to_put_in)
        self.take.clicked.connect(self._take_out)
        self.rows.chosen.connect(self._another)
        self.errand.busy_changed.connect(self._look)

    def _arrange(self) -> None:
        letters, above = titled_card("Letters")
        above.addWidget(paragraph(ABOUT, "small"))
        above.addWidget(self.rows, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        for each in (self.start_from, self.check, self.put, self.take):
            line.addWidget(each)
        line.addStretch(1)
        above.addLayout(line)
        above.addWidget(self.errand)
        above.addWidget(self.outcome)
        fields, below = titled_card("Fields")
        below.addWidget(self.fields, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(letters, 1)
        column.addWidget(fields)

    def _template(self, letter: Letter) -> str:
        kept = self._kept.get(letter.key)
        return f"{kept.name}, put in {shown(kept.at)} by {kept.by}" if kept else BUILT_IN

    def refresh(self) -> None:
        """Read anew which letters have a template; the chosen one stays chosen."""
        self._kept = letter_templates.kept(self._sitting)
        self._rows.load(listed(letter_templates.letters_of(self._sitting)))
        if self.rows.current_row() is None:
            self.rows.choose(letter_templates.letters_of(self._sitting)[0].key)
        self._look()

    def forget(self) -> None:
        """Nobody waits for an outcome any more."""
        self.errand.forget()

    def _another(self, _row: object) -> None:
        """What was found of one letter says nothing of another."""
        self._tell("")
        self._look()

    def _look(self, _row: object = None) -> None:
        letter, keeps = self.rows.current_row(), self._sitting.person.may(Right.KEEP)
        free = letter is not None and not self.errand.busy
        self.start_from.setEnabled(free)
        self.check.setEnabled(free)
        self.put.setEnabled(free and keeps)
        self.take.setEnabled(free and keeps and letter is not None and letter.key in self._kept)

    def _save_to_edit(self) -> None:
        if letter := self.rows.current_row():
            work = partial(letter_templates.template_bytes, self._sitting, letter)
            self.errand.run("Making the letter…", work, partial(self._ask_where, letter))

    def _ask_where(self, letter: Letter, made: tuple[str, bytes]) -> None:
        folder = self._sitting.register.folder.exports
        save_file(made[1], f"letter-{letter.key}", self._saved, self.window(), folder, WORD)

    def _saved(self, path: Path) -> None:
        self._messages.toast(f"Saved as {path.name}. Change it in Word, then put it in.")

    def choose_to_check(self) -> QFileDialog:
        """Ask which file to check."""
        return self._choose("Check a template", self.check_file)

    def choose_to_put_in(self) -> QFileDialog:
        """Ask which file to put in."""
        return self._choose("Put in a template", self.put_in)

    def _choose(self, title: str, then: Callable[[str], None]) -> QFileDialog:
        dialog = QFileDialog(self.window(), title)
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{WORD.called} (*.{WORD.ending})")
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(forget_folders)
        dialog.open()
        return dialog

    def check_file(self, name: str) -> None:
        """Say everything that is wrong with a file as the template of the chosen letter."""
        if letter := self.rows.current_row():
            self._tell("")
            path = Path(name)
            self._run("Checking the template…", partial(_checked, letter, path), partial(self._say, letter, path))

    def put_in(self, name: str) -> None:
        """Put a file in as the template of the chosen letter; one with mistakes is refused."""
        if letter := self.rows.current_row():
            self._tell("")
            work = partial(_put_in, self._sitting, letter, Path(name))
            self._run(
                "Checking the template, and putting it in…",
                work,
                partial(self._changed, f"{letter.name}: the template is put in."),
            )

    def _run(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.errand.run(words, work, done)

    def _say(self, letter: Letter, path: Path, problems: list[str]) -> None:
        if not problems:
            self._tell(visible(SOUND.format(name=path.name, letter=letter.name)))
            return
        lines = "\n".join(f"{number}. {each}" for number, each in enumerate(map(visible, problems), 1))
        self._tell(f"{visible(path.name)} cannot be put in for “{letter.name}” yet:\n{lines}")

    def _tell(self, words: str) -> None:
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))

    def _changed(self, said: str, _outcome: object = None) -> None:
        self.refresh()
        self._messages.toast(said)

    def _take_out(self) -> None:
        if letter := self.rows.current_row():
            work = partial(letter_templates.take_out, self._sitting, letter)
            self._run(
                "Taking the template out…",
                work,
                partial(self._changed, f"{letter.name}: the built-in letter stands again."),
            )


def _checked(letter: Letter, path: Path) -> list[str]:
    return letter_templates.problems(letter, path.name, filing.bytes_of(path, letter_templates.LARGEST))


def _put_in(sitting: Sitting, letter: Letter, path: Path) -> KeptTemplate:
    return letter_templates.put_in(sitting, letter, path.name, filing.bytes_of(path, letter_templates.LARGEST))
