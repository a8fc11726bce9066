"""The workshops of a network side by side, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from facilitator.ui import theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.text import SEMIBOLD

LEAST = 156
MOST = 220
GAP = 8
MOST_ROWS = 2
BAR = 14
HEIGHT = 50


@dataclass(frozen=True)
class Entry:
    """One workshop as the chooser shows it."""

    id: str
    title: str
    note: str
    held: bool


class Chooser(QScrollArea):
    """Chips that wrap, two rows of them in sight; the arrows move between them.

    `chosen` carries an id.
    """

    chosen = Signal(str)
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Workshops")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Window)
        self.setWidget(self._ground)
        self._chips: list[_Chip] = []
        self._chosen_id = ""
        self._flow = FlowLayout(self._ground, gap=GAP)
        self.add_button = Button("New", "quiet", icon_name="add")
        self.add_button.setAccessibleName("New workshop")
        self.add_button.setToolTip("New workshop")
        self.add_button.setFixedHeight(HEIGHT)
        self.add_button.clicked.connect(self.add_wanted)
        self._flow.addWidget(self.add_button)

    def set_entries(self, entries: Sequence[Entry], chosen_id: str) -> None:
        """Show these workshops, one of them as chosen."""
        if len(entries) != len(self._chips):
            self._make(len(entries))
        for chip, entry in zip(self._chips, entries, strict=True):
            chip.show_entry(entry, entry.id == chosen_id)
        if chosen_id != self._chosen_id:
            self._chosen_id = chosen_id
            QTimer.singleShot(0, self, self._show_chosen)

    def chip(self, workshop_id: str) -> QAbstractButton:
        """The chip of a workshop. Raises StopIteration."""
        return next(chip for chip in self._chips if chip.entry.id == workshop_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_chosen(self) -> None:
        across = self.viewport().width()
        self._ground.resize(across, self._flow.heightForWidth(across))
        self._flow.activate()
        for chip in self._chips:
            if chip.isChecked():
                self.ensureWidgetVisible(chip, 0, 0)

    def _fit(self) -> None:
        """Share the width among the chips of a row, and leave the button beside them if it can."""
        count, new = len(self._chips), self.add_button.sizeHint().width()
        room = self.width()
        across = max((room + GAP) // (LEAST + GAP), 1)
        alone = count * (LEAST + GAP) + new <= room
        if count > across * MOST_ROWS - 1:
            room -= BAR
        share = (room - new) // max(count, 1) if alone else (room + GAP) // across
        wide = max(LEAST, min(share - GAP, MOST))
        for chip in self._chips:
            if chip.wide != wide:
                chip.wide = wide
                chip.updateGeometry()
        rows = -(-count // across) + (not alone and count % across == 0)
        self.setFixedHeight(max(1, min(rows, MOST_ROWS)) * (HEIGHT + GAP) - GAP)

    def _make(self, count: int) -> None:
        while len(self._chips) > count:
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        while len(self._chips) < count:
            chip = _Chip()
            chip.pressed_on.connect(self.chosen)
            chip.stepped.connect(self._step)
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add_button)
        self._fit()
        self.updateGeometry()

    def _step(self, by: int) -> None:
        here = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), 0)
        there = max(0, min(here + by, len(self._chips) - 1))
        self._chips[there].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(self._chips[there].entry.id)


class _Chip(QAbstractButton):
    pressed_on = Signal(str)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.entry = Entry("", "", "", False)
        self.wide = LEAST
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_entry(self, entry: Entry, chosen: bool) -> None:
        self.entry = entry
        self.setChecked(chosen)
        self.setAccessibleName(f"{entry.title}, {entry.note}")
        self.setToolTip(entry.title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.wide, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by:
            self.stepped.emit(by)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        strong = chosen or self.hasFocus()
        painter.setPen(QPen(QColor(t.teal if strong else t.line), 2 if strong else 1))
        painter.setBrush(QColor(t.card if chosen or not self.underMouse() else t.hover))
        edge = 1 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        if self.hasFocus() and chosen:
            painter.setPen(QPen(QColor(t.teal), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 5, 5)
        self._line(painter, 6, self.entry.title, theme.font(14, SEMIBOLD), t.ink)
        indent = 0
        if self.entry.held:
            icon("check", "green_ink").paint(painter, QRect(10, 28, 14, 14))
            indent = 17
        self._line(painter, 25, self.entry.note, theme.font(12), t.quiet, indent)

    def _line(self, painter, top, words, font, colour, indent=0) -> None:  # type: ignore[no-untyped-def]
        area = QRect(10 + indent, top, self.width() - 16 - indent, 20)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), fitting)

    def _on_clicked(self) -> None:
        self.setChecked(True)
        self.pressed_on.emit(self.entry.id)
