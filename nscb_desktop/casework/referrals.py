"""Receiving a Part One: drafted, checked, authorised, registered, and corrected afterwards (framework section 5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Answers, tidy
from nscb_desktop.framework.completeness import Missing, missing
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Authorisation, CaseFile, Draft, FieldChange, Possible
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line, words_of
from nscb_desktop.register import attachments, cases, drafts, forms
from nscb_desktop.register.unit_of_work import Unit

SHARED_BY_SIBLINGS: tuple[str, ...] = ("family", "home_address", "previous_addresses")
REGISTRATION_NEEDS = ("agency", "child_name")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands between a draft and its registration."""

    missing: tuple[Missing, ...]
    """Every gap; registering with gaps needs a reason."""
    blockers: tuple[Missing, ...]
    """What no reason covers: the received date blank or still to come, no agency, no child's name or "not known"."""
    own_authoriser: bool
    """Whether the lead officer who wrote it is also named as its authoriser."""
    authoriser_named: bool
    """Whether the form gives the authoriser's name and role, without which it cannot be registered as authorised."""


@dataclass(frozen=True, slots=True)
class Registration:
    """What the Business Manager answers when registering a draft."""

    gaps_reason: str = ""
    unauthorised_reason: str = ""
    own_form_reason: str = ""
    authorised_at: datetime | None = None
    authorised_how: str = ""
    duplicate: str = ""
    """``different``, ``add`` or ``sibling``; empty where no possible duplicate was shown."""
    duplicate_of: int | None = None


def start_draft(sitting: Sitting, sibling_of: int | None = None) -> Draft:
    """A blank Part One of the edition in force; a sibling's starts with the family and addresses of this case."""
    form = edition_on(sitting.today()).form("part_one")
    with sitting.drafting() as unit:
        draft = drafts.add(unit, form, sitting.person.name, sibling_of)
        unit.flush()
        if sibling_of is None:
            return draft
        known = cases.read(unit, sibling_of).part_one.answers
        carried: Answers = {key: known[key] for key in SHARED_BY_SIBLINGS if key in known}
        return drafts.save(unit, replace(draft, answers=carried), sitting.person.name)


def drafts_waiting(sitting: Sitting) -> int:
    """How many drafts wait to be registered."""
    with sitting.reading() as unit:
        return drafts.waiting(unit)


def listed_drafts(sitting: Sitting) -> list[Draft]:
    """Every draft not discarded, newest save first."""
    with sitting.reading() as unit:
        return drafts.listed(unit)


def read_draft(sitting: Sitting, draft_id: int) -> Draft:
    """One draft."""
    with sitting.reading() as unit:
        return drafts.read(unit, draft_id)


def save_draft(sitting: Sitting, draft: Draft) -> Draft:
    """Save a draft without history; ChangedMeanwhile carries what another window saved."""
    with sitting.drafting() as unit:
        return drafts.save(unit, draft, sitting.person.name)


def described(draft: Draft) -> str:
    """A draft in words that name no child: ``Draft 3, received 20 Dec 2013 from Education``."""
    received = f", received {short_day(local_day(draft.received_at))}" if draft.received_at else ", not yet received"
    agency = one_line(in_words(draft.form.field("agency").kind, draft.answers.get("agency")))
    return f"Draft {draft.id}{received}{f' from {agency}' if agency else ''}"


def discard_draft(sitting: Sitting, draft_id: int) -> None:
    """Put a draft out of sight; it can be brought back."""
    with sitting.drafting() as unit:
        drafts.set_discarded(unit, draft_id, discarded=True)


def restore_draft(sitting: Sitting, draft_id: int) -> Draft:
    """Bring a discarded draft back."""
    with sitting.drafting() as unit:
        return drafts.set_discarded(unit, draft_id, discarded=False)


