"""Lays the page out: agenda and side by side where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from facilitator.ui.widgets.card import GAP, StayingScroll

WIDE_FROM = 760
SIDE_WIDTH = 296
WIDEST = 1240
EDGE = 24


class Arrangement(QWidget):
    """Wide: the head stays, agenda and side scroll each on their own, so that a method can be
    dragged to any block. Narrow: everything is one scrolling page. `parts` are in the order read.
    """

    def __init__(self, head: QWidget, agenda: QWidget, side: QWidget, after: QWidget) -> None:
        super().__init__()
        self.parts = (head, agenda, side, after)
        self.is_wide: bool | None = None
        self._beside = True
        self.setMaximumWidth(WIDEST)
        self._top = QWidget()
        self._top_box = QVBoxLayout(self._top)
        self._top_box.setContentsMargins(EDGE, 20, EDGE, 14)
        self._main = _Scroll()
        self._side = _Scroll()
        self._side.setFixedWidth(SIDE_WIDTH + EDGE)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._top, 0, 0, 1, 2)
        grid.addWidget(self._main, 1, 0)
        grid.addWidget(self._side, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(1, 1)
        self.arrange(True)

    def arrange(self, wide: bool) -> None:
        """Put the parts where they belong."""
        if wide == self.is_wide:
            return
        self.is_wide = wide
        head, agenda, side, after = self.parts
        self._top.setVisible(wide)
        self._side.setVisible(wide and self._beside)
        if wide:
            self._top_box.addWidget(head)
            self._main.hold((EDGE, 2, 14, EDGE), agenda, after)
            self._side.hold((2, 2, EDGE - 2, EDGE), side)
        else:
            self._main.hold((EDGE, 20, EDGE, EDGE), head, agenda, side, after)

    def put_beside(self, beside: bool) -> None:
        """Show the side, or leave its room to the rest."""
        self._beside = beside
        self.parts[2].setVisible(beside)
        self._side.setVisible(bool(self.is_wide) and beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange(self.width() >= WIDE_FROM)

    def bring(self, widget: QWidget, area: QRect | None = None) -> None:
        """Scroll so that a widget, or a part of it, can be seen."""
        scroll = self._side if self._side.holds(widget) else self._main
        scroll.bring(widget, area or widget.rect())

    def show_top_of(self, widget: QWidget) -> None:
        """Scroll so that a card that has just appeared is seen from its top, once laid out."""
        top = QRect(0, 0, 10, 240)
        QTimer.singleShot(0, self, lambda: self.bring(widget, top))

    def to_top(self) -> None:
        """Scroll back to the beginning."""
        for scroll in (self._main, self._side):
            scroll.verticalScrollBar().setValue(0)


class _Scroll(StayingScroll):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Window)
        self._box = QVBoxLayout(self._ground)
        self._box.setSpacing(GAP)
        self._box.addStretch(1)
        self._held: tuple[QWidget, ...] = ()
        self.setWidget(self._ground)

    def hold(self, margins: tuple[int, int, int, int], *parts: QWidget) -> None:
        for part in self._held:  # not takeAt: its item would live on and cache old heights
            self._box.removeWidget(part)
        self._held = parts
        self._box.setContentsMargins(*margins)
        for at, part in enumerate(parts):
            self._box.insertWidget(at, part)

    def holds(self, widget: QWidget) -> bool:
        return self._ground.isAncestorOf(widget)

    def bring(self, widget: QWidget, area: QRect) -> None:
        middle = widget.mapTo(self._ground, area.center())
        room = min(area.height() // 2 + 16, self.viewport().height() // 2)
        self.ensureVisible(0, middle.y(), 0, room)
