"""Making the practice register: the same records as the real acts write, many to a transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from nscb_desktop.casework import contacts, corrections, desk, filing, referrals
from nscb_desktop.casework.practice import gate_course
from nscb_desktop.casework.practice.agreed import agree
from nscb_desktop.casework.practice.course import EARLY_STAGES, LATE_STAGES, OPEN_FOR, SETTLING_STAGES, Fact, course
from nscb_desktop.casework.practice.enquiries import enquire
from nscb_desktop.casework.practice.exchange import exchange
from nscb_desktop.casework.practice.kinds import KINDS, CaseKind
from nscb_desktop.casework.practice.names import HERITAGES, Heritage
from nscb_desktop.casework.practice.partners import make_partners
from nscb_desktop.casework.practice.referral import Referral, referral, twin
from nscb_desktop.casework.practice.stories import Stories
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.completeness import missing
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.london import at_local, local_day
from nscb_desktop.framework.milestones import Recorded, facts_of
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Authorisation, CaseFile, FieldChange, FormRecord
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register import case_index, cases, forms
from nscb_desktop.register.derivation import Cost, calibrated
from nscb_desktop.register.passphrases import suggest_passphrase
from nscb_desktop.register.settings import Timeline
from nscb_desktop.register.unit_of_work import Unit

BATCH = 500
LONG_EVERY = 500
MOST_OPEN = 150
FEW = 200
"""Up to so many cases, every kind and every heritage takes its turn."""
ENOUGH_TO_SEND = 12
"""From so many cases on there is something to send, to take home and to hand out."""
IN_REVIEW_SINCE = (110, 125, 140, 155)
"""Days ago that cases now in review, reported, acting or published were received."""
LEFT_LYING = {2: "returned", 5: "met"}
"""Every so many cases of some weeks, one has stopped here and is overdue."""
DUE_ABOUT_NOW = (12, 13, 14, 15)
"""Days ago whose ten working days end about today."""
PEOPLE = (
    Person("j.okafor", "Jane Okafor", Role.BUSINESS_MANAGER),
    Person("s.chair", "Samuel Chairman-Example", Role.SUBGROUP_CHAIR),
)
OPENED_ON = date(2013, 6, 3)


@dataclass(frozen=True)
class Practice:
    """The practice register made: where, who may sign in, and the password of all of them."""

    folder: Path
    people: tuple[Person, ...]
    password: str


@dataclass(frozen=True)
class _Plan:
    """One case before it is written."""

    kind: CaseKind
    received: datetime
    referral: Referral
    facts: list[Fact]
    twin_of: int | None
    """How many cases back its twin is."""


def make_practice(
    folder: Path, cases_wanted: int, seed: int, now: Callable[[], datetime], *, cost: Cost | None = None,
    progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None,
) -> Practice:  # fmt: skip
    """A practice register of so many invented cases; OfficeError where the folder holds a register already."""
    password = suggest_passphrase(Random(f"password {seed}"))
    cost = cost or calibrated()  # measured once for all of them
    sitting, _ = desk.set_up(folder, PEOPLE[0], password, now, cost=cost, practice=True)
    try:
        for person in PEOPLE[1:]:
            desk.add_account(sitting, person, password, cost)
        made = 0
        for batch in _batches(_plans(cases_wanted, seed, now())):
            if cancelled and cancelled():
                raise OfficeError("Stopped before every case was made; remove the folder to start again.")
            _write(sitting, batch)
            made += len(batch)
            if progress:
                progress(made, cases_wanted)
        _finish(sitting, cases_wanted, seed)
    finally:
        desk.lock(sitting)
    return Practice(folder, PEOPLE, password)


def _batches(plans: Iterator[_Plan]) -> Iterator[list[_Plan]]:
    batch: list[_Plan] = []
    for plan in plans:
        batch.append(plan)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _plans(wanted: int, seed: int, now: datetime) -> Iterator[_Plan]:
    """Cases in the order they were received, the last ones still open."""
    chance, stories = Random(f"cases {seed}"), Stories(seed)
    today = local_day(now)
    last: _Plan | None = None
    set_aside = 0
    for number, received in enumerate(_received(chance, wanted, now)):
        few = wanted <= FEW
        kind = KINDS[number % len(KINDS)] if few else chance.choice(KINDS)
        heritage = HERITAGES[number % len(HERITAGES)] if few else chance.choice(HERITAGES)
        if last is not None and last.twin_of is None and number % 40 == 7:
            plan = replace(last, referral=twin(chance, last.referral, _heritage_of(last.referral)), twin_of=1)
        else:
            long = number % LONG_EVERY == min(3, wanted - 1)
            day = local_day(received)
            made = referral(chance, kind, heritage, day, stories, long=long, own_script=few or chance.random() < 0.5)
            turn = number // len(KINDS) if few else chance.randrange(6)
            decision = kind.decisions[turn % len(kind.decisions)]
            until = _until(chance, number, wanted, day, today)
            if (
                set_aside < gate_course.WANTED
                and until in SETTLING_STAGES
                and (today - day).days >= gate_course.AGES[0]
            ):
                until, set_aside = "returned", set_aside + 1
            plan = _Plan(kind, received, made, course(chance, day, today, decision=decision, until=until), None)
        last = plan
        yield plan


def _until(chance: Random, number: int, wanted: int, received: date, today: date) -> str:
    """How far a case has got: the newest anywhere before their decision, some older ones still in review, the rest closed."""
    age = (today - received).days
    if age <= OPEN_FOR * 7 / 5 and wanted - number <= MOST_OPEN:
        if age > 16 and number % 7 in LEFT_LYING:
            return LEFT_LYING[number % 7]
        return chance.choice(EARLY_STAGES if age <= 16 else SETTLING_STAGES)
    if IN_REVIEW_SINCE[0] <= age <= IN_REVIEW_SINCE[-1] and wanted - number <= MOST_OPEN + 60:
        return LATE_STAGES[number % len(LATE_STAGES)]
    return "closed"


def _heritage_of(made: Referral) -> Heritage:
    language = made.answers["language"]
    spoken = language["spoken"] if isinstance(language, dict) else ""
    return next(each for each in HERITAGES if each.language == spoken)


def _received(chance: Random, wanted: int, now: datetime) -> list[datetime]:
    """Moments of receipt in order, none after now; a third or so lately, so that Today has something overdue and due."""
    today = local_day(now)
    span = max(91, (today - OPENED_ON).days)
    recent = min(wanted, max(wanted // 3, 1), MOST_OPEN)
    days = [OPENED_ON + timedelta(days=chance.randrange(span - 90)) for _ in range(wanted - recent)]
    days += [
        today - timedelta(days=chance.choice(DUE_ABOUT_NOW) if chance.random() < 0.4 else chance.randint(0, 45))
        for _ in range(recent)
    ]
    if wanted >= 30:
        days[: len(IN_REVIEW_SINCE)] = [today - timedelta(days=ago) for ago in IN_REVIEW_SINCE]
    moments = (at_local(day, chance.randint(9, 17), chance.randint(0, 59)) for day in days)
    return sorted(min(moment, now) for moment in moments)


def _write(sitting: Sitting, batch: list[_Plan]) -> None:
    """Register a batch in one transaction, with a history row for each act."""
    with sitting.register.work.writing(sitting.person, sitting.now()) as unit:
        timeline = Timeline(unit)
        written: list[CaseFile] = []
        for plan in batch:
            case = _register(unit, plan)
            if plan.twin_of and written:
                unit.flush()
                cases.link(unit, case.id, written[-1].id)
            written.append(case)
        unit.flush()
        case_index.write_new(unit, written, timeline.counting(written[-1].facts["received"].on))


def _register(unit: Unit, plan: _Plan) -> CaseFile:
    day = local_day(plan.received)
    edition = edition_on(day)
    form = edition.form("part_one")
    case_id, reference, alias = cases.add(unit, edition, day.year, plan.referral.office)
    late = case_id % 23 == 5
    gaps = "registered as it came" if missing(form, plan.referral.answers) else ""
    form_id = forms.add(unit, case_id, form, plan.received, plan.referral.answers, gaps_reason=gaps,
                        unauthorised_reason="signature to follow by secure e-mail" if late else "")  # fmt: skip
    authorisation = None if late else _authorisation(plan)
    if authorisation:
        forms.add_authorisation(unit, form_id, authorisation)
    changes = [
        FieldChange("Notification received", "", shown(plan.received)),
        *referrals.entered(form, plan.referral.answers),
    ]
    unit.record(f"registered {form.name} as {reference}", case_id, gaps, changes)
    recorded: dict[str, Recorded] = {}
    for key, on, detail in plan.facts:
        cases.add_milestone(unit, case_id, key, on, detail, "")
        recorded[key] = Recorded(on, detail)
    record = FormRecord(
        form_id, case_id, form, plan.received, unit.at, unit.who, plan.referral.answers, (), authorisation
    )
    return CaseFile(
        case_id, reference, alias, edition, plan.received, (record,), plan.referral.office, facts_of(day, recorded)
    )


def _authorisation(plan: _Plan) -> Authorisation:
    given = plan.referral.answers["authoriser"]
    named = given if isinstance(given, dict) else {}
    return Authorisation(str(named.get("name", "")), str(named.get("role", "")), plan.received, "signature on the form")


def _finish(sitting: Sitting, wanted: int, seed: int) -> None:
    """Partners, contacts, originals, amendments and drafts, by the very acts the office uses."""
    make_partners(sitting)
    chance = Random(f"finish {seed}")
    now = sitting.now()
    for case_id in range(max(1, wanted - 11), wanted + 1):
        with sitting.reading() as unit:
            case = cases.read(unit, case_id)
        if "closed" in case.facts:
            continue
        at = now - timedelta(hours=chance.randint(1, 60))
        contacts.log_contact(sitting, case_id, at, "Telephone", "Duty officer", "Asked for the missing answers.")
        filing.file_document(
            sitting, case_id, "part one as received.txt", f"Part One of {case.reference}, as received.".encode()
        )
        if case_id % 3 == 0:
            corrections.amend(
                sitting, case.part_one.id, {"religion": "Told since: none"}, sitting.today(), "The agency telephoned."
            )
    gate_course.take_through(sitting, max(1, wanted - MOST_OPEN), wanted)
    enquire(sitting, range(max(1, wanted - 11), wanted + 1), seed)
    if wanted >= ENOUGH_TO_SEND:
        exchange(sitting, range(max(1, wanted - 11), wanted + 1))
    if wanted >= 30:
        _void_one(sitting, wanted)
    agree(sitting, wanted)
    if wanted >= 2:
        _drafts(sitting, chance, seed)


def _void_one(sitting: Sitting, wanted: int) -> None:
    """The newest case that is still open was, in practice, registered twice."""
    with sitting.reading() as unit:
        still_open = next((n for n in range(wanted, 0, -1) if "closed" not in cases.read(unit, n).facts), None)
    if still_open:
        corrections.void(sitting, still_open, "Registered twice by mistake.")


def _drafts(sitting: Sitting, chance: Random, seed: int) -> None:
    stories = Stories(seed)
    blank = referrals.start_draft(sitting)
    referrals.save_draft(sitting, replace(blank, answers={"agency": "Exampleham Police"}))
    for days in (1, 6):
        started = referrals.start_draft(sitting)
        made = referral(
            chance,
            chance.choice(KINDS),
            chance.choice(HERITAGES),
            sitting.today(),
            stories,
            long=False,
            own_script=True,
        )
        kept = {key: made.answers[key] for key in list(made.answers)[: 6 + days]}
        referrals.save_draft(
            sitting,
            replace(started, answers=kept, office=made.office, received_at=sitting.now() - timedelta(days=days)),
        )
