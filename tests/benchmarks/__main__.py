"""``make bench``: every figure beside its floor and its budget, in one run, written to ``bench.json``."""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from nscb_desktop import app
from tests.benchmarks import lists, packs, paper, register, returns, window
from tests.benchmarks.measuring import Figure, beside

CASES = int(os.environ.get("BENCH_CASES", "100000"))
SMALL = 1_000


def main() -> int:
    """Measure everything; 1 where a budget is broken."""
    app.harden()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as place:
        large, small = Path(place) / "large", Path(place) / "small"
        began = time.perf_counter()
        made = app.make_sample(large, CASES, 1, quick=True)
        figures.append(beside(f"sample of {CASES:,} cases", time.perf_counter() - began, None, unit="s", at_most=180))
        size = (large / "register.db").stat().st_size / 1024 / 1024
        print(f"register of {CASES:,} cases: {size:,.0f} MB")
        little = app.make_sample(small, SMALL, 1, quick=True)
        with app.signed_in(large, None, made.password) as sitting, app.signed_in(small, None, little.password) as other:
            raw = register.raw_connection(sitting)
            figures += register.measure(sitting, raw)
            figures += register.growth(other, sitting, (SMALL, CASES))
            figures += lists.measure(sitting)
            raw.close()
            key_hex = sitting.register.keys.database_key_hex
        figures += window.unlock_figures(large, made.password, key_hex)
        figures.append(window.sign_in_figure(large))
    figures += [register.clock_figure(), window.calendar_figure()]
    figures += [Figure(**row) for row in paper.measure()]
    figures += packs.figures()
    figures += returns.figures()
    return told(figures)


def told(figures: list[Figure]) -> int:
    """Print the figures as a table and write them down."""
    print(f"{'':44}{'figure':>12} {'floor':>10} {'ratio':>7}  budget")
    for each in figures:
        floor = f"{each.floor:.2f}" if each.floor else ""
        ratio = f"{each.ratio:.2f}x" if each.ratio else ""
        mark = "" if each.ok else "   BROKEN"
        print(f"{each.name:44}{each.value:>9.2f} {each.unit:<3}{floor:>10} {ratio:>7}  {each.budget}{mark}")
    Path("bench.json").write_text(json.dumps([each.as_row() for each in figures], indent=1) + "\n")
    return 0 if all(each.ok for each in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
