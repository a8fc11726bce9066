"""A list whose rows paint themselves: many rows for the price of one widget, read out each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from facilitator.ui import theme
from facilitator.ui.widgets.row_paint import (
    PlainRow,
    Row,
    paint_pill,
    paint_rule,
    paint_words,
    pill_width,
    words_height,
    words_width,
)

__all__ = [
    "PlainRow",
    "Row",
    "RowList",
    "paint_pill",
    "paint_rule",
    "paint_words",
    "pill_width",
    "words_height",
    "words_width",
]

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """Rows below each other, as high as they need unless it `scrolls` by itself.

    `pressed_part` carries the row's number and the part pressed; `opened` the row's number
    after Enter or a double click. With `marks`, the row in front stays marked without focus.
    """

    pressed_part = Signal(int, str)
    opened = Signal(int)

    def __init__(self, name: str, *, scrolls: bool = False, marks: bool = False) -> None:
        super().__init__()
        self._grows = not scrolls
        self.marks_current = marks
        self._rows = _Rows(self)
        self.setViewport(QWidget())  # to ask Qt for its own takes PySide6 thirty milliseconds
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("plain", True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if self._grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._rows.rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the place in the list is kept."""
        here = self.current()
        self._rows.fill(rows)
        self._fit()
        if 0 <= here < len(rows):
            self._make_current(here)

    def current(self) -> int:
        """The number of the row in front, or -1."""
        return self.currentIndex().row()

    def go_to(self, number: int) -> None:
        """Put a row in front and bring it into view."""
        if 0 <= number < len(self._rows.rows):
            self._make_current(number)
            self._bring_into_view()

    def put_in_front(self, number: int) -> None:
        """Put a row in front and leave the page where it is, for what only shows it anew."""
        if 0 <= number < len(self._rows.rows):
            self._make_current(number)

    def repaint_row(self, number: int) -> None:
        """Paint one row anew and let a screen reader know."""
        index = self._rows.index(number)
        self._rows.dataChanged.emit(index, index)

    def row_area(self, number: int) -> QRectF:
        """Where a row lies in the list, in pixels."""
        return QRectF(self.visualRect(self._rows.index(number)))

    def sizeHint(self) -> QSize:
        return QSize(320, self.height() if self._grows else 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() >= 0:
            self.opened.emit(self.current())
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        self.go_to(self._beyond(self.current(), step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self._rows.rows[index.row()]
        if row.chosen_by_keys:
            self._make_current(index.row())
        if part := row.part_at(QRectF(self.visualRect(index)), event.position()):
            self.pressed_part.emit(index.row(), part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        row = self._rows.rows[index.row()]
        if row.part_at(QRectF(self.visualRect(index)), event.position()):
            self.mousePressEvent(event)
        elif row.chosen_by_keys:
            self.opened.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._rows.rows[index.row()] if index.isValid() else None
        area = QRectF(self.visualRect(index))
        pressable = row and row.part_at(area, event.position())
        shape = Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusInEvent(event)
        if self.current() < 0:
            self.go_to(self._beyond(-1, 1))

    def _beyond(self, number: int, step: int) -> int:
        """The next row in this direction where the arrows stop, or the same."""
        rows, there = self._rows.rows, number + step
        while 0 <= there < len(rows) and not rows[there].chosen_by_keys:
            there += step
        return there if 0 <= there < len(rows) else number

    def _make_current(self, number: int) -> None:
        self.setCurrentIndex(self._rows.index(number))

    def _bring_into_view(self) -> None:
        if not self._grows:
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)
            return
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if around is not None else None
        if around is not None and content is not None:
            area = self.visualRect(self.currentIndex())
            middle = self.viewport().mapTo(content, area.center())
            around.ensureVisible(middle.x(), middle.y(), 0, area.height())

    def _fit(self) -> None:
        if not self._grows:
            return
        needed = sum(row.height(self.viewport().width()) for row in self._rows.rows)
        if needed != self.height() or self.minimumHeight() != needed:
            self.setFixedHeight(needed)
            self.updateGeometry()


class _Rows(QAbstractListModel):
    def __init__(self, parent: RowList) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def fill(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.rows[index.row()].chosen_by_keys:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._view.rows()[index.row()].height(width))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        words = ""
        if index.isValid():
            area = QRectF(self._view.visualRect(index))
            words = self._view.rows()[index.row()].tip(area, QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), words, self._view)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = self._view.rows()[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t, in_front = theme.tokens(), index.row() == self._view.current()
        if in_front and self._view.marks_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.teal_soft))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        if in_front and self._view.hasFocus():
            painter.setPen(QPen(QColor(t.teal), 1.6))
            painter.setBrush(QColor(t.teal_soft if self._view.marks_current else t.guide))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        row.paint(painter, area)
        painter.restore()
