"""The quadrant of score against agreement, with labels that keep out of each other's way."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.documents import fonts
from facilitator.documents.figures import LABEL, SMALL, Figure, Pen, joined
from facilitator.documents.palette import PAPER, Palette

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Point:
    """One statement or dimension on the quadrant: score 0 to 100, agreement 0 to 1."""

    id: str
    label: str
    score: float
    agreement: float


_FIELDS = (
    ("Listen", "high, but split", 0, 1),
    ("Build on", "high and shared", 1, 1),
    ("Explore", "low and split", 0, 0),
    ("Fix", "low and shared", 1, 0),
)


def quadrant(
    points: Sequence[Point],
    palette: Palette = PAPER,
    *,
    width: float = 420,
    height: float = 300,
    score_split: float = 60,
    agreement_split: float = 0.75,
) -> Figure:
    """Agreement across, score upwards, in four named fields; labels move apart.

    Where nothing lies in its lower half or so, an axis begins later, and says where.
    """
    pen = Pen(width, height, palette)
    left, bottom = 30.0, 26.0
    across, upwards = width - left - 6, height - bottom - 6
    least = _begin(points)
    at = _Scale(least, (left, bottom), (across / (1 - least[0]), upwards / (100 - least[1])))
    split = at(agreement_split, score_split)
    _fields(pen, (left, bottom, left + across, bottom + upwards), split, least)
    placed = [(*at(p.agreement, p.score), p) for p in points]
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y, _ in placed]
    taken += _titles(pen, split, left) + _lines_between(split, (left, bottom, width, height))
    for x, y, point in sorted(placed, key=lambda item: -item[1]):
        pen.dot(x, y, 3.2, palette.teal, palette.card)
        box = _free_box(pen, x, y, point.label, taken, (left, bottom, width, height))
        taken.append(box)
        pen.text(box[0], box[1] + 2.2, _short(point.label), size=SMALL, colour=palette.ink)
        told = f"{point.label}: score {point.score:.0f}, agreement {point.agreement:.2f}"
        pen.spot((x - 7, y - 7, x + 7, y + 7), "point", point.id, told)
    return pen.figure(_quadrant_words(points, score_split, agreement_split))


@dataclass(frozen=True)
class _Scale:
    """Turns agreement and score into a place on the figure, in points."""

    least: tuple[float, float]
    origin: tuple[float, float]
    each: tuple[float, float]

    def __call__(self, agreement: float, score: float) -> tuple[float, float]:
        x, y = agreement - self.least[0], score - self.least[1]
        return self.origin[0] + x * self.each[0], self.origin[1] + y * self.each[1]


def _begin(points: Sequence[Point]) -> tuple[float, float]:
    """Where both axes begin: agreement at 0 or 0.5, score at 0, 20 or 40."""
    agreement = min((p.agreement for p in points), default=0)
    score = min((p.score for p in points), default=0)
    return (0.5 if agreement >= 0.5 else 0.0), min(40.0, max(0.0, 20 * ((score - 5) // 20)))


def _fields(pen: Pen, box: Box, split: tuple[float, float], least: tuple[float, float]) -> None:
    left, bottom, right, top = box
    palette = pen.palette
    pen.rect(split[0], split[1], right - split[0], top - split[1], palette.teal_soft, thick=0)
    pen.rect(left, bottom, right - left, top - bottom, "", palette.line)
    pen.line(split[0], bottom, split[0], top, palette.mute, 0.7, (3, 2))
    pen.line(left, split[1], right, split[1], palette.mute, 0.7, (3, 2))
    pen.text(left, 8, f"{least[0]:g} split", size=SMALL, colour=palette.mute)
    pen.text((left + right) / 2, 8, "agreement", size=SMALL, colour=palette.mute, anchor="middle")
    pen.text(right, 8, "shared 1", size=SMALL, colour=palette.mute, anchor="end")
    pen.text(left - 4, bottom, f"{least[1]:g}", size=SMALL, colour=palette.mute, anchor="end")
    pen.text(left - 4, top - 8, "100", size=SMALL, colour=palette.mute, anchor="end")
    pen.text(0, (bottom + top) / 2, "score", size=SMALL, colour=palette.mute)


def _titles(pen: Pen, split: tuple[float, float], left: float) -> list[Box]:
    """Name the four fields in their corners; the boxes that the names take."""
    boxes = []
    for name, meaning, right, upper in _FIELDS:
        x = split[0] + 6 if right else left + 6
        y = pen.drawing.height - 19 if upper else 33
        pen.text(x, y, name, size=LABEL, font=fonts.SEMIBOLD, colour=pen.palette.ink_2)
        wide = fonts.width(name, fonts.SEMIBOLD, LABEL)
        room = (pen.drawing.width - 8 if right else split[0] - 4) - x - wide - 5
        if fonts.width(meaning, fonts.REGULAR, SMALL) <= room:
            pen.text(x + wide + 5, y, meaning, size=SMALL, colour=pen.palette.mute)
            wide += 5 + fonts.width(meaning, fonts.REGULAR, SMALL)
        boxes.append((x - 2, y - 3, x + wide + 2, y + 9))
    return boxes


def _lines_between(split: tuple[float, float], bounds: Box) -> list[Box]:
    left, bottom, right, top = bounds
    x, y = split
    return [(x - 1, bottom, x + 1, top), (left, y - 1, right, y + 1)]


def _short(label: str) -> str:
    return fonts.fitted(label, fonts.REGULAR, SMALL, 120)


def _free_box(
    pen: Pen,
    x: float,
    y: float,
    label: str,
    taken: Sequence[Box],
    bounds: Box,
) -> Box:
    """The nearest place for a label that hides nothing; a fine line leads to a far one."""
    wide, tall = fonts.width(_short(label), fonts.REGULAR, SMALL), 10.0
    least, most = bounds[0] + 3, bounds[2] - 10 - wide
    places = [
        (x + side * (7 + wide / 2) - wide / 2, y - tall / 2 + shift * 5.5)
        for shift in (0, *(sign * n for n in range(1, 26) for sign in (1, -1)))
        for side in (1, -1, 0)
    ]
    for wanted_x, place_y in places:
        place_x = min(max(wanted_x, least), most)
        box = (place_x, place_y, place_x + wide, place_y + tall)
        inside = box[0] > bounds[0] and box[1] > bounds[1] and box[2] < bounds[2] - 8
        if inside and box[3] < bounds[3] - 8 and not any(_overlap(box, other) for other in taken):
            if abs(place_y + tall / 2 - y) > 9:
                near = min(max(x, box[0]), box[2])
                pen.line(x, y, near, place_y + tall / 2, pen.palette.mute, 0.4)
            return box
    left = min(max(x + 7, least), most)
    return (left, y - tall / 2, left + wide, y + tall / 2)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _quadrant_words(points: Sequence[Point], score_split: float, agreement_split: float) -> str:
    parts = []
    for name, _, right, upper in _FIELDS:
        held = [
            point.label
            for point in points
            if (point.agreement >= agreement_split) == bool(right)
            and (point.score >= score_split) == bool(upper)
        ]
        parts.append(f"{name.lower()}: {', '.join(held) or 'none'}")
    return f"Score against agreement. {joined(parts)}."
