"""What makes an entry in the list of agencies and people sound: a name of its own, an address, days in order."""

import re
from collections.abc import Iterable
from functools import lru_cache

from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.framework.text import as_typed, search_key

BOARD = "The Board"
"""How the Board's own offices are listed among the agencies."""
LONGEST, LONGEST_NOTE = 200, 4_000
"""Characters of a line, and of a note: what a list can show and a spreadsheet's cell can hold."""
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")


def tidy_line(text: str) -> str:
    """A name, role, number or address on one line, as typed but for the spaces."""
    return " ".join(as_typed(text).split())


@lru_cache(maxsize=8192)
def spelling(name: str) -> str:
    """A name without regard to case, marks and spaces: what may stand in the list once."""
    return " ".join(search_key(name).split())


def email_problem(address: str) -> str:
    """What is wrong with an e-mail address; empty where nothing is, or where none is given."""
    if not address.strip() or _EMAIL.fullmatch(address.strip()):
        return ""
    return f"“{address}” is not an e-mail address: it needs one @ and a domain. Correct it, or leave it empty."


def agency_problem(agency: Agency, every: Iterable[Agency]) -> str:
    """Why an agency cannot stand in the list like this; empty where it can."""
    if not spelling(agency.name):
        return "Enter the agency's name."
    if len(agency.name) > LONGEST or len(agency.note) > LONGEST_NOTE:
        return f"An agency's name may have {LONGEST} characters and its note {LONGEST_NOTE:,}: shorten it."
    if spelling(agency.name) == spelling(BOARD):
        return f"“{BOARD}” stands for the Board's own offices. Give the agency another name."
    same = next((each for each in every if each.id != agency.id and spelling(each.name) == spelling(agency.name)), None)
    if same and same.left_on:
        return f"{same.name} is in the list already, as a partner until {long_day(same.left_on)}. Take that day out instead."
    if same:
        return f"{same.name} is in the list already. Change that entry, or give this one another name."
    later = next(
        (each for each in agency.holders if agency.left_on and each.since and each.since > agency.left_on), None
    )
    if later and later.since:
        return (
            f"{later.name} was appointed there from {long_day(later.since)}: the agency cannot have left before that."
        )
    return ""


def holder_problem(holder: Holder, agency: Agency | None, others: Iterable[Holder]) -> str:
    """Why somebody cannot hold an office like this; empty where they can."""
    if holder.office.of_the_board != (agency is None):
        return f"{holder.office.value} is an office of {BOARD if holder.office.of_the_board else 'an agency'}; choose another one."
    if not spelling(holder.name):
        return "Enter the person's name."
    if max(map(len, (holder.name, holder.role, holder.telephone, holder.email))) > LONGEST:
        return f"A name, role, telephone number or address may have {LONGEST} characters: shorten it."
    if problem := email_problem(holder.email):
        return problem
    if holder.since and holder.until and holder.until < holder.since:
        return f"The last day in post, {long_day(holder.until)}, is before the first, {long_day(holder.since)}. Correct one of them."
    if agency and agency.left_on and holder.since and holder.since > agency.left_on:
        return f"{agency.name} was a partner until {long_day(agency.left_on)}: nobody can be appointed there after that day."
    again = next((each for each in _at_once(holder, others) if spelling(each.name) == spelling(holder.name)), None)
    return (
        f"{again.name} is in that office already, {in_post_words(again)}. Change that entry instead." if again else ""
    )


def overlap_warning(holder: Holder, others: Iterable[Holder]) -> str:
    """Who holds the same office at the same time, where one person usually does; empty where nobody."""
    at_once = [] if holder.office.several else _at_once(holder, others)
    named = "; ".join(f"{each.name}, {in_post_words(each)}" for each in at_once)
    return f"Two people at once as {holder.office.value}: {named}." if named else ""


def predecessors(holder: Holder, others: Iterable[Holder]) -> list[Holder]:
    """Whose time in post a new appointment would usually end on the day before it begins."""
    if holder.since is None or holder.office.several:
        return []
    return [
        each
        for each in _at_once(holder, others)
        if each.until is None and (not each.since or each.since < holder.since)
    ]


def _at_once(holder: Holder, others: Iterable[Holder]) -> list[Holder]:
    return [each for each in others if each.id != holder.id and each.office is holder.office and each.overlaps(holder)]


def needs_reason(before: Holder, after: Holder) -> bool:
    """Whether a change alters who is said to have held the office on a past day, so that it wants a reason."""
    return (
        before.name != after.name
        or before.office is not after.office
        or (before.since is not None and before.since != after.since)
        or (before.until is not None and before.until != after.until)
    )


def in_post_words(holder: Holder) -> str:
    """``since 3 June 2013``, ``3 June 2013 to 31 March 2014``, ``until 31 March 2014``."""
    if holder.since and holder.until:
        return f"{long_day(holder.since)} to {long_day(holder.until)}"
    if holder.since:
        return f"since {long_day(holder.since)}"
    return f"until {long_day(holder.until)}" if holder.until else "first day not recorded"


def offices(of_the_board: bool) -> list[Office]:
    """The offices of the Board, or of an agency, in the order they are listed."""
    return [each for each in Office if each.of_the_board is of_the_board]
