"""What a block answers: the goals, findings and statements it is there for, to add and take out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of
from facilitator.domain.records import Block, BlockCategory, Finding, Link
from facilitator.domain.thread import STATEMENT, why
from facilitator.domain.thread_words import why_here
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.card import clear, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.text import Muted, Text

GOAL, FINDING, PAUSE = "goal", "finding", BlockCategory.PAUSE
NOTHING_YET = "No goals or findings to choose from yet."


class Answers(QWidget):
    """Reasons in rows, and a list to add one. `tied` carries kind, id and whether it is one."""

    tied = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.taken_out: dict[str, IconButton] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._behind = Muted()
        self.choice = Choice("Add what the block answers", {}, as_list=True)
        for inner in self.choice.findChildren(QComboBox):
            inner.setPlaceholderText("Add a goal or finding")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._rows)
        box.addWidget(self._behind)
        box.addWidget(self.choice)
        self.setFocusProxy(self.choice)
        self.choice.edited.connect(self._on_chosen)

    def show_block(self, dossier: Dossier, block: Block) -> None:
        """Show the reasons of a block; rebuilt only when they changed."""
        links = [link for link in dossier.links if link.target_id == block.id]
        own = {link.source_id for link in links}
        known = _known(dossier)
        told = [(link, words) for link in links if (words := _words(dossier, link, known))]
        behind = _behind(dossier, block, own) if told or block.category != PAUSE else ""
        offered = {key: words for key, words in known.items() if key.partition(":")[2] not in own}
        now = (block.id, told, behind, offered)
        if now == self._shown:
            return
        self._shown = now
        self._fill(told)
        self._behind.setText(behind)
        self._behind.setHidden(not behind)
        self.choice.set_options(offered)
        self.choice.set_value("")
        self.choice.setHidden(not offered)
        if not offered and not told:
            self._rows.addWidget(Muted(NOTHING_YET))

    def words(self) -> list[str]:
        """The reasons as shown."""
        return list(self.taken_out)

    def flush(self) -> None:
        """Nothing is ever pending: a reason is saved when chosen."""

    def _fill(self, told: list[tuple[Link, str]]) -> None:
        clear(self._rows)
        self.taken_out = {}
        for link, words in told:
            out = IconButton("close", f"No longer answers {words}", size=16)
            out.clicked.connect(
                lambda _=False, link=link: self.tied.emit(link.source_kind, link.source_id, False)
            )
            self.taken_out[words] = out
            line = row(gap=2)
            line.addWidget(Text(words, size=Size.SMALL), 1)
            line.addWidget(out)
            self._rows.addLayout(line)

    def _on_chosen(self, chosen: object) -> None:
        kind, _, key = str(chosen).partition(":")
        if key:
            self.tied.emit(kind, key, True)


def _behind(dossier: Dossier, block: Block, own: Collection[str]) -> str:
    """Why a block is there, where that is more than its own reasons say."""
    if not own:
        return why_here(dossier, block.id)
    more = [part.title for part in why(dossier, block.id) if part.id not in own]
    return f"Behind it: {'; '.join(more)}" if more else ""


def _known(dossier: Dossier) -> Mapping[str, str]:
    """The goals and findings there are, by kind and id, in words."""
    goals = {
        f"{GOAL}:{goal.id}": f"Goal {number}: {goal.title}"
        for number, goal in enumerate(dossier.active_goals, start=1)
    }
    return goals | {f"{FINDING}:{f.id}": f"Finding: {f.title}" for f in _findings(dossier)}


def _findings(dossier: Dossier) -> Iterator[Finding]:
    return (finding for finding in dossier.findings if finding.title.strip())


def _words(dossier: Dossier, link: Link, known: Mapping[str, str]) -> str:
    """A reason in words; "" for one of a kind that is not shown."""
    if link.source_kind != STATEMENT:
        put_aside = {goal.id: f"{goal.title} ({goal.status})" for goal in dossier.goals}
        told = known.get(f"{link.source_kind}:{link.source_id}", "")
        return told or put_aside.get(link.source_id, "")
    labels = {statement.id: statement.label for statement in content.instrument().statements}
    label = labels.get(link.source_id, "")
    return f"Statement {number_of(link.source_id)}: {label}" if label else ""
