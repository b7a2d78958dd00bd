"""Every letter is sound in itself, fits the stages it is for, and a template's mistakes are named in plain words."""

import pytest

from nscb_desktop.framework.letters import FIELDS, About, Letter, fields_in, filled, template_problems
from nscb_desktop.framework.newham_2013 import EDITION
from nscb_desktop.framework.newham_2013_letters import CHASER_FIRM, FAMILY, LETTERS, REQUEST_COVER

HEAD = "{{to_name}} {{our_reference}} {{subject}}"
each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.key)


def problems(letter: Letter, *texts: str) -> list[str]:
    return template_problems(letter, [HEAD, *letter.body, *texts], FIELDS)


@each_letter
def test_its_own_wording_uses_only_fields_that_it_knows_and_all_that_it_must(letter: Letter) -> None:
    assert problems(letter) == []
    assert set(letter.must) - {"our_reference"} <= set(letter.fields())


@each_letter
def test_no_field_and_so_no_name_stands_in_a_subject(letter: Letter) -> None:
    assert not list(fields_in(letter.subject))
    assert "{" not in letter.subject


@each_letter
def test_only_letters_that_agencies_must_find_a_child_by_or_a_family_gets_name_the_child(letter: Letter) -> None:
    named = {"members_notified", "secure_files", "request_cover", "family"}
    assert ("child_name" in letter.fields()) == (letter.key in named)


def test_every_field_says_what_it_is_and_where_it_comes_from() -> None:
    assert all(field.words and field.source and field.key.isidentifier() for field in FIELDS.values())
    assert len({field.words for field in FIELDS.values()}) == len(FIELDS)


def test_every_letter_of_the_brief_is_there_once() -> None:
    keys = [letter.key for letter in EDITION.letters]
    assert len(keys) == len(set(keys)) == 13
    assert sorted(letter.step for letter in EDITION.letters if letter.step) == [1, 2, 3, 4]


def test_a_value_is_never_read_as_a_field() -> None:
    assert filled("{{a}} {{ b }}", {"a": "{{b}}", "b": "{{a}}"}) == "{{b}} {{a}}"


@pytest.mark.parametrize(
    ("written", "meant"), [("due_no", "due_on"), ("Due on", "due_on"), ("agencey", "agency"), ("to-name", "to_name")]
)
def test_a_misspelt_field_is_named_with_the_nearest_one(written: str, meant: str) -> None:
    [said] = problems(REQUEST_COVER, f"x {{{{{written}}}}} y")
    assert said.startswith(f"{{{{{written}}}}} is not a field that letters have.")
    assert f"Did you mean {{{{{meant}}}}}, {FIELDS[meant].words}?" in said


def test_an_unknown_field_is_named_without_a_guess() -> None:
    assert problems(REQUEST_COVER, "{{zzzzqqq}}") == ["{{zzzzqqq}} is not a field that letters have."]


def test_a_field_of_another_kind_of_letter_is_told_as_that() -> None:
    [said] = problems(FAMILY, "by {{due_on}}")
    assert "the last day told to the agency" in said
    assert said.endswith(f"this letter is not about {About.REQUEST.value}. Take it out.")


@pytest.mark.parametrize("written", ["{{due_on", "due_on}}", "{{due_on} }", "{{{due_on}", "x {{ y"])
def test_a_field_that_is_not_whole_is_shown_where_it_stands(written: str) -> None:
    found = problems(REQUEST_COVER, f"before {written} after")
    assert any("is begun or ended and not whole" in said and "before" in said for said in found)


def test_what_a_letter_must_say_and_its_template_leaves_out_is_named() -> None:
    found = template_problems(CHASER_FIRM, [HEAD, "Where is it? {{agency}}"], FIELDS)
    assert found == ["It leaves out {{due_on}}, the last day told to the agency, which this letter must say."]
