"""Figures say what they show in words, keep labels apart and survive odd values."""

from collections.abc import Callable
from io import BytesIO
from itertools import combinations

import pytest
from pypdf import PdfReader
from reportlab.graphics.shapes import Circle, String

from facilitator.documents import fonts
from facilitator.documents.figures import Figure, to_pdf
from facilitator.documents.figures_change import Pair, pairs, two_spreads
from facilitator.documents.figures_diagnostic import (
    Light,
    dots,
    lights,
    radar,
    range_only,
)
from facilitator.documents.figures_plan import (
    Moment,
    Phase,
    Row,
    Step,
    confidence_line,
    fit_bars,
    orientations,
    path_bar,
    run_line,
    timeline,
)
from facilitator.documents.figures_quadrant import Point, quadrant
from facilitator.documents.palette import DARK, LIGHT, PAPER, Palette

LONG = "Llanfairpwllgwyngyll & <Łódź> 😀 \x00 " + "x" * 60
PROFILE = [("a", "Purpose and focus", 38.0), ("b", LONG, None), ("c", "Trust", 80.0)]
PHASES = [Phase("Listen", 0, 3), Phase("Build", 3, 18)]
GATES = [
    Moment(3, "Gate 1: plan agreed", "g1"),
    Moment(3.2, "Gate 2", "g2"),
    Moment(18, "End", "e"),
]
DIMENSIONS = ["Purpose", "Leading and sharing the load", "Membership and reach", LONG] * 2
ROWS = [
    Row("a", "Contract", 0, 1, done=True),
    Row("b", LONG, 3, step=Step.GATE, when="March 2026"),
    Row("c", "Event 1", 18, step=Step.EVENT),
]
PAIRS = [
    Pair("a", LONG, 1.0, 5.0, "+4.0, likely real", True, (2.0, 3.0)),
    Pair("b", "Trust", None, 3.0),
    Pair("c", "Load", 3.0, 3.0, LONG),
]
CROWD = [Point(str(n), f"Statement {n}", 58 + n, 0.74) for n in range(9)]

