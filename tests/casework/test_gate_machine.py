"""Random sequences of acts at a real register: no stage outside the framework, every refusal a sentence, and a true replay."""

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from nscb_desktop.casework import (
    cases,
    challenges,
    clocks,
    closing,
    corrections,
    decisions,
    desk,
    held_meetings,
    information,
    meetings,
    screening,
)
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.gate_facts import implied
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Attendance, Presence
from nscb_desktop.framework.milestones import MILESTONES, STAGES, Recorded, in_words, stage_of
from nscb_desktop.framework.records import CaseFile, HistoryEntry
from nscb_desktop.register.tables import MilestoneRow
from tests import gates, registers

FIRST, LAST = date(2013, 12, 18), date(2014, 1, 8)
"""From before the Part One was received to the day after today."""
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days)) | st.just(date(2014, 1, 7))
REVIEWS = st.sampled_from(("scr", "learning-review", "other", "none"))
PEOPLE = st.sampled_from((gates.CHAIR, gates.INDEPENDENT, {**gates.CHAIR, "acting_for": "X", "acting_why": "ill"}))
WHY = st.sampled_from(("", "Nobody else."))
SENTENCE = re.compile(r"^[A-Z0-9“].*[.?)]$", re.DOTALL)
GATE_KEYS = ("not_indicated", "indicated", "recommended", "discussed", "decided", "changed", "converted", "closed",
             "ofsted_told", "panel_told", "referrer_told")  # fmt: skip


def refusal(attempt: Callable[[], object]) -> str:
    """Why an act was refused; empty where it was done."""
    try:
        attempt()
    except OfficeError as told:
        return str(told)
    return ""


def begun(office: Sitting) -> None:
    """Two cases, the first of them discussed."""
    gates.discussed(gates.staffed(office))
    registers.registered(office, "Baby Sample")


