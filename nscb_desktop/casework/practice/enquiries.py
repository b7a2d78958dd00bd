"""What agencies were asked and returned on the newest practice cases, by the very acts the office uses."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from nscb_desktop.casework import comparing, drafting, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Rows
from nscb_desktop.framework.dates import exact_date, read_date
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import cases

ASKED = ("Exampleham Police", "Exampleham Education", "Exampleham Housing", "Exampleham Designated Nurse")
_INVOLVEMENTS = (
    ("Core assessment", "closed, advice given"),
    ("Child in need plan", "stepped down"),
    ("Health visiting", "universal service"),
    ("s.47 enquiry with children's social care", "not substantiated"),
    ("Police protection", "lapsed after 72 hours"),
    ("Tenancy support", "moved out of borough"),
)


def enquire(sitting: Sitting, case_ids: Sequence[int], seed: int) -> None:
    """On every case that is open and was to have asked: some agencies asked that day, and heard as far as it had got."""
    chance = Random(f"enquiries {seed}")
    for number, case_id in enumerate(case_ids):
        with sitting.reading() as unit:
            case = cases.read(unit, case_id)
        if case.voided or "closed" in case.facts or "requested" not in case.facts:
            continue
        asked_on, heard = case.facts["requested"].on, "returned" in case.facts
        known = {agency.name: agency.id for agency in information.partners(sitting, asked_on)}
        wanted = [known[name] for name in ASKED if name in known]
        if wanted:
            for place, request in enumerate(information.ask(sitting, case_id, wanted, asked_on).requests):
                _answer(sitting, chance, request, (number + place) % (3 if heard else 5))


def _answer(sitting: Sitting, chance: Random, request: InformationRequest, turn: int) -> None:
    """What came of one request: returned twice in five, not known, chased, or nothing yet."""
    on = min(request.asked_on + timedelta(days=chance.randint(1, 8)), sitting.today())
    if turn in {0, 1}:
        _returned(sitting, chance, request, on)
    elif turn == 2:
        information.record_not_known(
            sitting, request.id, on, "secure e-mail", "No trace of the family under any spelling."
        )
    elif turn == 3 and sitting.today() > request.due_on:
        for _ in range(chance.randint(1, 3)):
            information.chase(sitting, request.id, sitting.today(), "telephone", "Promised for tomorrow.")


def _returned(sitting: Sitting, chance: Random, request: InformationRequest, on: date) -> CaseFile:
    with sitting.reading() as unit:
        case = cases.read(unit, request.case_id)
    begun = drafting.start(sitting, case.id, "part_two", request.id, comparing.carried(case, request))
    answers = {**begun.answers, **told(chance, on)}
    typed = drafting.save(sitting, replace(begun, answers=answers, received_at=at_local(on)))
    return information.record_return(sitting, typed, "returned as it is; the rest was not known to the agency")


def told(chance: Random, on: date) -> dict[str, Answer]:
    """What an agency adds, and now and then another date of birth than the Part One gives."""
    rows: list[dict[str, Answer]] = []
    for what, outcome in chance.sample(_INVOLVEMENTS, chance.randint(1, 4)):
        begun = on - timedelta(days=chance.randint(40, 1500))
        until = begun + timedelta(days=chance.randint(2, 600))
        row: dict[str, Answer] = {"what": what, "outcome": outcome}
        row["from"] = exact_date(begun) if chance.random() < 0.6 else read_date(f"c. {begun:%Y}")
        if until < on:
            row["to"] = exact_date(until) if chance.random() < 0.7 else read_date(f"{until:%m/%Y}")
        rows.append(row)
    other = {"date_of_birth": read_date(f"{on.year - chance.randint(2, 15)}")} if chance.random() < 0.3 else {}
    return {
        "involvement": Rows(tuple(rows), "No orders."),
        "last_seen": {
            "on": exact_date(on - timedelta(days=chance.randint(3, 90))),
            "circumstances": "At home, asleep.",
        },
        "risks_and_strengths": "Risks: several addresses. Strengths: a grandmother keeps in touch.",
        "completed_on": exact_date(on),
        **other,
    }
