"""A gate's sheet about to be frozen, with everything that its rules look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nscb_desktop.framework.answers import Answer, Answers, tidy
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.people import Holder
from nscb_desktop.framework.records import CaseFile


@dataclass(frozen=True)
class Sheet:
    """A sheet about to be frozen, with everything its rules look at."""

    case: CaseFile
    form: Form
    answers: Answers
    made_at: datetime
    now: datetime
    holders: Sequence[Holder] = ()
    """Everybody who has held an office of the Board."""
    meetings: Sequence[Meeting] = ()
    """Every meeting that has the case on its agenda."""
    quorum: int = 0

    @property
    def on(self) -> date:
        """The day it was made."""
        return local_day(self.made_at)

    def answer(self, key: str) -> Answer:
        """One answer, with blanks turned into None."""
        return tidy(self.answers.get(key))

    def said(self, key: str) -> str:
        """One answer that is plain text or a code; empty where it is neither."""
        answer = self.answer(key)
        return answer.strip() if isinstance(answer, str) else ""