def readiness(draft: Draft, now: datetime | None = None) -> Readiness:
    """What a draft still lacks; where ``now`` is given, a receipt that has not come yet stands in the way too."""
    gaps = tuple(missing(draft.form, draft.answers))
    blockers = [gap for gap in gaps if gap.field in REGISTRATION_NEEDS and tidy(draft.answers.get(gap.field)) is None]
    if draft.received_at is None:
        blockers.insert(0, Missing("received_at", _receipt_needed(draft.received_words)))
    elif now is not None and draft.received_at > now:
        blockers.insert(
            0,
            Missing("received_at", f"Notification received: {shown(draft.received_at)} has not come yet; enter the date and time the form was in hand"),
        )  # fmt: skip
    authoriser = draft.answers.get("authoriser")
    named = isinstance(authoriser, dict) and bool(authoriser.get("name") and authoriser.get("role"))
    return Readiness(gaps, tuple(blockers), same_person(draft.answers), named)


def _receipt_needed(words: str) -> str:
    if not words.strip():
        return "Notification received: enter the date and time the form was in hand"
    return f"Notification received: “{one_line(words)}” is not read as one moment; write it as 20/12/2013 16.40"


def same_person(answers: Answers) -> bool:
    """Whether the lead officer and the authoriser carry the same name."""
    names = [name_words(answers.get(field)) for field in ("lead_officer", "authoriser")]
    return bool(names[0] and names[0] == names[1])


def name_words(answer: Answer) -> frozenset[str]:
    """The words of a named person's name, however ordered; empty where no name is given."""
    value = answer.get("name") if isinstance(answer, dict) else None
    return frozenset(words_of(value)) if isinstance(value, str) else frozenset()


def register_draft(
    sitting: Sitting, draft_id: int, choice: Registration, shown_duplicates: Sequence[Possible] = ()
) -> CaseFile:
    """Turn a draft into a registered Part One, on a new case or on the one chosen; all of it or nothing."""
    with sitting.acting(Right.RECEIVE) as unit:
        draft = drafts.read(unit, draft_id)
        case_id = registered(unit, draft, choice, sitting.now(), shown_duplicates)
        attachments.move_to_case(unit, draft_id, case_id)
        drafts.remove(unit, draft_id)
        return reindexed(unit, case_id)


def registered(
    unit: Unit, draft: Draft, choice: Registration, now: datetime, shown_duplicates: Sequence[Possible] = ()
) -> int:
    """Register a Part One within an act, on a new case or on the one chosen; the number of the case."""
    _must_be_ready(draft, choice, now)
    if shown_duplicates and choice.duplicate not in {"different", "add", "sibling"}:
        raise Refused(
            "Say whether this is a different child, the same case, or a linked sibling, before it is registered."
        )
    assert draft.received_at  # noqa: S101 - a draft without it is not ready
    if choice.duplicate == "add" and choice.duplicate_of is not None:
        must_be_open(cases.read(unit, choice.duplicate_of))
        case_id, named = choice.duplicate_of, str(cases.read(unit, choice.duplicate_of).reference)
    else:
        day = local_day(draft.received_at)
        case_id, reference, _ = cases.add(unit, edition_on(day), day.year, draft.office)
        named = str(reference)
    answered = _answered(unit, draft, case_id, choice, shown_duplicates)
    _freeze(unit, draft, case_id, named, choice, answered)
    return case_id


def _must_be_ready(draft: Draft, choice: Registration, now: datetime) -> None:
    state = readiness(draft, now)
    if state.blockers:
        raise Refused(f"{state.blockers[0].sentence}. Without it the form cannot be registered.")
    if state.missing and not choice.gaps_reason.strip():
        gaps, them = ("1 answer is", "it") if len(state.missing) == 1 else (f"{len(state.missing)} answers are", "them")
        raise Refused(f"{gaps} missing. Complete {them}, or say why it is registered without {them}.")
    if choice.authorised_at is None and not choice.unauthorised_reason.strip():
        raise Refused("Enter when the form was authorised, or say why it is registered before its authorisation.")
    if choice.authorised_at:
        must_have_come(choice.authorised_at, now)
    if choice.authorised_at and not state.authoriser_named:
        raise Refused(
            "Enter the authoriser's name and role on the form, or register it as not yet authorised with a reason."
        )
    if choice.authorised_at and state.own_authoriser and not choice.own_form_reason.strip():
        raise Refused("The lead officer is also named as the authoriser. Say why one person did both.")


