"""Settings: the Board, days, agencies and people, letters, accounts, backups, leaving; read by all, changed by whoever keeps them."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.errors import NotAllowed, OfficeError
from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import visible
from nscb_desktop.views.accounts_panel import AccountsPanel
from nscb_desktop.views.agencies_panel import AgenciesPanel
from nscb_desktop.views.background import Background
from nscb_desktop.views.backup_panel import BackupPanel
from nscb_desktop.views.board_panel import BoardPanel
from nscb_desktop.views.counting_panel import CountingPanel
from nscb_desktop.views.designed.ui_settings_page import Ui_SettingsPage
from nscb_desktop.views.errand import Errand
from nscb_desktop.views.holidays_panel import HolidaysPanel
from nscb_desktop.views.leaving_panel import LeavingPanel
from nscb_desktop.views.letters_panel import LettersPanel
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.panels import SettingsPanel, scrolled
from nscb_desktop.views.save_settings_dialog import SaveChoice, SaveSettingsDialog
from nscb_desktop.views.settings_words import DATED, NAMES, change_lines, value_words

if TYPE_CHECKING:
    from nscb_desktop.register.derivation import Cost


class SettingsPage(QWidget):
    """Seven tabs; what is changed on the first three is saved together, with a reason."""

    changed = Signal(object)
    """The Settings in force after a save."""
    return_asked = Signal()
    """The page was left with changes that are not saved, and somebody wants to go back to them."""
    backed_up = Signal(object)
    """The newest verified BackupState, or None."""

    def __init__(
        self, sitting: Sitting, background: Background, messages: Messages, cost: "Cost | None" = None
    ) -> None:
        super().__init__()
        self._sitting, self._background, self._messages, self._cost = sitting, background, messages, cost
        self._shown, self._built = Settings(), False
        self._asking: SaveSettingsDialog | None = None
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        self.setAccessibleName("Settings")

    def _build(self) -> None:
        """Make the tabs when they are first looked at: signing in does not wait for them."""
        sitting, background, messages = self._sitting, self._background, self._messages
        self._built = True
        self.board, self.days = BoardPanel(), CountingPanel(sitting.today())
        self.holidays = HolidaysPanel(sitting.today())
        self.agencies = AgenciesPanel(sitting, background, messages)
        self.letters = LettersPanel(sitting, background, messages)
        self.accounts = AccountsPanel(sitting, background, messages, self._cost)
        self.backups = BackupPanel(sitting, background, messages)
        self.leaving = LeavingPanel(sitting, background, messages)
        self.errand = Errand(background, messages)
        for panel, title in (
            (self.board, "&Board"),
            (self.days, "&Days and clocks"),
            (self.holidays, "Bank h&olidays"),
            (self.agencies, "Agenc&ies and people"),
            (self.accounts, "Acco&unts"),
            (self.backups, "Bac&kups and check"),
            (self.letters, "Lette&rs"),
            (self.leaving, "Lea&ving"),
        ):
            self.ui.tabs.addTab(scrolled(panel, title.replace("&", "")), title)
        self.ui.tabs.tabBar().setDrawBase(False)
        self.ui.foot_layout.insertWidget(1, self.errand)
        self._connect()
        self._show_rights()

    @property
    def _panels(self) -> tuple[SettingsPanel, ...]:
        return self.board, self.days, self.holidays

    def _connect(self) -> None:
        for edited in (self.board.edited, self.days.edited, self.holidays.edited):
            edited.connect(self._look)
        self.ui.save.clicked.connect(self.save)
        self.ui.revert.clicked.connect(self.revert)
        self.ui.tabs.currentChanged.connect(self._look)
        self.errand.busy_changed.connect(self._look)
        self.backups.backed_up.connect(self.backed_up)
        self.accounts.key_changed.connect(self.backups.refresh)

    def _show_rights(self) -> None:
        """Say at the head why nothing can be changed, where that is so."""
        try:
            self._sitting.person.must(Right.KEEP)
        except NotAllowed as told:
            self.ui.only_read.setText(str(told))
            for panel in self._panels:
                panel.show_only_read(True)
        else:
            self.ui.only_read.hide()

    def _load(self) -> None:
        """Read what is in force today and show it."""
        self._shown = self._sitting.settings()
        for panel in self._panels:
            panel.show_settings(self._shown)
        ahead = desk.settings_to_come(self._sitting)
        self.days.show_to_come(
            [
                f"{NAMES[each.key]}: {value_words(each.key, each.value)}, from {short_day(each.applies_from)}"
                for each in ahead
            ]
        )
        self._look()

    def changes(self) -> dict[str, object]:
        """Every setting that stands otherwise than it was read, by name."""
        values = {name: value for panel in self._panels for name, value in panel.values().items()}
        return {name: value for name, value in values.items() if value != getattr(self._shown, name)}

    def _look(self) -> None:
        self.days.show_calendar(self.holidays.calendar())
        changes = {} if self.ui.only_read.text() else self.changes()
        names = ", ".join(NAMES[name] for name in changes)
        self.ui.unsaved.setText(f"Not saved: {names}." if changes else "")
        own = self.ui.tabs.currentIndex() < len(self._panels)
        self.ui.foot.setVisible(not self.ui.only_read.text() and (own or bool(changes)))
        for each in (self.ui.save, self.ui.revert):
            each.setEnabled(bool(changes) and not self.errand.busy)

    def revert(self) -> None:
        """Show what is in force, and drop what was changed here."""
        self._load()

    def save(self) -> None:
        """Ask from when and why, then save; what cannot be saved is said first."""
        changes = self.changes()
        problem = next((said for panel in self._panels if (said := panel.problem())), "")
        problem = problem or desk.settings_problem(replace(self._shown, **changes))  # type: ignore[arg-type]  # by the names of Settings
        if problem:
            self._messages.problem(OfficeError(visible(problem)))
            return
        dated = DATED & changes.keys()
        dialog = SaveSettingsDialog(
            change_lines(self._shown, changes),
            bool(dated),
            bool(changes.keys() - DATED),
            self._sitting.today,
            self.window(),
        )
        dialog.chosen.connect(self._keep)
        self._asking = dialog
        self._messages.show(dialog)

    def _keep(self, choice: SaveChoice) -> None:
        work = partial(_saved, self._sitting, self.changes(), choice)
        self.errand.run("Saving, and counting every case anew…", work, self._saved, dialog=self._asking)

    def _saved(self, cases: int) -> None:
        self._load()
        self._messages.toast(f"Settings saved; {cases:,} case{'' if cases == 1 else 's'} counted anew.")
        self.changed.emit(self._shown)

    def heightForWidth(self, width: int) -> int:
        """As low as the window wants it: its tabs scroll by themselves, and Save must stay in sight."""
        return self.minimumSizeHint().height()

    def show_tab(self, number: int) -> None:
        """Turn to a tab."""
        self.ui.tabs.setCurrentIndex(number)

    def start(self) -> None:
        """Put the keyboard on the tabs."""
        self.ui.tabs.tabBar().setFocus()

    def unrecorded(self) -> str:
        """Settings that are changed and not saved; what is being saved is waited for anyway."""
        if not self._built or self.ui.only_read.text() or not self.ui.foot.isEnabled() or self.errand.busy:
            return ""
        names = ", ".join(NAMES[name] for name in self.changes())
        return f"changed settings ({names})" if names else ""

    def flush(self) -> None:
        """Settings are saved with a reason only: on leaving, what is not saved is said, and kept until one comes back."""
        if self.unrecorded():
            self._messages.toast("Changed settings are not saved yet.", "Go back", self.return_asked.emit)

    def forget(self) -> None:
        """Drop what was typed and nobody's outcome is waited for."""
        self.ui.foot.setEnabled(False)
        if self._built:
            self.errand.forget()
            self.agencies.forget()
            self.letters.forget()
            self.accounts.forget()
            self.backups.forget()
            self.leaving.forget()

    def refresh(self) -> None:
        """Read anew what is shown, and leave alone what somebody is changing."""
        if not self._built:
            self._build()
            self._load()
        elif not self.errand.busy and not self.changes():
            self._load()
        self.agencies.refresh()
        self.letters.refresh()
        self.accounts.refresh()
        self.backups.refresh()
        self.leaving.refresh()


def _saved(sitting: Sitting, changes: dict[str, object], choice: SaveChoice) -> int:
    """Save in one act, or in two where some of it applies at once and the rest from another day; cases counted anew."""
    today = sitting.today()
    days = {name: choice.applies_from if name in DATED else today for name in changes}
    cases = 0
    for day in sorted(set(days.values())):
        ours = {name: value for name, value in changes.items() if days[name] == day}
        after = replace(sitting.settings(day), **ours)  # type: ignore[arg-type]  # by the names of Settings
        cases = desk.change_settings(sitting, after, day, choice.why)
    return cases
