"""The thread of one goal: what was found, what is aimed at, where it is worked on, who promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain import diary
from facilitator.domain.dossier import Dossier
from facilitator.domain.objectives import said
from facilitator.domain.records import Finding, Goal, Workshop
from facilitator.domain.thread import Thread, excerpts_behind, targets_of
from facilitator.ui import theme
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card, column
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.row_list import PlainRow, RowList, paint_words, words_height
from facilitator.ui.widgets.text import Muted
from facilitator.ui.widgets.tiles import Tiles

MOST = 3


@dataclass(frozen=True)
class Knot:
    """One step of the thread, and the page and record it opens."""

    title: str
    detail: str
    page: str = ""
    record_id: str = ""


class ThreadCard(Card):
    """Four columns; `open_requested` carries a page and a record."""

    open_requested = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Why it is here, and where it leads")
        self._columns = [
            _Column("Found", "coral"),
            _Column("Workshops", "violet"),
            _Column("Milestones", "amber"),
            _Column("Promises", "green"),
        ]
        for each in self._columns:
            each.opened.connect(self._on_opened)
        self.add(Tiles(self._columns, least=150, gap=12))

    def show_thread(self, dossier: Dossier, thread: Thread, today: date) -> None:
        """Show this goal's thread."""
        found = [Knot(f.title, _heard_words(dossier, f), "goals", f.id) for f in thread.findings]
        found += [
            Knot(o.title, f"earlier objective, {said(o)}", "goals", o.id) for o in thread.objectives
        ]
        workshops = [
            Knot(w.title, _day_words(dossier, thread.goal, w), "workshops", w.id)
            for w in thread.workshops
        ]
        milestones = [
            Knot(m.title, _done_words(m.done_on, m.due), "plan", m.id) for m in thread.milestones
        ]
        promised = [
            Knot(p.text, _promise_words(dossier, p, today), "plan", p.id) for p in thread.promises
        ]
        empty = ("No finding yet", "None serves it yet", "None waits for it", "None made yet")
        groups = (found, workshops, milestones, promised)
        for shown, knots, words in zip(self._columns, groups, empty, strict=True):
            shown.show_knots(knots, words)

    def _on_opened(self, knot: Knot) -> None:
        self.open_requested.emit(knot.page, knot.record_id)


class _Column(QWidget):
    opened = Signal(object)

    def __init__(self, title: str, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self._list = RowList(title)
        self._more = Muted()
        self._knots: list[Knot] = []
        self._list.pressed_part.connect(lambda number, _: self._open(number))
        self._list.opened.connect(self._open)
        box = column(Muted(title), self._list, self._more, None, gap=2)
        box.setContentsMargins(12, 2, 0, 4)
        self.setLayout(box)

    def show_knots(self, knots: Sequence[Knot], empty: str) -> None:
        """Show the first few of these."""
        self._knots = list(knots[:MOST])
        rows: list[_KnotRow] = [_KnotRow(knot) for knot in self._knots]
        self._list.set_rows(rows)
        self._list.setVisible(bool(rows))
        left = len(knots) - len(self._knots)
        self._more.setText(f"and {left} more" if left else ("" if rows else empty))
        self._more.setVisible(bool(self._more.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(getattr(theme.tokens(), self._colour))
        QPainter(self).fillRect(0, 0, 3, self.height(), colour)

    def _open(self, number: int) -> None:
        self.opened.emit(self._knots[number])


class _KnotRow(PlainRow):
    def __init__(self, knot: Knot) -> None:
        self._knot = knot
        self.words = ", ".join(filter(None, (knot.title, knot.detail)))

    def height(self, width: int) -> int:
        room = width - 4
        lower = words_height(self._knot.detail, room, Size.SMALL) if self._knot.detail else 0
        return words_height(self._knot.title, room, 14, strong=True) + lower + 8

    def part_at(self, area: QRectF, point: QPointF) -> str:
        return "open"

    def paint(self, painter: QPainter, area: QRectF) -> None:
        room = area.adjusted(0, 3, -4, 0)
        paint_words(painter, room, self._knot.title, size=14, strong=True, wrap=True)
        room.translate(0, words_height(self._knot.title, room.width(), 14, strong=True))
        paint_words(painter, room, self._knot.detail, size=Size.SMALL, colour="quiet", wrap=True)


def _heard_words(dossier: Dossier, finding: Finding) -> str:
    """How a finding is known, and in how many passages of the rapid review it was heard."""
    heard = len(excerpts_behind(dossier, finding.id))
    passages = f"{heard} passage{'' if heard == 1 else 's'} in the review" if heard else ""
    return "; ".join(filter(None, (finding.source.strip(), passages)))


def _day_words(dossier: Dossier, goal: Goal, workshop: Workshop) -> str:
    """The day of a workshop, and its blocks that are there for the goal."""
    tied = set(targets_of(dossier, goal.id))
    blocks = [block.title for block in dossier.blocks_of(workshop.id) if block.id in tied]
    return "; ".join([date_words(workshop.date) if workshop.date else "no date yet", *blocks])


def _done_words(done_on: date | None, due: date) -> str:
    return f"done {date_words(done_on)}" if done_on else f"due {date_words(due)}"


def _promise_words(dossier: Dossier, promise, today: date) -> str:  # type: ignore[no-untyped-def]
    owner = diary.owner_of(dossier, promise)
    when = f"kept {date_words(promise.done_on)}" if promise.done_on else _due(promise.due, today)
    return ", ".join(filter(None, (owner, when)))


_due: Callable[[date | None, date], str] = diary.due_words
