"""A run chart is drawn for few, many, flat and huge readings, and read aloud in full."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Rect, String

from facilitator.documents import fonts
from facilitator.documents.figures import to_pdf
from facilitator.documents.figures_run_chart import run_chart, told
from facilitator.documents.palette import DARK, PAPER
from facilitator.domain.records import Reading
from facilitator.domain.run_chart import Better
from facilitator.domain.run_chart import run_chart as chart_of

START = date(2026, 3, 2)


def chart(values, better=Better.UP):
    days = [START + timedelta(30 * n) for n in range(len(values))]
    read = [Reading(f"r{n:03}", "n", "g", day, values[n]) for n, day in enumerate(days)]
    return chart_of(read, better)


def strings(figure):
    return [shape for shape in figure.drawing.contents if isinstance(shape, String)]


def extent(text):
    wide = fonts.width(text.text, text.fontName, text.fontSize)
    left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.textAnchor]
    return left, left + wide


SHAPES = {
    "none": [],
    "one": [3],
    "flat": [5] * 14,
    "few": [22, 24, 31, 38, 37, 46],
    "signals": [22, 25, 21, 24, 23, 22, 24, 25, 38, 40, 42, 41, 44, 43],
    "huge": [1_600_000.0 + 7 * n for n in range(13)],
    "many": [n % 7 for n in range(80)],
    "below nothing": [-3, 4, -5, 6],
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("width", [240, 330, 482])
def test_no_words_leave_the_drawing(name, width):
    figure = run_chart(chart(SHAPES[name]), 70, width=width, unit="per cent")

    assert to_pdf(figure).startswith(b"%PDF")
    for text in strings(figure):
        left, right = extent(text)
        assert left >= -0.5
        assert right <= width + 12
        assert 0 <= text.y <= figure.drawing.height - 5


def test_names_of_lines_never_touch():
    figure = run_chart(chart([10, 11, 9] * 5), 10, unit="per cent")
    gutter = sorted(t.y for t in strings(figure) if t.x > figure.drawing.width - 74)

    assert len(gutter) == 4
    assert all(later - earlier >= 9 for earlier, later in itertools.pairwise(gutter))


def test_a_long_value_takes_the_room_of_its_name():
    said = [text.text for text in strings(run_chart(chart(SHAPES["huge"]), 70_000_000.5))]

    assert "70,000,000.5" in said
    assert any(text.startswith("upper 1,6") for text in said)
    assert not any("…" in text for text in said)


def test_a_value_stands_below_its_point_where_the_median_goes_through_it():
    figure = run_chart(chart(SHAPES["few"]), 70, unit="per cent")
    said = {text.text: text.y for text in strings(figure)}
    points = [spot.rect[1] + 6 for spot in figure.hot_spots]

    assert said["24%"] < points[1]
    assert said["38%"] > points[3]


def test_everything_is_read_aloud():
    alt = run_chart(chart(SHAPES["few"]), 70, unit="per cent").alt

    assert alt.startswith("Run chart: 2 March 2026 22%, 1 April 2026 24%")
    assert "Median of 6 readings: 34%." in alt
    assert "Target 70%." in alt
    assert "No signal" in alt


def test_each_reading_can_be_pointed_at_with_its_signals():
    figure = run_chart(chart(SHAPES["signals"]), unit="%")

    assert len(figure.hot_spots) == 14
    assert figure.hot_spots[0].label == "2 March 2026: 22%, signal 1, signal 3"


def test_a_limit_no_reading_can_reach_is_not_drawn():
    alt = run_chart(chart([1, 3, 0, 2, 4, 1, 0, 3, 2, 1, 4, 0, 2]), unit="%").alt
    assert "limits 0%" in alt
    full = run_chart(chart([99, 97, 100, 98, 99, 100, 97, 99, 98, 100, 99, 97]), unit="%").alt
    assert "to 100%" in full


def test_signals_are_numbered_where_there_are_several():
    assert told(["a"]) == ["a"]
    assert told(["a", "b"]) == ["1. a", "2. b"]


def test_drawn_in_the_colours_of_the_theme():
    def inks(palette):
        figure = run_chart(chart([1, 2, 3]), 4, palette)
        return {text.fillColor.hexval() for text in strings(figure)}

    assert inks(PAPER) != inks(DARK)


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30), st.floats(-1e9, 1e9))
def test_any_readings_are_drawn(values, target):
    assert run_chart(chart(values), target).drawing.contents


def test_no_line_is_drawn_through_a_value_that_can_stand_nowhere_else():
    values = [31, 30, 33, 31, 33, 36, 41, 42, 45, 47, 52, 50, 49]
    parts = run_chart(chart(values), 65, width=482, height=118, unit="per cent").drawing.contents

    value = next(p for p in parts if isinstance(p, String) and p.text == "31%")
    ground = parts[parts.index(value) - 1]
    assert isinstance(ground, Rect)
    assert ground.x <= value.x
    assert ground.x + ground.width >= extent(value)[1]
