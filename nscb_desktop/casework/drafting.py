"""Typing a form for a case: an agency's return or a gate's sheet, saved without history until an act records it."""

from dataclasses import replace
from datetime import datetime

from nscb_desktop.casework.cases import must_be_open
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import Draft
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import attachments, cases, drafts, forms
from nscb_desktop.register.unit_of_work import Unit


def start(
    sitting: Sitting, case_id: int, form_key: str, request_id: int | None = None, carried: Answers | None = None
) -> Draft:
    """The form being typed for a case, where it was left; a new one of the case's edition begins with what is carried."""
    with sitting.drafting(Right.RECORD) as unit:
        case = cases.read(unit, case_id)
        must_be_open(case)
        left = [each for each in drafts.of_case(unit, case_id) if _same(each, form_key, request_id)]
        if left:
            return left[0]
        form = case.edition.form(form_key)
        draft = drafts.add(unit, form, sitting.person.name, case_id=case_id, request_id=request_id)
        unit.flush()
        return drafts.save(unit, replace(draft, answers=carried), sitting.person.name) if carried else draft


def _same(draft: Draft, form_key: str, request_id: int | None) -> bool:
    return draft.form.key == form_key and draft.request_id == request_id


def of_case(sitting: Sitting, case_id: int) -> list[Draft]:
    """Everything being typed for a case, newest save first."""
    with sitting.reading() as unit:
        return drafts.of_case(unit, case_id)


def save(sitting: Sitting, draft: Draft) -> Draft:
    """Save what is typed, without history; ChangedMeanwhile carries what another window saved."""
    with sitting.drafting(Right.RECORD) as unit:
        return drafts.save(unit, draft, sitting.person.name)


def keep_aside(sitting: Sitting, draft: Draft) -> Draft:
    """Keep a text as a draft of its own, because the draft it was typed in was saved by somebody else meanwhile."""
    with sitting.drafting(Right.RECORD) as unit:
        aside = drafts.add(
            unit, draft.form, sitting.person.name, draft.sibling_of, case_id=draft.case_id, request_id=draft.request_id
        )
        unit.flush()
        return drafts.save(unit, replace(draft, id=aside.id, version=aside.version), sitting.person.name)


def discard(sitting: Sitting, draft_id: int) -> None:
    """Put what is typed out of sight; it can be brought back."""
    with sitting.drafting(Right.RECORD) as unit:
        drafts.set_discarded(unit, draft_id, discarded=True)


def restore(sitting: Sitting, draft_id: int) -> Draft:
    """Bring back what was discarded."""
    with sitting.drafting(Right.RECORD) as unit:
        return drafts.set_discarded(unit, draft_id, discarded=False)


def made_at(draft: Draft, now: datetime) -> datetime:
    """The moment entered on a draft; Refused where it is blank, cannot be read, or has not come yet."""
    if draft.received_at is None:
        typed = f"“{draft.received_words}” is not read as a date. " if draft.received_words.strip() else ""
        raise Refused(f"{typed}Enter the date of {draft.form.name}, as in 2/1/2014 16.40 or 2/1/2014.")
    if draft.received_at > now:
        raise Refused(f"{long_day(local_day(draft.received_at))} has not come yet. Correct the date on the form.")
    return draft.received_at


def freeze(unit: Unit, draft: Draft, at: datetime, *, gaps_reason: str = "") -> int:
    """Turn a draft into a registered form of its case, its filed originals with it; the form's number."""
    if draft.case_id is None:
        raise Refused("This draft belongs to no case yet: register it as a Part One.")
    form_id = forms.add(unit, draft.case_id, draft.form, at, draft.answers, gaps_reason=gaps_reason)
    attachments.move_to_case(unit, draft.id, draft.case_id)
    drafts.remove(unit, draft.id)
    return form_id
