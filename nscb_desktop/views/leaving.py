"""Locking the screen and closing the window: what is typed and not recorded by then is never dropped unasked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QDialog

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.kept_dialog import holds_words
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.places import Place
from nscb_desktop.views.typing_desk import TypingDesk


class Leaving(QObject):
    """The two ways out of a sitting; both save first, and neither costs a sentence."""

    locked = Signal()
    closed = Signal()
    ending = Signal()
    """The sitting is about to end."""

    def __init__(
        self,
        sitting: Sitting,
        background: Background,
        window: MainWindow,
        drafting: Callable[[], Sequence[TypingDesk]],
        case: Callable[[], CaseDesk | None],
    ) -> None:
        super().__init__(window)
        self._sitting, self._background, self._window = sitting, background, window
        self._drafting, self._case = drafting, case
        self.ended = False
        window.installEventFilter(self)
        window.closed.connect(self._closed)
        window.lock_cover.tried.connect(self._try)

    def unrecorded(self) -> list[str]:
        """What is typed and could not be saved, or is not recorded; drafts are saved on the way."""
        found = []
        # Each is asked, though one refused: what can be saved is saved.
        if [each for each in self._drafting() if not each.flush()]:
            found.append("the open draft")
        found += [left for place in self._window.findChildren(Place) if (left := place.unrecorded())]
        dialogs = self._window.findChildren(QDialog)
        return found + [f"what stands in “{each.windowTitle()}”" for each in dialogs if holds_words(each)]

    def lock(self) -> None:
        """Save what is typed, drop every word from the screen, and close the register.

        What is not recorded waits behind the passphrase instead: a lock must not cost a sentence.
        """
        if self.ended:
            return
        if self.unrecorded():
            self._window.lock_away(self._sitting.person.name)
        elif self.end():
            self.locked.emit()

    def _try(self, password: str) -> None:
        def job(_progress: Progress) -> int:
            return desk.must_be_me(self._sitting, password)

        self._background.run(job, self._let_back, self._refuse)

    def _let_back(self, failures: int) -> None:
        if self.ended:
            return
        self._window.lock_cover.say("")
        self._window.bring_back()
        if failures:
            tries = "A wrong passphrase was" if failures == 1 else f"{failures} wrong passphrases were"
            self._window.messages.toast(f"{tries} tried since the register was last opened.")

    def _refuse(self, error: Exception) -> None:
        if self.ended:
            return
        self._window.lock_cover.say(str(error) if isinstance(error, OfficeError) else "")
        if not isinstance(error, OfficeError):
            with self._window.over_the_cover():
                self._window.messages.problem(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open while something typed is not recorded, and ask what is to become of it."""
        closing = watched is self._window and event.type() is QEvent.Type.Close
        if closing and not self.ended and (left := self.unrecorded()):
            event.ignore()
            self._ask(left)
            return True
        return super().eventFilter(watched, event)

    def _ask(self, left: list[str]) -> None:
        with self._window.over_the_cover():
            self._ask_what_becomes_of(left)

    def _ask_what_becomes_of(self, left: list[str]) -> None:
        case = self._case()
        # Nobody is asked to record a note who has not shown that it is theirs.
        if case and not self._window.locked_away and not case.may_leave(self._window.close):
            return
        self._window.messages.choose(
            f"Not recorded yet: {'; '.join(left)}. The window stays open so that it can be recorded or copied.",
            (("Close and &lose it", self._give_up),),
            none="&Keep the window open",
        )

    def _give_up(self) -> None:
        for drafting in self._drafting():
            drafting.forget()
        self._closed()

    def close(self) -> None:
        """Close the window and the register even where the program is not sound; asks where something would be lost."""
        if left := self.unrecorded():
            self._ask(left)
        else:
            self._closed()

    def _closed(self) -> None:
        if self.ended:
            return
        try:
            self.end()
        finally:
            self.closed.emit()

    def end(self) -> bool:
        """End the sitting, whatever goes wrong on the way: the register is closed; False where it has ended already."""
        if self.ended:
            return False
        self.ended = True
        self.ending.emit()
        try:
            self._window.flush()
            self._window.forget()
        finally:
            self._background.finish()
            desk.lock(self._sitting)
            self._window.hide()
            self._window.deleteLater()
        return True
