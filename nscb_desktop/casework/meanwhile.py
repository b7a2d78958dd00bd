"""Two windows at one thing: an act begun from a page that shows an older state of it is refused once, with what happened since."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from nscb_desktop.framework.clock_changes import ClockChange
from nscb_desktop.framework.comparison import AgreedValue
from nscb_desktop.framework.dates import long_day, short_day
from nscb_desktop.framework.errors import ChangedMeanwhile
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.information import RequestEvent
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.records import CaseFile

STILL = "press the button again if yours is still to be recorded"
INSTEAD = "press the button again if yours is to stand instead"
CORRECTED = "say why, and press the button again, if yours is to stand"


@dataclass
class Reading:
    """What a page has read of a case; what somebody was told of afterwards counts as read."""

    case: CaseFile
    agreed: tuple[AgreedValue, ...] = ()
    """The agreed values that stand, where the page shows them."""

    def must_show(self, now: "Reading", thing: "Thing") -> None:
        """Refuse an act on a thing that stands otherwise than the page shows it; told once, it may be done."""
        if self.case.id != now.case.id:
            return
        read = thing.stands(self)
        since = [words for key, words in thing.stands(now).items() if key not in read]
        if since:
            self.case, self.agreed = now.case, now.agreed
            raise ChangedMeanwhile(f"Since this page was read, {'; '.join(since)}: {thing.then}.", now)


@dataclass(frozen=True)
class Thing:
    """One thing on a case that two windows may record at the same time."""

    stands: Callable[[Reading], Mapping[Hashable, str]]
    """Everything recorded of it: what tells each record apart, and who recorded what, as a clause."""
    then: str = STILL
    """What to do once that is known."""


def request(request_id: int) -> Thing:
    """An information request: whatever befell it, and what was taken back."""

    def stands(page: Reading) -> dict[Hashable, str]:
        found = next((each for each in page.case.requests if each.id == request_id), None)
        if found is None:
            return {}
        return {(each.id, bool(each.taken_back)): _befell(found.agency, each) for each in found.events}

    return Thing(stands)


def _befell(agency: str, event: RequestEvent) -> str:
    if event.taken_back:
        return f"“{event.what.value}, {short_day(event.on)}” was taken back of {agency}"
    how = f", {event.how}" if event.how else ""
    return f"{event.recorded_by} recorded “{event.what.value}, {short_day(event.on)}{how}” of {agency}"


def sheets(key: str) -> Thing:
    """The sheets of one gate."""

    def stands(page: Reading) -> dict[Hashable, str]:
        return {
            each.id: f"{each.registered_by} recorded {each.form.name} of {long_day(local_day(each.received_at))}"
            for each in page.case.sheets_of(key)
        }

    return Thing(stands)


def milestone(key: str) -> Thing:
    """One of the dates of a case; that there is none is a state of it too."""

    def stands(page: Reading) -> dict[Hashable, str]:
        fact = page.case.facts.get(key)
        said = f"recorded as {long_day(fact.on)}" if fact else "taken back"
        return {fact: f"“{MILESTONES[key].shown}” was {said}"}

    return Thing(stands, CORRECTED)


def answers(form_id: int, keys: Iterable[str]) -> Thing:
    """Answers of a registered form, as they were amended."""
    asked = frozenset(keys)

    def stands(page: Reading) -> dict[Hashable, str]:
        case = page.case
        record = next((each for each in (*case.part_ones, *case.returns, *case.sheets) if each.id == form_id), None)
        if record is None:
            return {}
        return {
            (number, each.field): f"{each.recorded_by} amended “{record.form.field(each.field).label.rstrip(':')}”"
            for number, each in enumerate(record.amendments)
            if each.field in asked
        }

    return Thing(stands, INSTEAD)


def office(keys: Iterable[str]) -> Thing:
    """Answers of the office record beside the form."""
    asked = frozenset(keys)

    def stands(page: Reading) -> dict[Hashable, str]:
        form = page.case.edition.form("office_record")
        return {
            (each.key, in_words(each.kind, page.case.office.get(each.key))): f"“{each.label.rstrip(':')}” was changed"
            for each in form.fields()
            if each.key in asked
        }

    return Thing(stands, INSTEAD)


def clock(key: str, subject: str, name: str) -> Thing:
    """What was agreed about one clock: extensions, pauses, and why it was late."""

    def stands(page: Reading) -> dict[Hashable, str]:
        ours = (each for each in page.case.changes if (each.clock, each.subject) == (key, subject))
        return {each.id: _agreed(name, each) for each in ours}

    return Thing(stands)


def _agreed(name: str, change: ClockChange) -> str:
    return f"{change.recorded_by} recorded “{change.kind.value}, {short_day(change.on)}” of {name}"


def agreed_value(field: str, label: str) -> Thing:
    """What the Board takes as agreed on one question."""

    def stands(page: Reading) -> dict[Hashable, str]:
        return {
            each.id: f"{each.recorded_by} agreed a value of “{label}”, from {each.source}"
            for each in page.agreed
            if each.field == field
        }

    return Thing(stands, INSTEAD)
