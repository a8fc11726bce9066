"""How well each type fits, today beside wanted, and how that moved from sheet to sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator import content
from facilitator.domain.network_type import Classification
from facilitator.ui import theme
from facilitator.ui.theme import Size
from facilitator.ui.widgets.row_list import paint_words, words_width

ROW, LEGEND = 38, 26


class FitBars(QWidget):
    """Seven bars, best first; a diamond marks the other time."""

    def __init__(self) -> None:
        super().__init__()
        self._front: Classification | None = None
        self._other: Classification | None = None
        self._names = ("Today", "wanted")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_fits(
        self,
        front: Classification | None,
        other: Classification | None,
        names: tuple[str, str],
    ) -> None:
        """Show these fits; `names` are of the time in front and the other."""
        self._front, self._other, self._names = front, other, names
        self.setAccessibleName("How well each type fits")
        self.setAccessibleDescription(self._words())
        self.setToolTip(self._words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, ROW * 7 + (LEGEND if self._other else 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._front is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        other = {fit.id: fit.fit for fit in self._other.types} if self._other else {}
        for number, fit in enumerate(self._front.types):
            area = QRectF(0, number * ROW, self.width(), ROW)
            self._paint_row(painter, area, fit.id, fit.fit, other.get(fit.id))
        if self._other:
            self._paint_legend(painter)

    def _paint_row(
        self, painter: QPainter, area: QRectF, type_id: str, fit: float, other: float | None
    ) -> None:
        t, named = theme.tokens(), type_id in (self._front.named if self._front else ())
        title = content.network_types().type(type_id).short
        words = area.adjusted(0, 0, -44, -16)
        paint_words(painter, words, title, size=14, strong=named)
        number = QRectF(area.right() - 40, area.top(), 40, 22)
        paint_words(
            painter, number, f"{fit:.0f}", size=14, strong=named, align=Qt.AlignmentFlag.AlignRight
        )
        line = QRectF(area.left(), area.top() + 23, area.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.teal_soft))
        painter.drawRoundedRect(line, 4, 4)
        fill = QColor(t.teal)
        fill.setAlphaF(1 if named else 0.5)
        painter.setBrush(fill)
        width = max(line.width() * fit / 100, 4)
        painter.drawRoundedRect(QRectF(line.left(), line.top(), width, 8), 4, 4)
        if other is not None:
            _paint_diamond(painter, line.left() + line.width() * other / 100, line.center().y())

    def _paint_legend(self, painter: QPainter) -> None:
        front, other = self._names
        y = self.height() - LEGEND / 2 + 2
        t = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.teal))
        painter.drawRoundedRect(QRectF(0, y - 4, 18, 8), 4, 4)
        width = words_width(front, Size.SMALL)
        words = QRectF(24, y - 10, width + 4, 20)
        paint_words(painter, words, front, size=Size.SMALL, colour="quiet")
        _paint_diamond(painter, words.right() + 20, y)
        rest = QRectF(words.right() + 32, y - 10, self.width(), 20)
        paint_words(painter, rest, other, size=Size.SMALL, colour="quiet")

    def _words(self) -> str:
        if self._front is None:
            return ""
        table, other = content.network_types(), self._other
        beside = {fit.id: fit.fit for fit in other.types} if other else {}
        lines = [
            f"{table.type(fit.id).short} {fit.fit:.0f}"
            + (f" ({self._names[1].lower()} {beside[fit.id]:.0f})" if fit.id in beside else "")
            for fit in self._front.types
        ]
        return "\n".join(lines)


def _paint_diamond(painter: QPainter, x: float, y: float) -> None:
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.card), 1.4))
    painter.setBrush(QColor(t.violet))
    corners = [QPointF(x, y - 6), QPointF(x + 6, y), QPointF(x, y + 6), QPointF(x - 6, y)]
    painter.drawPolygon(corners)


class Drift(QWidget):
    """A line for each type that was ever ahead, from the first sheet to what is wanted."""

    HEIGHT, FOOT, TOP = 190, 24, 12

    def __init__(self) -> None:
        super().__init__()
        self._times: Sequence[tuple[str, Classification]] = ()
        self._lines: list[tuple[str, list[float]]] = []
        self.setFixedHeight(self.HEIGHT)
        self.setAccessibleName("Drift over time")

    def show_history(self, times: Sequence[tuple[str, Classification]]) -> None:
        """Show these times in order."""
        self._times = times
        ahead = [fit.id for _, found in times for fit in found.types[:2]]
        kept = list(dict.fromkeys(ahead))[:4]
        self._lines = [
            (kind, [next(f.fit for f in found.types if f.id == kind) for _, found in times])
            for kind in kept
        ]
        self.setAccessibleDescription(self._words())
        self.setToolTip(self._words())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._times) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        table, t = content.network_types(), theme.tokens()
        right = 10 + max(words_width(table.type(k).short, Size.SMALL) for k, _ in self._lines) + 30
        across = (self.width() - right - 16) / (len(self._times) - 1)
        for number, (words, _) in enumerate(self._times):
            self._paint_time(painter, 8 + number * across, words, number)
        colours = (t.teal, t.violet, t.amber, t.coral)
        free: list[float] = []
        for (kind, fits), colour in zip(self._lines, colours, strict=False):
            points = [QPointF(8 + n * across, self._y(fit)) for n, fit in enumerate(fits)]
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawPolyline(points)
            painter.setBrush(QColor(colour))
            for point in points:
                painter.drawEllipse(point, 3, 3)
            y = _free(points[-1].y(), free)
            free.append(y)
            words = f"{table.type(kind).short} {fits[-1]:.0f}"
            place = QRectF(points[-1].x() + 10, y - 10, right, 20)
            paint_words(painter, place, words, size=Size.SMALL, colour="ink_2")

    def _paint_time(self, painter: QPainter, x: float, words: str, number: int) -> None:
        painter.setPen(QPen(QColor(theme.tokens().line), 1))
        painter.drawLine(QPointF(x, self.TOP), QPointF(x, self.HEIGHT - self.FOOT))
        width = words_width(words, Size.SMALL) + 2
        left = max(x - width / 2, 0) if number else 0.0
        paint_words(
            painter,
            QRectF(left, self.HEIGHT - self.FOOT + 2, width, 20),
            words,
            size=Size.SMALL,
            colour="quiet",
        )

    def _y(self, fit: float) -> float:
        return self.TOP + (self.HEIGHT - self.FOOT - self.TOP) * (1 - fit / 100)

    def _words(self) -> str:
        table = content.network_types()
        return "\n".join(
            f"{table.type(kind).short}: "
            + ", ".join(
                f"{words} {fit:.0f}" for (words, _), fit in zip(self._times, fits, strict=True)
            )
            for kind, fits in self._lines
        )


def _free(y: float, taken: list[float]) -> float:
    """The nearest height to y with room for one line of words."""
    shifts = sorted(range(-120, 121, 4), key=abs)
    return next((y + s for s in shifts if all(abs(y + s - o) >= 17 for o in taken)), y)
