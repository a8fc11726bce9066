"""The template holds the programme's months, and each type changes only what it should."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import assets, content
from facilitator.domain.programme import MilestoneKind, parse_programme, phase_at, template

PROGRAMME = content.programme()
TYPE_IDS = [None, *(kind.id for kind in content.network_types().types)]

MONTHS = [
    "Contract",
    "Review",
    "Listen",
    "Gate 1",
    "Build",
    "Event 1",
    "Quarter",
    "Tests",
    "Event 2",
    "Gate 2",
    "Spread",
    "Event 3",
    "Gate 3",
    "Hand on",
    "Event 4",
    "Measure",
    "Futures",
    "Without",
    "Close",
]


def titles(type_id, **kwargs):
    return {m.key: m.title for m in template(PROGRAMME, type_id, **kwargs)}


def months(type_id, decisions=()):
    return {m.key: m.month for m in template(PROGRAMME, type_id, decisions)}


def test_each_month_has_its_milestone():
    plain = template(PROGRAMME)

    assert [(m.month, m.title) for m in plain] == [*enumerate(MONTHS), (24, "Check")]


def test_only_the_check_after_the_close_is_optional():
    assert [m.key for m in template(PROGRAMME) if m.optional] == ["check"]


def test_three_gates_and_one_close():
    kinds = {m.month: m.kind for m in template(PROGRAMME)}

    assert [month for month, kind in kinds.items() if kind is MilestoneKind.GATE] == [3, 9, 12]
    assert [month for month, kind in kinds.items() if kind is MilestoneKind.CLOSE] == [18]
    assert PROGRAMME.months == 18


def test_phases_join_without_gaps():
    bounds = [(phase.first_month, phase.last_month) for phase in PROGRAMME.phases]

    assert bounds == [(0, 3), (3, 9), (9, 15), (15, 18)]


def test_a_shared_month_belongs_to_the_later_phase():
    ids = [phase.id if (phase := phase_at(PROGRAMME, month)) else None for month in (-1, 3, 18, 19)]

    assert ids == [None, "build", "hand-over", None]


@pytest.mark.parametrize("type_id", TYPE_IDS)
def test_every_milestone_hangs_on_an_earlier_one(type_id):
    milestones = template(PROGRAMME, type_id)
    place = {m.key: m.month for m in milestones}

    assert [m.key for m in milestones if m.hangs_on is None] == ["contract"]
    assert all(place[m.hangs_on] < m.month for m in milestones if m.hangs_on)


@pytest.mark.parametrize("type_id", TYPE_IDS)
def test_keys_are_unique_and_months_lie_in_their_phase(type_id):
    milestones = template(PROGRAMME, type_id)
    phases = {phase.id: phase for phase in PROGRAMME.phases}

    assert len({m.key for m in milestones}) == len(milestones)
    for m in milestones:
        if not m.optional:
            assert phases[m.phase].first_month <= m.month <= phases[m.phase].last_month


def test_a_collaborative_has_learning_sessions_and_action_periods():
    found = titles("collaborative")

    assert [found[f"event-{n}"] for n in range(1, 5)] == [
        f"Learning session {n}" for n in range(1, 5)
    ]
    assert {title for title in found.values() if title.startswith("Action")} == {
        f"Action period {n}" for n in range(1, 4)
    }


def test_a_forum_drops_event_4_and_nothing_else():
    assert set(months(None)) - set(months("forum")) == {"event-4"}


def test_advocacy_names_its_events_after_decisions():
    assert titles("advocacy")["event-1"] == "Decision point 1"


def test_advocacy_places_events_at_the_decisions_near_them():
    found = months("advocacy", decisions=(16, 6, 9, 10, 2))

    assert [found[f"event-{n}"] for n in range(1, 5)] == [6, 9, 11, 16]


def test_other_types_do_not_follow_decisions():
    assert months("practice", decisions=(6,)) == months(None)


@given(st.lists(st.integers(0, 24)))
def test_any_decision_calendar_keeps_the_order_along_the_chain(decisions):
    found = template(PROGRAMME, "advocacy", decisions)
    place = {m.key: m.month for m in found}

    assert all(place[m.hangs_on] <= m.month for m in found if m.hangs_on)
    assert [m.month for m in found] == sorted(m.month for m in found)


@pytest.mark.parametrize("anchor", ["close", "nothing"])
def test_hanging_on_a_later_or_missing_milestone_is_refused(anchor):
    data = deepcopy(assets.toml("resources", "programme.toml"))
    data["milestone"][1]["hangs_on"] = anchor

    with pytest.raises(ValueError, match="review must hang on an earlier milestone"):
        parse_programme(data)
