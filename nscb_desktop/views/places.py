"""A page whose work is done at a desk of its own: the window asks the place, the place asks the desk."""

from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget


class PageDesk(Protocol):
    """What a desk behind a page does when the window turns, locks or looks again."""

    def flush(self) -> object:
        """Save what is typed and not yet saved."""

    def forget(self) -> None:
        """Drop all record text."""

    def refresh(self) -> None:
        """Read anew what is shown."""


class Place(QWidget):
    """Holds a page and passes the window's requests on to its desk."""

    def __init__(self, page: QWidget, desk: PageDesk) -> None:
        super().__init__()
        self._desk = desk
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.setFocusProxy(page)
        self.setAccessibleName(page.accessibleName())

    def flush(self) -> None:
        """Save what is typed and not yet saved."""
        self._desk.flush()

    def forget(self) -> None:
        """Drop all record text."""
        self._desk.forget()

    def refresh(self) -> None:
        """Read anew what is shown."""
        self._desk.refresh()
