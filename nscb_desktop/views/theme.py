"""The look of the application: one of three themes laid over Qt's own style, in sizes that follow the user's font."""

from dataclasses import asdict, replace
from string import Template

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from nscb_desktop.assets import resource
from nscb_desktop.views.tokens import DARK, LIGHT, PRACTICE, THEMES, Tokens

_NAME, _PRACTICE = "nscbTheme", "nscbPractice"
_PRACTISING = {
    name: replace(tokens, rail=PRACTICE, band=PRACTICE, rail_count="#432a66", rail_ink="#ffffff", band_ink="#ffffff")
    for name, tokens in THEMES.items()
}
"""The themes as a practice register wears them, so that nobody takes it for the real one."""
_SIZES = {"title": 20 / 13, "section": 14 / 13, "body": 1.0, "small": 12 / 13, "band": 11 / 13, "figure": 28 / 13}
"""Sizes beside the body text, which is the user's own."""


def apply_theme(app: QApplication, name: str = "system", practice: bool = False) -> Tokens:
    """Dress the whole application in ``light``, ``dark``, ``contrast`` or what the ``system`` uses."""
    chosen = name if name in THEMES else _of_the_system(app)
    app.setProperty(_NAME, chosen)
    app.setProperty(_PRACTICE, practice)
    tokens = in_use()
    # The style sheet names its arrows and ticks as icons:...
    QDir.setSearchPaths("icons", [str(resource("icons"))])
    app.setStyle("Fusion")
    app.setPalette(palette(tokens))
    app.setStyleSheet(style_sheet(tokens, app.font().pointSizeF()))
    _ring_the_focus(app)
    return tokens


def in_use() -> Tokens:
    """The colours the application wears now, for whoever paints by hand."""
    app = QApplication.instance()
    name = app.property(_NAME) if app else None
    themes = _PRACTISING if app and app.property(_PRACTICE) else THEMES
    return themes.get(str(name), themes[LIGHT.name])


def is_practice() -> bool:
    """Whether the practice register's colours are worn."""
    app = QApplication.instance()
    return bool(app and app.property(_PRACTICE))


def row_height(app_metrics: QFontMetrics) -> int:
    """The height of a table row at the user's text size: 34 pixels at the usual one."""
    return app_metrics.height() + 17


def _ring_the_focus(app: QApplication) -> None:
    from nscb_desktop.views.focus_ring import FocusRing

    if app.findChild(FocusRing) is None:
        FocusRing(app)


def _of_the_system(app: QApplication) -> str:
    return (DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT).name


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette in a theme's colours, for everything the style sheet does not name."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tokens.page),
        (roles.WindowText, tokens.ink),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.page),
        (roles.Text, tokens.ink),
        (roles.PlaceholderText, tokens.muted),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.ink),
        (roles.ToolTipBase, tokens.surface),
        (roles.ToolTipText, tokens.ink),
        (roles.Highlight, tokens.soft),
        (roles.HighlightedText, tokens.ink),
        (roles.Link, tokens.link),
        (roles.LinkVisited, tokens.link),
        (roles.BrightText, tokens.red),
        (roles.Mid, tokens.line),
        (roles.Accent, tokens.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens, points: float) -> str:
    """The style sheet in a theme's colours, its sizes in proportion to the body text."""
    template = Template(resource("theme.qss").read_text(encoding="utf-8"))
    sizes = {f"size_{name}": f"{points * ratio:.2f}pt" for name, ratio in _SIZES.items()}
    # Dark on what is light, for an icon of a style sheet has a colour of its own.
    tick = "tick-dark" if tokens.dark else "tick-light"
    return template.substitute({**asdict(tokens), **sizes, "tick": tick})
