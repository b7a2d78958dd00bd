"""Flags beside the stage follow from what is recorded, like the stage itself."""

from datetime import UTC, date, datetime

import pytest

from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import EDITION
from nscb_desktop.framework.records import Authorisation, CaseFile, FormRecord
from nscb_desktop.framework.references import Reference

AT = datetime(2014, 1, 6, 10, tzinfo=UTC)
DAY = date(2014, 1, 6)
GIVEN = Authorisation("Sam Madeup", "Head of service", AT, "signature")


def sheet(number: int, key: str, answers: Answers | None = None) -> FormRecord:
    """A sheet of a case."""
    return FormRecord(number, 1, EDITION.form(key), AT, AT, "Jane Okafor", answers or {})


def case(*sheets: FormRecord, authorised: bool = True, changes: tuple[ClockChange, ...] = (), **facts: str) -> CaseFile:
    """A case with these sheets and facts."""
    part_one = FormRecord(1, 1, EDITION.form("part_one"), AT, AT, "Jane", {}, (), GIVEN if authorised else None)
    recorded = {"received": Recorded(DAY), **{key: Recorded(DAY, detail) for key, detail in facts.items()}}
    return CaseFile(
        1, Reference(2014, 1), "Child A", EDITION, AT, (part_one,), {}, recorded, sheets=sheets, changes=changes
    )


def paused(kind: ChangeKind, number: int = 1) -> ClockChange:
    """Something agreed about the convene clock."""
    return ClockChange(number, "convene", "", kind, DAY, "police ask", "the Chair", AT, "Jane")


CHALLENGE = sheet(2, "challenge", {"gate": "decision"})


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        (case(), []),
        (case(CHALLENGE), ["Under challenge"]),
        (case(CHALLENGE, sheet(3, "challenge")), ["Under challenge (2)"]),
        (case(CHALLENGE, sheet(3, "challenge_outcome", {"challenge": "1", "outcome": "upheld"})), []),
        (case(changes=(paused(ChangeKind.PAUSED),)), ["Paused since 6 Jan 2014"]),
        (case(changes=(paused(ChangeKind.PAUSED), paused(ChangeKind.RESUMED, 2))), []),
        (case(changes=(paused(ChangeKind.PAUSED),), closed=""), []),
        (case(changes=(paused(ChangeKind.PAUSED),), met=""), []),
        (case(converted="scr"), ["Converted to Serious Case Review, 6 Jan 2014"]),
        (case(authorised=False), ["Authorisation awaited"]),
        (case(sheet(2, "reopening")), ["Reopened 6 Jan 2014"]),
        (case(sheet(2, "reopening"), closed=""), []),
        (case(sheet(2, "screening", {"outcome": "not-indicated"})),
         ["Screened 6 Jan 2014: no review indicated, referrer to be told"]),
    ],
)  # fmt: skip
def test_what_has_to_be_known_of_a_case(file: CaseFile, shown: list[str]) -> None:
    assert [flag.shown for flag in flags(file)] == shown
