"""Starting the application: the door first, the office when somebody is let in, and the door again after a lock."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget

from nscb_desktop.casework import door
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.views import theme
from nscb_desktop.views.background import Background
from nscb_desktop.views.defects import Defects
from nscb_desktop.views.entrance import Entrance

if TYPE_CHECKING:
    from nscb_desktop.casework.sitting import Sitting
    from nscb_desktop.views.office import Office


def application() -> QApplication:
    """The one application object, made when it is first wanted."""
    made = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(made, QApplication)  # noqa: S101 - nothing else makes a smaller one here
    made.setApplicationName("NSCB case register")
    made.setQuitOnLastWindowClosed(False)
    return made


class House(QObject):
    """The door and the office of one register folder."""

    def __init__(self, folder: Path, now: Callable[[], datetime], background: Background) -> None:
        super().__init__()
        self._background = background
        self.entrance = Entrance(folder, now, background)
        self.office: Office | None = None
        self.entrance.entered.connect(self._let_in)
        self.entrance.left.connect(QCoreApplication.quit)
        self.defects = Defects(self._in_front, self._saved, self._close, self)

    def begin(self) -> None:
        """Show the door."""
        self.entrance.begin()

    def _in_front(self) -> QWidget | None:
        return self.office.window if self.office else self.entrance.sign_in or self.entrance.set_up

    def _saved(self) -> bool:
        """Save what can be saved; False where something typed is not recorded."""
        return not (self.office and self.office.leaving.unrecorded())

    def _close(self) -> None:
        if self.office:
            self.office.leaving.close()
        else:
            QCoreApplication.quit()

    def _let_in(self, sitting: "Sitting") -> None:
        from nscb_desktop.views.office import Office

        self.office = Office(sitting, self._background, self.entrance.rooms())
        self.office.locked.connect(self._locked)
        self.office.closed.connect(QCoreApplication.quit)
        self.office.begin()

    def _locked(self) -> None:
        if self.office:
            self.office.deleteLater()
            self.office = None
        self.entrance.show_sign_in()


def run(folder: Path, now: Callable[[], datetime]) -> int:
    """Show the application until it is closed; its exit code."""
    made = application()
    background = Background(made)
    theme.apply_theme(made, practice=_is_practice(folder))
    house = House(folder, now, background)
    house.defects.listen()
    made.lastWindowClosed.connect(house.entrance.look_whether_left)
    house.begin()
    return made.exec()


def _is_practice(folder: Path) -> bool:
    try:
        return door.is_register(folder) and door.is_practice(folder)
    except OfficeError:
        return False  # the sign-in window says what is wrong with the folder


@contextmanager
def office_on(
    folder: Path, password: str, now: Callable[[], datetime], theme_name: str = "light"
) -> "Iterator[Office]":
    """The office of a practice register without the door, for the self-test, the demonstration and pictures."""
    from nscb_desktop.casework import desk
    from nscb_desktop.views.office import Office

    made = application()
    theme.apply_theme(made, theme_name, practice=True)
    office = Office(desk.sign_in(folder, door.first_account(folder), password, now), Background(made))
    try:
        office.begin()
        made.processEvents()
        yield office
    finally:
        office.lock()
        made.processEvents()


def built(folder: Path, password: str, now: Callable[[], datetime]) -> Iterator[str]:
    """Build the main window on a practice register and say which pages it has."""
    from PySide6.QtCore import qVersion

    from nscb_desktop.views.pictures import PAGES

    yield f"Qt {qVersion()}, platform {application().platformName()}"
    with office_on(folder, password, now) as office:
        for key in PAGES:
            office.window.page(key)
        yield f"main window: {', '.join(PAGES)}"


def show_offscreen(folder: Path, password: str, into: Path, now: Callable[[], datetime]) -> Iterator[Path]:
    """Do the demonstration's job without a display: leave the completed papers and pictures of the screens."""
    from nscb_desktop.casework import cases, filing, paper
    from nscb_desktop.framework.editions import edition_on
    from nscb_desktop.framework.records import Filters, Order
    from nscb_desktop.views.pictures import save_pictures

    with office_on(folder, password, now) as office:
        sitting = office.sitting
        for key in ("part_one", "part_two"):
            form = edition_on(sitting.today()).form(key)
            target = into / f"blank {form.name}.pdf"
            filing.save_copy(target, paper.blank_pdf(form, sitting.settings(), sitting.today()))
            yield target
        for row in cases.page(sitting, Filters(), Order(), 0, 3).rows:
            case = cases.read_case(sitting, row.id)
            target = into / f"{case.reference} Part One.pdf"
            filing.save_copy(target, paper.form_pdf(sitting, case, case.part_one))
            yield target
        yield from save_pictures(office, into)
