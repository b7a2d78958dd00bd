"""The slip of a form that leaves: read back however it was spaced, and never taken from anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.form import Form
from nscb_desktop.framework.newham_2013 import PART_ONE, PART_TWO
from nscb_desktop.framework.slips import Slip, check_value

SLIP = Slip(12, "part_two", 1, "7F3K92QX")


def test_it_is_read_back_as_written() -> None:
    assert SLIP.written() == "R12 · part_two v1 · 7F3K-92QX"
    assert Slip.read(f"Please leave this line: {SLIP.written()}.") == SLIP


@given(st.integers(1, 999_999), st.sampled_from(["part_one", "part_two"]), st.integers(1, 99))
def test_every_slip_comes_back(request: int, form: str, version: int) -> None:
    slip = Slip(request, form, version, check_value())
    assert Slip.read(slip.written().lower()) == slip
    assert Slip.read(slip.written().replace(" · ", " | ")) == slip
    assert Slip.read(slip.written().replace(" ", "\u00a0")) == slip


@pytest.mark.parametrize("form", [PART_ONE, PART_TWO])
def test_what_is_printed_for_people_names_the_form_in_words_and_is_read_back_too(form: Form) -> None:
    slip = Slip(12, form.key, form.version, "7F3K92QX")
    assert slip.shown(form.name) == f"R12 · {form.name} v1 · 7F3K-92QX"
    for text in (slip.shown(form.name), slip.shown(form.name.upper()), slip.shown(form.name.replace(" ", "\u00a0"))):
        assert Slip.read(f"NSCB-2014-007 · {text} · Newham 2013") == slip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "R12",
        "R12 · part_two v1",
        "R12 · part_three v1 · 7F3K-92QX",
        "R12 · Part Three v1 · 7F3K-92QX",
        "R12 part_two v1 7F3K-92Q1",
    ],
)
def test_nothing_else_is_taken_for_one(text: str) -> None:
    assert Slip.read(text) is None


def test_no_two_check_values_are_alike() -> None:
    assert len({check_value() for _ in range(1_000)}) == 1_000
