"""A first workshop is built from what to talk about first, and fits the room and the time."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import content
from facilitator.domain import agenda_building as building
from facilitator.domain.agenda_building import Topic
from facilitator.domain.reading import TalkKind, read_round
from facilitator.domain.records import BlockCategory
from tests.domain.rounds import INSTRUMENT, answering, everywhere, relaxed, rounds

SHELF = content.workshop_methods()
BY_ID = {method.id: method for method in SHELF}
HOMES = {s.id: (d, s) for d in content.instrument().dimensions for s in d.statements}


def topic(statement: str, kind: TalkKind = TalkKind.SPLIT) -> Topic:
    dimension, asked = HOMES[statement]
    question = content.questions()[statement]
    return Topic(statement, kind, "Why.", asked.label, question, dimension.id, dimension.title)


FIVE = (
    topic("s01"),
    topic("s16"),
    topic("s21", TalkKind.UNPROVEN),
    topic("s25", TalkKind.UNPROVEN),
    topic("s13", TalkKind.LOW),
)
topics = st.lists(
    st.builds(topic, st.sampled_from(sorted(HOMES)), st.sampled_from(TalkKind)),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one.statement,
)
lengths = st.integers(building.SHORTEST, building.LONGEST)
people = st.integers(building.FEWEST, building.MOST)


def built(minutes: int = 180, people: int = 30, about: tuple[Topic, ...] = FIVE) -> building.Plan:
    return building.build(about, SHELF, minutes, people)


def taken(plan: building.Plan) -> list[str]:
    return [block.statement for block in plan.blocks if block.statement]


@given(topics, lengths, people)
@settings(deadline=None, max_examples=100)
def test_minutes_add_up_to_at_most_the_length_and_every_method_fits_the_room(about, minutes, room):
    plan = built(minutes, room, tuple(about))

    assert plan.minutes <= minutes
    for block in plan.blocks:
        assert 0 < block.least <= block.minutes
        assert BY_ID[block.method].suits(room)
        assert block.category == BY_ID[block.method].category
    assert taken(plan) == [one.statement for one in about][: len(taken(plan))]
    assert [one.statement for one in plan.left_out] == [one.statement for one in about][
        len(taken(plan)) :
    ]


@given(topics, lengths, people)
@relaxed
def test_steps_add_up_to_their_block(about, minutes, room):
    for block in built(minutes, room, tuple(about)).blocks:
        timed = [line.split(" min: ")[0] for line in block.script.splitlines() if " min: " in line]
        assert sum(int(number) for number in timed) == block.minutes


@given(topics, lengths, people)
@relaxed
def test_methods_are_for_the_kind_and_the_dimension(about, minutes, room):
    by_statement = {one.statement: one for one in about}
    for block in built(minutes, room, tuple(about)).blocks:
        if block.statement:
            method, one = BY_ID[block.method], by_statement[block.statement]
            assert one.kind in method.fits
            assert one.dimension in method.answers


@given(rounds)
@relaxed
def test_nothing_that_privacy_hides_is_on_the_agenda(answers):
    reading = read_round(INSTRUMENT, answers)
    about = building.topics_of(reading, INSTRUMENT, {})
    assert all(reading.statement(one.statement).shown for one in about)
    hidden = [d.title for d in reading.dimensions if d.score is None]
    said = " ".join(building.picture_of(reading))
    assert [title for title in hidden if title in said] == []


@pytest.mark.parametrize(("minutes", "topics"), [(75, 1), (90, 2), (120, 2), (180, 4), (240, 5)])
def test_a_shorter_workshop_takes_up_fewer_topics_and_says_which_wait(minutes, topics):
    plan = built(minutes)

    assert taken(plan) == [one.statement for one in FIVE[:topics]]
    assert plan.left_out == FIVE[topics:]
    frame = next(b for b in plan.blocks if b.category is BlockCategory.FRAME)
    assert ("Not today" in frame.script) is bool(plan.left_out)


def test_the_day_begins_with_arriving_and_ends_with_promises_and_a_close():
    plan = built()
    categories = [block.category for block in plan.blocks]
    assert categories[:2] == [BlockCategory.ARRIVE, BlockCategory.FRAME]
    assert [block.method for block in plan.blocks[-2:]] == ["promises-in-pairs", "plus-delta"]
    assert BlockCategory.PAUSE in categories


def test_no_two_pauses_follow_each_other():
    for minutes in range(building.SHORTEST, building.LONGEST + 1, 15):
        for number in range(1, 6):
            plan = built(minutes, about=FIVE[:number])
            pauses = [block.category is BlockCategory.PAUSE for block in plan.blocks]
            assert not any(a and b for a, b in pairwise(pauses))


def test_only_the_last_of_several_topics_may_be_cut():
    assert [b.statement for b in built().blocks if b.cuttable] == ["s25"]
    assert not any(b.cuttable for b in built(about=FIVE[:1]).blocks)


def test_materials_are_counted_for_the_people():
    close = built(people=31).blocks[-2]
    assert close.materials.splitlines() == ["Promise card in two parts: 31", "Pen: 31"]
    by_group = next(b for b in built(people=31).blocks if b.method == "show-me")
    assert "Sticky note pad: 8" in by_group.materials


def test_a_topic_is_put_in_its_own_words_with_a_question():
    block = next(b for b in built().blocks if b.statement == "s16")
    assert content.questions()["s16"] in block.participants
    assert "Statement 16" in block.script
    assert block.title == "Membership and reach: hear both sides"


def test_two_blocks_with_one_title_are_told_apart():
    titles = [b.title for b in built(about=(topic("s15"), topic("s16"))).blocks]
    assert len(set(titles)) == len(titles)


def test_the_profile_is_given_back_in_a_few_sentences():
    reading = read_round(INSTRUMENT, everywhere(2, 6))
    assert building.picture_of(reading)[0] == "6 people answered."
    assert any("red" in sentence for sentence in building.picture_of(reading))


def test_a_round_of_four_has_no_topics_at_all():
    reading = read_round(INSTRUMENT, answering("s01", [1, 1, 5, 5]))
    assert building.topics_of(reading, INSTRUMENT, {}) == ()


@pytest.mark.parametrize(("minutes", "room", "about"), [(74, 9, FIVE), (90, 2, FIVE), (90, 9, ())])
def test_what_cannot_be_built_is_refused(minutes, room, about):
    with pytest.raises(ValueError, match="no agenda"):
        built(minutes, room, about)


def test_a_shelf_without_a_fitting_method_is_refused():
    bare = tuple(replace(method, fits=()) for method in SHELF)
    with pytest.raises(ValueError, match="no method fits s01"):
        building.build(FIVE, bare, 90, 9)
