"""What an agency sends back: looked at field by field, then taken over by the very act that records a typed Part Two."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from nscb_desktop.casework import comparing, recognising
from nscb_desktop.casework.filing import safe_name
from nscb_desktop.casework.pieces import Piece, pieces_of
from nscb_desktop.casework.recognising import Recognised
from nscb_desktop.casework.returned_form import FLAT, OTHER_FORM, PART_ONE, PART_TWO, FormRead, form_read
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.limited import LARGEST_FILE
from nscb_desktop.framework.answers import Answer, Answers, tidy
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile, Draft
from nscb_desktop.framework.returned import Doubt, Weight
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.sent import Sent
from nscb_desktop.framework.text import one_line
from nscb_desktop.register import agencies, attachments, drafts, forms, returns, sent
from nscb_desktop.register.attachments import digest_of
from nscb_desktop.register.unit_of_work import Unit

NOT_RECOGNISED = "It is not known which request this file answers. Choose the request yourself."
BY_MAIL = "e-mail"
SENT_KIND = "correspondence"
"""As what a copy of everything that leaves is filed."""
LARGEST = LARGEST_FILE
"""Bytes of a file that can be read."""
_BEGUN = frozenset({"agency", "lead_officer"})
"""What a form is sent out with, beside the child's details."""
_NOT_KNOWN = re.compile(
    r"[^\n.]*\b(?:not known to|unknown to|no (?:trace|records?|knowledge|involvement) (?:of|with)|(?:do|does) not know)\b[^\n.]*\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One question: what stands there now, and what came back."""

    key: str
    label: str
    old: Answer
    returned: Answer
    old_words: str
    returned_words: str
    emptied: bool = False
    """Whether the form left with an answer here that the agency took out."""

    @property
    def differs(self) -> bool:
        """Whether something came back that does not stand there already, or what stood there was taken out."""
        return self.emptied or (self.returned is not None and self.returned != self.old)


@dataclass(frozen=True)
class Returned:
    """A file that came back, as it would be taken over; nothing is written yet."""

    name: str
    sha256: str
    pieces: tuple[Piece, ...] = field(repr=False)
    recognised: Recognised
    read: FormRead = field(repr=False)
    doubts: tuple[Doubt, ...]
    fields: tuple[Offer, ...] = field(repr=False)
    received_on: date
    """The day it came, as far as the file tells: a message's own date; else today."""
    route: str
    not_known: str = ""
    """Where it says, in the agency's words, that the child is not known to it."""

    @property
    def request(self) -> InformationRequest | None:
        """The request it answers."""
        return self.recognised.request

    @property
    def case(self) -> CaseFile | None:
        """The case of that request."""
        return self.recognised.case

    @property
    def importable(self) -> bool:
        """Whether its answers can be taken over at all."""
        return self.request is not None and not self._is_barred

    @property
    def waits_for_a_request(self) -> bool:
        """Whether its answers can be taken over once somebody says which request they answer."""
        return self.request is None and bool(self.read.answers) and not self._is_barred

    @property
    def _is_barred(self) -> bool:
        return any(doubt.weight is Weight.BARS for doubt in self.doubts)

    @property
    def is_referral(self) -> bool:
        """Whether it is a Part One, which answers no request."""
        return self.read.form.key == PART_ONE

    @property
    def begins_part_one(self) -> bool:
        """Whether a Part One can be begun from it: from its answers, or to be typed in beside its picture."""
        barred = {doubt.key for doubt in self.doubts if doubt.weight is Weight.BARS}
        return self.is_referral and barred <= {OTHER_FORM, FLAT}

    @property
    def plain(self) -> bool:
        """Whether nothing about it needs a person."""
        return self.importable and all(doubt.weight < Weight.ASKS for doubt in self.doubts)

    @property
    def taken(self) -> dict[str, Answer]:
        """What is taken over unless a person keeps some of the old: every answer that came, None where it was emptied."""
        return {each.key: each.returned for each in self.fields if each.differs}


def look(
    sitting: Sitting, name: str, data: bytes, *, case_id: int | None = None, request_id: int | None = None
) -> Returned:
    """Read a file that came back and see which request it answers; ``case_id`` is the case that is open.

    An empty file is refused: nothing came.
    """
    sitting.person.must(Right.READ)
    if not data:
        raise Refused(attachments.EMPTY.format(name=safe_name(name)))
    return looked(sitting, safe_name(name), pieces_of(safe_name(name), data), case_id=case_id, request_id=request_id)


def looked(
    sitting: Sitting, name: str, pieces: tuple[Piece, ...], *, case_id: int | None = None, request_id: int | None = None
) -> Returned:
    """The same for a file that was read already: when a person chooses another request."""
    sha256 = digest_of(pieces[0].data)
    with sitting.reading() as unit:
        found = recognising.recognised(unit, pieces, request_id)
        read = form_read(pieces, found, sitting.today())
        not_known = _not_known(pieces, read)
        if read.form.key == PART_ONE and found.by == recognising.REFERENCE and not not_known:
            # It names cases and agencies, and still answers none of their requests.
            found = Recognised()
        doubts = [*found.doubts, *_of_request(found, read, not_known)]
        doubts += recognising.doubts_of_case(found, pieces, case_id)
        doubts += [*read.doubts, *_twice(unit, pieces, found)]
        offers = _offers(read, _standing(unit, found) if read.form.key == PART_TWO else {}, _left_with(unit, found))
    doubts += _emptied(offers)
    doubts += _unchanged(found, doubts, offers)
    came = next((piece.found.sent for piece in pieces if piece.found and piece.found.sent), None)
    return Returned(
        name, sha256, pieces, found, read, tuple(doubts), offers, _came_on(sitting, came, found.request),
        BY_MAIL if pieces[0].shape == "mail" else "", not_known,
    )  # fmt: skip


def _of_request(found: Recognised, read: FormRead, not_known: str) -> list[Doubt]:
    """Whether something was answered, and nothing tells which request."""
    answered = not_known or (read.answers and read.form.key == PART_TWO)
    return [Doubt("not-recognised", NOT_RECOGNISED)] if answered and not (found.request or found.doubts) else []


def _unchanged(found: Recognised, doubts: Sequence[Doubt], offers: Sequence[Offer]) -> list[Doubt]:
    """Whether the form says no more than it said when it left."""
    barred = any(doubt.weight is Weight.BARS for doubt in doubts)
    added = [each for each in offers if each.differs and each.key not in _BEGUN]
    if found.request is None or barred or added:
        return []
    return [
        Doubt(
            "unchanged", "Nothing was added to what the office itself filled in. Ask the agency to send its form again."
        )
    ]


def _twice(unit: Unit, pieces: Sequence[Piece], found: Recognised) -> list[Doubt]:
    """Whether the file, or the form in it, was filed before; the office's own copy of what it sent does not count."""
    ours = {file.sha256 for each in _sent(unit, found.request) for file in each.files}
    for piece in pieces:
        sha256 = digest_of(piece.data)
        before = [each for each in returns.filed_before(unit, sha256) if sha256 not in ours or each.kind != SENT_KIND]
        if before:
            said = f"The same file was filed before, on {shown(before[0].at)}, as “{before[0].name}”."
            return [Doubt("twice", said)]
    return []


def _sent(unit: Unit, request: InformationRequest | None) -> list[Sent]:
    return sent.of_request(unit, request.id) if request else []


def _standing(unit: Unit, found: Recognised) -> Answers:
    """What stands there now: the Part Two that is recorded, what is typed so far, or what stood on the form that was sent.

    Where none was sent from here, it is what a typed one would begin with.
    """
    request, case = found.request, found.case
    if request is None or case is None:
        return {}
    if request.settled and request.settled.form_id:
        return forms.read(unit, request.settled.form_id).answers
    typed = draft_of(unit, request)
    if typed:
        return typed.answers
    if told := _told(unit, request, found):
        return comparing.begun(case, request, _lead_then(unit, request, told), told.at)
    return comparing.carried(case, request)


def _told(unit: Unit, request: InformationRequest, found: Recognised) -> Sent | None:
    """The sending that the form comes from: the one its slip names, else the last."""
    forms_sent = [each for each in _sent(unit, request) if each.kind == PART_TWO]
    named = (each for each in forms_sent if found.slip and each.check_value == found.slip.check)
    return next(named, forms_sent[-1] if forms_sent else None)


def _lead_then(unit: Unit, request: InformationRequest, told: Sent) -> Holder | None:
    """The lead officer as the form was sent to them; corrected since, what was kept of the sending."""
    if not told.to_name:
        return None
    then = agencies.read(unit, request.agency_id).holding(Office.LEAD_OFFICER, local_day(told.at))
    if then and (then.name, then.email) == (told.to_name, told.to_address):
        return then
    return Holder(0, request.agency_id, Office.LEAD_OFFICER, told.to_name, email=told.to_address)


def draft_of(unit: Unit, request: InformationRequest) -> Draft | None:
    """The Part Two that is being typed for a request."""
    typed = drafts.of_case(unit, request.case_id)
    return next((each for each in typed if each.request_id == request.id and each.form.key == PART_TWO), None)


def _left_with(unit: Unit, found: Recognised) -> Answers:
    """What the very form that came back left with; nothing where it cannot be told which that was."""
    request, case, slip = found.request, found.case, found.slip
    if request is None or case is None or slip is None or slip.request != request.id:
        return {}
    told = _told(unit, request, found)
    if told is None or told.check_value != slip.check:
        return {}
    return comparing.begun(case, request, _lead_then(unit, request, told), told.at)


def _emptied(offers: Sequence[Offer]) -> list[Doubt]:
    """Whether the agency took out what the office had filled in."""
    labels = "; ".join(each.label for each in offers if each.emptied)
    said = (
        f"The agency emptied what the office had filled in: {labels}. Choose for each: leave it blank, or keep the old."
    )
    return [Doubt("emptied", said)] if labels else []


def _offers(read: FormRead, old: Answers, left_with: Answers) -> tuple[Offer, ...]:
    emptied = {
        key for key in read.left_blank if tidy(left_with.get(key)) is not None and tidy(old.get(key)) is not None
    }
    return tuple(
        Offer(each.key, each.label.rstrip(":"), tidy(old.get(each.key)), read.answers.get(each.key),
              in_words(each.kind, old.get(each.key)), in_words(each.kind, read.answers.get(each.key)), each.key in emptied)
        for each in read.form.fields()
    )  # fmt: skip


def _came_on(sitting: Sitting, came: datetime | None, request: InformationRequest | None) -> date:
    today = sitting.today()
    day = local_day(came) if came else today
    return day if day <= today and (request is None or day >= request.asked_on) else today


def _not_known(pieces: Sequence[Piece], read: FormRead) -> str:
    """The sentence that says so; not in what a form prints of itself, nor in a referral, which tells of others."""
    for piece in pieces:
        if piece.found is None or (read.form.key == PART_ONE and piece is read.piece):
            continue
        said = "\n".join(value for _, value in piece.found.fields) if piece.found.fields else piece.found.words
        if found := _NOT_KNOWN.search(said):
            return one_line(found[0].strip())[:300]
    return ""


def answers_of(returned: Returned, taken: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers of the Part Two: what stands there, with what is taken over; what is left blank is no answer."""
    answers = {**{each.key: each.old for each in returned.fields}, **taken}
    return {key: answer for key, answer in answers.items() if answer is not None}
