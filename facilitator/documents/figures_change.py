"""Figures of difference: two spreads of answers, two means a row, confidence in coaching."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from facilitator.documents import fonts
from facilitator.documents.figures import LABEL, SMALL, Figure, Pen, joined
from facilitator.documents.palette import PAPER, Palette
from facilitator.documents.words import day, short_day
from facilitator.domain.records import Session

_TALL = 20.0


def two_spreads(
    before: Sequence[int], after: Sequence[int], palette: Palette = PAPER, *, width: float = 130
) -> Figure:
    """The answers 1 to 5 of two rounds as shares: outlined bars before, filled bars after."""
    pen = Pen(width, _TALL + 9, palette)
    each = width / 5
    most = max(*_shares(before), *_shares(after), 0.01)
    for number, (earlier, later) in enumerate(zip(_shares(before), _shares(after), strict=True)):
        left, bar = number * each + each * 0.14, each * 0.36
        pen.rect(left + 0.4, 8.4, bar - 0.8, max(_TALL * earlier / most, 0.3), "", palette.ink_2)
        pen.rect(left + bar, 8, bar, max(_TALL * later / most, 0.3), palette.teal, thick=0)
        pen.text(left + bar, 0.5, str(number + 1), size=7, colour=palette.mute, anchor="middle")
    pen.line(0, 8, width, 8, palette.mute, 0.5)
    return pen.figure(f"Before: {_told(before)}. After: {_told(after)}.")


def _shares(counts: Sequence[int]) -> list[float]:
    total = sum(counts) or 1
    return [count / total for count in counts]


def _told(counts: Sequence[int]) -> str:
    told = [f"{count} answered {point}" for point, count in enumerate(counts, 1) if count]
    return ", ".join(told) or "no answers"


@dataclass(frozen=True)
class Pair:
    """Two means (1 to 5) of one thing, None where hidden; `between` are means in the meantime.

    `note` stands at the end of the row, `marked` says that the difference counts.
    """

    id: str
    title: str
    first: float | None
    second: float | None
    note: str = ""
    marked: bool = False
    between: tuple[float, ...] = ()


_ROW, _FOOT, _TITLE, _NOTE = 22.0, 32.0, 150.0, 112.0


def pairs(
    rows: Sequence[Pair],
    names: tuple[str, str],
    palette: Palette = PAPER,
    *,
    width: float = 482,
) -> Figure:
    """A row for each pair on the scale 1 to 5: a ring for the first mean, a dot for the second."""
    pen = Pen(width, _ROW * max(len(rows), 1) + _FOOT, palette)
    left, right = _TITLE + 14, width - _NOTE - 14
    top, step = pen.drawing.height, (right - left) / 4
    for point in range(1, 6):
        x = left + (point - 1) * step
        pen.line(x, _FOOT, x, top, thick=0.5)
        pen.text(x, _FOOT - 10, str(point), size=SMALL, colour=palette.mute, anchor="middle")
    for number, row in enumerate(rows):
        _pair(pen, row, names, top - _ROW * (number + 0.5), (left, step))
    _pair_legend(pen, names, left)
    return pen.figure(_pair_words(rows, names))


def _pair(
    pen: Pen, row: Pair, names: tuple[str, str], y: float, scale: tuple[float, float]
) -> None:
    palette, (left, step) = pen.palette, scale
    words = fonts.lines(row.title, fonts.REGULAR, LABEL, _TITLE)
    for number, line in enumerate(words):
        pen.text(0, y - 3 + 5.2 * (len(words) - 1) - 10.4 * number, line)
    at = [left + (value - 1) * step for value in (row.first, row.second) if value is not None]
    if len(at) == 2:
        pen.line(at[0], y, at[1], y, palette.coral if row.marked else palette.mute, 1 + row.marked)
    for value in row.between:
        pen.dot(left + (value - 1) * step, y, 2.2, palette.card, palette.mute, 0.9)
    if row.first is not None:
        pen.dot(left + (row.first - 1) * step, y, 4.2, palette.card, palette.ink_2, 1.3)
    if row.second is not None:
        pen.dot(left + (row.second - 1) * step, y, 2.7, palette.teal)
    font, ink = (fonts.SEMIBOLD, palette.ink) if row.marked else (fonts.REGULAR, palette.mute)
    if row.note:
        note = fonts.fitted(row.note, font, SMALL, _NOTE)
        pen.text(pen.drawing.width - _NOTE, y - 3, note, size=SMALL, colour=ink, font=font)
    spot = (0, y - _ROW / 2, pen.drawing.width, y + _ROW / 2)
    pen.spot(spot, "dimension", row.id, _one_pair(row, names))


def _pair_legend(pen: Pen, names: tuple[str, str], left: float) -> None:
    palette = pen.palette
    first, second = (fonts.fitted(name, fonts.REGULAR, SMALL, 110) for name in names)
    pen.dot(left + 4, 6, 4.2, palette.card, palette.ink_2, 1.3)
    pen.text(left + 13, 3, first, size=SMALL, colour=palette.ink_2)
    x = left + 13 + fonts.width(first, fonts.REGULAR, SMALL) + 18
    pen.dot(x + 3, 6, 2.7, palette.teal)
    pen.text(x + 11, 3, second, size=SMALL, colour=palette.ink_2)


def _pair_words(rows: Sequence[Pair], names: tuple[str, str]) -> str:
    told = joined([_one_pair(row, names) for row in rows])
    return f"{names[0]} and {names[1]}, means from 1 to 5. {told or 'Nothing to show'}."


def _one_pair(row: Pair, names: tuple[str, str]) -> str:
    if row.first is None or row.second is None:
        return f"{row.title}: too few answers"
    note = f", {row.note}" if row.note else ""
    return f"{row.title}: {names[0]} {row.first:.1f}, {names[1]} {row.second:.1f}{note}"


@dataclass(frozen=True)
class Confidence:
    """Confidence in one session, 0 to 10, at its start and end; either may not be noted."""

    when: str
    start: int | None
    end: int | None


def noted(sessions: Iterable[Session]) -> list[Confidence]:
    """The conversations where confidence was noted; of several years each is said once."""
    kept = [s for s in sessions if s.confidence_start is not None or s.confidence_end is not None]
    firsts = {session.date.year: session.id for session in reversed(kept)}
    told = set(firsts.values()) if len(firsts) > 1 else set()
    return [
        Confidence(
            (day if session.id in told else short_day)(session.date),
            session.confidence_start,
            session.confidence_end,
        )
        for session in kept
    ]


def confidence(
    sessions: Sequence[Confidence], palette: Palette = PAPER, *, width: float = 482
) -> Figure:
    """Confidence over the sessions: a ring at each start, a dot at each end, ends joined."""
    pen = Pen(width, 116, palette)
    bottom, top, left, right = 34.0, 104.0, 24.0, width - 18
    for level in (0, 5, 10):
        y = bottom + (top - bottom) * level / 10
        pen.line(left, y, right, y, thick=0.5)
        pen.text(left - 6, y - 3, str(level), size=SMALL, colour=palette.mute, anchor="end")
    step = (right - left - 24) / max(len(sessions) - 1, 1)
    spots = [(left + 12 + number * step, session) for number, session in enumerate(sessions)]

    def up(value: int) -> float:
        return bottom + (top - bottom) * value / 10

    ends = [(x, up(session.end)) for x, session in spots if session.end is not None]
    if len(ends) > 1:
        pen.path(ends, palette.teal, 1.4)
    for x, session in spots:
        _session(pen, x, session, up)
    _dates(pen, spots)
    _legend(pen, left)
    return pen.figure(_confidence_words(sessions))


def _session(pen: Pen, x: float, session: Confidence, up: Callable[[int], float]) -> None:
    start, end = session.start, session.end
    if start is not None and end is not None and start != end:
        pen.line(x, up(start), x, up(end), pen.palette.mute, 1, (1.5, 1.5))
    if start is not None:
        pen.dot(x, up(start), 3.6, pen.palette.card, pen.palette.ink_2, 1.2)
    if end is not None:
        pen.dot(x, up(end), 2.4, pen.palette.teal)
    told = _one_session(session)
    pen.spot((x - 8, up(0), x + 8, up(10)), "session", session.when, told)


def _dates(pen: Pen, spots: Sequence[tuple[float, Confidence]]) -> None:
    """The dates below, each where it does not touch the one before."""
    used = -1.0
    for x, session in spots:
        wide = fonts.width(fonts.clean(session.when), fonts.REGULAR, SMALL)
        left = min(max(x - wide / 2, 0), pen.drawing.width - wide)
        if left > used:
            pen.text(left, 20, session.when, size=SMALL, colour=pen.palette.mute)
            used = left + wide + 6


def _legend(pen: Pen, left: float) -> None:
    palette = pen.palette
    pen.dot(left + 4, 6, 3.6, palette.card, palette.ink_2, 1.2)
    pen.text(left + 12, 3, "start of a session", size=SMALL, colour=palette.ink_2)
    pen.dot(left + 96, 6, 2.4, palette.teal)
    pen.text(left + 104, 3, "end of it", size=SMALL, colour=palette.ink_2)


def _confidence_words(sessions: Sequence[Confidence]) -> str:
    told = joined([_one_session(session) for session in sessions])
    return f"Confidence, 0 to 10: {told or 'none noted yet'}."


def _one_session(session: Confidence) -> str:
    start = "not noted" if session.start is None else str(session.start)
    end = "not noted" if session.end is None else str(session.end)
    return f"{session.when}, start {start}, end {end}"
