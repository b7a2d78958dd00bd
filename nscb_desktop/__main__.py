"""The way in: ``python -m nscb_desktop``."""

import sys

from nscb_desktop.cli import run


def main() -> int:
    """Run the command line; the exit code is 0 only on success."""
    if sys.argv[1:2] == ["--read-one-file"]:
        # The frozen program has no other interpreter to start: it reads one file by itself, and does nothing else.
        from nscb_desktop.documents.reading.worker import main as read_one_file

        return read_one_file(sys.argv[2:])
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
