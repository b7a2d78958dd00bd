"""Two windows at one thing: the second act says what the first recorded, and is done where it is pressed again knowingly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from nscb_desktop.casework import (
    cases,
    challenges,
    clocks,
    closing,
    comparing,
    corrections,
    decisions,
    drafting,
    information,
    screening,
)
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.errors import ChangedMeanwhile, Refused
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile
from tests import gates, registers
from tests.agencies import partners

Act = Callable[[Sitting, CaseFile], CaseFile]
TODAY, YESTERDAY, ASKED = date(2014, 1, 7), date(2014, 1, 6), date(2013, 12, 23)
CONVENE = ("convene", "")
CRITERIA: dict[str, Answer] = {"grounds": gates.CITED}


def asked(office: Sitting) -> CaseFile:
    """A case on which the police were asked and chased once."""
    case, known = registers.registered(office), partners(office)
    request = information.ask(office, case.id, [known["Police"].id], ASKED).requests[0]
    return information.chase(office, request.id, YESTERDAY, "telephone")


def returned(sitting: Sitting, case: CaseFile) -> CaseFile:
    """The police's Part Two recorded."""
    draft = drafting.start(sitting, case.id, "part_two", case.requests[0].id, {"child_name": "Amira Example"})
    saved = drafting.save(sitting, replace(draft, received_at=at_local(YESTERDAY)))
    return information.record_return(sitting, saved, "as it came")


def chased(sitting: Sitting, case: CaseFile) -> CaseFile:
    """The police chased today by letter."""
    return information.chase(sitting, case.requests[0].id, TODAY, "letter")


def taken_back(sitting: Sitting, case: CaseFile) -> CaseFile:
    """The first thing recorded of the police taken back."""
    return information.take_back(sitting, case.requests[0].id, case.requests[0].events[0].id, "another case")


def extended(sitting: Sitting, case: CaseFile, key: clocks.Key = CONVENE, to: date = date(2014, 1, 15)) -> CaseFile:
    """A clock extended."""
    return clocks.extend(sitting, case.id, key, to, why="snow", agreed_by="the Chair")


def agreed(sitting: Sitting, case: CaseFile, religion: str) -> CaseFile:
    """A value agreed on a question that both parts ask."""
    return comparing.agree(sitting, case.id, "religion", religion, "Police", "as told")


def amended(sitting: Sitting, case: CaseFile, religion: str) -> CaseFile:
    """The Part One amended in one answer."""
    return corrections.amend(sitting, case.part_one.id, {"religion": religion}, TODAY, "as told")


