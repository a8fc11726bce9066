"""How far the live timer drifts in an hour, and what a look at the clocks costs on a long agenda.

The hour is simulated: looks come unevenly and sometimes seconds late, the wall clock is nudged,
the run is paused, put away and gone on with from what was kept, and the computer sleeps.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from statistics import median

from benchmarks.measure import Figure, milliseconds
from facilitator.domain import late_rescue, live_log, live_plan, live_run, run_clock
from facilitator.domain.live_run import Run
from facilitator.domain.records import Block, Workshop
from facilitator.domain.run_clock import Look

MOST_DRIFT_MS = 50
FRAME_MS = 1000 / 60
HOUR = 3600
BEGAN = 9.5 * 3600
BLOCKS = 40
_KEEP_EVERY, _PAUSE_EVERY, _PAUSE = 15, 700, 95
_RESTART_AT, _SLEEP_AT, _SLEPT = 1500, 2400, 420
_NUDGE = 0.0005
"""Seconds a second by which a wall clock is at most brought to the right time while awake."""


def figures() -> list[Figure]:
    """The drift with and without a clock that knows of sleep, and one look on forty blocks."""
    return [_drift(knows_sleep=True), _drift(knows_sleep=False), _look()]


def _drift(*, knows_sleep: bool) -> Figure:
    worst = max(drifts(knows_sleep=knows_sleep)) * 1000
    clock = "with a clock that knows of sleep" if knows_sleep else "by the wall clock alone"
    behind = f"{worst:.3g} ms an hour, of {MOST_DRIFT_MS}"
    return Figure(f"Live timer's drift, {clock}", worst / MOST_DRIFT_MS, behind, most=1)


def drifts(*, knows_sleep: bool, seed: int = 1) -> Iterator[float]:
    """How far what is shown is from what is true, in seconds, at each look of one hour."""
    dice, true, slept, paused = random.Random(seed), 0.0, 0.0, 0.0
    look = _looked(true, slept, dice, knows_sleep)
    clock = run_clock.started(look, BEGAN)
    run, kept = live_run.start(_planned((600,)), BEGAN), 0.0
    done: set[str] = set()
    while true + slept < HOUR:
        true += dice.choice((0.1, 0.1, 0.1, 0.13, 0.4, 3.0 if dice.random() < 0.01 else 0.1))
        if true >= _SLEEP_AT and "sleep" not in done:
            done.add("sleep")
            slept += _SLEPT
        look = _looked(true, slept, dice, knows_sleep)
        clock, _ = run_clock.checked(clock, look)
        now = clock.now(look.steady)
        if int(true) % _PAUSE_EVERY < _PAUSE and run.paused_at is None and true > _PAUSE_EVERY:
            run, paused_from = live_run.pause(run, now), true + slept
        elif int(true) % _PAUSE_EVERY >= _PAUSE and run.paused_at is not None:
            run = live_run.resume(run, now)
            paused += true + slept - paused_from
        if true - kept >= _KEEP_EVERY:
            kept = true
            log = json.loads(json.dumps(live_log.log_of(run, now)))
            if true >= _RESTART_AT and "restart" not in done:
                done.add("restart")
                run = live_log.restored(_planned((600,)), log)
                clock = run_clock.started(look, BEGAN + true + slept)
        if run.paused_at is None:
            yield abs(run.parts[0].elapsed(now) - (true + slept - paused))


def _looked(true: float, slept: float, dice: random.Random, knows_sleep: bool) -> Look:
    wall = 1e9 + true * (1 + _NUDGE) + slept + dice.gauss(0, 0.0005)
    return Look(5000 + true, wall, 9000 + true + slept if knows_sleep else None)


def _look() -> Figure:
    """What a look at the clocks reckons on: due blocks, both sights and the rescue."""
    run = live_run.start(_planned((12,) * BLOCKS), BEGAN)
    moments = iter(BEGAN + 1500 + n / 10 for n in range(10_000))
    took = median(milliseconds(lambda: _reckon(run, next(moments))) for _ in range(40))
    return Figure(
        f"Look at the live timer, {BLOCKS} blocks, late, to a frame",
        took / FRAME_MS,
        f"{took:.3g} ms to {FRAME_MS:.3g} ms",
        most=1,
    )


def _reckon(run: Run, now: float) -> None:
    live_run.settle(run, now)
    live_run.sights(run, now)
    live_run.behind(run, now)
    assert late_rescue.rescue(run, now)


def _planned(minutes: tuple[int, ...]) -> Run:
    blocks = [
        Block(f"b{n}", "n", "w", f"Block {n}", n, long, long - 3, cuttable=n % 5 == 4)
        for n, long in enumerate(minutes)
    ]
    ends = int(BEGAN // 60) + sum(minutes)
    return live_plan.plan(
        Workshop("w", "n", "W", starts="09:30", ends=f"{ends // 60 % 24:02d}:{ends % 60:02d}"),
        blocks,
    )
