"""Which request a file answers: by its slip, else by reference and agency, else only a person can say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nscb_desktop.casework.pieces import Piece
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.returned import Doubt, Weight
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.text import words_of
from nscb_desktop.register import cases, requests, sent
from nscb_desktop.register.unit_of_work import Unit

SLIP, REFERENCE, PERSON = "slip", "reference", "person"
_REFERENCE = re.compile(r"\bNSCB[-\s/]?(\d{4})[-\s/](\d{1,6})\b", re.IGNORECASE)
_MOST_REFERENCES = 8
CHANGED = (
    "The check value on this form is not the one that was sent with the request. It may be a copy of another form, or "
    "altered: look at it, then choose the request yourself."
)


@dataclass(frozen=True)
class Recognised:
    """The request a file answers, by what it was recognised, and what is doubtful about that."""

    request: InformationRequest | None = None
    case: CaseFile | None = None
    by: str = ""
    slip: Slip | None = None
    doubts: tuple[Doubt, ...] = field(default=())


def references_in(words: str) -> list[Reference]:
    """Every case reference written in a text, each once."""
    found = (Reference(int(each[1]), int(each[2])) for each in _REFERENCE.finditer(words))
    return list(dict.fromkeys(found))[:_MOST_REFERENCES]


def recognised(unit: Unit, pieces: Sequence[Piece], request_id: int | None = None) -> Recognised:
    """The request that a file answers; ``request_id`` is a person's choice, which nothing in the file overrules."""
    slip = next((piece.slip for piece in pieces if piece.slip), None)
    by_slip = _by_slip(unit, slip) if slip else Recognised()
    if request_id is not None:
        chosen = requests.read(unit, request_id)
        return _chosen(chosen, cases.read(unit, chosen.case_id), by_slip)
    if slip:
        return by_slip
    words = "\n".join(_said(piece) for piece in pieces)
    return _by_reference(unit, words)


def _chosen(request: InformationRequest, case: CaseFile, by_slip: Recognised) -> Recognised:
    """What a person chose, and what the slip says against it."""
    if by_slip.request is None:
        return Recognised(request, case, PERSON, by_slip.slip, by_slip.doubts)
    if by_slip.request.id == request.id:
        return by_slip
    other = f"{by_slip.request.agency}, {by_slip.case.reference}" if by_slip.case else by_slip.request.agency
    said = f"The slip on this form belongs to another request: {other}. Make sure that it is meant for {request.agency}, {case.reference}."
    return Recognised(request, case, PERSON, by_slip.slip, (*by_slip.doubts, Doubt("other-request", said)))


def _by_slip(unit: Unit, slip: Slip) -> Recognised:
    try:
        request = requests.read(unit, slip.request)
    except Refused:
        said = "The slip on this form names a request that this register does not have. Choose the request yourself."
        return Recognised(slip=slip, doubts=(Doubt("no-request", said),))
    told = {each.check_value.replace("-", "").upper() for each in sent.of_request(unit, request.id) if each.check_value}
    if slip.check not in told:
        return Recognised(slip=slip, doubts=(Doubt("check-value", CHANGED),))
    return Recognised(request, cases.read(unit, request.case_id), SLIP, slip)


def _by_reference(unit: Unit, words: str) -> Recognised:
    """The one request of the cases named whose agency is named too; where there are several, or none, nothing."""
    named = " ".join(words_of(words))
    found: list[tuple[InformationRequest, CaseFile]] = []
    for reference in references_in(words):
        try:
            case = cases.find(unit, reference)
        except Refused:
            continue
        asked = [each for each in case.requests if each.counts and _names(named, each.agency)]
        found += [(each, case) for each in asked]
    # "Health" stands in "Mental Health" too: the longest name that is there is meant.
    longest = max((len(request.agency) for request, _ in found), default=0)
    meant = [each for each in found if len(each[0].agency) == longest]
    if len(meant) != 1:
        return Recognised()
    return Recognised(*meant[0], REFERENCE)


def _names(named: str, agency: str) -> bool:
    return f" {' '.join(words_of(agency))} " in f" {named} "


def _said(piece: Piece) -> str:
    return f"{piece.name}\n{piece.found.words}" if piece.found else piece.name


def doubts_of_case(recognised: Recognised, pieces: Sequence[Piece], case_id: int | None) -> list[Doubt]:
    """What speaks against the request: another case is open, or named in the file; it is settled, or its case closed."""
    request, case = recognised.request, recognised.case
    if request is None or case is None:
        return []
    doubts = []
    if case_id is not None and case.id != case_id:
        said = f"This is a return for another case: {case.reference}, {request.agency}."
        doubts.append(Doubt("other-case", said))
    named = references_in("\n".join(_said(piece) for piece in pieces))
    if named and case.reference not in named:
        said = f"The file names {', '.join(map(str, named))}, but the request is of {case.reference}."
        doubts.append(Doubt("other-reference", said))
    if request.settled:
        said = (
            f"{request.agency} is settled already: {request.settled.what.value}. Take that back first if it is wrong."
        )
        doubts.append(Doubt("settled", said, Weight.BARS))
    if case.voided or "closed" in case.facts:
        said = f"{case.reference} is {'void' if case.voided else 'closed'}; nothing more can be recorded on it."
        doubts.append(Doubt("read-only", said, Weight.BARS))
    return doubts
