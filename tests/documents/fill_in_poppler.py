"""Fills in a PDF form as evince does, with the library that evince is made of; run by the system's Python, which has it."""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402 - the version has to be asked for first


def main(form: str, values_file: str, filled: str) -> None:
    """Fill in a form by the names of its fields: words where they are typed, a place in the row where a button is pressed."""
    values: dict[str, str | int] = json.loads(Path(values_file).read_text("utf-8"))
    document = Poppler.Document.new_from_file(Path(form).as_uri(), None)
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    # The document's own order of fields tells nothing of which button of a row stands first.
    pages = [document.get_page(number) for number in range(document.get_n_pages())]
    for page in pages:
        for each in sorted(page.get_form_field_mapping(), key=_place):
            rows[each.field.get_name()].append(each.field)
    for name, value in values.items():
        if isinstance(value, int):
            rows[name][value].button_set_state(True)
        else:
            _write(rows[name][0], value)
    document.save(Path(filled).as_uri())


def _place(mapping: Any) -> tuple[float, float]:
    return -round(mapping.area.y1), mapping.area.x1


def _write(field: Any, words: str) -> None:
    if field.get_field_type() is Poppler.FormFieldType.TEXT:
        field.text_set_text(words)
        return
    items = [field.choice_get_item(place) for place in range(field.choice_get_n_items())]
    if words in items:
        field.choice_select_item(items.index(words))
    else:
        field.choice_set_text(words)


if __name__ == "__main__":
    main(*sys.argv[1:])
