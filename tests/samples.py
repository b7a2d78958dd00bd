"""The Part Twos of the samples as they stand: read from beside the checkout where they are, else invented in their shape."""

import os
from collections.abc import Mapping
from pathlib import Path

from nscb_desktop.framework.answers import Answer, Chosen, Rows
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import PART_TWO

FOLDER = Path(os.environ.get("NSCB_SAMPLES", Path(__file__).resolve().parents[2] / "shared" / "samples"))

INVENTED_POLICE = """PART TWO - returned 31 December 2013 by secure e-mail

Name of Agency: Invented Police
Name of team/lead professional: (if applicable) n/a
Lead Officer Name & Contact Details: DI Pretend, 020 7946 0000
Full Name of Child/Young Person: SAMPLE, Ruby
Date of birth: 22/05/2009
Ethnicity: not stated
Language spoken: English
Religion: Muslim
Disability and/or additional needs: none known
Basic Family Details: as Part One
Home Address: 1 Example Road (flat number not recorded)
Details of any previous home addresses: none known
Summary of this agency's involvement with the young person and family: (Include details)
  9 Nov 2013 22.41 - call, raised voices
  No orders.
Date and circumstances when the child/young person was last seen by your agency: Seen 19 Dec, hospital
Summary of the risks and strengths in relation to the young person and the intervention provided by your agency
  Risks: two addresses. Strengths: an aunt.
Completed by: D. Pretend
Title: Detective Inspector
Date: 31/12/13
"""
INVENTED_NOT_KNOWN = (
    'PART TWO - fax cover only, 2 January 2014\n\nInvented Surgery. RE: R. Sample. "Not registered here."\n'
)


def police_return() -> str:
    """The police's return as it was retyped."""
    return _text("part-two-police.txt", INVENTED_POLICE)


def not_known() -> str:
    """The surgery's fax cover."""
    return _text("part-two-gp-not-known.txt", INVENTED_NOT_KNOWN)


def _text(name: str, invented: str) -> str:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.is_file() else invented


def answers_of(text: str) -> dict[str, Answer]:
    """What stands after each label of the form, word for word, as somebody would type it in."""
    words = _by_label(text)
    answers: dict[str, Answer] = {}
    for field in PART_TWO.fields():
        said = words.get(field.key, "").strip()
        if said:
            answers[field.key] = _answer(field.key, said)
    return answers


def _by_label(text: str) -> Mapping[str, str]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        label = next((each for each in PART_TWO.fields() if line.startswith(each.label)), None)
        if label:
            current = found.setdefault(label.key, [])
            rest = line.removeprefix(label.label).strip()
            current.append("" if rest.startswith("(Include") else rest.removeprefix("(if applicable)").strip())
        else:
            current.append(line)
    return {key: "\n".join(lines) for key, lines in found.items()}


def _answer(key: str, said: str) -> Answer:
    match key:
        case "lead_officer":
            return {"name": said}
        case "language":
            return {"spoken": said}
        case "date_of_birth" | "completed_on":
            return read_date(said)
        case "disability":
            return Chosen(("NONE",)) if said == "none known" else Chosen((), said)
        case "family" | "previous_addresses":
            return Rows((), said)
        case "last_seen":
            return {"circumstances": said}
        case "involvement":
            rows = [line.strip().partition(" - ") for line in said.splitlines()]
            listed = tuple[Mapping[str, Answer], ...](
                {"what": what, "from": read_date(when)} for when, sign, what in rows if sign
            )
            return Rows(listed, "\n".join(when for when, sign, _ in rows if not sign))
        case _:
            return said
