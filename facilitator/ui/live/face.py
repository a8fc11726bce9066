"""The timer's face: the time left in digits that are read across a room, and words around them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.live_run import Mood
from facilitator.ui import theme
from facilitator.ui.live.scene import Column, Scene
from facilitator.ui.theme import FAMILY, Tokens

_LEAST_SIZE = 12
_THIRD = 0.37
"""Of the face's height that the digits aim for: at least a third of the screen's is asked."""
_SMALL = (0.42, 0.3, 0.22)
"""How tall seconds may be beside minutes that take most of the room."""
_MARGIN = 0.03
_ROWS = {"strip": 0.055, "track": 0.045, "title": 0.105, "words": 0.05, "bar": 0.016}
_ROWS |= {"then": 0.06, "standing": 0.062, "rescue": 0.115}
_GAP = 0.012

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextWordWrap.value


class Face(QWidget):
    """Paints a scene; `digit_height` is what the digits of the last painting measured.

    With a `canvas` it paints as if it were so large, made smaller or larger to fit.
    """

    def __init__(self) -> None:
        super().__init__()
        self.canvas: QSize | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timer")
        self.tokens: Tokens = theme.tokens()
        self.scene: Scene | None = None
        self.chosen = ""
        self.digit_height = 0.0

    def show_scene(self, scene: Scene, chosen: str = "") -> None:
        """Paint this from now on, where it is not what is painted; `chosen` is a track."""
        if scene == self.scene and chosen == self.chosen:
            return
        before, self.scene, self.chosen = self.scene, scene, chosen
        if before is None or _spoken(before) != _spoken(scene):
            self.setAccessibleDescription(scene.words)
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Paint in these colours from now on."""
        self.tokens = tokens
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme.fill(painter, self.rect(), self.tokens.paper)
        if self.canvas:
            painter.scale(self.width() / self._wide, self.height() / self._tall)
        if self.scene:
            self._paint(painter, self.scene)
        painter.end()

    @property
    def _wide(self) -> float:
        return float((self.canvas or self.size()).width())

    @property
    def _tall(self) -> float:
        return float((self.canvas or self.size()).height())

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        height = self._tall
        edge = self._wide * _MARGIN
        area = QRectF(0, 0, self._wide, self._tall).adjusted(
            edge, height * 0.015, -edge, -height * 0.01
        )
        strip = _cut(area, height * _ROWS["strip"])
        self._strip(painter, scene, strip)
        if scene.rescue or scene.message:
            self._notice(painter, scene, _cut_below(area, height * _ROWS["rescue"]))
            _cut_below(area, height * _GAP)
        self._standing(painter, scene, _cut_below(area, height * _ROWS["standing"]))
        _cut_below(area, height * _GAP)
        self.digit_height = 0.0
        count = max(len(scene.columns), 1)
        gap = edge * 0.6
        wide = (area.width() - gap * (count - 1)) / count
        for number, column in enumerate(scene.columns):
            left = area.left() + number * (wide + gap)
            self._column(painter, column, QRectF(left, area.top(), wide, area.height()), count)

    def _strip(self, painter: QPainter, scene: Scene, area: QRectF) -> None:
        size = area.height() * 0.62
        clock = self._text(painter, area, scene.clock, size, self.tokens.ink, _RIGHT, bold=True)
        room = area.adjusted(0, 0, -clock - size, 0)
        self._text(painter, room, scene.title, size * 0.8, self.tokens.ink_2, _LEFT)

    def _standing(self, painter: QPainter, scene: Scene, area: QRectF) -> None:
        colour = self.tokens.coral_ink if scene.is_late else self.tokens.green_ink
        self._text(painter, area, scene.standing, area.height() * 0.66, colour, _CENTRE, bold=True)

    def _notice(self, painter: QPainter, scene: Scene, area: QRectF) -> None:
        t, words = self.tokens, scene.message or scene.rescue
        ground, ink = (t.teal_soft, t.teal_ink) if scene.message else (t.amber_soft, t.amber_ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, 14, 14)
        inner = area.adjusted(area.height() * 0.3, 4, -area.height() * 0.3, -4)
        self._wrapped(painter, inner, words, area.height() * 0.34, ink)

    def _column(self, painter: QPainter, column: Column, area: QRectF, count: int) -> None:
        height, t = self._tall, self.tokens
        ground, ink, quiet = _colours(t, column.mood)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, 18, 18)
        inner = area.adjusted(
            area.width() * 0.02, height * _GAP, -area.width() * 0.02, -height * _GAP
        )
        if column.track:
            name = f"{column.track} ›" if column.track == self.chosen else column.track
            self._text(
                painter,
                _cut(inner, height * _ROWS["track"]),
                name,
                height * 0.03,
                quiet,
                _CENTRE,
            )
        title = _cut(inner, height * _ROWS["title"] * (1.1 if count > 1 else 1))
        self._wrapped(painter, title, column.title, height * (0.04 if count > 1 else 0.066), ink)
        then = _cut_below(inner, height * _ROWS["then"] * (1.35 if count > 1 else 1))
        told = column.then or (self.scene.hint if self.scene else "")
        self._wrapped(painter, then, told, height * (0.027 if count > 1 else 0.04), quiet)
        bar = _cut_below(inner, height * _ROWS["bar"])
        if column.share is not None:
            self._bar(painter, column.share, bar, ink if column.mood is not Mood.CALM else t.teal)
        words = _cut_below(inner, height * _ROWS["words"])
        self._text(
            painter, words, column.words, height * (0.028 if count > 1 else 0.036), ink, _CENTRE
        )
        paused = self.scene is not None and self.scene.is_paused
        self._digits(painter, column.digits, inner, t.mute if paused else ink)

    def _bar(self, painter: QPainter, share: float, area: QRectF, ink: str) -> None:
        bar = area.adjusted(0, area.height() * 0.15, 0, -area.height() * 0.15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.line))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.setBrush(QColor(ink))
        full = QRectF(bar.left(), bar.top(), bar.width() * share, bar.height())
        painter.drawRoundedRect(full, bar.height() / 2, bar.height() / 2)

    def _digits(self, painter: QPainter, digits: str, area: QRectF, ink: str) -> None:
        """The digits as large as they are wanted; where there is no room the seconds give way."""
        tall = min(self._tall * _THIRD, area.height() * 0.92)
        big, small = _fitting(digits, tall, area.width())
        wide = big.width + (small.width if small else 0)
        left, base = area.center().x() - wide / 2, area.center().y() + big.tall / 2
        big.paint(painter, left, base, ink)
        if small:
            small.paint(painter, left + big.width, base, ink)
        self.digit_height = max(self.digit_height, big.tall)

    def _text(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        size: float,
        colour: str,
        how: int,
        *,
        bold: bool = False,
    ) -> float:
        """One line, smaller where it is too wide, then cut; its width."""
        font = _font(size, bold=bold)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > area.width():
            font = _font(size * max(area.width() / wide, 0.7), bold=bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(area, how, shown)
        return metrics.horizontalAdvance(shown)

    def _wrapped(
        self, painter: QPainter, area: QRectF, text: str, size: float, colour: str
    ) -> None:
        """Words in as many lines as there is room for, smaller until they fit."""
        while size > _LEAST_SIZE:
            needed = QFontMetricsF(_font(size)).boundingRect(area, _WRAPPED, text)
            if needed.height() <= area.height() and needed.width() <= area.width():
                break
            size *= 0.94
        painter.setFont(_font(size))
        painter.setPen(QColor(colour))
        painter.drawText(area, _WRAPPED, text)


class _Row:
    """Digits in cells of one width, so that nothing moves as they change."""

    def __init__(self, text: str, tall: float) -> None:
        self.text = text
        probe = _font(200)
        cap = QFontMetricsF(probe).tightBoundingRect("0").height() / 200
        self.font = _font(tall / cap)
        metrics = QFontMetricsF(self.font)
        self.tall = metrics.tightBoundingRect("0").height()
        self._cell = max(metrics.horizontalAdvance(str(n)) for n in range(10))
        self._widths = [
            self._cell if sign.isdigit() else metrics.horizontalAdvance(sign) for sign in text
        ]
        self.width = sum(self._widths)

    def paint(self, painter: QPainter, left: float, base: float, colour: str) -> None:
        painter.setFont(self.font)
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(self.font)
        for sign, wide in zip(self.text, self._widths, strict=True):
            at = left + (wide - metrics.horizontalAdvance(sign)) / 2
            painter.drawText(int(at), int(base), sign)
            left += wide


def _fitting(digits: str, tall: float, room: float) -> tuple[_Row, _Row | None]:
    """The digits in one row, or with small seconds, or without; else shrunk to the room."""
    whole, _, seconds = digits.rpartition(":")
    rows: list[tuple[_Row, _Row | None]] = [(_Row(digits, tall), None)]
    if whole == "0":
        rows.append((_Row(f":{seconds}", tall), None))
    if whole.strip("+0"):
        rows += [(_Row(whole, tall), _Row(f":{seconds}", tall * share)) for share in _SMALL]
        rows.append((_Row(whole, tall), None))
    for big, small in rows:
        if big.width + (small.width if small else 0) <= room:
            return big, small
    big = rows[-1][0]
    return _Row(big.text, tall * room / big.width), None


def _font(size: float, *, bold: bool = True) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(max(_LEAST_SIZE, round(size)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def _colours(t: Tokens, mood: Mood) -> tuple[str, str, str]:
    """Ground, ink and quieter ink of a column."""
    match mood:
        case Mood.AMBER:
            return t.amber_soft, t.amber_ink, t.amber_ink
        case Mood.CORAL:
            return t.coral_soft, t.coral_ink, t.coral_ink
        case Mood.OVER:
            return t.coral, t.card, t.card
    return t.card, t.ink, t.ink_2


def _cut(area: QRectF, height: float) -> QRectF:
    """Take a row off the top of an area."""
    row = QRectF(area.left(), area.top(), area.width(), height)
    area.setTop(area.top() + height)
    return row


def _cut_below(area: QRectF, height: float) -> QRectF:
    """Take a row off the bottom of an area."""
    row = QRectF(area.left(), area.bottom() - height, area.width(), height)
    area.setBottom(area.bottom() - height)
    return row


def _spoken(scene: Scene) -> tuple[object, ...]:
    """What is worth being read out anew when it changes: not each second."""
    on = tuple((c.title, c.mood, c.digits.rpartition(":")[0]) for c in scene.columns)
    return (*on, scene.rescue, scene.message, scene.is_paused)
