"""The sheet page and its desk: any form typed for a case, saved on the way, recorded once by the act it came with."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import drafting, filing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.folding import ShortLabel
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.sheet_desk import SheetDesk
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.typed_referral import type_answer
from tests.views.typed_sheet import CASE, SCREENING, WHOLE, Gate, date_field, enter_date, sheet_desk, small_window


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What boxes stand over."""
    made = small_window()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(sitting: Sitting, window: QWidget) -> Iterator[SheetDesk]:
    """The desk in a small window."""
    with sheet_desk(sitting, window) as made:
        yield made


def test_what_is_typed_is_saved_and_found_again(desk: SheetDesk, sitting: Sitting) -> None:
    gate = Gate(sitting)
    desk.open(gate.task())
    assert desk.page.sheet
    type_answer(desk.page.sheet.blocks["reasons"].editor, "Two limbs of the te")
    enter_date(desk, "3/1/2014")
    assert desk.flush()
    (kept,) = drafting.of_case(sitting, CASE)
    assert kept.answers == {"reasons": "Two limbs of the te"}
    assert date_field(desk).reading.text() == "Read as Fri 3 Jan 2014"
    assert kept.received_at is not None


def test_words_that_are_no_date_come_back_as_typed(desk: SheetDesk, sitting: Sitting) -> None:
    gate = Gate(sitting)
    desk.open(gate.task())
    enter_date(desk, "before lunch")
    assert desk.flush()
    desk.open(gate.task())
    assert date_field(desk).line.text() == "before lunch"


def test_a_whole_form_is_recorded_by_the_act_it_came_with(desk: SheetDesk, sitting: Sitting, qtbot: QtBot) -> None:
    gate = Gate(sitting)
    desk.open(gate.task(**WHOLE))
    enter_date(desk, "3/1/2014 11.20")
    with qtbot.waitSignal(desk.recorded) as told:
        desk.page.ui.submit.click()
    assert told.args
    assert told.args[0].sheet("screening").answers == WHOLE
    assert [reason for _, reason in gate.recorded] == [""]
    assert "Abuse is suspected" not in everything_shown(desk.page)


def test_without_its_date_it_says_so_and_goes_there(desk: SheetDesk, sitting: Sitting) -> None:
    gate = Gate(sitting)
    desk.open(gate.task(**WHOLE))
    desk.page.ui.submit.click()
    assert desk.page.summary.links() == ["Screened on: not entered"]
    assert gate.recorded == []


def test_gaps_need_a_reason(desk: SheetDesk, sitting: Sitting, window: QWidget) -> None:
    gate = Gate(sitting)
    desk.open(gate.task(**{key: WHOLE[key] for key in ("outcome", "reasons", "made_by")}))
    enter_date(desk, "3/1/2014")
    desk.page.ui.submit.click()
    (asked,) = window.findChildren(ReasonDialog)
    assert "Advice of the NSCB Business Manager: not answered" in everything_shown(asked)
    asked.words.setPlainText("the manager was away")
    asked.yes.click()
    assert [reason for _, reason in gate.recorded] == ["the manager was away"]


def test_a_refusal_keeps_everything_on_the_page(desk: SheetDesk, sitting: Sitting, window: QWidget) -> None:
    gate = Gate(sitting, "The Independent Chair of that day was Dame Invented.")
    desk.open(gate.task(**WHOLE))
    enter_date(desk, "3/1/2014")
    desk.page.ui.submit.click()
    assert desk.page.current().answers == WHOLE
    assert "Dame Invented" in everything_shown(window)
    assert drafting.of_case(sitting, CASE)


def test_what_is_printed_of_it_is_listed_on_its_case(desk: SheetDesk, sitting: Sitting, qtbot: QtBot) -> None:
    desk.open(Gate(sitting).task(**WHOLE))
    desk.page.ui.preview.click()
    qtbot.waitUntil(lambda: desk._papers.open_preview is not None)
    assert desk._papers.open_preview
    desk._papers.open_preview.printed.emit("Office laser")
    assert [each.note for each in filing.documents(sitting, CASE)] == ["Printed (Office laser)"]


