"""One case whole: the sample with its police return and the surgery's "not known", from Part One to an upheld decision."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from nscb_desktop.casework import cases, desk, filing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import STRIP
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.text import words_of
from tests import registers, samples
from tests.journeys import whole_case_words as words
from tests.journeys.clerk import FIRST, PASSPHRASE
from tests.journeys.journey import Journey, canaries
from tests.journeys.whole_case_words import SHEETS

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]
POLICE = samples.answers_of(samples.police_return())
SEVEN_DATES = {
    "received": words.RECEIVED, "members_notified": words.ASKED, "requested": words.ASKED,
    "information_due": words.NOT_KNOWN, "met": words.MET, "recommended": words.MET, "decided": words.DECIDED,
}  # fmt: skip
CLOCKS = {
    ("convene", ""): (words.RECEIVED, date(2014, 1, 8), words.MET),
    ("decide", ""): (words.MET, date(2014, 1, 21), words.DECIDED),
    ("decide-month", ""): (words.RECEIVED, date(2014, 1, 20), words.DECIDED),
    ("agency-return", "Police"): (words.ASKED, words.NOT_KNOWN, words.RETURNED),
    ("agency-return", words.SURGERY): (words.ASKED, words.NOT_KNOWN, words.NOT_KNOWN),
}
"""From when, until when at the latest, and met when: by domain and calendar, not by the program."""
Told = Mapping[str, Any]


def secrets() -> set[str]:
    """Words that stand in no file: of the child's name however spelt, of both parts, and both passphrases."""
    name = str(FIRST["child_name"])
    spelt = {word for word in [*re.findall(r"\w+", name), *words_of(name)] if len(word) > 5}
    said = {str(SHEETS["decision"]["rationale"]), words.CHAIRS_PASSPHRASE, PASSPHRASE, samples.not_known().strip()}
    return spelt | canaries(FIRST) | said


