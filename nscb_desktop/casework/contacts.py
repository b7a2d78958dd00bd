"""The contact log: who was spoken or written to about a case, when and what was said."""

from collections.abc import Mapping
from datetime import datetime

from nscb_desktop.casework.cases import must_be_open
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import CaseFile, Contact, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line
from nscb_desktop.register import cases
from nscb_desktop.register import contacts as log

WAYS = ("Telephone", "E-mail", "Letter", "Fax", "In person", "Meeting")


def log_contact(sitting: Sitting, case_id: int, at: datetime, how: str, who: str, what: str) -> Contact:
    """Add a dated entry to a case's contact log."""
    if not who.strip() or not what.strip():
        raise Refused("Say who the contact was with and what was said.")
    if at > sitting.now():
        raise Refused("That moment has not come yet. Check the date and time of the contact.")
    with sitting.acting(Right.RECORD) as unit:
        must_be_open(cases.read(unit, case_id))
        contact = log.add(unit, case_id, at, how, who, what)
        unit.record("logged a contact", case_id, changes=[FieldChange(f"{how}, {shown(at)}", "", f"{who}: {what}")])
        return contact


def contacts(sitting: Sitting, case_id: int) -> list[Contact]:
    """A case's contact log, newest first."""
    with sitting.reading() as unit:
        return log.of_case(unit, case_id)


def acknowledgement(case: CaseFile) -> tuple[str, str]:
    """With whom, and in which words, the newest Part One of a case is acknowledged (framework section 5)."""
    record = case.part_ones[-1]
    lead, agency = record.answers.get("lead_officer"), record.answers.get("agency")
    named = (lead.get("name") if isinstance(lead, Mapping) else None, agency)
    who = ", ".join(words for each in named if isinstance(each, str) and (words := one_line(each).strip()))
    return who, f"Acknowledged; reference {case.reference} given; agencies reminded to secure their files."
