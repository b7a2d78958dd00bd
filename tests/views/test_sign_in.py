"""Signing in: on the screen first, plain about what is wrong, and forgetful of what was typed."""

import subprocess
import sys
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscb_desktop.views.sign_in import SignIn
from tests.source_tree import ROOT
from tests.views.mnemonics import clashing_mnemonics, nameless

SLOW = ("alembic", "argon2", "dateutil", "holidays", "pypdfium2", "reportlab", "sqlalchemy", "sqlcipher3")
LOADS_NOTHING_SLOW = f"""
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from nscb_desktop.views.sign_in import SignIn
from nscb_desktop.views.theme import apply_theme
apply_theme(app, "light")
window = SignIn()
window.offer_accounts(["j.okafor"])
window.show()
app.processEvents()
sys.exit(", ".join(name for name in {SLOW!r} if name in sys.modules) or 0)
"""


@pytest.fixture
def window(qtbot: QtBot) -> SignIn:
    made = SignIn()
    qtbot.addWidget(made)
    made.offer_accounts(["j.okafor", "a.chair"], "Register in a folder")
    made.show()
    return made


def test_nothing_slow_is_loaded_before_it_is_painted() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADS_NOTHING_SLOW], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_slow_part_is_loaded_in_the_background_after_painting(qtbot: QtBot) -> None:
    warmed = Event()
    made = SignIn(warmed.set)
    qtbot.addWidget(made)
    assert not warmed.is_set()
    with qtbot.waitSignal(made.painted):
        made.show()
    assert warmed.wait(5)


def test_enter_tries_account_and_passphrase_once(window: SignIn, qtbot: QtBot) -> None:
    tried: list[tuple[str, str]] = []
    window.tried.connect(lambda account, password: tried.append((account, password)))
    QTest.keyClicks(window.ui.password, "seven quiet lanterns")
    QTest.keyClick(window.ui.password, Qt.Key.Key_Return)
    QTest.keyClick(window.ui.password, Qt.Key.Key_Return)
    QTest.mouseClick(window.ui.sign_in, Qt.MouseButton.LeftButton)
    assert tried == [("j.okafor", "seven quiet lanterns")]


def test_an_empty_passphrase_is_not_tried(window: SignIn, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.tried):
        QTest.mouseClick(window.ui.sign_in, Qt.MouseButton.LeftButton)
    assert window.ui.problem.text() == "Enter your account name and your passphrase."


def test_a_problem_is_shown_as_it_is_and_the_next_try_is_possible(window: SignIn, qtbot: QtBot) -> None:
    window.show_busy(True)
    window.show_problem("<b>Wrong</b> passphrase.")
    assert window.ui.problem.text() == "<b>Wrong</b> passphrase."
    assert window.ui.problem.textFormat() is Qt.TextFormat.PlainText
    assert window.ui.sign_in.isEnabled()


def test_a_wait_counts_down_and_holds_the_buttons(window: SignIn, qtbot: QtBot) -> None:
    window.show_problem("Wait a moment.", 2)
    assert (window.ui.sign_in.isEnabled(), window.ui.sign_in.text()) == (False, "Wait 2 s")
    window._count_down()
    assert window.ui.sign_in.text() == "Wait 1 s"
    window._count_down()
    assert (window.ui.sign_in.isEnabled(), window.ui.sign_in.text()) == (True, "&Sign in")


def test_caps_lock_is_noticed_from_what_is_typed(window: SignIn, qtbot: QtBot) -> None:
    QTest.keyClicks(window.ui.password, "a")
    assert window.ui.caps.isHidden()
    QTest.keyClicks(window.ui.password, "A")
    assert not window.ui.caps.isHidden()
    QTest.keyClicks(window.ui.password, "b")
    assert window.ui.caps.isHidden()


def test_the_recovery_key_comes_with_a_new_passphrase_typed_twice(window: SignIn, qtbot: QtBot) -> None:
    window.ui.recovery.click()
    window.ui.recovery_key.setText("ABCD-EFGH")
    window.ui.new_password.setText("new lanterns over water")
    window.ui.again.setText("new lanterns over wader")
    with qtbot.assertNotEmitted(window.recovery_tried):
        window.ui.recover.click()
    assert window.ui.problem.text() == "The two new passphrases differ; type them again."
    window.ui.again.setText("new lanterns over water")
    with qtbot.waitSignal(window.recovery_tried) as tried:
        window.ui.recover.click()
    assert tried.args == ["j.okafor", "ABCD-EFGH", "new lanterns over water"]


def test_clearing_forgets_everything_typed(window: SignIn) -> None:
    for field in (window.ui.password, window.ui.recovery_key, window.ui.new_password, window.ui.again):
        field.setText("secret")
    window.clear()
    texts = [f.text() for f in (window.ui.password, window.ui.recovery_key, window.ui.new_password, window.ui.again)]
    assert texts == [""] * 4
    assert not window.ui.by_password.isHidden()


def test_both_ways_answer_to_letters_of_their_own(window: SignIn) -> None:
    assert clashing_mnemonics(window) == {}
    assert nameless(window) == []
    window.ui.recovery.click()
    assert clashing_mnemonics(window) == {}
    assert nameless(window) == []
