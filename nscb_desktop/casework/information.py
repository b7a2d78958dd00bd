"""Asking the agencies: members notified, Part Twos requested, chased, returned, not known, withdrawn (framework section 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nscb_desktop.casework import drafting, meanwhile
from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.meanwhile import Reading
from nscb_desktop.casework.referrals import entered
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import long_day, short_day, week_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.information import Happening, InformationRequest
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.framework.records import CaseFile, Draft, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line
from nscb_desktop.framework.timescales import counted
from nscb_desktop.framework.working_days import Count
from nscb_desktop.register import agencies, cases, drafts, requests
from nscb_desktop.register.settings import Timeline
from nscb_desktop.register.unit_of_work import Unit

CHASES = 3
"""Steps before the agency's escalation contact is told."""
RETURN = "agency-return"


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agency asked on a day would be told: its last day, and how that is counted."""

    count: Count
    rule: str


@dataclass(frozen=True, slots=True)
class Askable:
    """An agency that can be asked for a case, with who would be asked; ``asked`` says why it cannot be asked again."""

    agency: Agency
    lead: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class NextChase:
    """The step that comes next with a request, and whom it goes to."""

    words: str
    what: Happening
    whom: str
    """Empty where nobody is known to hold the office on that day."""


def partners(sitting: Sitting, on: date | None = None) -> list[Agency]:
    """Every agency that is a partner on a day, by name."""
    with sitting.reading() as unit:
        return _partners(unit, on or sitting.today())


def _partners(unit: Unit, on: date) -> list[Agency]:
    return [each for each in agencies.every(unit) if each.left_on is None or on <= each.left_on]


def askable(sitting: Sitting, case: CaseFile, on: date) -> list[Askable]:
    """Every partner agency of a day, and whether it can still be asked for this case."""
    return [
        Askable(agency, _contact(agency, Office.LEAD_OFFICER, on), _asked_already(case, agency))
        for agency in partners(sitting, on)
    ]


def terms(sitting: Sitting, case: CaseFile, on: date) -> Terms:
    """The last day for agencies asked on a day, by the settings in force on it."""
    with sitting.reading() as unit:
        return _terms(unit, case, on)


def _terms(unit: Unit, case: CaseFile, on: date) -> Terms:
    counting = Timeline(unit).counting(on)
    timescale = case.edition.timescales_by_key[RETURN]
    limit = counting.limits.get(RETURN, timescale.limit)
    rule = f"{limit} {timescale.unit.value} from {week_day(on)}; {counting.rule.words}"
    return Terms(counted(timescale, on, counting), rule)


def notified_on(agency: Agency, on: date) -> Holder | None:
    """Who is told for an agency: its sub-group member of that day, or else the deputy."""
    return agency.holding(Office.MEMBER, on) or agency.holding(Office.DEPUTY, on)


def notify_members(sitting: Sitting, case_id: int, on: date, how: str) -> CaseFile:
    """Notify every sub-group member, in one act; who they were on that day is recorded one by one."""
    with sitting.acting(Right.ASK) as unit:
        case = _open_case(unit, case_id)
        if before := case.facts.get("members_notified"):
            raise Refused(
                f"The members were notified on {long_day(before.on)} already; correct that date if it is wrong."
            )
        _must_be_possible(sitting, on, case.facts["received"].on, "the Part One was received")
        if not how.strip():
            raise Refused("Say how the members were notified, for example by secure e-mail.")
        told = [(agency.name, notified_on(agency, on)) for agency in _partners(unit, on)]
        if not any(member for _, member in told):
            raise Refused(
                f"No agency has a sub-group member in post on {long_day(on)}. Enter the members under Agencies first."
            )
        changes = [FieldChange(MILESTONES["members_notified"].shown, "", long_day(on))]
        changes += [
            FieldChange(
                name, "", f"{_named(member)} notified" if member else "no member in post that day, not notified"
            )
            for name, member in told
        ]
        cases.add_milestone(unit, case_id, "members_notified", on, "", "")
        unit.record(f"notified the sub-group members on {short_day(on)}", case_id, how.strip(), changes)
        return reindexed(unit, case_id)


def ask(sitting: Sitting, case_id: int, agency_ids: Sequence[int], on: date) -> CaseFile:
    """Ask chosen agencies for a Part Two, one request each, in one act; each is told its last day."""
    if not agency_ids:
        raise Refused("Choose at least one agency to ask.")
    with sitting.acting(Right.ASK) as unit:
        case = _open_case(unit, case_id)
        _must_be_possible(sitting, on, case.facts["received"].on, "the Part One was received")
        told = _terms(unit, case, on)
        changes = []
        for agency in [agencies.read(unit, each) for each in dict.fromkeys(agency_ids)]:
            if again := _asked_already(case, agency):
                raise Refused(f"{agency.name} {again}.")
            if agency.left_on and on > agency.left_on:
                raise Refused(f"{agency.name} stopped being a partner on {long_day(agency.left_on)}.")
            lead = _contact(agency, Office.LEAD_OFFICER, on)
            requests.add(unit, case_id, agency, on, told.count.due, rule=told.rule, lead=lead)
            who = lead or "no lead officer in post that day"
            changes.append(FieldChange(agency.name, "", f"{who}; due {week_day(told.count.due)}"))
        unit.record(f"asked for Part Twos on {short_day(on)}", case_id, told.rule, changes)
        return reindexed(unit, case_id)


def _asked_already(case: CaseFile, agency: Agency) -> str:
    """Why an agency cannot be asked again for a case; a withdrawn request does not stand in the way."""
    standing = [each for each in case.requests if each.agency_id == agency.id and each.counts]
    if not standing:
        return ""
    if settled := standing[-1].settled:
        return f"was asked, and {_outcome(settled.what)} on {short_day(settled.on)}"
    return f"was asked on {short_day(standing[-1].asked_on)} and has not answered yet: chase it instead"


def _outcome(what: Happening) -> str:
    return {Happening.RETURNED: "returned its Part Two", Happening.NOT_KNOWN: "said that the child is not known"}[what]


def next_chase(sitting: Sitting, request: InformationRequest, on: date) -> NextChase:
    """Step 1, 2 or 3 with the lead officer of the day; after that the escalation contact."""
    with sitting.reading() as unit:
        return _next_chase(agencies.read(unit, request.agency_id), request, on)


def _next_chase(agency: Agency, request: InformationRequest, on: date) -> NextChase:
    step = request.chased + 1
    if step <= CHASES:
        whom = _contact(agency, Office.LEAD_OFFICER, on) or request.lead
        return NextChase(f"Step {step} of {CHASES}: the lead officer", Happening.CHASED, whom)
    return NextChase("The escalation contact", Happening.ESCALATED, _contact(agency, Office.ESCALATION, on))


def chase(sitting: Sitting, request_id: int, on: date, how: str, note: str = "") -> CaseFile:
    """Chase a request: three steps with the lead officer, and after them the escalation contact."""
    with sitting.acting(Right.ASK) as unit:
        request = open_request(sitting, unit, request_id)
        _must_be_possible(sitting, on, request.asked_on, f"{request.agency} was asked")
        if not how.strip():
            raise Refused("Say how the agency was chased, for example by telephone.")
        step = _next_chase(agencies.read(unit, request.agency_id), request, on)
        if not step.whom and not note.strip():
            raise Refused(
                f"Nobody at {request.agency} is recorded for this step on {long_day(on)}. Say in the note who was told."
            )
        said = "; ".join(part for part in (step.whom and f"to {step.whom}", note.strip()) if part)
        requests.add_event(unit, request_id, step.what, on, how=how.strip(), note=said)
        change = FieldChange(request.agency, request.state, f"{step.words}, {short_day(on)}, {how.strip()}")
        act = "escalated" if step.what is Happening.ESCALATED else "chased"
        unit.record(f"{act} the Part Two of {request.agency}", request.case_id, said, [change])
        return reindexed(unit, request.case_id)


def record_return(sitting: Sitting, draft: Draft, gaps_reason: str = "") -> CaseFile:
    """Record an agency's Part Two as typed, by the day it was received and not the day it is typed."""
    with sitting.acting(Right.ASK) as unit:
        return return_recorded(unit, sitting, drafts.read(unit, draft.id), gaps_reason)[0]


