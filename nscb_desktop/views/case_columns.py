"""What the Cases grid and the list of drafts show, and how a row's next clock stands today."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import CaseRow, Draft
from nscb_desktop.framework.timescales import Clock, Counting, Rag, days_in_words
from nscb_desktop.views.badges import Badge, badge_of
from nscb_desktop.views.tables import Column


class NamesShown(Protocol):
    """Whether children's names may stand on the screen now."""

    @property
    def names_shown(self) -> bool:
        """True where somebody has asked for the names."""


def next_clock_badge(due: date | None, today: date, counting: Counting) -> Badge:
    """How a case stands by the last day of its next clock: late, near, in time, or nothing running."""
    if due is None:
        return Badge(Rag.BLUE, f"{Rag.BLUE.shape} {Rag.BLUE.value}", "nothing running")
    left = counting.calendar.working_days_between(today, due)
    if left == 0 and today > due:
        left = -1
    rag = Rag.RED if left < 0 else (Rag.AMBER if left <= counting.amber_at else Rag.GREEN)
    number = f"late {-left:,}" if left < 0 else (f"{left:,}" if left else "today")
    days = days_in_words(abs(left))
    spoken = f"late by {days}" if left < 0 else (f"{days} left" if left else "due today")
    return Badge(rag, f"{rag.shape} {rag.value} {number}", spoken)


def case_columns(names: NamesShown, badge: Callable[[CaseRow], Badge]) -> tuple[Column[CaseRow], ...]:
    """The columns of the grid; the child is an alias unless somebody asked for the names."""

    def child(row: CaseRow) -> str:
        return f"{row.child or 'Not given'} ({row.alias})" if names.names_shown else row.alias

    return (
        Column("reference", "Reference", _reference, 13, look="reference"),
        Column("child", "Child", child, 8),
        Column("age", "Age", _age, 7, sortable=False),
        Column("agency", "Referred by", _agency, 18, grows=True),
        Column("received", "Received", _received, 10),
        Column("stage", "Stage", _stage, 17, grows=True),
        Column("next_due", "Next clock", _due, 11, badge=badge),
        Column("authorised", "Authorised", _authorised, 12, sortable=False, shown=False),
        Column("flags", "Flags", _flags, 24, sortable=False, shown=False),
    )


def _reference(row: CaseRow) -> str:
    return str(row.reference)


def _age(row: CaseRow) -> str:
    return row.age.removesuffix(" years").removesuffix(" year")


def _agency(row: CaseRow) -> str:
    return row.agency


def _received(row: CaseRow) -> str:
    return short_day(row.received)


def _stage(row: CaseRow) -> str:
    return row.stage


def _authorised(row: CaseRow) -> str:
    return "yes" if row.authorised else "not yet"


def _flags(row: CaseRow) -> str:
    return row.flags


def _due(row: CaseRow) -> str:
    return short_day(row.next_due) if row.next_due else ""


def draft_columns(names: NamesShown, clock: Callable[[Draft], Clock | None]) -> tuple[Column[Draft], ...]:
    """The columns of the list of drafts; a name stands there only where somebody asked for the names."""

    def child(draft: Draft) -> str:
        return draft_answer(draft, "child_name") or "–" if names.names_shown else "name hidden"

    def badge(draft: Draft) -> Badge | None:
        running = clock(draft)
        return badge_of(running) if running else None

    return (
        Column("draft", "Draft", draft_name, 8, look="reference", sortable=False),
        Column("child", "Child", child, 12, sortable=False),
        Column("agency", "Referred by", _draft_agency, 21, sortable=False, grows=True),
        Column("received", "Received", _draft_received, 11, sortable=False),
        Column("saved", "Saved", _draft_saved, 15, sortable=False),
        Column("by", "By", _draft_by, 12, sortable=False),
        Column("clock", "Sub-group by", _draft_received, 12, badge=badge, sortable=False),
    )


def draft_name(draft: Draft) -> str:
    """What a draft is called where no name may stand."""
    return f"Draft {draft.id}"


def draft_answer(draft: Draft, key: str) -> str:
    """One answer of a draft, in words."""
    return in_words(draft.form.field(key).kind, draft.answers.get(key))


def _draft_agency(draft: Draft) -> str:
    return draft_answer(draft, "agency") or "–"


def _draft_received(draft: Draft) -> str:
    return short_day(local_day(draft.received_at)) if draft.received_at else draft.received_words or "not entered"


def _draft_saved(draft: Draft) -> str:
    return shown(draft.saved_at)


def _draft_by(draft: Draft) -> str:
    return draft.saved_by
