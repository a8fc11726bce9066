"""The agenda as one painted widget, so that forty blocks are drawn anew within a frame."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from facilitator.domain.agenda import Agenda, agenda
from facilitator.domain.records import Block
from facilitator.ui import theme
from facilitator.ui.pages.workshops import agenda_layout as layout
from facilitator.ui.pages.workshops.agenda_drag import Drag
from facilitator.ui.pages.workshops.agenda_paint import buttons, paint_row
from facilitator.ui.pages.workshops.agenda_selection import Selection
from facilitator.ui.pages.workshops.agenda_words import current_words


class AgendaPicture(QWidget):
    """Blocks with the times they roll to; which of them is in hand, chosen, pulled or cut."""

    def __init__(self) -> None:
        super().__init__()
        self._starts = self._ends = ""
        self._blocks: tuple[Block, ...] = ()
        self._agenda: Agenda = agenda("", "", ())
        self._rows: tuple[layout.Row, ...] = ()
        self.selection = Selection()
        self._hover = -1
        self._drag: Drag | None = None
        self._place: layout.Place | None = None
        self._open_id = ""
        self._cut: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_agenda(self, starts: str, ends: str, blocks: Sequence[Block]) -> None:
        """Show these blocks; the one in hand stays in hand wherever it went."""
        self._starts, self._ends, self._blocks = starts, ends, tuple(blocks)
        self._roll(self._blocks)
        self.selection.fill([block.id for block in self._blocks])
        self._say()

    @property
    def agenda(self) -> Agenda:
        """The agenda as drawn now, also in the middle of a drag."""
        return self._agenda

    @property
    def current_id(self) -> str:
        """The block in hand, or ""."""
        return self.selection.current_id

    @property
    def next_place(self) -> int:
        """The position right after the block in hand, or after the last of several."""
        if not self._blocks:
            return 0
        return self.selection.ids.index(self.selection.held[-1]) + 1

    def held_blocks(self) -> list[Block]:
        """The chosen blocks, or the one in hand."""
        return [block for block in self._blocks if block.id in self.selection.held]

    def mark_cut(self, block_ids: Sequence[str]) -> None:
        """Pale the blocks that wait to be put elsewhere."""
        self._cut = frozenset(block_ids)
        self.update()

    def mark_open(self, block_id: str) -> None:
        """Outline the block whose editor is open; "" for none."""
        self._open_id = block_id
        self.update()

    def area_of(self, block_id: str) -> QRect:
        """Where a block is drawn; empty for one that is not there."""
        found = [row.area for row in self._rows if row.timed.block.id == block_id]
        return found[0] if found else QRect()

    def button_of(self, block_id: str, name: str) -> QRect:
        """Where a block's button is: "less", "minutes", "more" or "open"."""
        return buttons(self._row_of(block_id))[name]

    def _row_of(self, block_id: str) -> layout.Row:
        return next(row for row in self._rows if row.timed.block.id == block_id)

    def is_beside(self, block_ids: Sequence[str]) -> bool:
        """Whether one of these blocks runs beside others."""
        return any(self._row_of(block_id).timed.track for block_id in block_ids)

    def fixed_words(self) -> str:
        """What `toggle_fixed` does to the block in hand."""
        timed = self._row_of(self.current_id).timed if self._blocks else None
        if timed is None or timed.locked:
            return "Let the start roll"
        return f"Fix the start at {self._agenda.clock(timed.start)}"

    def sizeHint(self) -> QSize:
        return QSize(360, layout.height(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, layout.height(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, row in enumerate(self._rows):
            if row.area.united(row.note).intersects(event.rect().adjusted(0, -4, 0, 4)):
                self._paint_row(painter, number, row)
        if self._place and not self._drag:
            painter.fillRect(self._place.bar, QColor(theme.tokens().teal))

    def _paint_row(self, painter: QPainter, number: int, row: layout.Row) -> None:
        block_id = row.timed.block.id
        held = self._drag is not None and block_id in self._drag.ids
        pointed = block_id == self.selection.current_id and not self._drag
        in_hand = pointed and self._has_focus()
        painter.setOpacity(0.45 if block_id in self._cut else 1)
        paint_row(
            painter,
            self._agenda,
            row,
            current=in_hand or block_id == self._open_id,
            focused=in_hand or held,
            hover=number == self._hover and not self._drag,
            chosen=self.selection.is_chosen(block_id),
            pointed=pointed or held,
        )

    def _has_focus(self) -> bool:
        """Whether what is typed goes here, or to the minutes that are being written."""
        inside = QApplication.focusWidget()
        return self.hasFocus() or (inside is not None and self.isAncestorOf(inside))

    def _roll(self, blocks: Sequence[Block]) -> None:
        self._agenda = agenda(self._starts, self._ends, blocks)
        self._lay_out()
        self.update()

    def _lay_out(self) -> None:
        self._rows = layout.rows(self._agenda, self.width())
        high = layout.height(self._rows)
        if (self.height(), self.minimumHeight()) != (high, high):
            self.setFixedHeight(high)

    def _say(self) -> None:
        count = len(self._blocks)
        self.setAccessibleName(f"Agenda, {count} block{'' if count == 1 else 's'}")
        self.setAccessibleDescription(current_words(self._agenda, self.selection))
        change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(change)
        self.update()
