"""The gates of a case told to another program: what was determined, by whom, when, on what grounds, and who was told."""

from dataclasses import asdict
from typing import Any

from nscb_desktop.casework import challenges, decisions, screening
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.gate_hands import made_by
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.framework.tally import cited


def gates_told(sitting: Sitting, case: CaseFile) -> dict[str, Any]:
    """Criteria, screening, recommendation, discussion, decision, notices and challenges; null where there is none."""
    tally = screening.standing_of(case)
    return {
        "flags": [{"key": flag.key, "shown": flag.shown} for flag in flags(case)],
        "criteria": {
            "sentence": tally.sentence,
            "standing": {line.criterion.key: line.standing.value for line in tally.lines},
        },
        "screening": _sheet(case.sheet("screening")),
        "recommendation": _sheet(case.sheet("recommendation")),
        "discussion": _sheet(case.sheet("discussion")),
        "decision": _decision(case),
        "notices": [_notice(line) for line in decisions.notice_lines(sitting, case)],
        "challenges": [
            {"number": each.number, **(_sheet(each.sheet) or {}), "outcome": _sheet(each.outcome)}
            for each in challenges.challenges_of(case)
        ],
    }


def _decision(case: CaseFile) -> dict[str, Any] | None:
    """The decision as it was made, with what stands now beside it."""
    fact = case.facts.get("decided")
    if fact is None:
        return None
    later = {key: case.facts[key].on.isoformat() for key in ("changed", "converted") if key in case.facts}
    made = _sheet(case.sheet("decision")) or {"on": fact.on.isoformat()}
    return {**made, "stands": fact.detail, **later}


def _sheet(record: FormRecord | None) -> dict[str, Any] | None:
    if record is None:
        return None
    answers = encoded_form(record.form, record.answers)
    grounds = cited(record.answers.get("criteria"))
    return {
        "on": local_day(record.received_at).isoformat(),
        "made_by": {key: value for key, value in asdict(made_by(record.answers)).items() if value},
        "recorded_by": record.registered_by,
        "recorded_at": record.registered_at.isoformat(timespec="seconds"),
        **{key: answers[key] for key in ("outcome", "review") if key in answers},
        **({"criteria_cited": list(grounds)} if grounds else {}),
        "amended": len(record.amendments),
        "answers": answers,
    }


def _notice(line: decisions.NoticeLine) -> dict[str, Any]:
    newest = line.sheets[-1].answers if line.sheets else {}
    return {
        "to": line.to,
        "due": line.due.isoformat() if line.due else None,
        "told_on": line.told_on.isoformat() if line.told_on else None,
        "how": newest.get("how"),
        "copy": newest.get("copy"),
    }
