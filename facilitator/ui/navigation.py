"""The left of the window: the network in front and its steps in four groups, each with a ring."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui import theme
from facilitator.ui.pages import FOOT, GROUPS, OVERVIEW
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import pressed_by
from facilitator.ui.widgets.ring import DIAMETER, WORDS, paint_ring
from facilitator.ui.widgets.text import SEMIBOLD

WIDTH = 228
_ITEM, _GROUP = 34, 32
_LOW_ITEM, _LOW_GROUP = 30, 27
_LOW = 820
"""Below this height of the window the steps move closer, so that few windows need to scroll."""


class Navigation(QWidget):
    """`page_chosen` carries a page's id, and so does `page_entered` where a key chose it."""

    page_chosen = Signal(str)
    page_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.card = NetworkCard()
        self._items: dict[str, _Item] = {}
        self._groups: list[_Group] = []
        self._build()
        self.card.clicked.connect(lambda: self.page_chosen.emit("networks"))

    def _build(self) -> None:
        steps = QWidget()
        box = _column(steps, 12, 10)
        self._add(box, OVERVIEW.id, OVERVIEW.title, ringed=True)
        for title, entries in GROUPS:
            self._groups.append(_Group(title))
            box.addWidget(self._groups[-1])
            for entry in entries:
                self._add(box, entry.id, entry.title, ringed=True)
        box.addStretch(1)
        foot = QWidget()
        foot_box = _column(foot, 12, 4)
        for entry in FOOT:
            self._add(foot_box, entry.id, entry.title, ringed=False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 18, 0, 10)
        outer.setSpacing(4)
        top = _column(held := QWidget(), 12, 0)
        top.addWidget(self.card)
        outer.addWidget(held)
        outer.addWidget(_scrolling(steps), 1)
        outer.addWidget(foot)

    def _add(self, box: QVBoxLayout, page_id: str, title: str, *, ringed: bool) -> None:
        item = _Item(title, ringed)
        item.clicked.connect(lambda: self.page_chosen.emit(page_id))
        item.keyed.connect(lambda: self.page_entered.emit(page_id))
        item.stepped.connect(lambda by: self._step(page_id, by))
        self._items[page_id] = item
        box.addWidget(item)

    def set_current(self, page_id: str) -> None:
        """Mark the page in front."""
        for name, item in self._items.items():
            item.setChecked(name == page_id)

    def enter(self) -> None:
        """Take the focus, at the page in front."""
        front = next((item for item in self._items.values() if item.isChecked()), self.card)
        front.setFocus(Qt.FocusReason.TabFocusReason)

    def set_rings(self, rings: Mapping[str, str]) -> None:
        """Show how far each step has come; a step that is not named has an empty ring."""
        for name, item in self._items.items():
            item.set_ring(str(rings.get(name, "empty")))

    def ring(self, page_id: str) -> str:
        """How far a step has come, as shown."""
        return self._items[page_id].state

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill(QPainter(self), self.rect(), theme.tokens().deep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        for item in self._items.values():
            item.setFixedHeight(_LOW_ITEM if low else _ITEM)
        for group in self._groups:
            group.setFixedHeight(_LOW_GROUP if low else _GROUP)

    def _step(self, page_id: str, by: int) -> None:
        names = list(self._items)
        there = names[(names.index(page_id) + by) % len(names)]
        self._items[there].setFocus(Qt.FocusReason.TabFocusReason)


class NetworkCard(QAbstractButton):
    """The network in front; a click shows them all."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._state = "", ""
        self.setFixedHeight(64)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str, state: str) -> None:
        """Show a network's name and where it stands."""
        if (name, state) == (self._name, self._state):
            return
        self._name, self._state = name, state
        self.setAccessibleName(f"{name}. {state}. Show all networks")
        self.setToolTip(f"{name}\n{state}" if self._cut() else "All networks")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.nav_ink), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.nav_card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        _line(painter, self._area(10), self._name, t.nav_ink, theme.font(weight=SEMIBOLD))
        _line(painter, self._area(33), self._state, t.nav_quiet, theme.font(Size.SMALL))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 24, 64)

    def _area(self, top: int) -> QRect:
        return QRect(12, top, self.width() - 24, 21)

    def _cut(self) -> bool:
        bold = QFontMetrics(theme.font(weight=SEMIBOLD))
        small = QFontMetrics(theme.font(Size.SMALL))
        room = WIDTH - 48
        return (
            bold.horizontalAdvance(self._name) > room or small.horizontalAdvance(self._state) > room
        )


class _Item(QAbstractButton):
    keyed = Signal()
    stepped = Signal(int)

    def __init__(self, title: str, ringed: bool) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setFixedHeight(_ITEM)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ringed = ringed
        self.state = ""
        self.set_ring("empty")

    def set_ring(self, state: str) -> None:
        if state == self.state:
            return
        self.state = state
        self.setAccessibleName(f"{self.text()}, {WORDS[state]}" if self._ringed else self.text())
        self.update()

    def nextCheckState(self) -> None:
        """The window marks the page in front, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by:
            self.stepped.emit(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.keyed.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        front = self.isChecked()
        self._paint_ground(painter, front)
        left = 10
        if self._ringed:
            top = (self.height() - DIAMETER) / 2
            paint_ring(painter, QRectF(left, top, DIAMETER, DIAMETER), self.state, self._ring(t))
            left += 24
        font = theme.font(weight=SEMIBOLD if front else QFont.Weight.Normal)
        area = QRect(left, 0, self.width() - left - 6, self.height())
        _line(painter, area, self.text(), t.nav_front_ink if front else t.nav_ink, font)

    def _paint_ground(self, painter: QPainter, front: bool) -> None:
        t = theme.tokens()
        ground = t.nav_front if front else (t.nav_hover if self.underMouse() else t.deep)
        painter.setPen(QPen(QColor(t.nav_half), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _ring(self, t: theme.Tokens) -> str:
        if self.isChecked() and t is theme.LIGHT:
            return {"empty": t.edge, "half": t.amber, "full": t.green}[self.state]
        return {"empty": t.nav_empty, "half": t.nav_half, "full": t.nav_full}[self.state]


class _Group(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setFixedHeight(_GROUP)
        self.setAccessibleName(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRect(10, self.height() - 24, self.width() - 12, 22)
        colour = theme.tokens().nav_quiet
        _line(QPainter(self), area, self._title, colour, theme.font(Size.SMALL, SEMIBOLD))


def _line(painter: QPainter, area: QRect, words: str, colour: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, int(middle), shown)


def _column(widget: QWidget, side: int, top: int) -> QVBoxLayout:
    box = QVBoxLayout(widget)
    box.setContentsMargins(side, top, side, 0)
    box.setSpacing(0)
    return box


def _scrolling(steps: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setViewport(QWidget())  # unlike Qt's own it paints no ground
    area.setWidget(steps)
    steps.setAutoFillBackground(False)
    return area