CHASED = "Since this page was read, Jane Okafor recorded “chased, 7 Jan 2014, letter” of Police: press the button again"
POLICE = ("agency-return", "Police")
TOLD_ONCE: dict[str, tuple[Callable[[Sitting], CaseFile], Act, Act, str]] = {
    "chased twice": (asked, chased, chased, CHASED),
    "not known, chased meanwhile": (
        asked, chased, lambda s, c: information.record_not_known(s, c.requests[0].id, TODAY, "fax", "no trace"), CHASED),
    "withdrawn, chased meanwhile": (
        asked, chased, lambda s, c: information.withdraw(s, c.requests[0].id, TODAY, "wrong borough"), CHASED),
    "returned, chased meanwhile": (asked, chased, returned, CHASED),
    "taken back, chased meanwhile": (asked, chased, taken_back, CHASED),
    "chased, taken back meanwhile": (asked, taken_back, chased, "“chased, 6 Jan 2014” was taken back of Police: press"),
    "taken back, returned meanwhile": (asked, returned, taken_back, "recorded “returned, 6 Jan 2014, .*” of Police: press"),
    "a new due date twice": (
        asked, lambda s, c: extended(s, c, POLICE, date(2014, 1, 9)), lambda s, c: extended(s, c, POLICE),
        "recorded “extended, 9 Jan 2014” of .*Police.*: press the button again if yours is still to be recorded"),
    "a clock extended twice": (
        asked, lambda s, c: extended(s, c, to=date(2014, 1, 20)), extended, "recorded “extended, 20 Jan 2014” of Sub-group held"),
    "criteria answered twice": (
        gates.with_the_chair, lambda s, c: screening.keep_criteria(s, c.id, CRITERIA, gates.DAY),
        lambda s, c: screening.keep_criteria(s, c.id, CRITERIA, gates.DAY),
        "Jane Okafor recorded Criteria.* of 6 January 2014: press the button again"),
    "challenged twice": (
        gates.decided, lambda s, c: challenges.challenge(s, c.id, gates.CHALLENGE, gates.DAY),
        lambda s, c: challenges.challenge(s, c.id, gates.changed(gates.CHALLENGE, agency="Housing"), gates.DAY),
        "Jane Okafor recorded .* of 6 January 2014: press the button again"),
    "two agencies told of it": (
        gates.decided, lambda s, c: gates.told(s, c, "agencies", who="Police"),
        lambda s, c: gates.told(s, c, "agencies", who="Housing"), "Jane Okafor recorded .* of 6 January 2014: press"),
    "converted twice": (
        gates.decided, lambda s, c: decisions.convert(s, c.id, gates.CONVERSION, gates.DAY),
        lambda s, c: decisions.convert(s, c.id, gates.changed(gates.CONVERSION, review="none"), gates.DAY),
        "Jane Okafor recorded .* of 6 January 2014: press"),
    "a date recorded twice": (
        asked, lambda s, c: cases.record_milestone(s, c.id, "met", YESTERDAY),
        lambda s, c: cases.record_milestone(s, c.id, "met", TODAY, why="the minutes"),
        "“Sub-group met” was recorded as 6 January 2014: say why, and press the button again, if yours is to stand"),
    "a date corrected, taken back meanwhile": (
        gates.with_the_chair, lambda s, c: cases.withdraw_milestone(s, c.id, "sent_for_screening", "another case"),
        lambda s, c: cases.record_milestone(s, c.id, "sent_for_screening", TODAY, why="the e-mail"),
        "“Sent to the sub-group chair” was taken back: say why"),
    "an answer amended twice": (
        asked, lambda s, c: amended(s, c, "Muslim"), lambda s, c: amended(s, c, "None"),
        "Jane Okafor amended “Religion”: press the button again if yours is to stand instead"),
    "the office record changed twice": (
        asked, lambda s, c: corrections.amend_office(s, c.id, {"sex": "Male"}, "as told"),
        lambda s, c: corrections.amend_office(s, c.id, {"sex": "Female"}, "as told"),
        "“Sex of the child or young person” was changed: press the button again if yours is to stand instead"),
    "a value agreed twice": (
        asked, lambda s, c: agreed(s, c, "Muslim"), lambda s, c: agreed(s, c, "None"),
        "Jane Okafor agreed a value of “Religion”, from Police: press the button again if yours is to stand instead"),
}  # fmt: skip
"""How the case stands, what another window records, what is done from the older page, and what is said."""


def acts_on(office: Sitting, case: CaseFile) -> int:
    """How many acts the history of a case tells."""
    return len(cases.history(office, case.id))


@pytest.mark.parametrize("name", TOLD_ONCE)
def test_an_act_from_an_older_page_is_told_once_and_then_done(name: str, office: Sitting) -> None:
    begin, theirs, mine, sentence = TOLD_ONCE[name]
    case = begin(gates.staffed(office))
    page = office.from_page(case)
    theirs(office, case)
    before = acts_on(office, case)
    with pytest.raises(ChangedMeanwhile, match=sentence):
        mine(page, case)
    assert acts_on(office, case) == before
    mine(page, case)
    assert acts_on(office, case) == before + 1


@pytest.mark.parametrize("name", TOLD_ONCE)
def test_an_act_from_a_page_that_shows_how_it_stands_is_done_at_once(name: str, office: Sitting) -> None:
    begin, theirs, mine, _ = TOLD_ONCE[name]
    case = begin(gates.staffed(office))
    after = theirs(office, case)
    standing = comparing.comparison(office, after)
    mine(office.from_page(after, (row.agreed for row in standing.rows if row.agreed)), case)


