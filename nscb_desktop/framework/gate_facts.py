"""The facts that a case's sheets amount to: replayed sheet by sheet, so that a gate's date never disagrees with its words."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import DERIVED, LATER, Facts, Recorded
from nscb_desktop.framework.records import CaseFile, FormRecord

NOT_INDICATED = "not-indicated"
TOLD = {"ofsted": "ofsted_told", "panel": "panel_told", "referrer": "referrer_told"}
"""Who is told by a notice, and the fact it records; agencies and the Board are told by as many notices as it takes."""
SENT_AGAIN = ("ofsted_told", "panel_told", "told", "referrer_told")
"""Facts that fall away when what was told no longer holds."""
GATE_FACTS = frozenset({
    "not_indicated", "indicated", "recommended", "discussed", "decided", "changed", "converted", "closed", *SENT_AGAIN,
})  # fmt: skip
"""Every fact that a sheet records."""
WITH_ACTS = frozenset({"returned", "sent_for_screening"})
"""Facts beside the strip's that come with an act of their own: the agencies' answers, sending the case to be screened."""
BY_HAND = tuple(each for each in LATER if each.key not in GATE_FACTS | WITH_ACTS | DERIVED)
"""What follows the decision and has neither a sheet, nor an act, nor a place on the strip: its day is entered by hand."""


def implied(case: CaseFile) -> dict[str, Recorded]:
    """What the sheets of a case amount to, in the order they were recorded."""
    return {key: fact for key, fact in _replayed(case).facts.items() if fact}


def corrections(before: CaseFile, after: CaseFile) -> dict[str, Recorded | None]:
    """The facts to record because sheets were added or amended; None takes one back.

    Only what the sheets newly say: a date that was corrected by hand stays as corrected.
    """
    was, now = _replayed(before).facts, _replayed(after).facts
    changed = {key: fact for key, fact in now.items() if key not in was or was[key] != fact}
    found = {key: _as_corrected(fact, was.get(key), before.facts.get(key)) for key, fact in changed.items()}
    return {key: fact for key, fact in found.items() if fact != before.facts.get(key)}


def _as_corrected(new: Recorded | None, old: Recorded | None, stands: Recorded | None) -> Recorded | None:
    """The new fact, on the day that stands where the sheets name the same day as before."""
    return replace(new, on=stands.on) if new and old and stands and new.on == old.on else new


def screened_out(case: CaseFile) -> date | None:
    """The day a case was screened as needing no review while the referrer has not been told of it; None otherwise."""
    return _replayed(case).screened_out


def _replayed(case: CaseFile) -> "_Replay":
    replay = _Replay(case.facts)
    for sheet in case.sheets:
        replay.take(sheet, case)
    return replay


def numbered(challenges: Iterable[FormRecord], number: object) -> FormRecord | None:
    """The challenge of a case that an outcome names by its number, the first being 1."""
    found = dict(enumerate(challenges, 1))
    text = str(number).strip().lstrip("#")
    return found.get(int(text)) if text.isascii() and text.isdigit() else None


class _Replay:
    def __init__(self, standing: Facts) -> None:
        # None where a sheet took a fact back, whoever had recorded it.
        self.facts: dict[str, Recorded | None] = {}
        self.standing = standing
        self.screened_out: date | None = None

    def take(self, sheet: FormRecord, case: CaseFile) -> None:
        """Add what one sheet says to what stands."""
        on, answers = local_day(sheet.received_at), sheet.answers
        if sheet.form.key == "challenge_outcome":
            self._outcome(on, answers, case)
            return
        taken: dict[str, Callable[[date, Answers], None]] = {
            "screening": self._screening,
            "recommendation": self._recommendation,
            "discussion": self._discussion,
            "decision": self._decision,
            "notice": self._notice,
            "conversion": self._conversion,
            "closing": self._closing,
            "reopening": self._reopening,
        }
        if act := taken.get(sheet.form.key):
            act(on, answers)

    def _screening(self, on: date, answers: Answers) -> None:
        self._screened(on, str(answers.get("outcome", "")))

    def _screened(self, on: date, outcome: str) -> None:
        self.facts |= {"not_indicated": None, "referrer_told": None}
        self.screened_out = on if outcome == NOT_INDICATED else None
        self.facts["indicated"] = None if self.screened_out else Recorded(on, outcome)

    def _recommendation(self, on: date, answers: Answers) -> None:
        self.facts["recommended"] = Recorded(on, str(answers.get("review", "")))

    def _discussion(self, on: date, answers: Answers) -> None:  # noqa: ARG002 - every sheet is taken the same way
        self.facts["discussed"] = Recorded(on)

    def _decision(self, on: date, answers: Answers) -> None:
        self._forget_told()
        self.facts["decided"] = Recorded(on, str(answers.get("review", "")))

    def _notice(self, on: date, answers: Answers) -> None:
        key = TOLD.get(str(answers.get("to", "")))
        if key:
            self.facts[key] = Recorded(on)
        if key == "referrer_told" and self.screened_out:
            self.facts["not_indicated"] = Recorded(self.screened_out)
            self.screened_out = None

    def _outcome(self, on: date, answers: Answers, case: CaseFile) -> None:
        challenge = numbered(case.sheets_of("challenge"), answers.get("challenge"))
        if challenge is None or answers.get("outcome") != "changed":
            return
        review = str(answers.get("review", ""))
        match challenge.answers.get("gate"):
            case "screening":
                self._screened(on, NOT_INDICATED if review == "none" else review)
            case "recommendation":
                self._with_detail("recommended", review)
            case "decision":
                self._redecided("changed", on, review)

    def _conversion(self, on: date, answers: Answers) -> None:
        self._redecided("converted", on, str(answers.get("review", "")))

    def _redecided(self, key: str, on: date, review: str) -> None:
        self._with_detail("decided", review)
        self.facts[key] = Recorded(on, review)
        self._forget_told()

    def _with_detail(self, key: str, review: str) -> None:
        if stands := self.facts.get(key) or self.standing.get(key):
            self.facts[key] = Recorded(stands.on, review)

    def _forget_told(self) -> None:
        self.facts |= dict.fromkeys(SENT_AGAIN)

    def _closing(self, on: date, answers: Answers) -> None:  # noqa: ARG002 - every sheet is taken the same way
        self.facts["closed"] = Recorded(on)

    def _reopening(self, on: date, answers: Answers) -> None:  # noqa: ARG002 - every sheet is taken the same way
        self.facts["closed"] = None
