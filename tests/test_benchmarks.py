"""The bench says over or under where a bound is broken, and pairs what it compares."""

import pytest

from benchmarks.measure import Figure, compared, table


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


def test_table_names_every_figure():
    line = table([Figure("Plan", 1.234, "12 ms to 10 ms", most=1.5)]).splitlines()[1]
    assert " ".join(line.split()) == "Plan 1.23 × 12 ms to 10 ms at most 1.5 × ok"
