"""The gates told as JSON: what was determined, by whom, who was told, and what was challenged."""

import json

from nscb_desktop.casework import challenges, telling
from nscb_desktop.casework.sitting import Sitting
from tests import gates, registers


def test_a_case_without_gates_says_so(office: Sitting) -> None:
    case = registers.registered(office)
    told = json.loads(telling.case_json(office, str(case.reference)))
    assert [told[key] for key in ("screening", "recommendation", "decision")] == [None, None, None]
    assert told["notices"] == told["challenges"] == []
    assert [flag["key"] for flag in told["flags"]] == ["authorisation-awaited"]
    assert told["criteria"]["standing"]["SCR-A"] == "not answered"


def test_a_challenged_and_changed_decision_is_told_whole(office: Sitting) -> None:
    case = gates.told(gates.staffed(office), gates.challenged(office), "ofsted")
    changed = gates.changed(gates.OUTCOME, outcome="changed", review="none")
    case = challenges.conclude(office, case.id, changed, registers.NOW)
    told = json.loads(telling.case_json(office, str(case.reference)))
    assert told["screening"]["outcome"] == "scr"
    assert told["recommendation"]["criteria_cited"] == ["abuse", "died"]
    assert told["decision"]["made_by"] == {"name": "Dame Ina Invented", "office": "Independent Chair"}
    assert (told["decision"]["recorded_by"], told["decision"]["on"]) == ("Jane Okafor", "2014-01-06")
    assert (told["decision"]["review"], told["decision"]["stands"]) == ("scr", "none")
    assert told["decision"]["changed"] == "2014-01-07"
    assert [(each["to"], each["due"], each["told_on"]) for each in told["notices"]][:2] == [
        ("ofsted", None, None),
        ("panel", "2014-01-21", None),
    ]
    assert told["challenges"][0]["answers"]["agency"] == "Police"
    assert told["challenges"][0]["outcome"]["review"] == "none"
