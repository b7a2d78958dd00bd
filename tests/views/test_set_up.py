"""Setting up: nothing is made from half an answer, and nobody goes on without the sheet."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nscb_desktop.views.set_up import NewRegister, SetUp
from tests.views.mnemonics import clashing_mnemonics, nameless

GOOD = "copper lantern meadow quiet"


def problem_of(password: str, account: str) -> str | None:
    return None if len(password) > 12 and not (account and account in password) else "Use at least four words."


def suggestion() -> str:
    return GOOD


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> SetUp:
    made = SetUp(tmp_path / "register", problem_of, suggestion)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(window: SetUp) -> None:
    window.ui.person_name.setText("J. Okafor")
    window.ui.account.setText("j.okafor")
    window.ui.password.setText(GOOD)
    window.ui.again.setText(GOOD)


def test_a_full_answer_is_handed_on(window: SetUp, qtbot: QtBot, tmp_path: Path) -> None:
    fill(window)
    with qtbot.waitSignal(window.create_asked) as asked:
        window.ui.create.click()
    assert asked.args == [NewRegister("J. Okafor", "j.okafor", GOOD, tmp_path / "register")]
    assert not window.ui.create.isEnabled()


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("person_name", " ", "Enter your name and an account name."),
        ("account", "", "Enter your name and an account name."),
        ("password", "short", "Use at least four words."),
        ("again", "copper lantern meadow", "The two passphrases differ; type them again."),
        ("folder", " ", "Choose the folder where the register is kept."),
    ],
)
def test_half_an_answer_is_not(window: SetUp, qtbot: QtBot, field: str, text: str, sentence: str) -> None:
    fill(window)
    getattr(window.ui, field).setText(text)
    with qtbot.assertNotEmitted(window.create_asked):
        window.ui.create.click()
    assert window.ui.problem.text() == sentence


def test_the_passphrase_is_judged_while_it_is_typed(window: SetUp, qtbot: QtBot) -> None:
    QTest.keyClicks(window.ui.password, "short")
    assert window.ui.password_problem.text() == "Use at least four words."
    QTest.keyClicks(window.ui.password, " words in a row")
    assert window.ui.password_problem.text().startswith("This passphrase is good")


def test_a_suggestion_is_shown_and_typed_twice(window: SetUp) -> None:
    window.ui.suggest.click()
    assert window.ui.password.text() == window.ui.again.text() == GOOD
    assert window.ui.password.echoMode() is QLineEdit.EchoMode.Normal


def test_nobody_goes_on_without_the_sheet(window: SetUp, qtbot: QtBot) -> None:
    fill(window)
    window.show_sheet_step()
    assert window.ui.password.text() == ""
    assert not window.ui.finish.isEnabled()
    with qtbot.waitSignal(window.print_asked):
        window.ui.print_sheet.click()
    with qtbot.waitSignal(window.save_asked):
        window.ui.save_sheet.click()
    window.ui.have_it.setChecked(True)
    with qtbot.waitSignal(window.finished):
        window.ui.finish.click()


def test_both_steps_answer_to_letters_of_their_own(window: SetUp) -> None:
    assert clashing_mnemonics(window) == {}
    assert nameless(window) == []
    window.show_sheet_step()
    assert clashing_mnemonics(window) == {}
    assert nameless(window) == []


def test_the_passphrase_is_not_in_what_a_log_would_print(tmp_path: Path) -> None:
    assert GOOD not in repr(NewRegister("J. Okafor", "j.okafor", GOOD, tmp_path))
