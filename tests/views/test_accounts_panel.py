"""Accounts on a real register: added, closed, passphrases, the recovery sheet that is not let go of, and the key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.views.account_dialogs import AddAccountDialog, ChangePassphraseDialog
from nscb_desktop.views.accounts_panel import AccountsPanel
from nscb_desktop.views.background import Background
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.passphrase_fields import GOOD, WANTED, PassphraseFields
from nscb_desktop.views.recovery_dialog import RecoveryDialog
from tests.views import invented
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import NEW_WORDS, SAMS_WORDS, PanelWindow, front, press

SAM = Person("sam", "Sam <b>Pretend</b>", Role.SUBGROUP_CHAIR)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


@pytest.fixture
def window(qtbot: QtBot, in_light: None) -> PanelWindow:
    made = PanelWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(window: PanelWindow, sitting: Sitting, background: Background) -> AccountsPanel:
    desk.add_account(sitting, SAM, SAMS_WORDS, CHEAP)
    made = AccountsPanel(sitting, background, window.messages, CHEAP)
    window.hold(made)
    return made


def accounts_of(panel: AccountsPanel) -> list[str]:
    return [str(panel._rows.index(number, 1).data()) for number in range(panel._rows.rowCount())]


def idle(panel: AccountsPanel, qtbot: QtBot) -> None:
    """Wait until the panel's errand is done."""
    qtbot.waitUntil(lambda: not panel.errand.busy)


def test_everyone_is_listed_and_the_signed_in_person_is_marked(panel: AccountsPanel) -> None:
    assert accounts_of(panel) == [invented.MANAGER.account, "sam"]
    assert panel._rows.index(0, 3).data() == "you, signed in"
    assert panel._rows.index(1, 0).data() == "Sam <b>Pretend</b>"
    assert clashing_mnemonics(panel) == {}
    assert nameless(panel) == []


def test_an_account_is_added_once_everything_is_entered(panel: AccountsPanel, sitting: Sitting, qtbot: QtBot) -> None:
    panel.add.click()
    dialog = front(panel.window())
    assert isinstance(dialog, AddAccountDialog)
    dialog.person_name.write("Kim Madeup")
    dialog.account.write("kim")
    dialog.roles[Role.BUSINESS_MANAGER].setChecked(True)
    assert dialog.needed.text() == "Still needed: a passphrase."
    dialog.passphrase.first.setText(NEW_WORDS)
    assert dialog.needed.text() == "Still needed: the same passphrase a second time."
    dialog.passphrase.again.setText(NEW_WORDS)
    assert clashing_mnemonics(dialog) == {}
    dialog.ok.click()
    idle(panel, qtbot)
    assert accounts_of(panel)[-1] == "kim"
    assert Keyring(sitting.register.folder.keys).unlock("kim", NEW_WORDS).slot == "kim"


def test_a_name_that_is_taken_is_told(panel: AccountsPanel, qtbot: QtBot) -> None:
    panel.add.click()
    dialog = front(panel.window())
    assert isinstance(dialog, AddAccountDialog)
    dialog.person_name.write("Another Sam")
    dialog.account.write("sam")
    dialog.roles[Role.SUBGROUP_CHAIR].setChecked(True)
    dialog.passphrase.suggest.click()
    dialog.ok.click()
    idle(panel, qtbot)
    assert "already an account called sam" in dialog.needed.text()
    assert dialog.person_name.words() == "Another Sam"


def test_closing_an_account_is_asked_first_and_changes_the_key(
    panel: AccountsPanel, sitting: Sitting, qtbot: QtBot
) -> None:
    before = sitting.register.keys.root
    assert not panel.close_account.isEnabled()
    panel.people.choose(invented.MANAGER.account)
    assert not panel.close_account.isEnabled()
    panel.people.choose("sam")
    panel.close_account.click()
    press(panel.window(), "Cancel")
    assert len(desk.people(sitting)) == 2
    panel.close_account.click()
    with qtbot.waitSignal(panel.key_changed):
        press(panel.window(), "Close the account")
        assert not panel.window().isEnabled()
    assert panel.window().isEnabled()
    assert accounts_of(panel) == [invented.MANAGER.account]
    assert sitting.register.keys.root != before
    assert cases.total(sitting) == 8
    assert len(desk.kept_backups(sitting)) == 2


