"""Cases told to another program or a terminal: the same facts as the screens, as JSON or plain text."""

import json
from typing import Any

from nscb_desktop.casework import cases, deadlines
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.telling_gates import gates_told
from nscb_desktop.framework import elapsed
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.information import Happening, InformationRequest
from nscb_desktop.framework.milestones import in_order, stage_of, stage_shown
from nscb_desktop.framework.records import CaseFile, CaseRow, Filters, Order
from nscb_desktop.framework.text import visible
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.register.search import COUNTED_UP_TO

PAGE = 1_000


def case_json(sitting: Sitting, reference: str) -> str:
    """One case with its answers, milestones and every clock's working; dates are ISO."""
    case = cases.find_case(sitting, reference)
    cases.opened(sitting, case.id)
    return json.dumps(case_told(sitting, case), ensure_ascii=False, indent=2)


def case_told(sitting: Sitting, case: CaseFile) -> dict[str, Any]:
    """The same, as it goes into JSON."""
    return {
        "reference": str(case.reference),
        "alias": case.alias,
        "edition": case.edition.name,
        "stage": "voided" if case.voided else stage_of(case.facts).key,
        "answers": _answers(case),
        "milestones": [{"key": key, "on": fact.on.isoformat()} for key, fact in in_order(case.facts)],
        "requests": [_request(request) for request in case.requests],
        "clocks": [_clock(clock) for clock in deadlines.case_clocks(sitting, case)],
        "director": [each.in_words for each in elapsed.director_told(case.office)],
        **gates_told(sitting, case),
    }


def _answers(case: CaseFile) -> dict[str, Any]:
    """Part One as it now stands under ``part_one``; a second agency's under ``part_one_2`` and so on."""
    keys = ["part_one", *(f"part_one_{number}" for number in range(2, len(case.part_ones) + 1))]
    forms = {key: encoded_form(record.form, record.answers) for key, record in zip(keys, case.part_ones, strict=True)}
    return {**forms, "office_record": encoded_form(case.edition.form("office_record"), case.office)}


def _request(request: InformationRequest) -> dict[str, Any]:
    """One request as the matrix shows it; a nil return has no returned date, and its state says why."""
    settled = request.settled
    returned = settled.on.isoformat() if settled and settled.what is Happening.RETURNED else None
    return {
        "agency": request.agency,
        "asked": request.asked_on.isoformat(),
        "due": request.due_on.isoformat(),
        "returned": returned,
        "state": request.state,
        "chased": request.chased,
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "key": clock.timescale.key,
        "subject": clock.subject,
        "from": clock.start.isoformat(),
        "due": clock.due.isoformat(),
        "original_due": (clock.original_due or clock.due).isoformat(),
        "met_on": clock.met_on.isoformat() if clock.met_on else None,
        "late_by": clock.late_by,
        "reason": clock.agreed.late_reason or None,
        "agreed": list(clock.agreed.notes),
        "paused_since": clock.agreed.paused_since.isoformat() if clock.agreed.paused_since else None,
        "rag": clock.rag.value,
        "working": [{"date": day.on.isoformat(), "day": day.number, "note": day.note} for day in clock.count.days],
    }


def case_text(sitting: Sitting, reference: str) -> str:
    """One case to read in a terminal."""
    case = cases.find_case(sitting, reference)
    cases.opened(sitting, case.id)
    lines = [f"{case.reference}  {case.alias}  {stage_shown(case.facts)}  ({case.edition.name})", ""]
    for record in case.part_ones:
        lines += [record.form.name] + [
            f"  {field.label} {visible(in_words(field.kind, record.answers.get(field.key))).replace(chr(10), chr(10) + '    ')}"
            for field in record.form.fields()
        ]
    if case.requests:
        lines += ["", "Information requests"]
        lines += [
            f"  {request.agency}: asked {request.asked_on.isoformat()}, due {request.due_on.isoformat()}, {request.state}"
            for request in case.requests
        ]
    lines += ["", "Clocks"]
    lines += [
        f"  {clock.badge:12} {visible(clock.name)}: {clock.due.isoformat()}, {clock.in_words}"
        for clock in deadlines.case_clocks(sitting, case)
    ]
    return "\n".join(lines)


def _found(sitting: Sitting, words: str) -> list[CaseRow]:
    """Every row a search finds, newest first; every case where nothing is searched for."""
    found: list[CaseRow] = []
    order = Order() if not words else Order("received")
    while True:
        page = cases.page(sitting, Filters(words=words), order, len(found), PAGE)
        found += page.rows
        if len(page.rows) < PAGE and not (page.more and len(found) < COUNTED_UP_TO):
            return found


def list_json(sitting: Sitting, words: str) -> str:
    """Cases as a JSON list, newest first."""
    told = [
        {
            "reference": str(row.reference),
            "alias": row.alias,
            "stage": row.stage_key,
            "received": row.received.isoformat(),
            "next_clock": {"key": row.next_clock, "due": row.next_due.isoformat()} if row.next_due else None,
        }
        for row in _found(sitting, words)
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def list_text(sitting: Sitting, words: str) -> str:
    """Cases to read in a terminal: references and aliases, never names; in words where there are none."""
    if not (found := _found(sitting, words)):
        return f"Nothing was found for “{visible(words)}”." if words else "There is no case yet."
    return "\n".join(
        f"{row.reference}  {row.alias:9}  {row.received.isoformat()}  {row.stage}"
        + (f"  next: {row.next_clock} {row.next_due.isoformat()}" if row.next_due else "")
        for row in found
    )
