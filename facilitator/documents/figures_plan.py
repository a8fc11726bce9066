"""Figures of the way ahead: the 18-month path, the timeline, and numbers over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.documents import fonts
from facilitator.documents.figures import LABEL, SMALL, Figure, Pen, joined
from facilitator.documents.palette import PAPER, Palette
from facilitator.documents.words import number as written

MONTHS = 18


@dataclass(frozen=True)
class Phase:
    """A stretch of the path, in months from the start."""

    title: str
    start: float
    end: float


@dataclass(frozen=True)
class Moment:
    """A point of the path, in months from the start."""

    month: float
    label: str
    id: str = ""


class Step(StrEnum):
    """What kind of step a row of the timeline is; each has its own shape."""

    MILESTONE = "milestone"
    EVENT = "event"
    GATE = "gate"


@dataclass(frozen=True)
class Row:
    """One step of the timeline: when, in months from the start, and for how many months."""

    id: str
    title: str
    month: float
    length: float = 0
    step: Step = Step.MILESTONE
    when: str = ""
    done: bool = False


def path_bar(
    phases: Sequence[Phase],
    gates: Sequence[Moment],
    today: float | None = None,
    events: Sequence[Moment] = (),
    palette: Palette = PAPER,
    *,
    width: float = 482,
    months: float = MONTHS,
) -> Figure:
    """The path with its phases, events above, gates as diamonds with labels below, and today."""
    above = _rows(events, width, months)
    ends = [Moment(0, phases[0].title), Moment(months, phases[-1].title)] if phases else []
    below = _rows([*ends[:1], *gates, *ends[1:]], width, months)
    bar = 14.0 + 11 * (max((row for _, _, row in below), default=-1) + 1)
    pen = Pen(width, bar + 16 + 11 * (max((row for _, _, row in above), default=-1) + 1), palette)
    for number, phase in enumerate(phases):
        _phase(pen, phase, number, len(phases), bar, months)
    if today is not None:
        x = width * min(max(today, 0), months) / months
        pen.line(x, bar - 9, x, bar + 12, palette.coral, 1.8)
        pen.spot((x - 4, bar - 12, x + 4, bar + 12), "today", "today", f"Today, month {today:.0f}")
    for gate in gates:
        x = min(max(width * gate.month / months, 6), width - 6)
        pen.diamond(x, bar, 7, palette.amber)
        pen.spot((x - 8, bar - 8, x + 8, bar + 8), "gate", gate.id, gate.label)
    _labels(pen, above, bar + 13, 11, "event")
    _labels(pen, below, bar - 19, -11, "gate")
    return pen.figure(_path_words(phases, gates, today, events))


Placed = tuple[Moment, float, int]


def _rows(moments: Sequence[Moment], width: float, months: float) -> list[Placed]:
    """Each label's left edge and row, so that no two touch."""
    ends: list[float] = []
    placed = []
    for moment in sorted(moments, key=lambda moment: moment.month):
        wide = fonts.width(fonts.clean(moment.label), fonts.REGULAR, LABEL)
        left = min(max(width * moment.month / months - wide / 2, 0), max(width - wide, 0))
        row = next((n for n, end in enumerate(ends) if end + 8 <= left), len(ends))
        ends[row : row + 1] = [left + wide]
        placed.append((moment, left, row))
    return placed


def _labels(pen: Pen, placed: Sequence[Placed], y: float, step: float, kind: str) -> None:
    for moment, left, row in placed:
        words = fonts.fitted(moment.label, fonts.REGULAR, LABEL, pen.drawing.width)
        pen.text(left, y + row * step, words, colour=pen.palette.ink_2)
        wide = fonts.width(words, fonts.REGULAR, LABEL)
        if moment.id:
            box = (left, y + row * step - 2, left + wide, y + row * step + 9)
            pen.spot(box, kind, moment.id, moment.label)


