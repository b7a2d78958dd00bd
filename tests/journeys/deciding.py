"""The gates of a case passed in its window: a sheet typed on its page, a meeting arranged and held, a notice with its letter."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

from nscb_desktop.framework.answers import Answer
from nscb_desktop.views.meeting_dialogs import HeldDialog, PlanDialog
from nscb_desktop.views.office import Office
from tests.journeys import hand
from tests.journeys.clerk import wait_until
from tests.views.typed_referral import type_answer

CARRIED = frozenset({"made_by", "criteria", "challenge", "to"})
"""Answers that a sheet begins with, where the register knows them; nobody types them again."""


def begin(office: Office, key: str) -> None:
    """Ask on the Decision tab for an act, by its button or in its menu."""
    page = office.case.page
    hand.turn_tab(page.ui.tabs, page.decision)
    board = page.decision.board
    assert board
    if board.next and board.next.key == key:
        hand.press_again(page.decision.next)
        return
    next(action for action in page.decision.menu.actions() if action.data() == key).trigger()


def type_sheet(office: Office, answers: Mapping[str, Answer], day: str) -> None:
    """Type a sheet on its page and press its button."""
    page = office.sheet.page
    wait_until(lambda: office.window.here == "sheet", "the sheet opens")
    assert page.receipt
    assert page.sheet
    hand.type_in(page.receipt.field.line, day)
    for key, answer in answers.items():
        editor = page.sheet.blocks[key].editor
        if answer is not None and not (key in CARRIED and editor.answer()):
            type_answer(editor, answer)
    hand.press_again(page.ui.submit)


def record(office: Office, key: str, answers: Mapping[str, Answer], day: str) -> None:
    """One gate from its button to its record."""
    begin(office, key)
    type_sheet(office, answers, day)
    wait_until(lambda: office.window.here == "case", f"the {key} is recorded")


def file_letter(office: Office, letter: Path) -> None:
    """File an original with the sheet that is being typed, through the dialog."""
    page = office.sheet.page
    hand.press(page.ui.file_original)
    wait_until(lambda: page.findChildren(QFileDialog), "a file is asked for")
    (dialog,) = page.findChildren(QFileDialog)

    def selected() -> bool:
        # Qt's dialog reads the folder in its own time, and selects nothing before.
        dialog.selectFile(str(letter))
        return dialog.selectedFiles() == [str(letter)]

    wait_until(selected, "the letter is found")
    hand.press(dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Open))
    wait_until(page.filed.links.buttons, "the letter is filed")


def arrange_meeting(office: Office, at: str, where: str) -> None:
    """Plan the meeting of the case that is open, and invite the members."""
    begin(office, "meeting")
    plan = hand.asked(office.window)
    assert isinstance(plan, PlanDialog)
    hand.type_in(plan.at.line, at)
    hand.type_in(plan.place, where)
    hand.agree(plan)
    view = office.meetings.page.view
    hand.press(view.buttons["invite"])
    wait_until(lambda: view.attendance.choices, "the members are invited")


def hold_meeting(office: Office) -> None:
    """Note that everybody came, record the meeting as held, and go on to its case."""
    view = office.meetings.page.view
    for box in view.attendance.choices:
        hand.choose(box, "Attended")
    hand.press(view.buttons["hold"])
    held = hand.asked(office.window)
    assert isinstance(held, HeldDialog)
    hand.agree(held)
    hand.press(view.opens.buttons()[0])
    wait_until(lambda: office.window.here == "case", "the case is open again")
