"""Sketching what drives a goal: lines added, turned, moved and removed, each one step to undo."""

from __future__ import annotations

from facilitator.domain import driver_sketch
from facilitator.domain.deliver_records import Driver, DriverKind
from facilitator.domain.driver_sketch import Lines
from facilitator.domain.records import Goal
from facilitator.errors import UserError
from facilitator.operations import fields
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def lines(casebook: Casebook, goal_id: str) -> Lines:
    """The sketch of a goal, line by line."""
    return driver_sketch.lines_of(casebook.find(Driver, goal_id=goal_id), goal_id)


def add(
    casebook: Casebook,
    goal_id: str,
    text: str,
    *,
    kind: DriverKind = DriverKind.DRIVER,
    after_id: str = "",
) -> Driver:
    """Add a line after another, or at the end; the first line is always a driver.

    Raises UserError without words.
    """
    _refuse_empty(text)
    goal = casebook.get(Goal, goal_id)
    new = Driver(new_id(), goal.network_id, goal_id, fields.checked_text(text.strip()), kind)
    before = lines(casebook, goal_id)
    with casebook.step(f"Add {_called(kind if before else DriverKind.DRIVER)}"):
        casebook.insert(new)
        _write(casebook, before, driver_sketch.with_line(before, new, after_id))
    return casebook.get(Driver, new.id)


def set_text(casebook: Casebook, driver_id: str, text: str) -> Driver:
    """Reword a line; UserError without words."""
    _refuse_empty(text)
    return fields.set_field(casebook, Driver, driver_id, "text", text.strip())


def turn(casebook: Casebook, driver_id: str, kind: DriverKind) -> Driver:
    """Make a driver an idea of the driver above it, or an idea a driver.

    Raises UserError for the first line, which has no driver above it.
    """
    driver = casebook.get(Driver, driver_id)
    before = lines(casebook, driver.goal_id)
    if kind is DriverKind.IDEA and not driver_sketch.can_be_idea(before, driver_id):
        raise UserError(
            "The first line is a driver; there is none above it to be an idea of.",
            "Write the driver first, and the idea on the next line.",
        )
    with casebook.step(f"Make {_called(driver.kind)} {_article(kind)}"):
        _write(casebook, before, driver_sketch.turned(before, driver_id, kind))
    return casebook.get(Driver, driver_id)


def move(casebook: Casebook, driver_id: str, by: int) -> None:
    """Move a line one place up (-1) or down (1); a driver takes its ideas along."""
    driver = casebook.get(Driver, driver_id)
    before = lines(casebook, driver.goal_id)
    with casebook.step(f"Move {_called(driver.kind)}"):
        _write(casebook, before, driver_sketch.moved(before, driver_id, by))


def remove(casebook: Casebook, driver_id: str) -> None:
    """Remove a line; the ideas of a driver stay, under the driver above."""
    driver = casebook.get(Driver, driver_id)
    before = lines(casebook, driver.goal_id)
    with casebook.step(f"Remove {_called(driver.kind)}"):
        casebook.delete(driver)
        _write(casebook, before, driver_sketch.without(before, driver_id))


def _write(casebook: Casebook, before: Lines, after: Lines) -> None:
    """Write the lines that are not as they were."""
    was = {line.id: line for line in before}
    for line in after:
        if line != was.get(line.id):
            casebook.update(line, kind=line.kind, driver_id=line.driver_id, position=line.position)


def _called(kind: DriverKind) -> str:
    return "change idea" if kind is DriverKind.IDEA else "driver"


def _article(kind: DriverKind) -> str:
    return "an idea" if kind is DriverKind.IDEA else "a driver"


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise UserError("A line of the sketch needs words.", "Say what would have to be true.")
