"""A gate's sheet as a task for the sheet page: its words, what can be read beside it, its rules, and its act."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from nscb_desktop.casework import challenges, closing, decisions, drafting, gates, screening
from nscb_desktop.casework.gates import Typed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.flags import open_challenges
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.records import CaseFile, Draft, FormRecord
from nscb_desktop.views.sheet_task import MOMENT, SheetTask

ACTS: dict[str, Callable[[Sitting, int, Answers, datetime, Typed], CaseFile]] = {
    "criteria": screening.keep_criteria,
    "screening": screening.screen,
    "recommendation": decisions.recommend,
    "discussion": decisions.discuss,
    "decision": decisions.decide,
    "challenge": challenges.challenge,
    "challenge_outcome": challenges.conclude,
    "conversion": decisions.convert,
    "closing": closing.close,
}
"""The act that each sheet's button stands for; a notice has its own, because a copy may be filed with it."""
MOMENTS = {
    "criteria": "Criteria answered",
    "screening": "Screening made by the sub-group chair",
    "recommendation": "Recommendation made by the sub-group",
    "discussion": "Discussed with the Independent Chair",
    "decision": "Decision made by the Independent Chair",
    "notice": "Told",
    "challenge": "Challenge written by the agency",
    "challenge_outcome": "Outcome made by the Independent Chair",
    "conversion": "Conversion made by the Independent Chair",
    "closing": "Case closed",
}
READ_BESIDE = {
    "recommendation": (("screening", ("outcome", "reasons", "advice")),),
    "discussion": (("recommendation", ("review", "views", "dissent")),),
    "decision": (("screening", ("outcome", "reasons")), ("recommendation", ("review", "views", "dissent")),
                 ("discussion", ("said",))),
    "notice": (("decision", ("review", "rationale")), ("screening", ("outcome", "reasons"))),
    "challenge": (("decision", ("review", "rationale")), ("recommendation", ("review",)), ("screening", ("outcome",))),
    "challenge_outcome": (("decision", ("review", "rationale")),),
    "conversion": (("decision", ("review", "rationale")),),
}  # fmt: skip
"""Answers of earlier sheets that have to be read to make a later one."""


def task_of(sitting: Sitting, case: CaseFile, draft: Draft) -> SheetTask:
    """The task of typing a gate's sheet."""
    key, name, from_page = draft.form.key, draft.form.name, sitting.from_page(case)
    return SheetTask(
        draft,
        f"{case.reference} · {case.alias}",
        MOMENTS[key],
        f"Re&cord: {name}",
        partial(_record, from_page, case.id),
        f"{name} is recorded on {case.reference}.",
        filed_as="correspondence" if key == "notice" else "original",
        problems=partial(_problems, sitting, case.id),
        holding=partial(_holding, sitting, case.id),
        context=_context(sitting, case, key),
    )


def _record(sitting: Sitting, case_id: int, typed: Draft, gaps_reason: str) -> CaseFile:
    made = drafting.made_at(typed, sitting.now())
    came = Typed(typed.id, gaps_reason)
    if typed.form.key == "notice":
        return decisions.tell(sitting, case_id, typed.answers, made, None, came)
    return ACTS[typed.form.key](sitting, case_id, typed.answers, made, came)


def _problems(sitting: Sitting, case_id: int, typed: Draft) -> Sequence[Missing]:
    made = drafting.made_at(typed, sitting.now())
    found = gates.sheet_problems(sitting, case_id, typed.form.key, typed.answers, made)
    return [replace(each, field=MOMENT) if each.field == "made_at" else each for each in found]


def _holding(sitting: Sitting, case_id: int, typed: Draft) -> frozenset[Circumstance]:
    return gates.holding(sitting, case_id, typed.form, typed.answers, typed.received_at or sitting.now())


def _context(sitting: Sitting, case: CaseFile, key: str) -> tuple[tuple[str, str], ...]:
    context: list[tuple[str, str]] = []
    if key in {"criteria", "screening", "recommendation", "decision"}:
        context.append(("What the criteria amount to", screening.standing_of(case).sentence))
    if key in {"criteria", "screening"}:
        context += _words("Part One", case.part_one, ("reasons",))
    if key == "challenge_outcome":
        for number, each in open_challenges(case):
            context += _words(f"Challenge {number}", each, ("agency", "gate", "concerns"))
    if key == "closing":
        waiting = closing.still_open(sitting, case.id)
        context.append(("Still open; written on the sheet when it is recorded", "\n".join(waiting) or "Nothing."))
    for earlier, fields in READ_BESIDE.get(key, ()):
        if sheet := case.sheet(earlier):
            context += _words(sheet.form.name, sheet, fields)
    return tuple(context)


def _words(heading: str, record: FormRecord, fields: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for key in fields:
        field = record.form.field(key)
        if said := in_words(field.kind, record.answers.get(key)):
            found.append((f"{heading}: {field.label.rstrip(':')}", said))
    return found