def return_recorded(unit: Unit, sitting: Sitting, typed: Draft, gaps_reason: str) -> tuple[CaseFile, int]:
    """The same within an act that does more: the case as it then stands, and the number of the form."""
    if typed.request_id is None:
        raise Refused("This form answers no request. Ask the agency first, then type its Part Two in.")
    request = open_request(sitting, unit, typed.request_id)
    at = drafting.made_at(typed, sitting.now())
    on = local_day(at)
    _must_be_possible(sitting, on, request.asked_on, f"{request.agency} was asked")
    form_id = drafting.freeze(unit, typed, at, gaps_reason=gaps_reason)
    unit.flush()
    requests.add_event(unit, request.id, Happening.RETURNED, on, how=typed.form.name, form_id=form_id)
    changes = [FieldChange("Received", "", week_day(on)), *entered(typed.form, typed.answers)]
    unit.record(f"recorded the Part Two of {request.agency}", request.case_id, gaps_reason, changes)
    return reindexed(unit, request.case_id), form_id


def record_not_known(sitting: Sitting, request_id: int, on: date, how: str, said: str) -> CaseFile:
    """Record that an agency does not know the child, in its own words: a nil return is a proper return."""
    with sitting.acting(Right.ASK) as unit:
        return not_known_recorded(unit, sitting, request_id, on, how, said)


