"""The practice register's list of agencies: the sub-group's partners with invented people, some of them replaced since."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from nscb_desktop.casework import agencies, agency_list
from nscb_desktop.casework.agency_rows import Entries, Entry
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.appointments import BOARD, offices
from nscb_desktop.framework.people import Holder, Office

INDEPENDENT_CHAIR, SUBGROUP_CHAIR = "Prosper Example-Adeyemi", "Samuel Chairman-Example"
PARTNERS = (
    "Exampleham Children's Social Care", "Exampleham Police", "Exampleham Designated Doctor", "Exampleham Designated Nurse",
    "Exampleham Education", "Exampleham Probation", "Exampleham Youth Offending Team", "Sampleton CAMHS", "Exampleham Housing",
    "Exampleham Adult Services", "Fable Walk Family Support (voluntary)", "Exampleham Legal Services",
)  # fmt: skip
"""The sub-group's agencies, named like those that refer the invented cases."""
FORMER = "Inventwick Primary Care Trust"
FIRST_NAMES = (
    "Amelia",
    "Babátúndé",
    "Czesława",
    "Dilip",
    "Ewa",
    "Fẹ́mi",
    "Gülşah",
    "Harpreet",
    "Ifeoma",
    "Jędrzej",
    "Kavitha",
    "Liam",
    "Meron",
)
SURNAMES = (
    "Pretend",
    "Madeup",
    "Example",
    "Przykładowa",
    "Sample-Hart",
    "Udaharan",
    "Deneme",
    "Namuna",
    "O'Fiction",
    "Invented",
    "Misale",
)
ROLES = {
    Office.LEAD_OFFICER: "Safeguarding lead",
    Office.SIGNATORY: "Head of service",
    Office.ESCALATION: "Director",
    Office.MEMBER: "Assistant director",
    Office.DEPUTY: "Service manager",
}
YEARS_IN_POST = 2 * 365
REPLACED = (
    (Office.LEAD_OFFICER, "Exampleham Police", 14),
    (Office.MEMBER, "Exampleham Education", 120),
    (Office.DEPUTY, "Sampleton CAMHS", 300),
)
"""Who left an office, and how many days ago: the first of them while cases are open."""
VACANT = (Office.DEPUTY, "Exampleham Legal Services")


def make_partners(sitting: Sitting) -> None:
    """Take the list over as an office would, from a workbook's rows; then the changes since, one by one."""
    today = sitting.today()
    rows = [replace(entry, number=number) for number, entry in enumerate(_rows(today), start=2)]
    agency_list.apply_import(
        sitting, agency_list.plan_import(sitting, Entries(tuple(rows))), "taken over from the old workbook"
    )
    listed = {agency.name: agency for agency in agencies.listed(sitting)}
    people = _people(start=100)
    for office, name, days in REPLACED:
        agency, since = listed[name], today - timedelta(days=days)
        before = agency.holding(office, today)
        new = Holder(0, agency.id, office, next(people), ROLES[office], _telephone(days), _email(office, name), since)
        agencies.appoint(sitting, new, [before] if before else [])
    office, name = VACANT
    if leaver := listed[name].holding(office, today):
        agencies.change_holder(sitting, leaver, replace(leaver, until=today - timedelta(days=30)))


def _rows(today: date) -> Iterator[Entry]:
    """The list as it was two years ago, with the Board's own offices and a partner that has left since."""
    began = today - timedelta(days=YEARS_IN_POST)
    board = (
        (Office.INDEPENDENT_CHAIR, "Dame Ottoline Invented", began - timedelta(days=900), began - timedelta(days=1)),
        (Office.INDEPENDENT_CHAIR, INDEPENDENT_CHAIR, began, None),
        (Office.SUBGROUP_CHAIR, SUBGROUP_CHAIR, began, None),
        (Office.BUSINESS_MANAGER, "Jane Okafor", began, None),
    )
    for office, name, since, until in board:
        yield Entry(0, BOARD, office=office, name=name, role=office.value, since=since, until=until)
    people = _people()
    for number, agency in enumerate(PARTNERS):
        note = "Signs for health visiting and school nursing too." if agency.endswith("Nurse") else ""
        for office in _held(agency):
            yield Entry(
                0,
                agency,
                note,
                None,
                office,
                next(people),
                ROLES[office],
                _telephone(number),
                _email(office, agency),
                began + timedelta(days=number),
            )
    yield Entry(0, FORMER, "Abolished; its work went to the designated nurse.", began + timedelta(days=200), Office.LEAD_OFFICER, next(people),
                "Named nurse", since=began, until=began + timedelta(days=200))  # fmt: skip


def _held(agency: str) -> Sequence[Office]:
    """Every office of an agency; the larger ones have two who may sign."""
    return [*offices(of_the_board=False), *([Office.SIGNATORY] if agency in PARTNERS[:2] else [])]


def _people(start: int = 0) -> Iterator[str]:
    """Names that nobody has; thirteen first names and eleven surnames meet once in 143."""
    for number in count(start):
        yield f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {SURNAMES[number % len(SURNAMES)]}"


def _telephone(number: int) -> str:
    return f"020 7946 {number % 1000:04d}"


def _email(office: Office, agency: str) -> str:
    place = "".join(letter for letter in agency.split(" (", maxsplit=1)[0].lower() if letter.isalpha())
    return f"{office.value.lower().replace(' ', '.')}@{place}.example"
