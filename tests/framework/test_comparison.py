"""Answers side by side: what contradicts, what only says more, and what says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.answers import Answer, Chosen, Rows, Said
from nscb_desktop.framework.comparison import Source, compared, contradict, shared_fields
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import PART_ONE, PART_TWO
from tests.views.answers_given import answers_to

FIELDS = shared_fields(PART_ONE, PART_TWO)


def test_the_shared_questions_are_the_childs_the_familys_and_the_homes() -> None:
    assert [field.key for field in FIELDS] == [
        "child_name", "date_of_birth", "ethnicity", "language", "religion", "disability", "family", "home_address",
        "previous_addresses",
    ]  # fmt: skip


def _people(*rows: dict[str, Answer]) -> Rows:
    return Rows(rows)


@pytest.mark.parametrize(
    ("key", "one", "other", "against"),
    [
        ("child_name", "Tahmina Begum-Wiśniewska", "BEGUM-WISNIEWSKA,  Tahmina", False),
        ("child_name", "Tahmina Begum", "Tahmina Begun", True),
        ("date_of_birth", read_date("22/5/09"), read_date("22 May 2009"), False),
        ("date_of_birth", read_date("22/5/09"), read_date("23/05/09"), True),
        ("date_of_birth", read_date("May 2009"), read_date("22/5/09"), False),
        ("date_of_birth", read_date("c. 2008"), read_date("22/5/09"), True),
        ("date_of_birth", read_date("spring"), read_date("Spring "), False),
        ("date_of_birth", read_date("spring"), read_date("22/5/09"), True),
        ("date_of_birth", Said.NOT_KNOWN, read_date("22/5/09"), False),
        ("religion", "Muslim", "muslim", False),
        ("religion", "Muslim", Said.NOT_KNOWN, False),
        ("religion", "Muslim", None, False),
        ("religion", "Muslim", Said.NONE, True),
        ("religion", Said.NONE, Said.NOT_KNOWN, False),
        ("language", {"spoken": "Sylheti", "interpreter": Reply.YES}, {"spoken": "sylheti"}, False),
        ("language", {"spoken": "Sylheti", "interpreter": Reply.YES}, {"interpreter": Reply.NO}, True),
        ("language", {"interpreter": Reply.YES}, {"interpreter": Reply.NOT_KNOWN}, False),
        ("disability", Chosen(("HEAR", "VIS")), Chosen(("VIS", "HEAR")), False),
        ("disability", Chosen((), "asthma"), Said.NONE, True),
        ("family", _people({"name": "Paweł"}), _people({"name": "Pawel WRONA", "born": read_date("30/11/1980")}), False),
        ("family", _people({"name": "Paweł Wrona", "born": read_date("1981")}),
         _people({"name": "Pawel WRONA", "born": read_date("30/11/1980")}), True),
        ("family", _people({"name": "An aunt"}), _people({"name": "An uncle", "caring": Reply.YES}), False),
        ("home_address", "Flat 2, 118 Exampleton Rd\nE6 1AA", "118 Exampleton Rd, flat 2, E6 1AA", False),
        ("home_address", "Flat 2, 118 Exampleton Rd", "118 Exampleton Road (flat number not recorded)", True),
    ],
)  # fmt: skip
def test_who_contradicts_whom(key: str, one: Answer, other: Answer, against: bool) -> None:
    kind = PART_ONE.field(key).kind
    assert contradict(kind, one, other) is against
    assert contradict(kind, other, one) is against


def test_missing_not_known_and_none_are_three_things() -> None:
    forms = [Source(name, PART_TWO, {"religion": answer} if answer else {}) for name, answer in
             (("Police", None), ("Housing", Said.NOT_KNOWN), ("School", Said.NONE), ("GP", "Muslim"))]  # fmt: skip
    (row,) = compared([PART_TWO.field("religion")], forms)
    assert [cell.words for cell in row.cells] == ["", "Not known", "None", "Muslim"]
    assert [cell.against for cell in row.cells] == [(), (), ("GP",), ("School",)]
    assert row.differs


@given(data=st.data())
def test_no_answer_contradicts_itself_or_a_gap_and_the_order_does_not_matter(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(FIELDS))
    one, other = data.draw(answers_to(field.kind)), data.draw(answers_to(field.kind))
    if not isinstance(one, Rows):
        assert not contradict(field.kind, one, one)
    assert not contradict(field.kind, one, None)
    assert not contradict(field.kind, one, Said.NOT_KNOWN)
    assert contradict(field.kind, one, other) == contradict(field.kind, other, one)
