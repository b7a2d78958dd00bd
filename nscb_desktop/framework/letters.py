"""Letters of the office: what each one says, to whom it goes, which facts it needs, and what its merge fields mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from nscb_desktop.framework.gate_facts import screened_out
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.letter_template import FIELD
from nscb_desktop.framework.records import CaseFile


class About(Enum):
    """What a merge field is about; the value completes the sentence "this letter is not about ..."."""

    LETTER = "the letter itself"
    CASE = "the case"
    REQUEST = "one agency's request"
    OUTCOME = "what was screened or decided"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One thing a letter can say of its case: its key, what that is in plain words, and where it comes from."""

    key: str
    words: str
    source: str
    about: About = About.CASE

    @property
    def written(self) -> str:
        """As it stands in a template."""
        return f"{{{{{self.key}}}}}"


class Goes(Enum):
    """Whom a letter goes to; the value is how that is shown."""

    MEMBERS = "the members of the SCR sub-group"
    LEAD_OFFICERS = "the lead officers of the partner agencies"
    LEAD_OFFICER = "the lead officer of the agency asked"
    ESCALATION = "the escalation contact of the agency asked"
    REFERRER = "the lead officer of the referring agency"
    NAMED = "whom you name"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its wording with merge fields, and what must hold before it can be written."""

    key: str
    version: int
    name: str
    goes: Goes
    subject: str
    """What stands after the reference: never a field, so that no name can stand in it."""
    body: tuple[str, ...]
    """Paragraphs; one whose only field has nothing to say still has its other words."""
    must: tuple[str, ...] = ()
    """Fields that a template of the Board may not leave out."""
    decisions: frozenset[str] = frozenset()
    """The decisions it can tell; empty for a letter that tells none."""
    tells_outcome: bool = False
    """Whether it tells a screening that ended the matter, or else the decision."""
    of_request: bool = False
    to_name: str = ""
    """Whom it is addressed to where that is always the same."""
    keeps_address: bool = False
    """Whether the address it went to last is offered again: an institution's, never a family's."""
    private: str = ""
    """What stands above the address instead of the protective marking, where it goes to a private person."""
    step: int = 0
    """Which step of chasing it is for; 0 for every other letter."""

    def fields(self) -> Iterator[str]:
        """The keys of the fields its own wording uses."""
        return fields_in("\n".join(self.body))

    @property
    def about(self) -> frozenset[About]:
        """What its fields can be about."""
        more = {About.REQUEST} if self.of_request else set()
        return frozenset({About.LETTER, About.CASE, *more, *({About.OUTCOME} if self.tells else set())})

    @property
    def tells(self) -> bool:
        """Whether it tells what was screened or decided."""
        return bool(self.decisions) or self.tells_outcome


def fields_in(text: str) -> Iterator[str]:
    """The key of every merge field of a text, in its order, as often as it stands there."""
    return (found[1] for found in FIELD.finditer(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its fields filled in once: what a value itself holds is never taken for a field."""
    return FIELD.sub(lambda found: values[found[1]], text)


def problem(letter: Letter, case: CaseFile, request: InformationRequest | None = None) -> str:
    """Why a letter cannot be written for a case as it stands; empty where it can."""
    if letter.of_request:
        return _request_problem(letter, request)
    decided = case.facts.get("decided")
    if letter.tells_outcome:
        return "" if decided or screened_out(case) or "not_indicated" in case.facts else NOTHING_TO_TELL
    if not letter.decisions:
        return ""
    if decided is None:
        return "No decision is recorded yet. Record the Independent Chair's decision under Decision first."
    if decided.detail not in letter.decisions:
        return "This letter does not fit what was decided. Choose another one."
    return ""


NOTHING_TO_TELL = "Nothing is screened out or decided yet, so there is no outcome to tell."


def _request_problem(letter: Letter, request: InformationRequest | None) -> str:
    if request is None:
        return "This letter is about one agency's request. Ask the agency for a Part Two first."
    if request.settled and (letter.step or not request.counts):
        return f"{request.agency} is waited for no more: {request.settled.what.value}."
    return ""


def step_of(request: InformationRequest) -> int:
    """The step that comes next with a request: 1 to 3 its chasers, 4 the escalation."""
    return min(request.chased + 1, 4)


