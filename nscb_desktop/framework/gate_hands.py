"""Who made a gate: the office-holder of that day or somebody acting for them, and different people at different gates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nscb_desktop.framework.answers import Answer, Answers, tidy
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.people import Holder, Office, holding
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.framework.text import words_of

OFFICE_OF = {
    "screening": Office.SUBGROUP_CHAIR,
    "recommendation": Office.SUBGROUP_CHAIR,
    "decision": Office.INDEPENDENT_CHAIR,
    "challenge_outcome": Office.INDEPENDENT_CHAIR,
    "conversion": Office.INDEPENDENT_CHAIR,
}
"""Whose gate it is: gates of one office are one person's to make, gates of two offices are two people's."""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The person who made a gate, as its sheet names them."""

    name: str = ""
    office: str = ""
    acting_for: str = ""
    acting_why: str = ""

    @property
    def shown(self) -> str:
        """``Dame Invented, Independent Chair``, with whom they acted for and why."""
        acting = f", acting for {self.acting_for} ({self.acting_why})" if self.acting_for else ""
        return f"{self.name}, {self.office}".strip(", ") + acting


def made_by(answers: Answers) -> MadeBy:
    """Who made a sheet; blank where it does not say."""
    given = answers.get("made_by")
    parts = given if isinstance(given, Mapping) else {}
    said = {key: value.strip() for key, value in parts.items() if isinstance(value, str)}
    return MadeBy(*(said.get(key, "") for key in ("name", "office", "acting_for", "acting_why")))


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same words, however spelt and ordered."""
    return bool(words_of(one)) and frozenset(words_of(one)) == frozenset(words_of(other))


def made_by_problems(
    case: CaseFile, form: Form, answers: Answers, office: Office | None, on: date, holders: Sequence[Holder]
) -> Iterator[Missing]:
    """What is wrong with who made a gate; nothing for a sheet that is nobody's office to make."""
    hand = made_by(answers)
    if office is None or tidy(answers.get("made_by")) is None:
        return
    if not hand.name or not hand.office:
        yield Missing("made_by", "Enter the name and the office of whoever made it.")
        return
    if bool(hand.acting_for) != bool(hand.acting_why):
        yield Missing("made_by", "Enter both whom they acted for and why, or neither.")
        return
    holder = holding(holders, office, on)
    if holder and not same_name(holder.name, hand.name) and not hand.acting_for:
        yield Missing(
            "made_by",
            f"On {long_day(on)} the {office.value} was {holder.name}. Correct the name, or enter whom {hand.name} was "
            "acting for and why.",
        )
    if (before := earlier_act(case, form, hand.name)) and not _reason(answers.get("same_person")):
        yield Missing(
            "same_person" if any(field.key == "same_person" for field in form.fields()) else "made_by",
            f"{hand.name} {before}. Different people act at different gates: say why one person did both.",
        )


def _reason(answer: Answer) -> bool:
    return isinstance(tidy(answer), str)


def earlier_act(case: CaseFile, form: Form, name: str) -> str:
    """What the person did at an earlier gate that is another's to make, in words; empty where nothing."""
    for record in case.part_ones:
        for key, did in (("lead_officer", "wrote the Part One"), ("authoriser", "authorised the Part One")):
            if same_name(_name_in(record, key), name):
                return did
        if record.authorisation and same_name(record.authorisation.name, name):
            return "authorised the Part One"
    office = OFFICE_OF.get(form.key)
    for sheet in case.sheets:
        other = OFFICE_OF.get(sheet.form.key)
        if other and other is not office and same_name(made_by(sheet.answers).name, name):
            return f"made the {sheet.form.name.lower()}"
    return ""


def _name_in(record: FormRecord, key: str) -> str:
    given = record.answers.get(key)
    name = given.get("name") if isinstance(given, Mapping) else None
    return name if isinstance(name, str) else ""
