"""Finding a field in a form."""

import pytest

from nscb_desktop.framework.editions import EDITIONS
from nscb_desktop.framework.fields import Field, Group, Kind, Table
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.newham_2013 import PART_ONE

FORMS = [form for edition in EDITIONS for form in edition.forms]


def test_a_field_is_found_by_its_key() -> None:
    assert PART_ONE.field("ethnicity").label == "Ethnicity:"
    with pytest.raises(KeyError):
        PART_ONE.field("shoe_size")


def inner(kind: Kind) -> tuple[Field, ...]:
    """The parts of a group or the columns of a table."""
    match kind:
        case Group(parts):
            return parts
        case Table(columns):
            return columns
        case _:
            return ()


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
def test_keys_are_unique_in_a_form_and_in_each_group_and_table(form: Form) -> None:
    keys = [field.key for field in form.fields()]
    assert len(keys) == len(set(keys))
    for field in form.fields():
        parts = [part.key for part in inner(field.kind)]
        assert len(parts) == len(set(parts))
        assert all(part.label for part in inner(field.kind))


def test_fields_come_in_the_order_of_the_paper() -> None:
    in_sections = [field for section in PART_ONE.sections for field in section.fields]
    assert list(PART_ONE.fields()) == in_sections
