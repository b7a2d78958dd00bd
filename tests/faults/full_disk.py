"""A day at the office on a disk that is really full: run on a small file system of its own, it prints what happened."""

import json
import shutil
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from nscb_desktop.casework import desk, filing, referrals
from nscb_desktop.framework.errors import OfficeError
from tests import registers
from tests.faults.working import assert_sound


def told(act: Callable[[], object]) -> str:
    """The sentence an act is refused with; empty where it is done."""
    try:
        act()
    except OfficeError as refused:
        return str(refused)
    return ""


def fill(place: Path) -> Path:
    """Take every byte that is left."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return ballast


def main() -> None:
    """Fill the disk, try everything, make room, and go on."""
    place = Path(sys.argv[1])
    clock = registers.Clock()
    sitting = registers.set_up(place / "register", clock)
    case = registers.registered(sitting)
    draft = registers.typed(sitting, registers.FULL)
    ballast = fill(place)
    home = sitting.register.folder
    seen = {
        "saving a draft": told(lambda: [registers.typed(sitting, registers.FULL) for _ in range(1000)]),
        "registering": told(lambda: referrals.register_draft(sitting, draft.id, registers.AS_IT_CAME)),
        "filing": told(lambda: filing.file_document(sitting, case.id, "scan.bin", b"x" * 500_000)),
        "exporting": told(lambda: filing.save_copy(place / "form.pdf", b"x" * 500_000)),
        "setting up": told(lambda: registers.set_up(place / "another")),
    }
    drafts = len(referrals.listed_drafts(sitting))
    ballast.unlink()
    with ballast.open("wb") as file:  # room for the act that says a backup is made, and for nothing like a copy
        free = 60_000
        file.write(b"x" * (shutil.disk_usage(place).free - free))
    seen["backing up"] = told(lambda: desk.back_up(sitting))
    left = [
        path.name
        for path in (*home.backups.iterdir(), *place.glob("form*"), *(place / "another").glob("register.[dk]*"))
    ]
    ballast.unlink()
    clock.now += timedelta(minutes=1)
    after = referrals.register_draft(sitting, draft.id, registers.AS_IT_CAME)
    desk.back_up(sitting)
    assert_sound(sitting)
    assert len(referrals.listed_drafts(sitting)) == drafts - 1
    sitting.register.close()
    registers.opened(place / "register").register.close()
    print(json.dumps({"seen": seen, "left": left, "after": str(after.reference)}))


if __name__ == "__main__":
    main()
