"""References and aliases."""

import pytest

from nscb_desktop.framework.references import Reference, alias


@pytest.mark.parametrize(
    ("serial", "name"),
    [
        (1, "Child A"),
        (2, "Child B"),
        (26, "Child Z"),
        (27, "Child AA"),
        (28, "Child AB"),
        (52, "Child AZ"),
        (53, "Child BA"),
        (702, "Child ZZ"),
        (703, "Child AAA"),
    ],
)
def test_aliases_run_from_a_to_z_and_on(serial: int, name: str) -> None:
    assert alias(serial) == name


def test_aliases_are_never_given_twice() -> None:
    assert len({alias(serial) for serial in range(1, 20_001)}) == 20_000


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        (Reference(2013, 1), "NSCB-2013-001"),
        (Reference(2014, 42), "NSCB-2014-042"),
        (Reference(2013, 1234), "NSCB-2013-1234"),
    ],
)
def test_a_reference_is_shown_with_at_least_three_digits(reference: Reference, shown: str) -> None:
    assert str(reference) == shown
    assert Reference.read(shown) == reference


@pytest.mark.parametrize("typed", ["NSCB-2013-011", "nscb 2013 011", "2013/11", "2013-11", "  NSCB2013-0011 "])
def test_a_reference_is_read_however_it_is_spaced(typed: str) -> None:
    assert Reference.read(typed) == Reference(2013, 11)


@pytest.mark.parametrize("typed", ["", "NSCB", "2013", "NSCB-13-011", "Child A", "NSCB-2013-011x"])
def test_anything_else_is_no_reference(typed: str) -> None:
    assert Reference.read(typed) is None


def test_references_sort_by_number_and_not_by_letters() -> None:
    shuffled = [Reference(2014, 2), Reference(2013, 1000), Reference(2013, 999)]
    assert sorted(shuffled) == [Reference(2013, 999), Reference(2013, 1000), Reference(2014, 2)]
