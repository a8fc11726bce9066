"""Words on a page: headings, text that wraps, muted notes, pills, and names that elide."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from facilitator.ui import theme
from facilitator.ui.theme import Size

SEMIBOLD = QFont.Weight.DemiBold


class Text(QLabel):
    """Plain text in a colour role of the theme, wrapping unless told.

    `colour` is the name of a token, such as "ink_2" or "coral_ink".
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: int = Size.BODY,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = "ink",
        wrap: bool = True,
    ) -> None:
        super().__init__(text)
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight))
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self.setMinimumWidth(1)

    def set_colour(self, colour: str) -> None:
        """Paint in another colour role from now on."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(getattr(theme.tokens(), self._colour)))
        flags = int(self.alignment())
        if self.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap.value
        painter.drawText(self.contentsRect(), flags, self.text())


class Heading(Text):
    """The heading of a page's part, 19 px semibold."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, size=Size.HEADING, weight=SEMIBOLD)


class SectionTitle(Text):
    """The title of a card or a group, 15 px semibold."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, weight=SEMIBOLD)


class Muted(Text):
    """A quieter note beside or below something, 13 px unless told."""

    def __init__(self, text: str = "", *, size: int = Size.SMALL, wrap: bool = True) -> None:
        super().__init__(text, size=size, colour="quiet", wrap=wrap)


class Problem(Text):
    """What is wrong, in words beside the field; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(size=Size.SMALL, weight=SEMIBOLD, colour="coral_ink")
        self.setVisible(False)

    def show_problem(self, message: str) -> None:
        """Say this, or hide when it is empty."""
        self.setText(message)
        self.setVisible(bool(message) and self.parent() is not None)


class Elided(Text):
    """One line that ends in … where it does not fit, and then shows all of itself in a tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = Size.BODY,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = "ink",
    ) -> None:
        super().__init__(text, size=size, weight=weight, colour=colour, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._show_whole_when_cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole_when_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(getattr(theme.tokens(), self._colour)))
        painter.drawText(self.contentsRect(), int(self.alignment()), self._fitting())

    def _fitting(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _show_whole_when_cut(self) -> None:
        self.setToolTip(self.text() if self._fitting() != self.text() else "")


class PillKind(StrEnum):
    """The meaning of a pill's colour; its words always say it too."""

    TEAL = "teal"
    AMBER = "amber"
    CORAL = "coral"
    GREEN = "green"
    VIOLET = "violet"
    PLAIN = "plain"


class Pill(QWidget):
    """A few words on a soft coloured ground: `Pill("4 days late", "coral")`."""

    def __init__(self, text: str = "", kind: str = PillKind.PLAIN) -> None:
        super().__init__()
        self.setFont(theme.font(Size.SMALL, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text = ""
        self.set(text, kind)

    def set(self, text: str, kind: str = PillKind.PLAIN) -> None:
        """Show other words in another colour."""
        self._text, self._kind = text, PillKind(kind)
        self.setAccessibleName(text)
        if not text:
            self.hide()
        elif self.parent() is not None:
            self.show()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words it shows."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 20, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = pill_colours(self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


def pill_colours(kind: str) -> tuple[QColor, QColor]:
    """Ground and ink of a kind of pill."""
    t = theme.tokens()
    if kind == PillKind.PLAIN:
        return QColor(t.hover), QColor(t.ink_2)
    return QColor(getattr(t, f"{kind}_soft")), QColor(getattr(t, f"{kind}_ink"))
