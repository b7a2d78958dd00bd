"""What a letter says of its case: every merge field's words, from what is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nscb_desktop.framework.dates import full_day, long_day
from nscb_desktop.framework.gate_facts import numbered, screened_out
from nscb_desktop.framework.gate_hands import made_by
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.information import Happening, InformationRequest, RequestEvent
from nscb_desktop.framework.letters import Goes, Letter
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import DECISIONS, REVIEWS
from nscb_desktop.framework.notices import told_since
from nscb_desktop.framework.records import CaseFile, FormRecord, Settings
from nscb_desktop.framework.text import listed

NOT_RECORDED = "not recorded"
COLLEAGUE, COLLEAGUES = "colleague", "colleagues"
NO_ADDRESS = "the NSCB Business Manager"
"""What forms and letters print while the Board's return address is empty."""
_TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter goes to: a name, a post, and the e-mail addresses that are known; several where it goes to all."""

    name: str
    post: str = ""
    addresses: tuple[str, ...] = ()
    greeting: str = ""
    """After “Dear”; empty where it is the name."""
    without: tuple[str, ...] = ()
    """Who belongs to it and has no e-mail address recorded."""

    @property
    def left_out(self) -> str:
        """Who is not among these addresses, in words; empty where everybody is."""
        if not self.without:
            return ""
        return (
            f"No e-mail address is recorded for {listed(self.without)}. A draft goes to them only where their address was added: "
            "otherwise write to them separately."
        )


@dataclass(frozen=True, slots=True)
class Writing:
    """One letter about to be written: for which case and request, to whom, by whom, on which day."""

    letter: Letter
    case: CaseFile
    to: Addressee
    on: date
    settings: Settings
    marking: str
    signed_name: str
    signed_role: str
    members: tuple[str, ...] = ()
    request: InformationRequest | None = None

    @property
    def subject(self) -> str:
        """The reference and what the letter is about; no name is ever in it."""
        return f"{self.case.reference}: {self.letter.subject}"


def values(writing: Writing) -> dict[str, str]:
    """The words of every merge field; empty where nothing is recorded that the letter could say."""
    return {
        **_of_the_letter(writing),
        **_of_the_case(writing),
        **_of_the_request(writing.request),
        **_of_the_outcome(writing.case),
    }


def _of_the_letter(writing: Writing) -> dict[str, str]:
    return {
        "today": long_day(writing.on),
        "to_name": writing.to.name,
        "to_post": writing.to.post,
        "greeting": writing.to.greeting or _greeting(writing),
        "signed_name": writing.signed_name,
        "signed_role": writing.signed_role,
        "board": writing.settings.board,
        "marking": writing.marking,
        "subject": writing.subject,
        "return_to": writing.settings.return_address or NO_ADDRESS,
    }


def _greeting(writing: Writing) -> str:
    """An institution has no name of its own to be greeted by."""
    return COLLEAGUE if writing.to.name == writing.letter.to_name else writing.to.name


def _of_the_case(writing: Writing) -> dict[str, str]:
    case = writing.case
    return {
        "our_reference": str(case.reference),
        "alias": case.alias,
        "child_name": _child_name(writing),
        "date_of_birth": _said(case, "date_of_birth"),
        "home_address": _said(case, "home_address"),
        "referring_agency": _said(case, "agency", "an agency not recorded"),
        "received_on": long_day(case.facts["received"].on),
        "members": "\n".join(writing.members),
    }


def _child_name(writing: Writing) -> str:
    """An agency is told that the name is not known; a family cannot be written to about somebody without one."""
    given = writing.case.part_one.answers.get("child_name")
    if writing.letter.goes is Goes.NAMED:
        return given.strip() if isinstance(given, str) else ""
    return _said(writing.case, "child_name")


def _said(case: CaseFile, key: str, otherwise: str = NOT_RECORDED) -> str:
    record = case.part_one
    return in_words(record.form.field(key).kind, record.answers.get(key)).strip() or otherwise


def _of_the_request(request: InformationRequest | None) -> dict[str, str]:
    if request is None:
        return {}
    return {
        "agency": request.agency,
        "asked_on": long_day(request.asked_on),
        "due_on": full_day(request.due_on),
        "how_counted": request.rule,
        "chased_before": chased_before(request),
    }


def chased_before(request: InformationRequest) -> str:
    """``I have asked again twice, on 3 January 2014 (telephone) and on 7 January 2014 (secure e-mail)``."""
    chased = [each for each in request.standing if each.what in {Happening.CHASED, Happening.ESCALATED}]
    if not chased:
        return "I have not asked again before today"
    times = _TIMES.get(len(chased), f"{len(chased)} times")
    days = [_when(each) for each in chased]
    return f"I have asked again {times}, {listed(days)}"


def _when(event: RequestEvent) -> str:
    return f"on {long_day(event.on)}" + (f" ({event.how})" if event.how else "")


def _of_the_outcome(case: CaseFile) -> dict[str, str]:
    if "decided" in case.facts:
        return _decision(case)
    screening = case.sheet("screening")
    if screening is None or not (screened_out(case) or "not_indicated" in case.facts):
        return {}
    on = screened_out(case) or case.facts["not_indicated"].on
    changed = _changed(case, "screening")
    told = changed or screening
    return {
        "decision": "no review appears indicated",
        "decided_on": long_day(on),
        "decided_by": made_by(told.answers).shown,
        "reasons": _text(told.answers, "reasons"),
    }


def _decision(case: CaseFile) -> dict[str, str]:
    detail = case.facts["decided"].detail
    told = settling(case)
    answers = told.answers if told else {}
    which = _text(answers, "which") if detail == "other" else ""
    words = DECISIONS.get(detail, detail)
    return {
        "decision": f"{words}: {which}" if which else words,
        "review": REVIEWS.get(detail, "") + (f" ({which})" if which else ""),
        "decided_on": long_day(told_since(case) or case.facts["decided"].on),
        "decided_by": made_by(answers).shown,
        "reasons": _text(answers, "rationale") or _text(answers, "reasons"),
    }


def settling(case: CaseFile) -> FormRecord | None:
    """The sheet that says what is decided now: the decision, what a challenge changed it to, or a conversion."""
    found = [each for each in (case.sheet("decision"), _changed(case, "decision"), case.sheet("conversion")) if each]
    return max(found, key=_order, default=None)


def _order(record: FormRecord) -> tuple[date, int]:
    return local_day(record.received_at), record.id


def _changed(case: CaseFile, gate: str) -> FormRecord | None:
    """The newest outcome of a challenge that changed a gate."""
    for outcome in reversed(case.sheets_of("challenge_outcome")):
        challenge = numbered(case.sheets_of("challenge"), outcome.answers.get("challenge"))
        if challenge and outcome.answers.get("outcome") == "changed" and challenge.answers.get("gate") == gate:
            return outcome
    return None


def _text(answers: Mapping[str, object], key: str) -> str:
    answer = answers.get(key)
    return answer.strip() if isinstance(answer, str) else ""
