"""The window under load: how soon it is on the screen, what a keystroke costs it, and how much memory it holds."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measuring import Figure, beside

ROUNDS = 7
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of an installed program, whose modules are compiled once and not at every start."""
INSTALLED["QT_QPA_PLATFORM"] = "offscreen"

BARE_WINDOW = """
import time; began = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)
window = Bare(); window.resize(520, 420); window.show(); app.exec()
print(time.perf_counter() - began)
"""

SIGN_IN = """
import time; began = time.perf_counter()
import sys; from pathlib import Path
from nscb_desktop import app as root
from nscb_desktop.views import start
from nscb_desktop.views.entrance import Entrance
from nscb_desktop.views import theme
from nscb_desktop.views.background import Background
Entrance._warm_up = lambda self: None
app = start.application(); theme.apply_theme(app, practice=True)
shown = Entrance(Path(sys.argv[1]), root.now, Background(app)); shown.begin()
shown.sign_in.painted.connect(app.quit); app.exec()
print(time.perf_counter() - began)
assert "sqlalchemy" not in sys.modules and "argon2" not in sys.modules
"""

BARE_TABLE = """
import sys, time
from pathlib import Path
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from nscb_desktop.register.database import connected
app = QApplication([])
began = time.perf_counter()
raw = connected(Path(sys.argv[1]) / "register.db", sys.argv[2], guarded=False)
rows = raw.execute("SELECT * FROM case_index ORDER BY received DESC, case_id DESC LIMIT 200").fetchall()
count = raw.execute("SELECT count(*) FROM case_index").fetchone()
window = QMainWindow(); table = QTableView(); table.setModel(QStandardItemModel(0, 7)); window.setCentralWidget(table)
window.resize(1366, 768); window.show(); app.processEvents()
print(time.perf_counter() - began)
"""

UNLOCKED = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from nscb_desktop import app as root
from nscb_desktop.register import opening
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.casework import desk, cases, paper, door
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.views import start, theme, office as rooms
from nscb_desktop.views.background import Background
from nscb_desktop.views.pictures import settle
from nscb_desktop.views.entrance import Entrance
app = start.application(); theme.apply_theme(app, "light", practice=True); background = Background(app)
shown = Entrance(Path(sys.argv[1]), root.now, background); shown.begin(); settle(3000)  # as long as a passphrase takes to type
place = RegisterFolder(Path(sys.argv[1])); account = door.first_account(place.path)
def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
before = resident()
keys = Keyring(place.keys).unlock(account, sys.argv[2])
derivation = max(0, resident() - before)  # its own memory is counted apart
began = time.perf_counter()
register, person = opening.open_with(place, keys, account, root.now(), practice=True, ready=shown.ready)
opened = time.perf_counter()
office = rooms.Office(Sitting(register, person, root.now), background, shown.rooms())
office.window.resize(1366, 768); office.window.show_page("cases"); office.window.show()
app.processEvents()
painted = time.perf_counter() - began
assert office.cases.model.row_at(0) is not None and not office.cases.grid.visibleRegion().isEmpty()
grid, held = office.cases.grid, []
for turn in range(60):
    bar = grid.verticalScrollBar(); bar.setValue(int(bar.maximum() * ((turn * 37) % 60) / 60)); app.processEvents()
office.begin(); settle(1500)  # as long as somebody looks at the list first
turned = []
for row in office.cases.model.row_at(0), *map(office.cases.model.row_at, range(5, 40, 5)):
    before = time.perf_counter(); office.open_case(row.id); app.processEvents()
    turned.append((time.perf_counter() - before) * 1000)
office.open_draft(__import__("nscb_desktop.casework.referrals", fromlist=["x"]).start_draft(office.sitting).id)
settle(50)
page = office.drafting.page
page.sheet.blocks["reasons"].editor.set_answer(__import__("tests.benchmarks.texts", fromlist=["x"]).long_reasons())
from nscb_desktop.views.form_page import FormPage
for turn in range(30):
    page.sheet.blocks["reasons"].editor.edited.emit()
    before = time.perf_counter(); office.drafting.autosave._begin(); held.append((time.perf_counter() - before) * 1000); settle(30)
held_at_last = resident() - derivation
print(json.dumps({"painted": painted * 1000, "held": max(held), "resident": held_at_last, "opened": (opened - began) * 1000, "case": max(turned)}))
office.lock()
"""

CALENDAR = """
import statistics, time
from datetime import date, timedelta
from PySide6.QtWidgets import QApplication
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Counting, clocks
from nscb_desktop.framework.working_days import OfficeCalendar
from nscb_desktop.views import start, theme
from nscb_desktop.views.month_view import MonthView
app = start.application(); theme.apply_theme(app, "light")
today, entries = date(2014, 1, 15), []
for n in range(5_000):
    received = date(2013, 12, 16) + timedelta(days=n % 31)
    for clock in clocks(TIMESCALES, {"received": Recorded(received)}, today, Counting()):
        entries.append(DiaryEntry(clock.due, f"NSCB-2013-{n:03d}", clock, n))
assert len(entries) == 10_000
view = MonthView(); view.resize(1150, 600); view.show(); app.processEvents()
spent = []
for turn in range(9):
    began = time.perf_counter()
    view.show_month(today, today, OfficeCalendar(), entries); view.repaint(); app.processEvents()
    spent.append(time.perf_counter() - began)
print(statistics.median(spent) * 1000)
"""


def calendar_figure() -> Figure:
    """A month with ten thousand last days, from the entries to the painted month."""
    return beside("calendar month with 10,000 last days", float(_run(CALENDAR)), None, at_most=100)


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=INSTALLED,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip().splitlines()[-1]


def sign_in_figure(folder: Path) -> Figure:
    """The sign-in window painted, beside a bare window, as whole processes in turn."""
    ours: list[float] = []
    floors: list[float] = []
    for _ in range(ROUNDS):
        for program, times in ((SIGN_IN, ours), (BARE_WINDOW, floors)):
            began = time.perf_counter()
            _run(program, str(folder))
            times.append((time.perf_counter() - began) * 1000)
    return beside("sign-in window painted", statistics.median(ours), statistics.median(floors), times=2)


def unlock_figures(folder: Path, password: str, key_hex: str) -> list[Figure]:
    """From the keys to a painted register, then browsing and typing in it."""
    ours: list[dict[str, float]] = []
    floors: list[float] = []
    for _ in range(5):
        ours.append(json.loads(_run(UNLOCKED, str(folder), password)))
        floors.append(float(_run(BARE_TABLE, str(folder), key_hex)) * 1000)
    painted = statistics.median(each["painted"] for each in ours)
    return [
        beside("unlocked to a painted register", painted, statistics.median(floors), at_most=300, times=3),
        beside("opening a case on the screen, worst of 8", max(each["case"] for each in ours), None, at_most=100),
        beside("autosave holds the screen, worst of 30", max(each["held"] for each in ours), None, at_most=16),
        beside("resident memory while browsing", max(each["resident"] for each in ours), None, unit="MiB", at_most=250),
    ]
