"""The right of the window: why this step, how to run it, what to watch, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui import theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.card import clear
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.text import Muted, SectionTitle, Text

if TYPE_CHECKING:
    from facilitator.domain.methods import GuidePage

WIDTH = 292
HANDLE = 30


class GuidePanel(QWidget):
    """Folds away to a slim handle; `folded` tells that the user folded or unfolded it."""

    folded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._words = QWidget()
        self._box = QVBoxLayout(self._words)
        self._box.setContentsMargins(18, 2, 18, 18)
        self._box.setSpacing(4)
        self._body = self._scrolling()
        self._handle = _Handle()
        self._fold = IconButton("chevron-right", "Fold the guide away (F1)", size=16)
        self._build()
        self._handle.clicked.connect(self._on_toggled)
        self._fold.clicked.connect(self._on_toggled)
        self.set_folded(False)

    def _build(self) -> None:
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
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
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
        return self._open.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Fold it away or show it, without telling."""
        self._open.setHidden(folded)
        self._handle.setHidden(not folded)
        self.setFixedWidth(HANDLE if folded else WIDTH)

    def toggle(self) -> None:
        """Fold or unfold, as the user does."""
        self._on_toggled()

    def show_page(self, page: GuidePage | None, month: int | None = None) -> None:
        """Show the guide of a page; with a month, what that month asks for comes first."""
        clear(self._box)
        if page is None:
            return
        here = next((m for m in page.months if m.month == month), None)
        if here:
            self._add("Where you are", here.where_you_are)
            self._add_list("This month", here.this_month)
        self._add("Why this step", page.why)
        self._add_list("How to run it", page.how)
        self._add_list("Watch out", page.watch)
        self._add("Next", page.next)
        self._box.addStretch(1)
        self._body.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        theme.fill(painter, self.rect(), t.guide)
        theme.fill(painter, QRect(0, 0, 1, self.height()), t.line)

    def _add(self, title: str, words: str) -> None:
        if words:
            self._box.addWidget(SectionTitle(title))
            self._box.addWidget(_prose(words))
            self._box.addSpacing(8)

    def _add_list(self, title: str, items: tuple[str, ...]) -> None:
        if not items:
            return
        self._box.addWidget(SectionTitle(title))
        for item in items:
            self._box.addWidget(_Point(item))
        self._box.addSpacing(8)

    def _on_toggled(self) -> None:
        self.set_folded(not self.is_folded)
        (self._handle if self.is_folded else self._fold).setFocus()
        self.folded.emit(self.is_folded)


def _prose(words: str) -> Text:
    return Text(words, size=14, colour="ink_2")


class _Point(QWidget):
    """One item of a list, behind its dot."""

    def __init__(self, words: str) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 1, 0, 3)
        box.addWidget(_prose(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().ink_2))
        painter.drawEllipse(QRectF(4, 9, 5, 5))


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
        self._icon = icon("chevron-left")

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
        self._icon.paint(painter, 6, 14, 16, 16)
        painter.setPen(QColor(t.ink_2))
        painter.setFont(theme.font(13))
        painter.translate(self.width() / 2 + 5, 42)
        painter.rotate(90)
        painter.drawText(0, 8, self.text())
