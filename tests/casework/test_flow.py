"""The flow chart of a case: what its box of challenges says, by the challenges and their outcomes."""

from nscb_desktop.casework import challenges, flow
from nscb_desktop.casework.sitting import Sitting
from tests import gates, registers


def test_the_box_of_challenges_tells_the_open_one_and_then_its_outcome(office: Sitting) -> None:
    gates.staffed(office)
    assert flow.challenge_words(gates.decided(office)) == ""
    case = gates.challenged(office)
    assert flow.challenge_words(case) == "under challenge since 6 Jan 2014"
    case = challenges.conclude(office, case.id, gates.OUTCOME, registers.NOW)
    assert flow.challenge_words(case) == "outcome 7 Jan 2014"
    assert "outcome 7 Jan 2014" in flow.picture(office, case).words