FIGURES: dict[str, Callable[[Palette], Figure]] = {
    "radar": lambda p: radar(PROFILE, [("a", "Purpose and focus", 20.0), *PROFILE[1:]], p),
    "wide radar": lambda p: radar([(d, d, 50) for d in DIMENSIONS], None, p),
    "radar without scores": lambda p: radar([(c, c, None) for c in "abc"], None, p),
    "dots": lambda p: dots((2, 5, 1, 3, 2), 2, (2, 4), p),
    "dots that stand for several": lambda p: dots((4000, 0, 3, 3000, 1), 4, (1, 4), p, width=124),
    "pairs": lambda p: pairs(PAIRS, ("Core", LONG), p),
    "no pairs": lambda p: pairs([], ("Core", "Members"), p),
    "spreads": lambda p: two_spreads((1, 2, 3, 0, 0), (0, 0, 9, 9, 9), p),
    "many dots": lambda p: dots((90, 0, 3, 300, 1), 4, (2.5, 4), p),
    "no dots": lambda p: dots((0, 0, 0, 0, 0), palette=p),
    "range": lambda p: range_only(2, 2, p),
    "quadrant": lambda p: quadrant([*CROWD, Point("x", LONG, 100, 1), Point("y", "y", 0, 0)], p),
    "lights": lambda p: lights([Light(c, LONG, c) for c in ("red", "amber", "green", "grey")], p),
    "path": lambda p: path_bar(PHASES, GATES, 30, [Moment(5, LONG)], p),
    "empty path": lambda p: path_bar([], [], palette=p),
    "timeline": lambda p: timeline(ROWS, 7.5, p),
    "confidence": lambda p: confidence_line([("March", 4), ("April", 10)], p),
    "run": lambda p: run_line([("March", -3), ("April", 1e6)], 80, p, unit="%"),
    "long run": lambda p: run_line([(f"Month {n}", 1000 + n) for n in range(40)], 1040, p),
    "run of millions": lambda p: run_line([("March", 1.6e6), ("April", 1234567.25)], None, p),
    "flat run": lambda p: run_line([("March", 0), (LONG, 0)], None, p),
    "empty run": lambda p: run_line([], None, p),
    "fit": lambda p: fit_bars([("a", LONG, 100), ("b", "Interest forum", 0)], p),
    "orientations": lambda p: orientations(
        [("a", LONG, 0, 3), ("b", "B", None, 1), ("c", "C", 2, 2)], palette=p
    ),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("palette", [PAPER, LIGHT, DARK], ids=["paper", "light", "dark"])
def test_every_figure_is_a_page_of_its_own_size(name: str, palette: Palette) -> None:
    figure = FIGURES[name](palette)

    page = PdfReader(BytesIO(to_pdf(figure))).pages[0]

    assert float(page.mediabox.width) == pytest.approx(figure.drawing.width, abs=0.01)
    assert figure.alt.endswith(".")


@pytest.mark.parametrize("name", FIGURES)
def test_labels_never_overlap_nor_leave_the_figure(name: str) -> None:
    figure = FIGURES[name](PAPER)
    boxes = [_box(item) for item in figure.drawing.contents if isinstance(item, String)]

    assert all(box[0] > -0.5 and box[2] < figure.drawing.width + 0.5 for box in boxes)
    assert all(box[1] > -3 and box[3] < figure.drawing.height + 0.5 for box in boxes)
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def _box(item: String) -> tuple[float, float, float, float, str]:
    wide = fonts.width(item.text, item.fontName, item.fontSize)
    left = item.x - {"start": 0, "middle": wide / 2, "end": wide}[item.textAnchor]
    return left, item.y, left + wide, item.y + item.fontSize * 0.68, item.text


@pytest.mark.parametrize("name", FIGURES)
def test_hot_spots_lie_in_the_figure_and_are_named(name: str) -> None:
    figure = FIGURES[name](PAPER)

    for spot in figure.hot_spots:
        left, bottom, right, top = spot.rect
        assert left < right
        assert bottom < top
        assert right > 0
        assert left < figure.drawing.width
        assert spot.label


def test_a_run_writes_millions_out() -> None:
    figure = run_line([("March", 1.6e6), ("April", 1234567.25)], 2e6)
    written = [item.text for item in figure.drawing.contents if isinstance(item, String)]

    assert "1,600,000" in written
    assert "target 2,000,000" in written
    assert figure.alt == "Readings: March 1,600,000, April 1,234,567.25. Target 2,000,000."


def test_a_radar_says_its_scores() -> None:
    assert "Purpose and focus 38" in radar(PROFILE).alt
    assert "too few answers" in radar(PROFILE).alt


def test_dots_say_counts_median_and_half() -> None:
    alt = dots((2, 0, 1, 0, 0), 1, (1, 3)).alt

    assert alt == "2 answered 1, 1 answered 3. Median 1. Middle half 1 to 3."


def test_dots_of_very_many_say_how_many_each_stands_for() -> None:
    figure = dots((4000, 0, 1, 0, 0), 1, width=124)
    drawn = [item for item in figure.drawing.contents if isinstance(item, Circle)]
    written = [item.text for item in figure.drawing.contents if isinstance(item, String)]

    assert len(drawn) <= 60
    assert "one dot is up to 84 answers" in written
    assert figure.alt.startswith("4000 answered 1, 1 answered 3.")


def test_pairs_say_both_means_and_what_is_hidden() -> None:
    alt = pairs([*PAIRS[:0], Pair("a", "Trust", 2.0, 3.0, "+1.0"), PAIRS[1]], ("then", "now")).alt

    assert "Trust: then 2.0, now 3.0, +1.0; Trust: too few answers." in alt


def test_a_quadrant_names_what_is_in_each_field() -> None:
    alt = quadrant([Point("a", "Trust", 80, 0.9), Point("b", "Load", 20, 0.2)]).alt

    assert "build on: Trust" in alt
    assert "explore: Load" in alt


def test_each_light_has_a_shape_of_its_own() -> None:
    kinds = [
        [type(item).__name__ for item in lights([Light("a", "A", light)]).drawing.contents][1]
        for light in ("red", "amber", "green")
    ]

    assert kinds == ["Rect", "Polygon", "Circle"]


def test_every_text_colour_is_readable_on_its_ground() -> None:
    for palette in (PAPER, LIGHT, DARK):
        for role in ("ink", "ink_2", "mute", "teal", "amber", "coral", "green", "violet"):
            assert _contrast(getattr(palette, role), palette.card) >= 4.5, (palette, role)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("score", "agreement", "said"),
    [(61, 0.6, {"40", "0.5 split"}), (30, 0.4, {"20", "0 split"}), (3, 1, {"0", "0.5 split"})],
)
def test_a_quadrant_begins_where_its_points_do_and_says_so(
    score: float, agreement: float, said: set[str]
) -> None:
    figure = quadrant([Point("a", "Trust", score, agreement)])

    written = {item.text for item in figure.drawing.contents if isinstance(item, String)}

    assert said <= written
    assert {"100", "shared 1"} <= written


def test_steps_to_come_are_paler_than_those_done():
    def marks(done: bool) -> list[object]:
        rows = [Row(kind, "Step", n, step=kind, done=done) for n, kind in enumerate(Step)]
        return [getattr(part, "fillColor", None) for part in timeline(rows, None).drawing.contents]

    changed = [pair for pair in zip(marks(True), marks(False), strict=True) if pair[0] != pair[1]]
    assert len(changed) == len(Step)
