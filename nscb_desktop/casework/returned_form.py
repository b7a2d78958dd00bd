"""The form in what came back: its answers by its places, or by its headings where the places were lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from nscb_desktop.casework.our_forms import ENOUGH, form_in
from nscb_desktop.casework.pieces import Piece
from nscb_desktop.casework.recognising import Recognised
from nscb_desktop.casework.retyped_forms import texts_by_heading
from nscb_desktop.documents.reading.findings import Findings
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.editions import edition_on, form_version
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.form_slots import bookmark, slots
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.returned import Doubt, Weight
from nscb_desktop.framework.slot_reading import filled_in
from nscb_desktop.framework.text import one_line, words_of

PART_ONE, PART_TWO = "part_one", "part_two"
OTHER_FORM, FLAT, NO_FORM_KEY, BLANK = "other-form", "flattened", "no-form", "blank"
"""Doubts that lead to something else than an import."""
_SAME_NAME = 60
FLATTENED = (
    "The fields of this PDF are gone (it was flattened or printed): nothing can be taken over. File it, then type in what it "
    "says beside its picture."
)
SCAN = "This is a picture of a form: nothing can be taken over. File it, then type in what it says beside the picture."
XFA = "This PDF is of a kind that only Adobe's own program shows. File it, and ask for it as an ordinary PDF or Word form."
REFERRAL = "This is a Part One, a referral: it answers no request. Begin a new Part One from it."
NO_FORM = "No form of ours is in this file. It can be filed on the case as it is."


@dataclass(frozen=True)
class FormRead:
    """A form as it came back."""

    form: Form
    answers: dict[str, Answer]
    piece: Piece
    """The file it was in."""
    by_places: bool
    """Whether its places were there; else it was read by its headings."""
    ours: bool
    """Whether the file says which form of ours it is; else it was read as if it were one."""
    doubts: tuple[Doubt, ...] = field(default=())
    left_blank: frozenset[str] = frozenset()
    """Questions whose places came back with nothing in them."""


def form_read(pieces: Sequence[Piece], found: Recognised, today: date) -> FormRead:
    """The form among the files that came, and what is doubtful about it."""
    form, doubts = _form_of(pieces, found, today)
    read = {at: texts_in(form, piece.found) for at, piece in enumerate(pieces) if piece.found is not None}
    ours = {at for at in read if pieces[at].slip or _which(pieces[at], today) == form}
    best = max(read, key=lambda at: (pieces[at].slip is not None, at in ours, len(read[at][0])), default=None)
    if best is None:
        unread = Doubt("unread", pieces[0].refusal, Weight.BARS)
        return FormRead(form, {}, pieces[0], by_places=False, ours=False, doubts=(unread,))
    (texts, by_places), piece = read[best], pieces[best]
    wanted = found.case.edition.form(PART_TWO) if found.case and form.key == PART_TWO else form
    filled = filled_in(form, texts)
    same = {each.key: each.kind for each in wanted.fields()}
    answers = {key: answer for key, answer in filled.answers.items() if same.get(key) == form.field(key).kind}
    if barred := _barred(pieces, piece, answers, form if best in ours else None):
        told = (barred,) if barred.key == BLANK else (*doubts, barred)
        return FormRead(wanted, {}, piece, by_places, best in ours, told)
    doubts += _told(pieces, piece, by_places=by_places)
    doubts += _unread(form, filled.unread)
    doubts += _strange(form, answers, found)
    there = {name.partition(".")[0] for name in texts} if by_places else set()
    blank = there - set(filled.answers) - {name.partition(".")[0] for name in filled.unread}
    return FormRead(wanted, answers, piece, by_places, best in ours, tuple(doubts), frozenset(blank))


def _which(piece: Piece, today: date) -> Form | None:
    """Which form of ours a file without a slip is."""
    edition = edition_on(today)
    return form_in(piece.found, (edition.form(PART_ONE), edition.form(PART_TWO))) if piece.found else None


def _form_of(pieces: Sequence[Piece], found: Recognised, today: date) -> tuple[Form, list[Doubt]]:
    """The form in its version, as the slip says; else as its places or headings say, in the version in force."""
    current = (found.case.edition if found.case else edition_on(today)).form(PART_TWO)
    slip = found.slip
    said = {slip.form} if slip else {form.key for piece in pieces if (form := _which(piece, today))}
    if said == {PART_ONE}:
        return edition_on(today).form(PART_ONE), [Doubt(OTHER_FORM, REFERRAL, Weight.BARS)]
    if slip is None or (slip.form, slip.version) == (current.key, current.version):
        return current, []
    try:
        form = form_version(slip.form, slip.version)
    except KeyError:
        said_of_it = f"This form says that it is version {slip.version}, which this program does not know. It is read as version {current.version}: look at every answer."
        return current, [Doubt("unknown-version", said_of_it)]
    said_of_it = f"This is an older form, version {slip.version}; today's is version {current.version}. What both ask is taken over."
    return form, [Doubt("older-form", said_of_it)]


def texts_in(form: Form, found: Findings) -> tuple[dict[str, str], bool]:
    """Text by place; where a place is gone, by the heading of its question."""
    marked = {bookmark(slot.name): slot.name for slot in slots(form)}
    keys = {each.key for each in form.fields()}
    named = ((marked.get(name, name), value) for name, value in found.fields)
    by_places = {name: value for name, value in named if name.partition(".")[0] in keys}
    there = {name.partition(".")[0] for name in by_places}
    if found.shape == "pdf" or (there == keys):
        return by_places, bool(by_places)
    by_heading = texts_by_heading(form, found.rows)
    if not by_places and len({name.partition(".")[0] for name in by_heading}) < ENOUGH:
        return {}, False
    lost = {name: text for name, text in by_heading.items() if name.partition(".")[0] not in there}
    return {**by_places, **lost}, bool(by_places)


def _barred(pieces: Sequence[Piece], piece: Piece, answers: dict[str, Answer], form: Form | None) -> Doubt | None:
    """Why nothing can be taken over, where nothing can; ``form`` is what the file says it is."""
    if answers:
        return None
    ours = [each for each in pieces if each.slip]
    for each in ours or pieces:
        if each.found and "xfa" in each.found.notes:
            return Doubt("xfa", XFA, Weight.BARS)
        if each.is_flattened and (each.slip or len(pieces) == 1 or each is not pieces[0]):
            return Doubt(FLAT, FLATTENED, Weight.BARS)
        if each.is_scan:
            return Doubt("scan", SCAN, Weight.BARS)
    if piece.slip:
        return Doubt(BLANK, "Nothing is filled in on this form. Ask the agency to send it again.", Weight.BARS)
    if form:
        said = f"This is a blank {form.name} with nothing filled in. Ask the agency for the one that it filled in."
        return Doubt(BLANK, said, Weight.BARS)
    unread = next((each for each in pieces if each.refusal), None)
    return Doubt("unread", unread.refusal, Weight.BARS) if unread else Doubt(NO_FORM_KEY, NO_FORM, Weight.BARS)


def _told(pieces: Sequence[Piece], piece: Piece, *, by_places: bool) -> list[Doubt]:
    doubts = []
    if not by_places:
        said = "The form was retyped or saved by another program: it is read by its headings. Look at every answer."
        doubts.append(Doubt("by-headings", said, Weight.TELLS))
    notes = piece.found.notes if piece.found else frozenset()
    if "cut" in notes:
        doubts.append(Doubt("cut", "Something in this file is longer than is taken over, and was cut. Compare it."))
    if "odd" in notes:
        doubts.append(Doubt("odd", "Some fields of this form held no text, and were left out."))
    if len({each.slip for each in pieces if each.slip}) > 1:
        said = "There is more than one form in this message: bring the others in one by one."
        doubts.append(Doubt("several", said))
    return doubts


def _unread(form: Form, unread: dict[str, str]) -> list[Doubt]:
    if not unread:
        return []
    labels = {slot.name: slot.label for slot in slots(form)}
    told = "; ".join(f"{labels.get(name, name)}: “{one_line(text)[:80]}”" for name, text in unread.items())
    return [Doubt("not-an-answer", f"Not an answer that can be given there, and left out: {told}.", Weight.ASKS)]


def _strange(form: Form, answers: dict[str, Answer], found: Recognised) -> list[Doubt]:
    """Where the form names another agency or another child than the request."""
    if found.request is None or found.case is None or form.key != PART_TWO:
        return []
    doubts = []
    agency = in_words(form.field("agency").kind, answers.get("agency"))
    if agency and not _alike(agency, found.request.agency):
        said = f"The form says that it comes from “{one_line(agency)}”; the request was to {found.request.agency}."
        doubts.append(Doubt("agency", said))
    part_one = found.case.part_one
    child = in_words(form.field("child_name").kind, answers.get("child_name"))
    known = in_words(part_one.form.field("child_name").kind, part_one.answers.get("child_name"))
    if child and known and not _alike(child, known):
        doubts.append(Doubt("child", "The form names another child than the Part One of the case. Compare the names."))
    return doubts


def _alike(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(" ".join(words_of(one)), " ".join(words_of(other))) >= _SAME_NAME
