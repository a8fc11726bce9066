"""The review before new goals: each earlier objective kept, revised or retired, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain import objectives
from facilitator.domain.deliver_records import Objective, Verdict
from facilitator.domain.dossier import Dossier
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted, SectionTitle

VERDICTS: dict[str, str] = {
    Verdict.KEEP: "Keep",
    Verdict.REVISE: "Revise",
    Verdict.RETIRE: "Retire",
}
_PILLS = {Verdict.KEEP: "green", Verdict.REVISE: "amber", Verdict.RETIRE: "plain", None: ""}
_INTRO = (
    "Before new goals, go through what the network already aims for. Keep, revise or retire each, "
    "and say why: people gave their time to it."
)
_NONE = "Nothing is written down yet. Copy the objectives as they stand, one a line."
_REASONS: dict[Verdict | None, str] = {
    Verdict.KEEP: "Why it still matters",
    Verdict.REVISE: "What has to change, and why",
    Verdict.RETIRE: "Why it can rest, said kindly",
    None: "In a sentence or two",
}


class ObjectivesCard(Card):
    """The list, folded once all is decided, with the chosen objective below it.

    `edited` carries id, field and value; `decided` id and verdict or ""; `tied` id and the goal
    it lives on in or ""; `goal_wanted` an objective to make a goal of; `goal_opened` a goal.
    """

    written = Signal(str)
    taken_over = Signal()
    edited = Signal(str, str, object)
    decided = Signal(str, str)
    tied = Signal(str, str)
    goal_wanted = Signal(str)
    goal_opened = Signal(str)
    remove_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Earlier objectives")
        self._objective: Objective | None = None
        self._objectives: tuple[Objective, ...] = ()
        self._numbers: dict[str, int] = {}
        self._open: bool | None = None
        self._summary = Muted()
        self._fold = Button("Show", "quiet")
        head = row(gap=8)
        head.addLayout(column(SectionTitle("Earlier objectives"), self._summary, gap=2), 1)
        head.addWidget(self._fold)
        self.add(head)
        self._body = QWidget()
        self._body.setLayout(self._build_body())
        self.add(self._body)
        self._connect()

    def _build_body(self):  # type: ignore[no-untyped-def]
        self._list = RecordList("Earlier objectives", marks=True)
        self._none = Muted(_NONE)
        self.new = LineEdit("An earlier objective", "Write down an objective, then Enter")
        self._add = Button("Add", name="Add earlier objective")
        self._take = Button("Take over from the profile")
        line = row(gap=8)
        line.addWidget(self.new, 1)
        line.addWidget(self._add)
        line.addWidget(self._take)
        return column(Muted(_INTRO), self._none, self._list, line, self._build_editor(), gap=8)

    def _build_editor(self) -> QWidget:
        self._close = IconButton("close", "Close this objective", size=16)
        self._verdict = Choice("What becomes of it", VERDICTS, optional=True)
        self._editors: dict[str, Any] = {
            "title": LineEdit("Objective", "As it stands, with its date"),
            "source": LineEdit("Where it is written", "Such as the annual plan of 2025"),
            "reason": TextEdit("Why", lines=2, most=8),
        }
        self._tied = Choice("Goal it lives on in", {}, optional=True, as_list=True)
        self._lives_on = Field("Goal it lives on in", self._tied)
        self._goal, self._open_goal = Button("Make it a goal"), Button("Open the goal", "quiet")
        self._remove = Button("Remove", "quiet", "delete", name="Remove objective")
        head = row(gap=8)
        head.addWidget(SectionTitle("This objective"), 1)
        head.addWidget(self._close)
        self._editor = QWidget()
        self._editor.setLayout(
            column(
                8,
                head,
                Field("Objective", self._editors["title"]),
                Field("Where it is written", self._editors["source"]),
                Field("What becomes of it", self._verdict),
                Field("Why", self._editors["reason"]),
                self._lives_on,
                row(self._goal, self._open_goal, None, self._remove, gap=8),
                gap=10,
            )
        )
        self._editor.hide()
        return self._editor

    def _connect(self) -> None:
        self._fold.clicked.connect(self._on_folded)
        self._list.chosen.connect(lambda line: self.choose(line.id))
        self._add.clicked.connect(self._on_entered)
        self.new.returnPressed.connect(self._on_entered)
        self._take.clicked.connect(self.taken_over)
        self._close.clicked.connect(lambda: self.choose(""))
        for name, editor in self._editors.items():
            editor.edited.connect(lambda value, name=name: self._on_edited(name, value))
        self._verdict.edited.connect(lambda value: self._emit(self.decided, str(value or "")))
        self._goal.clicked.connect(lambda: self._emit(self.goal_wanted))
        self._remove.clicked.connect(lambda: self._emit(self.remove_requested))
        self._tied.edited.connect(lambda goal_id: self._emit(self.tied, str(goal_id or "")))
        self._open_goal.clicked.connect(self._on_goal_opened)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every earlier objective, and the chosen one below."""
        self._objectives = dossier.objectives
        self._numbers = {goal.id: n for n, goal in enumerate(dossier.active_goals, start=1)}
        self._summary.setText(_summary(dossier.objectives))
        self._list.set_lines([self._line(each) for each in dossier.objectives])
        self._list.setVisible(bool(dossier.objectives))
        self._tied.set_options({goal.id: goal.title for goal in dossier.goals})
        self._none.setVisible(not dossier.objectives)
        text = str(dossier.network.profile.get("objectives", ""))
        self._take.setVisible(bool(objectives.new_lines(text, dossier.objectives)))
        self._show_body(self._is_open(dossier))
        self._fill_editor()

    def choose(self, objective_id: str) -> None:
        """Open one objective below the list; choosing it again closes it."""
        self.flush_all()
        same = self._objective is not None and self._objective.id == objective_id
        found = (each for each in self._objectives if each.id == objective_id)
        self._objective = None if same else next(found, None)
        if self._objective:
            self._open = True
            self._show_body(True)
        self._fill_editor()

    def open(self, objective_id: str) -> None:
        """Open this objective, whether or not it is open already."""
        if self._objective is None or self._objective.id != objective_id:
            self.choose(objective_id)

    def settle(self) -> None:
        """Close the chosen objective, and fold the list where all of it is decided."""
        self.flush_all()
        self._objective = self._open = None

    def flush_all(self) -> None:
        """Save now what is being typed."""
        for editor in self._editors.values():
            editor.flush()

    def editor(self, name: str) -> QWidget:
        """The editor of one field."""
        found: QWidget = self._verdict if name == "verdict" else self._editors[name]
        return found

    def _is_open(self, dossier: Dossier) -> bool:
        """What was asked for; else open while something is to decide, or no goal is there."""
        if self._open is not None:
            return self._open
        undecided = objectives.of_verdict(dossier.objectives, None)
        return bool(undecided) or not (dossier.objectives or dossier.goals)

    def _show_body(self, shown: bool) -> None:
        self._body.setVisible(shown)
        self._fold.setText("Hide" if shown else "Show")
        self._fold.setAccessibleName(f"{self._fold.text()} earlier objectives")

    def _fill_editor(self) -> None:
        chosen = self._objective and self._objective.id
        self._objective = next((each for each in self._objectives if each.id == chosen), None)
        self._editor.setVisible(self._objective is not None)
        if self._objective is None:
            return
        self._list.put_in_front(self._objectives.index(self._objective))
        for name, editor in self._editors.items():
            editor.set_value(getattr(self._objective, name))
        self._verdict.set_value(self._objective.verdict)
        self._editors["reason"].setPlaceholderText(_REASONS[self._objective.verdict])
        self._tied.set_value(self._objective.goal_id)
        self._lives_on.setVisible(self._objective.verdict in (Verdict.KEEP, Verdict.REVISE))
        self._goal.setVisible(objectives.can_become_goal(self._objective))
        self._open_goal.setVisible(self._objective.goal_id is not None)

    def _line(self, objective: Objective) -> Line:
        number = self._numbers.get(objective.goal_id or "")
        tied = f", goal {number}" if number else ", a goal" if objective.goal_id else ""
        trail = objectives.said(objective).capitalize() + tied
        return Line(objective.id, objective.title, trail=trail, kind=_PILLS[objective.verdict])

    def _emit(self, signal: Any, *more: str) -> None:
        if self._objective:
            self.flush_all()
            signal.emit(self._objective.id, *more)

    def _on_edited(self, name: str, value: object) -> None:
        if self._objective:
            self.edited.emit(self._objective.id, name, value)

    def _on_goal_opened(self) -> None:
        if self._objective and self._objective.goal_id:
            self.goal_opened.emit(self._objective.goal_id)

    def _on_folded(self) -> None:
        self._open = not self._body.isVisibleTo(self)
        self._show_body(self._open)

    def _on_entered(self) -> None:
        title = self.new.value()
        if title:
            self.new.flush()
            self.new.clear()
            self._open = True
            self.written.emit(title)


def _summary(found: Sequence[Objective]) -> str:
    if not found:
        return "What the network aimed for before this programme."
    many = "1 objective" if len(found) == 1 else f"{len(found)} objectives"
    lacking = objectives.lack_reason(found)
    why = f" {lacking} {'has' if lacking == 1 else 'have'} no reason yet." if lacking else ""
    return f"{many}: {objectives.tally(found)}.{why}"
