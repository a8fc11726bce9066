"""White cards on paper ground, the empty page that teaches, and the page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui import theme
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.text import Heading, Muted, SectionTitle

RADIUS = 10
GAP = 16
FAR = 10_000
MARGIN = 24


class Card(QWidget):
    """A card with its parts below each other.

    `accent` is a token such as "teal" or "coral", drawn as a stripe at the left.
    `card.box` is its layout; `card.add(widget)` puts one more below.
    """

    def __init__(self, title: str = "", *, accent: str = "") -> None:
        super().__init__()
        self._accent = accent
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(18 + (6 if accent else 0), 16, 18, 16)
        self.box.setSpacing(8)
        self.box.setAlignment(Qt.AlignmentFlag.AlignTop)
        if title:
            self.setAccessibleName(title)
            self.box.addWidget(SectionTitle(title))

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below the others."""
        add(self.box, part, stretch)

    def set_accent(self, accent: str) -> None:
        """Draw the stripe in another colour role."""
        self._accent = accent
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.line))
        painter.setBrush(QColor(t.card))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        if self._accent:
            painter.setClipRect(0, 0, 6, self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(t, self._accent)))
            painter.drawRoundedRect(area, RADIUS, RADIUS)


class EmptyState(Card):
    """What goes here, why, and the one button to start: for a page without records."""

    started = Signal()

    def __init__(self, title: str, text: str, button: str = "") -> None:
        super().__init__()
        self.box.setContentsMargins(32, 32, 32, 32)
        self.box.addWidget(Heading(title))
        self.box.addWidget(Muted(text, size=theme.Size.BODY))
        if button:
            start = Button(button, Look.PRIMARY)
            start.clicked.connect(self.started)
            self.box.addSpacing(8)
            self.box.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)


class PageHead(QWidget):
    """The head of a page's content: what is shown, a note below, buttons at the right."""

    def __init__(self, title: str = "", note: str = "", *buttons: QWidget) -> None:
        super().__init__()
        self._longest = ("", "")
        self._title = Heading(title)
        self._note = Muted(note, size=theme.Size.BODY)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addLayout(column(self._title, self._note, None, gap=2), 1)
        box.addLayout(self._buttons)
        for button in buttons:
            self.add(button)
        self.say(title, note)

    def say(self, title: str, note: str = "") -> None:
        """Show another title and note."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setHidden(not note)
        self._keep_room()

    def reserve(self, title: str, note: str) -> None:
        """Keep room for words as long as these, so that shorter ones move nothing below."""
        self._longest = (title, note)
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        if not any(self._longest):
            return
        width = self.width() - self._buttons.sizeHint().width() - GAP
        self.setMinimumHeight(
            2
            + sum(
                _height(label, words, width)
                for label, words in zip((self._title, self._note), self._longest, strict=True)
            )
        )

    def add(self, button: QWidget) -> None:
        """Put one more button at the right."""
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _height(label: QWidget, words: str, width: int) -> int:
    area = QRect(0, 0, max(width, 1), FAR)
    wrapped = Qt.TextFlag.TextWordWrap.value
    return label.fontMetrics().boundingRect(area, wrapped, words).height()


class StayingScroll(QScrollArea):
    """Follows the Tab key, but stays where it is when what had the focus was hidden."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        before, bar = QApplication.focusWidget(), self.verticalScrollBar()
        height = bar.value()
        moved = super().focusNextPrevChild(forward)
        if before and not (before.isVisible() and before.isEnabled()):
            bar.setValue(height)
        return moved


class ScrollPage(StayingScroll):
    """A page's content: at most 1,000 pixels wide, 24 pixels of margin, scrolling as needed.

    `page.box` is the vertical layout; `page.add(widget)` puts one more below.
    """

    WIDEST = 1000

    def __init__(self, *, widest: int = WIDEST, margin: int = MARGIN) -> None:
        super().__init__()
        self._widest = widest
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Window)
        self._row = QHBoxLayout(self._ground)
        self._row.setContentsMargins(margin, max(0, margin - 2), margin, margin)
        column = QWidget()
        column.setMaximumWidth(widest)
        self.box = QVBoxLayout(column)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GAP)
        self._row.addWidget(column, 1)
        self._row.addStretch(0)
        self.setWidget(self._ground)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from facilitator.ui.widgets import reading_order  # not before the first paint

        reading_order.keep(self._ground)
        return super().focusNextPrevChild(forward)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below the others."""
        add(self.box, part, stretch)

    def finish(self) -> None:
        """Keep what was added at the top when the window is higher than the page."""
        self.box.addStretch(1)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll so that this widget can be seen."""
        self._row.activate()
        self.ensureWidgetVisible(widget, 0, 48)


def row(*parts: QWidget | QLayout | int | None, gap: int = GAP) -> QHBoxLayout:
    """Parts beside each other; a number is a space in pixels, None takes what is left."""
    return _line(QHBoxLayout(), parts, gap)


def column(*parts: QWidget | QLayout | int | None, gap: int = 8) -> QVBoxLayout:
    """Parts below each other; a number is a space in pixels, None takes what is left."""
    return _line(QVBoxLayout(), parts, gap)


def _line(box, parts, gap):  # type: ignore[no-untyped-def]
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(0)
        elif isinstance(part, int):
            box.addSpacing(part)
        else:
            add(box, part)
    return box


def add(box: QBoxLayout, part: QWidget | QLayout, stretch: int = 0) -> None:
    """Put a widget or a layout at the end of a box."""
    if isinstance(part, QWidget):
        box.addWidget(part, stretch)
    else:
        box.addLayout(part, stretch)


def clear(box: QLayout) -> None:
    """Take everything out of a layout and delete it, such as before filling a list anew.

    The keyboard goes on at the same place.
    """
    if box.count() and QApplication.focusWidget():
        from facilitator.ui.widgets import kept_focus  # not before the first paint

        kept_focus.keep(box)
    while item := box.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
