"""Ideas for goals are only offered; the one chosen becomes a goal tied to its findings."""

import pytest

from facilitator.domain.records import Goal, Link, RoundKind
from facilitator.errors import UserError
from facilitator.operations import findings, goal_ideas, goals, rounds
from tests.builders import START, contents


@pytest.fixture
def found(casebook, network):
    return findings.add(casebook, network.id, "One carries it", statements=("s10",))


def ids(offers):
    return [offer.idea.id for offer in offers]


def test_offering_writes_nothing(casebook, network, found):
    before = contents(casebook)
    assert ids(goal_ideas.offered(casebook, network.id))[0] == "a-deputy-each"
    assert contents(casebook) == before


def test_an_idea_taken_up_is_a_goal_with_its_measure_and_findings(casebook, network, found):
    goal = goal_ideas.add(casebook, network.id, "a-deputy-each")

    assert (goal.title, goal.kind) == ("A deputy for every key role", "people")
    assert goal.measure
    assert goal.unit
    assert "First small test" in goal.note
    assert goal.baseline is None
    assert casebook.find(Link, source_id=found.id, target_id=goal.id)
    assert casebook.undo() == "Add goal"
    assert casebook.find(Goal) == ()


def test_an_idea_that_is_a_goal_is_offered_no_more(casebook, network, found):
    goal_ideas.add(casebook, network.id, "a-deputy-each")
    assert "a-deputy-each" not in ids(goal_ideas.offered(casebook, network.id))


def test_findings_may_be_said_and_so_may_the_title(casebook, network, found):
    goal = goal_ideas.add(casebook, network.id, "one-reason", finding_ids=(), title="Why us")
    assert goal.title == "Why us"
    assert casebook.find(Link) == ()


def test_a_fourth_goal_is_refused_as_ever_unless_one_makes_room(casebook, network, found):
    first = goals.add(casebook, network.id, "One")
    for title in ("Two", "Three"):
        goals.add(casebook, network.id, title)
    with pytest.raises(UserError, match="Three goals are active"):
        goal_ideas.add(casebook, network.id, "a-deputy-each")
    assert goal_ideas.add(casebook, network.id, "a-deputy-each", parking=first.id)


def test_the_newest_round_with_lights_speaks_too(casebook, network):
    held = rounds.create(casebook, network.id, RoundKind.BASELINE, START)
    for _ in range(6):
        rounds.record(casebook, held.id, "member", {"s17": 1, "s31": 1, "s35": 1})
    rounds.create(casebook, network.id, RoundKind.MID, START)

    offers = goal_ideas.offered(casebook, network.id)

    assert all("fizzling-out" in offer.idea.lights for offer in offers)
    assert offers[0].why == ("The light “Fizzling out” is red.",)
