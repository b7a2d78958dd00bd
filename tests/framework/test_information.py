"""An information request: how it stands follows from what befell it, and an event recorded in error counts for nothing."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.information import Happening, InformationRequest, RequestEvent, all_in_on

AT = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)


def event(what: Happening, day: int = 3, taken_back: str = "") -> RequestEvent:
    """Something that befell a request on a day of January 2014."""
    return RequestEvent(day, what, date(2014, 1, day), "by e-mail", "", AT, "Jane", None, taken_back)


def request(*events: RequestEvent, agency: str = "Police") -> InformationRequest:
    """A request made on 2 January 2014."""
    return InformationRequest(
        1, 1, 1, agency, date(2014, 1, 2), date(2014, 1, 9), "5 working days", "DI Pretend", AT, "Jane", events
    )


@pytest.mark.parametrize(
    ("befell", "state", "chased"),
    [
        ((), "asked", 0),
        ((Happening.CHASED,), "chased", 1),
        ((Happening.CHASED, Happening.CHASED, Happening.ESCALATED), "escalated", 3),
        ((Happening.CHASED, Happening.RETURNED), "returned", 1),
        ((Happening.NOT_KNOWN,), "not known to this agency", 0),
        ((Happening.WITHDRAWN,), "withdrawn", 0),
    ],
)
def test_how_it_stands_follows_from_what_befell_it(befell: tuple[Happening, ...], state: str, chased: int) -> None:
    asked = request(*(event(what, day) for day, what in enumerate(befell, 3)))
    assert (asked.state, asked.chased) == (state, chased)


def test_a_return_recorded_in_error_leaves_it_waiting() -> None:
    asked = request(event(Happening.CHASED), event(Happening.RETURNED, 5, taken_back="it was the school's"))
    assert (asked.state, asked.settled) == ("chased", None)


def test_all_are_in_on_the_day_the_last_one_came_and_a_nil_return_is_one() -> None:
    returned = request(event(Happening.RETURNED, 6))
    nil = request(event(Happening.NOT_KNOWN, 8), agency="Surgery")
    withdrawn = request(event(Happening.WITHDRAWN, 10), agency="Housing")
    assert all_in_on([returned, nil, withdrawn]) == date(2014, 1, 8)
    assert all_in_on([returned, request()]) is None
    assert all_in_on([withdrawn]) is None
    assert all_in_on([]) is None


@given(st.lists(st.tuples(st.sampled_from(Happening), st.booleans()), max_size=8))
def test_it_is_settled_by_a_standing_settling_event_and_by_nothing_else(befell: list[tuple[Happening, bool]]) -> None:
    asked = request(*(event(what, 3, "in error" if back else "") for what, back in befell))
    assert bool(asked.settled) is any(what.settles and not back for what, back in befell)
