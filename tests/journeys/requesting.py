"""The information of a case gathered in its window: members notified, agencies asked, a return typed over, a nil return."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nscb_desktop.framework.answers import Answers
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.group_editor import GroupEditor
from nscb_desktop.views.editing.several_editor import SeveralEditor
from nscb_desktop.views.editing.table_editor import TableEditor
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.editing.words_editor import WordsEditor
from nscb_desktop.views.editing.yes_no_editor import YesNoEditor
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.office import Office
from nscb_desktop.views.request_dialogs import AskDialog, DatedDialog
from nscb_desktop.views.requests_panel import RequestsPanel
from tests.journeys import hand
from tests.journeys.clerk import wait_until
from tests.views.typed_referral import type_answer


def requests_of(office: Office) -> RequestsPanel:
    """Turn to the agencies of the case that is open."""
    page = office.case.page
    hand.turn_tab(page.ui.tabs, page.agencies)
    return page.agencies.requests


def _dated(office: Office, **words: str) -> None:
    """Answer a dialog that begins with today."""
    dialog = hand.asked(office.window)
    assert isinstance(dialog, DatedDialog)
    for key, said in words.items():
        hand.type_in(dialog.fields[key], said)
    hand.agree(dialog)


def notify_members(office: Office, how: str) -> None:
    """Notify all members, today."""
    hand.press(requests_of(office).notify)
    _dated(office, how=how)


def ask(office: Office, *names: str) -> None:
    """Ask these agencies, today."""
    hand.press(requests_of(office).ask)
    dialog = hand.asked(office.window)
    assert isinstance(dialog, AskDialog)
    for name in names:
        hand.press(next(box for box in dialog.boxes.values() if box.text().startswith(f"{name} · ")))
    hand.agree(dialog)


def not_known(office: Office, agency: str, how: str, said: str) -> None:
    """Record in its own words that an agency does not know the child, today."""
    panel = requests_of(office)
    hand.choose_row(panel.rows, agency)
    hand.press(panel.acts["not_known"])
    dialog = hand.asked(office.window)
    assert isinstance(dialog, DatedDialog)
    hand.press(dialog.day.today_button)
    _dated(office, how=how, said=said)


def type_return(office: Office, agency: str, received: str, answers: Answers, gaps: str) -> None:
    """Type what an agency returned over what its Part Two begins with, and record it with a reason for the gaps."""
    panel = requests_of(office)
    hand.choose_row(panel.rows, agency)
    hand.press(panel.acts["type_in"])
    wait_until(lambda: office.window.here == "sheet", "the Part Two opens")
    page = office.sheet.page
    assert page.receipt
    hand.type_in(page.receipt.field.line, received)
    record_typed(office, answers, gaps)


def record_typed(office: Office, answers: Answers, gaps: str) -> None:
    """Type answers into the Part Two that is open, over what stands there, and record it with a reason for the gaps."""
    page = office.sheet.page
    assert page.sheet
    for key, answer in answers.items():
        editor = page.sheet.blocks[key].editor
        if editor.answer() != answer:
            clear(editor)
            type_answer(editor, answer)
    hand.press_again(page.ui.submit)
    dialog = hand.asked(office.window)
    assert isinstance(dialog, ReasonDialog)
    hand.type_in(dialog.words, gaps)
    hand.press(dialog.yes)
    wait_until(lambda: office.window.here == "case", "the return is recorded")


def clear(editor: AnswerEditor) -> None:
    """Take away what stands in an editor, by its own keys and buttons."""
    match editor:
        case WordsEditor():
            _clear_words(editor.text)
        case GroupEditor():
            for part in editor.parts.values():
                clear(part)
        case TableEditor():
            for card in list(editor.cards):
                hand.press(card.remove)
            _clear_words(editor.words)
        case SeveralEditor():
            for box in editor.boxes.values():
                if box.isChecked():
                    hand.press(box)
            _clear_words(editor.words)
        case YesNoEditor():
            for button in editor.row.buttons:
                if button.isChecked():
                    hand.press(button)


def _clear_words(field: LineText | GrowingText) -> None:
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
