"""The top of the window: the page's title, find, undo and redo, and the 18-month path."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui import theme
from facilitator.ui.path_bar import PathBar
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.icons import Icon
from facilitator.ui.widgets.text import SEMIBOLD, Elided


class TopBar(QWidget):
    """Title, buttons and path on a white ground."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Elided(size=theme.Size.TITLE, weight=SEMIBOLD)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.finder = FindButton()
        self.undo = IconButton("undo", "Nothing to undo")
        self.redo = IconButton("redo", "Nothing to redo")
        self.keys = IconButton("help", "Keys (?)")
        self.path = PathBar()
        self._build()
        for part in (self.undo, self.redo, self.keys):
            part.setUpdatesEnabled(False)

    def settle(self) -> None:
        """Draw the buttons that the first paint does not wait for."""
        for part in (self.undo, self.redo, self.keys):
            part.setUpdatesEnabled(True)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(24, 12, 18, 0)
        line.setSpacing(6)
        line.addWidget(self.title, 1)
        for part in (self.finder, self.undo, self.redo, self.keys):
            line.addWidget(part)
        held = QVBoxLayout()
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.path)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 9)
        box.setSpacing(4)
        box.addLayout(line)
        box.addLayout(held)

    def say_undo(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do; "" is nothing."""
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.undo.set_name(f"Undo: {undo} (Ctrl+Z)" if undo else "Nothing to undo")
        self.redo.set_name(f"Redo: {redo} (Ctrl+Shift+Z)" if redo else "Nothing to redo")

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        theme.fill(painter, self.rect(), t.card)
        theme.fill(painter, QRect(0, self.height() - 1, self.width(), 1), t.line)


class FindButton(QAbstractButton):
    """Looks like a search field and opens the finder."""

    def __init__(self) -> None:
        super().__init__()
        self.setText("Find anything")
        self.setAccessibleName("Find anything, Ctrl+K")
        self.setToolTip("Find any page, person, goal or note (Ctrl+K)")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = Icon("search", "quiet")

    def sizeHint(self) -> QSize:
        return QSize(218, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(t.teal if focused else t.line), 2 if focused else 1))
        painter.setBrush(QColor(t.hover if self.underMouse() else t.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        self._icon.paint(painter, QRect(10, (self.height() - 16) // 2, 16, 16))
        painter.setPen(QColor(t.quiet))
        painter.setFont(theme.font(14))
        area = self.rect().adjusted(34, 0, -10, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(theme.font(12))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(right), "Ctrl+K")
