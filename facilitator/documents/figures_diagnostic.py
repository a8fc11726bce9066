"""Figures of what was found: profile, answers, trouble lights."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin

from facilitator.documents import fonts
from facilitator.documents.figures import LABEL, SMALL, Figure, Pen, joined
from facilitator.documents.palette import PAPER, Palette

POINTS = (1, 2, 3, 4, 5)
_LABEL_ROOM = 92.0
_LEAST_STEP = 2.6
Profile = Sequence[tuple[str, str, float | None]]


@dataclass(frozen=True)
class Light:
    """One trouble light: `light` is red, amber, green or grey."""

    id: str
    title: str
    light: str
    reason: str = ""


def radar(
    profile: Profile,
    overlay: Profile | None = None,
    palette: Palette = PAPER,
    *,
    names: tuple[str, str] = ("members", "coordinator"),
    width: float = 340,
    room: float = _LABEL_ROOM,
) -> Figure:
    """The dimensions' scores, 0 to 100, on spokes; a dashed line for the overlay.

    A dimension without a score has an open spoke and breaks the line. `room` is left for
    the labels at each side.
    """
    radius = width / 2 - room
    legend = 24.0 if overlay else 0.0
    height = 2 * radius + 66 + legend
    pen = Pen(width, height, palette)
    centre = (width / 2, legend + 34 + radius)
    spokes = [_spoke(n, len(profile)) for n in range(len(profile))]
    _web(pen, centre, radius, spokes)
    _area(pen, centre, radius, spokes, profile)
    if overlay:
        _outline(pen, centre, radius, spokes, overlay, palette.amber, (3.5, 2))
        _legend(pen, names, width / 2)
    _outline(pen, centre, radius, spokes, profile, palette.teal)
    for (cx, sy), (id, title, score) in zip(spokes, profile, strict=True):
        _spoke_label(pen, centre, radius, (cx, sy), id, title, score)
    return pen.figure(_radar_words(profile, overlay, names))


def _spoke(number: int, count: int) -> tuple[float, float]:
    angle = pi / 2 - 2 * pi * number / count
    return cos(angle), sin(angle)


def _at(
    centre: tuple[float, float], radius: float, spoke: tuple[float, float], score: float
) -> tuple[float, float]:
    part = radius * score / 100
    return centre[0] + part * spoke[0], centre[1] + part * spoke[1]


def _web(
    pen: Pen,
    centre: tuple[float, float],
    radius: float,
    spokes: Sequence[tuple[float, float]],
) -> None:
    for level in (20, 40, 60, 80, 100):
        pen.shape(
            [_at(centre, radius, spoke, level) for spoke in spokes], "", pen.palette.line, 0.6
        )
    for spoke in spokes:
        pen.line(*centre, *_at(centre, radius, spoke, 100), thick=0.6)


def _area(
    pen: Pen,
    centre: tuple[float, float],
    radius: float,
    spokes: Sequence[tuple[float, float]],
    profile: Profile,
) -> None:
    if len(profile) > 2 and all(score is not None for _, _, score in profile):
        corners = [
            _at(centre, radius, spoke, score or 0)
            for spoke, (_, _, score) in zip(spokes, profile, strict=True)
        ]
        pen.shape(corners, pen.palette.teal, "", opacity=0.14)


def _outline(
    pen: Pen,
    centre: tuple[float, float],
    radius: float,
    spokes: Sequence[tuple[float, float]],
    profile: Profile,
    colour: str,
    dash: tuple[float, float] | None = None,
) -> None:
    scores = [score for _, _, score in profile]
    for n, score in enumerate(scores):
        following = (n + 1) % len(scores)
        if score is None:
            continue
        start, after = _at(centre, radius, spokes[n], score), scores[following]
        if after is not None:
            pen.line(*start, *_at(centre, radius, spokes[following], after), colour, 1.4, dash)
        if dash is None:
            pen.dot(*start, 2.6, colour)


def _spoke_label(
    pen: Pen,
    centre: tuple[float, float],
    radius: float,
    spoke: tuple[float, float],
    id: str,
    title: str,
    score: float | None,
) -> None:
    x, y = _at(centre, radius + 8, spoke, 100)
    anchor = "middle" if abs(spoke[0]) < 0.2 else "start" if spoke[0] > 0 else "end"
    edge = {"start": pen.drawing.width - x, "end": x, "middle": 2 * _LABEL_ROOM}[anchor]
    words = fonts.lines(title, fonts.REGULAR, LABEL, edge) or [""]
    value = "too few" if score is None else f"{score:.0f}"
    tall = 10 * len(words) + 9
    first = y + tall / 2 - 8 + spoke[1] * (tall / 2 if anchor == "middle" else 6)
    for n, line in enumerate(words):
        pen.text(x, first - 10 * n, line, colour=pen.palette.ink_2, anchor=anchor)
    ink = pen.palette.mute if score is None else pen.palette.ink
    last = first - 10 * len(words)
    pen.text(x, last, value, size=SMALL, colour=ink, font=fonts.SEMIBOLD, anchor=anchor)
    wide = max(fonts.width(line, fonts.REGULAR, LABEL) for line in words)
    left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
    pen.spot((left - 2, last - 3, left + wide + 2, first + 9), "dimension", id, f"{title}: {value}")


def _legend(pen: Pen, names: tuple[str, str], middle: float) -> None:
    first, second = names
    wide = [fonts.width(name, fonts.REGULAR, SMALL) for name in names]
    x = middle - (wide[0] + wide[1] + 56) / 2
    pen.line(x, 8, x + 16, 8, pen.palette.teal, 1.6)
    pen.dot(x + 8, 8, 2.4, pen.palette.teal)
    pen.text(x + 20, 5, first, size=SMALL, colour=pen.palette.ink_2)
    x += 20 + wide[0] + 16
    pen.line(x, 8, x + 16, 8, pen.palette.amber, 1.6, (3.5, 2))
    pen.text(x + 20, 5, second, size=SMALL, colour=pen.palette.ink_2)


def _radar_words(profile: Profile, overlay: Profile | None, names: tuple[str, str]) -> str:
    beside = {id: score for id, _, score in overlay or ()}
    parts = [
        f"{title} {_score(score)}" + (f", {names[1]} {_score(beside[id])}" if id in beside else "")
        for id, title, score in profile
    ]
    return f"Profile, {names[0]}, 0 to 100: {joined(parts)}."


def _score(score: float | None) -> str:
    return "too few answers" if score is None else f"{score:.0f}"


def dots(
    counts: Sequence[int],
    median: float | None = None,
    quartiles: tuple[float, float] | None = None,
    palette: Palette = PAPER,
    *,
    width: float = 200,
    id: str = "",
    stack: int = 8,
) -> Figure:
    """Answers as stacked dots over 1 to 5, a bar over the middle half and a median tick.

    Stacks grow wider instead of higher than so many dots; where they would touch, each dot stands
    for several answers, and the figure says for how many.
    """
    axis, left, gap = 16.0, 16.0, (width - 32) / 4
    each = max(1, ceil(max(counts, default=0) / (stack * int((gap - 6) / _LEAST_STEP))))
    drawn = [ceil(count / each) for count in counts]
    abreast = max(1, ceil(max(drawn, default=0) / stack))
    step = min(6.4, (gap - 6) / abreast)
    height = max(*(ceil(count / abreast) for count in drawn), 3) * step + 24
    pen = Pen(width, height + (10 if each > 1 else 0), palette)
    if each > 1:
        said = f"one dot is up to {each} answers"
        pen.text(left, height, said, size=7.5, colour=palette.mute)
    at = {point: left + (point - 1) * gap for point in POINTS}
    if quartiles:
        low, high = (left + (value - 1) * gap for value in quartiles)
        pen.rect(low - 3, axis - 1.5, high - low + 6, 4, palette.teal, radius=2, thick=0)
        pen.drawing.contents[-1].fillOpacity = 0.28
    _axis(pen, at, axis)
    for point, count, dots_here in zip(POINTS, counts, drawn, strict=True):
        for n in range(dots_here):
            beside = min(abreast, dots_here - n // abreast * abreast)
            x = at[point] + (n % abreast - (beside - 1) / 2) * step
            pen.dot(x, axis + 7 + n // abreast * step, min(2.7, step * 0.44), palette.teal)
        spot = (at[point] - gap / 2, 0, at[point] + gap / 2, height)
        pen.spot(spot, "answer", f"{id}:{point}", f"{count} answered {point}")
    if median is not None:
        x = left + (median - 1) * gap
        pen.line(x, axis - 4, x, axis + 4.5, palette.coral, 2)
    return pen.figure(_dots_words(counts, median, quartiles))


def _axis(pen: Pen, at: dict[int, float], y: float) -> None:
    pen.line(at[1], y, at[5], y, pen.palette.line, 0.8)
    for point, x in at.items():
        pen.line(x, y - 2, x, y + 2, pen.palette.mute, 0.6)
        pen.text(x, 2, str(point), size=7.5, colour=pen.palette.mute, anchor="middle")


def _dots_words(
    counts: Sequence[int], median: float | None, quartiles: tuple[float, float] | None
) -> str:
    told = ", ".join(f"{count} answered {point}" for point, count in enumerate(counts, 1) if count)
    middle = f" Median {median:g}." if median is not None else ""
    half = f" Middle half {quartiles[0]:g} to {quartiles[1]:g}." if quartiles else ""
    return f"{told or 'No answers'}.{middle}{half}"


def range_only(
    low: float, high: float, palette: Palette = PAPER, *, width: float = 200, id: str = ""
) -> Figure:
    """The lowest and highest answer on 1 to 5, all that may be shown of a few answers."""
    pen = Pen(width, 36, palette)
    axis, left, gap = 18.0, 16.0, (width - 32) / 4
    at = {point: left + (point - 1) * gap for point in POINTS}
    _axis(pen, at, axis)
    first, last = (left + (value - 1) * gap for value in (low, high))
    pen.line(first, axis + 6, last, axis + 6, palette.mute, 1.4)
    for x in (first, last):
        pen.line(x, axis + 2.5, x, axis + 9.5, palette.mute, 1.4)
    words = f"Answers from {low:g} to {high:g}; too few to show more."
    pen.spot((first - 4, axis, last + 4, axis + 12), "range", id, words)
    return pen.figure(words)


_WORDS = {"red": "look now", "amber": "watch", "green": "well", "grey": "too few answers"}


def lights(items: Sequence[Light], palette: Palette = PAPER, *, width: float = 482) -> Figure:
    """The trouble lights side by side, each with its own shape and word as well as its colour."""
    gap, height = 10.0, 62.0
    each = (width - gap * (len(items) - 1)) / max(len(items), 1)
    pen = Pen(width, height, palette)
    for number, item in enumerate(items):
        _light(pen, number * (each + gap), each, height, item)
    told = [f"{item.title}: {_WORDS[item.light]}, {item.light}" for item in items]
    return pen.figure(f"Trouble lights. {joined(told)}.")


def _light(pen: Pen, x: float, wide: float, tall: float, item: Light) -> None:
    palette = pen.palette
    colours = {"red": palette.coral, "amber": palette.amber, "green": palette.green}
    colour = colours.get(item.light, palette.mute)
    pen.rect(x + 0.4, 0.4, wide - 0.8, tall - 0.8, palette.card, palette.line, 6)
    _sign(pen, x + 16, tall - 17, item.light, colour)
    words = fonts.lines(item.title, fonts.SEMIBOLD, LABEL, wide - 36, 2)
    for n, line in enumerate(words):
        pen.text(x + 29, tall - 20 - n * 11, line, font=fonts.SEMIBOLD)
    y = tall - 22 - len(words) * 11
    for n, line in enumerate(
        fonts.lines(item.reason or _WORDS[item.light], fonts.REGULAR, SMALL, wide - 36, 2)
    ):
        pen.text(x + 29, y - n * 10, line, size=SMALL, colour=palette.ink_2)
    pen.spot((x, 0, x + wide, tall), "light", item.id, f"{item.title}: {_WORDS[item.light]}")


def _sign(pen: Pen, x: float, y: float, light: str, colour: str) -> None:
    """Red is a square, amber a triangle, green a disc, grey an open ring."""
    match light:
        case "red":
            pen.rect(x - 5, y - 5, 10, 10, colour, thick=0)
        case "amber":
            pen.shape([(x - 6, y - 5), (x + 6, y - 5), (x, y + 6)], colour)
        case "green":
            pen.dot(x, y, 5.4, colour)
        case _:
            pen.dot(x, y, 4.8, "", colour, 1.3)
