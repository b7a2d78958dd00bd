"""Whom a letter goes to, as far as the register knows it."""

from collections.abc import Mapping, Sequence
from datetime import date

from nscb_desktop.casework.letter_facts import COLLEAGUES, Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.appointments import email_problem
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.letters import Goes, Letter
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.text import one_line
from nscb_desktop.register import agencies, sent
from nscb_desktop.register.unit_of_work import Unit


def addressees(
    sitting: Sitting, case: CaseFile, letter: Letter, request: InformationRequest | None = None
) -> list[Addressee]:
    """Whom a letter can go to, as far as the register knows; the first of them first. Empty where it has to be typed."""
    with sitting.reading() as unit:
        return _addressees(unit, case, letter, request, sitting.today())


def _addressees(
    unit: Unit, case: CaseFile, letter: Letter, request: InformationRequest | None, on: date
) -> list[Addressee]:
    match letter.goes:
        case Goes.MEMBERS:
            found = [_holder(member, agency.name) for agency, member in members(unit, on)]
            return _with_all(found, "Members of the SCR sub-group")
        case Goes.LEAD_OFFICERS:
            found = [
                _holder(lead, each.name)
                for each in _partners(unit, on)
                if (lead := each.holding(Office.LEAD_OFFICER, on))
            ]
            return _with_all(found, "Lead officers of the partner agencies")
        case Goes.LEAD_OFFICER | Goes.ESCALATION:
            office = Office.LEAD_OFFICER if letter.goes is Goes.LEAD_OFFICER else Office.ESCALATION
            return _at(agencies.read(unit, request.agency_id), office, on) if request else []
        case Goes.REFERRER:
            return _referrer(case)
        case Goes.NAMED:
            return _as_before(unit, letter)


def members(unit: Unit, on: date) -> list[tuple[Agency, Holder]]:
    """Each partner agency with its sub-group member of a day, or else the deputy."""
    return [
        (each, member)
        for each in _partners(unit, on)
        if (member := each.holding(Office.MEMBER, on) or each.holding(Office.DEPUTY, on))
    ]


def _partners(unit: Unit, on: date) -> list[Agency]:
    return [each for each in agencies.every(unit) if each.partner_on(on)]


def _holder(holder: Holder, agency: str) -> Addressee:
    post = ", ".join(part for part in (holder.role, agency) if part)
    return Addressee(holder.name, post, (holder.email,) if holder.email else ())


def _with_all(each: Sequence[Addressee], name: str) -> list[Addressee]:
    """Everybody at once, with the names of those whom a draft cannot go to, then one by one."""
    if len(each) < 2:
        return list(each)
    addresses = tuple(address for one in each for address in one.addresses)
    without = tuple(f"{one.name} ({one.post})" for one in each if not one.addresses)
    return [Addressee(name, "", addresses, COLLEAGUES, without), *each]


def _at(agency: Agency, office: Office, on: date) -> list[Addressee]:
    holder = agency.holding(office, on)
    return [_holder(holder, agency.name)] if holder else []


def _referrer(case: CaseFile) -> list[Addressee]:
    """The lead officer as Part One names them."""
    given = case.part_one.answers.get("lead_officer")
    parts = given if isinstance(given, Mapping) else {}
    name, role, email = (str(parts.get(key) or "").strip() for key in ("name", "role", "email"))
    agency = case.part_one.answers.get("agency")
    post = ", ".join(part for part in (role, agency.strip() if isinstance(agency, str) else "") if part)
    sound = email and not email_problem(email)
    return [Addressee(one_line(name), one_line(post), (email,) if sound else ())] if name else []


def _as_before(unit: Unit, letter: Letter) -> list[Addressee]:
    """An institution, at the address it was written to last."""
    if not letter.to_name and not letter.keeps_address:
        return []
    before = sent.last_of_kind(unit, letter.key) if letter.keeps_address else None
    addresses = tuple(part for part in (before.to_address if before else "").split("; ") if part)
    return [Addressee(before.to_name if before else letter.to_name, "", addresses)]
