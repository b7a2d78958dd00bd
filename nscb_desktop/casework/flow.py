"""Where a case stands in the flow chart, as a picture for the screen and as a sheet of paper."""

from dataclasses import dataclass

from nscb_desktop.casework import deadlines
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.flow_chart import svg
from nscb_desktop.framework.flow import Standing, here_in_words, in_words, standings
from nscb_desktop.framework.records import CaseFile


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """The chart as it is drawn, where the case stands in a sentence, and the whole of it read aloud."""

    svg: bytes
    here: str
    words: str


def chart(sitting: Sitting, case: CaseFile) -> tuple[Standing, ...]:
    """How a case stands to every box, as of today."""
    challenged = len(case.sheets_of("challenge")) > len(case.sheets_of("challenge_outcome"))
    return standings(case.facts, deadlines.case_clocks(sitting, case), challenged)


def picture(sitting: Sitting, case: CaseFile) -> FlowPicture:
    """The chart of a case for the screen."""
    drawn = chart(sitting, case)
    return FlowPicture(svg(drawn), here_in_words(drawn), in_words(drawn))
