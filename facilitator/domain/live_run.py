"""A workshop while it runs: what is on, what comes next, how long is left, ahead or behind.

Times are seconds since midnight of the day it runs, and go on counting past 24 hours. A run is
made of legs, one after the other; a leg is one block for everyone, or tracks side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from facilitator.domain.value import value

AMBER_SHARE, CORAL_SHARE = 0.20, 0.05
"""Of a block's minutes, how much is left when the room is told."""
EARLY = 60 * 60
"""A run begun this long before its time, or after its end, moves the whole agenda along."""
SHORTEST_DONE = 30
"""Seconds under which a block was passed over, not held."""


class Mood(StrEnum):
    """How near a block is to its end."""

    CALM = "calm"
    AMBER = "amber"
    CORAL = "coral"
    OVER = "over"


@value
class Part:
    """A block as it runs; `starts` and `ends` are as planned, `lock` when it may not begin before.

    `paused` is how many seconds of it the timer stood still.
    """

    id: str
    title: str
    minutes: int
    least: int
    cuttable: bool = False
    lock: float | None = None
    track: str = ""
    starts: float = 0
    ends: float = 0
    began: float | None = None
    ended: float | None = None
    paused: float = 0
    dropped: bool = False

    @property
    def is_over(self) -> bool:
        """Whether it is done or was taken out."""
        return self.dropped or self.ended is not None

    @property
    def is_on(self) -> bool:
        """Whether it is running."""
        return self.began is not None and not self.is_over

    def elapsed(self, now: float) -> float:
        """Seconds it has run, without the pauses that are over."""
        if self.began is None:
            return 0.0
        return (now if self.ended is None else self.ended) - self.began - self.paused

    def left(self, now: float) -> float:
        """Seconds until its minutes are up; negative when over."""
        return self.minutes * 60 - self.elapsed(now)


Track = tuple[Part, ...]
Leg = tuple[Track, ...]


