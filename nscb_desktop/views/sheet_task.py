"""What the sheet page is given to do: a draft, the words around it, and the act its one button stands for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.records import CaseFile, Draft

MOMENT = "received_at"
"""The key under which the date of a form is missed, beside the keys of its fields."""
FILED_NOTES = {"original": "received original", "correspondence": "copy of what was sent"}
"""What is noted of a file that is put beside a form, by what it is filed as."""
FILE_BUTTONS = {"original": "&File the original…", "correspondence": "&File the copy…"}


@dataclass(frozen=True)
class SheetTask:
    """What is typed and why: whoever opens the page says what its one button does."""

    draft: Draft
    title: str
    """Whose form, and on which case: ``NSCB-2014-001, Child A · Police``."""
    moment: str
    """What its date is: ``Part Two received by the NSCB Business Manager``."""
    submit: str
    """The words on the button: ``Record the &return``."""
    act: Callable[[Draft, str], CaseFile]
    """Records the form as typed, with the reason for its gaps; an OfficeError leaves everything on the page."""
    done: str = ""
    """What is said when it is recorded."""
    guidance: str = "The date is enough where the time is not known."
    context: tuple[tuple[str, str], ...] = ()
    """What can be read beside the form, each with its heading."""
    filed_as: str = "original"
    """What a file put beside it is: the received original, or correspondence where the office sent it itself."""
    problems: Callable[[Draft], Sequence[Missing]] | None = None
    """What its rules have against recording it as typed, which no reason for gaps would cure."""
    holding: Callable[[Draft], frozenset[Circumstance]] | None = None
    """What holds of its case as typed, and makes the form ask more."""


def answered_sections(form: Form, answers: Answers, gaps: set[str]) -> frozenset[str]:
    """The sections in which nothing is missing and something is answered."""
    return frozenset(
        section.key
        for section in form.sections
        if not any(field.key in gaps for field in section.fields)
        and any(field.key in answers for field in section.fields)
    )
