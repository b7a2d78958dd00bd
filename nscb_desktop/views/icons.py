"""The application's own line icons, drawn in whatever colour the theme gives them."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPixmap

from nscb_desktop.assets import resource

_SIDE = 40
"""Pixels: twice the size they are shown at, so that they stay sharp on a dense screen."""


def icon(name: str, colour: str, chosen: str = "") -> QIcon:
    """The icon ``icons/<name>.svg`` in a colour, and in another where its button is chosen."""
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon(_drawn(drawing, colour))
    if chosen:
        made.addPixmap(_drawn(drawing, chosen), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _drawn(drawing: str, colour: str) -> QPixmap:
    sized = drawing.replace("currentColor", colour).replace(
        'width="20" height="20"', f'width="{_SIDE}" height="{_SIDE}"'
    )
    picture = QPixmap()
    picture.loadFromData(QByteArray(sized.encode()), "SVG")
    return picture
