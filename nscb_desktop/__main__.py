"""The way in: ``python -m nscb_desktop``."""

import sys

from nscb_desktop.cli import run


def main() -> int:
    """Run the command line; the exit code is 0 only on success."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
