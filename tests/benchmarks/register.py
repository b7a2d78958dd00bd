"""The register under load: finding, opening and growing, each beside the raw query or the smaller register."""

import math
import statistics
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from nscb_desktop.casework import cases, deadlines, desk
from nscb_desktop.casework.practice.course import course
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.milestones import DECISIONS, Recorded, facts_of
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.framework.timescales import Counting, clocks
from nscb_desktop.register.database import connected
from nscb_desktop.register.search import COUNTED_UP_TO, match
from tests.benchmarks.measuring import Figure, beside, in_turn, p95, timed

TYPED = ("injury hospital", "begum", "nursery referral", "wisniewska", "police october", "bruising", "mother partner")
"""What is typed letter by letter; every beginning from two letters on is a keystroke."""


def keystrokes() -> list[str]:
    """Every beginning of what is typed, from two letters on."""
    return [words[:length] for words in TYPED for length in range(2, len(words) + 1) if words[length - 1] != " "]


def measure(sitting: Sitting, raw: Any) -> list[Figure]:
    """Every figure of an open register; ``raw`` is an unguarded connection to the same file."""
    return [*search_figures(sitting, raw), *case_figures(sitting), today_figure(sitting)]


def search_figures(sitting: Sitting, raw: Any) -> list[Figure]:
    """Each keystroke of a search beside the bare full-text query, newest first."""
    ours, floors = [], []
    statement = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
    for typed in keystrokes():
        query = match(typed)

        def found(typed: str = typed) -> object:
            return cases.page(sitting, Filters(words=typed), Order())

        def bare(query: str = query) -> object:
            return raw.execute(statement, (query, COUNTED_UP_TO + 1)).fetchall()

        mine, floor = in_turn(found, bare, rounds=3)
        ours.append(mine)
        floors.append(floor)
    return [beside("search keystroke, p95", p95(ours), p95(floors), at_most=50, times=2)]


def case_figures(sitting: Sitting) -> list[Figure]:
    """Opening a case: its file and its clocks."""
    ids = [row.id for row in cases.page(sitting, Filters(), Order(), 0, 50).rows]
    spent = [timed(partial(_open, sitting, case_id)) for case_id in ids]
    return [beside("reading a case, worst of 50", max(spent), None, at_most=100)]


def _open(sitting: Sitting, case_id: int) -> None:
    deadlines.case_clocks(sitting, cases.read_case(sitting, case_id))


def today_figure(sitting: Sitting) -> Figure:
    """Everything Today shows."""
    return beside(
        "Today", statistics.median(timed(lambda: deadlines.today_board(sitting)) for _ in range(5)), None, at_most=300
    )


def clock_figure(number: int = 100_000) -> Figure:
    """Every clock of so many cases, computed from their facts: received over thirteen years, most of them closed."""
    chance, today = Random(1), date(2026, 11, 27)
    facts = []
    for _ in range(number):
        received = date(2013, 6, 3) + timedelta(days=chance.randrange(4_900))
        happened = course(chance, received, today, decision=chance.choice(tuple(DECISIONS)))
        facts.append(facts_of(received, {key: Recorded(on, detail) for key, on, detail in happened}))
    counting = Counting()
    spent = timed(lambda: sum(len(clocks(TIMESCALES, each, today, counting)) for each in facts))
    return beside(f"every clock of {number:,} cases", spent / 1000, None, unit="s", at_most=5)


def growth(small: Sitting, large: Sitting, sizes: tuple[int, int]) -> list[Figure]:
    """How each act grows from the small register to the large one, beside N log N."""
    allowed = (sizes[1] * math.log2(sizes[1])) / (sizes[0] * math.log2(sizes[0]))
    acts: dict[str, Callable[[Sitting], object]] = {
        "first page": lambda sitting: cases.page(sitting, Filters(), Order()),
        "page in the middle": lambda sitting: cases.page(sitting, Filters(), Order(), cases.total(sitting) // 2),
        "sorted by child": lambda sitting: cases.page(sitting, Filters(), Order("child", descending=False)),
        "filtered by date": lambda sitting: cases.page(sitting, Filters(received_from=date(2014, 1, 1)), Order()),
        "search of a common word": lambda sitting: cases.page(sitting, Filters(words="mother"), Order()),
    }
    figures = []
    for name, act in acts.items():
        big, little = in_turn(partial(act, large), partial(act, small), rounds=5)
        figures.append(beside(f"growth, {name}", big, little, times=allowed))
    return figures


def raw_connection(sitting: Sitting) -> Any:
    """A bare connection to the register of a sitting."""
    register = sitting.register
    return connected(register.folder.database, register.keys.database_key_hex, guarded=False)


def opened(folder: Path, password: str, now: Callable[[], Any]) -> Sitting:
    """A sitting at a practice register."""
    from nscb_desktop.casework import door

    return desk.sign_in(folder, door.first_account(folder), password, now)
