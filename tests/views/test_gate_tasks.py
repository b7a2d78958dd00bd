"""What stands beside a gate's sheet while it is typed: earlier answers under their questions as these are worded."""

from pathlib import Path

from nscb_desktop.casework import drafting
from nscb_desktop.views.gate_tasks import task_of
from tests import gates, registers


def test_the_questions_of_earlier_sheets_keep_their_capitals(tmp_path: Path) -> None:
    office = gates.staffed(registers.fresh(tmp_path / "register"))
    case = gates.met(office)
    task = task_of(office, case, drafting.start(office, case.id, "recommendation"))
    headings = [heading for heading, _ in task.context]
    assert "Screening: Whether an SCR or learning review appears to be indicated" in headings
    assert "Screening: Advice of the NSCB Business Manager" in headings
    assert headings[0] == "What the criteria amount to"


def test_what_is_put_beside_a_notice_is_a_copy_and_beside_a_challenge_an_original(tmp_path: Path) -> None:
    office = gates.staffed(registers.fresh(tmp_path / "register"))
    case = gates.decided(office)
    filed = {
        key: task_of(office, case, drafting.start(office, case.id, key)).filed_as for key in ("notice", "challenge")
    }
    assert filed == {"notice": "correspondence", "challenge": "original"}
