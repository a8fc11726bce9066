"""Ctrl+K: finds any page, person, goal or note by a few letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.lane_rules import RULES
from facilitator.domain.lanes import Lane
from facilitator.store.rows import KINDS
from facilitator.store.search import FINDABLE
from facilitator.ui import theme
from facilitator.ui.pages import ENTRIES, PAGE_OF_KIND
from facilitator.ui.session import Session
from facilitator.ui.widgets.text import SEMIBOLD, Muted

MOST = 30
Index = QModelIndex | QPersistentModelIndex
_KIND_WORDS = {
    "session": "coaching",
    "need": "digital need",
    "block": "workshop block",
    "review_note": "rapid review",
    "excerpt": "rapid review",
    "objective": "earlier objective",
    "driver": "driver sketch",
    "harvest_item": "harvest",
}


@dataclass(frozen=True)
class Find:
    """One thing that can be opened."""

    title: str
    detail: str
    page: str
    record_id: str = ""
    network_id: str = ""


def _beginnings(title: str) -> str:
    """A title, whole and word by word, each after a line break."""
    return "\n".join(("", *title.casefold().split(), title.casefold()))


_PAGES = [
    (_beginnings(entry.title), Find(entry.title, "page", entry.id)) for entry in ENTRIES.values()
]


def finds(session: Session, words: str) -> Iterator[Find]:
    """What matches: pages by the beginning of a word, then records by every word."""
    wanted = words.strip().casefold()
    yield from (page for beginnings, page in _PAGES if f"\n{wanted}" in beginnings)
    if not wanted:
        return
    for hit in session.casebook.search(words, limit=MOST):
        if hit.kind not in PAGE_OF_KIND:
            continue
        kind = _KIND_WORDS.get(hit.kind, hit.kind)
        where = "" if hit.network_id == session.network_id else hit.network
        snippet = "" if _is_closed(hit.kind) else hit.snippet.replace("«", "").replace("»", "")
        detail = " · ".join(part for part in (kind, where, snippet.strip()) if part)
        title = hit.title or kind.capitalize()
        yield Find(title, detail, PAGE_OF_KIND[hit.kind], hit.id, hit.network_id)


@cache
def _is_closed(kind: str) -> bool:
    """Whether some of what is searched in it is not for every eye that is on this screen."""
    rule = RULES[KINDS[kind]]
    lanes = {rule.fields()[name] for name in FINDABLE[kind][1]}
    return rule.chosen or not lanes <= {Lane.NETWORK, Lane.SPONSOR}


class Finder(QDialog):
    """A line to type in and what was found; Enter opens, Escape goes back."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("Find")
        self.setModal(True)
        self._session = session
        self._line = QLineEdit()
        self._list = QListWidget()
        self._none = Muted("Nothing found. Try fewer letters.")
        self._build()
        self._line.textChanged.connect(self._fill)
        self._line.installEventFilter(self)
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        self._fill("")

    def _build(self) -> None:
        self._line.setPlaceholderText("Find a page, person, goal or note")
        self._line.setAccessibleName("Find")
        self._line.setMinimumHeight(42)
        self._list.setAccessibleName("Found")
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        box.addWidget(self._line)
        box.addWidget(self._none)
        box.addWidget(self._list, 1)
        self.setFixedSize(620, 460)

    def open_over(self, window: QWidget) -> None:
        """Show it over the upper middle of a window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 80)
        self.open()
        self._line.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge of its own: the dialog has no frame, and not every desktop draws a shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by:
            row = min(max(self._list.currentRow() + by, 0), self._list.count() - 1)
            self._list.setCurrentRow(row)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self._list.currentItem():
                self._on_activated(item)
            return True
        return False

    def _fill(self, words: str) -> None:
        self._list.clear()
        for find in finds(self._session, words):
            item = QListWidgetItem(find.title)
            item.setData(Qt.ItemDataRole.UserRole, find)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{find.title}, {find.detail}")
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._none.setHidden(self._list.count() > 0)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.accept()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 48)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle

        t = theme.tokens()
        find = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(t.teal_soft))
        inner = area.adjusted(12, 4, -12, -4)
        _line(painter, inner, find.title, t.ink, theme.font(weight=SEMIBOLD), top=True)
        _line(painter, inner, find.detail, t.quiet, theme.font(13), top=False)


def _line(painter, area, words, colour, font, *, top) -> None:  # type: ignore[no-untyped-def]
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    place = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom
    painter.drawText(area, int(place | Qt.AlignmentFlag.AlignLeft), shown)
