"""The driver sketch of a goal: what would have to be true for its aim, and ideas to make it so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.deliver_records import Driver, DriverKind

Lines = tuple[Driver, ...]
"""A sketch line by line as it is edited: each driver with its ideas after it."""


@dataclass(frozen=True)
class Branch:
    """A driver with the change ideas that move it."""

    driver: Driver
    ideas: tuple[Driver, ...] = ()


def lines_of(drivers: Iterable[Driver], goal_id: str) -> Lines:
    """A goal's sketch line by line; ideas whose driver is gone follow the last driver."""
    own = sorted((d for d in drivers if d.goal_id == goal_id), key=lambda d: (d.position, d.id))
    tops = [driver for driver in own if driver.kind is DriverKind.DRIVER]
    ideas = [driver for driver in own if driver.kind is DriverKind.IDEA]
    known = {driver.id for driver in tops}
    made: list[Driver] = []
    for driver in tops:
        made += [driver, *(idea for idea in ideas if idea.driver_id == driver.id)]
    loose = [idea for idea in ideas if idea.driver_id not in known]
    return arranged([*made, *loose])


def branches(lines: Sequence[Driver]) -> tuple[Branch, ...]:
    """The tree that the lines make."""
    made: list[Branch] = []
    for line in lines:
        if line.kind is DriverKind.IDEA and made:
            made[-1] = Branch(made[-1].driver, (*made[-1].ideas, line))
        else:
            made.append(Branch(line))
    return tuple(made)


def arranged(lines: Iterable[Driver]) -> Lines:
    """The lines numbered as they stand; an idea belongs to the driver above, the first is one."""
    above: str | None = None
    made: list[Driver] = []
    for position, line in enumerate(lines):
        if line.kind is DriverKind.DRIVER or above is None:
            above = line.id
            line = replace(line, kind=DriverKind.DRIVER, driver_id=None, position=position)
        else:
            line = replace(line, driver_id=above, position=position)
        made.append(line)
    return tuple(made)


def with_line(lines: Lines, new: Driver, after_id: str = "") -> Lines:
    """One more line, after another or at the end."""
    at = _number(lines, after_id) + 1 if after_id else len(lines)
    return arranged([*lines[:at], new, *lines[at:]])


def without(lines: Lines, line_id: str) -> Lines:
    """One line less; ideas of a driver that goes stay, under the driver above."""
    return arranged(line for line in lines if line.id != line_id)


def turned(lines: Lines, line_id: str, kind: DriverKind) -> Lines:
    """A driver as an idea of the driver above, or an idea as a driver of its own."""
    return arranged(replace(line, kind=kind) if line.id == line_id else line for line in lines)


def moved(lines: Lines, line_id: str, by: int) -> Lines:
    """A line one place up (-1) or down (1); a driver takes its ideas along, past whole drivers."""
    blocks = [[branch.driver, *branch.ideas] for branch in branches(lines)]
    at = next(n for n, block in enumerate(blocks) if line_id in {line.id for line in block})
    if blocks[at][0].id == line_id:
        there = at + by
        if 0 <= there < len(blocks):
            blocks[at], blocks[there] = blocks[there], blocks[at]
        return arranged(line for block in blocks for line in block)
    flat = list(lines)
    here = _number(lines, line_id)
    there = here + by
    if 0 < there < len(flat):
        flat[here], flat[there] = flat[there], flat[here]
    return arranged(flat)


def can_be_idea(lines: Lines, line_id: str) -> bool:
    """Whether there is a driver above that this one could be an idea of."""
    return _number(lines, line_id) > 0


def in_words(aim: str, lines: Lines) -> str:
    """The tree read aloud: the aim, then each driver with its ideas."""
    told = [f"Driver sketch. Aim: {_ended(aim)}"]
    if not lines:
        return f"{told[0]} No driver is written down yet."
    for number, branch in enumerate(branches(lines), start=1):
        told.append(f"Driver {number}: {_ended(branch.driver.text)}")
        if branch.ideas:
            ideas = "; ".join(idea.text.strip().rstrip(".") for idea in branch.ideas)
            told.append(f"Change ideas: {ideas}.")
    return " ".join(told)


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _number(lines: Lines, line_id: str) -> int:
    return next(number for number, line in enumerate(lines) if line.id == line_id)