def _phase(pen: Pen, phase: Phase, number: int, count: int, y: float, months: float) -> None:
    scale = pen.drawing.width / months
    colour = mixed(pen.palette.teal, pen.palette.card, 0.75 * number / max(count - 1, 1))
    gap = 1.0 if phase.end < months else 0
    wide = (phase.end - phase.start) * scale - gap
    pen.rect(phase.start * scale, y - 3.6, wide, 7.2, colour, radius=3.6, thick=0)
    if number and phase.start:
        pen.rect(phase.start * scale, y - 3.6, min(6, wide), 7.2, colour, thick=0)
    pen.spot(
        (phase.start * scale, y - 5, phase.end * scale, y + 5), "phase", phase.title, phase.title
    )


def mixed(colour: str, other: str, part: float) -> str:
    """Two #rrggbb colours mixed; `part` is how much of the other, 0 to 1."""
    pairs = [(int(colour[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def _path_words(
    phases: Sequence[Phase],
    gates: Sequence[Moment],
    today: float | None,
    events: Sequence[Moment],
) -> str:
    told = [f"{phase.title}, months {phase.start:g} to {phase.end:g}" for phase in phases]
    told += [f"{moment.label}, month {moment.month:.0f}" for moment in (*gates, *events)]
    now = f" Today is month {today:.0f}." if today is not None else ""
    return f"The path: {joined(told)}.{now}"


def timeline(
    rows: Sequence[Row],
    today: float | None = None,
    palette: Palette = PAPER,
    *,
    width: float = 482,
    months: int = MONTHS,
    label_width: float = 190,
) -> Figure:
    """The steps one below the other over a grid of months."""
    each, top = 17.0, 20.0
    pen = Pen(width, each * len(rows) + top + 4, palette)
    left, right = label_width, width - 9
    scale = (right - left) / months
    upper = pen.drawing.height - top
    for month in range(months + 1):
        x = left + month * scale
        pen.line(x, 2, x, upper + 2, thick=0.4)
        if month % 3 == 0:
            pen.text(x, upper + 7, str(month), size=SMALL, colour=palette.mute, anchor="middle")
    pen.text(0, upper + 7, "month", size=SMALL, colour=palette.mute)
    for number, row in enumerate(rows):
        y = upper - each * (number + 0.5)
        _timeline_row(pen, row, y, left, scale, each)
    if today is not None:
        x = left + min(max(today, 0), months) * scale
        pen.line(x, 2, x, upper + 5, palette.coral, 1.4)
    told = [f"month {row.month:g}, {row.title}{', done' if row.done else ''}" for row in rows]
    return pen.figure(f"The months: {joined(told)}.")


def _timeline_row(pen: Pen, row: Row, y: float, left: float, scale: float, each: float) -> None:
    palette, x = pen.palette, left + row.month * scale
    font = fonts.SEMIBOLD if row.step is Step.GATE else fonts.REGULAR
    pen.line(0, y - each / 2, pen.drawing.width, y - each / 2, thick=0.4)
    when = fonts.width(row.when, fonts.REGULAR, SMALL) + 8 if row.when else 0
    room = left - 12 - when
    pen.text(0, y - 3, fonts.fitted(row.title, font, LABEL, room), font=font)
    if row.when:
        pen.text(left - 10, y - 3, row.when, size=SMALL, colour=palette.mute, anchor="end")
    full = {Step.GATE: palette.amber, Step.EVENT: palette.violet}.get(row.step, palette.teal)
    fill = full if row.done else mixed(full, palette.card, 0.55)
    match row.step:
        case Step.GATE:
            pen.diamond(x, y, 6, fill)
        case Step.EVENT:
            pen.dot(x, y, 4.2, fill, palette.card)
        case Step.MILESTONE:
            wide = max(row.length * scale, 7)
            pen.rect(x - 3.5 * (not row.length), y - 3.5, wide, 7, fill, radius=3.5, thick=0)
    spot = (x - 7, y - each / 2, x + max(row.length * scale, 7), y + each / 2)
    pen.spot(spot, row.step, row.id, f"{row.title}, month {row.month:g}")


def confidence_line(
    points: Sequence[tuple[str, float]], palette: Palette = PAPER, *, width: float = 300
) -> Figure:
    """Confidence from 0 to 10 over the sessions; each point has its number."""
    told = ", ".join(f"{when} {written(value)}" for when, value in points) or "none yet"
    alt = f"Confidence, 0 to 10: {told}."
    return _chart(points, (0, 10), None, palette, width, 96, alt)


def run_line(
    readings: Sequence[tuple[str, float]],
    target: float | None = None,
    palette: Palette = PAPER,
    *,
    width: float = 300,
    height: float = 110,
    unit: str = "",
) -> Figure:
    """A measure's readings over time, and its target as a dashed line."""
    values = [value for _, value in readings] + ([target] if target is not None else [])
    low, high = min([0.0, *values]), max(values, default=1)
    high = high + (high - low) * (0 if target is None else 0.08) or 1
    told = (
        ", ".join(f"{when} {written(value)}{unit}" for when, value in readings) or "no readings yet"
    )
    aim = f" Target {written(target)}{unit}." if target is not None else ""
    return _chart(
        readings, (low, high), target, palette, width, height, f"Readings: {told}.{aim}", unit
    )


def _chart(
    points: Sequence[tuple[str, float]],
    scale: tuple[float, float],
    target: float | None,
    palette: Palette,
    width: float,
    height: float,
    alt: str,
    unit: str = "",
) -> Figure:
    pen = Pen(width, height, palette)
    low, high = scale
    bottom, right = 28.0, width - 22
    top = height - (16 if target is None else 26)

    def up(value: float) -> float:
        return bottom + (top - bottom) * (value - low) / (high - low)

    marked = (low, high) if target is None else (low,)
    widest = max(fonts.width(written(value), fonts.REGULAR, SMALL) for value in marked)
    left = max(26.0, widest + 8)
    for value in marked:
        pen.line(left, up(value), right, up(value), thick=0.6)
        pen.text(
            left - 5, up(value) - 3, written(value), size=SMALL, colour=palette.mute, anchor="end"
        )
    if target is not None:
        pen.line(left, up(target), right, up(target), palette.amber, 1.2, (4, 2.5))
        words = f"target {written(target)}{unit}"
        pen.line(right - 22, height - 6, right, height - 6, palette.amber, 1.2, (4, 2.5))
        pen.text(right - 26, height - 9, words, size=SMALL, colour=palette.amber, anchor="end")
    step = (right - left) / max(len(points) - 1, 1)
    placed = [(left + n * step, up(value)) for n, (_, value) in enumerate(points)]
    if len(placed) > 1:
        pen.path(placed, palette.teal, 1.6)
    if not points:
        middle = ((left + right) / 2, bottom + 10)
        pen.text(*middle, "no readings yet", colour=palette.mute, anchor="middle")
    _chart_points(pen, points, placed, up(target) if target is not None else None, unit)
    return pen.figure(alt)


def _chart_points(
    pen: Pen,
    points: Sequence[tuple[str, float]],
    placed: Sequence[tuple[float, float]],
    target: float | None,
    unit: str,
) -> None:
    """Points with value and date; from the last back, leaving out words that would touch."""
    free_value = free_date = pen.drawing.width + 6
    for (when, value), (x, y) in reversed(list(zip(points, placed, strict=True))):
        pen.dot(x, y, 2.8, pen.palette.teal, pen.palette.card)
        words = f"{written(value)}{unit}"
        below = target is not None and 0 <= target - y < 14
        free_value = _centred(pen, x, y - 12 if below else y + 5, words, free_value, True)
        free_date = _centred(pen, x, 5, when, free_date)
        pen.spot((x - 6, y - 6, x + 6, y + 6), "reading", when, f"{when}: {words}")


def _centred(pen: Pen, x: float, y: float, words: str, free: float, strong: bool = False) -> float:
    """Write around x where that ends before `free`; the left edge of what stands there now."""
    font = fonts.SEMIBOLD if strong else fonts.REGULAR
    words = fonts.fitted(words, font, SMALL, pen.drawing.width)
    wide = fonts.width(words, font, SMALL)
    left = min(max(x - wide / 2, 0), pen.drawing.width - wide)
    if left + wide + 5 > free:
        return free
    colour = pen.palette.ink if strong else pen.palette.mute
    pen.text(left, y, words, size=SMALL, font=font, colour=colour)
    return left


def fit_bars(
    types: Sequence[tuple[str, str, float]],
    palette: Palette = PAPER,
    *,
    width: float = 360,
    named: Sequence[str] = (),
) -> Figure:
    """How well each type fits, 0 to 100; the types that the verdict names are dark."""
    each = 19.0
    pen = Pen(width, each * len(types) + 2, palette)
    longest = [fonts.width(fonts.clean(title), fonts.SEMIBOLD, LABEL) for _, title, _ in types]
    left = min(max(longest, default=0) + 10, width * 0.6)
    for number, (id, title, fit) in enumerate(types):
        y = pen.drawing.height - each * (number + 1) + 5
        dark = id in named or (not named and number == 0)
        font = fonts.SEMIBOLD if dark else fonts.REGULAR
        pen.text(0, y, fonts.fitted(title, font, LABEL, left - 8), font=font)
        full = width - left - 28
        pen.rect(left, y - 2, full, 10, palette.teal_soft, radius=2, thick=0)
        fill = palette.teal if dark else mixed(palette.teal, palette.card, 0.5)
        pen.rect(left, y - 2, max(full * fit / 100, 1), 10, fill, radius=2, thick=0)
        pen.text(width, y, f"{fit:.0f}", font=font, anchor="end")
        pen.spot((0, y - 5, width, y + 12), "type", id, f"{title}: {fit:.0f}")
    told = joined([f"{title} {fit:.0f}" for _, title, fit in types])
    return pen.figure(f"How well each type fits, 0 to 100: {told}.")


def orientations(
    rows: Sequence[tuple[str, str, int | None, int | None]],
    levels: Sequence[str] = ("Not at all", "A little", "Some", "A lot"),
    palette: Palette = PAPER,
    *,
    width: float = 420,
) -> Figure:
    """How much each way of being together counts now (ring) and should (diamond), 0 upwards.

    A gap of two or more is drawn heavier.
    """
    each, top, left = 19.0, 34.0, 130.0
    pen = Pen(width, each * len(rows) + top, palette)
    right, upper = width - 26, pen.drawing.height - top
    step = (right - left - 20) / max(len(levels) - 1, 1)
    for number, level in enumerate(levels):
        x = left + 20 + number * step
        pen.line(x, 0, x, upper + 2, thick=0.5)
        pen.text(x, upper + 7, level, size=SMALL, colour=palette.mute, anchor="middle")
    _orientation_legend(pen, right)
    for number, (id, title, now, wanted) in enumerate(rows):
        y = upper - each * (number + 0.5)
        _orientation(pen, y, left + 20, step, id, title, now, wanted)
    told = [
        f"{title}: now {_level(now, levels)}, wanted {_level(wanted, levels)}"
        for _, title, now, wanted in rows
    ]
    return pen.figure(f"How the network is together. {joined(told)}.")


def _orientation_legend(pen: Pen, right: float) -> None:
    y = pen.drawing.height - 9
    pen.text(right, y - 3, "wanted", size=SMALL, colour=pen.palette.ink_2, anchor="end")
    pen.diamond(right - 34, y, 5, pen.palette.teal)
    pen.text(right - 44, y - 3, "now", size=SMALL, colour=pen.palette.ink_2, anchor="end")
    pen.dot(right - 67, y, 4, pen.palette.card, pen.palette.ink_2, 1.4)


def _orientation(
    pen: Pen,
    y: float,
    left: float,
    step: float,
    id: str,
    title: str,
    now: int | None,
    wanted: int | None,
) -> None:
    palette = pen.palette
    wide_gap = now is not None and wanted is not None and abs(wanted - now) > 1
    font = fonts.SEMIBOLD if wide_gap else fonts.REGULAR
    pen.text(0, y - 3, fonts.fitted(title, font, LABEL, left - 28), font=font)
    if now is not None and wanted is not None and now != wanted:
        thick = 2.6 if wide_gap else 1.2
        pen.line(left + now * step, y, left + wanted * step, y, palette.teal, thick)
    if now is not None:
        pen.dot(
            left + now * step, y, 4.6 if now != wanted else 6.4, palette.card, palette.ink_2, 1.4
        )
    if wanted is not None:
        pen.diamond(left + wanted * step, y, 5, palette.teal)
    pen.spot((0, y - 9, pen.drawing.width, y + 9), "orientation", id, title)


def _level(value: int | None, levels: Sequence[str]) -> str:
    return "not said" if value is None else levels[value].lower()