@pytest.fixture(scope="module")
def journey(screen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The whole of it, once; its files are looked at while the window is open and when it is closed."""
    made = Journey(tmp_path_factory.mktemp("whole-case"), screen)
    made.begin()
    process = made.process("tests.journeys.whole_case", str(made.register), str(made.place))
    assert process.stdin
    assert process.stdout
    while (line := process.stdout.readline().strip()) != "open":
        assert line, process.communicate()[1]
        made.note(line)
    made.plain += made.scan_for(secrets())
    out, err = process.communicate("close\n", timeout=60)
    assert (out.split(), process.returncode) == (["done"], 0), out + err
    assert "Traceback" not in err, err
    made.plain += made.scan_for(secrets())
    return made


@pytest.fixture(scope="module")
def told(journey: Journey) -> Told:
    """What another program is told of the case afterwards."""
    asked = ("show", str(journey.register), "--case", words.REFERENCE, "--json", "--password-stdin")
    out, err = journey.process("nscb_desktop", *asked).communicate(f"{PASSPHRASE}\n", timeout=60)
    assert out, err
    answer: Told = json.loads(out)
    return answer


@pytest.fixture(scope="module")
def sitting(journey: Journey) -> Iterator[Sitting]:
    """Jane at the register again, without a window."""
    made = desk.sign_in(journey.register, "jane", PASSPHRASE, registers.Clock())
    yield made
    desk.lock(made)


@pytest.fixture(scope="module")
def case(sitting: Sitting) -> CaseFile:
    """The case as it is kept."""
    return cases.find_case(sitting, words.REFERENCE)


def iso(*days: date) -> tuple[str, ...]:
    """Days as they are told."""
    return tuple(day.isoformat() for day in days)


def test_all_seven_dates_are_told(told: Told) -> None:
    dates = {each["key"]: each["on"] for each in told["milestones"]}
    assert {key: dates.get(key) for key in SEVEN_DATES} == {key: day.isoformat() for key, day in SEVEN_DATES.items()}
    assert set(SEVEN_DATES) == {milestone.key for milestone in STRIP}
    assert told["stage"] == "decided"


def test_every_clock_has_its_days_and_its_working(told: Told) -> None:
    clocks = {(each["key"], each["subject"]): each for each in told["clocks"]}
    days = {key: (each["from"], each["due"], each["met_on"]) for key, each in clocks.items()}
    assert days == {key: iso(*expected) for key, expected in CLOCKS.items()}
    for key, each in clocks.items():
        assert each["working"][-1]["date"] == each["due"], key
        assert (each["original_due"], each["late_by"], each["reason"]) == (each["due"], 0, None)
    ten = [day["day"] for day in clocks["convene", ""]["working"] if day["day"]]
    skipped = {day["note"] for day in clocks["convene", ""]["working"] if day["day"] is None}
    assert ten == list(range(1, 11))
    assert {"Christmas Day", "Boxing Day", "New Year's Day"} <= skipped


def test_the_requests_are_settled_each_in_its_way(told: Told) -> None:
    asked = {"asked": "2013-12-23", "due": "2014-01-02", "chased": 0}
    assert sorted(told["requests"], key=lambda each: str(each["agency"])) == [
        {"agency": words.SURGERY, "returned": None, "state": "not known to this agency", **asked},
        {"agency": "Police", "returned": "2013-12-31", "state": "returned", **asked},
    ]


def test_each_gate_names_who_made_it_and_who_recorded_it(told: Told) -> None:
    gates = {key: told[key] for key in ("screening", "recommendation", "decision")}
    hands = {key: (each["on"], each["made_by"]["name"], each["recorded_by"]) for key, each in gates.items()}
    assert hands == {
        "screening": (*iso(words.SCREENED), words.CHAIR, words.CHAIR),
        "recommendation": (*iso(words.MET), words.CHAIR, words.CHAIR),
        "decision": (*iso(words.DECIDED), words.INDEPENDENT, "Jane Okafor"),
    }
    assert (told["screening"]["outcome"], told["recommendation"]["review"]) == ("scr", "scr")
    assert told["discussion"]["on"] == words.DISCUSSED.isoformat()
    assert told["criteria"]["standing"] == {
        **dict.fromkeys(told["criteria"]["standing"], "not answered"), "SCR-A": "not met", "SCR-B": "met",
    }  # fmt: skip
    for key in ("recommendation", "decision"):
        assert set(told[key]["criteria_cited"]) == {"abuse", "died", "harmed", "joint_working"}


def test_everybody_was_told_and_ofsteds_letter_is_filed(told: Told, sitting: Sitting, case: CaseFile) -> None:
    on = words.TOLD.isoformat()
    assert [(each["to"], each["told_on"], each["copy"]) for each in told["notices"]] == [
        (to, on, words.LETTER if to == "ofsted" else None) for to in words.NOTICES
    ]
    (letter,) = filing.documents(sitting, case.id)
    assert (letter.name, letter.kind, letter.note) == (words.LETTER, "correspondence", "copy of what was sent")


def test_the_challenge_was_heard_and_the_decision_stands(told: Told, journey: Journey) -> None:
    (challenge,) = told["challenges"]
    outcome = challenge["outcome"]
    assert (challenge["number"], challenge["on"], challenge["answers"]["agency"]) == (1, "2014-01-17", "Police")
    assert (outcome["on"], outcome["outcome"], outcome["made_by"]["name"]) == (
        "2014-01-22",
        "upheld",
        words.INDEPENDENT,
    )
    assert (told["decision"]["review"], told["decision"]["stands"], told["flags"]) == ("scr", "scr", [])
    assert journey.said["flags"] == [["under-challenge"], []]


def test_part_one_and_the_return_are_kept_word_for_word(case: CaseFile) -> None:
    answers: Answers = case.part_one.answers
    assert answers == FIRST
    assert [record.answers for record in case.returns] == [POLICE]
    settled = {each.agency: each.settled for each in case.requests}[words.SURGERY]
    assert settled
    assert (settled.note, settled.how) == (samples.not_known().strip(), words.FAX)


def test_the_history_tells_each_act_once_by_whom_and_on_its_day(sitting: Sitting, case: CaseFile) -> None:
    acts = [(local_day(each.at), each.who, each.act) for each in cases.history(sitting, case.id)]
    for act in (
        (words.ASKED, "Jane Okafor", "asked for Part Twos on 23 Dec 2013"),
        (words.SCREENED, words.CHAIR, "recorded the screening"),
        (words.MET, words.CHAIR, "recorded the recommendation"),
        (words.DECIDED, "Jane Okafor", "recorded the decision"),
        (words.UPHELD, "Jane Okafor", "recorded the outcome of a challenge"),
    ):
        assert acts.count(act) == 1, act


def test_every_key_and_name_on_the_decision_tab_is_one_things(journey: Journey) -> None:
    assert journey.said["clashing"] == journey.said["nameless"] == [[]]


def test_no_file_holds_a_word_while_the_window_is_open_or_afterwards(journey: Journey) -> None:
    assert journey.register.is_dir()
    assert journey.plain == []
