"""The themes: readable by everybody, and the practice register in a colour of its own."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from nscb_desktop.views import theme
from nscb_desktop.views.marking_band import MarkingBand
from nscb_desktop.views.tokens import PRACTICE, THEMES, Tokens, contrast

READABLE, SEEN = 4.5, 3.0


@pytest.fixture(autouse=True)
def light(in_light: None) -> None:
    """Every test begins in the light theme and leaves none behind."""


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_every_text_is_readable_on_its_ground(tokens: Tokens) -> None:
    too_faint = {what: round(contrast(*pair), 2) for what, pair in tokens.pairs().items() if contrast(*pair) < READABLE}
    assert not too_faint


@pytest.mark.parametrize("name", THEMES)
def test_the_practice_register_is_readable_too(qapp: QApplication, name: str) -> None:
    tokens = theme.apply_theme(qapp, name, practice=True)
    assert tokens.rail == tokens.band == PRACTICE
    too_faint = {what: contrast(*pair) for what, pair in tokens.pairs().items() if contrast(*pair) < READABLE}
    assert not too_faint


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_fields_and_the_focus_can_be_seen_on_what_surrounds_them(tokens: Tokens) -> None:
    assert contrast(tokens.field_line, tokens.surface) >= SEEN
    assert contrast(tokens.field_line, tokens.page) >= SEEN
    assert contrast(tokens.focus_edge, tokens.surface) >= SEEN


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_complete_in_every_theme(qapp: QApplication, name: str) -> None:
    tokens = theme.apply_theme(qapp, name)
    assert "$" not in qapp.styleSheet()
    assert theme.in_use() == tokens
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == tokens.ink


@pytest.mark.parametrize("name", THEMES)
def test_a_ticked_box_holds_a_tick_that_is_seen(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    tokens = theme.apply_theme(qapp, name)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    image, middle = box.grab().toImage(), box.height() // 2
    inner = [image.pixelColor(x, middle + y).name() for x in range(6, 14) for y in range(-5, 6)]
    assert inner.count(tokens.accent) > len(inner) / 2
    assert max(contrast(colour, tokens.accent) for colour in inner) > READABLE


def test_an_unknown_theme_is_what_the_system_uses(qapp: QApplication) -> None:
    assert theme.apply_theme(qapp, "system").name in THEMES


def test_a_practice_register_says_so_whatever_its_marking(qapp: QApplication) -> None:
    band = MarkingBand()
    band.show_marking("RESTRICTED")
    assert band.text() == "RESTRICTED"
    theme.apply_theme(qapp, "light", practice=True)
    band.show_marking("RESTRICTED")
    assert band.text() == "PRACTICE REGISTER, INVENTED CASES"


def test_the_focus_is_drawn_in_its_own_colour(qapp: QApplication) -> None:
    field = QLineEdit()
    field.show()
    field.activateWindow()
    field.setFocus()
    qapp.processEvents()
    assert field.grab().toImage().pixelColor(1, field.height() // 2).name() == theme.in_use().focus


def test_sizes_follow_the_users_font() -> None:
    small, large = (theme.style_sheet(theme.in_use(), points) for points in (9.0, 18.0))
    assert "font-size: 13.85pt" in small
    assert "font-size: 27.69pt" in large
