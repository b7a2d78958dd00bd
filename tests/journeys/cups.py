"""A printing service of one test's own: CUPS on a port of its own, with a queue whose printer makes a PDF."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CUPSD = shutil.which("cupsd") or "/usr/sbin/cupsd"
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
QUEUE = "Office_PDF"

SERVICE = """LogLevel info
Listen 127.0.0.1:{port}
DefaultAuthType None
WebInterface No
Browsing No
PreserveJobFiles No
<Location />
Order allow,deny
Allow 127.0.0.1
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order deny,allow
Allow 127.0.0.1
</Limit>
</Policy>
"""
PLACES = """ServerRoot {at}/etc
RequestRoot {at}/spool
TempDir {at}/spool/tmp
CacheDir {at}/cache
StateDir {at}/state
AccessLog {at}/access
ErrorLog {at}/error
PageLog {at}/page
SystemGroup root
"""


def why_not() -> str:
    """Why CUPS cannot be run here; empty where it can."""
    if not Path(CUPSD).exists() or not DRIVER.exists() or not shutil.which("lpadmin"):
        return "cups and printer-driver-cups-pdf are not installed"
    return "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "the printer that makes a PDF works for root alone"


@dataclass(frozen=True)
class Printer:
    """The queue, and where its printer puts what comes out."""

    settings: dict[str, str]
    out: Path
    before: frozenset[Path]

    def printed(self, patience: float = 60.0) -> Path:
        """What came out, once it is whole."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            new = [path for path in self.out.glob("*.pdf") if path not in self.before]
            if new and new[0].read_bytes().rstrip().endswith(b"%%EOF"):
                return new[0]
            time.sleep(0.2)
        raise AssertionError("nothing came out of the printer")


@contextmanager
def service(beside: Path) -> Iterator[Printer]:
    """CUPS with one queue, until the test is over; what it and its printer made is taken away again."""
    at = Path(tempfile.mkdtemp(prefix="cups-", dir=_open_to_all(beside)))
    at.chmod(0o711)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # The printing service works as another user, who must get to its folders.
    for folder in (at, at / "etc" / "ppd", at / "spool" / "tmp", at / "cache", at / "state"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o755)
    (at / "etc" / "cupsd.conf").write_text(SERVICE.format(port=port))
    (at / "etc" / "cups-files.conf").write_text(PLACES.format(at=at))
    command = [CUPSD, "-f", "-c", str(at / "etc" / "cupsd.conf"), "-s", str(at / "etc" / "cups-files.conf")]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    settings = {"CUPS_SERVER": f"127.0.0.1:{port}"}
    # The driver asks the system where its user is at home, whatever the environment says.
    out = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    new_folder, before = not out.exists(), frozenset(out.glob("*"))
    try:
        _add_queue({**os.environ, **settings})
        yield Printer(settings, out, before)
    finally:
        running.terminate()
        running.wait(20)
        shutil.rmtree(at)
        for path in set(out.glob("*")) - before:
            path.unlink()
        if new_folder and out.exists():
            out.rmdir()


def _open_to_all(beside: Path) -> Path:
    """A folder that the printing service's own user can get to: every pytest that starts shuts the others' out again."""
    return next((parent.parent for parent in beside.parents if parent.name.startswith("pytest-of-")), beside)


def _add_queue(settings: dict[str, str]) -> None:
    for _ in range(100):
        if (
            "not"
            not in subprocess.run(["lpstat", "-r"], env=settings, capture_output=True, text=True, check=False).stdout
        ):
            break
        time.sleep(0.1)
    made = ["lpadmin", "-p", QUEUE, "-E", "-v", "cups-pdf:/", "-P", str(DRIVER)]
    for command in (made, ["lpadmin", "-d", QUEUE]):
        subprocess.run(command, env=settings, check=True, capture_output=True)
