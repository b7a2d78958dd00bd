"""What was agreed about the clocks of the newest invented cases: one extended, one paused, one late with its reason."""

from datetime import timedelta

from nscb_desktop.casework import cases, clocks, deadlines
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Clock

AGREED_BY = "Dame Ada Invented, Independent Chair"


def agree(sitting: Sitting, wanted: int, newest: int = 40) -> None:
    """Extend, pause and explain the first clocks that lend themselves to it, by the very acts the office uses."""
    waiting = [_extend, _pause, _explain]
    for case_id in range(wanted, max(0, wanted - newest), -1):
        case = cases.read_case(sitting, case_id)
        if case.voided or "closed" in case.facts:
            continue
        for act in waiting:
            if act(sitting, case, deadlines.case_clocks(sitting, case)):
                waiting.remove(act)
                break


def _extend(sitting: Sitting, case: CaseFile, running: list[Clock]) -> bool:
    clock = next((c for c in running if c.running and c.timescale.key == "decide-month"), None)
    if clock:
        clocks.extend(sitting, case.id, clocks.key_of(clock), clock.due + timedelta(days=7),
                      why="The post-mortem report is awaited", agreed_by=AGREED_BY)  # fmt: skip
    return clock is not None


def _pause(sitting: Sitting, case: CaseFile, running: list[Clock]) -> bool:
    clock = next((c for c in running if c.running and not c.late_by and c.timescale.key == "convene"), None)
    if clock:
        clocks.pause(sitting, case.id, clocks.key_of(clock), max(clock.start, sitting.today() - timedelta(days=1)),
                     why="The police ask the Board to wait until the interviews are done", agreed_by=AGREED_BY)  # fmt: skip
    return clock is not None


def _explain(sitting: Sitting, case: CaseFile, running: list[Clock]) -> bool:
    late = next((c for c in running if c.late_by), None)
    if late:
        clocks.give_late_reason(sitting, case.id, clocks.key_of(late), "Two agencies returned their Part Two late")
    return late is not None
