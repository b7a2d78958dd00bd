"""Flags beside the stage: what must be known of a case and no stage says; derived like the stage itself."""

from dataclasses import dataclass
from datetime import date

from nscb_desktop.framework.clock_changes import agreed
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.gate_facts import numbered, screened_out
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import DECISIONS
from nscb_desktop.framework.records import CaseFile, FormRecord


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to know beside the stage: its key and the words shown."""

    key: str
    shown: str


def flags(case: CaseFile) -> tuple[Flag, ...]:
    """Every flag of a case, the most pressing first."""
    found = [_challenged(case), _referrer(case), _paused(case), _converted(case), _unauthorised(case), _reopened(case)]
    return tuple(flag for flag in found if flag)


def open_challenges(case: CaseFile) -> tuple[tuple[int, FormRecord], ...]:
    """The challenges without an outcome, each with its number."""
    challenges = case.sheets_of("challenge")
    ended = [numbered(challenges, each.answers.get("challenge")) for each in case.sheets_of("challenge_outcome")]
    settled = {each.id for each in ended if each}
    return tuple((number, each) for number, each in enumerate(challenges, 1) if each.id not in settled)


def _challenged(case: CaseFile) -> Flag | None:
    waiting = open_challenges(case)
    many = f" ({len(waiting)})" if len(waiting) > 1 else ""
    return Flag("under-challenge", f"Under challenge{many}") if waiting else None


def _referrer(case: CaseFile) -> Flag | None:
    on = screened_out(case)
    return (
        Flag("referrer-to-tell", f"Screened {short_day(on)}: no review indicated, referrer to be told") if on else None
    )


def _paused(case: CaseFile) -> Flag | None:
    if "closed" in case.facts or "not_indicated" in case.facts:
        return None
    subjects = dict.fromkeys((change.clock, change.subject) for change in case.changes)
    paused = [day for each in subjects if (day := _stands_still(case, *each))]
    return Flag("paused", f"Paused since {short_day(min(paused))}") if paused else None


def _stands_still(case: CaseFile, clock: str, subject: str) -> date | None:
    """Since when a clock stands still; None for one that goes on, that was met, or whose agency was asked anew."""
    if not subject:
        met = case.edition.timescales_by_key[clock].stop in case.facts
        return None if met else agreed(case.changes, clock).paused_since
    asked = next((each for each in reversed(case.requests) if each.agency == subject and each.counts), None)
    if asked is None or asked.settled:
        return None
    return agreed(case.changes, clock, subject, asked.recorded_at).paused_since


def _converted(case: CaseFile) -> Flag | None:
    fact = case.facts.get("converted")
    if fact is None:
        return None
    return Flag("converted", f"Converted to {DECISIONS.get(fact.detail, 'another review')}, {short_day(fact.on)}")


def _unauthorised(case: CaseFile) -> Flag | None:
    waiting = not all(each.authorisation for each in case.part_ones)
    return Flag("authorisation-awaited", "Authorisation awaited") if waiting else None


def _reopened(case: CaseFile) -> Flag | None:
    sheet = case.sheet("reopening")
    if sheet is None or "closed" in case.facts:
        return None
    return Flag("reopened", f"Reopened {short_day(local_day(sheet.received_at))}")
