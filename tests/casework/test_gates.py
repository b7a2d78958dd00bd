"""The gates in their order: what each asks before it is frozen, what it records, and who may record it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from nscb_desktop.casework import cases, corrections, decisions, desk, screening
from nscb_desktop.casework import gates as desk_of_gates
from nscb_desktop.casework.gates import Typed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Reasons, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.errors import NotAllowed, Refused
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.milestones import Recorded, stage_of, stage_shown
from nscb_desktop.framework.records import Authorisation, CaseFile, FieldChange
from nscb_desktop.register import drafts
from tests import gates, registers

MONDAY, TODAY = date(2014, 1, 6), date(2014, 1, 7)


@pytest.fixture(autouse=True)
def people(office: Sitting) -> None:
    """Both chairs and three members are in post."""
    gates.staffed(office)


def test_a_case_goes_from_the_chair_to_a_decision(office: Sitting) -> None:
    case = gates.decided(office)
    assert stage_shown(case.facts) == "Decided: Serious Case Review"
    recorded = {key: case.facts[key].on for key in ("sent_for_screening", "indicated", "met", "recommended", "decided")}
    assert recorded == {
        "sent_for_screening": date(2014, 1, 3), "indicated": MONDAY, "met": MONDAY, "recommended": MONDAY,
        "decided": MONDAY,
    }  # fmt: skip
    assert case.facts["indicated"].detail == case.facts["recommended"].detail == case.facts["decided"].detail == "scr"
    assert [sheet.form.key for sheet in case.sheets] == ["screening", "recommendation", "discussion", "decision"]
    assert desk.check(office).faults == ()


def test_the_history_says_who_made_a_gate_and_who_recorded_it(office: Sitting) -> None:
    newest = cases.history(office, gates.decided(office).id)[-1]
    assert (newest.act, newest.who) == ("recorded the decision", "Jane Okafor")
    assert newest.changes[0] == FieldChange("Made", "", "6 Jan 2014 10:00 by Dame Ina Invented, Independent Chair")
    assert FieldChange("Decision made", "", "6 January 2014, Serious Case Review") in newest.changes
    assert FieldChange("Rationale", "", "The threshold is met.") in newest.changes


OUT_OF_ORDER: dict[str, tuple[Callable[[Sitting], CaseFile], str, str]] = {
    "screening before the chair has it": (registers.registered, "screening", "Send the case to the sub-group chair"),
    "recommendation before a meeting": (gates.screened, "recommendation", "Record the sub-group's meeting"),
    "discussion before a recommendation": (gates.met, "discussion", "Record the sub-group's recommendation first"),
    "decision before a discussion": (gates.recommended, "decision", "Record the discussion with the Independent Chair"),
    "notice before a decision": (gates.with_the_chair, "notice", "There is nothing to tell yet"),
    "challenge before a screening": (gates.with_the_chair, "challenge", "There is nothing to challenge yet"),
    "conversion before a decision": (gates.discussed, "conversion", "Record the decision first"),
    "reopening an open case": (gates.met, "reopening", "The case is not closed"),
    "screening twice": (gates.screened, "screening", "The case is screened already"),
    "screening after the meeting": (gates.met, "screening", "the time for screening is past"),
    "recommending twice": (gates.recommended, "recommendation", "Recommendation made on 6 January 2014 already"),
    "deciding twice": (gates.decided, "decision", "Decision made on 6 January 2014 already"),
}
ANSWERS: dict[str, dict[str, Answer]] = {
    "screening": gates.SCREENING, "recommendation": gates.RECOMMENDATION, "discussion": gates.DISCUSSION,
    "decision": gates.DECISION, "notice": {"to": "ofsted", "how": "letter"}, "challenge": gates.CHALLENGE,
    "conversion": gates.CONVERSION, "reopening": gates.CLOSING,
}  # fmt: skip


@pytest.mark.parametrize("number", range(len(OUT_OF_ORDER)), ids=list(OUT_OF_ORDER))
def test_a_gate_out_of_its_order_is_refused_and_records_nothing(office: Sitting, number: int) -> None:
    reach, key, sentence = list(OUT_OF_ORDER.values())[number]
    case = reach(office)
    before = cases.read_case(office, case.id)
    with pytest.raises(Refused, match=sentence):
        desk_of_gates.freeze(office, case.id, key, ANSWERS[key], gates.DAY)
    assert cases.read_case(office, case.id) == before


BLANK = [
    (gates.with_the_chair, "screening", key, label)
    for key, label in (("outcome", "Whether an SCR"), ("reasons", "Reasons"), ("advice", "Advice"), ("made_by", "Made by"))
] + [
    (gates.met, "recommendation", key, label)
    for key, label in (("review", "Type of review"), ("criteria", "Criteria cited"), ("views", "Views considered"))
] + [
    (gates.discussed, "decision", key, label)
    for key, label in (("review", "Decision"), ("rationale", "Rationale"), ("criteria", "Criteria cited"))
]  # fmt: skip


@pytest.mark.parametrize(("reach", "key", "field", "label"), BLANK)
def test_what_is_mandatory_cannot_be_left_blank(
    office: Sitting, reach: Callable[[Sitting], CaseFile], key: str, field: str, label: str
) -> None:
    case = reach(office)
    with pytest.raises(Refused, match=f"{label}.*cannot be left blank"):
        desk_of_gates.freeze(office, case.id, key, gates.changed(ANSWERS[key], **{field: None}), gates.DAY)


@pytest.mark.parametrize("reply", [None, Reply.NO])
def test_a_decision_cites_at_least_one_criterion(office: Sitting, reply: Reply | None) -> None:
    case = gates.discussed(office)
    cited = gates.changed(gates.DECISION, criteria=Reasons({"abuse": Tick(reply, "bruising")}))
    if reply is None:
        with pytest.raises(Refused, match="Cite at least one criterion"):
            decisions.decide(office, case.id, cited, gates.DAY)
    else:
        assert "decided" in decisions.decide(office, case.id, cited, gates.DAY).facts


def test_another_review_is_named(office: Sitting) -> None:
    case = gates.discussed(office)
    other = gates.changed(gates.DECISION, review="other")
    with pytest.raises(Refused, match="Say which other review it is"):
        decisions.decide(office, case.id, other, gates.DAY)
    after = decisions.decide(office, case.id, gates.changed(other, which="multi-agency audit"), gates.DAY)
    assert stage_shown(after.facts) == "Decided: another review"


@pytest.mark.parametrize(
    ("made_by", "sentence"),
    [
        ({"name": "Somebody Else", "office": "Vice-chair"}, "the Independent Chair was Dame Ina Invented"),
        ({"name": "Dame Ina Invented"}, "Enter the name and the office"),
        ({**gates.INDEPENDENT, "acting_for": "the Chair"}, "both whom they acted for and why"),
        ({"name": "Sample Samuel", "office": "Sub-group chair", "acting_for": "Dame Ina Invented", "acting_why": "ill"},
         "Sample Samuel made the screening. Different people act at different gates"),
    ],
)  # fmt: skip
def test_a_decision_is_the_office_holders_of_that_day(
    office: Sitting, made_by: dict[str, Answer], sentence: str
) -> None:
    case = gates.discussed(office)
    with pytest.raises(Refused, match=sentence):
        decisions.decide(office, case.id, gates.changed(gates.DECISION, made_by=made_by), gates.DAY)


def test_somebody_acts_for_the_chair_and_two_gates_are_one_persons_with_a_reason(office: Sitting) -> None:
    case = gates.discussed(office)
    acting: dict[str, Answer] = {**gates.CHAIR, "acting_for": "Dame Ina Invented", "acting_why": "on leave"}
    answers = gates.changed(gates.DECISION, made_by=acting, same_person="Nobody else could be reached.")
    decisions.decide(office, case.id, answers, gates.DAY)
    made = cases.history(office, case.id)[-1].changes[0].new
    assert made.endswith("by Samuel Sample, Sub-group chair, acting for Dame Ina Invented (on leave)")


def test_what_a_rule_asks_a_reason_for_is_asked_on_the_sheet_and_only_there(office: Sitting) -> None:
    case = gates.discussed(office)
    acting: dict[str, Answer] = {**gates.CHAIR, "acting_for": "Dame Ina Invented", "acting_why": "on leave"}
    for made_by, asked in ((acting, True), (gates.INDEPENDENT, False)):
        answers = gates.changed(gates.DECISION, made_by=made_by)
        against = desk_of_gates.sheet_problems(office, case.id, "decision", answers, gates.DAY)
        holding = desk_of_gates.holding(office, case.id, case.edition.form("decision"), answers, gates.DAY)
        assert [gap.field for gap in against] == (["same_person"] if asked else [])
        assert (Circumstance.SAME_PERSON in holding) is asked


def test_a_form_that_rests_on_nothing_of_the_case_asks_nothing_of_the_kind(office: Sitting) -> None:
    case = gates.discussed(office)
    for key in ("part_two", "notice", "closing"):
        holding = desk_of_gates.holding(office, case.id, case.edition.form(key), {"made_by": gates.CHAIR}, gates.DAY)
        assert holding == frozenset()


def test_whoever_authorised_the_referral_gives_a_reason_for_screening_it(office: Sitting) -> None:
    case = registers.registered(office, authoriser={"name": "Samuel Sample", "role": "Head of service"})
    screening.send_to_chair(office, case.id, MONDAY)
    with pytest.raises(Refused, match="Samuel Sample authorised the Part One"):
        screening.screen(office, case.id, gates.SCREENING, gates.DAY)
    screening.screen(office, case.id, gates.changed(gates.SCREENING, same_person="No other chair."), gates.DAY)


def test_whoever_authorised_it_afterwards_gives_a_reason_too(office: Sitting) -> None:
    case = gates.with_the_chair(office)
    late = Authorisation("Sample Samuel", "Clinical lead", gates.DAY, "letter")
    corrections.authorise(office, case.part_one.id, late)
    with pytest.raises(Refused, match="Samuel Sample authorised the Part One"):
        screening.screen(office, case.id, gates.SCREENING, gates.DAY)


def test_a_gate_is_not_made_tomorrow_nor_before_what_it_follows(office: Sitting) -> None:
    case = gates.discussed(office)
    with pytest.raises(Refused, match="8 January 2014 has not come yet"):
        decisions.decide(office, case.id, gates.DECISION, registers.NOW + timedelta(days=1))
    with pytest.raises(Refused, match="Decision cannot be before “Discussed with the Independent Chair” on 6 January"):
        decisions.decide(office, case.id, gates.DECISION, gates.DAY - timedelta(days=3))


def test_a_screening_that_ends_the_matter_waits_for_the_referrer_to_be_told(office: Sitting) -> None:
    case = gates.screened(office, outcome="not-indicated")
    assert stage_of(case.facts).key == "screening"
    assert "no review indicated, referrer to be told" in flags(case)[0].shown
    told = gates.told(office, case, "referrer", said="Reasons given.")
    assert stage_of(told.facts).key == "not-indicated"
    assert (told.facts["not_indicated"].on, told.facts["referrer_told"].on) == (MONDAY, MONDAY)
    with pytest.raises(Refused, match="That was told on 6 January 2014 already"):
        gates.told(office, case, "referrer")
    with pytest.raises(Refused, match="there is none yet"):
        gates.told(office, case, "ofsted")


def test_the_words_of_a_sheet_are_amended_and_its_outcome_moves_the_stage(office: Sitting) -> None:
    case = gates.decided(office)
    sheet = case.sheets[-1]
    after = corrections.amend(office, sheet.id, {"review": "none", "rationale": "Slip of the pen."}, TODAY, "mistyped")
    assert stage_shown(after.facts) == "Decided: no review"
    assert after.sheets[-1].original["review"] == "scr"
    with pytest.raises(Refused, match="not even by an amendment"):
        corrections.amend(office, sheet.id, {"rationale": " "}, TODAY, "x")
    with pytest.raises(Refused, match="is not turned round"):
        corrections.amend(office, case.sheets[0].id, {"outcome": "not-indicated"}, TODAY, "x")


def test_who_made_a_gate_is_amended_under_the_rules_of_the_gate(office: Sitting) -> None:
    sheet = gates.decided(office).sheets[-1]
    with pytest.raises(Refused, match="the Independent Chair was Dame Ina Invented"):
        corrections.amend(office, sheet.id, {"made_by": {**gates.CHAIR, "office": "Vice-chair"}}, TODAY, "a slip")
    acting: dict[str, Answer] = {**gates.CHAIR, "acting_for": "Dame Ina Invented", "acting_why": "ill"}
    with pytest.raises(Refused, match="Samuel Sample made the screening"):
        corrections.amend(office, sheet.id, {"made_by": acting}, TODAY, "a slip")
    both: dict[str, Answer] = {"made_by": acting, "same_person": "Nobody else could be reached."}
    after = corrections.amend(office, sheet.id, both, TODAY, "a slip")
    assert after.sheets[-1].answers["made_by"] == acting


def test_a_date_corrected_by_hand_stays_when_the_sheet_is_amended(office: Sitting) -> None:
    case = gates.decided(office)
    cases.record_milestone(office, case.id, "decided", TODAY, "scr", "the letter says Tuesday")
    after = corrections.amend(office, case.sheets[-1].id, {"review": "none"}, TODAY, "mistyped")
    assert after.facts["decided"] == Recorded(TODAY, "none")


def test_a_date_that_came_with_a_sheet_is_moved_and_neither_taken_back_nor_turned_round(office: Sitting) -> None:
    case = gates.decided(office)
    with pytest.raises(Refused, match="“Decision made” was recorded with a sheet, which stays"):
        cases.withdraw_milestone(office, case.id, "decided", "another case")
    with pytest.raises(Refused, match="by a dated amendment"):
        cases.record_milestone(office, case.id, "decided", TODAY, "none", "misread")
    after = cases.record_milestone(office, case.id, "recommended", TODAY, why="the minutes say Tuesday")
    assert after.facts["recommended"] == Recorded(TODAY, "scr")
    assert cases.history(office, case.id)[-1].changes == (
        FieldChange(
            "Recommendation made", "6 January 2014, Serious Case Review", "7 January 2014, Serious Case Review"
        ),
    )


def test_the_draft_a_sheet_was_typed_in_goes_with_it(office: Sitting) -> None:
    case = gates.with_the_chair(office)
    with office.drafting() as unit:
        draft = drafts.add(unit, case.edition.form("screening"), "Jane", case_id=case.id)
    answers = gates.changed(gates.SCREENING)
    after = screening.screen(office, case.id, answers, gates.DAY, Typed(draft.id, "as the chair left it"))
    assert after.sheets[-1].gaps_reason == "as the chair left it"
    with office.reading() as unit:
        assert drafts.of_case(unit, case.id) == []


def test_the_chair_screens_and_recommends_and_does_not_decide(office: Sitting, chair: Sitting) -> None:
    case = gates.with_the_chair(office)
    screening.screen(chair, case.id, gates.SCREENING, gates.DAY)
    gates.held(chair, case.id)
    decisions.recommend(chair, case.id, gates.RECOMMENDATION, gates.DAY)
    decisions.discuss(chair, case.id, gates.DISCUSSION, gates.DAY)
    with pytest.raises(NotAllowed, match="may not record a decision"):
        decisions.decide(chair, case.id, gates.DECISION, gates.DAY)


def test_the_criteria_start_with_the_referrers_and_say_what_they_amount_to(office: Sitting) -> None:
    ticks = {"abuse": Tick(Reply.YES, "bruising"), "died": Tick(Reply.YES)}
    case = registers.registered(office, reasons=Reasons(ticks, "As told."))
    assert screening.started_with(case) == {"grounds": Reasons(ticks)}
    assert screening.standing_of(case).sentence.startswith("The answers meet SCR-A (statutory).")
    moments: dict[str, Answer] = {"occurred": "18/12/2013 21.10", "director_told": "18/12/2013 22.55"}
    known = corrections.amend_office(office, case.id, moments, "as the referrer said")
    assert screening.started_with(known) == {"grounds": Reasons(ticks), **moments}
    answers: dict[str, Answer] = {"grounds": Reasons({**ticks, "died": Tick(Reply.NO)})}
    after = screening.keep_criteria(office, case.id, answers, gates.DAY)
    assert screening.standing_of(after).sentence.startswith("The answers meet no criterion.")
    assert stage_of(after.facts).key == "received"
