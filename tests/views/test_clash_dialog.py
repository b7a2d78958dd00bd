"""What two windows typed into one draft, side by side: the date they entered as well as every answer."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.newham_2013 import EDITION, PART_ONE
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.clash_dialog import ClashDialog, differing

DRAFT = Draft(1, PART_ONE, None, {"team": "Mine"}, {}, 2, datetime(2014, 1, 7, 10, tzinfo=UTC), "J. Okafor")
RECEIVED = "Part One received by the NSCB Business Manager"


@pytest.mark.parametrize(
    ("mine", "theirs", "row"),
    [
        ({}, {"received_at": at_local(date(2014, 1, 2), 16, 40)}, ("not entered", "Thu 2 Jan 2014 16:40")),
        (
            {"received_at": at_local(date(2014, 1, 2), 9)},
            {"received_at": at_local(date(2014, 1, 2), 16, 40)},
            ("Thu 2 Jan 2014 09:00", "Thu 2 Jan 2014 16:40"),
        ),
        ({"received_words": "before lunch"}, {"received_words": "Monday"}, ("before lunch", "Monday")),
        ({"received_words": "Monday"}, {"received_at": at_local(date(2014, 1, 2))}, ("Monday", "Thu 2 Jan 2014")),
        (
            {"received_at": at_local(date(2014, 1, 2), 9), "received_words": "about 9.00 on 2 Jan 2014"},
            {},
            ("about 9.00 on 2 Jan 2014", "not entered"),
        ),
    ],
)
def test_the_date_is_compared_as_well(mine: dict[str, object], theirs: dict[str, object], row: tuple[str, str]) -> None:
    here, there = replace(DRAFT, **mine), replace(DRAFT, **theirs)  # type: ignore[arg-type]  # by the names of Draft
    assert differing(here, there) == [(RECEIVED, *row)]


def test_only_what_differs_is_shown_the_office_record_with_it() -> None:
    here = replace(DRAFT, received_words="Monday", office={"incident_on": read_date("May 2013"), "notes": "one"})
    there = replace(here, answers={"team": "Theirs"}, office={**here.office, "notes": "two"})
    assert differing(here, there) == [("Name of team/lead professional", "Mine", "Theirs"), ("Notes", "one", "two")]
    assert differing(here, here) == []


def test_the_date_of_a_gate_is_called_what_its_page_calls_it(qtbot: QtBot) -> None:
    mine = replace(DRAFT, form=EDITION.form("decision"), answers={}, received_words="soon")
    dialog = ClashDialog(mine, replace(mine, received_words=""), None, "Decision made by the Independent Chair")
    qtbot.addWidget(dialog)
    (table,) = dialog.findChildren(QTableWidget)
    cells = [item.text() for at in range(3) if (item := table.item(0, at))]
    assert cells == ["Decision made by the Independent Chair", "soon", "not entered"]
