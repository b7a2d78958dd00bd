"""A sheet that is being typed in tests: the desk in a small window, and the act that its button stands for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import cases, drafting
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.newham_2013 import EDITION
from nscb_desktop.framework.records import CaseFile, Draft
from nscb_desktop.framework.roles import Right
from nscb_desktop.views.background import Background
from nscb_desktop.views.editing.moment_field import MomentField
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.sheet_desk import SheetDesk
from nscb_desktop.views.sheet_task import SheetTask

CASE = 4
SCREENING = EDITION.form("screening")
WHOLE: dict[str, Answer] = {
    "outcome": "scr",
    "reasons": "Abuse is suspected and the child died.",
    "advice": "Indicated.",
    "made_by": {"name": "Sam Pretend", "office": "Sub-group chair"},
}


class Gate:
    """What the button of a task does in these tests: records the sheet, or refuses."""

    def __init__(self, sitting: Sitting, refusal: str = "") -> None:
        """Record at this sitting, or refuse in these words."""
        self.sitting, self.refusal = sitting, refusal
        self.recorded: list[tuple[Draft, str]] = []

    def __call__(self, draft: Draft, gaps_reason: str) -> CaseFile:
        """Freeze the draft."""
        if self.refusal:
            raise Refused(self.refusal)
        with self.sitting.acting(Right.RECORD) as unit:
            drafting.freeze(unit, draft, drafting.made_at(draft, self.sitting.now()), gaps_reason=gaps_reason)
            unit.record("recorded the screening", draft.case_id)
        self.recorded.append((draft, gaps_reason))
        return cases.read_case(self.sitting, CASE)

    def task(self, **answers: Answer) -> SheetTask:
        """A task with the draft of a screening, typed so far."""
        begun = drafting.start(self.sitting, CASE, "screening")
        typed = drafting.save(self.sitting, replace(begun, answers=answers)) if answers else begun
        context = (("Part One", "Bruises <b>of different ages</b>"),)
        return SheetTask(
            typed, "NSCB-2013-004 · Child D", "Screened on", "&Record the screening", self, context=context
        )


def small_window() -> QWidget:
    """What boxes stand over."""
    made = QWidget()
    made.resize(1182, 700)
    made.show()
    return made


@contextmanager
def sheet_desk(sitting: Sitting, window: QWidget) -> Iterator[SheetDesk]:
    """The desk in a small window."""
    background, messages = Background(), Messages(window)
    made = SheetDesk(sitting, background, messages, Papers(sitting, background, messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    made.page.show()
    yield made
    made.forget()
    background.finish()


def date_field(desk: SheetDesk) -> MomentField:
    """The date of the form that is open."""
    assert desk.page.receipt is not None
    return desk.page.receipt.field


def enter_date(desk: SheetDesk, written: str) -> None:
    """Type the date of the form."""
    date_field(desk).line.write(written)
