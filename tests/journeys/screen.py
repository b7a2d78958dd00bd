"""A real X screen for the windows of a process of its own."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def real_screen() -> Iterator[dict[str, str]]:
    """What a process must be told to open its windows on an X screen; Qt's own offscreen one where there is no X."""
    try:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    assert server.stdout
    number = server.stdout.readline().decode().strip()
    try:
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.communicate()
