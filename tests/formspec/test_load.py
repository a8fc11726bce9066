"""The loader: sound definitions become values, unsound ones name file and field."""

import pytest

from facilitator.domain.lanes import Lane
from facilitator.errors import UserError
from facilitator.formspec.load import known, load, load_all, parse
from facilitator.formspec.model import Kind, Option
from tests.formspec.small_form import definition, small


def refused(data: object) -> str:
    with pytest.raises(UserError) as caught:
        parse(data, "forms/small.toml")
    return str(caught.value)


def field(data: dict, field_id: str) -> dict:
    return next(item for item in data["section"][0]["field"] if item["id"] == field_id)


def test_definition_becomes_values():
    form = small()

    assert form.field("pick").options[1] == Option("two", "Two")
    assert form.field("s1").kind is Kind.SCALE
    assert form.field("secret").lane is Lane.PRIVATE


def test_every_kind_is_in_the_small_form():
    assert {item.kind for item in small().fields} == set(Kind)


def test_paragraphs_have_four_lines_on_paper_and_others_one():
    form = small()

    assert (form.field("story").lines, form.field("name").lines) == (4, 1)


def test_statements_and_questions_are_numbered_and_nothing_else():
    numbers = {item.id: item.number for item in small().fields if item.number}

    assert numbers == {"s1": 1, "s2": 2, "q": 3}


def test_unknown_form_lists_the_known():
    with pytest.raises(UserError, match=r"“nonsense”.*diagnostic, digital-plan"):
        load("nonsense")


def test_form_id_is_no_way_to_other_files():
    with pytest.raises(UserError):
        load("../pyproject")


def test_forms_load_once():
    assert load("diagnostic") is load("diagnostic")
    assert tuple(form.id for form in load_all()) == known()


def test_unknown_key_names_file_field_and_the_key_meant():
    data = definition()
    item = field(data, "s1")
    item["lable"] = item.pop("label")

    message = refused(data)

    assert message == "forms/small.toml, field s1: unknown key 'lable'. Did you mean 'label'?"


@pytest.mark.parametrize("key", ["id", "version", "title", "intro", "privacy", "lane", "section"])
def test_missing_key_of_the_form_is_named(key):
    data = definition()
    del data[key]

    assert refused(data).startswith(f"forms/small.toml: {key} is missing.")


@pytest.mark.parametrize(
    ("field_id", "key", "value", "words"),
    [
        ("s1", "label", 3, "field s1: label should be text"),
        ("s1", "rapid", "yes", "field s1: rapid should be true or false"),
        ("s1", "kind", "slider", "field s1: kind should be one of text, paragraph"),
        ("s1", "options", [], "field s1: unknown key 'options'"),
        ("s1", "lane", "public", "field s1: lane should be one of private"),
        ("s1", "lines", True, "field s1: lines should be a whole number"),
        ("s1", "lines", 900, "field s1: lines should be from 1 to 40"),
        ("mark", "low", "0", "field mark: low should be a number"),
        ("mark", "low", 11, "field mark: low is above high"),
        ("pick", "options", [], "field pick: options is missing"),
        ("pick", "options", ["one"], "field pick, options: should be a table"),
        ("pick", "options", [{"id": "a"}], "field pick, options: label is missing"),
        ("pick", "options", [{"id": "a", "label": "A"}] * 2, "options: “a” is there twice"),
        ("pick", "options", [{"id": "A b", "label": "A"}], "“A b” can't be an id"),
        ("table", "levels", [1, 2], "field table, levels: should be a list of words"),
        ("s1", "id", "S 1", "“S 1” can't be an id"),
        ("s1", "id", "s2", "“s2” is there twice"),
    ],
)
def test_wrong_field_is_named(field_id, key, value, words):
    data = definition()
    field(data, field_id)[key] = value

    assert words in refused(data)


def test_scale_needs_its_legend():
    data = definition()
    del data["scale"]

    assert "field s1: a scale needs the form to have a [scale]" in refused(data)


def test_scale_has_five_words():
    data = definition()
    data["scale"]["labels"] = ["no", "yes"]

    assert "scale: labels should be 5 words" in refused(data)


def test_weighed_choice_needs_evidence():
    data = definition()
    del data["evidence"]

    assert "field q: a weighed choice needs the form to list evidence" in refused(data)


@pytest.mark.parametrize("data", [None, [], "text", {"section": [3]}, {"id": 3}])
def test_nonsense_is_refused_in_words(data):
    assert refused(data).startswith("forms/small.toml")