class Gates(RuleBasedStateMachine):
    """Two cases of one register, one of them far on its way; any act may come at any time, on any day, by anybody."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.office = registers.fresh(self.folder / "register", after=begun)
        self.ids = [1, 2]
        self.case = self.ids[0]
        self.seen = self.stored()

    def teardown(self) -> None:
        """Every register that random acts made is sound."""
        assert desk.check(self.office).faults == ()
        self.office.register.close()
        shutil.rmtree(self.folder)

    def act(self, attempt: Callable[[], object]) -> None:
        """Carry an act out; where it is refused, a sentence says why and nothing at all has changed."""
        acts = self.acts()
        refused = refusal(attempt)
        if refused:
            assert SENTENCE.match(refused), refused
            assert self.stored() == self.seen
        assert (self.acts() > acts) is not bool(refused)

    def stored(self) -> list[CaseFile]:
        """Both cases as the register has them."""
        return [cases.read_case(self.office, case_id) for case_id in self.ids]

    def acts(self) -> int:
        """How many acts the history of the register holds."""
        with self.office.reading() as unit:
            return int(unit.session.connection().exec_driver_sql("SELECT max(seq) FROM audit").scalar_one())

    @rule(which=st.sampled_from((0, 1)))
    def turn_to(self, which: int) -> None:
        """Work on one of the cases."""
        self.case = self.ids[which]

    @rule(review=REVIEWS)
    def go_on(self, review: str) -> None:
        """The act that is next, as an office does it; otherwise chance would hardly ever reach a decision."""
        facts, sheets = cases.read_case(self.office, self.case).facts, {"review": review, "which": "an audit"}
        monday = date(2014, 1, 6)
        if "sent_for_screening" not in facts:
            self.send(monday)
        elif not {"indicated", "not_indicated"} & facts.keys():
            self.act(lambda: screening.screen(self.office, self.case, gates.SCREENING, gates.DAY))
        elif "met" not in facts:
            self.meet(monday, 3, False)
        elif "recommended" not in facts:
            answers = gates.changed(gates.RECOMMENDATION, **sheets)
            self.act(lambda: decisions.recommend(self.office, self.case, answers, gates.DAY))
        elif "discussed" not in facts:
            self.act(lambda: decisions.discuss(self.office, self.case, gates.DISCUSSION, gates.DAY))
        else:
            answers = gates.changed(gates.DECISION, **sheets)
            self.act(lambda: decisions.decide(self.office, self.case, answers, gates.DAY))

    @rule(on=DAYS)
    def send(self, on: date) -> None:
        """Send it to the chair."""
        self.act(lambda: screening.send_to_chair(self.office, self.case, on))

    @rule(on=DAYS, outcome=st.sampled_from(("scr", "learning-review", "not-indicated")), by=PEOPLE, same=WHY)
    def screen(self, on: date, outcome: str, by: dict[str, str], same: str) -> None:
        """Screen it."""
        answers = gates.changed(gates.SCREENING, outcome=outcome, made_by=by, same_person=same)
        self.act(lambda: screening.screen(self.office, self.case, answers, at_local(on)))

    @rule(on=DAYS, present=st.integers(0, 4), both=st.booleans())
    def meet(self, on: date, present: int, both: bool) -> None:
        """Plan a meeting and hold it."""
        agenda = tuple(self.ids) if both else (self.case,)
        came = [Attendance(f"Agency {n}", f"Member {n}", Presence.ATTENDED) for n in range(present)]
        if any("closed" in case.facts for case in self.seen if case.id in agenda):
            self.act(lambda: meetings.plan(self.office, at_local(on), "Room 2", agenda))
            return
        planned = meetings.plan(self.office, at_local(on), "Room 2", agenda)
        if came:
            planned = held_meetings.set_attendance(self.office, planned, came)
        self.act(lambda: held_meetings.hold(self.office, planned, on, "Samuel Sample", (self.case,)))

    @rule(on=DAYS, review=REVIEWS, quorum=WHY)
    def recommend(self, on: date, review: str, quorum: str) -> None:
        """Recommend."""
        answers = gates.changed(gates.RECOMMENDATION, review=review, which="an audit", inquorate=quorum)
        self.act(lambda: decisions.recommend(self.office, self.case, answers, at_local(on)))

    @rule(on=DAYS)
    def discuss(self, on: date) -> None:
        """Discuss it with the Independent Chair."""
        self.act(lambda: decisions.discuss(self.office, self.case, gates.DISCUSSION, at_local(on)))

    @rule(on=DAYS, review=REVIEWS, by=PEOPLE, same=WHY)
    def decide(self, on: date, review: str, by: dict[str, str], same: str) -> None:
        """Decide."""
        answers = gates.changed(gates.DECISION, review=review, which="an audit", made_by=by, same_person=same)
        self.act(lambda: decisions.decide(self.office, self.case, answers, at_local(on)))

    @rule(on=DAYS, to=st.sampled_from(("ofsted", "panel", "referrer", "agencies", "board")), copy=st.booleans())
    def tell(self, on: date, to: str, copy: bool) -> None:
        """Tell somebody."""
        answers = {"to": to, "how": "letter", "who": "Police", "said": "As decided."}
        filed = ("letter.txt", b"Dear all") if copy else None
        self.act(lambda: decisions.tell(self.office, self.case, answers, at_local(on), filed))

    @rule(on=DAYS, gate=st.sampled_from(("screening", "recommendation", "decision")))
    def challenge(self, on: date, gate: str) -> None:
        """Challenge a gate."""
        answers = gates.changed(gates.CHALLENGE, gate=gate)
        self.act(lambda: challenges.challenge(self.office, self.case, answers, at_local(on)))

    @rule(
        on=DAYS, number=st.sampled_from(("1", "2", "x")), outcome=st.sampled_from(("upheld", "changed")), review=REVIEWS
    )
    def conclude(self, on: date, number: str, outcome: str, review: str) -> None:
        """Record the outcome of a challenge."""
        answers = gates.changed(gates.OUTCOME, challenge=number, outcome=outcome, review=review, which="an audit")
        self.act(lambda: challenges.conclude(self.office, self.case, answers, at_local(on)))

    @rule(on=DAYS, review=REVIEWS)
    def convert(self, on: date, review: str) -> None:
        """Convert the review."""
        answers = gates.changed(gates.CONVERSION, review=review, which="an audit")
        self.act(lambda: decisions.convert(self.office, self.case, answers, at_local(on)))

    @rule(review=REVIEWS)
    def amend(self, review: str) -> None:
        """Amend what the newest sheet says of its outcome."""
        sheets = [each for each in cases.read_case(self.office, self.case).sheets if each.form.key != "closing"]
        if not sheets:
            return
        newest, fields = sheets[-1], {each.key for each in sheets[-1].form.fields()}
        wanted = {"review": review, "reasons": f"Rather {review}."}
        changes = next(({key: words} for key, words in wanted.items() if key in fields), {})
        self.act(lambda: corrections.amend(self.office, newest.id, changes, date(2014, 1, 7), "a slip"))

    @rule(on=DAYS)
    @precondition(lambda self: self.acts() % 2 == 0)
    def close(self, on: date) -> None:
        """Close it; not too often, for little can happen afterwards."""
        self.act(lambda: closing.close(self.office, self.case, gates.CLOSING, at_local(on)))

    @rule(on=DAYS, why=WHY)
    def reopen(self, on: date, why: str) -> None:
        """Reopen it."""
        self.act(lambda: closing.reopen(self.office, self.case, {"reasons": why}, at_local(on)))

    @rule(
        on=DAYS, agency=st.integers(1, 3), what=st.sampled_from(("ask", "chase", "not known", "withdraw", "take back"))
    )
    def ask(self, on: date, agency: int, what: str) -> None:
        """Ask an agency, or record what came of the newest request."""
        asked = cases.read_case(self.office, self.case).requests
        if what == "ask" or not asked:
            self.act(lambda: information.ask(self.office, self.case, [agency], on))
            return
        newest = asked[-1]
        event = newest.events[-1].id if newest.events else 0
        acts: dict[str, Callable[[], object]] = {
            "chase": lambda: information.chase(self.office, newest.id, on, "letter", "the desk"),
            "not known": lambda: information.record_not_known(self.office, newest.id, on, "fax", "Not here."),
            "withdraw": lambda: information.withdraw(self.office, newest.id, on, "another borough"),
            "take back": lambda: information.take_back(self.office, newest.id, event, "a slip"),
        }
        self.act(acts[what])

    @rule(
        on=DAYS,
        key=st.sampled_from(("members_notified", "commissioned", "decided", "recommended")),
        why=WHY,
        back=st.booleans(),
    )
    def date_by_hand(self, on: date, key: str, why: str, back: bool) -> None:
        """Record a date by hand, correct it, or take it back; a gate's own date only once its sheet is there."""
        if key in GATE_KEYS and key not in cases.read_case(self.office, self.case).facts:
            return
        if back:
            self.act(lambda: cases.withdraw_milestone(self.office, self.case, key, why))
        else:
            self.act(lambda: cases.record_milestone(self.office, self.case, key, on, why=why))

    @rule(
        on=DAYS, key=st.sampled_from(("convene", "decide")), what=st.sampled_from(("extend", "pause", "resume", "late"))
    )
    def agree(self, on: date, key: str, what: str) -> None:
        """Agree something about a clock."""
        office, case, clock = self.office, self.case, (key, "")
        acts: dict[str, Callable[[], object]] = {
            "extend": lambda: clocks.extend(office, case, clock, on + timedelta(days=20), why="snow", agreed_by="X"),
            "pause": lambda: clocks.pause(office, case, clock, on, why="snow", agreed_by="X"),
            "resume": lambda: clocks.resume(office, case, clock, on, why="thaw"),
            "late": lambda: clocks.give_late_reason(office, case, clock, "snow"),
        }
        self.act(acts[what])

    @invariant()
    def the_records_tell_one_story(self) -> None:
        """Each case stands at a stage of the framework, and its rows, its sheets and its history say the same of it."""
        with self.office.reading() as unit:
            rows = unit.session.query(MilestoneRow).order_by(MilestoneRow.id).all()
        self.seen = self.stored()
        for case in self.seen:
            history = cases.history(self.office, case.id)
            self.has_a_stage(case)
            self.replays(case, {row.key: row for row in rows if row.case_id == case.id}, history)
            self.names_every_gate(case, [each.act for each in history])

    def has_a_stage(self, case: CaseFile) -> None:
        """The stage is one of the table's, and its facts hold."""
        stage = stage_of(case.facts)
        assert stage in STAGES
        assert any(key in case.facts for key in stage.facts)

    def replays(self, case: CaseFile, newest: Mapping[str, MilestoneRow], history: list[HistoryEntry]) -> None:
        """The facts are the newest milestone rows, what the sheets amount to, and what the history tells last of each."""
        replayed = {key: Recorded(row.on, row.detail) for key, row in newest.items() if row.on}
        assert {key: case.facts[key] for key in replayed} == replayed
        stands = {key: fact.detail for key, fact in replayed.items() if key in GATE_KEYS}
        assert {key: fact.detail for key, fact in implied(case).items()} == stands
        told = {change.field: change.new for each in history for change in each.changes}
        shown = {MILESTONES[key].shown: in_words(fact) for key, fact in replayed.items()}
        assert {each.shown: told[each.shown] for each in MILESTONES.values() if told.get(each.shown)} == shown

    def names_every_gate(self, case: CaseFile, acts: list[str]) -> None:
        """There are as many acts of a kind as there are sheets of it."""
        assert acts.count("recorded the decision") == len(case.sheets_of("decision")) <= 1
        assert acts.count("closed the case") == len(case.sheets_of("closing"))
        assert acts.count("reopened the case") == len(case.sheets_of("reopening"))


TestGates = Gates.TestCase
TestGates.settings = settings(max_examples=9, stateful_step_count=30, deadline=None, derandomize=True)
