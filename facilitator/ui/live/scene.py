"""What the room is told of a run at one moment, in words: what the timer's face paints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from facilitator.domain import live_run
from facilitator.domain.agenda import clock
from facilitator.domain.live_run import Mood, Part, Run, Sight

_LONGEST = 100 * 60
"""Seconds from which a time is told with hours."""
_BEGIN = "Press Space to begin"
_GO_ON = "Press Space to go on: the time since then is counted. Press N to start anew."
_REHEARSE = f"Today is not its day: a rehearsal. {_BEGIN}"
_KEEP = "Press Space to keep its minutes. Press N to start anew."
_WORDS = {
    Mood.CALM: "left of {}",
    Mood.AMBER: "Drawing to a close, of {}",
    Mood.CORAL: "Nearly over, of {}",
    Mood.OVER: "over its {}",
}


@dataclass(frozen=True)
class Column:
    """One track: what is on, the time in digits, what that time is, and what comes next.

    `share` is how much of the block is left, 0 to 1; None where no block is on.
    """

    track: str
    title: str
    digits: str
    words: str
    then: str
    mood: Mood = Mood.CALM
    share: float | None = None


@dataclass(frozen=True)
class Scene:
    """The whole face; `standing` says ahead or behind, `is_late` whether that is bad news.

    The `rescue`, the `message` and the `hint`, which says what to press, are for whoever leads.
    """

    title: str
    clock: str
    columns: tuple[Column, ...]
    standing: str
    is_late: bool = False
    rescue: str = ""
    message: str = ""
    hint: str = ""
    is_paused: bool = False

    @property
    def told(self) -> str:
        """What whoever leads is told: a message, else the rescue; then what to press."""
        return " ".join(part for part in (self.message or self.rescue, self.hint) if part)

    def for_room(self) -> Scene:
        """The face without what is for whoever leads."""
        return replace(self, rescue="", message="", hint="")

    @property
    def words(self) -> str:
        """All of it as read aloud."""
        told = [self.title]
        for column in self.columns:
            parts = (column.track, column.title, column.digits, column.words, column.then)
            told.append(". ".join(part for part in parts if part))
        return "\n".join(
            part for part in (*told, self.standing, self.rescue, self.message, self.hint) if part
        )


def running(run: Run, now: float, *, rescue: str = "", message: str = "") -> Scene:
    """The face of a run that has begun."""
    return Scene(
        run.title,
        hour(now),
        tuple(_column(run, sight, now) for sight in live_run.sights(run, now)),
        standing_words(run, now),
        is_late=is_late(run, now),
        rescue=rescue,
        message=message,
        is_paused=run.paused_at is not None,
    )


def ready(run: Run, now: float, *, is_today: bool, message: str = "") -> Scene:
    """The face before the first block; in the last hour before it, the time until then."""
    first = run.parts[0]
    wait = first.starts - now
    known = run.has_clock and is_today and 0 < wait < 3600
    length = f"{first.minutes}:00"
    hint = _BEGIN if is_today else _REHEARSE
    column = Column(
        "",
        f"First: {first.title}",
        digits(wait) if known else length,
        f"until {hour(first.starts)}" if known else _minutes(first),
        "",
    )
    return Scene(run.title, hour(now), (column,), "Ready", message=message, hint=hint)


def found(
    run: Run, now: float, began: str, kept: float, *, on: date | None = None, message: str = ""
) -> Scene:
    """The face of a run that has not ended, begun at `began`; `on` where that was another day."""
    when = f"on {on.day} {on:%B} at {began}" if on else f"at {began}"
    title = f"A run of this workshop began {when}"
    column = Column("", title, hour(kept), "when it was last kept", "")
    hint = _KEEP if on else _GO_ON
    return Scene(
        run.title, hour(now), (column,), f"Begun {when}, not ended", message=message, hint=hint
    )


def waiting(run: Run, now: float) -> Scene:
    """The workshop's title and the time, where there is nothing yet that is for the room."""
    return Scene(run.title, hour(now), (Column("", run.title, hour(now), "", ""),), "")


def tried(found: Scene, lasted: int) -> Scene:
    """The face of a run that was found and only tried, in which so many blocks lasted."""
    keep = ", Y to keep its minutes." if lasted else "."
    return replace(found, hint=f"A rehearsal. Press Space to start anew{keep}")


