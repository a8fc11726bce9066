"""The chosen goal: its aim, owner and date, and what is still to settle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.goal_reading import Check
from facilitator.domain.records import Goal
from facilitator.formspec import load
from facilitator.ui.form_view.editors import words_of
from facilitator.ui.goal_words import STATUS
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.suggest import SuggestEdit
from facilitator.ui.widgets.text import Muted, Pill, SectionTitle
from facilitator.ui.widgets.tiles import Tiles


class GoalSheet(Card):
    """The first card of a goal. `edited` carries field and value; `status_chosen` the status."""

    edited = Signal(str, object)
    status_chosen = Signal(object)
    moved = Signal(int)
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__(accent="teal")
        form = load.load("goal-sheet").by_id
        self._heading = SectionTitle()
        self._earlier = IconButton("chevron-left", "Move one place to the left")
        self._later = IconButton("chevron-right", "Move one place to the right")
        self._earlier.clicked.connect(lambda: self.moved.emit(-1))
        self._later.clicked.connect(lambda: self.moved.emit(1))
        head = row(gap=4)
        head.addWidget(self._heading, 1)
        head.addWidget(self._earlier)
        head.addWidget(self._later)
        self._editors: dict[str, Any] = {
            "title": LineEdit("Goal", "In words a member would use"),
            "aim": TextEdit("What will be different, and for whom", lines=2, most=8),
            "owner": SuggestEdit("Owner", "One name"),
            "due": DateEdit("By when"),
            "kind": Choice("Mainly about", words_of(form["kind"].options), optional=True),
            "note": TextEdit("Notes", "What could get in the way, and what was tried", lines=2),
        }
        for name, editor in self._editors.items():
            editor.edited.connect(lambda value, name=name: self.edited.emit(name, value))
        self._status = Choice("Standing", STATUS)
        self._status.edited.connect(self.status_chosen)
        self._still, self._remarks, self._pills = Muted(), Muted(), QWidget()
        self._flow = FlowLayout(self._pills)
        self._lay(head)

    def _lay(self, head) -> None:  # type: ignore[no-untyped-def]
        remove = Button("Remove", "quiet", "delete", name="Remove goal")
        remove.clicked.connect(self.remove_requested)
        e = self._editors
        self.add(head)
        self.add(self._still)
        self.add(self._pills)
        self.add(Field("Goal", e["title"]))
        self.add(Field("What will be different, and for whom", e["aim"]))
        self.add(self._remarks)
        three = [Field("Owner", e["owner"]), Field("By when", e["due"])]
        self.add(Tiles([*three, Field("Mainly about", e["kind"])], least=150, gap=12))
        self.add(Field("Notes", e["note"]))
        self.box.addSpacing(4)
        self.add(row(self._status, None, remove, gap=8))

    def show_goal(
        self, goal: Goal, number: int, accent: str, checks: Iterable[Check], people: Iterable[str]
    ) -> None:
        """Show this goal; `number` counts active goals from 1, and is 0 for others."""
        self.set_accent(accent)
        self._heading.setText(f"Goal {number}" if number else STATUS[goal.status])
        self._earlier.setVisible(number > 1)
        self._later.setVisible(bool(number))
        self._editors["owner"].set_suggestions(people)
        for name, editor in self._editors.items():
            editor.set_value(getattr(goal, name))
        self._status.set_value(goal.status)
        self._show_checks(tuple(checks))

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """Say what a kind reader would remark on."""
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))

    def set_last(self, is_last: bool) -> None:
        """Whether there is no goal to the right to change places with."""
        self._later.setVisible(self._later.isVisibleTo(self) and not is_last)

    def flush_all(self) -> None:
        """Save now what is being typed."""
        for editor in self._editors.values():
            editor.flush()

    def editor(self, name: str) -> QWidget:
        """The editor of one field."""
        found: QWidget = self._editors[name]
        return found

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        missing = [check for check in checks if not check.has]
        self._still.setText(_still_words([check.name for check in missing]))
        if missing:
            self._still.setText(f"{self._still.text()} {missing[0].hint}")
        clear(self._flow)
        for check in checks:
            name = check.name.split(" ", 1)[1].capitalize()
            pill = Pill(f"✓ {name}" if check.has else name, "green" if check.has else "plain")
            pill.setToolTip("" if check.has else check.hint)
            self._flow.addWidget(pill)


def _still_words(missing: list[str]) -> str:
    if not missing:
        return "Everything a goal needs is here."
    *rest, last = missing
    listed = f"{', '.join(rest)} and {last}" if rest else last
    return f"Still to settle: {listed}."
