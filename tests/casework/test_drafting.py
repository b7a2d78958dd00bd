"""Forms typed for a case: begun once, saved without history, and frozen whole by the act that records them."""

from dataclasses import replace

import pytest

from nscb_desktop.casework import cases, corrections, drafting, filing, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import ChangedMeanwhile, OfficeError, Refused
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import drafts
from tests import registers


def test_a_form_is_begun_once_and_found_where_it_was_left(office: Sitting) -> None:
    case = registers.registered(office)
    begun = drafting.start(office, case.id, "screening", carried={"advice": "Look at the hospital's letter."})
    typed = drafting.save(office, replace(begun, answers={**begun.answers, "reasons": "half a sen"}))
    assert drafting.start(office, case.id, "screening") == typed
    assert [each.id for each in drafting.of_case(office, case.id)] == [begun.id]
    assert (typed.case_id, typed.form.key, typed.answers["advice"]) == (
        case.id,
        "screening",
        "Look at the hospital's letter.",
    )
    assert begun.id not in [each.id for each in referrals.listed_drafts(office)]


def test_what_was_typed_for_an_unreadable_date_is_kept(office: Sitting) -> None:
    begun = drafting.start(office, registers.registered(office).id, "decision")
    saved = drafting.save(office, replace(begun, received_words="about teatime"))
    assert drafting.start(office, saved.case_id or 0, "decision").received_words == "about teatime"
    with pytest.raises(Refused, match="“about teatime” is not read as a date"):
        drafting.made_at(saved, office.now())


def test_a_moment_that_has_not_come_is_refused(office: Sitting) -> None:
    begun = drafting.start(office, registers.registered(office).id, "decision")
    with pytest.raises(Refused, match="has not come yet"):
        drafting.made_at(replace(begun, received_at=office.now().replace(year=2015)), office.now())


def test_two_windows_lose_no_text(office: Sitting) -> None:
    case = registers.registered(office)
    begun = drafting.start(office, case.id, "screening")
    drafting.save(office, replace(begun, answers={"reasons": "mine"}))
    with pytest.raises(ChangedMeanwhile):
        drafting.save(office, replace(begun, answers={"reasons": "yours"}))
    aside = drafting.keep_aside(office, replace(begun, answers={"reasons": "yours"}))
    assert aside.case_id == case.id
    assert {each.answers["reasons"] for each in drafting.of_case(office, case.id)} == {"mine", "yours"}


def test_a_discarded_form_comes_back_with_its_words(office: Sitting) -> None:
    case = registers.registered(office)
    begun = drafting.start(office, case.id, "screening", carried={"reasons": "kept"})
    drafting.discard(office, begun.id)
    assert drafting.of_case(office, case.id) == []
    assert drafting.restore(office, begun.id).answers == {"reasons": "kept"}


def test_the_chair_may_type_for_a_case_and_never_a_part_one(chair: Sitting, office: Sitting) -> None:
    case = registers.registered(office)
    assert drafting.start(chair, case.id, "screening").saved_by == "Sam Pretend"
    with pytest.raises(OfficeError):
        referrals.start_draft(chair)


def test_nothing_is_begun_on_a_void_case(office: Sitting) -> None:
    case = registers.registered(office)
    corrections.void(office, case.id, "typed twice")
    with pytest.raises(Refused, match="voided"):
        drafting.start(office, case.id, "screening")


def test_freezing_takes_the_draft_and_its_originals_to_the_case(office: Sitting) -> None:
    case = registers.registered(office)
    begun = drafting.start(office, case.id, "challenge", carried={"agency": "Police"})
    filing.file_on_draft(office, begun.id, "letter.pdf", b"%PDF")
    with office.acting(Right.RECORD) as unit:
        drafting.freeze(unit, begun, office.now(), gaps_reason="as it came")
        unit.record("recorded a challenge", case.id)
    (sheet,) = cases.read_case(office, case.id).sheets
    assert (sheet.answers, sheet.gaps_reason) == ({"agency": "Police"}, "as it came")
    assert drafting.of_case(office, case.id) == []
    assert [each.name for each in filing.documents(office, case.id)] == ["letter.pdf"]


def test_a_part_one_is_never_frozen_here(office: Sitting) -> None:
    blank = referrals.start_draft(office)
    with office.drafting() as unit, pytest.raises(Refused, match="Part One"):
        drafting.freeze(unit, drafts.read(unit, blank.id), office.now())