def over(run: Run, now: float, *, day: date | None = None, message: str = "") -> Scene:
    """The face of a run that is over; `day` is the workshop's where it was run on another."""
    ended = max([part.ended or 0 for part in run.parts], default=now)
    lasted = len(live_run.actual_minutes(run))
    held = live_run.was_held(run, on_its_day=day is None)
    name = "workshop" if held else "rehearsal"
    column = Column("", f"The {name} is over", hour(ended), "when it ended", "")
    standing = ended_words(run, ended) if held else _tried_words(lasted, day)
    hint = _keep_words(lasted, held)
    return Scene(run.title, hour(now), (column,), standing, message=message, hint=hint)


def hour(seconds: float) -> str:
    """A moment as it stands on a clock: "10:42"."""
    return clock(int(seconds // 60))


def digits(seconds: float) -> str:
    """Time left as "4:59", with hours from 100 minutes on, and "+1:24" once it is over."""
    whole = int(seconds + 0.999) if seconds >= 0 else int(-seconds)
    sign = "+" if seconds < 0 and whole else ""
    if whole >= _LONGEST:
        return f"{sign}{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def standing_words(run: Run, now: float) -> str:
    """Ahead or behind, and when it will end."""
    late, ends = live_run.behind(run, now), live_run.finish(run, now)
    minutes = minute_words(abs(late))
    told = f"{minutes} behind" if late >= 60 else f"{minutes} ahead" if late <= -60 else "On time"
    if run.deadline is None:
        return f"{told}. Ends {hour(ends)}"
    if is_late(run, now):
        told = told if late >= 60 else "The agenda is longer than its time"
        return f"{told}. Ends {hour(ends)}, planned {hour(run.deadline)}"
    return f"{told}, but ends in time" if late >= 60 else f"{told}. Ends {hour(ends + 30)}"


def is_late(run: Run, now: float) -> bool:
    """Whether it will end after its time."""
    return run.deadline is not None and live_run.finish(run, now) - run.deadline >= 60


def ended_words(run: Run, now: float) -> str:
    """How the whole of it ended, against its time or, where it has none, its agenda."""
    late = live_run.behind(run, now) if run.deadline is None else now - run.deadline
    if abs(late) < 60:
        return "Ended on time"
    return f"Ended {minute_words(abs(late))} {'late' if late > 0 else 'early'}"


def minute_words(seconds: float) -> str:
    """A length of time in whole minutes: "7 minutes"."""
    minutes = max(round(seconds / 60), 1)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def block_words(number: int) -> str:
    """So many blocks."""
    return "1 block" if number == 1 else f"{number} blocks"


def length_words(seconds: float) -> str:
    """A length of time in words, in seconds where it is short."""
    if seconds < 90:
        return f"{round(seconds)} seconds"
    return minute_words(seconds)


def _tried_words(lasted: int, day: date | None) -> str:
    if not lasted:
        return "Only tried: no block took half a minute"
    return f"A rehearsal: not on its day, {day.day} {day:%B}" if day else ""


def _keep_words(lasted: int, held: bool) -> str:
    keep = f"keep how long {block_words(lasted)} took"
    if held:
        return f"Press Enter to {keep}, Delete to keep nothing."
    return (
        f"Press Enter to keep nothing, Y to {keep}." if lasted else "Press Enter to keep nothing."
    )


def _column(run: Run, sight: Sight, now: float) -> Column:
    then = _then_words(sight)
    if sight.now is None:
        return _waiting(sight, then)
    part = sight.now
    said = _WORDS[sight.mood].format(_minutes(part))
    if run.paused_at is not None:
        said = f"Paused since {hour(run.paused_at)}"
    share = max(sight.left, 0) / max(part.minutes * 60, 1)
    return Column(
        sight.track,
        part.title,
        digits(sight.left),
        said,
        then,
        sight.mood,
        min(share, 1),
    )


def _waiting(sight: Sight, then: str) -> Column:
    if sight.waits_until is not None and sight.then is not None:
        at = f"“{sight.then.title}” begins at {hour(sight.waits_until)}"
        return Column(sight.track, "Free until then", digits(max(sight.left, 0)), at, "")
    return Column(sight.track, "Done here", "–", "The other tracks are still at work", then)


def _then_words(sight: Sight) -> str:
    part: Part | None = sight.then
    if part is None:
        return "Next: the end" if sight.now else ""
    at = f" at {hour(sight.then_at)}" if sight.then_at is not None else ""
    return f"Next{at}: {part.title}, {_minutes(part)}"


def _minutes(part: Part) -> str:
    return "1 minute" if part.minutes == 1 else f"{part.minutes} minutes"
