"""How a goal may spread: four answers, and the seven methods ranked by them with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter

from facilitator.domain.records import Goal
from facilitator.domain.spread import RankedMethod
from facilitator.formspec import load
from facilitator.formspec.model import Field as FormField
from facilitator.ui import theme
from facilitator.ui.form_view.editors import words_of
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.row_list import (
    PlainRow,
    RowList,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
    words_height,
)
from facilitator.ui.widgets.text import Muted
from facilitator.ui.widgets.tiles import Tiles

FEW = 3
_ASKED = ("stage", "scale", "audience", "resources")


class SpreadCard(Card):
    """`edited` carries field and value, the method by its title."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("How it will spread")
        self._shows_all = False
        self._ranked: tuple[RankedMethod, ...] = ()
        self._method = ""
        form = load.load("goal-sheet").by_id
        self._asked = {name: _choice(form[name]) for name in _ASKED}
        for name, choice in self._asked.items():
            choice.edited.connect(lambda value, name=name: self.edited.emit(name, value))
        fields = [Field(form[name].label, choice) for name, choice in self._asked.items()]
        self.add(Tiles(fields, least=190, gap=12))
        self._unknown = Muted()
        self._list = RowList("Methods of spread, best first")
        self._list.pressed_part.connect(lambda number, _: self._on_chosen(number))
        self._list.opened.connect(self._on_chosen)
        self._more = Button("Show all seven", "quiet")
        self._more.clicked.connect(self._on_more_clicked)
        self._own = LineEdit("Another method, in your own words", "Or another way, in your words")
        self._own.edited.connect(lambda value: self.edited.emit("method", value))
        self.add(self._unknown)
        self.add(self._list)
        line = row(self._more, gap=8)
        line.addWidget(self._own, 1)
        self.add(line)

    def show_goal(self, goal: Goal, ranked: Sequence[RankedMethod], unknown: str) -> None:
        """Show the methods ranked for this goal."""
        for name, choice in self._asked.items():
            choice.set_value(getattr(goal, name))
        self._ranked, self._method = tuple(ranked), goal.method.strip().casefold()
        self._unknown.setText(unknown)
        self._unknown.setVisible(bool(unknown))
        self._own.set_value("" if any(map(self._is_chosen, ranked)) else goal.method)
        self._fill()

    def flush_all(self) -> None:
        """Save now what is being typed."""
        self._own.flush()

    def shown(self) -> list[RankedMethod]:
        """The methods in the list now."""
        few = self._ranked if self._shows_all else self._ranked[:FEW]
        return [entry for entry in self._ranked if entry in few or self._is_chosen(entry)]

    def _fill(self) -> None:
        self._list.set_rows(
            [
                _MethodRow(entry, self._ranked.index(entry) + 1, self._is_chosen(entry))
                for entry in self.shown()
            ]
        )
        self._more.setText("Show the best three" if self._shows_all else "Show all seven")

    def _is_chosen(self, entry: RankedMethod) -> bool:
        return self._method in (entry.method.id, entry.method.title.casefold())

    def _on_more_clicked(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _on_chosen(self, number: int) -> None:
        entry = self.shown()[number]
        self.edited.emit("method", "" if self._is_chosen(entry) else entry.method.title)


def _choice(field: FormField) -> Choice:
    return Choice(field.label, words_of(field.options), optional=True, as_list=True)


class _MethodRow(PlainRow):
    """One method: its place, its fit as a bar, its reasons, and a pill to choose it."""

    def __init__(self, entry: RankedMethod, place: int, chosen: bool) -> None:
        self._entry, self._place, self._chosen = entry, place, chosen
        self._pill = "✓ Chosen" if chosen else "Choose"
        said = "chosen, " if chosen else ""
        title = entry.method.title
        self.words = f"{place}, {title}, {said}fit {entry.score} of 100. {self._reasons}"

    @property
    def _reasons(self) -> str:
        return " ".join(self._entry.reasons) or self._entry.method.summary

    def height(self, width: int) -> int:
        return 60 + words_height(self._reasons, width - 44, Size.SMALL) + 12

    def part_at(self, area: QRectF, point: QPointF) -> str:
        return "choose" if self._pill_area(area).contains(point) else ""

    def tip(self, area: QRectF, point: QPointF) -> str:
        return self._entry.method.summary

    def _pill_area(self, area: QRectF) -> QRectF:
        width = pill_width(self._pill)
        return QRectF(area.right() - 8 - width, area.top() + 10, width, 22)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        t = theme.tokens()
        pill = self._pill_area(area)
        place = QRectF(area.left() + 8, area.top() + 9, 24, 24)
        paint_words(painter, place, str(self._place), colour="quiet", strong=True)
        title = QRectF(area.left() + 34, area.top() + 9, pill.left() - area.left() - 44, 24)
        paint_words(painter, title, self._entry.method.title, strong=True)
        kind = "teal" if self._chosen else "plain"
        paint_pill(painter, pill.right(), pill.top(), self._pill, kind)
        bar = QRectF(area.left() + 34, area.top() + 40, area.width() - 34 - 44, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.teal_soft))
        painter.drawRoundedRect(bar, 4, 4)
        bar.setWidth(max(bar.width() * self._entry.score / 100, 8))
        painter.setBrush(QColor(t.teal))
        painter.drawRoundedRect(bar, 4, 4)
        score = QRectF(area.right() - 40, area.top() + 33, 32, 22)
        right = Qt.AlignmentFlag.AlignRight
        paint_words(painter, score, str(self._entry.score), size=Size.SMALL, align=right)
        below = QRectF(area.left() + 34, area.top() + 56, area.width() - 44, area.height())
        paint_words(painter, below, self._reasons, size=Size.SMALL, colour="ink_2", wrap=True)
        paint_rule(painter, area)
