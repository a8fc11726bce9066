"""Entries of the shelf are parsed strictly: nothing missing, nothing left over, numbers sane."""

from typing import Any

import pytest

from facilitator.domain.methods import (
    BlockCategory,
    Material,
    MaterialPer,
    parse_guide_page,
    parse_library_entry,
    parse_workshop_method,
)


def a_method(**changes: object) -> dict[str, Any]:
    return {
        "id": "round",
        "title": "Round",
        "purpose": "open",
        "category": "arrive",
        "summary": "Each person speaks once.",
        "minutes": 15,
        "least": 10,
        "group_min": 3,
        "group_max": 16,
        "small_group": 0,
        "energy": "quiet",
        "room": "Circle",
        "materials": [{"item": "Card", "per": "person", "count": 2}],
        "steps": [{"text": "Prepare."}, {"text": "Go round.", "minutes": 15}],
        "harvest": "Moods.",
        "when_good": "At the start.",
        "watch_out": "Length.",
        "remote": "In an agreed order.",
        "answers": ["trust"],
        "lights": [],
        "source": "Common practice",
    } | changes


def a_page(**changes: object) -> dict[str, Any]:
    return {
        "id": "goals",
        "why": "Focus.",
        "how": ["Choose."],
        "watch": ["Many goals."],
        "next": "The plan.",
        "empty_title": "No goals",
        "empty_text": "They go here.",
        "empty_button": "",
    } | changes


def a_source(**changes: object) -> dict[str, Any]:
    return {
        "id": "book",
        "kind": "book",
        "title": "A book",
        "authors": "Someone",
        "says": "Much.",
        "takes": "Little.",
        "used_for": ["goals"],
    } | changes


def test_a_method_becomes_a_value() -> None:
    method = parse_workshop_method(a_method())
    assert method.category is BlockCategory.ARRIVE
    assert method.materials == (Material("Card", MaterialPer.PERSON, 2),)
    assert [step.minutes for step in method.steps] == [0, 15]


def test_cuttable_minutes_are_what_is_above_the_least() -> None:
    assert parse_workshop_method(a_method()).cuttable == 5


@pytest.mark.parametrize(("people", "suits"), [(2, False), (3, True), (16, True), (17, False)])
def test_a_method_suits_a_room_of_its_size(people: int, suits: bool) -> None:
    assert parse_workshop_method(a_method()).suits(people) is suits


@pytest.mark.parametrize("key", sorted(set(a_method()) - {"id"}))
def test_a_missing_key_is_named_with_its_method(key: str) -> None:
    data = a_method()
    del data[key]
    with pytest.raises(ValueError, match=f"workshop method round: {key} is missing"):
        parse_workshop_method(data)


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("purpose", "dance", "purpose must be one of open, meet"),
        ("category", "teal", "category must be one of arrive"),
        ("energy", "wild", "energy must be one of quiet"),
        ("minutes", 0, "minutes must be a whole number of 1 or more"),
        ("minutes", True, "minutes must be a whole number"),
        ("minutes", 12, "steps must add up to minutes"),
        ("least", 20, "least must not be more than minutes"),
        ("group_min", 17, "group_min must not be more than group_max"),
        ("small_group", 17, "small_group must not be more than group_max"),
        ("title", " ", "title must be text"),
        ("answers", "trust", "answers must be a list"),
        ("answers", [1], "answers must hold only text"),
        ("steps", ["Go"], "steps must hold only tables"),
        ("steps", [{"text": "Go", "min": 15}], "steps: min is not a known key"),
        ("materials", [{"item": "Pen", "per": "room", "count": 1}], "materials: per must be one"),
        ("colour", "teal", "colour is not a known key"),
    ],
)
def test_a_bad_value_is_named_with_its_method(key: str, value: object, complaint: str) -> None:
    with pytest.raises(ValueError, match="workshop method round: ") as problem:
        parse_workshop_method(a_method(**{key: value}))
    assert complaint in str(problem.value)


def test_a_guide_page_may_have_no_months_and_no_button() -> None:
    page = parse_guide_page(a_page())
    assert (page.months, page.empty_button) == ((), "")


def test_guide_months_are_parsed() -> None:
    month = {"month": 3, "title": "Gate 1", "where_you_are": "Here.", "this_month": ["Sign."]}
    (parsed,) = parse_guide_page(a_page(months=[month])).months
    assert (parsed.month, parsed.this_month) == (3, ("Sign.",))


def test_a_bad_month_is_named_with_its_page() -> None:
    with pytest.raises(ValueError, match="guide page goals: months: month is missing"):
        parse_guide_page(a_page(months=[{"title": "Gate 1"}]))


def test_a_source_may_have_no_year() -> None:
    assert parse_library_entry(a_source()).year is None
    assert parse_library_entry(a_source(year=2014)).year == 2014


@pytest.mark.parametrize(("key", "value"), [("year", 14), ("kind", "song"), ("note", "x")])
def test_a_bad_source_is_named_with_its_key(key: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"library entry book: {key} "):
        parse_library_entry(a_source(**{key: value}))
