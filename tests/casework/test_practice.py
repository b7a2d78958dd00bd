"""Practice registers: invented, the same for the same seed, sound under every check, and with something to practise on."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import (
    agencies,
    cases,
    comparing,
    copy_register,
    correspondence,
    deadlines,
    desk,
    door,
    duplicates,
    incoming,
    meetings,
    returning,
    telling,
)
from nscb_desktop.casework.practice import Practice, make_practice
from nscb_desktop.casework.practice.course import LATE_STAGES
from nscb_desktop.casework.practice.kinds import KINDS
from nscb_desktop.casework.practice.partners import PARTNERS, REPLACED, VACANT
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Reasons
from nscb_desktop.framework.appointments import offices
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.gate_facts import implied
from nscb_desktop.framework.milestones import DECISIONS, stage_of
from nscb_desktop.framework.newham_2013_grounds import GROUNDS
from nscb_desktop.framework.people import holding
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Role
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.passphrases import passphrase_problem
from tests.registers import Clock

SIXTY, SEED = 60, 1
SCRIPTS = {"Polish": "ł", "Yoruba": "ọ", "Turkish": "ğ", "Bengali": "[\u0985-\u09b9]", "Arabic": "[\u0627-\u064a]", "Urdu": "[\u06c1\u06be\u06c3]",
           "Hebrew": "[\u05d0-\u05ea]", "Tamil": "[\u0b85-\u0bb9]", "Gurmukhi": "[\u0a05-\u0a39]", "Ethiopic": "[\u1200-\u135a]",
           "Chinese": "[\u4e00-\u9fff]", "Gujarati": "[\u0a85-\u0ab9]"}  # fmt: skip


def made(folder: Path, number: int, seed: int = SEED) -> Practice:
    """A closed practice register."""
    return make_practice(folder, number, seed, Clock(), cost=CHEAP)


def at(practice: Practice) -> Sitting:
    """Its Business Manager, signed in."""
    return desk.sign_in(practice.folder, practice.people[0].account, practice.password, Clock())


def told(practice: Practice, number: int) -> str:
    """Everything that is told of its first cases."""
    sitting = at(practice)
    try:
        listed = telling.list_json(sitting, "")
        return listed + "".join(
            telling.case_text(sitting, str(cases.read_case(sitting, n).reference)) for n in range(1, number + 1)
        )
    finally:
        desk.lock(sitting)


def reasons(case: CaseFile) -> Reasons:
    """What a case was referred for."""
    given = case.part_one.answers["reasons"]
    assert isinstance(given, Reasons)
    return given


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    """A register of sixty cases, made once; nothing is recorded in it."""
    return made(tmp_path_factory.mktemp("practice") / "sixty", SIXTY)


@pytest.fixture(scope="module")
def every(practice: Practice) -> list[CaseFile]:
    """Its cases."""
    sitting = at(practice)
    found = [cases.read_case(sitting, number) for number in range(1, SIXTY + 1)]
    desk.lock(sitting)
    return found


@pytest.fixture(scope="module")
def words(practice: Practice) -> str:
    """Everything that is told of them."""
    return told(practice, SIXTY)


def test_a_check_finds_nothing_wrong(practice: Practice) -> None:
    sitting = at(practice)
    report = desk.check(sitting)
    desk.lock(sitting)
    assert report.faults == ()
    assert report.counts["cases"] == SIXTY


def test_one_clock_is_extended_one_paused_and_one_late_with_its_reason(every: list[CaseFile]) -> None:
    agreed = [(change.kind, case.voided) for case in every for change in case.changes]
    assert sorted(kind.name for kind, _ in agreed) == ["EXTENDED", "PAUSED", "REASON"]
    assert not any(voided for _, voided in agreed)


def test_the_same_seed_makes_the_same_cases_and_another_seed_others(
    practice: Practice, words: str, tmp_path: Path
) -> None:
    again, other = made(tmp_path / "again", SIXTY), made(tmp_path / "other", SIXTY, SEED + 1)
    assert told(again, SIXTY) == words
    assert again.password == practice.password != other.password
    assert told(other, 5) != told(practice, 5)


def test_everybody_named_signs_in_with_the_one_password(practice: Practice) -> None:
    assert [person.role for person in practice.people] == [Role.BUSINESS_MANAGER, Role.SUBGROUP_CHAIR]
    assert door.is_practice(practice.folder)
    for person in practice.people:
        assert passphrase_problem(practice.password, person.account) is None
        sitting = desk.sign_in(practice.folder, person.account, practice.password, Clock())
        assert sitting.person == person
        desk.lock(sitting)


def test_references_are_gap_free_in_the_order_of_receipt(every: list[CaseFile]) -> None:
    received = [case.facts["received"].on for case in every]
    assert received == sorted(received)
    for year, count in Counter(case.reference.year for case in every).items():
        numbers = [case.reference.number for case in every if case.reference.year == year]
        assert numbers == list(range(1, count + 1))


def test_nothing_is_recorded_before_receipt_or_after_today(every: list[CaseFile]) -> None:
    for case in every:
        days = [fact.on for key, fact in case.facts.items() if key != "information_due"]
        assert case.facts["received"].on == min(days)
        assert max(days) <= Clock()().date()


def test_every_kind_every_ground_and_every_decision_is_there(every: list[CaseFile]) -> None:
    assert {case.office["incident_kind"] for case in every} == {kind.what for kind in KINDS}
    ticked = {key for case in every for key, tick in reasons(case).ticks.items() if tick.reply is Reply.YES}
    assert ticked == {ground.key for ground in GROUNDS}
    assert {case.facts["decided"].detail for case in every if "decided" in case.facts} == set(DECISIONS)


def test_the_gates_have_real_sheets_at_every_stage_and_in_every_outcome(every: list[CaseFile]) -> None:
    gated = [case for case in every if case.sheets]
    assert {stage_of(case.facts).key for case in gated} >= {
        "screening", "not-indicated", "indicated", "recommended", "decided", "closed",
    }  # fmt: skip
    decided = {(case.sheet("decision") or case.part_one).answers.get("review") for case in gated}
    assert decided >= set(DECISIONS)
    outcomes = {sheet.answers["outcome"] for case in gated for sheet in case.sheets_of("challenge_outcome")}
    assert outcomes == {"upheld", "changed"}
    shown = {flag.key for case in gated for flag in flags(case)}
    assert shown >= {"under-challenge", "converted", "reopened", "referrer-to-tell"}
    assert all(implied(case).items() <= dict(case.facts).items() for case in gated)


@pytest.mark.parametrize("script", SCRIPTS)
def test_names_come_in_many_scripts(words: str, script: str) -> None:
    assert re.search(SCRIPTS[script], words)


def test_people_and_places_are_plainly_invented(words: str) -> None:
    numbers = re.findall(r"\b0\d{2,4} \d{3,4} ?\d{4}\b|\b0\d{4} \d{6}\b", words)
    assert numbers
    assert all(re.fullmatch(r"020 7946 0\d{3}|07700 900\d{3}", number) for number in numbers)
    assert all(address.endswith(".example") for address in re.findall(r"\S+@[\w.-]+\w", words))


def test_a_long_narrative_fills_twenty_pages(every: list[CaseFile]) -> None:
    longest = max(len(reasons(case).words.split()) for case in every)
    assert longest >= 9_000


def test_twins_are_linked_and_known_as_twins(practice: Practice, every: list[CaseFile]) -> None:
    linked = [case for case in every if case.siblings]
    assert linked
    sitting = at(practice)
    for case in linked:
        other = next(each for each in every if each.reference == case.siblings[0])
        mine, theirs = case.part_one.answers, other.part_one.answers
        assert (mine["date_of_birth"], mine["home_address"]) == (theirs["date_of_birth"], theirs["home_address"])
        assert mine["child_name"] != theirs["child_name"]
        possible = duplicates.possible_duplicates(sitting, mine, exclude_case=case.id)
        assert other.id in [each.row.id for each in possible if each.twin]
    desk.lock(sitting)


def test_there_is_something_to_practise_on(practice: Practice, every: list[CaseFile]) -> None:
    sitting = at(practice)
    board = deadlines.today_board(sitting)
    desk.lock(sitting)
    assert board.overdue
    assert board.due_this_week
    assert board.not_authorised
    assert 2 <= len(board.drafts) <= 3
    assert any(draft.received_at for draft in board.drafts)
    assert any(len(draft.answers) <= 1 for draft in board.drafts)
    assert any(case.voided for case in every)
    assert any(case.part_one.amendments for case in every)


def test_older_cases_are_over_however_many_there_are(every: list[CaseFile]) -> None:
    today = Clock()().date()
    old = [case for case in every if (today - case.facts["received"].on).days > 150 and not case.voided]
    assert old
    assert all({"closed", "not_indicated", *LATE_STAGES} & case.facts.keys() for case in old)
    assert sum(bool({"closed", "not_indicated"} & case.facts.keys()) for case in old) > len(old) / 2


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_smallest_registers_are_sound(tmp_path: Path, number: int) -> None:
    sitting = at(made(tmp_path / "small", number))
    assert cases.total(sitting) == number
    assert desk.check(sitting).faults == ()
    desk.lock(sitting)


def test_progress_is_told_and_a_register_is_not_made_over_another(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    make_practice(tmp_path / "p", 3, SEED, Clock(), cost=CHEAP, progress=lambda done, of: seen.append((done, of)))
    assert seen[-1] == (3, 3)
    with pytest.raises(OfficeError, match="There is a register"):
        made(tmp_path / "p", 3)


def test_it_stops_when_it_is_told_to(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="Stopped before every case was made"):
        make_practice(tmp_path / "p", 3, SEED, Clock(), cost=CHEAP, cancelled=lambda: True)


def test_the_list_of_agencies_has_people_in_every_office_and_some_who_left(practice: Practice) -> None:
    sitting = at(practice)
    listed, board = agencies.listed(sitting), agencies.of_the_board(sitting)
    desk.lock(sitting)
    today = sitting.today()
    partners = [agency for agency in listed if agency.partner_on(today)]
    assert sorted(agency.name for agency in partners) == sorted(PARTNERS)
    assert len(listed) == len(PARTNERS) + 1
    vacant = {(each.name, office) for each in partners for office in offices(False) if not each.holding(office, today)}
    assert vacant == {VACANT[::-1]}
    assert all(holding(board, office, today) for office in offices(True))
    for office, name, days in REPLACED:
        agency = next(each for each in listed if each.name == name)
        before, now = (agency.holding(office, today - timedelta(days=ago)) for ago in (days + 1, days))
        assert before
        assert now
        assert before.name != now.name
    everybody = [each.name for agency in listed for each in agency.holders]
    assert len(set(everybody)) == len(everybody)


def test_the_newest_cases_have_requests_in_every_state_and_returns_to_compare(practice: Practice) -> None:
    sitting = at(practice)
    try:
        found = [cases.read_case(sitting, number) for number in range(SIXTY - 11, SIXTY + 1)]
        asked = [request for case in found for request in case.requests]
        assert {"returned", "not known to this agency", "asked"} <= {request.state for request in asked}
        assert all(request.lead for request in asked)
        returned = [case for case in found if case.returns]
        assert any(comparing.comparison(sitting, case).disagreements for case in returned)
        assert any(lane.drawn for case in returned for lane in comparing.lanes(case))
    finally:
        desk.lock(sitting)


def test_forms_went_out_one_came_back_a_letter_was_written_and_copies_were_handed_out(practice: Practice) -> None:
    sitting = at(practice)
    try:
        [waiting] = incoming.waiting(sitting)
        looked = returning.look(sitting, waiting.name, waiting.read_bytes())
        assert looked.request is not None
        assert looked.doubts == ()
        assert "risks_and_strengths" in looked.taken
        case = cases.read_case(sitting, looked.request.case_id)
        assert {"part_two", "members_notified"} <= {each.kind for each in correspondence.sent_for(sitting, case.id)}
        [pack] = [pack for meeting in meetings.every(sitting) for pack in copy_register.of_meeting(sitting, meeting.id)]
        states = [copy.state.split(" ")[0] for copy in pack.copies]
        assert states[:3] == ["destroyed", "returned", "issued"]
    finally:
        desk.lock(sitting)
