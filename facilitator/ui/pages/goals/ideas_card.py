"""Goals to think about, offered for findings that no goal answers yet; never added by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.goal_ideas import Offer
from facilitator.domain.thread import targets_of
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, clear, column, row
from facilitator.ui.widgets.text import Muted, SectionTitle, Text

FEW = 3
TEACHES = (
    "For findings that no goal answers yet. They are only offered: take one and change its words, "
    "or leave them all."
)


class IdeasCard(Card):
    """A few ideas with their reasons; `wanted` carries the id of the one to add."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Ideas from your findings")
        self._offers: tuple[Offer, ...] = ()
        self._shown: list[IdeaRow] = []
        self._all = False
        self._box = QVBoxLayout()
        self._box.setSpacing(14)
        self.more = Button("", Look.QUIET)
        self.more.clicked.connect(self._on_more)
        self.add(Muted(TEACHES))
        self.add(self._box)
        self.add(row(self.more, None))
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these; nothing where there are none."""
        self.setVisible(bool(offers))
        if tuple(offers) != self._offers:
            self._offers = tuple(offers)
            self._fill()

    def ideas(self) -> list[IdeaRow]:
        """The ideas shown."""
        return self._shown

    def _fill(self) -> None:
        clear(self._box)
        self._shown = [IdeaRow(o) for o in (self._offers if self._all else self._offers[:FEW])]
        for offer, idea in zip(self._offers, self._shown, strict=False):
            idea.add.clicked.connect(lambda _=False, id=offer.idea.id: self.wanted.emit(id))
            self._box.addWidget(idea)
        left = len(self._offers) - FEW
        self.more.setText("Show fewer" if self._all else f"Show {left} more")
        self.more.setVisible(left > 0)

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill()


class IdeaRow(QWidget):
    """One idea: its title, why it is offered, what to count and how to try it."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        idea = offer.idea
        self.add = Button("Add as a goal", icon_name="add")
        self.add.setAccessibleName(f"Add as a goal: {idea.title}")
        told = column(
            SectionTitle(idea.title),
            Muted(" ".join(offer.why)),
            Text(f"Measure: {idea.measure}", size=13, colour="ink_2"),
            Text(f"First small test: {idea.first_test}", size=13, colour="ink_2"),
            gap=3,
        )
        held = QWidget()
        held.setLayout(column(self.add, None))
        line = row(gap=16)
        line.addLayout(told, 1)
        line.addWidget(held)
        self.setLayout(line)


def unanswered(offers: Sequence[Offer], dossier: Dossier) -> tuple[Offer, ...]:
    """The offers for a finding that no goal answers yet."""
    goals = {goal.id for goal in dossier.goals}
    answered = {
        finding.id
        for finding in dossier.findings
        if any(target in goals for target in targets_of(dossier, finding.id))
    }
    return tuple(offer for offer in offers if set(offer.findings) - answered)
