"""What people and programs write in a cell is understood, or left for the form to refuse."""

import pytest

from facilitator.exchange import cells
from facilitator.formspec.load import load
from facilitator.formspec.model import Field, Kind, Option

SCALE = load("diagnostic").field("s01")


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Mostly", 4),
        (" very like us ", 5),
        ("4 - Mostly", 4),
        ("4: Mostly", 4),
        ("4 Mostly", 4),
        ("Mostly (4)", 4),
        ("AO02", 2),
        ("Can’t say", "?"),
        ("CANNOT SAY", "?"),
        ("Don't know", "?"),
        ("?", "?"),
        ("N/A", "-"),
        ("Not applicable", "-"),
        ("4", "4"),
        ("–", "–"),
        ("5 Mostly", "5 Mostly"),
        ("A6", "A6"),
        ("Rarely", "Rarely"),
    ],
)
def test_scale(cell, answer):
    assert cells.answer(load("diagnostic"), SCALE, "s01", cell) == answer


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-09", "2026-03-09"),
        ("2026-03-09 10:11:12", "2026-03-09"),
        ("2026-03-09T10:11:12Z", "2026-03-09"),
        ("9 March 2026", "2026-03-09"),
        ("9th Mar 2026", "2026-03-09"),
        ("March 9, 2026", "2026-03-09"),
        ("09/03/2026", "09/03/2026"),
        ("31 June 2026", "31 June 2026"),
        ("9 Ma 2026", "9 Ma 2026"),
    ],
)
def test_day(cell, day):
    assert cells.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        ("tea coffee", ["tea", "coffee"]),
        ("Tea;Milk, warm or cold;", ["tea", "milk"]),
        ("Tea, Milk, warm or cold", ["tea", "milk"]),
        ("Milk, warm or cold, Coffee", ["milk", "coffee"]),
        ("Tea, Water", ["tea", " Water"]),
    ],
)
def test_choices(cell, chosen):
    options = (
        Option("tea", "Tea"),
        Option("coffee", "Coffee"),
        Option("milk", "Milk, warm or cold"),
    )
    field = Field("drink", Kind.CHOICES, "Drinks", options=options)

    assert cells.answer(load("diagnostic"), field, "drink", cell) == chosen
