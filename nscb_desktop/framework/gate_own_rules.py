"""Rules that one kind of sheet has once, on the day it is frozen: a quorum or why not, what can still be challenged."""

from collections.abc import Callable, Iterator
from datetime import date

from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.flags import open_challenges
from nscb_desktop.framework.gate_facts import numbered, screened_out
from nscb_desktop.framework.gate_sheet import Sheet
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.notices import notices, told_since
from nscb_desktop.framework.records import CaseFile

CHALLENGED = {"screening": ("indicated", "not_indicated"), "recommendation": ("recommended",), "decision": ("decided",)}
"""The facts of the gates that can be challenged, in their order."""


def _recommendation(sheet: Sheet) -> Iterator[Missing]:
    if (meeting := without_quorum(sheet)) and sheet.answer("inquorate") is None:
        present = len(meeting.present_for(sheet.case.id))
        yield Missing(
            "inquorate",
            f"{present} {'agency was' if present == 1 else 'agencies were'} present for this case on "
            f"{long_day(meeting.held_on or sheet.on)} and the quorum is {sheet.quorum}. Say why the sub-group "
            "recommended without it.",
        )


def without_quorum(sheet: Sheet) -> Meeting | None:
    """The meeting that considered the case by the day of the sheet, where too few agencies were present."""
    meeting = considered_at(sheet)
    return meeting if meeting and not meeting.quorate(sheet.quorum, sheet.case.id) else None


def considered_at(sheet: Sheet) -> Meeting | None:
    """The last meeting that considered the case by the day of the sheet; None where no meeting is recorded."""
    held = [
        each
        for each in sheet.meetings
        if each.held_on and each.held_on <= sheet.on and sheet.case.id in each.considered
    ]
    return max(held, key=lambda each: (each.held_on or date.min, each.id), default=None)


def _notice(sheet: Sheet) -> Iterator[Missing]:
    to, case = sheet.said("to"), sheet.case
    if "decided" not in case.facts and to not in {"referrer", "agencies", "board"} and to:
        yield Missing("to", "Ofsted and the national panel are told of a decision, and there is none yet.")
        return
    since = told_since(case)
    if since and sheet.on < since:
        yield Missing("made_at", f"The notice cannot be before what it tells, of {long_day(since)}.")
    for each in notices(case, to):
        if to != "agencies" or each.answers.get("who") == sheet.answer("who"):
            on = long_day(local_day(each.received_at))
            yield Missing("to", f"That was told on {on} already. Log anything further under Contacts.")
            return


def _challenge(sheet: Sheet) -> Iterator[Missing]:
    gate, case = sheet.said("gate"), sheet.case
    days = [case.facts[key].on for key in CHALLENGED.get(gate, ()) if key in case.facts]
    if gate == "screening" and (out := screened_out(case)):
        days.append(out)
    if gate and not days:
        yield Missing("gate", f"{sheet.form.field('gate').label.rstrip(':')}: that has not been made yet.")
    elif days and sheet.on < min(days):
        yield Missing("made_at", f"The challenge cannot be before what it challenges, of {long_day(min(days))}.")


def _challenge_outcome(sheet: Sheet) -> Iterator[Missing]:
    case, named = sheet.case, sheet.said("challenge")
    challenge = numbered(case.sheets_of("challenge"), named)
    if named and challenge is None:
        yield Missing("challenge", f"There is no challenge “{named}” on this case. Enter its number.")
        return
    if challenge is None:
        return
    if challenge.id not in {each.id for _, each in open_challenges(case)}:
        yield Missing("challenge", f"Challenge {named} has its outcome already, and the outcome is final.")
    if sheet.on < local_day(challenge.received_at):
        yield Missing(
            "made_at", f"The outcome cannot be before the challenge of {long_day(local_day(challenge.received_at))}."
        )
    if sheet.said("outcome") == "changed":
        yield from _changed(sheet, str(challenge.answers.get("gate", "")))


def _changed(sheet: Sheet, gate: str) -> Iterator[Missing]:
    review, facts = sheet.said("review"), sheet.case.facts
    if not review:
        yield Missing("review", "Say what the decision is changed to.")
        return
    passed = {"screening": ("met", "recommended", "decided"), "recommendation": ("decided",)}.get(gate, ())
    if later := next((key for key in reversed(passed) if key in facts), None):
        yield Missing(
            "outcome",
            f"{MILESTONES[later].shown} on {long_day(facts[later].on)}: what came before it can no longer be changed. "
            "Record that it stands, and take a challenge to the later gate.",
        )
    elif gate == "screening" and review == "other":
        yield Missing("review", "A screening says whether an SCR or a learning review appears indicated, or neither.")
    elif review == _stands(sheet.case, gate):
        yield Missing(
            "review", "That is what stands already. Record that the decision stands, or say what it changes to."
        )


def _stands(case: CaseFile, gate: str) -> str:
    if gate == "screening":
        return case.facts["indicated"].detail if "indicated" in case.facts else "none"
    key = CHALLENGED[gate][0]
    return case.facts[key].detail if key in case.facts else ""


def _conversion(sheet: Sheet) -> Iterator[Missing]:
    if sheet.said("review") and sheet.said("review") == sheet.case.facts["decided"].detail:
        yield Missing("review", "The review is of that type already. Choose what it is converted to.")
    since = told_since(sheet.case)
    if since and sheet.on < since:
        yield Missing("made_at", f"The conversion cannot be before what it converts, of {long_day(since)}.")


def _closing(sheet: Sheet) -> Iterator[Missing]:
    newest = max(fact.on for fact in sheet.case.facts.values())
    latest = min(newest, local_day(sheet.now))
    if sheet.on < latest:
        yield Missing("made_at", f"The case cannot be closed before {long_day(latest)}, the last date recorded on it.")


OWN_RULES: dict[str, Callable[[Sheet], Iterator[Missing]]] = {
    "recommendation": _recommendation,
    "notice": _notice,
    "challenge": _challenge,
    "challenge_outcome": _challenge_outcome,
    "conversion": _conversion,
    "closing": _closing,
}
"""Rules that one kind of sheet has beside those of every gate, and beside what its words must always say."""
