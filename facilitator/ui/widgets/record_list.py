"""A short list of records, each a line that opens: date, words, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.ui import theme
from facilitator.ui.theme import Size
from facilitator.ui.widgets.text import SEMIBOLD, pill_colours

LINE = 35
TICK = 18
_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Line:
    """One line: `lead` at the left, `trail` at the right, as a pill where `kind` is given.

    `ticked` draws a box before the words; None draws none.
    """

    id: str
    words: str
    lead: str = ""
    trail: str = ""
    kind: str = ""
    note: str = ""
    ticked: bool | None = None
    page: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(filter(None, (self.lead, self.words, self.note, self.trail)))


class RecordList(QListWidget):
    """Lines that open on a click or Enter; Space or a click in the box ticks."""

    opened = Signal(object)
    ticked = Signal(object)

    def __init__(self, label: str, *, lead_width: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setItemDelegate(_Painter(lead_width, self))
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("bare", True)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_LINE)))
        self._lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.spoken)
            item.setData(_LINE, line)
            item.setToolTip(line.words if len(line.words) > 40 else "")
            self.addItem(item)
        self._fit()

    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        """Be as high as the lines are at this width."""
        painter: _Painter = self.itemDelegate()  # type: ignore[assignment]
        heights = [painter.height(line, self.viewport().width()) for line in self._lines]
        for number, height in enumerate(heights):
            self.item(number).setSizeHint(QSize(80, height))
        self.setFixedHeight(sum(heights, start=4))

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        line = self.currentItem().data(_LINE) if self.currentItem() else None
        if line is not None and event.key() == Qt.Key.Key_Space and line.ticked is not None:
            self.ticked.emit(line)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        line: Line = item.data(_LINE)
        if line.ticked is not None and event.position().x() < TICK + 12:
            self.ticked.emit(line)
        else:
            self.opened.emit(line)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    def __init__(self, lead_width: int, parent: QListWidget) -> None:
        super().__init__(parent)
        self._lead = lead_width

    def height(self, line: Line, width: int) -> int:
        """The height of a line at this width: words that need it get a second row."""
        metrics = QFontMetrics(theme.font(Size.BODY))
        room = width - self._before(line) - _trail_width(line) - 14
        return LINE if metrics.horizontalAdvance(line.words) <= room else LINE + metrics.height()

    def _before(self, line: Line) -> int:
        return 4 + self._lead + (TICK + 8 if line.ticked is not None else 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(_LINE)
        t = theme.tokens()
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, area)
        left = area.left() + 4
        if line.ticked is not None:
            _tick(painter, QRect(left, area.center().y() - TICK // 2, TICK, TICK), line.ticked)
            left += TICK + 8
        if self._lead:
            painter.setFont(theme.font(Size.BODY))
            painter.setPen(QColor(t.quiet))
            painter.drawText(QRect(left, area.top(), self._lead, area.height()), _MIDDLE, line.lead)
            left += self._lead
        right = self._trail(painter, line, area)
        painter.setFont(theme.font(Size.BODY))
        painter.setPen(QColor(t.ink))
        room = QRect(left, area.top(), right - left - 10, area.height())
        if area.height() > LINE:
            _two_rows(painter, room, line.words)
        else:
            painter.drawText(room, _MIDDLE, line.words)
            used = painter.fontMetrics().horizontalAdvance(line.words)
            self._note(painter, line.note, room, used)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        t = theme.tokens()
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if option.state & QStyle.StateFlag.State_MouseOver or focused:
            painter.setPen(QPen(QColor(t.teal), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.hover))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)

    def _note(self, painter: QPainter, note: str, room: QRect, used: int) -> None:
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(QColor(theme.tokens().quiet))
        rest = room.adjusted(used + 10, 0, 0, 0)
        if note and rest.width() > 40:
            painter.drawText(
                rest,
                _MIDDLE,
                painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, rest.width()),
            )

    def _trail(self, painter: QPainter, line: Line, area: QRect) -> int:
        """Draw what stands at the right; where the words must end."""
        if not line.trail:
            return area.right() - 4
        font, width = _trail_font(line), _trail_width(line)
        box = QRect(area.right() - 4 - width, area.top(), width, area.height())
        painter.setFont(font)
        if line.kind:
            ground, ink = pill_colours(line.kind)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            pill = QRectF(box.left(), box.center().y() - 11, width, 23)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.trail)
        else:
            painter.setPen(QColor(theme.tokens().quiet))
            painter.drawText(box, _MIDDLE, line.trail)
        return box.left()


def _trail_font(line: Line) -> QFont:
    return theme.font(Size.SMALL, SEMIBOLD) if line.kind else theme.font(Size.BODY)


def _trail_width(line: Line) -> int:
    if not line.trail:
        return 0
    words = QFontMetrics(_trail_font(line)).horizontalAdvance(line.trail)
    return words + (20 if line.kind else 0)


def _two_rows(painter: QPainter, room: QRect, words: str) -> None:
    """Words over two rows, the second cut short where even that is not enough."""
    layout = QTextLayout(words, painter.font())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room.width())
    layout.endLayout()
    cut = first.textLength()
    metrics = painter.fontMetrics()
    rest = metrics.elidedText(words[cut:], Qt.TextElideMode.ElideRight, room.width())
    top = room.center().y() - metrics.height()
    painter.drawText(room.left(), top + metrics.ascent(), words[:cut])
    painter.drawText(room.left(), top + metrics.height() + metrics.ascent(), rest)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _tick(painter: QPainter, box: QRect, ticked: bool) -> None:
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.teal if ticked else t.edge), 1.5))
    painter.setBrush(QColor(t.teal if ticked else t.field))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)
    if ticked:
        painter.setPen(QPen(QColor(t.on_teal), 2))
        x, y = box.left(), box.top()
        painter.drawPolyline([QPoint(x + 5, y + 9), QPoint(x + 8, y + 12), QPoint(x + 13, y + 6)])
