"""The window with a place for every page, made before anybody is let in; whoever signs in moves into it."""

from dataclasses import dataclass

from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.nothing import Nothing
from nscb_desktop.views.places import Place


@dataclass(frozen=True, slots=True)
class Room:
    """One page of the window: its key, its title with the mnemonic, and where the rail shows it."""

    key: str
    title: str
    icon: str = ""
    foot: bool = False
    under: str = ""
    """The room whose button stands for this one; it has none of its own."""


ROOMS = (
    Room("today", "&Today", "today"),
    Room("cases", "&Cases", "cases"),
    Room("calendar", "C&alendar", "calendar"),
    Room("meetings", "&Meetings", "meetings"),
    Room("settings", "&Settings", "settings", foot=True),
    Room("help", "&Help", "help", foot=True),
    Room("case", "Case", under="cases"),
    Room("draft", "Part One", under="cases"),
    Room("sheet", "Form of a case", under="cases"),
)


class Rooms:
    """The frame, its places still empty, and the grid of cases, which everybody who comes in wants to see at once."""

    def __init__(self) -> None:
        nothing = Nothing()
        self.window = MainWindow(nothing)
        self.cases = CasesPage(nothing, self.window.messages)
        self.places = {room.key: Place() for room in ROOMS}
        for room in ROOMS:
            self.window.add_page(
                room.key, room.title, self.places[room.key], room.icon, foot=room.foot, under=room.under
            )
        self.places["cases"].leads_to(self._grid)

    def _grid(self) -> CasesPage:
        return self.cases
