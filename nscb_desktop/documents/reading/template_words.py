"""The words of a template that came from outside, as the process that reads tells them and as they are believed."""

import json
from dataclasses import dataclass

from nscb_desktop.documents.reading.findings import LONGEST_VALUE, MOST_ROWS
from nscb_desktop.documents.reading.replies import opened, text
from nscb_desktop.documents.template_refusals import NotATemplate


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What is looked at before a template is put in: the words of its paragraphs, and whether a footnote holds a field."""

    texts: tuple[str, ...]
    field_in_a_note: bool


def look(data: bytes) -> TemplateWords:
    """The words of a template; NotATemplate for whatever is no plain Word document. In the process that reads."""
    from nscb_desktop.documents.letter_templates import looked_through

    template = looked_through("", data)
    return TemplateWords(tuple(template.texts()), template.field_in_a_note())


def written(found: TemplateWords) -> bytes:
    """As they go from the process that reads to the one that asked; too much is refused, because a field could be in the rest."""
    if len(found.texts) > MOST_ROWS or any(len(each) > LONGEST_VALUE for each in found.texts):
        raise NotATemplate("too_much", "")
    return json.dumps({"texts": found.texts, "field_in_a_note": found.field_in_a_note}).encode("ascii")


def read(reply: bytes, name: str) -> TemplateWords:
    """What the process that reads replied; NotATemplate where it refused, ValueError where it is no reply.

    The file may have taken that process over: nothing but text and one yes or no is taken.
    """
    told = opened(reply)
    try:
        if "refused" in told:
            raise NotATemplate(text(told["refused"]), name, text(told["what"]))
        texts, noted = tuple(text(each) for each in told["texts"]), told["field_in_a_note"]
    except (KeyError, TypeError) as odd:
        raise ValueError("not what a reader says") from odd
    if not isinstance(noted, bool) or len(texts) > MOST_ROWS or any(len(each) > LONGEST_VALUE for each in texts):
        raise ValueError("not the words of a template")
    return TemplateWords(texts, noted)
