"""A picture of every screen, light and dark, at 100 % and 150 %: ``make tour`` leaves them in ``tour/`` to be looked at."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from nscb_desktop import app

INTO = Path("tour")
SCALES = {"100": "1", "150": "1.5"}
THEMES = ("light", "dark")


def main(arguments: list[str]) -> int:
    """Make the practice register once, then a process for each scale, because Qt scales a process whole."""
    if arguments:
        return pictures(Path(arguments[0]), arguments[1], arguments[2])
    app.harden()
    with tempfile.TemporaryDirectory() as place:
        practice = Path(place) / "practice"
        made = app.make_sample(practice, app.PRACTICE_CASES, app.PRACTICE_SEED, quick=True)
        for percent, factor in SCALES.items():
            settings = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
            command = [sys.executable, "-m", "tests.tour", str(practice), made.password, percent]
            subprocess.run(command, env={**os.environ, **settings}, check=True)
    print(f"{len(list(INTO.glob('*.png')))} pictures in {INTO}/")
    return 0


def pictures(practice: Path, password: str, percent: str) -> int:
    """Every screen at the scale of this process, in both themes."""
    from nscb_desktop.views import start
    from nscb_desktop.views.pictures import save_door, save_pictures

    for name in THEMES:
        with start.office_on(practice, password, app.now, name) as office:
            for picture in save_pictures(office, INTO, f"-{name}-{percent}"):
                print(picture)
        for picture in save_door(practice, app.now, INTO, f"-{name}-{percent}"):
            print(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
