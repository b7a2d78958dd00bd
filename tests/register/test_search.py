"""Finding cases: by every word, in any spelling, narrowed and sorted, always by an index."""

from datetime import date

import pytest
from sqlalchemy.dialects import sqlite

from nscb_desktop.casework import cases
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.register import search
from tests import registers


def found(sitting: Sitting, words: str = "", order: Order | None = None, **filters: object) -> list[int]:
    """The cases that are found, in order."""
    page = cases.page(sitting, Filters(words=words, **filters), order or Order())  # type: ignore[arg-type]  # filters are given by name
    assert page.total == len(page.rows)
    return [row.id for row in page.rows]


@pytest.mark.parametrize(
    "typed",
    ["tahmina", "TAHM", "ta", "begum wisniewska", "wiśniewska begum", "Wisniewska-Begum", "“Mina”", "তাহমিনা", "e6 1aa",
     "NSCB-2013-001", "001", "exampleton", "sylheti", "bruising", "lucja", "Łucja", "aunt visits", "Muslim", "Sam Madeup",
     "Child A", "telephone More"],
)  # fmt: skip
def test_a_case_is_found_by_any_answer_however_it_is_spelt(sitting: Sitting, typed: str) -> None:
    assert 1 in found(sitting, typed)


@pytest.mark.parametrize("typed", ["tahmina pretend callum", "zzz", "begumx", "wisniewskabegum"])
def test_every_word_has_to_be_there(sitting: Sitting, typed: str) -> None:
    assert found(sitting, typed) == []


def test_an_amended_answer_is_found_by_its_old_words_too(sitting: Sitting) -> None:
    assert found(sitting, "not known muslim") == [1]


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "*", "AND", "OR NOT", "NEAR(", "a AND", '"a" OR "b', "words:x", "^x", "-", "x*y", "(", "{a}", "%", "\x00", "😀",
     "a" * 5000, "x " * 500, "search MATCH", ":query"],
)  # fmt: skip
def test_whatever_is_typed_is_words_and_never_syntax(sitting: Sitting, typed: str) -> None:
    newest = cases.page(sitting, Filters(words=typed), Order())
    by_child = cases.page(sitting, Filters(words=typed), Order("child", descending=False))
    assert {row.id for row in newest.rows} == {row.id for row in by_child.rows}


def test_one_letter_does_not_search_yet(sitting: Sitting) -> None:
    assert search.match("t") == ""
    assert search.match("tahmina b") == '"tahmina"*'
    assert len(found(sitting, "t")) == 3


@pytest.mark.parametrize("typed", ["%", "***", "“ ”", "_", "😀", "!?"])
def test_symbols_alone_find_nothing(sitting: Sitting, typed: str) -> None:
    assert found(sitting, typed) == found(sitting, typed, not_authorised=True) == []
    assert len(found(sitting, "  ")) == 3


def test_filters_narrow_and_go_together_with_words(sitting: Sitting) -> None:
    assert found(sitting, stage="Information requested") == [1]
    assert found(sitting, not_authorised=True) == [3, 2]
    assert found(sitting, not_authorised=True, words="callum") == [2]
    assert found(sitting, received_from=date(2013, 12, 21)) == []
    assert found(sitting, received_to=date(2013, 12, 20)) == [3, 2, 1]
    assert found(sitting, due_to=date(2014, 1, 2)) == [1]


@pytest.mark.parametrize("column", list(search.SORTABLE))
@pytest.mark.parametrize("descending", [True, False])
def test_each_column_sorts_both_ways(sitting: Sitting, column: str, descending: bool) -> None:
    forward = found(sitting, order=Order(column, descending=False))
    backward = found(sitting, order=Order(column, descending=True))
    assert forward == backward[::-1]
    assert sorted(forward) == [1, 2, 3]
    assert found(sitting, "e", Order(column, descending)) == (backward if descending else forward)


@pytest.mark.parametrize("column", list(search.SORTABLE))
@pytest.mark.parametrize("descending", [True, False])
def test_a_page_of_the_grid_is_read_in_the_order_of_an_index(sitting: Sitting, column: str, descending: bool) -> None:
    written = (
        search.ordered(Order(column, descending))
        .limit(200)
        .compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    )
    with sitting.reading() as unit:
        plan = unit.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {written}").all()
    told = " ".join(row.detail for row in plan)
    assert "TEMP B-TREE" not in told
    assert "INDEX" in told or column == "alias"


def test_a_run_from_the_middle_is_the_same_rows(sitting: Sitting) -> None:
    whole = cases.page(sitting, Filters(), Order("child", descending=False)).rows
    middle = cases.page(sitting, Filters(), Order("child", descending=False), offset=1, limit=1)
    assert middle.rows == whole[1:2]
    assert middle.total == 3


def test_more_hits_than_are_counted_are_said_to_be_more(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "COUNTED_UP_TO", 2)
    page = cases.page(sitting, Filters("2013"), Order(), limit=1)
    assert (len(page.rows), page.total, page.more) == (1, 2, True)


def test_rows_come_in_the_order_asked_for(sitting: Sitting) -> None:
    assert [row.id for row in cases.rows(sitting, [3, 1, 99, 2])] == [3, 1, 2]


def test_stages_and_the_total_are_those_of_the_cases_there_are(sitting: Sitting, empty: Sitting) -> None:
    assert cases.stages(sitting) == ["Information requested", "Part One received"]
    assert (cases.total(sitting), cases.total(empty)) == (3, 0)
    assert cases.stages(empty) == []


def test_a_case_is_found_as_soon_as_it_is_registered(sitting: Sitting) -> None:
    assert found(sitting, "gwen") == []
    case = registers.registered(sitting, "Gwen Fictional")
    assert found(sitting, "gwen") == [case.id]
