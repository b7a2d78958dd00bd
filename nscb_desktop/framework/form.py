"""A form: what the Board adopted, declared once; screen, paper, storage and search derive from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from nscb_desktop.framework.fields import Field


@dataclass(frozen=True, slots=True)
class Section:
    """A run of fields shown together on screen; the adopted paper prints no section titles."""

    key: str
    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One released version of a form; a version is never changed, only followed by another."""

    key: str
    version: int
    name: str
    title: str
    part: str
    completed_by: str
    heading: tuple[str, str]
    sections: tuple[Section, ...]
    return_sentence: str = ""
    adopted: bool = True
    """False for the office's own records, which are never printed as part of an adopted form."""
    dated_below: bool = False
    """Whether the office adds the seven dates of the case below it: the form a case begins with has none."""

    def fields(self) -> Iterator[Field]:
        """Every field in the order of the paper."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> Field:
        """The field with this key; KeyError where the form has none."""
        for field in self.fields():
            if field.key == key:
                return field
        raise KeyError(key)
