"""Blocks that are being pulled: what the agenda becomes where they are let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint

from facilitator.domain.records import Block
from facilitator.ui.pages.workshops.agenda_layout import Place, Row, place_at


@dataclass(frozen=True)
class Drag:
    """The pulled blocks' ids, and how the agenda lay when the pulling began."""

    ids: tuple[str, ...]
    lying: tuple[Row, ...]

    def place(self, point: QPoint) -> Place:
        """Where the blocks land at this point."""
        return place_at(self.lying, point, self.ids)

    def agenda(self, place: Place) -> tuple[Block, ...]:
        """The blocks in the order and the tracks they would then have."""
        blocks = [row.timed.block for row in self.lying]
        held: Sequence[Block] = [block for block in blocks if block.id in self.ids]
        others = [block for block in blocks if block.id not in self.ids]
        if place.group is not None:
            held = [replace(block, group=place.group) for block in held]
        return (*others[: place.at], *held, *others[place.at :])
