"""Pictures of every screen, for the demonstration without a display and for looking at what was built."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from nscb_desktop.casework import cases, referrals
from nscb_desktop.framework.records import Filters, Order

if TYPE_CHECKING:
    from nscb_desktop.views.office import Office

SETTLES_MS = 350
PAGES = ("today", "cases", "calendar", "meetings", "case", "draft", "settings", "help")
"""Every page that is worth a picture."""


def save_pictures(
    office: "Office", into: Path, suffix: str = "", size: tuple[int, int] = (1366, 768)
) -> Iterator[Path]:
    """Visit every page and save what it looks like."""
    into.mkdir(parents=True, exist_ok=True)
    office.window.resize(*size)
    for key in PAGES:
        _visit(office, key)
        settle()
        target = into / f"{key}{suffix}.png"
        office.window.grab().save(str(target))
        yield target


def _visit(office: "Office", key: str) -> None:
    if key == "case":
        rows = cases.page(office.sitting, Filters(), Order(), 0, 20).rows
        office.open_case(next((row.id for row in rows if not row.voided and row.authorised), rows[0].id))
    elif key == "draft":
        waiting = referrals.listed_drafts(office.sitting)
        office.open_draft(waiting[0].id) if waiting else office.start_draft()
    else:
        office.window.show_page(key)


def settle(milliseconds: int = SETTLES_MS) -> None:
    """Let the window draw itself and its timers run out."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.processEvents()


def save_door(folder: Path, now: Callable[[], datetime], into: Path, suffix: str = "") -> Iterator[Path]:
    """What stands before the office: sign-in, and set-up where there is no register."""
    from nscb_desktop.views.background import Background
    from nscb_desktop.views.entrance import Entrance

    for name, place in (("sign-in", folder), ("set-up", folder / "none")):
        entrance = Entrance(place, now, Background())
        entrance.begin()
        settle()
        shown = entrance.sign_in or entrance.set_up
        if shown:
            target = into / f"{name}{suffix}.png"
            shown.grab().save(str(target))
            shown.close()
            yield target
