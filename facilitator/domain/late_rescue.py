"""Late rescue: what to trim or drop of what is still ahead, so that a late workshop ends in time.

Locked starts and the end are what must be met. Before each, the plan takes the minutes it is
late from as few blocks as can be; of such plans it takes the one that drops fewest, then the one
that drops the fewest minutes, then the one with the largest reserves. A block keeps its least; only
what may be cut is dropped; a block with a locked start keeps that start and is never dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from facilitator.domain.agenda import clock
from facilitator.domain.live_run import (
    Leg,
    Part,
    Run,
    Track,
    leg_end,
    leg_fronts,
    resume,
    track_end,
)
from facilitator.domain.value import value

LATE_FROM = 2
"""Minutes late at a locked start or at the end from which a rescue is offered."""
_GRACE = 30
"""Seconds from which on a minute begun counts as one late."""

_Cost = tuple[int, int, int, int]  # blocks, drops, minutes dropped, reserve (negative)
_NOTHING: _Cost = (0, 0, 0, 0)


@value
class Cut:
    """What one block gives up: some minutes, or where it `drops`, all of them.

    `beside` others on another track: its minutes win nothing more than theirs do.
    """

    part_id: str
    title: str
    minutes: int
    drops: bool = False
    beside: bool = False


@value
class Short:
    """What cannot be met: the locked start of a block, or the end where `title` is ""."""

    title: str
    at: float
    minutes: int


@value
class Rescue:
    """Minutes late, the cuts that win them back, how many they win, and what stays late.

    What is dropped is dropped whole, so that more may be won than it was late.
    """

    late: int
    won: int
    cuts: tuple[Cut, ...]
    short: tuple[Short, ...] = ()

    @property
    def words(self) -> str:
        """The plan in one or two sentences."""
        return " ".join((_won_words(self), *(_short_words(short) for short in self.short)))


def rescue(run: Run, now: float) -> Rescue | None:
    """What would bring a run back in time; None where it is in time as it is."""
    run = resume(run, now)
    late = won = 0
    cuts: list[Cut] = []
    short: list[Short] = []
    then, stretch = now, list[_Offer]()
    for leg, lock, title in _ahead(run):
        if lock is not None:
            need = _minutes_late(then - lock)
            taken, gain = _choose(stretch, need)
            cuts, won, late = cuts + taken, won + gain, max(late, need)
            if gain < need:
                short.append(Short(title, lock, need - gain))
            then, stretch = then - gain * 60, []
            then = max(then, lock) if _waits(leg) else then
        if leg:
            stretch.append(_Offer(leg, then, now))
            then = leg_end(leg, then, now)
    return Rescue(late, won, tuple(cuts), tuple(short)) if late >= LATE_FROM else None


def accepted(run: Run, plan: Rescue) -> Run:
    """The run with the cuts made."""
    cuts = {cut.part_id: cut for cut in plan.cuts}

    def changed(part: Part) -> Part:
        cut = cuts.get(part.id)
        if cut is None or part.began is not None:
            return part
        return (
            replace(part, dropped=True)
            if cut.drops
            else replace(part, minutes=part.minutes - cut.minutes)
        )

    legs = tuple(tuple(tuple(map(changed, track)) for track in leg) for leg in run.legs)
    return replace(run, legs=legs)


def reserve(part: Part) -> int:
    """Minutes a block can give up and still be held."""
    return max(part.minutes - max(part.least, 1), 0)


def may_drop(part: Part) -> bool:
    """Whether a block can be left out altogether."""
    return part.cuttable and part.lock is None and part.minutes > 0


def _ahead(run: Run) -> Iterator[tuple[Leg, float | None, str]]:
    """Each leg to come, with the locked start it has to meet; then the end of the day."""
    for leg in run.legs:
        fronts = leg_fronts(leg)
        if not fronts:
            continue
        locked = [part for part in fronts if part.lock is not None and part.began is None]
        first = min(locked, key=lambda part: part.lock or 0) if locked else None
        yield leg, first.lock if first else None, first.title if first else ""
    if run.deadline is not None:
        yield (), run.deadline, ""


def _waits(leg: Leg) -> bool:
    """Whether nothing of a leg can begin before its locked start."""
    return all(part.lock is not None and part.began is None for part in leg_fronts(leg))


def _minutes_late(seconds: float) -> int:
    return max(int((seconds + _GRACE) // 60), 0)


@dataclass(frozen=True)
class _Option:
    """One way for a leg to be shorter by up to `won` minutes; a drop wins all of them."""

    won: int
    cost: _Cost
    drops: bool = False


class _Offer:
    """A leg to come, and how much shorter it can be."""

    def __init__(self, leg: Leg, begins: float, now: float) -> None:
        self._tracks = [_Lane(track, begins, now) for track in leg]
        self._part = self._tracks[0].parts[0] if _is_one(leg, self._tracks) else None
        self.options = self._of_one() if self._part else list(self._of_tracks())

    def cut(self, minutes: int, drops: bool) -> tuple[list[Cut], int]:
        """What makes it so many minutes shorter, and how much shorter it then is."""
        if self._part:
            return [Cut(self._part.id, self._part.title, minutes, drops)], minutes
        longest = max(lane.ends for lane in self._tracks)
        made = [lane.shortened(longest - minutes * 60) for lane in self._tracks]
        cuts = [cut for found, _ in made for cut in found]
        own = len(next((found for found, _ in made if found), ()))
        told = [replace(cut, beside=True) if n >= own else cut for n, cut in enumerate(cuts)]
        return told, int((longest - max(ends for _, ends in made)) // 60)

    def _of_one(self) -> list[_Option]:
        assert self._part
        part, found = self._part, []
        if spare := reserve(part):
            found.append(_Option(spare, (1, 0, 0, -spare)))
        if may_drop(part):
            found.append(_Option(part.minutes, (1, 1, part.minutes, 0), drops=True))
        return found

    def _of_tracks(self) -> Iterator[_Option]:
        """A minute shorter, two, and so on while every track that would be longer can follow."""
        longest = max((lane.ends for lane in self._tracks), default=0)
        for minutes in range(1, 600):
            made = [lane.shortened(longest - minutes * 60) for lane in self._tracks]
            if any(ends > longest - minutes * 60 + 0.01 for _, ends in made):
                return
            cuts = [cut for found, _ in made for cut in found]
            drops = [cut.minutes for cut in cuts if cut.drops]
            yield _Option(minutes, (len(cuts), len(drops), sum(drops), -minutes))


class _Lane:
    """One track of a leg: when it ends, and its blocks after the last thing that cannot move."""

    def __init__(self, track: Track, begins: float, now: float) -> None:
        self.ends = track_end(track, begins, now)
        coming = [part for part in track if not part.is_over and part.began is None]
        fixed = [n for n, part in enumerate(coming) if part.lock is not None]
        self.parts = coming[fixed[-1] :] if fixed else coming

    def shortened(self, to: float) -> tuple[list[Cut], float]:
        """The cuts that end it by then, or as near as can be, and when it would end."""
        need = max(ceil((self.ends - to) / 60 - 1e-6), 0)
        cuts, gain = _choose([_Offer(((part,),), 0, 0) for part in self.parts], need)
        return cuts, self.ends - gain * 60


def _is_one(leg: Leg, lanes: Sequence[_Lane]) -> bool:
    return len(leg) == 1 and len(leg[0]) == 1 and bool(lanes[0].parts)


def _choose(offers: Sequence[_Offer], need: int) -> tuple[list[Cut], int]:
    """The cheapest cuts that win so many minutes, or as many as can be; and how many they win."""
    most = sum(max((o.won for o in offer.options), default=0) for offer in offers)
    need = min(need, most)
    if need <= 0:
        return [], 0
    best: dict[int, tuple[_Cost, tuple[tuple[int, _Option], ...]]] = {0: (_NOTHING, ())}
    for number, offer in enumerate(offers):
        better = dict(best)
        for won, (cost, picks) in best.items():
            for option in offer.options:
                reached = min(need, won + option.won)
                total = _sum(cost, option.cost)
                if reached not in better or total < better[reached][0]:
                    better[reached] = (total, (*picks, (number, option)))
        best = better
    return _made(offers, best[need][1], need)


def _sum(one: _Cost, other: _Cost) -> _Cost:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])


def _made(
    offers: Sequence[_Offer], picks: Sequence[tuple[int, _Option]], need: int
) -> tuple[list[Cut], int]:
    """The cuts of what was picked: drops whole, then the largest reserves as far as needed."""
    dropped = sum(option.won for _, option in picks if option.drops)
    left, given = max(need - dropped, 0), {n: o.won for n, o in picks if o.drops}
    for number, option in sorted(picks, key=lambda pick: -pick[1].won):
        if not option.drops:
            given[number] = min(option.won, left)
            left -= given[number]
    drops = {number for number, option in picks if option.drops}
    made = [offers[n].cut(given[n], n in drops) for n in sorted(given) if given[n]]
    return [cut for cuts, _ in made for cut in cuts], sum(won for _, won in made)


def _won_words(plan: Rescue) -> str:
    late = _minutes(plan.late)
    if not plan.cuts:
        return f"{late} late, and nothing ahead may be shortened."
    told = ", ".join(map(_cut_words, plan.cuts))
    return f"Recover {_minutes(plan.won)}: {told}."


def _cut_words(cut: Cut) -> str:
    beside = "beside it " if cut.beside else ""
    if cut.drops:
        return f"{beside}drop “{cut.title}”, {cut.minutes}"
    return f"{beside}trim “{cut.title}” by {cut.minutes}"


def _short_words(short: Short) -> str:
    at = clock(round(short.at) // 60)
    if short.title:
        return f"“{short.title}”, fixed at {at}, would still begin {_minutes(short.minutes)} late."
    return f"It would still end {_minutes(short.minutes)} after {at}."


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"
