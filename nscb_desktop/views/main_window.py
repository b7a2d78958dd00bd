"""The main window: the marking above and below, the rail, the header, and one page at a time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QScrollArea, QStackedWidget, QWidget

from nscb_desktop.framework.roles import Person
from nscb_desktop.views.clipboard import forget_copied
from nscb_desktop.views.designed.ui_main_window import Ui_MainWindow
from nscb_desktop.views.icons import icon
from nscb_desktop.views.lock_cover import LockCover
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.places import Place, may_leave, scrolling, start
from nscb_desktop.views.privacy import NEUTRAL_TITLE, PrivacyCover, PrivacyKey
from nscb_desktop.views.tab_order import go_on
from nscb_desktop.views.tokens import LIGHT

NAME = "NSCB case register"


class FrameDesk(Protocol):
    """What the frame shows about the sitting."""

    @property
    def person(self) -> Person:
        """Who is signed in."""

    def marking(self) -> str:
        """The protective marking in force today."""

    def backup_words(self) -> str:
        """When the last good backup was made, in words."""


@runtime_checkable
class Page(Protocol):
    """What every page of the main window can be asked to do."""

    def flush(self) -> None:
        """Save what is typed and not yet saved."""

    def forget(self) -> None:
        """Drop all record text, as when the screen is locked."""

    def refresh(self) -> None:
        """Read anew what is shown."""


class MainWindow(QMainWindow):
    """The frame round every page."""

    lock_asked = Signal()
    new_asked = Signal()
    search_asked = Signal(str)
    search_entered = Signal(str)
    privacy_toggled = Signal(bool)
    page_changed = Signal(str)
    closed = Signal()

    def __init__(self, desk: FrameDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.setWindowIcon(icon("nscb", LIGHT.accent))
        self.setMinimumSize(1024, 600)
        self._pages: dict[str, QWidget] = {}
        # Held here too: Python's collector was seen to destroy an area that only Qt still held.
        self._areas: list[QScrollArea] = []
        self._rail_of: dict[str, str] = {}
        self._here, self._reference = "", ""
        self.messages = Messages(self, self.ui.beside_rail_layout)
        self._cover, self.lock_cover = PrivacyCover(), LockCover()
        self._sides = self._behind_a_cover()
        self._privacy = PrivacyKey(self)
        self._connect()
        self.use_desk(desk)

    def _behind_a_cover(self) -> QStackedWidget:
        """Everything and its covers as leaves, so that what is covered is not merely painted over but gone."""
        sides = QStackedWidget()
        sides.setAccessibleName("Window")
        sides.addWidget(self.ui.everything)
        sides.addWidget(self._cover)
        sides.addWidget(self.lock_cover)
        self.setCentralWidget(sides)
        return sides

    def _connect(self) -> None:
        header = self.ui.header
        header.search_asked.connect(self.search_asked)
        header.entered.connect(self.search_entered)
        header.lock_asked.connect(self.lock_asked)
        self.ui.rail.picked.connect(self.show_page)
        self._privacy.pressed.connect(self.toggle_privacy)
        self._privacy.lock_pressed.connect(self.lock_asked)
        self._cover.reveal_asked.connect(self.toggle_privacy)
        shortcuts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+K", header.go_to_search),
            ("Ctrl+N", self._ask_for_new),
            ("F1", self._show_help),
            ("F5", self.refresh),
        )
        for keys, act in shortcuts:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def use_desk(self, desk: FrameDesk) -> None:
        """Show what this desk knows of the sitting from now on."""
        self._desk = desk
        self.show_desk()

    def show_desk(self) -> None:
        """Show the marking, who is signed in and the last backup as they are now."""
        for band in (self.ui.band_head, self.ui.band_foot):
            band.show_marking(self._desk.marking())
        self.ui.header.show_person(self._desk.person)
        self.ui.header.show_backup(self._desk.backup_words())

    def add_page(
        self, key: str, title: str, widget: QWidget, icon_name: str = "", *, foot: bool = False, under: str = ""
    ) -> None:
        """Register a page; with ``under`` it has no button of its own and shows that page's as chosen.

        The title carries the mnemonic (``&Today``).
        """
        if not isinstance(widget, Page):
            raise TypeError(f"The page {key} cannot be flushed, forgotten and refreshed")
        self._pages[key] = widget
        self._rail_of[key] = under or key
        self._areas.append(scrolling(widget, title, self.ui.pages))
        self.ui.pages.addWidget(self._areas[-1])
        if not under:
            self.ui.rail.add_place(key, title, icon_name, foot=foot, hint="F1" if key == "help" else "")
        if not widget.accessibleName():
            widget.setAccessibleName(title.replace("&", ""))

    def show_page(self, key: str, reference: str = "", *, fresh: bool = False) -> None:
        """Turn to a page; the window's title carries a reference where one is given, never a name.

        A page on which something typed would be lost stays, and says why. A page that was filled just now (``fresh``)
        is not read a second time.
        """
        if key != self._here and self._here:
            if not self.may_leave(partial(self.show_page, key, reference, fresh=fresh)):
                self.ui.rail.mark(self._rail_of[self._here])
                return
            _as_page(self._pages[self._here]).flush()
        self._here, self._reference = key, reference
        widget = self._pages[key]
        self.ui.pages.setCurrentIndex(list(self._pages).index(key))
        self.ui.rail.mark(self._rail_of[key])
        self._show_title()
        if fresh and isinstance(widget, Place):
            widget.fill()
        else:
            _as_page(widget).refresh()
        # Whoever is typing a search goes on typing it.
        if not self.ui.header.search.hasFocus():
            start(widget)
        self.page_changed.emit(key)

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether the page shown may be left; one that may not yet says why, and does ``then`` once it may."""
        return may_leave(self._pages.get(self._here), then)

    def page(self, key: str) -> QWidget:
        """The page registered under a key."""
        return self._pages[key]

    @property
    def here(self) -> str:
        """The key of the page shown."""
        return self._here

    def show_count(self, key: str, number: int) -> None:
        """Show on the rail how many things wait at a page."""
        self.ui.rail.show_count(key, number)

    def refresh(self) -> None:
        """Read anew what the page shown shows, and the header."""
        self.show_desk()
        if self._here:
            _as_page(self._pages[self._here]).refresh()

    def flush(self) -> None:
        """Have every page save what is typed."""
        for widget in self._pages.values():
            _as_page(widget).flush()

    def forget(self) -> None:
        """Drop all record text in every page, box and field, as when the screen is locked."""
        self.messages.forget()
        self._privacy.forget()
        forget_copied()
        self.ui.header.forget()
        self._reference = ""
        self._show_title()
        for widget in self._pages.values():
            _as_page(widget).forget()

    @property
    def hidden(self) -> bool:
        """Whether everything is hidden, by the privacy key or by a lock."""
        return self._sides.currentWidget() is not self.ui.everything

    @property
    def locked_away(self) -> bool:
        """Whether everything waits behind a passphrase."""
        return self._sides.currentWidget() is self.lock_cover

    def toggle_privacy(self) -> None:
        """Hide everything at once, or show it again; what is locked away wants the passphrase."""
        if self.locked_away:
            return
        hiding = not self.hidden
        self._sides.setCurrentWidget(self._cover if hiding else self.ui.everything)
        if hiding:
            self._privacy.put_away(self)
            self._cover.show_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._privacy.bring_back()
        self._show_title()
        self.privacy_toggled.emit(hiding)

    def lock_away(self, name: str) -> None:
        """Hide everything until the passphrase of whoever typed it is entered; nothing is dropped."""
        if not self.locked_away:
            self.messages.quiet()
            self._privacy.put_away(self)
            self._sides.setCurrentWidget(self.lock_cover)
            self.lock_cover.ask(name)
            self._show_title()

    def bring_back(self) -> None:
        """Show everything where it was locked away."""
        self._sides.setCurrentWidget(self.ui.everything)
        self._privacy.bring_back()
        self._show_title()

    def over_the_cover(self) -> AbstractContextManager[None]:
        """While this lasts, what opens is seen in front of a cover: only for what tells nothing of a record."""
        return self._privacy.letting_through()

    def _show_title(self) -> None:
        title = f"{self._reference} · {NAME}" if self._reference else NAME
        self.setWindowTitle(NEUTRAL_TITLE if self.hidden else title)

    def _ask_for_new(self) -> None:
        if not self.hidden:
            self.new_asked.emit()

    def _show_help(self) -> None:
        if "help" in self._pages and not self.hidden:
            self.show_page("help")

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab come to everything there is to use."""
        return go_on(self, onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for the privacy key once the window is painted; before that every event would pay for it."""
        self._privacy.begin_soon()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen no longer, unless it was only minimised: what is hidden stays hidden."""
        if not event.spontaneous():
            self._privacy.end()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A minimised window asks for the lock: nobody is looking at it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized():
            self.lock_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed, then go."""
        self.flush()
        forget_copied()
        self._privacy.end()
        self.closed.emit()
        super().closeEvent(event)


def _as_page(widget: QWidget) -> Page:
    return cast(Page, widget)
