"""Offers to lay the 18 months out for the type of network, where they do not fit it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.text import Muted, SectionTitle

_MOST = 4


class FitCard(Card):
    """One offer: `taken` fits the months, `declined` lets it rest."""

    taken = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__(accent="amber")
        self._title = SectionTitle()
        self._note = Muted(size=Size.BODY)
        self.fit = Button("Fit the 18 months to this type")
        self.not_now = Button("Leave as it is", "quiet")
        self.add(self._title)
        self.add(self._note)
        self.add(row(self.fit, self.not_now, None, gap=8))
        self.fit.clicked.connect(self.taken)
        self.not_now.clicked.connect(self.declined)

    def offer(self, phrase: str, changes: Sequence[str]) -> None:
        """Say what would change for this type of network; hidden without changes."""
        self.setHidden(not changes)
        told = "; ".join(changes[:_MOST])
        more = len(changes) - _MOST
        rest = f"; and {more} more change{'s' if more > 1 else ''}" if more > 0 else ""
        self._title.setText(f"This looks like {phrase}, and its months run differently")
        self._note.setText(f"{told}{rest}. What is done, or worded by you, stays.")
