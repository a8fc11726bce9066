"""The seven methods are ranked by what is known of a goal, with a reason for each thing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator import content
from facilitator.domain.spread import (
    Audience,
    Resources,
    Scale,
    SpreadNeed,
    Stage,
    rank,
    unknown_words,
)

METHODS = content.spread_methods()

NEEDS = st.builds(
    SpreadNeed,
    st.none() | st.sampled_from(list(Stage)),
    st.none() | st.sampled_from(list(Scale)),
    st.none() | st.sampled_from(list(Audience)),
    st.none() | st.sampled_from(list(Resources)),
    st.none() | st.integers(-3, 60),
)


def entry(need: SpreadNeed, method_id: str):
    return next(ranked for ranked in rank(METHODS, need) if ranked.method.id == method_id)


def score(need: SpreadNeed, method_id: str) -> int:
    return entry(need, method_id).score


def test_too_little_time_says_how_much():
    assert entry(SpreadNeed(months_left=9), "collaborative").reasons == (
        "Takes 1 to 3 years; 9 months are left.",
    )


def test_a_short_time_puts_champions_before_a_collaborative():
    need = SpreadNeed(Stage.SPREAD, Scale.LOCAL, Audience.CLINICIANS, Resources.SOME, 8)

    assert score(need, "champions") > score(need, "collaborative")


def test_a_funded_long_clinical_goal_puts_the_collaborative_first():
    need = SpreadNeed(Stage.SPREAD, Scale.NATIONAL, Audience.CLINICIANS, Resources.FUNDED, 18)

    assert rank(METHODS, need)[0].method.id == "collaborative"


def test_no_resources_puts_a_community_of_practice_first():
    need = SpreadNeed(Stage.PROTOTYPE, Scale.LOCAL, Audience.CLINICIANS, Resources.NONE, 12)

    assert rank(METHODS, need)[0].method.id == "community-of-practice"


def test_an_honest_broker_does_not_work_nationally():
    assert entry(SpreadNeed(scale=Scale.NATIONAL), "honest-broker").reasons == (
        "Works at regional or local scale, not at national.",
    )


def test_a_collaborative_is_not_made_for_first_ideas():
    ranked = rank(METHODS, SpreadNeed(stage=Stage.IDEATION))
    assert score(SpreadNeed(stage=Stage.IDEATION), "collaborative") == ranked[-1].score < 50


def test_one_answer_never_makes_a_whole_fit():
    (best, *_) = rank(METHODS, SpreadNeed(months_left=6))
    assert (best.score, best.reasons) == (62, ("Takes 6 to 18 months; 6 months are left.",))


def test_nothing_known_leaves_all_level_and_in_order():
    ranked = rank(METHODS, SpreadNeed())

    assert {entry.score for entry in ranked} == {50}
    assert [entry.method for entry in ranked] == list(METHODS)


def test_what_is_not_known_is_named_once():
    need = SpreadNeed(stage=Stage.SPREAD, months_left=6)

    assert unknown_words(need).endswith("scale, audience, resources.")


@given(NEEDS)
def test_every_method_is_ranked_best_first_within_range(need):
    scores = [entry.score for entry in rank(METHODS, need)]

    assert len(scores) == len(METHODS)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)


@given(NEEDS)
def test_each_known_thing_gives_each_method_one_sentence(need):
    known = sum(value is not None for value in vars(need).values())

    for ranked in rank(METHODS, need):
        assert len(ranked.reasons) == known
        assert all(reason.endswith(".") for reason in ranked.reasons)
    assert bool(unknown_words(need)) == (known < 5)


@given(NEEDS, st.integers(0, 60), st.integers(0, 60))
def test_more_time_never_lowers_a_score(need, one, other):
    short, long = sorted((one, other))

    for method in METHODS:
        less = SpreadNeed(need.stage, need.scale, need.audience, need.resources, short)
        more = SpreadNeed(need.stage, need.scale, need.audience, need.resources, long)
        assert score(less, method.id) <= score(more, method.id)


@given(NEEDS)
def test_more_resources_never_lower_a_score(need):
    for method in METHODS:
        scores = [
            score(
                SpreadNeed(need.stage, need.scale, need.audience, have, need.months_left),
                method.id,
            )
            for have in Resources
        ]
        assert scores == sorted(scores)
