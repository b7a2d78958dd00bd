"""Somebody signed in, with the office's window on the screen."""

from pathlib import Path

from nscb_desktop.casework import desk
from nscb_desktop.views.background import Background
from nscb_desktop.views.office import Office
from tests import registers


def office_of(folder: Path, background: Background, account: str = "jane") -> Office:
    """The office with somebody signed in and the window on the screen."""
    made = Office(desk.sign_in(folder, account, registers.PASSWORD, registers.Clock()), background)
    made.begin()
    return made