def test_the_key_is_changed_with_a_reason(panel: AccountsPanel, sitting: Sitting, qtbot: QtBot) -> None:
    before = sitting.register.keys.root
    panel.key.click()
    dialog = front(panel.window())
    assert isinstance(dialog, ReasonDialog)
    dialog.words.setPlainText("a laptop was lost")
    with qtbot.waitSignal(panel.key_changed):
        dialog.yes.click()
    assert sitting.register.keys.root != before
    assert desk.check(sitting).faults == ()


def test_a_passphrase_is_changed_by_whoever_knows_the_old_one(
    panel: AccountsPanel, sitting: Sitting, qtbot: QtBot
) -> None:
    for old in (SAMS_WORDS, invented.PASSWORD):
        panel.passphrase.click()
        dialog = front(panel.window())
        assert isinstance(dialog, ChangePassphraseDialog)
        dialog.old.setText(old)
        dialog.passphrase.first.setText(NEW_WORDS)
        dialog.passphrase.again.setText(NEW_WORDS)
        dialog.ok.click()
        assert dialog.passphrase.password() == ""
        idle(panel, qtbot)
        if old == SAMS_WORDS:
            assert "do not open" in dialog.needed.text()
            desk.must_be_me(sitting, invented.PASSWORD)
            press(panel.window(), "Cancel")
    desk.must_be_me(sitting, NEW_WORDS)
    with pytest.raises(OfficeError):
        desk.must_be_me(sitting, invented.PASSWORD)


def sheet_dialog(panel: AccountsPanel, qtbot: QtBot, password: str) -> RecoveryDialog:
    panel.sheet.click()
    dialog = front(panel.window())
    assert isinstance(dialog, RecoveryDialog)
    dialog.password.setText(password)
    dialog.make.click()
    idle(panel, qtbot)
    return dialog


def test_a_new_sheet_is_not_let_go_of_before_somebody_has_it(
    panel: AccountsPanel, sitting: Sitting, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = sheet_dialog(panel, qtbot, invented.PASSWORD)
    assert dialog._sheet.startswith(b"%PDF")
    assert not dialog.finish.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    assert "Print or save the sheet" in dialog.said.text()
    dialog._saved(tmp_path / "sheet.pdf")
    assert "sheet.pdf" in dialog.said.text()
    dialog.have_it.setChecked(True)
    dialog.finish.click()
    assert panel.recovery is None or not panel.recovery.isVisible()


def test_a_new_sheet_needs_the_passphrase(panel: AccountsPanel, qtbot: QtBot) -> None:
    dialog = sheet_dialog(panel, qtbot, "not my passphrase at all today")
    assert dialog._sheet == b""
    assert dialog.steps.currentIndex() == 0
    assert dialog.make.text() == "&Make a new sheet"


def test_a_lock_takes_the_sheet_away(panel: AccountsPanel, window: PanelWindow, qtbot: QtBot) -> None:
    dialog = sheet_dialog(panel, qtbot, invented.PASSWORD)
    window.messages.forget()
    panel.forget()
    assert dialog._sheet == b""
    assert not dialog.isVisible()


def test_a_passphrase_is_judged_while_it_is_typed(qtbot: QtBot) -> None:
    fields = PassphraseFields("sam")
    qtbot.addWidget(fields)
    assert fields.said.text() == WANTED
    fields.first.setText("password")
    assert fields.said.property("role") == "problem"
    assert fields.problem() == "a better passphrase"
    fields.suggest.click()
    assert fields.said.text() == GOOD
    assert fields.problem() == ""
    assert len(fields.password().split()) == 5
    assert fields.shown.isChecked()
    fields.clear()
    assert fields.password() == ""