def chaser(letters: Iterable[Letter], request: InformationRequest) -> Letter | None:
    """The letter in the tone of the step that comes next with a request."""
    return next((each for each in letters if each.step == step_of(request)), None)


def template_problems(letter: Letter, texts: Sequence[str], fields: Mapping[str, MergeField]) -> list[str]:
    """What is wrong with the fields of a template, one sentence each: unknown, unfinished, not of this letter, missing."""
    used = [key for text in texts for key in fields_in(text)]
    said = [_used_problem(letter, key, fields) for key in dict.fromkeys(used)]
    rest = [FIELD.sub("", text) for text in texts]
    said += [_unfinished(text) for text in rest if "{{" in text or "}}" in text]
    said += [
        f"It leaves out {fields[key].written}, {fields[key].words}, which this letter must say."
        for key in letter.must
        if key not in used
    ]
    return [each for each in said if each]


def _used_problem(letter: Letter, key: str, fields: Mapping[str, MergeField]) -> str:
    if (known := fields.get(key)) is not None:
        if known.about in letter.about:
            return ""
        return f"{known.written} is {known.words}, and this letter is not about {known.about.value}. Take it out."
    near = get_close_matches(key.lower().replace(" ", "_").replace("-", "_"), fields, 1, 0.6)
    meant = f" Did you mean {fields[near[0]].written}, {fields[near[0]].words}?" if near else ""
    return f"{{{{{key}}}}} is not a field that letters have.{meant}"


def _unfinished(text: str) -> str:
    at = min(place for place in (text.find("{{"), text.find("}}")) if place >= 0)
    part = " ".join(text[max(0, at - 20) : at + 30].split())
    return f"A field is begun or ended and not whole, near “{part}”. A field has two braces on either side: {{{{due_on}}}}."


LETTER_FIELDS = (
    MergeField("today", "the date of the letter", "today's date", About.LETTER),
    MergeField("to_name", "the name of whom it is addressed to", "the person chosen when it is made", About.LETTER),
    MergeField("greeting", "how they are greeted, after “Dear”", "the person chosen when it is made", About.LETTER),
    MergeField("to_post", "their role and agency", "Agencies and people, in Settings", About.LETTER),
    MergeField("signed_name", "your name", "your account", About.LETTER),
    MergeField("signed_role", "your role", "your account", About.LETTER),
    MergeField("board", "the Board's name", "Settings, Board", About.LETTER),
    MergeField("marking", "the protective marking", "the date of the letter and Settings, Board", About.LETTER),
    MergeField("subject", "what the letter is about, with the reference", "the letter's own name", About.LETTER),
    MergeField("return_to", "where forms are returned to", "Settings, Board", About.LETTER),
    MergeField("our_reference", "the reference of the case", "the case"),
    MergeField("alias", "the child's alias", "the case"),
    MergeField("child_name", "the child's name", "Part One"),
    MergeField("date_of_birth", "the child's date of birth", "Part One"),
    MergeField("home_address", "the child's home address", "Part One"),
    MergeField("referring_agency", "the agency that referred the case", "Part One"),
    MergeField("received_on", "the day the Part One was received", "the seven dates"),
    MergeField("members", "the sub-group members in post that day", "Agencies and people, in Settings"),
    MergeField("agency", "the agency asked for its Part Two", "the Agencies tab", About.REQUEST),
    MergeField("asked_on", "the day the agency was asked", "the Agencies tab", About.REQUEST),
    MergeField("due_on", "the last day told to the agency", "the Agencies tab", About.REQUEST),
    MergeField("how_counted", "how that last day was counted", "the Agencies tab", About.REQUEST),
    MergeField("chased_before", "how often the agency was chased, and when", "the Agencies tab", About.REQUEST),
    MergeField("decision", "what was screened or decided", "the Decision tab", About.OUTCOME),
    MergeField("review", "the review decided on, as it stands in a sentence", "the Decision tab", About.OUTCOME),
    MergeField("decided_on", "the day it was screened or decided", "the Decision tab", About.OUTCOME),
    MergeField("decided_by", "who screened or decided it", "the Decision tab", About.OUTCOME),
    MergeField("reasons", "the reasons for it, as recorded", "the Decision tab", About.OUTCOME),
)
FIELDS = {field.key: field for field in LETTER_FIELDS}
"""Every merge field there is, by key."""
