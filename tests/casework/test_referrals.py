"""A Part One on its way from a blank draft to a registered case, and every reason it is held back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from nscb_desktop.casework import cases, corrections, desk, duplicates, filing, referrals
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import ChangedMeanwhile, NotAllowed, OfficeError, Refused
from nscb_desktop.framework.records import Authorisation, Draft, FieldChange, HistoryEntry
from tests import registers
from tests.registers import AS_IT_CAME, FULL, NOW, RECEIVED

BOTH = {"name": "Priya Pretend", "role": "Team manager"}
COMPLETE = {**FULL, "religion": "Muslim"}


def act(sitting: Sitting, case_id: int, starting: str) -> HistoryEntry:
    """The newest act of a case whose words begin like this."""
    return next(each for each in reversed(cases.history(sitting, case_id)) if each.act.startswith(starting))


def test_a_complete_authorised_form_becomes_the_first_case_of_its_year(office: Sitting) -> None:
    draft = registers.typed(office, dict(COMPLETE))
    case = referrals.register_draft(
        office, draft.id, Registration(authorised_at=NOW, authorised_how="signature", gaps_reason="as it came")
    )
    assert (str(case.reference), case.alias, case.edition.name) == ("NSCB-2013-001", "Child A", "Newham 2013")
    assert case.part_one.answers == draft.answers
    assert case.part_one.authorisation == Authorisation("Sam Madeup", "Head of service", NOW, "signature")
    assert case.facts["received"].on == date(2013, 12, 20)
    assert referrals.listed_drafts(office) == []


def test_the_history_of_a_registration_lists_every_answer_given(office: Sitting) -> None:
    draft = registers.typed(office, dict(FULL))
    case = referrals.register_draft(office, draft.id, AS_IT_CAME)
    entry = act(office, case.id, "registered Part One as NSCB-2013-001")
    fields = [change.field for change in entry.changes]
    assert fields[0] == "Notification received"
    assert len(fields) == 1 + len(FULL)
    assert FieldChange("Religion", "", "Not known") in entry.changes
    assert entry.why == "incomplete: registered as received; not authorised: signature to follow"


def test_references_follow_the_year_of_receipt_without_a_gap(office: Sitting) -> None:
    in_2014 = RECEIVED + timedelta(days=14)
    received = [RECEIVED, in_2014, RECEIVED, in_2014]
    drafts = [
        registers.typed(office, {"agency": "Police", "child_name": f"Child {n}"}, at) for n, at in enumerate(received)
    ]
    made = [referrals.register_draft(office, draft.id, AS_IT_CAME) for draft in drafts]
    assert [str(case.reference) for case in made] == [
        "NSCB-2013-001",
        "NSCB-2014-001",
        "NSCB-2013-002",
        "NSCB-2014-002",
    ]
    assert [case.alias for case in made] == ["Child A", "Child B", "Child C", "Child D"]


@pytest.mark.parametrize(
    ("changes", "received", "choice", "sentence"),
    [
        ({}, None, AS_IT_CAME, "enter the date and time the form was in hand. Without it the form cannot be registered"),
        ({"agency": "  "}, RECEIVED, AS_IT_CAME, "Name of Agency: not answered. Without it"),
        ({"child_name": None}, RECEIVED, AS_IT_CAME, "Full Name of Child/Young Person: not answered. Without it"),
        ({"religion": None}, RECEIVED, Registration(unauthorised_reason="to follow"), "1 answer is missing. Complete it, or say why"),
        ({}, RECEIVED, Registration(gaps_reason="x"), "Enter when the form was authorised, or say why"),
        ({}, RECEIVED, Registration(gaps_reason="x", unauthorised_reason="  "), "Enter when the form was authorised"),
        ({"authoriser": {"name": "Sam Madeup"}}, RECEIVED, Registration(gaps_reason="x", authorised_at=NOW), "Enter the authoriser's name and role"),
        ({}, NOW + timedelta(minutes=1), AS_IT_CAME, "7 Jan 2014 10:43 has not come yet; enter the date and time the form was in hand"),
        ({}, RECEIVED, Registration(gaps_reason="x", authorised_at=NOW + timedelta(minutes=1)), "That moment has not come yet. Check the date and time of the authorisation"),
        ({"authoriser": BOTH}, RECEIVED, Registration(gaps_reason="x", authorised_at=NOW), "also named as the authoriser. Say why"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_one_sentence_and_the_draft_stays(
    office: Sitting, changes: dict[str, Answer], received: datetime | None, choice: Registration, sentence: str
) -> None:
    draft = referrals.read_draft(office, registers.typed(office, {**COMPLETE, **changes}, received).id)
    with pytest.raises(Refused, match=sentence.replace(".", r"\.")):
        referrals.register_draft(office, draft.id, choice)
    assert cases.total(office) == 0
    assert referrals.read_draft(office, draft.id) == draft


def test_a_receipt_still_to_come_is_a_blocker_and_one_of_this_moment_is_none(office: Sitting) -> None:
    ahead = registers.typed(office, dict(COMPLETE), datetime(9998, 1, 1, tzinfo=UTC))
    assert [gap.field for gap in referrals.readiness(ahead, office.now()).blockers] == ["received_at"]
    assert referrals.readiness(replace(ahead, received_at=NOW), office.now()).blockers == ()


def test_a_shown_duplicate_has_to_be_answered(office: Sitting) -> None:
    registers.registered(office, "Amira Example", date_of_birth=read_date("3 April 2009"))
    draft = registers.typed(
        office, {"agency": "Police", "child_name": "Amira Example", "date_of_birth": read_date("3 April 2009")}
    )
    possible = duplicates.possible_duplicates(office, draft.answers)
    with pytest.raises(Refused, match="Say whether this is a different child"):
        referrals.register_draft(office, draft.id, AS_IT_CAME, possible)
    assert cases.total(office) == 1


def test_the_author_may_authorise_with_a_reason_that_is_kept(office: Sitting) -> None:
    draft = registers.typed(office, {**COMPLETE, "authoriser": {**BOTH, "name": "PRETEND, Priya"}})
    assert referrals.readiness(draft).own_authoriser
    choice = Registration(authorised_at=NOW, own_form_reason="nobody else on duty", gaps_reason="x")
    case = referrals.register_draft(office, draft.id, choice)
    assert case.part_one.authorisation is not None
    assert case.part_one.authorisation.own_form_reason == "nobody else on duty"
    assert "author is authoriser: nobody else on duty" in act(office, case.id, "registered").why


def test_a_draft_is_registered_once_only(office: Sitting) -> None:
    draft = registers.typed(office, dict(FULL))
    referrals.register_draft(office, draft.id, AS_IT_CAME)
    with pytest.raises(Refused, match="it has been registered or removed"):
        referrals.register_draft(office, draft.id, AS_IT_CAME)
    with pytest.raises(OfficeError):
        referrals.save_draft(office, draft)
    assert cases.total(office) == 1


def test_a_form_added_to_a_case_makes_no_new_reference(office: Sitting) -> None:
    first = registers.registered(office)
    draft = registers.typed(office, {"agency": "Police", "child_name": "Amira Example"})
    choice = replace(AS_IT_CAME, duplicate="add", duplicate_of=first.id)
    case = referrals.register_draft(office, draft.id, choice)
    assert (case.id, len(case.part_ones), cases.total(office)) == (first.id, 2, 1)


def test_a_form_is_not_added_to_a_voided_case(office: Sitting) -> None:
    first = registers.registered(office)
    corrections.void(office, first.id, "registered in error")
    draft = registers.typed(office, {"agency": "Police", "child_name": "Amira Example"})
    with pytest.raises(Refused, match="was voided"):
        referrals.register_draft(office, draft.id, replace(AS_IT_CAME, duplicate="add", duplicate_of=first.id))


def test_a_discarded_draft_is_out_of_sight_and_comes_back_whole(office: Sitting) -> None:
    draft = registers.typed(office, dict(FULL))
    referrals.discard_draft(office, draft.id)
    assert referrals.listed_drafts(office) == []
    back = referrals.restore_draft(office, draft.id)
    assert back.answers == draft.answers
    assert [each.id for each in referrals.listed_drafts(office)] == [draft.id]


def test_a_second_window_is_told_what_the_first_one_saved(office: Sitting) -> None:
    opened_twice = referrals.start_draft(office)
    first = referrals.save_draft(office, replace(opened_twice, answers={"agency": "Police"}))
    with pytest.raises(ChangedMeanwhile, match="in another window") as told:
        referrals.save_draft(office, replace(opened_twice, answers={"agency": "Education"}))
    theirs = told.value.theirs
    assert isinstance(theirs, Draft)
    assert (theirs.answers, theirs.version) == ({"agency": "Police"}, first.version)
    aside = referrals.keep_aside(office, replace(opened_twice, answers={"agency": "Education"}))
    assert {each.answers["agency"] for each in referrals.listed_drafts(office)} == {"Police", "Education"}
    assert aside.id != first.id


def test_a_siblings_draft_starts_with_family_and_addresses_and_links_both_cases(office: Sitting) -> None:
    first = registers.registered(office, family=FULL["family"], home_address=FULL["home_address"], religion="Sikh")
    draft = referrals.start_draft(office, sibling_of=first.id)
    assert set(draft.answers) == {"family", "home_address"}
    answers = {**draft.answers, "agency": "Police", "child_name": "Ruba Example"}
    saved = referrals.save_draft(office, replace(draft, received_at=RECEIVED, answers=answers))
    second = referrals.register_draft(office, saved.id, AS_IT_CAME)
    assert second.siblings == (first.reference,)
    assert cases.read_case(office, first.id).siblings == (second.reference,)


def test_a_filed_original_goes_with_the_draft_to_the_case(office: Sitting) -> None:
    draft = registers.typed(office, dict(FULL))
    filing.file_on_draft(office, draft.id, "part one.pdf", b"%PDF-1.4")
    case = referrals.register_draft(office, draft.id, AS_IT_CAME)
    assert [each.name for each in filing.documents(office, case.id)] == ["part one.pdf"]
    assert filing.draft_documents(office, draft.id) == []


def test_a_sub_group_chair_may_neither_draft_nor_register(office: Sitting, chair: Sitting) -> None:
    draft = registers.typed(office, dict(FULL))
    acts: list[Callable[[], object]] = [
        lambda: referrals.start_draft(chair),
        lambda: referrals.save_draft(chair, draft),
        lambda: referrals.discard_draft(chair, draft.id),
        lambda: referrals.register_draft(chair, draft.id, AS_IT_CAME),
    ]
    for refused in acts:
        with pytest.raises(NotAllowed, match="may not receive and register notifications; ask a Business Manager"):
            refused()
    assert cases.total(office) == 0


def test_a_registration_that_is_refused_leaves_a_sound_register(office: Sitting) -> None:
    draft = registers.typed(office, {"agency": "Police"})
    with pytest.raises(Refused):
        referrals.register_draft(office, draft.id, AS_IT_CAME)
    assert desk.check(office).faults == ()


def test_words_for_the_receipt_are_kept_and_hold_registration_back_until_they_are_a_moment(office: Sitting) -> None:
    draft = registers.typed(office, dict(COMPLETE), None)
    kept = referrals.save_draft(office, replace(draft, received_words="the Friday before “Christmas”"))
    assert referrals.read_draft(office, kept.id).received_words == "the Friday before “Christmas”"
    (blocker,) = referrals.readiness(kept).blockers
    assert blocker.field == "received_at"
    assert "the Friday before “Christmas”” is not read as one moment; write it as 20/12/2013 16.40" in blocker.sentence
    with pytest.raises(Refused, match="is not read as one moment"):
        referrals.register_draft(office, kept.id, AS_IT_CAME)


def test_a_receipt_that_was_typed_as_about_right_stays_so_in_the_history(office: Sitting) -> None:
    draft = registers.typed(office, dict(COMPLETE))
    referrals.save_draft(office, replace(draft, received_words="20/12/2013, about 4.40 pm"))
    case = referrals.register_draft(office, draft.id, AS_IT_CAME)
    received = act(office, case.id, "registered Part One").changes[0]
    assert received.new == "20 Dec 2013 16:40, typed as “20/12/2013, about 4.40 pm”"
