"""The local authority's two-hour clock, as information: how long after the incident the Director was told (section 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.moments import read_moment

LIMIT = timedelta(hours=2)
INFORMATION = "An agency's internal arrangement: shown for information, it decides nothing here."
_FROM = {"occurred": "it occurred", "aware": "the authority became aware"}


@dataclass(frozen=True, slots=True)
class Elapsed:
    """From one moment to the Director being told: in real hours, whatever the clocks were put to meanwhile."""

    since: str
    taken: timedelta

    @property
    def in_words(self) -> str:
        """``Director told 1 hour 50 minutes after it occurred: within two hours``."""
        if self.taken < timedelta(0):
            return f"Director told before {self.since}; check the moments"
        within = "within two hours" if self.taken <= LIMIT else "later than two hours"
        return f"Director told {_hours(self.taken)} after {self.since}: {within}"


def director_told(office: Mapping[str, Answer]) -> list[Elapsed]:
    """From the occurrence (the framework's words) and from awareness (what can be done), as far as both moments are read."""
    told = _moment(office.get("director_told"))
    begun = {since: _moment(office.get(key)) for key, since in _FROM.items()}
    return [Elapsed(since, told - at) for since, at in begun.items() if told and at]


def in_words(office: Mapping[str, Answer]) -> list[str]:
    """Each elapsed time in a sentence; nothing where too little is recorded, or it leaves a doubt."""
    lines = [each.in_words for each in director_told(office)]
    return [*lines, INFORMATION] if lines else []


def _moment(answer: Answer) -> datetime | None:
    return read_moment(answer) if isinstance(answer, str) else None


def _hours(taken: timedelta) -> str:
    hours, minutes = divmod(int(taken.total_seconds()) // 60, 60)
    parts = [(hours, "hour"), (minutes, "minute")]
    return " ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n) or "0 minutes"
