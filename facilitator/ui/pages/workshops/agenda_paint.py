"""Paints an agenda: times, blocks with the colour and stripe of their kind, and free time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from facilitator.domain.agenda import Agenda
from facilitator.domain.records import Block, BlockCategory
from facilitator.ui import theme
from facilitator.ui.pages.workshops.agenda_layout import (
    COLUMN_LOWEST,
    LEFT,
    NARROW_LOWEST,
    ROOMY,
    Row,
)
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.text import SEMIBOLD

CATEGORY_WORDS = {
    BlockCategory.ARRIVE: "Arrive",
    BlockCategory.FRAME: "Frame",
    BlockCategory.EXPLORE: "Explore",
    BlockCategory.PRACTISE: "Practise",
    BlockCategory.EXCHANGE: "Exchange",
    BlockCategory.CLOSE: "Close",
    BlockCategory.PAUSE: "Pause",
}
_COLOURS = {
    BlockCategory.ARRIVE: ("edge", "hover"),
    BlockCategory.FRAME: ("teal", "teal_soft"),
    BlockCategory.EXPLORE: ("violet", "violet_soft"),
    BlockCategory.PRACTISE: ("amber", "amber_soft"),
    BlockCategory.EXCHANGE: ("green", "green_soft"),
    BlockCategory.CLOSE: ("teal", "teal_soft"),
    BlockCategory.PAUSE: ("edge", "hover"),
}
_DASHES = {
    BlockCategory.ARRIVE: 16,
    BlockCategory.EXPLORE: 9,
    BlockCategory.PRACTISE: 5,
    BlockCategory.EXCHANGE: 25,
    BlockCategory.CLOSE: 13,
    BlockCategory.PAUSE: 2,
}
"""Pixels between the gaps of a stripe; a category left out has an unbroken one."""

DASH_GAP = 2
STRIPE = 6
BUTTON = 26
TWO_LINES = 52


def colours_of(category: str) -> tuple[QColor, QColor]:
    """Stripe and ground of a category."""
    stripe, ground = _COLOURS[BlockCategory(category)]
    t = theme.tokens()
    return QColor(getattr(t, stripe)), QColor(getattr(t, ground))


def paint_stripe(painter: QPainter, area: QRectF, category: str) -> None:
    """The stripe of a category: its colour, and its own rhythm of dashes."""
    stripe, ground = colours_of(category)
    painter.fillRect(area, stripe)
    dash = _DASHES.get(BlockCategory(category))
    if dash is None:
        return
    y = area.top() + dash
    while y < area.bottom():
        painter.fillRect(QRectF(area.left(), y, area.width(), DASH_GAP), ground)
        y += dash + DASH_GAP


def paint_row(
    painter: QPainter,
    agenda: Agenda,
    row: Row,
    *,
    current: bool,
    focused: bool,
    hover: bool,
    chosen: bool = False,
    pointed: bool = False,
) -> None:
    """One block with its time; `current` shows its buttons, `focused` the ring.

    One of several that are `chosen` has a ring and a tick; the one `pointed` at, after which new
    blocks come, has a thin line around it while the keys go elsewhere.
    """
    _paint_note(painter, row)
    if row.column <= 0:
        _paint_time(painter, agenda, row)
    area = QRectF(row.area)
    ground = colours_of(row.timed.block.category)[1]
    outline = QPainterPath()
    outline.addRoundedRect(area, 7, 7)
    painter.save()
    painter.setClipPath(outline)
    painter.fillRect(area, ground)
    paint_stripe(
        painter, QRectF(area.left(), area.top(), STRIPE, area.height()), row.timed.block.category
    )
    painter.restore()
    if current or chosen or pointed:
        strong = focused or chosen
        colour = QColor(theme.tokens().teal if strong else theme.tokens().edge)
        painter.setPen(QPen(colour, 2 if strong else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
    _paint_words(painter, agenda, row, open_=current or hover, chosen=chosen)


def buttons(row: Row) -> dict[str, QRect]:
    """Where the buttons of the row under the mouse are: less, minutes, more, open."""
    roomy = row.column < 0 or row.area.width() >= ROOMY
    y = row.area.top() + (min(row.area.height(), 37) - BUTTON) // 2
    if row.column >= 0:
        y = row.area.top() + (COLUMN_LOWEST if roomy else NARROW_LOWEST) - BUTTON - 5
    minutes = 50 if roomy else 24
    x = row.area.right() - 6
    places = {}
    for name, wide in (("open", BUTTON), ("more", BUTTON), ("minutes", minutes), ("less", BUTTON)):
        x -= wide
        places[name] = QRect(x, y, wide, BUTTON)
        x -= 4 if name == "open" else 2
    return places


def _paint_time(painter: QPainter, agenda: Agenda, row: Row) -> None:
    t = theme.tokens()
    locked = bool(row.timed.block.locked_start)
    painter.setFont(theme.font(15, SEMIBOLD if locked else theme.font().weight()))
    painter.setPen(QColor(t.coral_ink if row.timed.overrun else t.ink if locked else t.quiet))
    area = QRect(0, row.area.top() + 1, LEFT - 12, 35)
    words = agenda.clock(row.timed.start)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    if locked:
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        icon("lock", "ink_2").paint(
            painter, QRect(area.right() - width - 15, area.top() + 11, 13, 13)
        )


def _paint_note(painter: QPainter, row: Row) -> None:
    if not row.says:
        return
    t = theme.tokens()
    bad = bool(row.timed.overrun)
    painter.setFont(theme.font(13, SEMIBOLD if bad else theme.font().weight()))
    painter.setPen(QColor(t.coral_ink if bad else t.quiet))
    area = row.note.adjusted(0, -3, 0, -3)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.says)
    width = QFontMetrics(painter.font()).horizontalAdvance(row.says)
    painter.setPen(QPen(QColor(t.coral if bad else t.edge), 1, Qt.PenStyle.DashLine))
    middle = area.center().y() + 1
    if area.left() + width + 10 < area.right():
        painter.drawLine(QPointF(area.left() + width + 10, middle), QPointF(area.right(), middle))


def _paint_words(painter: QPainter, agenda: Agenda, row: Row, *, open_: bool, chosen: bool) -> None:
    line = QRect(row.area.left() + 17, row.area.top(), row.area.width() - 30, 37)
    if row.column >= 0:
        line.setWidth(row.area.width() - 24)
    if chosen:
        icon("check", "teal_ink").paint(painter, QRect(line.left() - 4, line.top() + 10, 16, 16))
        line.setLeft(line.left() + 17)
    if row.column >= 0:
        _paint_column(painter, agenda, row, line, open_=open_)
        return
    right = _paint_right(painter, row, line, open_=open_)
    second = second_line(row.timed.block, open_=open_)
    if row.timed.track:
        second = " · ".join(filter(None, (agenda.clock(row.timed.start), row.timed.track, second)))
    high = row.area.height() >= TWO_LINES
    room = QRect(line.left(), line.top(), right - line.left() - 12, 37)
    words = _paint_title(painter, room, row.timed.block.title, wraps=high)
    if second and high and "\n" not in words:
        painter.setFont(theme.font(13))
        painter.setPen(QColor(theme.tokens().ink_2))
        _elided(painter, QRect(line.left(), line.top() + 29, line.width(), 20), second)


def _paint_title(painter: QPainter, area: QRect, title: str, *, wraps: bool) -> str:
    """A title on one line, or from the top on two where it needs them; what is drawn."""
    font = theme.font(15, SEMIBOLD)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().ink))
    words = two_lines(title, font, area.width()) if wraps else title
    if "\n" not in words:
        _elided(painter, area, title)
        return title
    area = QRect(area.left(), area.top() + 7, area.width(), 44)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words)
    return words


def _paint_column(painter: QPainter, agenda: Agenda, row: Row, line: QRect, *, open_: bool) -> None:
    """A block among others: its title on two lines, then when it is and where, or its buttons."""
    block, t = row.timed.block, theme.tokens()
    words = _paint_title(painter, line, block.title, wraps=True)
    if open_:
        _paint_buttons(painter, row)
        return
    when = f"{agenda.clock(row.timed.start)} · {block.minutes} min"
    lines = [f"{when} · {row.timed.track}"]
    if row.area.width() < ROOMY:
        lines = [when, row.timed.track]
    painter.setFont(theme.font(13))
    painter.setPen(QColor(t.ink_2))
    y = line.top() + 9 + 20 * (1 + words.count("\n"))
    for number, said in enumerate(lines):
        _elided(painter, QRect(line.left(), y + 19 * number, line.width(), 20), said)


def second_line(block: Block, *, open_: bool) -> str:
    """What the second line of a block high enough says."""
    first = CATEGORY_WORDS[block.category] if open_ else ""
    return " · ".join(part for part in (first, block.outcome.split("\n")[0]) if part)


def _paint_right(painter: QPainter, row: Row, line: QRect, *, open_: bool) -> int:
    """Lead and minutes, or the buttons around the minutes; where they begin."""
    if open_:
        return _paint_buttons(painter, row)
    t = theme.tokens()
    painter.setFont(theme.font(15))
    painter.setPen(QColor(t.ink_2))
    minutes = f"{row.timed.block.minutes} min"
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(line, flags, minutes)
    end = line.right() - max(QFontMetrics(painter.font()).horizontalAdvance(minutes), 50) - 10
    words = leads(row.timed.block)
    title = QFontMetrics(theme.font(15, SEMIBOLD)).horizontalAdvance(row.timed.block.title)
    wanted, free = QFontMetrics(painter.font()).horizontalAdvance(words), end - line.left() - title
    room = min(wanted, max(free - 16, line.width() // 4))
    _elided(painter, QRect(end - room - 1, line.top(), room + 2, 37), words)
    return end - room


def _paint_buttons(painter: QPainter, row: Row) -> int:
    """The buttons around the minutes; where they begin."""
    t, spots = theme.tokens(), buttons(row)
    for name, picture in (("less", "–"), ("more", "+"), ("open", "")):
        _paint_button(painter, spots[name], picture)
    painter.setPen(QColor(t.ink))
    painter.setFont(theme.font(14))
    word = " min" if spots["minutes"].width() >= 50 else ""
    words = f"{row.timed.block.minutes}{word}"
    painter.drawText(spots["minutes"].adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, words)
    return spots["less"].left() - 8


def leads(block: Block) -> str:
    """Who leads, as the block shows it."""
    return ", ".join(name for name in (block.lead, block.co_lead) if name)


def _paint_button(painter: QPainter, area: QRect, words: str) -> None:
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.edge), 1))
    painter.setBrush(QColor(t.field))
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if words:
        painter.setPen(QPen(QColor(t.ink), 1.6))
        middle = QRectF(area).center()
        painter.drawLine(middle - QPointF(5, 0), middle + QPointF(5, 0))
        if words == "+":
            painter.drawLine(middle - QPointF(0, 5), middle + QPointF(0, 5))
    else:
        icon("edit", "ink").paint(painter, area.adjusted(5, 5, -5, -5))


def _elided(painter: QPainter, area: QRect, words: str) -> None:
    fitting = QFontMetrics(painter.font()).elidedText(
        words, Qt.TextElideMode.ElideRight, area.width()
    )
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def two_lines(text: str, font: QFont, width: int) -> str:
    """The beginning of a text that fits two wrapped lines, ending in … where it is cut."""
    metrics, words = QFontMetrics(font), text.split()
    end = Qt.TextElideMode.ElideRight
    for number in range(1, len(words) + 1):
        if metrics.horizontalAdvance(" ".join(words[:number])) > width:
            first = " ".join(words[: number - 1]) or metrics.elidedText(words[0], end, width)
            rest = " ".join(words[max(number - 1, 1) :])
            return f"{first}\n{metrics.elidedText(rest, end, width - 2)}".rstrip()
    return text
