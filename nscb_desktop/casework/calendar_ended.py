"""Clocks that a calendar may still hold and that wait for nothing any more: met, stopped, void or taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.milestones import Facts, facts_of
from nscb_desktop.framework.timescales import Clock, Counting, Timescale, clocks
from nscb_desktop.register.diary_index import Running

TOLD_FOR = relativedelta(months=13)
"""How long a calendar is told that something is over: a diary saved once a year still takes it away."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One clock of a case as a calendar knows it, running or over."""

    case_id: int
    reference: str
    clock: Clock
    request: InformationRequest | None = None
    over: str = ""
    """What became of it, in a sentence; empty while it runs."""

    @property
    def key(self) -> str:
        """What it is called for ever; a request by its number, for an agency's name may be a person's."""
        asked = (f"R{self.request.id}",) if self.request else ()
        return ".".join((self.reference, self.clock.timescale.key, *asked))


def entry(case_id: int, reference: str, clock: Clock, asked: Iterable[InformationRequest]) -> Entry:
    """A clock with the request it runs for."""
    same = (each for each in asked if (each.agency, each.asked_on) == (clock.subject, clock.start))
    return Entry(case_id, reference, clock, next(same, None) if clock.subject else None)


def over(case: Running, today: date, counting: Counting) -> Iterator[Entry]:
    """What once ran on a case, by all that was ever recorded on it, and does not run now."""
    running = _running(case, today, counting)
    for clock, asked in _ever(case, today, counting):
        found = entry(case.case_id, str(case.reference), clock, asked)
        ended = case.voided_on or clock.met_on or clock.stopped_on
        if found.key not in running and max(ended or clock.due, clock.due) >= today - TOLD_FOR:
            yield replace(found, over=_became(case, clock))


def _running(case: Running, today: date, counting: Counting) -> frozenset[str]:
    if case.voided_on:
        return frozenset()
    now = clocks(case.edition.timescales, case.facts, today, counting, case.requests, case.changes)
    awaited = [each for each in case.requests if not each.settled]
    return frozenset(entry(case.case_id, str(case.reference), each, awaited).key for each in now if each.running)


def _ever(case: Running, today: date, counting: Counting) -> Iterator[tuple[Clock, Iterable[InformationRequest]]]:
    """Every clock there ever was on a case, with the requests to look for its own among."""
    for rule in case.edition.timescales:
        facts = _once(case, rule)
        for request in case.requests if rule.per_request else ():
            # What was withdrawn counts no more, and was counted while it stood.
            asked = request if request.counts else replace(request, events=())
            for clock in clocks([rule], facts, today, counting, [asked], case.changes):
                yield clock, [request]
        for clock in clocks([rule], facts, today, counting, (), case.changes):
            yield clock, ()


def _once(case: Running, rule: Timescale) -> Facts:
    """The facts as they last were when they started this clock: it may have been taken back or decided otherwise since."""
    newest = {key: days[-1] for key, days in case.ever.items()}
    for key in (rule.start, *rule.restarts):
        if fitting := [
            each for each in case.ever.get(key, ()) if not rule.only_details or each.detail in rule.only_details
        ]:
            newest[key] = fitting[-1]
        elif key != rule.start:
            newest.pop(key, None)
    return facts_of(case.facts["received"].on, newest)


def _became(case: Running, clock: Clock) -> str:
    if case.voided_on:
        return f"The case was voided on {long_day(case.voided_on)}."
    if clock.met_on:
        return f"Met on {long_day(clock.met_on)}."
    if clock.stopped_on:
        return f"Stopped on {long_day(clock.stopped_on)}."
    return "It is not waited for any more."
