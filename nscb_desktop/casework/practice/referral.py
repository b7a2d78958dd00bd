"""One invented Part One: consistent with its kind of case, and as untidy as the real ones."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from nscb_desktop.casework.practice.kinds import CaseKind
from nscb_desktop.casework.practice.names import AGENCIES, TITLES, Heritage, address, adult_name, child_name, telephone
from nscb_desktop.casework.practice.stories import WORDS_A_PAGE, Stories
from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date, short_day

ORDINARY_WORDS, LONG_PAGES = 290, 20


@dataclass(frozen=True)
class Referral:
    """The answers of a Part One and of the office record beside it."""

    answers: dict[str, Answer]
    office: dict[str, Answer]


def referral(
    chance: Random,
    kind: CaseKind,
    heritage: Heritage,
    received: date,
    stories: Stories,
    *,
    long: bool,
    own_script: bool,
) -> Referral:
    """A whole referral received on a day; ``long`` for one of twenty pages."""
    incident = received - timedelta(days=chance.randint(1, 9))
    born = incident - timedelta(days=chance.randint(kind.ages[0] * 365 + 5, kind.ages[1] * 365 + 360))
    name = child_name(chance, heritage, own_script=own_script)
    lead = adult_name(chance)
    answers: dict[str, Answer] = {
        "agency": chance.choice(AGENCIES),
        "team": f"Team {chance.randint(1, 9)}" if chance.random() < 0.8 else None,
        "lead_officer": {
            "name": lead,
            "role": chance.choice(TITLES),
            "telephone": telephone(chance),
            "email": f"duty{chance.randint(1, 99)}@exampleham.example",
        },
        "authoriser": {"name": adult_name(chance), "role": chance.choice(TITLES)},
        "child_name": Said.NOT_KNOWN if chance.random() < 0.005 else name,
        "date_of_birth": read_date(_written(chance, born)),
        "ethnicity": heritage.ethnicity if chance.random() < 0.85 else "not yet asked",
        "language": {"spoken": heritage.language, "interpreter": chance.choice((Reply.YES, Reply.NO, Reply.NO))},
        "religion": chance.choice((heritage.religion, heritage.religion, Said.NOT_KNOWN, None)),
        "disability": _disability(chance),
        "family": _family(chance, heritage, name.split(" (")[0].split(" ", 1)[-1]),
        "home_address": address(chance),
        "previous_addresses": _homes(chance),
        "reasons": _reasons(chance, kind, stories, LONG_PAGES * WORDS_A_PAGE if long else ORDINARY_WORDS),
    }
    office: dict[str, Answer] = {
        "incident_on": read_date(short_day(incident) if chance.random() < 0.8 else f"c. {incident:%B %Y}"),
        "sex": chance.choice(("Female", "Male")),
        "incident_kind": kind.what,
        "route": chance.choice(("By hand", "Secure e-mail", "Post", "Fax")),
    }
    return Referral({key: value for key, value in answers.items() if value is not None}, office)


def twin(chance: Random, first: Referral, heritage: Heritage) -> Referral:
    """The other twin: everything the same but the first name."""
    own = first.answers["child_name"]
    surname = own.split(" (")[0].split(" ", 1)[-1] if isinstance(own, str) else "Example"
    taken = own.split(" ", 1)[0] if isinstance(own, str) else ""
    other = chance.choice([name for name in heritage.girls + heritage.boys if name != taken])
    return Referral({**first.answers, "child_name": f"{other} {surname}"}, first.office)


def _written(chance: Random, day: date) -> str:
    """A birth date as offices write them: mostly exact, some partial, some doubtful."""
    luck = chance.random()
    if luck < 0.8:
        return chance.choice((short_day(day), f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day:%y}"))
    if luck < 0.88:
        return f"c. {day:%B %Y}"
    if luck < 0.94:
        return f"{day:%d/%m/%Y}?"
    return f"{day:%Y}" if luck < 0.98 else "not yet born, due next month"


def _disability(chance: Random) -> Answer:
    luck = chance.random()
    if luck < 0.5:
        return Chosen(("NONE",))
    if luck < 0.65:
        return Said.NOT_KNOWN
    return Chosen(
        tuple(chance.sample(("LD", "COMM", "HEAR", "BEH", "AUT", "MOB"), k=chance.randint(1, 2))),
        "not assessed" if luck > 0.9 else "",
    )


def _family(chance: Random, heritage: Heritage, surname: str) -> Answer:
    def person(
        relationship: str, years: tuple[int, int], caring: Reply | None, responsibility: Reply | None
    ) -> dict[str, Answer]:
        first = chance.choice(
            heritage.girls if relationship in {"mother", "sister", "maternal grandmother"} else heritage.boys
        )
        born = read_date(
            f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{2013 - chance.randint(*years)}"
            if chance.random() < 0.7
            else f"about {2013 - years[0]}"
        )
        return {
            "name": f"{first} {surname}",
            "relationship": relationship,
            "born": born,
            "caring": caring,
            "responsibility": responsibility,
        }

    people = [person("mother", (19, 44), Reply.YES, Reply.YES)]
    if chance.random() < 0.8:
        people.append(
            person(
                "father",
                (20, 50),
                chance.choice((Reply.NO, Reply.NOT_KNOWN, Reply.YES)),
                chance.choice((Reply.YES, Reply.NOT_KNOWN)),
            )
        )
    for _ in range(chance.randint(0, 3)):
        people.append(person(chance.choice(("brother", "sister")), (1, 16), None, None))
    if chance.random() < 0.25:
        people.append(person("mother's partner", (20, 50), Reply.NOT_KNOWN, Reply.NO))
    if chance.random() < 0.2:
        people.append(
            {**person("maternal grandmother", (45, 70), Reply.NO, Reply.NO), "notes": "in the home most evenings"}
        )
    if chance.random() < 0.08:
        people.append({"name": "unborn", "relationship": "sibling", "born": read_date("due c. April")})
    return Rows(
        tuple(people), "" if chance.random() < 0.8 else "Surname of the partner not given; nursery and mother differ."
    )


def _homes(chance: Random) -> Answer:
    luck = chance.random()
    if luck < 0.35:
        return Said.NONE
    if luck < 0.5:
        return Said.NOT_KNOWN
    rows: tuple[dict[str, Answer], ...] = tuple({"address": address(chance), "from": read_date(str(year)), "to": read_date(f"summer {year + 1}")}
                 for year in sorted(chance.sample(range(2004, 2012), k=chance.randint(1, 2))))  # fmt: skip
    return Rows(rows)


def _reasons(chance: Random, kind: CaseKind, stories: Stories, words: int) -> Answer:
    ticks = {
        key: Tick(reply, kind.evidence if reply is Reply.YES and number == 0 else "")
        for number, (key, reply) in enumerate(kind.ticks.items())
    }
    return Reasons(ticks, f"Referred as: {kind.what}.\n{stories.narrative(chance, words)}")
