"""Why a workshop is there: its milestone, the goals it serves and the findings behind them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Finding, Goal, Workshop
from facilitator.domain.thread import sources_of, why
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.choices import CheckRow
from facilitator.ui.widgets.text import Muted, Text


class ComesFrom(Card):
    """Goals to tick, with their findings. `served` carries goal id and whether it is."""

    served = Signal(str, bool)
    goals_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Comes from")
        self._note = Muted()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.open_goals = Button("Open goals", "quiet")
        self.ticks: dict[str, CheckRow] = {}
        self._shown: object = None
        self.add(self._note)
        self.add(self._list)
        self.add(row(self.open_goals, None))
        self.open_goals.clicked.connect(self.goals_wanted)

    def show_workshop(self, dossier: Dossier, workshop: Workshop) -> None:
        """Show what a workshop comes from; rebuilt only when that changed."""
        served = set(sources_of(dossier, workshop.id))
        goals = [g for g in dossier.goals if g in dossier.active_goals or g.id in served]
        behind = {goal.id: _findings(dossier, goal.id) for goal in goals}
        direct = [f for f in _behind_workshop(dossier, workshop) if not _in(f, behind, served)]
        milestone = next((m for m in dossier.milestones if m.id == workshop.milestone_id), None)
        now = (goals, behind, direct, milestone, served & {goal.id for goal in goals})
        if now == self._shown:
            return
        self._shown = now
        self.open_goals.setHidden(bool(goals))
        self._note.setText(
            "Tick the goals this workshop serves."
            if goals
            else "No goals yet. Once they are agreed, tick here which of them this workshop serves."
        )
        self._fill(dossier, goals, behind, direct, served)
        if milestone:
            self._list.addWidget(Muted(f"Milestone: {milestone.title}"))

    def _fill(
        self,
        dossier: Dossier,
        goals: list[Goal],
        behind: dict[str, list[Finding]],
        direct: list[Finding],
        served: set[str],
    ) -> None:
        clear(self._list)
        self.ticks = {}
        for goal in goals:
            words = _goal_words(dossier, goal)
            self._list.addWidget(self._goal(goal, words, behind[goal.id], goal.id in served))
        for finding in direct:
            self._list.addWidget(Text(f"Finding: {finding.title}", size=Size.SMALL))

    def _goal(self, goal: Goal, words: str, findings: list[Finding], served: bool) -> QWidget:
        tick = CheckRow("")
        tick.setAccessibleName(words)
        tick.setFixedWidth(32)
        tick.set_value(served)
        tick.edited.connect(lambda on, goal_id=goal.id: self.served.emit(goal_id, bool(on)))
        self.ticks[goal.id] = tick
        holder = QWidget()
        box = QVBoxLayout()
        box.setSpacing(1)
        box.addWidget(_Label(words, tick))
        if findings and served:
            box.addWidget(Muted("; ".join(finding.title for finding in findings)))
        line = row(tick, gap=0)
        line.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        line.addLayout(box, 1)
        box.setContentsMargins(0, 5, 0, 0)
        holder.setLayout(line)
        return holder


class _Label(Text):
    """The words of a tick; pressing them ticks."""

    def __init__(self, words: str, tick: CheckRow) -> None:
        super().__init__(words, size=14)
        self._tick = tick
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: object) -> None:
        self._tick.click()


def _goal_words(dossier: Dossier, goal: Goal) -> str:
    if goal in dossier.active_goals:
        return f"Goal {dossier.active_goals.index(goal) + 1}: {goal.title}"
    return f"{goal.title} ({goal.status})"


def _findings(dossier: Dossier, goal_id: str) -> list[Finding]:
    return [found for found in why(dossier, goal_id) if isinstance(found, Finding)]


def _behind_workshop(dossier: Dossier, workshop: Workshop) -> list[Finding]:
    """Findings that led to the workshop or to one of its blocks, each once."""
    ids = [workshop.id, *(block.id for block in dossier.blocks_of(workshop.id))]
    found = {part.id: part for part_id in ids for part in why(dossier, part_id)}
    return [part for part in found.values() if isinstance(part, Finding)]


def _in(finding: Finding, behind: dict[str, list[Finding]], served: set[str]) -> bool:
    return any(finding in found for goal_id, found in behind.items() if goal_id in served)
