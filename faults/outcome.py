"""What became of a fault that was tried many times, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADINGS = ("fault", "tries", "lost", "torn", "missed", "verdict", "")


@dataclass(frozen=True)
class Harm:
    """What one try did: `lost` what was said to be kept, `torn` left something half,
    or was `missed` where it had to be refused or noticed."""

    lost: bool = False
    torn: bool = False
    missed: bool = False


@dataclass(frozen=True)
class Outcome:
    """In how many tries a fault did harm. A control is the same fault without the protection."""

    fault: str
    tries: int = 0
    lost: int = 0
    torn: int = 0
    missed: int = 0
    is_control: bool = False
    skipped: str = ""
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether a fault did no harm, or a control some; true where it could not be tried."""
        harm = self.lost + self.torn + self.missed
        return bool(self.skipped) or (self.tries > 0 and (harm > 0) == self.is_control)

    @property
    def verdict(self) -> str:
        """What that comes to in a word."""
        if self.skipped:
            return "skipped"
        if self.is_control:
            return "fails, as it must" if self.holds else "DID NOT FAIL"
        return "ok" if self.holds else "HARM"


def counted(
    fault: str, harms: Iterable[Harm], *, is_control: bool = False, note: str = ""
) -> Outcome:
    """The outcome of every try of a fault."""
    every = list(harms)
    return Outcome(
        fault,
        len(every),
        lost=sum(harm.lost for harm in every),
        torn=sum(harm.torn for harm in every),
        missed=sum(harm.missed for harm in every),
        is_control=is_control,
        note=note,
    )


def table(outcomes: Sequence[Outcome]) -> str:
    """The outcomes in columns, each control under its fault."""
    rows = [HEADINGS, *(_row(outcome) for outcome in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    numbers = range(1, 5)
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _row(outcome: Outcome) -> tuple[str, ...]:
    name = f"  control: {outcome.fault}" if outcome.is_control else outcome.fault
    if outcome.skipped:
        return (name, "", "", "", "", outcome.verdict, outcome.skipped)
    counts = (outcome.tries, outcome.lost, outcome.torn, outcome.missed)
    return (name, *map(str, counts), outcome.verdict, outcome.note)
