"""Closing a case with what is still open written down, and reopening it with a reason."""

from datetime import datetime

from nscb_desktop.casework import deadlines, gates
from nscb_desktop.casework.gates import AT_ONCE, Typed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.flags import open_challenges
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.notices import unsent
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Firmness
from nscb_desktop.register import cases, drafts, meetings


def still_open(sitting: Sitting, case_id: int) -> list[str]:
    """What a case still waits for, a sentence each: requests, clocks, notices, challenges, meetings, drafts."""
    with sitting.reading() as unit:
        case = cases.read(unit, case_id)
        typed = drafts.of_case(unit, case_id)
        planned = [each for each in meetings.of_case(unit, case_id) if each.state == "planned"]
    if case.voided or "closed" in case.facts:
        return []
    waiting = [f"Part Two of {each.agency}, due {short_day(each.due_on)}" for each in case.requests if not each.settled]
    waiting += [
        f"{clock.name}, {clock.in_words}, last day {short_day(clock.due)}"
        for clock in deadlines.case_clocks(sitting, case)
        if clock.running and clock.timescale.firmness is not Firmness.INFORMATION and not clock.subject
    ]
    kind = case.edition.form("notice").field("to").kind
    waiting += [f"{in_words(kind, to)} to be told" for to in unsent(case)]
    waiting += [
        f"Challenge {number} by {each.answers.get('agency')}, of {short_day(local_day(each.received_at))}"
        for number, each in open_challenges(case)
    ]
    waiting += [f"Meeting of {short_day(local_day(each.at))}, with the case on its agenda" for each in planned]
    waiting += [f"Draft of {each.form.name}, saved {short_day(local_day(each.saved_at))}" for each in typed]
    return waiting + [f"Authorisation of {each.form.name}" for each in case.part_ones if not each.authorisation]


def close(sitting: Sitting, case_id: int, answers: Answers, made_at: datetime, typed: Typed = AT_ONCE) -> CaseFile:
    """Close a case: what is still open is written on the sheet and frozen with it, and the case is read-only."""
    waiting = [
        line for line in still_open(sitting, case_id) if not (typed.draft_id and line.startswith("Draft of Closure"))
    ]
    said = answers.get("open")
    lines = [*waiting, *([said] if isinstance(said, str) and said.strip() else [])]
    kept = {**answers, "open": "\n".join(dict.fromkeys(lines)) or None}
    return gates.freeze(sitting, case_id, "closing", kept, made_at, typed)


def reopen(
    sitting: Sitting,
    case_id: int,
    answers: Answers,
    made_at: datetime,
    typed: Typed = AT_ONCE,
) -> CaseFile:
    """Reopen a closed case, with the reason; everything on it stands as it stood."""
    return gates.freeze(sitting, case_id, "reopening", answers, made_at, typed)
