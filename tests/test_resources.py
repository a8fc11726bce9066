"""Every packaged content file is whole: ids unique, numbers sane, and what it names exists."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from facilitator import assets, content
from facilitator.domain.lights import TROUBLE_LIGHTS
from facilitator.domain.methods import (
    BlockCategory,
    GuidePage,
    LibraryKind,
    MethodPurpose,
)

DIMENSIONS = {dimension.id for dimension in content.instrument().dimensions}
LIGHTS = {light.id for light in TROUBLE_LIGHTS}
METHODS = content.workshop_methods()
GUIDE = list(content.guide().values())
LIBRARY = content.library()
NETWORK_TYPES = assets.toml("resources", "network_types.toml")
SPREAD = assets.toml("resources", "spread_methods.toml")["method"]
PROGRAMME = assets.toml("resources", "programme.toml")
STEPS = {
    *("overview", "profile", "diagnostic", "type", "people", "goals", "plan", "workshops"),
    *("coaching", "digital", "measures", "reviews", "networks", "library", "settings"),
}
MONTHS = {month.month: month for page in GUIDE for month in page.months}
CONTENT = sorted(str(p.relative_to(assets.ROOT)) for p in assets.path("resources").rglob("*.toml"))


def repeated(items: Iterable[str]) -> list[str]:
    return [item for item, count in Counter(items).items() if count > 1]


def words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


# Workshop methods


def test_the_shelf_is_well_stocked() -> None:
    assert len(METHODS) >= 30


def test_method_ids_and_titles_are_unique() -> None:
    assert repeated(method.id for method in METHODS) == []
    assert repeated(method.title for method in METHODS) == []


def test_every_purpose_and_category_has_a_method() -> None:
    assert {method.purpose for method in METHODS} == set(MethodPurpose)
    assert {method.category for method in METHODS} == set(BlockCategory)


def test_methods_name_dimensions_and_lights_that_exist() -> None:
    assert {name for method in METHODS for name in method.answers} <= DIMENSIONS
    assert {name for method in METHODS for name in method.lights} <= LIGHTS


def test_every_dimension_and_light_is_answered_by_three_methods() -> None:
    answered = Counter(name for method in METHODS for name in {*method.answers, *method.lights})
    assert [name for name in DIMENSIONS | LIGHTS if answered[name] < 3] == []


def test_every_method_has_steps_and_something_to_bring() -> None:
    assert [method.id for method in METHODS if not method.steps or not method.materials] == []


def test_method_minutes_fit_a_workshop() -> None:
    assert all(5 <= method.least <= method.minutes <= 120 for method in METHODS)


def test_a_method_can_always_be_trimmed() -> None:
    assert [method.id for method in METHODS if not method.cuttable] == []


# The guide


def test_every_step_has_its_guide_page() -> None:
    assert {page.id for page in GUIDE} == STEPS


def test_guide_files_are_named_after_their_page() -> None:
    names = assets.names("resources", "guide", ".toml")
    assert names == [f"{page.id}.toml" for page in GUIDE]


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.id)
def test_guide_sections_fit_the_panel(page: GuidePage) -> None:
    sections = [(page.why,), page.how, page.watch, (page.next,), (page.empty_text,)]
    assert max(words(*section) for section in sections) <= 90


def test_only_the_overview_has_months_and_it_has_all_of_them() -> None:
    months = {page.id: [month.month for month in page.months] for page in GUIDE if page.months}
    assert months == {"overview": list(range(19))}


def test_every_month_has_two_to_four_things_to_do() -> None:
    assert [n for n, month in MONTHS.items() if len(month.this_month) not in (2, 3, 4)] == []


def test_guide_months_call_the_gates_what_the_programme_calls_them() -> None:
    gates = [item for item in PROGRAMME["milestone"] if item["kind"] == "gate"]
    assert len(gates) == 3
    assert all(MONTHS[gate["month"]].title.startswith(gate["title"]) for gate in gates)


# The library


def test_library_ids_are_unique() -> None:
    assert repeated(entry.id for entry in LIBRARY) == []


def test_the_five_seeds_are_named() -> None:
    assert len([entry for entry in LIBRARY if entry.kind is LibraryKind.SEED]) == 5


def test_library_entries_are_used_for_steps_that_exist() -> None:
    assert {step for entry in LIBRARY for step in entry.used_for} <= STEPS
    assert all(entry.used_for for entry in LIBRARY)


def test_no_source_is_from_the_future() -> None:
    assert all(entry.year is None or entry.year <= 2026 for entry in LIBRARY)


# Types, spread and the 18 months


def test_the_seven_types_are_described() -> None:
    assert [entry["id"] for entry in NETWORK_TYPES["type"]] == [
        *("managed", "collaborative", "developmental", "practice"),
        *("forum", "advocacy", "expert"),
    ]


def test_the_type_questions_weigh_only_known_types() -> None:
    known = {entry["id"] for entry in NETWORK_TYPES["type"]}
    options = [option for question in NETWORK_TYPES["question"] for option in question["option"]]
    assert all(option["weights"].keys() <= known for option in options)


def test_the_type_form_asks_what_is_weighed() -> None:
    weighed = [question["id"] for question in NETWORK_TYPES["question"]]
    form = assets.toml("forms", "network-type.toml")
    asked = [field["id"] for section in form["section"] for field in section["field"]]
    assert [id for id in weighed if id not in asked] == []


def test_the_seven_spread_methods_are_described() -> None:
    assert {entry["id"] for entry in SPREAD} == {
        *("network", "co-production", "patient-voice", "honest-broker"),
        *("champions", "community-of-practice", "collaborative"),
    }


def test_milestones_hang_on_earlier_ones() -> None:
    months = {item["key"]: item["month"] for item in PROGRAMME["milestone"]}
    assert len(months) == len(PROGRAMME["milestone"])
    hanging = [item for item in PROGRAMME["milestone"] if "hangs_on" in item]
    assert all(months[item["hangs_on"]] < item["month"] for item in hanging)


def test_milestones_lie_in_their_phase() -> None:
    phases = {item["id"]: item for item in PROGRAMME["phase"]}
    within = [item for item in PROGRAMME["milestone"] if item["month"] <= 18]
    for item in within:
        phase = phases[item["phase"]]
        assert phase["first_month"] <= item["month"] <= phase["last_month"]


def test_variants_change_milestones_that_exist_in_types_that_exist() -> None:
    keys = {item["key"] for item in PROGRAMME["milestone"]}
    types = {entry["id"] for entry in NETWORK_TYPES["type"]}
    for variant in PROGRAMME["variant"]:
        assert variant["type"] in types
        assert {change["key"] for change in variant.get("change", [])} <= keys
        assert set(variant.get("drop", [])) <= keys


def test_quiet_times_are_days_of_a_year() -> None:
    ends = [quiet[end] for quiet in PROGRAMME["quiet"] for end in ("first", "last")]
    assert all(date.fromisoformat(f"2024-{day}") for day in ends)


# Words


@pytest.mark.parametrize("name", CONTENT)
def test_words_are_calm_and_lead_nowhere_online(name: str) -> None:
    text = assets.text(*name.split("/"))
    assert re.findall(r"!|—|https?:|www\.|\bTODO\b", text) == []


@pytest.mark.parametrize("name", CONTENT)
def test_words_have_no_stray_spaces(name: str) -> None:
    text = assets.text(*name.split("/"))
    assert re.findall(r"[^\n ]  +(?=[a-z])|[ \t]+\n| [,.;]", text) == []
