"""The editor of any field, derived from its kind: a new kind of question is refused here until it has one."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.fields import (
    Choice,
    Day,
    Field,
    Grounds,
    Group,
    Line,
    Moment,
    Narrative,
    OneOf,
    Several,
    Table,
    YesNo,
)
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.choice_editor import ChoiceEditor
from nscb_desktop.views.editing.day_editor import DayEditor
from nscb_desktop.views.editing.grounds_editor import GroundsEditor
from nscb_desktop.views.editing.group_editor import GroupEditor
from nscb_desktop.views.editing.moment_editor import MomentEditor
from nscb_desktop.views.editing.one_of_editor import OneOfEditor
from nscb_desktop.views.editing.several_editor import SeveralEditor
from nscb_desktop.views.editing.table_editor import TableEditor
from nscb_desktop.views.editing.words_editor import LineEditor, NarrativeEditor
from nscb_desktop.views.editing.yes_no_editor import YesNoEditor


def editor_for(field: Field, parent: QWidget | None = None) -> AnswerEditor:
    """A blank editor for a field."""
    match field.kind:
        case Line():
            return LineEditor(field, parent)
        case Narrative():
            return NarrativeEditor(field, parent)
        case Day():
            return DayEditor(field, parent)
        case Moment():
            return MomentEditor(field, parent)
        case Choice():
            return ChoiceEditor(field, parent)
        case OneOf():
            return OneOfEditor(field, parent)
        case Several():
            return SeveralEditor(field, parent)
        case YesNo():
            return YesNoEditor(field, parent)
        case Group():
            return GroupEditor(field, editor_for, parent)
        case Table():
            return TableEditor(field, editor_for, parent)
        case Grounds():
            return GroundsEditor(field, parent)
        case _:
            assert_never(field.kind)
