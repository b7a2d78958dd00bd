"""What tests of the agencies' panel share: an agency with people, and what the panel shows of it."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QDialog

from nscb_desktop.casework import agencies
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.views.agencies_panel import AgenciesPanel
from tests.views.settings_desk import front

Kind = TypeVar("Kind", bound=QDialog)
BEGAN, JANUARY = date(2013, 6, 3), date(2014, 1, 6)


def police_in(sitting: Sitting) -> Agency:
    """An agency with a lead officer and the one before."""
    made = agencies.add_agency(sitting, "Police <i>A</i>", "two boroughs")
    first = agencies.appoint(sitting, Holder(0, made.id, Office.LEAD_OFFICER, "DI First", telephone="1", since=BEGAN))
    agencies.appoint(sitting, replace(first, name="DI Second", since=JANUARY), [first])
    return next(each for each in agencies.listed(sitting) if each.id == made.id)


def rows(panel: AgenciesPanel, people: bool = True) -> list[list[str]]:
    """The cells of the people shown, or of the agencies."""
    model = panel._people_rows if people else panel._place_rows
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def dialog_of(panel: AgenciesPanel, kind: type[Kind]) -> Kind:
    """The dialog in front, which has to be one of these."""
    made = front(panel.window())
    assert isinstance(made, kind)
    return made
