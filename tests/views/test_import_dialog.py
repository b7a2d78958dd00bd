"""The dry run on the screen: what would change, the refused rows first, and nothing to press while one is refused."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.agency_plan import ImportPlan, planned
from nscb_desktop.casework.agency_rows import Entries, Entry
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.views.import_dialog import CHANGED_MEANWHILE, KEPT, NOTHING, REFUSED, ImportDialog
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless

POLICE = Agency(1, "Police", (Holder(1, 1, Office.LEAD_OFFICER, "DI First", telephone="1"),))
SAME = Entry(2, "Police", office=Office.LEAD_OFFICER, name="DI First")
CHANGED = Entry(3, "Police", office=Office.LEAD_OFFICER, name="DI First", telephone="2")
NEW = Entry(4, "Fire", office=Office.MEMBER, name="<b>Nobody</b>")
WRONG = Entry(5, "Police", office=Office.LEAD_OFFICER)

Shown = Callable[..., ImportDialog]


def plan(*entries: Entry, notes: tuple[str, ...] = ()) -> ImportPlan:
    return planned(Entries(entries, notes), [POLICE], [])


@pytest.fixture
def shown(qtbot: QtBot, in_light: None) -> Shown:
    window = QWidget()
    qtbot.addWidget(window)

    def show(made: ImportPlan, head: str = "") -> ImportDialog:
        dialog = ImportDialog(made, window, head)
        dialog.show()
        return dialog

    return show


def cells(dialog: ImportDialog) -> list[list[str]]:
    model = dialog._rows
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_refused_rows_stand_first_and_stop_the_import(shown: Shown) -> None:
    dialog = shown(plan(CHANGED, NEW, WRONG))
    assert dialog.counts.text() == "3 rows: 1 new, 1 changed, 0 the same, 1 refused"
    assert cells(dialog) == [
        ["5", "Refused", "Police", "Lead officer", "", "Enter the person's name."],
        ["3", "Changed", "Police", "Lead officer", "DI First", "Telephone: 1 → 2"],
        ["4", "New", "Fire", "Sub-group member", "<b>Nobody</b>", "New agency"],
    ]
    assert dialog.detail.text() == "Row 5: Enter the person's name."
    assert dialog.problem.text() == REFUSED
    assert not dialog.ok.isEnabled()


def test_rows_that_stay_the_same_are_shown_on_request(shown: Shown) -> None:
    dialog = shown(plan(SAME))
    assert cells(dialog) == []
    assert dialog.problem.text() == NOTHING
    assert not dialog.ok.isEnabled()
    dialog.same.setChecked(True)
    assert [row[1] for row in cells(dialog)] == ["The same"]


def test_a_sound_plan_is_handed_on_once_with_where_it_comes_from(shown: Shown) -> None:
    made = plan(CHANGED, NEW)
    dialog = shown(made)
    dialog.why.write("the agencies' returns")
    told: list[tuple[object, str]] = []
    dialog.chosen.connect(lambda given, why: told.append((given, why)))
    dialog.ok.click()
    dialog._send()
    assert told == [(made, "the agencies' returns")]


def test_how_the_file_was_read_is_said(shown: Shown) -> None:
    notes = ("The column “Organisation” is read as Agency.",)
    words = everything_shown(shown(plan(CHANGED, notes=notes), CHANGED_MEANWHILE))
    for said in (notes[0], KEPT, CHANGED_MEANWHILE):
        assert said in words


def test_everything_is_named_and_answers_to_letters_of_its_own(shown: Shown) -> None:
    dialog = shown(plan(CHANGED, WRONG))
    assert nameless(dialog) == []
    assert clashing_mnemonics(dialog) == {}
