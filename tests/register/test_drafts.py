"""Drafts: saved as typed, kept through two windows, discarded and brought back."""

from dataclasses import replace

import pytest

from nscb_desktop.casework import referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import ChangedMeanwhile, OfficeError
from nscb_desktop.framework.records import Draft
from nscb_desktop.register.tables import AuditRow
from tests import registers


def test_a_new_draft_is_blank_throughout(empty: Sitting) -> None:
    draft = referrals.start_draft(empty)
    assert (dict(draft.answers), dict(draft.office), draft.received_at, draft.version) == ({}, {}, None, 1)
    assert referrals.read_draft(empty, draft.id) == draft


def test_every_kind_of_answer_comes_back_as_it_was_typed(empty: Sitting) -> None:
    saved = registers.typed(empty, registers.FULL)
    read = referrals.read_draft(empty, saved.id)
    assert read.answers == registers.FULL
    assert read.received_at == registers.RECEIVED
    assert set(registers.FULL) == {field.key for field in read.form.fields()}


def test_the_office_record_is_saved_beside_it(empty: Sitting) -> None:
    draft = replace(referrals.start_draft(empty), office={"incident_on": read_date("c. May 2013"), "sex": "Female"})
    saved = referrals.save_draft(empty, draft)
    assert referrals.read_draft(empty, saved.id).office == draft.office


def test_saving_a_draft_leaves_no_history(empty: Sitting) -> None:
    registers.typed(empty, registers.FULL)
    with empty.reading() as unit:
        assert unit.session.query(AuditRow).count() == 1


def test_two_windows_saving_one_draft_keep_both_texts(empty: Sitting) -> None:
    opened = registers.typed(empty, {"agency": "Education"})
    first = referrals.save_draft(empty, replace(opened, answers={"agency": "Health"}))
    with pytest.raises(ChangedMeanwhile, match="Jane Okafor saved this draft") as told:
        referrals.save_draft(empty, replace(opened, answers={"agency": "Police"}))
    assert isinstance(told.value.theirs, Draft)
    assert told.value.theirs.answers == {"agency": "Health"}
    assert referrals.read_draft(empty, opened.id).answers == {"agency": "Health"}
    again = referrals.save_draft(empty, replace(first, answers={"agency": "Police"}))
    assert again.version == first.version + 1


def test_a_draft_that_was_registered_meanwhile_says_where_to_look(empty: Sitting) -> None:
    draft = registers.typed(empty, {"agency": "Education", "child_name": "Amira Example"})
    referrals.register_draft(empty, draft.id, registers.AS_IT_CAME)
    with pytest.raises(OfficeError, match="Look for it under Cases"):
        referrals.save_draft(empty, draft)


def test_a_discarded_draft_is_out_of_sight_and_can_be_brought_back(empty: Sitting) -> None:
    draft = registers.typed(empty, registers.FULL)
    referrals.discard_draft(empty, draft.id)
    assert referrals.listed_drafts(empty) == []
    assert referrals.restore_draft(empty, draft.id).answers == registers.FULL
    assert [each.id for each in referrals.listed_drafts(empty)] == [draft.id]


def test_drafts_are_listed_newest_save_first(empty: Sitting) -> None:
    first, second = registers.typed(empty, {"agency": "A"}), registers.typed(empty, {"agency": "B"})
    assert [each.id for each in referrals.listed_drafts(empty)] == [second.id, first.id]


def test_a_siblings_draft_starts_with_the_family_and_the_addresses(sitting: Sitting) -> None:
    draft = referrals.start_draft(sitting, sibling_of=1)
    assert set(draft.answers) == {"family", "home_address", "previous_addresses"}
    assert draft.answers["family"] == registers.FULL["family"]
    assert referrals.read_draft(sitting, draft.id).sibling_of == 1
