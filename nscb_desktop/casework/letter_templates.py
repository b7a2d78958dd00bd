"""The Board's own Word templates of letters: started from ours, checked before they are put in, taken out again."""

from collections.abc import Mapping, Sequence

from nscb_desktop.casework import filing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.letter_starters import starter
from nscb_desktop.documents.letter_templates import Template, looked_through
from nscb_desktop.documents.reading.limited import read_template
from nscb_desktop.documents.reading.template_words import TemplateWords
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.letter_template import KeptTemplate
from nscb_desktop.framework.letters import FIELDS, Letter, fields_in, template_problems
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import letters
from nscb_desktop.register.unit_of_work import Unit

IN_A_NOTE = "A field stands in a footnote, where it is not filled in. Move it into the text."
LARGEST = 10_000_000
"""Bytes of a template: a letterhead with its pictures takes far less."""


def letters_of(sitting: Sitting) -> tuple[Letter, ...]:
    """The letters of the edition in force."""
    return edition_on(sitting.today()).letters


def kept(sitting: Sitting) -> dict[str, KeptTemplate]:
    """The template of each letter that has one, by the letter's key."""
    with sitting.reading() as unit:
        return letters.standing(unit)


def start(letter: Letter) -> bytes:
    """A template to begin with: the built-in letter as a Word document, its fields in it."""
    return starter(letter).data


def problems(letter: Letter, name: str, data: bytes) -> list[str]:
    """What is wrong with a template, one sentence each; OfficeError where it is no plain Word document at all."""
    return _problems(letter, _read(name, data))


def _read(name: str, data: bytes) -> TemplateWords:
    if len(data) > LARGEST:
        raise Refused(
            f"“{filing.safe_name(name)}” is larger than a template can be, 10 MB. Use smaller pictures in it."
        )
    return read_template(filing.safe_name(name), data)


def _problems(letter: Letter, words: TemplateWords) -> list[str]:
    said = template_problems(letter, words.texts, FIELDS)
    return [*said, *([IN_A_NOTE] if words.field_in_a_note else [])]


def put_in(sitting: Sitting, letter: Letter, name: str, data: bytes) -> KeptTemplate:
    """Put a template in for a letter, once nothing is wrong with it."""
    sitting.person.must(Right.KEEP)
    if found := _problems(letter, _read(name, data)):
        more = f" ({len(found) - 1} more like this: press Check to see them all.)" if len(found) > 1 else ""
        raise Refused(f"“{filing.safe_name(name)}” is not put in. {found[0]}{more}")
    # Opened in this process only now that the one that can do nothing else has looked all through these very bytes.
    template = looked_through(filing.safe_name(name), data)
    with sitting.acting(Right.KEEP) as unit:
        before = letters.standing(unit).get(letter.key)
        made = letters.put_in(unit, letter.key, template.name, template.data)
        change = FieldChange(letter.name, before.name if before else "built in", f"{made.name}, SHA-256 {made.sha256}")
        unit.record("put in the template of a letter", changes=[change])
        return made


def take_out(sitting: Sitting, letter: Letter) -> None:
    """Go back to the built-in layout of a letter."""
    with sitting.acting(Right.KEEP) as unit:
        before = letters.standing(unit).get(letter.key)
        if before is None:
            raise Refused(f"No template is put in for “{letter.name}”; it is the built-in one.")
        letters.take_out(unit, letter.key)
        unit.record("took out the template of a letter", changes=[FieldChange(letter.name, before.name, "built in")])


def template_bytes(sitting: Sitting, letter: Letter) -> tuple[str, bytes]:
    """Name and bytes of the template that stands for a letter; ours where the Board has none."""
    with sitting.reading() as unit:
        template = standing(unit, letter) or built_in(letter)
        return template.name, template.data


def standing(unit: Unit, letter: Letter) -> Template | None:
    """The Board's template of a letter, as it was looked through when it was put in."""
    found = letters.standing(unit).get(letter.key)
    return Template(found.name, letters.content(unit, found)) if found else None


def built_in(letter: Letter) -> Template:
    """The built-in layout of a letter as a Word document."""
    return starter(letter)


def keys(template: Template) -> Sequence[str]:
    """The keys of the fields that a template uses."""
    return [key for text in template.texts() for key in fields_in(text)]


def merged_words(template: Template, values: Mapping[str, str]) -> list[str]:
    """The words of a letter made from a template, a paragraph each."""
    return Template(template.name, template.merged(values)).paragraphs()
