"""Where a case stands in the flow chart, as a picture for the screen and as a sheet of paper."""

from dataclasses import dataclass

from nscb_desktop.casework import deadlines
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.flags import open_challenges
from nscb_desktop.framework.flow import Standing, here_in_words, in_words, standings
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import CaseFile


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """The chart as it is drawn, where the case stands in a sentence, and the whole of it read aloud."""

    svg: bytes
    here: str
    words: str


def chart(sitting: Sitting, case: CaseFile) -> tuple[Standing, ...]:
    """How a case stands to every box, as of today."""
    return standings(case.facts, deadlines.case_clocks(sitting, case), challenge_words(case))


def challenge_words(case: CaseFile) -> str:
    """Since when a case is under challenge, or when the last challenge had its outcome; empty where nobody challenged."""
    if waiting := open_challenges(case):
        return f"under challenge since {short_day(local_day(waiting[0][1].received_at))}"
    outcomes = case.sheets_of("challenge_outcome")
    return f"outcome {short_day(local_day(outcomes[-1].received_at))}" if outcomes else ""


def picture(sitting: Sitting, case: CaseFile) -> FlowPicture:
    """The chart of a case for the screen."""
    # What draws on paper is large, and most who look at cases draw nothing.
    from nscb_desktop.documents.flow_chart import svg

    drawn = chart(sitting, case)
    return FlowPicture(svg(drawn), here_in_words(drawn), in_words(drawn))
