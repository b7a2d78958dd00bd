"""The two-hour clock is information: real hours from the words as written, and silence where they leave a doubt."""

import pytest

from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.elapsed import INFORMATION, director_told, in_words
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Firmness, Unit


def office(occurred: Answer, told: Answer, aware: Answer = None) -> dict[str, Answer]:
    """An office record with these moments."""
    return {"occurred": occurred, "aware": aware, "director_told": told}


@pytest.mark.parametrize(
    ("occurred", "told", "words"),
    [
        ("20/12/2013 14:00", "20/12/2013 16:00", "2 hours after it occurred: within two hours"),
        ("20/12/2013 14:00", "20/12/2013 16:01", "2 hours 1 minute after it occurred: later than two hours"),
        ("20/12/2013 23:30", "21/12/2013 00:15", "45 minutes after it occurred: within two hours"),
        ("30/3/2014 00:30", "30/3/2014 02:30", "1 hour after it occurred: within two hours"),  # clocks go forward
        ("26/10/2014 00:30", "26/10/2014 02:30", "3 hours after it occurred: later than two hours"),  # and back
        ("28/2/2016 23:00", "1/3/2016 01:00", "26 hours after it occurred: later than two hours"),  # a leap day between
        ("20/12/2013 14:00", "20/12/2013 14:00", "0 minutes after it occurred: within two hours"),
        ("20/12/2013 14:00", "20/12/2013 13:00", "before it occurred; check the moments"),
    ],
)
def test_real_hours_are_counted_whatever_the_clocks_are_put_to(occurred: str, told: str, words: str) -> None:
    (elapsed,) = director_told(office(occurred, told))
    assert elapsed.in_words == f"Director told {words}"


def test_both_beginnings_are_told_and_that_it_decides_nothing() -> None:
    lines = in_words(office("20/12/2013 9:00", "20/12/2013 13:30", "20/12/2013 12:00"))
    assert lines == [
        "Director told 4 hours 30 minutes after it occurred: later than two hours",
        "Director told 1 hour 30 minutes after the authority became aware: within two hours",
        INFORMATION,
    ]


@pytest.mark.parametrize("doubtful", ["about 3 pm", "20/12/2013", "20/12/2013 25:00", "", None, Said.NOT_KNOWN])
def test_a_doubtful_moment_gives_no_figure(doubtful: Answer) -> None:
    assert in_words(office(doubtful, "20/12/2013 16:00")) == []
    assert in_words(office("20/12/2013 16:00", doubtful)) == []


def test_it_is_no_clock_of_the_board() -> None:
    director = next(each for each in TIMESCALES if each.key == "director")
    assert (director.unit, director.firmness) == (Unit.HOURS, Firmness.INFORMATION)
