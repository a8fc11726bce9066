"""The people whose time in the casebook is up, or will be soon: one row each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter

from facilitator.domain.retention import DuePerson
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.row_list import (
    PlainRow,
    RowList,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
)
from facilitator.ui.widgets.text import Muted

MOST = 50
"""So many are listed; the rest follow once these are seen to."""

NOBODY = "Nobody's time is up in the next 30 days."


class DueCard(Card):
    """`opened` carries the ids of a network and a person."""

    opened = Signal(str, str)
    dates_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Kept until")
        self._due: Sequence[DuePerson] = ()
        self._nobody = Muted(NOBODY)
        self.list = RowList("People whose time is up")
        self._more = Muted()
        self._undated = Muted()
        self.give = Button("Give them the suggested dates", "quiet", icon_name="calendar")
        self.add(Muted("What you no longer need of a person is better erased."))
        self.add(self._nobody)
        self.add(self.list)
        self.add(self._more)
        self.add(self._undated)
        self.add(row(self.give, None))
        self.list.opened.connect(self._on_opened)
        self.list.pressed_part.connect(lambda number, _part: self._on_opened(number))
        self.give.clicked.connect(self.dates_requested)

    def show_due(self, due: Sequence[DuePerson], undated: int) -> None:
        """Show these, and how many people have no date yet."""
        self._due = due
        self.list.set_rows([_DueRow(one) for one in due[:MOST]])
        self._more.setText(f"And {len(due) - MOST} more, once these are seen to.")
        self._more.setVisible(len(due) > MOST)
        self.list.setVisible(bool(due))
        self._nobody.setHidden(bool(due))
        people = "1 person has" if undated == 1 else f"{undated} people have"
        self._undated.setText(f"{people} no date yet.")
        for part in (self._undated, self.give):
            part.setVisible(undated > 0)

    def _on_opened(self, number: int) -> None:
        one = self._due[number]
        self.opened.emit(one.network.id, one.person.id)


class _DueRow(PlainRow):
    def __init__(self, due: DuePerson) -> None:
        self._due = due
        until = date_words(due.person.keep_until) if due.person.keep_until else ""
        self._below = f"{due.network.name} · keep until {until}"
        self._pill = _days_words(due.days)
        self.words = f"{due.person.name}, {self._below}, {self._pill}"

    def height(self, width: int) -> int:
        return 56

    def part_at(self, area: QRectF, point: QPointF) -> str:
        return "open"

    def tip(self, area: QRectF, point: QPointF) -> str:
        return self.words

    def paint(self, painter: QPainter, area: QRectF) -> None:
        line = QRectF(area.left() + 8, area.top() + 6, area.width() - 16, 22)
        kind = "coral" if self._due.days < 0 else "amber"
        paint_pill(painter, line.right(), line.top(), self._pill, kind)
        room = line.adjusted(0, 0, -pill_width(self._pill) - 12, 0)
        paint_words(painter, room, self._due.person.name, strong=True)
        paint_words(painter, line.translated(0, 22), self._below, size=Size.SMALL, colour="quiet")
        paint_rule(painter, area)


def _days_words(days: int) -> str:
    number = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    if days == 0:
        return "today"
    return f"{number} over" if days < 0 else f"in {number}"
