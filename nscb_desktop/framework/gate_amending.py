"""What of a frozen sheet a dated amendment may correct: its words, and what was written down wrongly, never what followed."""

from collections.abc import Sequence

from nscb_desktop.framework.answers import Answers, tidy
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.gate_content import content_problems
from nscb_desktop.framework.gate_facts import NOT_INDICATED
from nscb_desktop.framework.gate_hands import made_by_problems
from nscb_desktop.framework.gate_rules import GATES
from nscb_desktop.framework.gate_sheet import Sheet
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.people import Holder
from nscb_desktop.framework.records import CaseFile, FormRecord

SETTLED = {
    "challenge": ("gate",),
    "challenge_outcome": ("challenge", "outcome", "review"),
    "conversion": ("review",),
    "notice": ("to",),
    "closing": ("open",),
}
"""Answers that other records already rest on."""

HANDS = frozenset({"made_by", "same_person"})
"""Answers that say who made a gate: what held for the sheet holds for its amendment."""


def amendment_problem(case: CaseFile, record: FormRecord, changes: Answers, holders: Sequence[Holder]) -> str:
    """Why these answers of a sheet cannot be amended, in a sentence; empty where they can, or where it is no gate's sheet."""
    gate = GATES.get(record.form.key)
    if gate is None:
        return ""
    for key in changes:
        label = record.form.field(key).label.rstrip(":")
        if key in gate.mandatory and tidy(changes[key]) is None:
            return f"{label}: this cannot be left blank, not even by an amendment."
        if key in SETTLED.get(record.form.key, ()):
            return (
                f"{label}: other records rest on this, so it is not amended. Record what happened since on a sheet of its "
                "own, and amend only the words."
            )
    if HANDS & changes.keys():
        answers, on = {**record.answers, **changes}, local_day(record.received_at)
        for problem in made_by_problems(case, record.form, answers, gate.office, on, holders):
            return problem.sentence
    if lacking := _newly_lacking(case, record, changes):
        return lacking
    turned = record.form.key == "screening" and (
        (changes.get("outcome", record.answers.get("outcome")) == NOT_INDICATED)
        != (record.answers.get("outcome") == NOT_INDICATED)
    )
    if turned and "met" in case.facts:
        return "The sub-group has met since, so the screening's outcome is not turned round. Amend its reasons instead."
    return ""


def _newly_lacking(case: CaseFile, record: FormRecord, changes: Answers) -> str:
    """What the sheet's words would lack that they have now; what they lacked before stands in the way of nothing."""

    def lacks(answers: Answers) -> list[Missing]:
        return content_problems(Sheet(case, record.form, answers, record.received_at, record.received_at))

    before = lacks(record.answers)
    for missing in lacks({**record.answers, **changes}):
        if missing not in before:
            label = record.form.field(missing.field).label.rstrip(":")
            return missing.sentence + ("" if missing.field in changes else f" Amend “{label}” first.")
    return ""
