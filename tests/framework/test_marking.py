"""The protective marking follows the document's date."""

from datetime import date

import pytest

from nscb_desktop.framework.marking import marking_on


@pytest.mark.parametrize(
    ("day", "marking"),
    [
        (date(2013, 12, 20), "RESTRICTED"),
        (date(2014, 4, 1), "RESTRICTED"),
        (date(2014, 4, 2), "OFFICIAL-SENSITIVE"),
        (date(2026, 1, 1), "OFFICIAL-SENSITIVE"),
    ],
)
def test_the_marking_changes_on_the_second_of_april_2014(day: date, marking: str) -> None:
    assert marking_on(day) == marking


def test_the_boards_own_word_is_printed_in_capitals_under_the_old_scheme_only() -> None:
    assert marking_on(date(2013, 12, 20), "Protect") == "PROTECT"
    assert marking_on(date(2015, 1, 5), "Protect") == "OFFICIAL-SENSITIVE"
