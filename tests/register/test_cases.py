"""Case files: references without gaps, facts that can be corrected, siblings linked both ways."""

from dataclasses import replace
from datetime import date

import pytest

from nscb_desktop.casework import cases, corrections, referrals
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.records import Possible
from nscb_desktop.framework.references import Reference
from nscb_desktop.register import cases as files
from nscb_desktop.register.tables import CaseFileRow
from tests import registers


def test_references_count_up_within_the_year_of_receipt(empty: Sitting) -> None:
    made = []
    for received in (
        at_local(date(2013, 12, 31), 23, 59),
        at_local(date(2014, 1, 1), 0, 1),
        at_local(date(2013, 6, 1)),
    ):
        draft = registers.typed(empty, {"agency": "Education", "child_name": "A B"}, received)
        made.append(str(referrals.register_draft(empty, draft.id, registers.AS_IT_CAME).reference))
    assert made == ["NSCB-2013-001", "NSCB-2014-001", "NSCB-2013-002"]


def test_a_registration_that_fails_uses_up_no_reference(empty: Sitting) -> None:
    draft = registers.typed(empty, {"agency": "Education", "child_name": "A B"})
    with pytest.raises(OfficeError):
        referrals.register_draft(empty, draft.id, Registration())
    case = referrals.register_draft(empty, draft.id, registers.AS_IT_CAME)
    assert (case.reference, case.alias, case.id) == (Reference(2013, 1), "Child A", 1)


def test_a_voided_reference_is_never_used_again(sitting: Sitting) -> None:
    corrections.void(sitting, 3, "registered twice")
    assert str(registers.registered(sitting).reference) == "NSCB-2013-004"
    voided = cases.read_case(sitting, 3).voided
    assert voided
    assert (voided.why, voided.by, voided.at) == ("registered twice", "Jane Okafor", registers.NOW)


def test_a_case_is_read_whole(sitting: Sitting) -> None:
    case = cases.read_case(sitting, 1)
    assert case.part_one.original == registers.FULL
    assert case.received_at == registers.RECEIVED
    assert case.facts["received"] == Recorded(date(2013, 12, 20))
    assert case.facts["requested"] == Recorded(date(2013, 12, 23))
    assert cases.find_case(sitting, "nscb-2013-001") == case


@pytest.mark.parametrize("typed", ["NSCB-2013-999", "NSCB-2019-001", "rubbish", ""])
def test_a_reference_that_no_case_has_is_a_sentence(sitting: Sitting, typed: str) -> None:
    with pytest.raises(OfficeError):
        cases.find_case(sitting, typed)


def test_a_case_number_that_is_not_there_is_a_sentence(sitting: Sitting) -> None:
    with pytest.raises(OfficeError, match="no such case"):
        cases.read_case(sitting, 999)


def test_a_corrected_fact_stands_and_the_old_one_is_in_the_history(sitting: Sitting) -> None:
    case = cases.record_milestone(sitting, 1, "requested", date(2013, 12, 24), why="the e-mail is dated the 24th")
    assert case.facts["requested"].on == date(2013, 12, 24)
    entry = cases.history(sitting, 1)[-1]
    assert [(each.old, each.new) for each in entry.changes] == [("23 December 2013", "24 December 2013")]


def test_a_withdrawn_fact_is_no_fact_and_can_be_recorded_anew(sitting: Sitting) -> None:
    case = cases.withdraw_milestone(sitting, 1, "requested", "not sent after all")
    assert "requested" not in case.facts
    assert "requested" in cases.record_milestone(sitting, 1, "requested", date(2013, 12, 30)).facts


def test_siblings_are_linked_both_ways_once(sitting: Sitting) -> None:
    with sitting.register.work.writing(sitting.person, sitting.now()) as unit:
        files.link(unit, 1, 2)
        unit.flush()
        files.link(unit, 2, 1)
        with pytest.raises(OfficeError, match="own sibling"):
            files.link(unit, 1, 1)
        unit.record("linked")
    assert cases.read_case(sitting, 1).siblings == (Reference(2013, 2),)
    assert cases.read_case(sitting, 2).siblings == (Reference(2013, 1),)


def test_a_second_agencys_form_joins_the_case_and_the_earlier_receipt_is_day_0(sitting: Sitting) -> None:
    earlier = at_local(date(2013, 12, 18), 9)
    draft = registers.typed(sitting, {"agency": "Health", "child_name": "Callum Pretend"}, earlier)
    shown = [Possible(cases.rows(sitting, [2])[0], 90, ("name",))]
    choice = replace(registers.AS_IT_CAME, duplicate="add", duplicate_of=2)
    case = referrals.register_draft(sitting, draft.id, choice, shown)
    assert case.id == 2
    assert [form.answers["agency"] for form in case.part_ones] == ["Health", "Education"]
    assert case.facts["received"].on == date(2013, 12, 18)
    assert cases.total(sitting) == 3
    answered = [each for each in cases.history(sitting, 2)[-1].changes if each.field.startswith("Possible duplicate")]
    assert [each.new for each in answered] == ["the same case"]


def test_the_office_record_keeps_its_old_values_in_the_history(sitting: Sitting) -> None:
    corrections.amend_office(sitting, 1, {"sex": "Female"}, "left out")
    case = corrections.amend_office(sitting, 1, {"sex": "Male"}, "typed wrongly")
    assert case.office == {"sex": "Male"}
    assert [(each.old, each.new) for each in cases.history(sitting, 1)[-1].changes] == [("Female", "Male")]


def test_numbers_of_cases_are_those_of_their_rows(sitting: Sitting) -> None:
    with sitting.reading() as unit:
        assert files.every_id(unit) == [row.id for row in unit.session.query(CaseFileRow).order_by(CaseFileRow.id)]
