"""A rescue keeps the least, drops only what may be cut, meets what it says, and keeps the order."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import late_rescue, live_plan, live_run
from facilitator.domain.live_run import Run
from facilitator.domain.records import Block, Workshop

HALF_PAST_NINE = 9.5 * 3600


def block(n, minutes, least, cuttable=False, lock="", group="", title=""):
    return Block(
        f"b{n}",
        "n",
        "w",
        title or f"Block {n}",
        n,
        minutes,
        least,
        cuttable,
        locked_start=lock,
        group=group,
    )


def begun(blocks, ends="13:00", late=0.0):
    """A run whose first block goes on `late` minutes past its end."""
    planned = live_plan.plan(Workshop("w", "n", "W", starts="09:30", ends=ends), blocks)
    run = live_run.start(planned, HALF_PAST_NINE)
    return run, HALF_PAST_NINE + (blocks[0].minutes + late) * 60


def minutes_late_at_end(run: Run, now: float) -> float:
    return (live_run.finish(run, now) - run.deadline) / 60


blocks = st.lists(
    st.builds(
        lambda minutes, least, cuttable, lock, group: (minutes, least, cuttable, lock, group),
        st.integers(0, 60),
        st.integers(0, 60),
        st.booleans(),
        st.sampled_from(["", "", "", "", "10:30", "11:00", "12:15"]),
        st.sampled_from(["", "", "Room 1", "Room 2", "everyone"]),
    ),
    min_size=1,
    max_size=9,
).map(lambda rows: [block(n, *row) for n, row in enumerate(rows)])


def test_words_of_the_issue():
    agenda = [
        block(0, 60, 60),
        block(1, 45, 40, title="Case clinic"),
        block(2, 7, 7, cuttable=True, title="Second round"),
        block(3, 98, 98),
    ]
    run, now = begun(agenda, late=12)
    plan = late_rescue.rescue(run, now)
    assert plan.words == "Recover 12 minutes: trim “Case clinic” by 5, drop “Second round”, 7."


def test_nothing_is_offered_in_time():
    run, now = begun([block(0, 60, 30), block(1, 60, 30)], late=20)
    assert late_rescue.rescue(run, now) is None  # it ends at 11:50, before 13:00


def test_one_block_that_can_give_it_all_is_left_alone_otherwise():
    agenda = [block(0, 60, 60), block(1, 60, 50), block(2, 45, 30), block(3, 45, 40)]
    run, now = begun(agenda, late=12)
    assert [(c.part_id, c.minutes) for c in late_rescue.rescue(run, now).cuts] == [("b2", 12)]


def test_trimming_comes_before_dropping():
    agenda = [block(0, 60, 60), block(1, 30, 30, cuttable=True), block(2, 120, 100)]
    run, now = begun(agenda, late=12)
    assert [(c.part_id, c.drops) for c in late_rescue.rescue(run, now).cuts] == [("b2", False)]


def test_a_locked_lunch_is_what_must_be_met():
    agenda = [block(0, 60, 60), block(1, 90, 84), block(2, 60, 20, lock="12:00", title="Lunch")]
    run, now = begun(agenda, late=10)
    plan = late_rescue.rescue(run, now)
    assert [(c.part_id, c.minutes) for c in plan.cuts] == [("b1", 6), ("b2", 4)]
    assert "“Lunch”, fixed at 12:00, would still begin 4 minutes late." in plan.words


def test_what_cannot_be_won_is_said():
    run, now = begun([block(0, 60, 60), block(1, 150, 148)], late=9)
    said = late_rescue.rescue(run, now).words
    assert said == (
        "Recover 2 minutes: trim “Block 1” by 2. It would still end 7 minutes after 13:00."
    )


def test_nothing_left_to_trim_is_said():
    run, now = begun([block(0, 60, 60), block(1, 150, 150)], late=9)
    said = late_rescue.rescue(run, now).words
    assert said.startswith("9 minutes late, and nothing ahead may be shortened.")


def test_tracks_are_shortened_together():
    agenda = [
        block(0, 60, 60),
        block(1, 60, 40, group="Room 1", lock="10:30", title="One"),
        block(2, 55, 40, group="Room 2", lock="10:30", title="Two"),
        block(3, 90, 90, lock="11:30", title="Lunch"),
    ]
    run, now = begun(agenda, late=10)
    assert len(run.legs) == 3
    plan = late_rescue.rescue(run, now)
    said = "Recover 10 minutes: trim “One” by 10, beside it trim “Two” by 5."
    assert plan.words.startswith(said)


def test_a_block_dropped_whole_wins_all_of_its_minutes():
    agenda = [
        block(0, 60, 60),
        block(1, 20, 20, cuttable=True, title="Poster walk"),
        block(2, 130, 130),
    ]
    run, now = begun(agenda, late=5)
    plan = late_rescue.rescue(run, now)
    assert plan.words == "Recover 20 minutes: drop “Poster walk”, 20."


@given(blocks, st.floats(0, 90))
def test_a_rescue_keeps_its_promises(agenda, late):
    run, now = begun(agenda, ends="12:30", late=late)
    plan = late_rescue.rescue(run, now)
    if plan is None:
        assert minutes_late_at_end(run, now) < late_rescue.LATE_FROM
        return
    after = late_rescue.accepted(run, plan)
    assert [p.id for p in after.parts] == [p.id for p in run.parts]
    assert [p.lock for p in after.parts] == [p.lock for p in run.parts]
    for before, now_is in zip(run.parts, after.parts, strict=True):
        if now_is.dropped:
            assert before.cuttable
            assert before.lock is None
        elif now_is.minutes != before.minutes:
            assert max(before.least, 1) <= now_is.minutes < before.minutes
        if before.began is not None:
            assert now_is == before
    still = sum(short.minutes for short in plan.short if not short.title)
    assert minutes_late_at_end(after, now) <= still + 0.51


@given(blocks, st.floats(0, 90))
def test_what_a_rescue_says_it_wins_is_the_sum_of_its_cuts(agenda, late):
    run, now = begun(agenda, ends="12:30", late=late)
    plan = late_rescue.rescue(run, now)
    if plan is None:
        return
    assert all(cut.minutes > 0 for cut in plan.cuts)
    if not any(len(leg) > 1 for leg in run.legs):
        assert plan.won == sum(cut.minutes for cut in plan.cuts)
    parts = {part.id: part for part in run.parts}
    for cut in plan.cuts:
        part = parts[cut.part_id]
        assert part.began is None
        if cut.drops:
            assert late_rescue.may_drop(part)
            assert cut.minutes == part.minutes
        else:
            assert cut.minutes <= late_rescue.reserve(part)


@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.integers(0, 40), st.booleans()), min_size=1, max_size=6
    ),
    st.integers(2, 90),
)
def test_what_a_rescue_wins_is_how_much_earlier_it_ends(rows, late):
    agenda = [block(0, 60, 60)] + [block(n, *row) for n, row in enumerate(rows, 1)]
    ends = 9.5 * 60 + sum(b.minutes for b in agenda)
    run, now = begun(agenda, ends=f"{int(ends // 60):02d}:{int(ends % 60):02d}", late=late)
    plan = late_rescue.rescue(run, now)
    after = late_rescue.accepted(run, plan)
    assert live_run.finish(run, now) - live_run.finish(after, now) == plan.won * 60
    assert plan.won >= late or plan.short


@given(blocks, st.floats(0, 60))
def test_a_rescued_run_asks_for_no_more_cuts(agenda, late):
    run, now = begun(agenda, ends="12:30", late=late)
    plan = late_rescue.rescue(run, now)
    if plan is None or plan.short:
        return
    assert late_rescue.rescue(late_rescue.accepted(run, plan), now) is None


@given(
    st.lists(st.tuples(st.integers(5, 30), st.integers(1, 30), st.booleans()), max_size=6),
    st.integers(2, 60),
)
def test_no_plan_touches_fewer_blocks(rows, need):
    agenda = [block(0, 60, 60)] + [block(n, *row) for n, row in enumerate(rows, 1)]
    ends = 9.5 * 60 + sum(b.minutes for b in agenda)
    run, now = begun(agenda, ends=f"{int(ends // 60):02d}:{int(ends % 60):02d}", late=need)
    plan = late_rescue.rescue(run, now)
    coming = run.parts[1:]
    ways = [
        [0, late_rescue.reserve(p), *([p.minutes] if late_rescue.may_drop(p) else [])]
        for p in coming
    ]
    most = sum(map(max, ways))
    assert plan.won >= min(need, most)
    fewest = min(
        sum(1 for won in way if won) for way in product(*ways) if sum(way) >= min(need, most)
    )
    assert len(plan.cuts) == fewest


def test_a_gap_before_a_locked_start_swallows_lateness():
    agenda = [block(0, 60, 30), block(1, 30, 10), block(2, 30, 10, lock="11:30")]
    run, now = begun(agenda, late=25)
    assert late_rescue.rescue(run, now) is None


def test_overlapping_locked_starts_are_rescued_as_far_as_they_can_be():
    agenda = [block(0, 60, 30, lock="09:30"), block(1, 60, 30, lock="10:00", title="Second")]
    run, now = begun(agenda, ends="11:00", late=0)
    assert "“Second”, fixed at 10:00, would still begin 30 minutes late." in (
        late_rescue.rescue(run, now).words
    )


def test_what_is_on_is_never_cut():
    run, now = begun([block(0, 60, 5, cuttable=True), block(1, 150, 150)], late=0)
    plan = late_rescue.rescue(run, now + 600)
    assert all(cut.part_id != "b0" for cut in plan.cuts)
