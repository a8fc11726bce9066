"""One of a few: segments side by side while they fit, else a list; and yes or no."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from facilitator.ui import theme
from facilitator.ui.widgets.buttons import pressed_by
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.inputs import FIELD_HEIGHT
from facilitator.ui.widgets.text import SEMIBOLD

MOST_SEGMENTS = 5
MOST_LETTERS = 44


class Choice(QWidget):
    """One value of a few: `Choice("Role", {"leader": "Leader", "member": "Member"})`.

    Up to five short options are segments, more are a list. The value "" is no choice;
    with `optional`, the chosen one can be taken back (segments: press it again).
    """

    edited = Signal(object)

    def __init__(
        self,
        label: str,
        options: Mapping[str, str],
        *,
        optional: bool = False,
        as_list: bool | None = None,
    ) -> None:
        super().__init__()
        letters = sum(len(words) for words in options.values())
        fits = len(options) <= MOST_SEGMENTS and letters <= MOST_LETTERS
        inner = _List if as_list or (as_list is None and not fits) else _Segments
        self._inner = inner(label, options, optional)
        self._inner.chosen.connect(self.edited)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._inner)
        if inner is _Segments:
            box.addStretch(1)
        self.setAccessibleName(label)

    def value(self) -> str:
        """The chosen value, or ""."""
        return self._inner.value()

    def set_value(self, value: str | None) -> None:
        """Show this value as chosen."""
        self._inner.set_value(str(value or ""))

    def set_options(self, options: Mapping[str, str]) -> None:
        """Offer other values from now on; a list only, keeping what is chosen while it is there."""
        assert isinstance(self._inner, _List)
        self._inner.set_options(options)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on what is chosen, else on the first; a proxy would confuse Tab's order."""
        self._inner.tab_stop().setFocus(reason)

    def flush(self) -> None:
        """Nothing is ever pending: a choice is saved when made."""


class _Segments(QWidget):
    """One stop for the Tab key, at the chosen segment or the first; arrows lead to the others."""

    chosen = Signal(object)

    def __init__(self, label: str, options: Mapping[str, str], optional: bool) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._optional = optional
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons = {
            value: _Segment(words, f"{label}: {words}") for value, words in options.items()
        }
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for position, (value, button) in enumerate(self._buttons.items()):
            button.ends = (position == 0, position == len(options) - 1)
            button.clicked.connect(lambda _=False, value=value: self._on_clicked(value))
            button.stepped.connect(self._step)
            box.addWidget(button)
        self._stop_at(0)

    def value(self) -> str:
        return next((value for value, b in self._buttons.items() if b.isChecked()), "")

    def set_value(self, value: str) -> None:
        for name, button in self._buttons.items():
            button.setChecked(name == value)
        self._stop_at(list(self._buttons).index(value) if value in self._buttons else 0)

    def _on_clicked(self, value: str) -> None:
        taken_back = self._optional and not self._buttons[value].isChecked()
        self.set_value("" if taken_back else value)
        self.chosen.emit(self.value())

    def _step(self, by: int) -> None:
        buttons = list(self._buttons.values())
        there = (self._stop + by) % len(buttons)
        self._stop_at(there)
        buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, there: int) -> None:
        self._stop = there
        for position, button in enumerate(self._buttons.values()):
            click, strong = Qt.FocusPolicy.ClickFocus, Qt.FocusPolicy.StrongFocus
            button.setFocusPolicy(strong if position == there else click)

    def tab_stop(self) -> QWidget:
        return list(self._buttons.values())[self._stop]


class _Segment(QAbstractButton):
    stepped = Signal(int)

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.ends = (True, True)
        self.setText(words)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        bold = theme.font(14, SEMIBOLD)
        return QSize(QFontMetrics(bold).horizontalAdvance(self.text()) + 26, FIELD_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by:
            self.stepped.emit(by)
        elif not pressed_by(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(t.teal if chosen else t.edge), 1))
        painter.setBrush(QColor(t.teal if chosen else (t.hover if self.underMouse() else t.field)))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, 0.5, -0.5)
        first, last = self.ends
        if last:
            area.adjust(0, 0, -1, 0)
        _rounded(painter, area, first, last)
        painter.setPen(QColor(t.on_teal if chosen else (t.ink if self.isEnabled() else t.quiet)))
        painter.setFont(theme.font(14, SEMIBOLD if chosen else theme.font().weight()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.on_teal if chosen else t.teal), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)


def _rounded(painter: QPainter, area: QRectF, first: bool, last: bool) -> None:
    painter.save()
    painter.setClipRect(area.adjusted(-1, -1, 1, 1))
    painter.drawRoundedRect(area.adjusted(0 if first else -8, 0, 0 if last else 8, 0), 6, 6)
    if not first:
        painter.drawLine(area.topLeft(), area.bottomLeft())
    painter.restore()


class _List(QComboBox):
    chosen = Signal(object)

    def __init__(self, label: str, options: Mapping[str, str], optional: bool) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setMinimumHeight(FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel takes no focus
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setPlaceholderText("Choose")
        self._optional = optional
        self.set_options(options)
        self.installEventFilter(QuietWheel(self))
        self.activated.connect(lambda _: self.chosen.emit(self.value()))

    def tab_stop(self) -> QWidget:
        return self

    def set_options(self, options: Mapping[str, str]) -> None:
        offered = {"": "Not chosen", **options} if self._optional else dict(options)
        if offered == {self.itemData(n): self.itemText(n) for n in range(self.count())}:
            return
        chosen = self.value()
        self.clear()
        for value, words in offered.items():
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0 if self._optional else -1))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        area = QRect(self.width() - 26, (self.height() - 16) // 2, 16, 16)
        icon("chevron-down").paint(QPainter(self), area)

    def value(self) -> str:
        return self.currentData() or ""

    def set_value(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value))


class QuietWheel(QObject):
    """Lets the page scroll where the wheel would change a field by accident."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return False


class CheckRow(QCheckBox):
    """Yes or no, with its words."""

    edited = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda checked: self.edited.emit(bool(checked)))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(words + 36, max(self.fontMetrics().height() + 8, 30))

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3.5, (self.height() - 18) / 2, 18, 18)
        ticked = self.isChecked()
        painter.setPen(QPen(QColor(t.teal if ticked else t.edge), 1.4))
        painter.setBrush(QColor(t.teal if ticked else t.field))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.setPen(QPen(QColor(t.on_teal), 2.2))
            corner = box.topLeft()
            painter.drawPolyline(
                [corner + QPointF(x, y) for x, y in ((4.2, 9.4), (7.6, 12.8), (13.8, 5.6))]
            )
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.teal), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
        painter.setPen(QColor(t.ink if self.isEnabled() else t.quiet))
        words = self.rect().adjusted(32, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text().replace("&&", "&"))

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Show it ticked or not."""
        self.setChecked(bool(value))

    def flush(self) -> None:
        """Nothing is ever pending: a tick is saved when made."""