@value
class Run:
    """A workshop's legs, when it began, when it should end, and since when it stands still.

    `moved` is by how many seconds the whole agenda was moved along.
    """

    title: str
    legs: tuple[Leg, ...]
    deadline: float | None = None
    has_clock: bool = True
    began: float | None = None
    paused_at: float | None = None
    moved: float = 0

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every block in the order of the agenda."""
        return tuple(part for leg in self.legs for track in leg for part in track)

    @property
    def is_over(self) -> bool:
        """Whether every block is done or taken out."""
        return all(part.is_over for part in self.parts)

    @property
    def leg(self) -> Leg:
        """The leg that is on; none before the beginning and after the end."""
        if self.began is None:
            return ()
        return next((leg for leg in self.legs if not _leg_over(leg)), ())

    def at(self, now: float) -> float:
        """The moment that blocks count by: the beginning of a pause while it lasts."""
        return now if self.paused_at is None else self.paused_at


@value
class Sight:
    """What the room sees of one track: `now` is None while it waits, until `waits_until` if known.

    `left` is seconds; `then` comes next, at `then_at`.
    """

    track: str
    now: Part | None
    then: Part | None
    left: float = 0
    mood: Mood = Mood.CALM
    waits_until: float | None = None
    then_at: float | None = None


# What can be done


def start(run: Run, now: float, *, on_its_day: bool = True) -> Run:
    """Begin the first block; a run at another time than planned moves the agenda along."""
    first = min((part.starts for part in run.parts), default=now)
    last = max([part.ends for part in run.parts] + [run.deadline or now])
    as_planned = run.has_clock and on_its_day and first - EARLY <= now <= last
    by = 0.0 if as_planned else now - first
    return settle(replace(moved(run, by), began=now), now)


def moved(run: Run, by: float) -> Run:
    """The run with its whole agenda so many seconds later."""
    deadline = None if run.deadline is None else run.deadline + by
    shifted = _each(run, lambda part: _moved(part, by))
    return replace(shifted, moved=run.moved + by, deadline=deadline)


def settle(run: Run, now: float) -> Run:
    """Begin what is due: what follows something done, and what waited for its locked start."""
    if run.began is None or run.paused_at is not None:
        return run
    free = _free_since(run)
    for track in run.leg:
        waiting = next((part for part in track if not part.is_over), None)
        if waiting is None or waiting.began is not None:
            continue
        since = max([free, *(p.ended for p in track if p.ended is not None)])
        due = since if waiting.lock is None else max(since, waiting.lock)
        if due <= now:
            run = _with(run, replace(waiting, began=due))
    return run


def advance(run: Run, now: float, track: str = "") -> Run:
    """End what is on and go to what comes next; begin at once what waits for its locked start.

    Of tracks side by side it moves the one named, else the one that `leader` names.
    """
    run = resume(run, now)
    part = _front(run, track)
    if part is None:
        return run
    if part.began is None:
        return _with(run, replace(part, began=now))
    return settle(_with(run, replace(part, ended=now)), now)


def back(run: Run, now: float, track: str = "") -> Run:
    """Return to the block before as if it had never ended."""
    run = resume(run, now)
    ended = [p for p in run.parts if p.ended is not None and not p.dropped]
    if len(run.leg) > 1:
        own = [p for leg in (run.leg,) for t in leg for p in t if p.ended is not None]
        named = [p for p in own if p.track == (track or leader(run, now))]
        ended = named or own or ended
    if not ended:
        return run
    last = max(enumerate(ended), key=lambda pair: (pair[1].ended or 0, pair[0]))[1]
    began = last.began or 0
    after = {p.id for p in run.parts if p.is_on and _follows(run, p, last) and p.id != last.id}
    forgotten = _each(run, lambda p: replace(p, began=None, paused=0) if p.id in after else p)
    return _with(forgotten, replace(last, ended=None, began=began))


def pause(run: Run, now: float) -> Run:
    """Stand still; the clock on the wall does not."""
    return run if run.paused_at is not None or run.began is None else replace(run, paused_at=now)


def resume(run: Run, now: float) -> Run:
    """Go on; the time between counts for no block."""
    if run.paused_at is None:
        return run
    stood = now - run.paused_at
    going = replace(run, paused_at=None)
    going = _each(going, lambda p: replace(p, paused=p.paused + stood) if p.is_on else p)
    return settle(going, now)


def add(run: Run, minutes: int, now: float, track: str = "") -> Run:
    """Give what is on more minutes, or fewer; never less than one."""
    part = _front(run, track or leader(run, now))
    if part is None:
        return run
    return _with(run, replace(part, minutes=max(part.minutes + minutes, 1)))


def drop(run: Run, part_id: str) -> Run:
    """Take out a block that has not begun."""
    part = next(p for p in run.parts if p.id == part_id)
    return run if part.began is not None else _with(run, replace(part, dropped=True))


def end(run: Run, now: float) -> Run:
    """End what is on, and leave out all that is still to come."""

    def ended(part: Part) -> Part:
        if part.is_over:
            return part
        return replace(part, ended=now) if part.is_on else replace(part, dropped=True)

    return _each(resume(run, now), ended)


# What is seen


def sights(run: Run, now: float) -> tuple[Sight, ...]:
    """What is on and next, for each track; none before the beginning and after the end."""
    return tuple(_sight(run, track, now) for track in run.leg)


def leader(run: Run, now: float) -> str:
    """The track that moves next: the one whose block is nearest to its end."""
    on = [part for track in run.leg for part in track if part.is_on]
    return min(on, key=lambda part: part.left(run.at(now))).track if on else ""


def mood(left: float, minutes: int) -> Mood:
    """Amber at a fifth of the minutes left, coral at a twentieth, over below none."""
    if left < 0:
        return Mood.OVER
    whole = minutes * 60
    if left <= whole * CORAL_SHARE:
        return Mood.CORAL
    return Mood.AMBER if left <= whole * AMBER_SHARE else Mood.CALM


def behind(run: Run, now: float) -> float:
    """Seconds that the leg that is on will end after its time; negative when ahead."""
    run = resume(run, now)
    leg = run.leg
    if not leg:
        done = [part for part in run.parts if part.ended is not None]
        if not done or not run.is_over:
            return 0.0
        return max(p.ended or 0 for p in done) - max(p.ends for p in run.parts)
    planned = max(part.ends for track in leg for part in track)
    return leg_end(leg, now, now) - planned


def projected(run: Run, now: float) -> tuple[tuple[Leg, float, float], ...]:
    """Each leg that is not over, with when it will begin and end if nothing is changed."""
    found, then = [], now
    for leg in resume(run, now).legs:
        if _leg_over(leg):
            continue
        locks = [p.lock for p in leg_fronts(leg) if p.lock is not None and p.began is None]
        begins = max([then, *locks]) if len(leg) == 1 else then
        then = leg_end(leg, begins, now)
        found.append((leg, begins, then))
    return tuple(found)


def finish(run: Run, now: float) -> float:
    """When the last block will end if nothing is changed."""
    ahead = projected(run, now)
    return ahead[-1][2] if ahead else now


def leg_end(leg: Leg, begins: float, now: float) -> float:
    """When a leg ends that begins, or goes on, at `begins`."""
    return max((track_end(track, begins, now) for track in leg), default=begins)


def track_end(track: Track, begins: float, now: float) -> float:
    """When one track ends: what is on first, then what is to come, each at its lock or later."""
    then = begins
    for part in track:
        if part.is_over:
            continue
        if part.began is None and part.lock is not None:
            then = max(then, part.lock)
        then = max(then, now) + max(part.left(now), 0) if part.is_on else then + part.minutes * 60
    return then


def leg_fronts(leg: Leg) -> list[Part]:
    """The block of each track that is on or next there."""
    fronts = (next((part for part in track if not part.is_over), None) for track in leg)
    return [part for part in fronts if part is not None]


def actual_minutes(run: Run) -> dict[str, int]:
    """Whole minutes each block took, of those that were held."""
    took = {p.id: p.elapsed(p.ended) for p in run.parts if p.ended is not None and not p.dropped}
    return {id: max(1, round(s / 60)) for id, s in took.items() if s >= SHORTEST_DONE}


def was_held(run: Run, *, on_its_day: bool) -> bool:
    """Whether it was the workshop itself: not a rehearsal, nor keys that were only tried."""
    return on_its_day and bool(actual_minutes(run))


def _sight(run: Run, track: Track, now: float) -> Sight:
    at = run.at(now)
    coming = [part for part in track if not part.is_over]
    front = coming[0] if coming else None
    on = front if front and front.is_on else None
    then = (coming[1] if len(coming) > 1 else _after_leg(run)) if on or not front else front
    name = track[0].track if track else ""
    if on is None:
        until = front.lock if front else None
        return Sight(name, None, then, (until - now) if until else 0, Mood.CALM, until, until)
    left = on.left(at)
    ends = now + max(left, 0)
    then_at = None if then is None else max(ends, then.lock or 0)
    if then is not None and then.track != name:
        then_at = max(leg_end(resume(run, now).leg, now, now), then.lock or 0)
    return Sight(name, on, then, left, mood(left, on.minutes), None, then_at)


def _after_leg(run: Run) -> Part | None:
    at = run.legs.index(run.leg)
    coming = (p for leg in run.legs[at + 1 :] for p in leg_fronts(leg))
    return next(coming, None)


def _front(run: Run, track: str) -> Part | None:
    """What is on or waiting in a track, else whatever is nearest to its end."""
    fronts = leg_fronts(run.leg)
    named = [part for part in fronts if part.track == track] if track else []
    on = sorted((p for p in fronts if p.is_on), key=lambda p: (p.began or 0) + p.minutes * 60)
    return next(iter(named or on or fronts), None)


def _free_since(run: Run) -> float:
    """When the leg that is on could begin: when the one before it was over."""
    at = run.legs.index(run.leg) if run.leg else len(run.legs)
    ends = [p.ended for leg in run.legs[:at] for t in leg for p in t if p.ended is not None]
    return max([run.began or 0, *ends])


def _follows(run: Run, part: Part, before: Part) -> bool:
    """Whether a block comes after another in the same track, or in a later leg."""
    places = {
        p.id: (n, p.track, k)
        for n, leg in enumerate(run.legs)
        for track in leg
        for k, p in enumerate(track)
    }
    leg, track, place = places[part.id]
    leg_before, track_before, place_before = places[before.id]
    return leg > leg_before or (
        leg == leg_before and track == track_before and place > place_before
    )


def _leg_over(leg: Leg) -> bool:
    return all(part.is_over for track in leg for part in track)


def _moved(part: Part, by: float) -> Part:
    lock = None if part.lock is None else part.lock + by
    return replace(part, starts=part.starts + by, ends=part.ends + by, lock=lock)


def _with(run: Run, changed: Part) -> Run:
    return _each(run, lambda part: changed if part.id == changed.id else part)


def _each(run: Run, change: Callable[[Part], Part]) -> Run:
    legs = tuple(tuple(tuple(map(change, track)) for track in leg) for leg in run.legs)
    return replace(run, legs=legs)
