"""Timing a thing beside its floor, in turn, in one run: the machine's mood falls out of the ratio."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One line of the benchmark: what was measured, its floor, the ratio, the budget, and whether it was kept."""

    name: str
    value: float
    unit: str
    floor: float | None
    ratio: float | None
    budget: str
    ok: bool

    def as_row(self) -> dict[str, Any]:
        """The figure as ``bench.json`` holds it."""
        return asdict(self)


def timed(act: Callable[[], object]) -> float:
    """Milliseconds one call takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def in_turn(ours: Callable[[], object], floor: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """Median milliseconds of two things done alternately, after one round that is not counted."""
    timed(ours), timed(floor)
    pairs = [(timed(ours), timed(floor)) for _ in range(rounds)]
    return statistics.median(each[0] for each in pairs), statistics.median(each[1] for each in pairs)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay under."""
    return statistics.quantiles(values, n=20, method="inclusive")[18]


def beside(
    name: str,
    value: float,
    floor: float | None,
    *,
    unit: str = "ms",
    at_most: float | None = None,
    times: float | None = None,
) -> Figure:
    """A figure held to an absolute budget, a multiple of its floor, or both."""
    ratio = value / floor if floor else None
    kept = (at_most is None or value <= at_most) and (times is None or (ratio is not None and ratio <= times))
    budget = " and ".join(
        part for part in (f"<= {at_most:g} {unit}" if at_most else "", f"<= {times:g}x floor" if times else "") if part
    )
    return Figure(
        name,
        round(value, 3),
        unit,
        round(floor, 3) if floor else None,
        round(ratio, 3) if ratio else None,
        budget,
        kept,
    )
