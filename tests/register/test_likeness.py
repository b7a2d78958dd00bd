"""Traits that find a possible duplicate among all cases."""

import pytest

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.dates import read_date
from nscb_desktop.register.likeness import candidates, sound, traits
from tests import registers


@pytest.mark.parametrize(
    ("one", "other"),
    [("mohammed", "muhammad"), ("catherine", "katherine"), ("stephen", "stefan"), ("szymon", "simon"), ("philip", "filip"),
     ("jack", "jac"), ("aisha", "aysha"), ("wisniewska", "visnievska")],
)  # fmt: skip
def test_names_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("anna", "maria"), ("thomas", "peter"), ("ali", "omar")])
def test_other_names_have_another(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ({"child_name": "Łucja WIŚNIEWSKA"}, {"child_name": "wisniewska, lucja"}, 2),
        ({"date_of_birth": read_date("22/5/09")}, {"date_of_birth": read_date("22 May 2009")}, 1),
        ({"date_of_birth": read_date("3/4/2001")}, {"date_of_birth": read_date("4/3/2001")}, 2),
        ({"date_of_birth": read_date("May 2009")}, {"date_of_birth": read_date("22 May 2009")}, 0),
        ({"date_of_birth": read_date("22/5/09, GP has 23 May 2009")}, {"date_of_birth": read_date("23 May 2009")}, 1),
        ({"home_address": "Flat 2, 118 Exampleton Rd E6 1AA"}, {"home_address": "118 EXAMPLETON ROAD, e61aa"}, 2),
        ({"child_name": Said.NOT_KNOWN}, {"child_name": "not known"}, 0),
    ],
)
def test_what_is_alike_shares_traits(one: dict[str, Answer], other: dict[str, Answer], shared: int) -> None:
    assert len(traits(one) & traits(other)) == shared


def test_no_answers_have_no_traits_and_find_nobody(sitting: Sitting) -> None:
    assert traits({}) == set()
    with sitting.reading() as unit:
        assert candidates(unit, set()) == []


def test_the_case_that_shares_most_comes_first(sitting: Sitting) -> None:
    born = read_date("3 April 2001")
    twin = registers.registered(sitting, "Callum Pretend", date_of_birth=born, home_address="9 Made Street E6 2BB")
    with sitting.reading() as unit:
        found = candidates(
            unit, traits({"child_name": "Calum Pretend", "date_of_birth": born, "home_address": "9 Made St E6 2BB"})
        )
    assert found == [twin.id, 2]


def test_one_word_of_a_name_alone_is_not_enough(sitting: Sitting) -> None:
    with sitting.reading() as unit:
        assert candidates(unit, traits({"child_name": "Callum Otherwise"})) == []


def test_candidates_are_found_by_an_index_and_limited(sitting: Sitting) -> None:
    with sitting.reading() as unit:
        plan = unit.session.connection().exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT case_id FROM likeness WHERE trait IN ('a', 'b') GROUP BY case_id"
        )
        assert "SEARCH likeness USING PRIMARY KEY" in plan.all()[0].detail
        assert len(candidates(unit, traits({"child_name": "Callum Pretend Baby Sample"}), limit=1)) == 1