def test_discarding_leaves_the_page_and_can_be_undone(desk: SheetDesk, sitting: Sitting, qtbot: QtBot) -> None:
    desk.open(Gate(sitting).task(reasons="to be kept"))
    with qtbot.waitSignal(desk.left) as told:
        desk.page.ui.discard.click()
    assert told.args == [CASE]
    assert drafting.of_case(sitting, CASE) == []
    assert "to be kept" not in everything_shown(desk.page)


def test_another_form_leaves_nothing_of_the_one_before(desk: SheetDesk, sitting: Sitting) -> None:
    gate = Gate(sitting)
    desk.open(gate.task(reasons="zzcanary"))
    other = replace(gate.task(), draft=drafting.start(sitting, CASE, "closing"), context=())
    desk.open(other)
    assert "zzcanary" not in everything_shown(desk.page)
    assert "Bruises" not in everything_shown(desk.page)
    assert desk.page.ui.title.text() == "Closure"
    assert set(desk.page.current().answers) == set()


def test_what_two_windows_typed_is_kept_twice(desk: SheetDesk, sitting: Sitting, qtbot: QtBot) -> None:
    task = Gate(sitting).task()
    desk.open(task)
    drafting.save(sitting, replace(task.draft, answers={"reasons": "theirs"}))
    assert desk.page.sheet
    with qtbot.waitSignal(desk.autosave.clashed) as told:
        type_answer(desk.page.sheet.blocks["reasons"].editor, "mine")
        desk.flush()
    assert told.args
    desk._keep_both(told.args[0], told.args[1])
    assert {each.answers["reasons"] for each in drafting.of_case(sitting, CASE)} == {"mine", "theirs"}


def test_locking_drops_every_word(desk: SheetDesk, sitting: Sitting) -> None:
    desk.open(Gate(sitting).task(reasons="zzcanary"))
    desk.forget()
    assert "zzcanary" not in everything_shown(desk.page)
    assert "Bruises" not in everything_shown(desk.page)


def test_every_letter_is_used_once_and_everything_is_named(desk: SheetDesk, sitting: Sitting) -> None:
    desk.open(Gate(sitting).task())
    assert clashing_mnemonics(desk.page) == {}
    assert nameless(desk.page) == []
    assert "<b>of different ages</b>" in everything_shown(desk.page)


def test_a_short_form_stands_at_the_top_with_no_gaps_in_its_cards(
    desk: SheetDesk, sitting: Sitting, window: QWidget, qtbot: QtBot
) -> None:
    window.resize(1182, 1400)
    desk.page.resize(window.size())
    draft = drafting.start(sitting, CASE, "discussion")
    desk.open(replace(Gate(sitting).task(), draft=draft, context=()))
    receipt = desk.page.receipt
    assert receipt
    qtbot.waitUntil(lambda: receipt.width() > 100)
    assert receipt.height() == receipt.heightForWidth(receipt.width())


def test_the_page_asks_for_no_more_height_than_there_is(desk: SheetDesk, sitting: Sitting) -> None:
    long = tuple((f"Part One: question {number}", "words " * 40) for number in range(12))
    desk.open(replace(Gate(sitting).task(), context=long))
    assert not desk.page.hasHeightForWidth()
    assert desk.page.minimumSizeHint().height() < 600


def test_the_words_beside_the_name_end_in_dots_where_they_have_no_room(desk: SheetDesk, sitting: Sitting) -> None:
    desk.open(Gate(sitting).task())
    assert isinstance(desk.page.ui.completed_by, ShortLabel)
    assert desk.page.ui.completed_by.accessibleName() == f"· {SCREENING.completed_by}"
