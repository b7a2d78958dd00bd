"""The gates of one case as the Decision tab shows them: each with its state, what is next, and what else can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nscb_desktop.casework import challenges, decisions, gates, held_meetings, meetings, screening
from nscb_desktop.casework.challenges import Challenged
from nscb_desktop.casework.decisions import NoticeLine
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.flags import Flag, flags, open_challenges
from nscb_desktop.framework.gate_facts import screened_out
from nscb_desktop.framework.gate_hands import OFFICE_OF, made_by
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.milestones import OUTCOMES
from nscb_desktop.framework.notices import unsent
from nscb_desktop.framework.people import holding
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.framework.tally import Tally, director_told
from nscb_desktop.register import agencies


@dataclass(frozen=True)
class Step:
    """Something that can be done now: a sheet to type, a date to enter, a reason to give, or a meeting to arrange."""

    key: str
    """The sheet's key, or ``send`` or ``meeting``."""
    words: str
    """What its button says."""
    carried: Mapping[str, Answer]
    """Answers the sheet begins with."""


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate in its order: what it is, when it was passed, and the sheet or meeting behind it."""

    key: str
    title: str
    state: str
    """``done``, ``next`` or ``ahead``."""
    on: date | None
    outcome: str
    hands: str
    """Who made it and who recorded it."""
    sheet: FormRecord | None = None
    meeting: Meeting | None = None


@dataclass(frozen=True)
class Board:
    """Everything the Decision tab shows of a case."""

    case: CaseFile
    flags: tuple[Flag, ...]
    gates: tuple[GateLine, ...]
    tally: Tally
    director: str
    notices: tuple[NoticeLine, ...]
    challenges: tuple[Challenged, ...]
    next: Step | None
    others: tuple[Step, ...]


_WORDS = {
    "send": "Send to the sub-group chair…",
    "criteria": "Answer the criteria…",
    "screening": "Record the screening…",
    "meeting": "Arrange the meeting…",
    "recommendation": "Record the recommendation…",
    "discussion": "Record the discussion…",
    "decision": "Record the decision…",
    "notice": "Record a notice…",
    "challenge": "Record a challenge…",
    "challenge_outcome": "Record a challenge's outcome…",
    "conversion": "Convert the review…",
    "closing": "Close the case…",
    "reopening": "Reopen the case…",
}
_OUTCOMES = ("outcome", "review")


def board(sitting: Sitting, case: CaseFile) -> Board:
    """The board of a case as it stands, with what the signed-in person may do."""
    held = [each for each in meetings.of_case(sitting, case.id) if case.id in each.considered]
    planned = [each for each in meetings.of_case(sitting, case.id) if each.state == "planned"]
    next_key, possible = _possible(case)
    criteria = case.sheet("criteria")
    counted = held_meetings.quorum(sitting, held[0]) if held else []
    quorum = next((each.shown for each in counted if each.case_id == case.id), "")
    may = [key for key in possible if sitting.person.may(gates.RIGHT_FOR.get(key, gates.RIGHT_FOR["notice"]))]
    words = {**_WORDS, "meeting": f"Open the meeting of {short_day(local_day(planned[0].at))}…"} if planned else _WORDS
    steps = {key: Step(key, words[key], carried(sitting, case, key)) for key in may}
    return Board(
        case,
        flags(case),
        tuple(_lines(case, held, next_key, quorum)),
        screening.standing_of(case),
        director_told(criteria.answers) if criteria else "",
        tuple(decisions.notice_lines(sitting, case)),
        tuple(challenges.challenges_of(case)),
        steps.get(next_key),
        tuple(step for key, step in steps.items() if key != next_key),
    )


def _possible(case: CaseFile) -> tuple[str, list[str]]:
    """The act that is next (empty where none is), and every act whose turn it is or may be."""
    facts = case.facts
    if case.voided:
        return "", []
    if "closed" in facts:
        return "reopening", ["reopening"]
    found = ["criteria", *_turn(case), *(["challenge"] if _challengeable(case) else [])]
    if open_challenges(case):
        found.append("challenge_outcome")
    if "decided" in facts:
        found.append("conversion")
    if unsent(case) or "decided" in facts:
        found.append("notice")
    found = [*dict.fromkeys([*found, "closing"])]
    turn = _turn(case)
    if turn:
        return turn[0], found
    if unsent(case):
        return "notice", found
    if open_challenges(case):
        return "challenge_outcome", found
    return ("closing" if _has_run_its_course(case) else ""), found


def _has_run_its_course(case: CaseFile) -> bool:
    """Whether nothing comes before the close: after a decision for a review comes the review, and then its publication."""
    decided = case.facts.get("decided")
    return decided is None or decided.detail == "none" or "published" in case.facts


def _turn(case: CaseFile) -> list[str]:
    """The gate whose turn it is."""
    facts = case.facts
    if screened_out(case) or "decided" in facts:
        return []
    for fact, key in (("discussed", "decision"), ("recommended", "discussion"), ("met", "recommendation"),
                      ("indicated", "meeting")):  # fmt: skip
        if fact in facts:
            return [key]
    if "not_indicated" in facts:
        return ["screening"] if case.sheets_of("reopening") else []
    return ["screening"] if {"sent_for_screening", "returned"} & facts.keys() else ["send"]


def _challengeable(case: CaseFile) -> bool:
    return bool({"indicated", "not_indicated", "recommended", "decided"} & case.facts.keys() or screened_out(case))


def carried(sitting: Sitting, case: CaseFile, key: str) -> dict[str, Answer]:
    """What a sheet begins with: who holds the office today, the criteria as they were answered, what is open."""
    found: dict[str, Answer] = {}
    if office := OFFICE_OF.get(key):
        with sitting.reading() as unit:
            holder = holding(agencies.of_the_board(unit), office, sitting.today())
        if holder:
            found["made_by"] = {"name": holder.name, "office": office.value}
    if key == "criteria":
        return screening.started_with(case)
    sheet = case.sheet("criteria")
    if key in {"recommendation", "decision"} and sheet and (grounds := sheet.answers.get("grounds")):
        found["criteria"] = grounds
    if key == "challenge_outcome" and (waiting := open_challenges(case)):
        found["challenge"] = str(waiting[0][0])
    if key == "notice" and (to := unsent(case)):
        found["to"] = to[0]
    return found


def _lines(case: CaseFile, held: list[Meeting], next_key: str, quorum: str) -> list[GateLine]:
    facts, lines = case.facts, []
    sent = facts.get("sent_for_screening") or facts.get("returned")
    lines.append(
        GateLine(
            "send", "With the sub-group chair", _state(bool(sent), next_key, "send"), sent.on if sent else None, "", ""
        )
    )
    lines.append(_sheet_line(case, "screening", "Screening", ("indicated", "not_indicated"), next_key))
    met, meeting = facts.get("met"), held[0] if held else None
    hands = f"Chaired by {meeting.chaired_by}" if meeting and meeting.chaired_by else ""
    lines.append(GateLine("meeting", "Sub-group meeting", _state(bool(met), next_key, "meeting"), met.on if met else None, quorum, hands,
                          None, meeting))  # fmt: skip
    lines.append(_sheet_line(case, "recommendation", "Recommendation", ("recommended",), next_key))
    lines.append(_sheet_line(case, "discussion", "Discussion with the Independent Chair", ("discussed",), next_key))
    lines.append(_sheet_line(case, "decision", "Decision", ("decided",), next_key))
    for key, title in (("conversion", "Conversion"), ("closing", "Closure"), ("reopening", "Reopening")):
        lines += [_sheet_line(case, key, title, (), next_key, each) for each in case.sheets_of(key)]
    if "closed" in facts and not case.sheets_of("closing"):
        lines.append(GateLine("closing", "Closure", "done", facts["closed"].on, "", ""))
    return lines


def _sheet_line(
    case: CaseFile, key: str, title: str, keys: tuple[str, ...], next_key: str, record: FormRecord | None = None
) -> GateLine:
    sheet = record or case.sheet(key)
    fact = next((case.facts[each] for each in keys if each in case.facts), None)
    on = fact.on if fact else (local_day(sheet.received_at) if sheet else None)
    outcome = fact.detail if fact else ""
    words, hands = "", ""
    if sheet:
        fields = {field.key: field for field in sheet.form.fields()}
        asked = next((fields[each] for each in _OUTCOMES if each in fields), None)
        words = in_words(asked.kind, sheet.answers.get(asked.key)) if asked else ""
        if asked and outcome and outcome != sheet.answers.get(asked.key):
            words += f"; stands now as {OUTCOMES.get(outcome, outcome)}"
        made = made_by(sheet.answers).shown
        hands = ". ".join([*([f"Made by {made}"] if made else []), f"Recorded by {sheet.registered_by}"])
    elif outcome:
        words = OUTCOMES.get(outcome, outcome)
    return GateLine(key, title, _state(bool(fact or sheet), next_key, key), on, words, hands, sheet)


def _state(done: bool, next_key: str, key: str) -> str:
    return "done" if done else ("next" if next_key == key else "ahead")
