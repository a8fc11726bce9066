"""Which block of an agenda is in hand, and which stand chosen with it."""

from __future__ import annotations

from collections.abc import Sequence


class Selection:
    """One block in hand at `current`, and the others that are chosen together with it."""

    def __init__(self) -> None:
        self.ids: tuple[str, ...] = ()
        self.current = 0
        self._anchor = 0
        self._chosen: set[str] = set()

    def fill(self, ids: Sequence[str]) -> None:
        """Other blocks, or another order; what is in hand stays in hand while it is there."""
        held = self.current_id
        anchor = self.ids[self._anchor] if self.ids else ""
        self.ids = tuple(ids)
        self._chosen &= set(ids)
        if held in self.ids:
            self.current = self.ids.index(held)
        self.current = max(0, min(self.current, len(ids) - 1))
        self._anchor = self.ids.index(anchor) if anchor in self.ids else self.current

    @property
    def current_id(self) -> str:
        """The block in hand, or ""."""
        return self.ids[self.current] if self.ids else ""

    @property
    def held(self) -> tuple[str, ...]:
        """What the next act is about: the chosen blocks in order, else the one in hand."""
        chosen = tuple(block_id for block_id in self.ids if block_id in self._chosen)
        return chosen or ((self.current_id,) if self.ids else ())

    @property
    def several(self) -> int:
        """How many are chosen together; 0 while only one is in hand."""
        return len(self._chosen)

    def is_chosen(self, block_id: str) -> bool:
        """Whether a block is one of several chosen."""
        return block_id in self._chosen

    def go(self, to: int) -> None:
        """Take one block in hand and no other."""
        self.current = self._anchor = to
        self._chosen.clear()

    def extend(self, to: int) -> None:
        """Choose everything between where choosing began and here."""
        self.current = to
        first, last = sorted((self._anchor, to))
        self._chosen = set(self.ids[first : last + 1]) if first != last else set()

    def toggle(self, at: int) -> None:
        """Choose one more block, or let go of one."""
        if not self._chosen:
            self._chosen = {self.current_id}
        self._chosen ^= {self.ids[at]}
        self.current = self._anchor = at
        if self._chosen == {self.current_id}:
            self._chosen.clear()

    def choose(self, ids: Sequence[str]) -> None:
        """Choose these together, the first in hand."""
        known = [block_id for block_id in self.ids if block_id in set(ids)]
        if known:
            self.current = self._anchor = self.ids.index(known[0])
        self._chosen = set(known) if len(known) > 1 else set()

    def clear(self) -> None:
        """Let go of all but the one in hand."""
        self._chosen.clear()
        self._anchor = self.current
