"""Word templates of letters: the newest of a letter stands, and an empty one gives the built-in layout back."""

from sqlalchemy import select

from nscb_desktop.framework.letter_template import KeptTemplate
from nscb_desktop.register import attachments
from nscb_desktop.register.paper_tables import LetterTemplateRow
from nscb_desktop.register.unit_of_work import Unit


def put_in(unit: Unit, letter: str, name: str, data: bytes) -> KeptTemplate:
    """Keep a template, which stands from now on."""
    return _add(unit, letter, name, attachments.keep_content(unit, data))


def take_out(unit: Unit, letter: str) -> None:
    """Let the built-in layout stand again; the template stays, for the letters that were made from it."""
    _add(unit, letter, "", "")


def _add(unit: Unit, letter: str, name: str, sha256: str) -> KeptTemplate:
    unit.add(LetterTemplateRow, id=unit.next_id(LetterTemplateRow), letter=letter, name=name, sha256=sha256,
             recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip
    return KeptTemplate(letter, name, sha256, unit.at, unit.who)


def standing(unit: Unit) -> dict[str, KeptTemplate]:
    """The template of each letter that has one, by the letter's key."""
    found = {}
    for row in unit.session.scalars(select(LetterTemplateRow).order_by(LetterTemplateRow.id)):
        found[row.letter] = KeptTemplate(row.letter, row.name, row.sha256, row.recorded_at, row.recorded_by)
    return {letter: kept for letter, kept in found.items() if kept.sha256}


def content(unit: Unit, kept: KeptTemplate) -> bytes:
    """The bytes of a template, checked against their SHA-256."""
    return attachments.by_digest(unit, kept.name, kept.sha256)
