"""The right of the window: why this step, how to run it, what to watch, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.value import value
from facilitator.ui import theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.icons import Icon
from facilitator.ui.widgets.text import SEMIBOLD, Muted

if TYPE_CHECKING:
    from facilitator.domain.methods import GuidePage

WIDTH = 292
HANDLE = 30
SIDE, POINT = 18, 16
_WRAPPED = int(Qt.TextFlag.TextWordWrap.value)


class GuidePanel(QWidget):
    """Folds away to a slim handle; `folded` tells that the user folded or unfolded it.

    An empty ground until it first has something to show, so that the window need not wait for it.
    """

    folded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._is_built = False
        self.set_folded(False)

    def _build(self) -> None:
        if self._is_built:
            return
        self._is_built = True
        self._words = _Words()
        self._body = self._scrolling()
        self._handle = _Handle()
        self._fold = IconButton("chevron-right", "Fold the guide away (F1)", size=16)
        self._arrange()
        self._handle.clicked.connect(self._on_toggled)
        self._fold.clicked.connect(self._on_toggled)
        self.set_folded(self._is_folded)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 10, 0)
        head.addWidget(Muted("Guide"), 1)
        head.addWidget(self._fold)
        self._open = QWidget()
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._handle)
        outer.addWidget(self._open, 1)

    def _scrolling(self) -> QScrollArea:
        area = _Body()
        area.focused.connect(self.update)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setViewport(QWidget())  # unlike Qt's own it paints no ground
        area.setWidget(self._words)
        area.setAccessibleName("Guide")
        self._words.setAutoFillBackground(False)
        return area

    @property
    def is_folded(self) -> bool:
        """Whether only the handle shows."""
        return self._is_folded

    def set_folded(self, folded: bool) -> None:
        """Fold it away or show it, without telling."""
        self._is_folded = folded
        if self._is_built:
            self._open.setHidden(folded)
            self._handle.setHidden(not folded)
        self.setFixedWidth(HANDLE if folded else WIDTH)

    def enter(self) -> None:
        """Take the focus: the arrow keys scroll then; folded, Enter unfolds."""
        self._build()
        to = self._handle if self.is_folded else self._body
        to.setFocus(Qt.FocusReason.TabFocusReason)

    def toggle(self) -> None:
        """Fold or unfold, as the user does."""
        self._on_toggled()

    def show_page(self, page: GuidePage | None, month: int | None = None) -> None:
        """Show the guide of a page; with a month, what that month asks for comes first."""
        self._build()
        self._words.say(_lines(page, month) if page else [])
        self._body.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        theme.fill(painter, self.rect(), t.guide)
        read = self._is_built and self._body.hasFocus()
        edge = QRect(0, 0, 3 if read else 1, self.height())
        theme.fill(painter, edge, t.teal if read else t.line)

    def _on_toggled(self) -> None:
        self._build()
        self.set_folded(not self.is_folded)
        (self._handle if self.is_folded else self._fold).setFocus()
        self.folded.emit(self.is_folded)


class _Body(QScrollArea):
    """`focused` tells that the focus came or went, so that the panel's edge can show it."""

    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()


@value
class _Line:
    """A title, a paragraph or one point of a list, and the space over it."""

    words: str
    over: int
    is_title: bool = False
    is_point: bool = False

    @property
    def font(self) -> QFont:
        """What it is written in."""
        return theme.font(15, SEMIBOLD) if self.is_title else theme.font(14)


def _lines(page: GuidePage, month: int | None) -> list[_Line]:
    here = next((m for m in page.months if m.month == month), None)
    return [
        *(_paragraph("Where you are", here.where_you_are) if here else ()),
        *(_points("This month", here.this_month) if here else ()),
        *_paragraph("Why this step", page.why),
        *_points("How to run it", page.how),
        *_points("Watch out", page.watch),
        *_paragraph("Next", page.next),
    ]


def _paragraph(title: str, words: str) -> list[_Line]:
    return [_Line(title, 16, is_title=True), _Line(words, 4)] if words else []


def _points(title: str, points: tuple[str, ...]) -> list[_Line]:
    if not points:
        return []
    return [_Line(title, 16, is_title=True), *(_Line(words, 8, is_point=True) for words in points)]


class _Words(QWidget):
    """All the words of the guide in one widget, as they change with every page."""

    def __init__(self) -> None:
        super().__init__()
        self._placed: list[tuple[QRect, _Line]] = []

    def say(self, lines: list[_Line]) -> None:
        """Show these lines below each other."""
        self._placed = []
        bottom = -14
        for line in lines:
            left = SIDE + (POINT if line.is_point else 0)
            room = QRect(left, bottom + line.over, WIDTH - 1 - left - SIDE, 10_000)
            needed = QFontMetrics(line.font).boundingRect(room, _WRAPPED, line.words).height()
            self._placed.append((QRect(room.topLeft(), QSize(room.width(), needed)), line))
            bottom = room.top() + needed
        self.setFixedHeight(max(0, bottom + SIDE))
        self.setAccessibleName(" ".join(line.words for line in lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for area, line in self._placed:
            if not area.intersects(event.rect()):
                continue
            if line.is_point:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(t.ink_2))
                painter.drawEllipse(SIDE + 4, area.top() + 8, 5, 5)
            painter.setFont(line.font)
            painter.setPen(QColor(t.ink if line.is_title else t.ink_2))
            painter.drawText(area, _WRAPPED, line.words)


class _Handle(QAbstractButton):
    """The slim strip that is left of a folded guide."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(HANDLE - 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setText("Guide")
        self.setToolTip("Show the guide (F1)")
        self.setAccessibleName("Show the guide")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon = Icon("chevron-left")

    def sizeHint(self) -> QSize:
        return QSize(HANDLE, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(t.hover))
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.teal), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        self._icon.paint(painter, QRect(6, 14, 16, 16))
        painter.setPen(QColor(t.ink_2))
        painter.setFont(theme.font(13))
        painter.translate(self.width() / 2 + 5, 42)
        painter.rotate(90)
        painter.drawText(0, 8, self.text())
