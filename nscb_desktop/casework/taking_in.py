"""Taking in what came back: imported as if typed, or filed to be typed in; the original is kept as it came."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.filing import safe_name
from nscb_desktop.casework.information import not_known_recorded, open_request, return_recorded
from nscb_desktop.casework.returned_form import PART_TWO
from nscb_desktop.casework.returning import NOT_RECOGNISED, Returned, answers_of, draft_of
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, tidy
from nscb_desktop.framework.dates import long_day, short_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import at_local, local
from nscb_desktop.framework.records import CaseFile, Document, Draft, FieldChange
from nscb_desktop.framework.returned import Weight
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import attachments, cases, drafts, returns
from nscb_desktop.register.unit_of_work import Unit

AS_IT_CAME = "as the agency returned it"


@dataclass(frozen=True, slots=True)
class Receipt:
    """When the file was in hand, and how it came."""

    on: date
    route: str


def accept(
    sitting: Sitting,
    returned: Returned,
    receipt: Receipt,
    taken: Mapping[str, Answer] | None = None,
    gaps_reason: str = "",
) -> CaseFile:
    """Take over the answers that came as the agency's Part Two; ``taken`` are those a person chose, else all that came.

    The draft, the act and the history are those of a Part Two that is typed in.
    """
    request = _request_of(returned)
    for doubt in returned.doubts:
        if doubt.weight is Weight.BARS:
            raise Refused(doubt.words)
    answers = answers_of(returned, returned.taken if taken is None else taken)
    with sitting.acting(Right.ASK) as unit:
        open_request(sitting, unit, request.id)
        typed = draft_of(unit, request) or _draft(unit, sitting, request)
        if typed.answers and any(tidy(typed.answers.get(each.key)) != each.old for each in returned.fields):
            raise Refused(
                "What is typed for this request was changed after the file was read. Bring the file in again."
            )
        at = moment_of(sitting, receipt)
        typed = drafts.save(
            unit, replace(typed, answers=answers, received_at=at, received_words=""), sitting.person.name
        )
        kept = keep_files(unit, returned, receipt, at, draft_id=typed.id)
        unit.flush()
        _note(unit, request.case_id, returned, receipt, kept)
        case, form_id = return_recorded(unit, sitting, typed, gaps_reason)
        for document in kept[:1]:
            add_return(unit, document, returned, receipt, request.id, form_id)
        return case


def to_type(sitting: Sitting, returned: Returned, receipt: Receipt) -> Draft:
    """File what came with the Part Two of its request, which is then typed in beside it; the draft."""
    request = _request_of(returned)
    with sitting.acting(Right.ASK) as unit:
        open_request(sitting, unit, request.id)
        at = moment_of(sitting, receipt)
        typed = draft_of(unit, request) or _draft(unit, sitting, request)
        answers = typed.answers or answers_of(returned, {})
        typed = drafts.save(
            unit, replace(typed, answers=answers, received_at=at, received_words=""), sitting.person.name
        )
        kept = keep_files(unit, returned, receipt, at, draft_id=typed.id)
        unit.flush()
        for document in kept[:1]:
            add_return(unit, document, returned, receipt, request.id, None)
        _note(unit, request.case_id, returned, receipt, kept)
        return typed


def file_only(sitting: Sitting, returned: Returned, case_id: int, receipt: Receipt) -> CaseFile:
    """File what came on a case as it is; nothing is taken over."""
    with sitting.acting(Right.RECORD) as unit:
        must_be_open(cases.read(unit, case_id))
        return _filed(unit, sitting, returned, case_id, receipt)


def _filed(unit: Unit, sitting: Sitting, returned: Returned, case_id: int, receipt: Receipt) -> CaseFile:
    kept = keep_files(unit, returned, receipt, moment_of(sitting, receipt), case_id=case_id)
    unit.flush()
    request_id = returned.request.id if returned.request and returned.request.case_id == case_id else None
    for document in kept[:1]:
        add_return(unit, document, returned, receipt, request_id, None)
    _note(unit, case_id, returned, receipt, kept)
    return reindexed(unit, case_id)


def not_known(sitting: Sitting, returned: Returned, receipt: Receipt, said: str) -> CaseFile:
    """Record that the agency does not know the child, in its words, and file what says so: both, or neither."""
    request = _request_of(returned)
    with sitting.acting(Right.ASK) as unit:
        case = not_known_recorded(unit, sitting, request.id, receipt.on, receipt.route, said)
        return _filed(unit, sitting, returned, case.id, receipt)


def _request_of(returned: Returned) -> InformationRequest:
    if returned.request is None:
        raise Refused(NOT_RECOGNISED)
    return returned.request


def _draft(unit: Unit, sitting: Sitting, request: InformationRequest) -> Draft:
    form = cases.read(unit, request.case_id).edition.form(PART_TWO)
    draft = drafts.add(unit, form, sitting.person.name, case_id=request.case_id, request_id=request.id)
    unit.flush()
    return draft


def moment_of(sitting: Sitting, receipt: Receipt) -> datetime:
    """The moment it was in hand: today that is now, and on an earlier day its noon, for the hour is not known."""
    if not receipt.route.strip():
        raise Refused("Say how the return came, for example by secure e-mail.")
    if receipt.on > sitting.today():
        raise Refused(f"{long_day(receipt.on)} has not come yet. Enter the day the return came.")
    now = local(sitting.now())
    at = time(now.hour, now.minute) if receipt.on == now.date() else time(12)
    return at_local(receipt.on, at.hour, at.minute)


def keep_files(
    unit: Unit,
    returned: Returned,
    receipt: Receipt,
    at: datetime,
    *,
    case_id: int | None = None,
    draft_id: int | None = None,
) -> list[Document]:
    """The file as it came, and beside it each file that was in it, so that they can be looked at."""
    note = f"Came on {short_day(receipt.on)} by {receipt.route.strip()}"
    kept = []
    for number, piece in enumerate(returned.pieces):
        if number and not piece.data:
            # Nothing is in this file of a message, and the message as it came shows that; an empty file itself is refused.
            continue
        kind = "original" if piece is returned.read.piece or number == 0 else "attachment"
        name = piece.name if number == 0 else safe_name(f"{returned.name} {piece.name}")
        words = piece.found.words if piece.found else ""
        kept.append(
            attachments.add(
                unit, kind, name, piece.data, case_id=case_id, draft_id=draft_id, note=note, received_at=at, words=words
            )
        )
    return kept


def add_return(
    unit: Unit, document: Document, returned: Returned, receipt: Receipt, request_id: int | None, form_id: int | None
) -> None:
    """Keep that a filed document came back, and what was said of it."""
    returns.add(unit, document.id, request_id=request_id, form_id=form_id, received_on=receipt.on,
                route=receipt.route.strip(), recognised_by=returned.recognised.by,
                warnings=[doubt.words for doubt in returned.doubts])  # fmt: skip


def noted(returned: Returned, kept: list[Document]) -> list[FieldChange]:
    """What was filed, and what was said of it, for the history."""
    changes = [FieldChange("Document", "", f"{each.name}, SHA-256 {each.sha256}") for each in kept]
    return changes + [FieldChange("Said of it", "", doubt.words) for doubt in returned.doubts]


def _note(unit: Unit, case_id: int, returned: Returned, receipt: Receipt, kept: list[Document]) -> None:
    changes = noted(returned, kept)
    unit.record(f"filed what came on {short_day(receipt.on)} by {receipt.route.strip()}", case_id, changes=changes)
