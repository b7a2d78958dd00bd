"""A sitting: one signed-in person at an open register, with the office's clock."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from nscb_desktop.casework.meanwhile import Reading, Thing
from nscb_desktop.framework.comparison import AgreedValue
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import CaseFile, Settings
from nscb_desktop.framework.roles import Person, Right
from nscb_desktop.framework.timescales import Counting
from nscb_desktop.register import settings
from nscb_desktop.register.opening import Register
from nscb_desktop.register.unit_of_work import Unit


@dataclass(frozen=True)
class Sitting:
    """Who sits at which register, and what time it is; every act takes one."""

    register: Register
    person: Person
    now: Callable[[], datetime]
    seen: set[int] = field(default_factory=set)
    """Cases opened since signing in: opening is noted once a sitting."""
    page: Reading | None = field(default=None, repr=False)
    """What had been read of a case when an act was begun from its page; None for an act that comes from no page."""

    def from_page(self, case: CaseFile, agreed: Iterable[AgreedValue] = ()) -> "Sitting":
        """The same sitting, for what is done from a page that shows this state of a case."""
        return replace(self, page=Reading(case, tuple(agreed)))

    def must_have_read(self, now: Reading, thing: Thing) -> None:
        """Refuse an act on a thing to which something happened since the page was read; ChangedMeanwhile says what."""
        if self.page:
            self.page.must_show(now, thing)

    def today(self) -> date:
        """Today's date in London."""
        return local_day(self.now())

    def settings(self, on: date | None = None) -> Settings:
        """The Board's settings on a day; today's unless told otherwise."""
        with self.register.work.reading() as unit:
            return settings.Timeline(unit).on(on or self.today())

    def counting(self, on: date | None = None) -> Counting:
        """How a clock counts whose day 0 is this day."""
        return settings.counting(self.settings(on))

    def reading(self) -> AbstractContextManager[Unit]:
        """A unit that reads, for somebody who may."""
        self.person.must(Right.READ)
        return self.register.work.reading()

    def acting(self, right: Right) -> AbstractContextManager[Unit]:
        """A unit that writes, for somebody whose role carries the right."""
        self.person.must(right)
        return self.register.work.writing(self.person, self.now())

    def drafting(self, right: Right = Right.RECEIVE) -> AbstractContextManager[Unit]:
        """A unit that saves outside the history, for somebody who may receive notifications or has this other right."""
        self.person.must(right)
        return self.register.work.drafting(self.now())


def counting_of(unit: Unit, case: CaseFile) -> Counting:
    """How the clocks of a case count: under the settings of its day 0."""
    return settings.Timeline(unit).counting(case.facts["received"].on)