ONCE_ONLY: dict[str, tuple[Callable[[Sitting], CaseFile], Act, str]] = {
    "members notified": (gates.with_the_chair, lambda s, c: information.notify_members(s, c.id, TODAY, "e-mail"), "notified on 7 January 2014 already"),
    "asked": (registers.registered, lambda s, c: information.ask(s, c.id, [1], TODAY), "was asked on 7 Jan 2014 and has not answered yet"),
    "not known": (asked, lambda s, c: information.record_not_known(s, c.requests[0].id, TODAY, "fax", "no trace"), "Police is settled: not known"),
    "returned": (asked, returned, "Police is settled: returned"),
    "withdrawn": (asked, lambda s, c: information.withdraw(s, c.requests[0].id, TODAY, "why"), "Police is settled: withdrawn"),
    "taken back": (asked, taken_back, "This was taken back already"),
    "screened": (gates.with_the_chair, lambda s, c: screening.screen(s, c.id, gates.SCREENING, gates.DAY), "The case is screened already"),
    "recommended": (gates.met, lambda s, c: decisions.recommend(s, c.id, gates.RECOMMENDATION, gates.DAY), "Recommendation made on 6 January 2014 already"),
    "discussed": (gates.recommended, lambda s, c: decisions.discuss(s, c.id, gates.DISCUSSION, gates.DAY), "on 6 January 2014 already"),
    "decided": (gates.discussed, lambda s, c: decisions.decide(s, c.id, gates.DECISION, gates.DAY), "Decision made on 6 January 2014 already"),
    "told": (gates.decided, lambda s, c: gates.told(s, c, "ofsted"), "was told on 6 January 2014 already"),
    "outcome": (gates.challenged, lambda s, c: challenges.conclude(s, c.id, gates.OUTCOME, registers.NOW), "has its outcome already"),
    "closed": (gates.decided, lambda s, c: closing.close(s, c.id, gates.CLOSING, registers.NOW), "was closed on 7 January 2014 and is read-only"),
}  # fmt: skip
"""Acts of which the framework itself allows one, with what the second window is told."""


@pytest.mark.parametrize("name", ONCE_ONLY)
def test_what_can_be_done_once_only_is_refused_to_the_second_window(name: str, office: Sitting) -> None:
    begin, act, sentence = ONCE_ONLY[name]
    case = begin(gates.staffed(office))
    page = office.from_page(case)
    act(office, case)
    before = acts_on(office, case)
    for _ in range(2):
        with pytest.raises(Refused, match=sentence):
            act(page, case)
    assert acts_on(office, case) == before


def test_a_case_is_not_reopened_twice(office: Sitting) -> None:
    case = closing.close(office, gates.decided(gates.staffed(office)).id, gates.CLOSING, registers.NOW)
    page = office.from_page(case)
    closing.reopen(office, case.id, {"reasons": "new facts"}, registers.NOW)
    with pytest.raises(Refused, match="not closed, so there is nothing to reopen"):
        closing.reopen(page, case.id, {"reasons": "new facts"}, registers.NOW)


def test_a_pause_in_the_other_window_is_said_and_there_is_never_a_second(office: Sitting) -> None:
    case = asked(office)
    page = office.from_page(case)
    clocks.pause(office, case.id, CONVENE, TODAY, why="police", agreed_by="the Chair")
    with pytest.raises(ChangedMeanwhile, match="Jane Okafor recorded “paused, 7 Jan 2014” of Sub-group held"):
        clocks.pause(page, case.id, CONVENE, TODAY, why="police", agreed_by="the Chair")
    with pytest.raises(Refused, match="is paused already"):
        clocks.pause(page, case.id, CONVENE, TODAY, why="police", agreed_by="the Chair")


def test_another_thing_on_the_same_case_stands_in_nobodys_way(office: Sitting) -> None:
    case = asked(gates.staffed(office))
    page = office.from_page(case)
    chased(office, case)
    amended(office, case, "Muslim")
    corrections.amend_office(office, case.id, {"sex": "Male"}, "as told")
    extended(page, case)
    cases.record_milestone(page, case.id, "met", TODAY)
    corrections.amend(page, case.part_one.id, {"ethnicity": "Polish"}, TODAY, "as told")
    after = corrections.amend_office(page, case.id, {"notes": "An aunt telephoned"}, "as told")
    assert after.office["sex"] == "Male"


def test_a_page_of_another_case_says_nothing_of_this_one(office: Sitting) -> None:
    case = asked(office)
    page = office.from_page(registers.registered(office, "Callum Pretend"))
    chased(office, case)
    assert chased(page, case).requests[0].chased == 3
