"""Part Twos begun and not recorded: listed on the case's Agencies tab with who typed them, and gone on with from there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, drafting, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.background import Background
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.once import Once
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.sheet_task import SheetTask
from nscb_desktop.views.typing_card import TypingCard
from tests.agencies import partners
from tests.casework.conftest import CHAIR
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless

CASE = 7


def opened(sitting: Sitting, window: QWidget) -> CaseDesk:
    """The case page on its Agencies tab."""
    messages = Messages(window)
    made = CaseDesk(sitting, messages, Papers(sitting, Background(window), messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    made.page.show()
    made.open(CASE)
    made.page.ui.tabs.setCurrentWidget(made.page.agencies)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A small window."""
    made = QWidget()
    made.resize(1182, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def desk(sitting: Sitting, window: QWidget) -> Iterator[CaseDesk]:
    """A case on which the police and the surgery were asked."""
    known = partners(sitting)
    information.ask(sitting, CASE, [known["Police"].id, known["Green Lane Surgery"].id], date(2014, 1, 2))
    made = opened(sitting, window)
    card(made)._once = Once(0)
    yield made
    made.forget()


def card(desk: CaseDesk) -> TypingCard:
    """The list of what is being typed."""
    return desk.page.agencies.typing


def begun(sitting: Sitting, agency: str = "Police") -> Draft:
    """A Part Two typed so far."""
    case = cases.read_case(sitting, CASE)
    request = next(each for each in case.requests if each.agency == agency)
    draft = drafting.start(sitting, CASE, "part_two", request.id)
    return drafting.save(sitting, replace(draft, answers={"agency": agency}))


def test_nothing_is_listed_where_nothing_is_being_typed(desk: CaseDesk, sitting: Sitting) -> None:
    drafting.start(sitting, CASE, "screening")
    desk.refresh()
    assert not card(desk).isVisible()


def test_a_part_two_begun_says_who_types_it_and_is_gone_on_with(desk: CaseDesk, sitting: Sitting, qtbot: QtBot) -> None:
    draft = begun(sitting)
    desk.refresh()
    assert card(desk).isVisible()
    assert "being typed by J. Okafor, saved 7 Jan 2014 10:42" in everything_shown(card(desk))
    with qtbot.waitSignal(desk.sheet_asked) as told:
        card(desk).buttons.button(draft.id).click()
    assert told.args
    task: SheetTask = told.args[0]
    assert (task.draft, task.title) == (draft, "NSCB-2013-007 · Child G · Police")


def test_a_text_kept_aside_after_a_clash_is_found_again(desk: CaseDesk, sitting: Sitting, qtbot: QtBot) -> None:
    first = begun(sitting)
    aside = drafting.keep_aside(sitting, replace(first, answers={"agency": "Police", "team": "mine"}))
    begun(sitting, "Green Lane Surgery")
    desk.refresh()
    assert everything_shown(card(desk)).count("being typed by") == 3
    with qtbot.waitSignal(desk.sheet_asked) as told:
        card(desk).buttons.button(aside.id).click()
    assert told.args
    assert told.args[0].draft.answers["team"] == "mine"


def test_what_is_recorded_or_discarded_meanwhile_is_not_gone_on_with(
    desk: CaseDesk, sitting: Sitting, window: QWidget, qtbot: QtBot
) -> None:
    draft = begun(sitting)
    desk.refresh()
    drafting.discard(sitting, draft.id)
    with qtbot.assertNotEmitted(desk.sheet_asked):
        card(desk).buttons.button(draft.id).click()
    assert "This form is no longer being typed: it was recorded or discarded meanwhile." in everything_shown(window)
    assert not card(desk).isVisible()


def test_the_chair_reads_that_it_is_being_typed_and_is_offered_nothing(
    desk: CaseDesk, sitting: Sitting, window: QWidget
) -> None:
    begun(sitting)
    other = opened(Sitting(sitting.register, CHAIR, sitting.now), window)
    assert "being typed by J. Okafor" in everything_shown(card(other))
    assert card(other).buttons.buttons() == []


def test_another_case_and_a_lock_leave_nothing_of_it(desk: CaseDesk, sitting: Sitting) -> None:
    begun(sitting)
    desk.refresh()
    QApplication.processEvents()
    assert clashing_mnemonics(desk.page) == {}
    assert nameless(desk.page) == []
    desk.forget()
    assert not card(desk).isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "Police" not in everything_shown(card(desk))
