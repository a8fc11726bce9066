"""All findings: what was found, how we know, who may read it, and which goal answers it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Finding
from facilitator.domain.thread import targets_of
from facilitator.ui.lane_words import LANES
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted, SectionTitle
from facilitator.ui.widgets.tiles import Tiles


class FindingsCard(Card):
    """The list with the chosen finding below it. `edited` carries id, field and value."""

    edited = Signal(str, str, object)
    lane_chosen = Signal(str, str)
    found = Signal(str)
    remove_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("Findings")
        self._finding_id = ""
        self._dossier: Dossier | None = None
        self.add(
            Muted(
                "What the diagnostic, the interviews or a workshop showed, and worth acting on. "
                "Choose one to read or change it."
            )
        )
        self._list = RecordList("Findings")
        self._list.chosen.connect(lambda line: self.choose(line.id))
        self.new = LineEdit("Title of a new finding", "Write down a finding, then Enter")
        add = Button("Add finding")
        add.clicked.connect(self._on_entered)
        self.new.returnPressed.connect(self._on_entered)
        box = row(gap=8)
        box.addWidget(self.new, 1)
        box.addWidget(add)
        self.add(self._list)
        self.add(box)
        self.add(self._build_editor())

    def _build_editor(self) -> QWidget:
        self._heading, self._statements = SectionTitle("This finding"), Muted()
        close = IconButton("close", "Close this finding", size=16)
        close.clicked.connect(lambda: self.choose(""))
        self._editors: dict[str, Any] = {
            "title": LineEdit("What was found"),
            "detail": TextEdit("In more words", lines=2, most=10),
            "source": LineEdit("How we know", "Survey, interview, count"),
            "found_on": DateEdit("Found on"),
        }
        for name, editor in self._editors.items():
            editor.edited.connect(
                lambda value, name=name: self.edited.emit(self._finding_id, name, value)
            )
        self._lane = Choice("Who may read it", LANES)
        self._lane.edited.connect(lambda lane: self.lane_chosen.emit(self._finding_id, lane))
        remove = Button("Remove", "quiet", "delete", name="Remove finding")
        remove.clicked.connect(lambda: self.remove_requested.emit(self._finding_id))
        e = self._editors
        head = row(gap=8)
        head.addWidget(self._heading, 1)
        head.addWidget(close)
        self._editor = QWidget()
        self._editor.setLayout(
            column(
                8,
                head,
                Field("What was found", e["title"]),
                Field("In more words", e["detail"]),
                Tiles(
                    [Field("How we know", e["source"]), Field("Found on", e["found_on"])],
                    least=190,
                    gap=12,
                    shares=(3, 1),
                ),
                self._statements,
                Field("Who may read it", self._lane),
                row(None, remove),
                gap=10,
            )
        )
        self._editor.hide()
        return self._editor

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every finding, and the chosen one below."""
        self._dossier = dossier
        numbers = {goal.id: at for at, goal in enumerate(dossier.active_goals, start=1)}
        self._list.set_lines([_line(dossier, f, numbers) for f in dossier.findings])
        self._list.setVisible(bool(dossier.findings))
        self._fill_editor()

    def choose(self, finding_id: str) -> None:
        """Open one finding below the list, or with "" none."""
        self.flush_all()
        self._finding_id = "" if finding_id == self._finding_id else finding_id
        self._fill_editor()

    def open(self, finding_id: str) -> None:
        """Open this finding, whether or not it is open already."""
        if finding_id != self._finding_id:
            self.choose(finding_id)

    def flush_all(self) -> None:
        """Save now what is being typed."""
        for editor in self._editors.values():
            editor.flush()

    def editor(self, name: str) -> QWidget:
        """The editor of one field."""
        found: QWidget = self._editors[name]
        return found

    def _fill_editor(self) -> None:
        found = self._dossier.findings if self._dossier else ()
        finding = next((f for f in found if f.id == self._finding_id), None)
        self._editor.setVisible(finding is not None)
        if finding is None:
            self._finding_id = ""
            return
        for name, editor in self._editors.items():
            editor.set_value(getattr(finding, name))
        self._lane.set_value(finding.lane)
        self._statements.setText(_statement_words(finding))
        self._statements.setVisible(bool(finding.statements))

    def _on_entered(self) -> None:
        title = self.new.value()
        if title:
            self.new.flush()
            self.new.clear()
            self.found.emit(title)


def _line(dossier: Dossier, finding: Finding, numbers: dict[str, int]) -> Line:
    goals = sorted(numbers[id] for id in targets_of(dossier, finding.id) if id in numbers)
    if finding.lane is Lane.PRIVATE:
        return Line(finding.id, finding.title, trail="Only you", kind="violet")
    if not goals:
        return Line(finding.id, finding.title, trail="No goal yet")
    trail = "Goal " + " and ".join(str(number) for number in goals)
    return Line(finding.id, finding.title, trail=trail, kind="teal")


def _statement_words(finding: Finding) -> str:
    labels = {s.id: s.label for s in content.instrument().statements}
    told = [f"{number_of(id)}. {labels[id]}" for id in finding.statements if id in labels]
    return "From the diagnostic: " + "  ".join(told)
