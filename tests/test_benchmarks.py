"""The bench says over or under where a bound is broken, and pairs what it compares."""

import pytest

from benchmarks import diagnostic, scale, timer
from benchmarks.measure import Figure, compared, table
from facilitator import content
from facilitator.domain.reading import read_round
from facilitator.domain.scoring import percent


@pytest.mark.parametrize(
    ("ratio", "bound", "verdict"),
    [
        (1.6, {"most": 1.6}, "ok"),
        (1.61, {"most": 1.6}, "over"),
        (3.0, {"least": 3}, "ok"),
        (2.9, {"least": 3}, "under"),
        (9.0, {}, ""),
    ],
)
def test_verdict_of_a_bound(ratio, bound, verdict):
    figure = Figure("Plan", ratio, "", **bound)
    assert figure.verdict == verdict
    assert figure.holds is (verdict in ("ok", ""))


def test_pairs_are_compared_so_that_a_busy_moment_slows_both():
    figure = compared("Plan", [10, 100, 12], [5, 50, 6], "ms", most=2)
    assert figure.ratio == 2
    assert figure.behind == "12 ms to 6 ms"


def test_many_are_compared_with_one_by_the_quickest_of_each():
    pairs = [(10, 12), (8, 11), (9, 10)]
    assert scale.quickest("Switch", pairs).ratio == pytest.approx(10 / 8)


def test_table_names_every_figure():
    line = table([Figure("Plan", 1.234, "12 ms to 10 ms", most=1.5)]).splitlines()[1]
    assert " ".join(line.split()) == "Plan 1.23 × 12 ms to 10 ms at most 1.5 × ok"


def test_numpy_scores_what_we_score():
    numpy_pass = diagnostic.numpy_pass
    instrument, responses = content.instrument(), diagnostic.answered(200)
    theirs = numpy_pass.scored(instrument, *numpy_pass.table(instrument, responses))
    ours = read_round(instrument, responses)
    statements = [(s.mean, s.consensus, s.cant_say, s.median) for s in ours.statements]
    columns = (theirs.means, theirs.consensus, theirs.cant_say, theirs.quartiles[1])
    assert [*zip(*columns, strict=True)] == [pytest.approx(row) for row in statements]
    profile = [percent(everyone) for everyone, _, _ in theirs.dimensions]
    assert profile == pytest.approx([d.score for d in ours.dimensions])
    assert [row[1:] for row in theirs.dimensions.tolist()] == [
        pytest.approx([gap.core, gap.members]) for gap in ours.gap
    ]


@pytest.mark.parametrize("knows_sleep", [True, False])
def test_the_live_timer_drifts_less_than_it_may_in_an_hour(knows_sleep):
    assert max(timer.drifts(knows_sleep=knows_sleep)) * 1000 < timer.MOST_DRIFT_MS
