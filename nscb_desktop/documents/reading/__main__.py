"""The process that reads one file: bytes on standard input, what was found as JSON on standard output."""

import sys

from nscb_desktop.documents.reading.worker import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