def must_have_come(authorised_at: datetime, now: datetime) -> None:
    """Refuse an authorisation dated ahead of the office's clock."""
    if authorised_at > now:
        raise Refused("That moment has not come yet. Check the date and time of the authorisation.")


def _freeze(
    unit: Unit, draft: Draft, case_id: int, named: str, choice: Registration, answered: Sequence[FieldChange]
) -> None:
    """Add the form, its authorisation and the one history row of the registration."""
    assert draft.received_at  # noqa: S101 - a draft without it is not ready
    form_id = forms.add(unit, case_id, draft.form, draft.received_at, draft.answers, gaps_reason=choice.gaps_reason,
                        unauthorised_reason="" if choice.authorised_at else choice.unauthorised_reason)  # fmt: skip
    if choice.authorised_at:
        forms.add_authorisation(unit, form_id, _authorisation(draft.answers, choice))
    typed = f", typed as “{draft.received_words}”" if draft.received_words else ""
    received = FieldChange("Notification received", "", f"{shown(draft.received_at)}{typed}")
    changes = [received, *entered(draft.form, draft.answers), *answered]
    reasons = [choice.gaps_reason and f"incomplete: {choice.gaps_reason}", choice.unauthorised_reason and f"not authorised: {choice.unauthorised_reason}",
               choice.own_form_reason and f"author is authoriser: {choice.own_form_reason}"]  # fmt: skip
    unit.record(
        f"registered {draft.form.name} as {named}", case_id, "; ".join(reason for reason in reasons if reason), changes
    )


def entered(form: Form, answers: Answers) -> list[FieldChange]:
    """Every answer given, as the history of a registration lists it."""
    words = ((field.label.rstrip(":"), in_words(field.kind, answers.get(field.key))) for field in form.fields())
    return [FieldChange(label, "", said) for label, said in words if said]


def _authorisation(answers: Answers, choice: Registration) -> Authorisation:
    given = answers.get("authoriser")
    parts = {key: value for key, value in given.items() if isinstance(value, str)} if isinstance(given, dict) else {}
    assert choice.authorised_at  # noqa: S101 - only called when it was authorised
    return Authorisation(
        parts.get("name", ""),
        parts.get("role", ""),
        choice.authorised_at,
        choice.authorised_how,
        choice.own_form_reason,
    )


def _answered(
    unit: Unit, draft: Draft, case_id: int, choice: Registration, possible: Sequence[Possible]
) -> list[FieldChange]:
    """Keep what was answered about possible duplicates, link a sibling, and say both for the history."""
    said: list[FieldChange] = []
    sibling = choice.duplicate_of if choice.duplicate == "sibling" else draft.sibling_of
    if possible:
        offered = {str(each.row.reference): {"score": each.score, "alike": list(each.alike)} for each in possible}
        cases.add_choice(unit, case_id, offered, choice.duplicate, choice.duplicate_of)
        words = {"different": "a different child", "add": "the same case", "sibling": "a linked sibling"}[
            choice.duplicate
        ]
        said.append(FieldChange(f"Possible duplicate of {', '.join(offered)}", "", words))
    if sibling is not None and sibling != case_id:
        unit.flush()
        cases.link(unit, case_id, sibling)
        said.append(FieldChange("Linked sibling", "", str(cases.read(unit, sibling).reference)))
    return said


def keep_aside(sitting: Sitting, draft: Draft) -> Draft:
    """Keep a text as a draft of its own, because the draft it was typed in was saved by somebody else meanwhile."""
    with sitting.drafting() as unit:
        aside = drafts.add(unit, draft.form, sitting.person.name, draft.sibling_of)
        unit.flush()
        return drafts.save(unit, replace(draft, id=aside.id, version=aside.version), sitting.person.name)
