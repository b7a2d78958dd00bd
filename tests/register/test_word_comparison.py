"""The word index is compared with one rebuilt from the records, also where there are more cases than fit at once."""

from collections.abc import Iterator

import pytest

from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Counting
from nscb_desktop.register import cases, word_comparison
from nscb_desktop.register.document_words import FiledWords
from nscb_desktop.register.mishaps import REBUILD
from nscb_desktop.register.unit_of_work import Unit
from nscb_desktop.register.word_comparison import Comparison


def every(unit: Unit) -> Iterator[tuple[CaseFile, Counting]]:
    """Each case as a check reads it."""
    for case_id in cases.every_id(unit):
        case = cases.read(unit, case_id)
        yield case, counting_of(unit, case)


def faults(sitting: Sitting, leave_out: int = 0) -> list[str]:
    """What the comparison finds, with some cases left out."""
    register = sitting.register
    with Comparison(register.folder.database, register.keys.database_key_hex) as comparison, sitting.reading() as unit:
        for _ in comparison.adding((each for each in every(unit) if each[0].id != leave_out), FiledWords(unit).of):
            pass
        return comparison.faults()


@pytest.mark.parametrize("at_once", [1, 2, 3, 1000])
def test_an_index_that_was_kept_up_agrees(sitting: Sitting, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(word_comparison, "_AT_ONCE", at_once)
    assert faults(sitting) == []


def test_a_case_that_only_the_index_knows_is_told(sitting: Sitting) -> None:
    assert faults(sitting, leave_out=2) == [f"The search does not know 1 case by its own words; {REBUILD}."]


def test_a_register_without_cases_agrees(empty: Sitting) -> None:
    assert faults(empty) == []
