"""Takes a goal up: at once where there is room, else after asking which of three may rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from facilitator.domain.records import Goal, GoalStatus
from facilitator.operations import goals
from facilitator.ui.pages.goals.new_goal import FourthGoal, NewGoal
from facilitator.ui.session import Session

TakeUp = Callable[..., Goal | None]
"""Makes the goal active; takes `parking`, `status` and `toast`, as operations do."""


class TakingUp(QObject):
    """The card for a new goal and the card that meets a fourth.

    `taken` carries the goal, or None; `shown` a card to bring into view; `closed` nothing.
    """

    taken = Signal(object)
    shown = Signal(object)
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._waiting: TakeUp | None = None
        self.new, self.fourth = NewGoal(), FourthGoal()
        self.new.hide()
        self.fourth.hide()
        self.new.written.connect(self.write)
        self.new.closed.connect(self.new.hide)
        self.fourth.parked.connect(self._on_parked)
        self.fourth.kept.connect(self._on_kept)
        self.fourth.closed.connect(self._finish)

    def start(self) -> None:
        """Be ready for the title of a new goal."""
        self._waiting = None
        self.fourth.hide()
        self.new.show()
        self.new.start()
        self.shown.emit(self.new)

    def write(self, title: str) -> None:
        """Take up a new goal of this title."""
        network_id = self._session.network_id
        self._take(title, partial(self._session.run, goals.add, network_id, title), toast="")

    def take_up(self, title: str, how: TakeUp, *, keep: bool = True) -> None:
        """Take up what is known by a title; with `keep` it may also wait, parked."""
        self.new.hide()
        self._take(title, how, keep=keep, toast="Goal added")

    def settle(self) -> None:
        """Hide what no longer applies, such as the fourth once there is room."""
        if not self.is_full() or (self.new.isHidden() and self._waiting is None):
            self._waiting = None
            self.fourth.hide()

    def is_full(self) -> bool:
        """Whether three goals are active."""
        dossier = self._session.dossier()
        return dossier is not None and len(dossier.active_goals) >= goals.MOST_ACTIVE

    def _take(self, title: str, how: TakeUp, *, keep: bool = True, toast: str) -> None:
        dossier = self._session.dossier()
        if dossier is None or not self.is_full():
            self.new.hide()
            self.taken.emit(how(toast=toast))
            return
        self._waiting = how
        self.fourth.ask(title, dossier.active_goals, keep=keep)
        self.fourth.show()
        self.shown.emit(self.fourth)

    def _on_parked(self, goal_id: str) -> None:
        if how := self._waiting:
            self._finish(how(parking=goal_id, toast="One goal parked"))

    def _on_kept(self) -> None:
        if how := self._waiting:
            self._finish(how(status=GoalStatus.PARKED, toast="Kept for later"))

    def _finish(self, goal: Goal | None = None) -> None:
        self._waiting = None
        self.fourth.hide()
        self.new.hide()
        self.closed.emit()
        self.taken.emit(goal)
