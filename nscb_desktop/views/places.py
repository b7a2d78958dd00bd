"""Where a page stands in the window: the page is made when somebody first turns to it, and not before."""

from collections.abc import Callable
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class PageDesk(Protocol):
    """What a page, or the desk behind it, does when the window turns, locks or looks again."""

    def flush(self) -> object:
        """Save what is typed and not yet saved."""

    def forget(self) -> None:
        """Drop all record text."""

    def refresh(self) -> None:
        """Read anew what is shown."""


@runtime_checkable
class Held(Protocol):
    """A page on which something may be typed that must not be lost by turning to another."""

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether it may be left; where it may not yet, it says why, and does ``then`` once it may."""


@runtime_checkable
class Recording(Protocol):
    """A page on which something may be typed or chosen that stands nowhere until it is recorded."""

    def unrecorded(self) -> str:
        """What that is, for a list of what would be lost; empty where there is nothing."""


@runtime_checkable
class Starting(Protocol):
    """A page that says where the keyboard stands when somebody turns to it.

    A page with a focus proxy of its own would not do: Tab then passes over most of what is on it.
    """

    def start(self) -> None:
        """Put the keyboard where work on the page begins."""


def start(page: object) -> None:
    """Put the keyboard where work on a page begins; one that does not mind leaves it where it is."""
    if isinstance(page, Starting):
        page.start()


def may_leave(page: object, then: Callable[[], object]) -> bool:
    """Ask a page whether it may be left; one that does not mind may."""
    return not isinstance(page, Held) or page.may_leave(then)


def unrecorded(page: object) -> str:
    """What would be lost with a page; nothing with one that keeps nothing of its own."""
    return page.unrecorded() if isinstance(page, Recording) else ""


SOON_MS = 400
Made = tuple[QWidget, PageDesk] | QWidget
"""A page, and the desk behind it that the window turns to; or a page that is its own desk."""


class Place(QWidget):
    """An empty place until it is first looked at: the window is on the screen sooner, and holds less."""

    def __init__(self, make: Callable[[], Made] | None = None) -> None:
        super().__init__()
        self._make = make
        self._desk: PageDesk | None = None
        self._page: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def leads_to(self, make: Callable[[], Made]) -> None:
        """Have the page made, or taken over from whoever made it ready, when it is next looked at."""
        self._make, self._desk = make, None

    def fill(self) -> PageDesk:
        """Make the page, unless it is made already; LookupError where nobody has said what stands here."""
        if self._desk is None:
            if self._make is None:
                raise LookupError("nobody has moved into this place yet")
            made = self._make()
            self._page, self._desk = made if isinstance(made, tuple) else (made, cast(PageDesk, made))
            self._page.setParent(self)
            self._layout.addWidget(self._page)
            # A layout shows it only when the event loop comes round, and what is not shown cannot have the keyboard.
            self._page.show()
        return self._desk

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Ask the page, where there is one that minds."""
        return may_leave(self._desk, then)

    def unrecorded(self) -> str:
        """What is typed or chosen on the page and not recorded."""
        return unrecorded(self._desk)

    def start(self) -> None:
        """Put the keyboard where work on the page begins."""
        start(self._page)

    def fill_soon(self) -> None:
        """Make the page a moment from now, before anybody has had time to turn to it."""
        QTimer.singleShot(SOON_MS, self.fill)

    def flush(self) -> None:
        """Save what is typed and not yet saved."""
        if self._desk:
            self._desk.flush()

    def forget(self) -> None:
        """Drop all record text."""
        if self._desk:
            self._desk.forget()

    def refresh(self) -> None:
        """Make the page where it is first shown, and read anew what it shows."""
        self.fill().refresh()


def scrolling(page: QWidget, title: str, parent: QWidget) -> QScrollArea:
    """A page that scrolls where large text needs more room than the window has, and is never cut off."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(title.replace("&", ""))
    page.setProperty("role", "bare")
    area.setWidget(page)
    return area
