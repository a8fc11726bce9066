"""How far a goal's measure has come: start, latest reading and target, and a bar that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.documents import words
from facilitator.documents.figures import Figure, Pen
from facilitator.documents.palette import PAPER
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Goal, Reading


@dataclass(frozen=True)
class Progress:
    """The numbers of a goal's measure; None where they are not known."""

    baseline: float | None
    latest: float | None
    target: float | None
    unit: str = ""

    def told(self) -> list[tuple[str, float]]:
        """Each known number with the word for it, in the order of time."""
        now = "now" if self.latest is None else "at the start"
        numbers = ((now, self.baseline), ("now", self.latest), ("target", self.target))
        return [(label, value) for label, value in numbers if value is not None]

    @property
    def share(self) -> float | None:
        """How much of the way is done, 0 to 1; None where there is no way to measure."""
        if self.baseline is None or self.target is None or self.baseline == self.target:
            return None
        now = self.baseline if self.latest is None else self.latest
        return min(max((now - self.baseline) / (self.target - self.baseline), 0), 1)


def readings_of(dossier: Dossier, goal: Goal) -> tuple[Reading, ...]:
    """A goal's readings, oldest first."""
    return tuple(reading for reading in dossier.readings if reading.goal_id == goal.id)


def progress_of(dossier: Dossier, goal: Goal, by: date = date.max) -> Progress:
    """Where a goal's measure stands, or stood `by` a day.

    A reading is only "now" when it is not the baseline itself.
    """
    readings = [reading for reading in readings_of(dossier, goal) if reading.on <= by]
    latest = readings[-1].value if readings else None
    baseline = goal.baseline
    if baseline is None and len(readings) > 1:
        baseline = readings[0].value
    if baseline is None:
        return Progress(latest, None, goal.target, goal.unit)
    is_start = len(readings) == 1 and latest == baseline
    return Progress(baseline, None if is_start else latest, goal.target, goal.unit)


def measure_of(goal: Goal) -> str:
    """What a goal's number counts, with its unit where neither it nor the numbers say so."""
    measure, unit = goal.measure.strip(), goal.unit.strip()
    said = words.sign(unit) or unit.casefold() in measure.casefold()
    return ", in ".join(filter(None, [measure, "" if said else unit]))


def progress_bar(progress: Progress, colour: str, width: float) -> Figure | None:
    """A bar from the start to the target, filled as far as the measure has come."""
    share = progress.share
    if share is None:
        return None
    pen = Pen(width, 12)
    pen.line(3, 6, width - 7, 6, PAPER.line, 2.4)
    if share:
        pen.line(3, 6, 3 + (width - 10) * share, 6, colour, 2.4)
    pen.diamond(width - 7, 6, 5.5, PAPER.card, colour)
    pen.dot(3 + (width - 10) * share, 6, 3.8, colour, PAPER.card)
    told = ", ".join(f"{label} {words.amount(v, progress.unit)}" for label, v in progress.told())
    return pen.figure(f"{100 * share:.0f}% of the way: {told}.")