def not_known_recorded(unit: Unit, sitting: Sitting, request_id: int, on: date, how: str, said: str) -> CaseFile:
    """The same within an act that does more."""
    if not how.strip() or not said.strip():
        raise Refused("Say how the answer came, and what was said.")
    return _settle(unit, sitting, request_id, Happening.NOT_KNOWN, on, how.strip(), said.strip())


def withdraw(sitting: Sitting, request_id: int, on: date, why: str) -> CaseFile:
    """Withdraw a request that is not answered yet; it then starts nothing and is waited for no more."""
    if not why.strip():
        raise Refused("Say why the request is withdrawn.")
    with sitting.acting(Right.ASK) as unit:
        return _settle(unit, sitting, request_id, Happening.WITHDRAWN, on, "", why.strip())


def _settle(unit: Unit, sitting: Sitting, request_id: int, what: Happening, on: date, how: str, note: str) -> CaseFile:
    request = open_request(sitting, unit, request_id)
    _must_be_possible(sitting, on, request.asked_on, f"{request.agency} was asked")
    requests.add_event(unit, request_id, what, on, how=how, note=note)
    words = ", ".join(part for part in (what.value, short_day(on), how) if part)
    act = "withdrew the request to" if what is Happening.WITHDRAWN else "recorded a nil return of"
    change = FieldChange(request.agency, request.state, words)
    unit.record(f"{act} {request.agency}", request.case_id, note, [change])
    return reindexed(unit, request.case_id)


def take_back(sitting: Sitting, request_id: int, event_id: int, why: str) -> CaseFile:
    """Take back what was recorded of a request in error; it stays on record, and counts no more."""
    if not why.strip():
        raise Refused("Say why it was recorded in error; what was recorded stays in the history.")
    with sitting.acting(Right.ASK) as unit:
        request = requests.read(unit, request_id)
        case = _open_case(unit, request.case_id)
        event = next((each for each in request.standing if each.id == event_id), None)
        if event is None:
            raise Refused("This was taken back already, or never recorded of this request.")
        sitting.must_have_read(Reading(case), meanwhile.request(request_id))
        requests.take_back(unit, request_id, event, why.strip())
        old = f"{event.what.value}, {short_day(event.on)}"
        unit.record(f"took back what was recorded of {request.agency}", request.case_id, why.strip(),
                    [FieldChange(request.agency, old, "recorded in error")])  # fmt: skip
        return reindexed(unit, request.case_id)


def _open_case(unit: Unit, case_id: int) -> CaseFile:
    case = cases.read(unit, case_id)
    must_be_open(case)
    return case


def open_request(sitting: Sitting, unit: Unit, request_id: int) -> InformationRequest:
    """A request that is still waited for, on a case that is open, as the page that is acted from shows it."""
    request = requests.read(unit, request_id)
    case = _open_case(unit, request.case_id)
    if settled := request.settled:
        raise Refused(
            f"{request.agency} is settled: {settled.what.value} on {long_day(settled.on)}. Take that back first if it is wrong."
        )
    sitting.must_have_read(Reading(case), meanwhile.request(request_id))
    return request


def _must_be_possible(sitting: Sitting, on: date, first: date, what: str) -> None:
    if on > sitting.today():
        raise Refused(f"{long_day(on)} has not come yet. Enter the day it happened.")
    if on < first:
        raise Refused(f"{long_day(on)} is before {what} on {long_day(first)}. Correct the day.")


def _contact(agency: Agency, office: Office, on: date) -> str:
    holder = agency.holding(office, on)
    return one_line(holder.contact) if holder else ""


def _named(holder: Holder) -> str:
    return ", ".join(part for part in (holder.name, holder.role, holder.office.value.lower()) if part)
