"""Traits by which a possible duplicate is found among all cases: sounds of names, birth dates, postcodes."""

import re
from collections.abc import Iterable

from sqlalchemy import delete, func, insert, select

from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.dates import PartialDate, Precision
from nscb_desktop.framework.text import search_key, words_of
from nscb_desktop.register.tables import LikenessRow
from nscb_desktop.register.unit_of_work import Unit

_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_SOUNDS = (("ph", "f"), ("sz", "s"), ("sch", "s"), ("sh", "s"), ("cz", "c"), ("ch", "c"), ("ck", "c"), ("q", "c"), ("k", "c"),
           ("w", "v"), ("z", "s"), ("j", "y"), ("ie", "y"), ("gh", "g"), ("dd", "d"))  # fmt: skip


def sound(word: str) -> str:
    """A name's consonants, with spellings that sound alike made one: Mohammed and Muhammad are both ``mhmd``."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    skeleton = word[:1] + re.sub(r"[aeiouy]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", skeleton)


def traits(answers: Answers) -> set[str]:
    """Every trait of a Part One that another case could share."""
    name = answers.get("child_name")
    found = {f"n:{sound(word)}" for word in words_of(name) if len(word) > 1} if isinstance(name, str) else set()
    born = answers.get("date_of_birth")
    if isinstance(born, PartialDate) and born.earliest and born.latest and born.precision is Precision.DAY:
        for day in (born.earliest, born.latest):
            found |= {f"d:{day:%Y-%m-%d}"} | ({f"d:{day:%Y}-{day.day:02d}-{day.month:02d}"} if day.day <= 12 else set())
    home = answers.get("home_address")
    if isinstance(home, str):
        found |= {f"p:{outer}{inner}" for outer, inner in _POSTCODE.findall(search_key(home))}
        found |= {
            f"a:{number}{sound(street)}"
            for number, street in re.findall(r"\b(\d+[a-z]?)\s+([a-z]{3,})", search_key(home))
        }
    return found


def replace_traits(unit: Unit, case_id: int, found: Iterable[str]) -> None:
    """Write the traits of a case over those it had."""
    unit.session.execute(delete(LikenessRow).where(LikenessRow.case_id == case_id))
    rows = [{"trait": trait, "case_id": case_id} for trait in sorted(found)]
    if rows:
        unit.session.execute(insert(LikenessRow), rows)


def candidates(unit: Unit, found: set[str], limit: int = 100) -> list[int]:
    """Cases that share the most traits, best first; dates and addresses weigh more than one name."""
    if not found:
        return []
    weight = func.sum(func.iif(LikenessRow.trait.like("n:%"), 2, 3))
    statement = (
        select(LikenessRow.case_id)
        .where(LikenessRow.trait.in_(sorted(found)))
        .group_by(LikenessRow.case_id)
        .having(weight >= 3)
        .order_by(weight.desc(), LikenessRow.case_id.desc())
        .limit(limit)
    )
    return list(unit.session.scalars(statement))
