"""Channels down, roles across: what share of each role a channel reaches, typed with the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from facilitator.domain.deliver_records import Channel
from facilitator.domain.digital_reading import ROLES, best_reach
from facilitator.domain.kinds import Side
from facilitator.domain.scale import Role
from facilitator.ui import theme

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD = 34, 44
WIDE, NARROW, NAME = 98, 70, 140
"""Most and least pixels of a role, and what a channel's name should have."""
UNSAID, NOTHING = "–", "nothing"
BEST = "Best between members"


class ReachTable(QTableView):
    """`reached` carries a channel's id, a role and what was typed; `chosen` a channel's id."""

    reached = Signal(str, str, str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._reach = _Reach(self)
        self.setModel(self._reach)
        self.setAccessibleName("Channels and the share of each role they reach, in per cent")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(HEAD)
        middle = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        head.setDefaultAlignment(Qt.AlignmentFlag(middle))
        self._reach.typed.connect(self.reached)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_channels(self, channels: Sequence[Channel], roles: Sequence[Role]) -> None:
        """Show these channels over these roles; the place in the table is kept."""
        now = (tuple(channels), tuple(roles))
        if now == (self._reach.channels, self._reach.roles):
            return
        if self._reach.change(*now):
            return
        here = self.currentIndex()
        self._reach.fill(*now)
        head = self.horizontalHeader()
        for at in range(self._reach.columnCount()):
            fixed = QHeaderView.ResizeMode.Fixed if at else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, fixed)
        self._share_width()
        self.setFixedHeight(HEAD + ROW * self._reach.rowCount() + 4)
        if here.isValid() and here.row() < len(channels):
            self.setCurrentIndex(self._reach.index(here.row(), here.column()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        roles = self._reach.columnCount() - 1
        if roles > 0:
            each = (self.viewport().width() - NAME) // roles
            for at in range(1, roles + 1):
                self.horizontalHeader().resizeSection(at, max(NARROW, min(WIDE, each)))

    def go_to(self, channel_id: str) -> None:
        """Put a channel in front."""
        ids = [channel.id for channel in self._reach.channels]
        if channel_id in ids and self.currentIndex().row() != ids.index(channel_id):
            self.setCurrentIndex(self._reach.index(ids.index(channel_id), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.column() > 0:
            self._reach.setData(index, "")
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on from the last role to the first of the next channel, past its name."""
        here = self.currentIndex()
        at_end = here.column() == self._reach.columnCount() - 1
        if not at_end or hint != QAbstractItemDelegate.EndEditHint.EditNextItem:
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if here.row() + 1 < len(self._reach.channels):
            self.setCurrentIndex(self._reach.index(here.row() + 1, 1))
            self.edit(self.currentIndex())

    def _on_current_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        if 0 <= now.row() < len(self._reach.channels):
            self.chosen.emit(self._reach.channels[now.row()].id)


class _Reach(QAbstractTableModel):
    typed = Signal(str, str, str)

    def __init__(self, parent: ReachTable) -> None:
        super().__init__(parent)
        self.channels: tuple[Channel, ...] = ()
        self.roles: tuple[Role, ...] = ()

    def fill(self, channels: tuple[Channel, ...], roles: tuple[Role, ...]) -> None:
        self.beginResetModel()
        self.channels, self.roles = channels, roles
        self.endResetModel()

    def change(self, channels: tuple[Channel, ...], roles: tuple[Role, ...]) -> bool:
        """Show other words in the same cells, also while one is typed in; False if they differ."""
        if roles != self.roles or [c.id for c in channels] != [c.id for c in self.channels]:
            return False
        self.channels = channels
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Each channel, and what the best of them reaches."""
        return 0 if parent.isValid() or not self.channels else len(self.channels) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.roles) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ROLES[self.roles[section - 1]] if section else "Channel"
        if role == Qt.ItemDataRole.TextAlignmentRole and not section:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() == len(self.channels):
            return Qt.ItemFlag.ItemIsEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsEditable if index.column() else found

    def data(self, index: Index, role: int = 0) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._said(index)
            case Qt.ItemDataRole.EditRole:
                return self._said(index).rstrip("%").replace(UNSAID, "")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.ToolTipRole if not index.column():
                return self._said(index)
            case Qt.ItemDataRole.TextAlignmentRole if index.column():
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.FontRole if index.row() == len(self.channels):
                return theme.font(13, 600)
            case Qt.ItemDataRole.ForegroundRole if self._said(index) == NOTHING:
                return QColor(theme.tokens().coral_ink)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if index.row() >= len(self.channels) or not index.column():
            return False
        text = str(value).strip().removesuffix("%").strip()
        if text == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        channel = self.channels[index.row()]
        self.typed.emit(channel.id, self.roles[index.column() - 1].value, text)
        return True

    def _said(self, index: Index) -> str:
        if index.row() == len(self.channels):
            return self._best(self.roles[index.column() - 1]) if index.column() else BEST
        channel = self.channels[index.row()]
        if not index.column():
            return channel.name if channel.side is Side.INSIDE else f"{channel.name} (outside)"
        share = channel.reach.get(self.roles[index.column() - 1].value)
        return f"{share}%" if share is not None else UNSAID

    def _best(self, role: Role) -> str:
        inside = [channel for channel in self.channels if channel.side is Side.INSIDE]
        if not any(channel.reach for channel in inside):
            return UNSAID
        best = best_reach(inside, role)
        return f"{best[0]}%" if best and best[0] else NOTHING

    def _spoken(self, index: Index) -> str:
        if not index.column():
            return self._said(index)
        name = self.data(self.index(index.row(), 0), Qt.ItemDataRole.DisplayRole)
        said = self._said(index).replace("%", " per cent").replace(UNSAID, "not said")
        return f"{name}, {ROLES[self.roles[index.column() - 1]].lower()}: {said}"
