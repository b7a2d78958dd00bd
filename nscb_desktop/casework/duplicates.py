"""Possible duplicates: the same child under another spelling, another date or another address; never a twin."""

from rapidfuzz import fuzz

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.records import CaseFile, Possible
from nscb_desktop.framework.text import words_of
from nscb_desktop.register import cases, likeness, search

SHOWN_FROM = 60
"""Scores below this are not shown; 100 is the same name, date and address."""


def possible_duplicates(sitting: Sitting, answers: Answers, exclude_case: int | None = None) -> list[Possible]:
    """Cases that may be about the child of this Part One, most alike first."""
    with sitting.reading() as unit:
        found = [case_id for case_id in likeness.candidates(unit, likeness.traits(answers)) if case_id != exclude_case]
        rows = {row.id: row for row in search.rows_of(unit, found)}
        files = [cases.read(unit, case_id) for case_id in found if case_id in rows and not rows[case_id].voided]
    compared = [_compared(answers, case) for case in files]
    possible = [
        Possible(rows[case.id], score, alike, _written(case.part_one.answers.get("date_of_birth")), twin)
        for case, (score, alike, twin) in zip(files, compared, strict=True)
        if score >= SHOWN_FROM
    ]
    return sorted(possible, key=lambda each: (each.twin, -each.score, -each.row.id))


def _compared(answers: Answers, case: CaseFile) -> tuple[int, tuple[str, ...], bool]:
    """(score of 100, what is alike, whether it looks like a twin)."""
    theirs = case.part_one.answers
    name = name_likeness(_text(answers.get("child_name")), _text(theirs.get("child_name")))
    born = date_likeness(answers.get("date_of_birth"), theirs.get("date_of_birth"))
    home = _home_likeness(_text(answers.get("home_address")), _text(theirs.get("home_address")))
    twin = (
        born == 100
        and home >= 85
        and _first_names_differ(_text(answers.get("child_name")), _text(theirs.get("child_name")))
    )
    alike = tuple(words for words, score in (("name", name), ("date of birth", born), ("address", home)) if score >= 80)
    score = round(0.5 * name + 0.3 * born + 0.2 * home)
    if name >= 92 and born >= 80:
        score = max(score, 90)
    elif name >= 95:
        score = max(score, 70)
    elif twin:
        score = max(score, SHOWN_FROM)
    return score, alike, twin


def name_likeness(one: str, other: str) -> int:
    """How alike two names are, 0 to 100, whatever their spelling, accents, order, or names left out."""
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return 0
    shorter, longer = sorted((first, second), key=len)
    best = [max(_word_likeness(word, candidate) for candidate in longer) for word in shorter]
    spread = sum(best) / len(best)
    return round(spread if len(shorter) > 1 else spread * 0.8)


def _word_likeness(one: str, other: str) -> float:
    ratio = fuzz.ratio(one, other)
    return max(ratio, 92.0) if likeness.sound(one) == likeness.sound(other) and ratio >= 50 else ratio


def date_likeness(one: object, other: object) -> int:
    """How alike two birth dates are: the same, day and month swapped, a digit apart, or only the same month or year."""
    if not (isinstance(one, PartialDate) and isinstance(other, PartialDate)):
        return 0
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0
    if one.earliest <= other.latest and other.earliest <= one.latest:
        return 100 if one.precision is other.precision else 85
    a, b = one.earliest, other.earliest
    if (a.year, a.month, a.day) == (b.year, b.day, b.month) or abs((a - b).days) <= 2:
        return 85
    differing = sum(x != y for x, y in zip(f"{a:%Y%m%d}", f"{b:%Y%m%d}", strict=True))
    return 80 if differing == 1 else 0


def _home_likeness(one: str, other: str) -> int:
    first, second = " ".join(words_of(one)), " ".join(words_of(other))
    return round(fuzz.token_set_ratio(first, second)) if first and second else 0


def _first_names_differ(one: str, other: str) -> bool:
    first, second = words_of(one)[:1], words_of(other)[:1]
    shared = set(words_of(one)) & set(words_of(other))
    return (
        bool(first and second and shared)
        and _word_likeness(first[0], second[0]) < 80
        and not {*first, *second} <= shared
    )


def _text(answer: object) -> str:
    return answer if isinstance(answer, str) else ""


def _written(answer: object) -> str:
    return answer.written if isinstance(answer, PartialDate) else ""
