"""The packaged content is whole, read once, and worded for people."""

from __future__ import annotations

import pytest

from facilitator import content
from facilitator.domain.network_type import NetworkStage, PurposeKind
from facilitator.domain.spread import Audience, Resources, Scale, Stage
from facilitator.formspec import load

SEVEN_METHODS = [
    "network",
    "co-production",
    "patient-voice",
    "honest-broker",
    "champions",
    "community-of-practice",
    "collaborative",
]


def words(value: object) -> list[str]:
    """Every text in a nested value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in words(part)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for part in vars(value).values() for text in words(part)]
    return []


@pytest.mark.parametrize("read", [content.network_types, content.spread_methods, content.programme])
def test_content_is_read_once(read):
    assert read() is read()


@pytest.mark.parametrize("read", [content.network_types, content.spread_methods, content.programme])
def test_content_is_worded_for_people(read):
    for text in words(read()):
        assert text == text.strip()
        assert text
        assert "!" not in text
        assert "—" not in text


def test_the_seven_methods_of_spread_are_there():
    assert [method.id for method in content.spread_methods()] == SEVEN_METHODS


def test_purposes_and_stages_are_all_described():
    table = content.network_types()

    assert [entry.id for entry in table.purposes] == list(PurposeKind)
    assert [entry.id for entry in table.stages] == list(NetworkStage)


def test_every_type_says_what_it_means_in_several_sentences():
    for kind in content.network_types().types:
        assert kind.meaning.count(". ") >= 2
        assert kind.risks
        assert kind.methods


def test_variants_are_for_types_that_exist():
    known = {kind.id for kind in content.network_types().types}

    assert {variant.type_id for variant in content.programme().variants} <= known


def offered(form_id: str) -> dict[str, list[str]]:
    """The ids each choice of a form offers, by field."""
    fields = (field for section in load.load(form_id).sections for field in section.fields)
    return {field.id: [option.id for option in field.options] for field in fields}


def test_the_type_form_offers_what_the_table_weighs():
    form = offered("network-type")

    for question in content.network_types().questions:
        assert form[question.id] == [option.id for option in question.options]


@pytest.mark.parametrize(
    ("field", "kind"),
    [("stage", Stage), ("scale", Scale), ("audience", Audience), ("resources", Resources)],
)
def test_the_goal_sheet_offers_what_the_ranking_knows(field, kind):
    assert set(offered("goal-sheet")[field]) <= set(kind)
