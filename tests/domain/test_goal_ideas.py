"""Ideas for goals are whole, are offered for what was found, and say why."""

import pytest

from facilitator import assets, content
from facilitator.domain.goal_ideas import ideas_for, parse_goal_idea
from facilitator.domain.lights import TROUBLE_LIGHTS, Light, LightReading
from facilitator.domain.records import Finding
from facilitator.formspec import load

IDEAS = content.goal_ideas()
INSTRUMENT = content.instrument()
KINDS = [option.id for option in load.load("goal-sheet").by_id["kind"].options]


def finding(*statements: str, title: str = "Found", id: str = "f") -> Finding:
    return Finding(id, "n", title, statements=statements)


def light(id: str, colour: Light) -> LightReading:
    return LightReading(id, id.replace("-", " "), colour, 2.0, "")


def offered(*findings: Finding, lights: tuple[LightReading, ...] = ()):
    return ideas_for(IDEAS, findings, lights, INSTRUMENT)


@pytest.mark.parametrize("dimension", [d.id for d in INSTRUMENT.dimensions])
def test_every_dimension_has_two_or_three_ideas(dimension):
    assert len([idea for idea in IDEAS if idea.dimension == dimension]) in (2, 3)


@pytest.mark.parametrize("light", [light.id for light in TROUBLE_LIGHTS])
def test_every_light_has_at_least_two_ideas(light):
    assert len([idea for idea in IDEAS if light in idea.lights]) >= 2


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.id)
def test_an_idea_is_whole_and_names_only_what_exists(idea):
    home = next(d for d in INSTRUMENT.dimensions if d.id == idea.dimension)
    asked = {s.id for s in INSTRUMENT.statements}
    assert set(idea.lights) <= {light.id for light in TROUBLE_LIGHTS}
    assert set(idea.statements) <= asked
    assert set(idea.statements) & {s.id for s in home.statements}
    assert idea.kind in KINDS
    for text in (idea.title, idea.aim, idea.measure, idea.unit, idea.baseline, idea.first_test):
        assert text
        assert "!" not in text
        assert "—" not in text
    assert idea.baseline.endswith(("?", "."))


def test_ids_and_titles_are_unique():
    for name in ("id", "title"):
        assert len({getattr(idea, name) for idea in IDEAS}) == len(IDEAS)


def test_every_statement_has_an_idea():
    answered = {s for idea in IDEAS for s in idea.statements}
    assert {s.id for s in INSTRUMENT.statements} == answered


def test_nothing_found_means_nothing_offered():
    assert offered() == ()
    assert offered(finding(), lights=(light("unclear-purpose", Light.GREEN),)) == ()
    assert offered(lights=(light("unclear-purpose", Light.GREY),)) == ()


def test_an_idea_about_the_same_statement_comes_before_one_of_the_same_dimension():
    found = offered(finding("s16", title="Who alters what"))
    assert found[0].idea.id == "patients-alter"
    assert found[0].why == ("“Who alters what” is about statement 16 too.",)
    assert {offer.idea.dimension for offer in found} == {"reach"}
    assert found[1].why == ("“Who alters what” is about the same side of the network.",)


def test_an_offer_names_the_findings_it_would_answer():
    first, second = finding("s10", id="a"), finding("s33", id="b")
    by_idea = {offer.idea.id: offer for offer in offered(first, second)}
    assert by_idea["a-deputy-each"].findings == ("a",)
    assert by_idea["worth-the-hours"].findings == ("b",)


def test_a_red_light_weighs_more_than_an_amber_one():
    found = offered(
        lights=(light("unclear-purpose", Light.AMBER), light("fizzling-out", Light.RED))
    )
    assert "fizzling-out" in found[0].idea.lights
    assert "The light “fizzling out” is red." in found[0].why


@pytest.mark.parametrize("slip", [{"color": "red"}, {"aim": None}])
def test_a_missing_or_unknown_key_is_named(slip):
    entry = assets.toml("resources", "goal_ideas.toml")["idea"][0]
    changed = {k: v for k, v in {**entry, **slip}.items() if v is not None}
    with pytest.raises(TypeError, match=f"one-reason: .*{next(iter(slip))}"):
        parse_goal_idea(changed)
