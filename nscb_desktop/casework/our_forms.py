"""Which form of ours a file is, where no slip says so: by its places, its title, or the headings that it alone has."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from nscb_desktop.casework.form_labels import ALIKE, Labels
from nscb_desktop.documents.reading.findings import Findings
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.form_slots import bookmark, slots
from nscb_desktop.framework.text import words_of

ENOUGH = 3
"""Headings that must be found before a text counts as a form of ours."""
_MOST_ROWS = 300
"""Of a text that are looked at: a form says what it is long before."""


def form_in(found: Findings, forms: Sequence[Form]) -> Form | None:
    """The one of these forms that a file is; None where it is none of them, or could be more than one."""
    named = {name for name, value in found.fields}
    if any(named & _places(form) for form in forms):
        return _only([form for form in forms if named & _places(form, _own(form, forms))])
    return _only([form for form in forms if _is_titled(form, found)]) or _only(
        [form for form in forms if _is_headed(form, _own(form, forms), found)]
    )


def _only(forms: Sequence[Form]) -> Form | None:
    return forms[0] if len(forms) == 1 else None


def _own(form: Form, forms: Sequence[Form]) -> frozenset[str]:
    """The questions that it alone asks."""
    others = {field.key for other in forms if other is not form for field in other.fields()}
    return frozenset(field.key for field in form.fields()) - others


def _places(form: Form, keys: frozenset[str] | None = None) -> set[str]:
    """The names of its places, as a PDF and a Word file carry them."""
    names = {slot.name for slot in slots(form) if keys is None or slot.key in keys}
    return names | {bookmark(name) for name in names}


def _is_titled(form: Form, found: Findings) -> bool:
    """Whether its title stands in a row, or its name and version at the foot of a page."""
    title = " ".join(words_of(f"{form.part} {form.completed_by}"))
    cells = (" ".join(words_of(cell)) for row in found.rows[:_MOST_ROWS] for cell in row)
    foot = re.compile(rf"\b{re.escape(form.name)} v\d{{1,4}} ·")
    return any(fuzz.ratio(cell, title) >= ALIKE for cell in cells) or bool(foot.search(found.words))


def _is_headed(form: Form, own: frozenset[str], found: Findings) -> bool:
    """Whether headings of its stand there, one that no other form has among them."""
    labels = Labels(form)
    cells = (cell for row in found.rows[:_MOST_ROWS] for cell in row if cell)
    asked = {field.key for cell in cells if (field := labels.asked(cell))}
    return len(asked) >= ENOUGH and bool(asked & own)
