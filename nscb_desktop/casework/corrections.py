"""Correcting what is registered: late authorisations, dated amendments, voided references; nothing old is lost."""

from datetime import date

from nscb_desktop.casework import meanwhile
from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.gates import follow
from nscb_desktop.casework.meanwhile import Reading
from nscb_desktop.casework.referrals import must_have_come, name_words
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers, tidy
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.gate_amending import amendment_problem
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Authorisation, CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import words_of
from nscb_desktop.register import agencies, audit, cases, forms
from nscb_desktop.register.unit_of_work import Unit


def authorise(sitting: Sitting, form_id: int, authorisation: Authorisation) -> CaseFile:
    """Record an authorisation that came after registration."""
    must_have_come(authorisation.at, sitting.now())
    with sitting.acting(Right.RECEIVE) as unit:
        record = forms.read(unit, form_id)
        must_be_open(cases.read(unit, record.case_id))
        if record.authorisation:
            raise Refused(
                f"This form was authorised by {record.authorisation.name} already; amend it if that is wrong."
            )
        if not authorisation.name.strip() or not authorisation.role.strip():
            raise Refused("Enter the authoriser's name and role.")
        if (
            name_words(record.answers.get("lead_officer")) == frozenset(words_of(authorisation.name))
            and not authorisation.own_form_reason.strip()
        ):
            raise Refused("The lead officer is also named as the authoriser. Say why one person did both.")
        forms.add_authorisation(unit, form_id, authorisation)
        said = f"{authorisation.name}, {authorisation.role}, {shown(authorisation.at)}, {authorisation.how}"
        unit.record(f"recorded the authorisation of {record.form.name}", record.case_id, authorisation.own_form_reason,
                    [FieldChange("Authorised by", "", said)])  # fmt: skip
        return reindexed(unit, record.case_id)


def amend(sitting: Sitting, form_id: int, changes: Answers, made_on: date, why: str) -> CaseFile:
    """Correct answers of a registered form by dated amendment; every old answer stays."""
    if not why.strip():
        raise Refused("Say why the form is amended; the reason is printed with it.")
    if made_on > sitting.today():
        raise Refused(f"{long_day(made_on)} has not come yet. Enter the day the correction was made.")
    with sitting.acting(Right.AMEND) as unit:
        record = forms.read(unit, form_id)
        case = cases.read(unit, record.case_id)
        must_be_open(case)
        really = {key: tidy(new) for key, new in changes.items() if tidy(new) != record.answers.get(key)}
        if not really:
            raise Refused("Nothing differs from what is recorded, so there is nothing to amend.")
        if problem := amendment_problem(case, record, really, agencies.of_the_board(unit)):
            raise Refused(problem)
        sitting.must_have_read(Reading(case), meanwhile.answers(form_id, really))
        for key, new in really.items():
            forms.add_amendment(unit, record, key, new, made_on, why)
        differences = _differences(record.form, record.answers, really)
        unit.record(f"amended {record.form.name}", record.case_id, why, [*differences, *follow(unit, case, why)])
        return reindexed(unit, record.case_id)


def amend_office(sitting: Sitting, case_id: int, changes: Answers, why: str) -> CaseFile:
    """Change answers of the office record beside the form; old values stand in the history."""
    if not why.strip():
        raise Refused("Say why the office record is changed; the reason stands in the history.")
    with sitting.acting(Right.AMEND) as unit:
        case = cases.read(unit, case_id)
        must_be_open(case)
        form = case.edition.form("office_record")
        differences = _differences(form, case.office, {key: tidy(new) for key, new in changes.items()})
        if not differences:
            raise Refused("Nothing differs from what is recorded.")
        sitting.must_have_read(Reading(case), meanwhile.office(changes))
        cases.set_office(unit, case, {**case.office, **changes})
        unit.record("changed the office record", case_id, why, differences)
        return reindexed(unit, case_id)


def void(sitting: Sitting, case_id: int, why: str) -> CaseFile:
    """Mark a case as registered in error; its reference is kept for ever and never used again."""
    if not why.strip():
        raise Refused("Say why the reference is void.")
    with sitting.acting(Right.VOID) as unit:
        must_be_open(cases.read(unit, case_id))
        return voided(unit, case_id, why)


def voided(unit: Unit, case_id: int, why: str) -> CaseFile:
    """Mark a case as registered in error within an act."""
    cases.set_voided(unit, case_id, why)
    unit.record("voided the reference", case_id, why)
    return reindexed(unit, case_id)


def _differences(form: Form, before: Answers, after: Answers) -> list[FieldChange]:
    pairs = []
    for key, new in after.items():
        field = form.field(key)
        pairs.append((field.label.rstrip(":"), in_words(field.kind, before.get(key)), in_words(field.kind, new)))
    return audit.changed(pairs)
