"""The editor of one block, beside the agenda; every field saves itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator import content
from facilitator.domain.earlier_runs import last_words
from facilitator.domain.records import Block
from facilitator.ui.pages.workshops.agenda_paint import CATEGORY_WORDS
from facilitator.ui.pages.workshops.answers import Answers
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit, TextEdit
from facilitator.ui.widgets.text import Muted, SectionTitle

LONGEST_BLOCK = 600
_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_HINTS = {
    "group": "Blocks in different rooms or groups that stand together run side by side.",
    "harvest": "On the run sheet and the table cards.",
}
HARVEST = "One offer a card, on the wall"
LOOSE = "More than its minutes, so it will not be shortened."


class BlockEditor(Card):
    """Fields of one block. `edited` carries block id, field and value.

    Whoever shows it calls `show_problem` where a value is refused. The id in `edited` is that
    of the block the typing was for, also when another has been opened since. `stepped` asks for
    the block before (-1) or after (1), `tied` carries block id, kind and id of a reason, and
    whether it is one.
    """

    edited = Signal(str, str, object)
    closed = Signal()
    removed = Signal(str)
    duplicated = Signal(str)
    stepped = Signal(int)
    tied = Signal(str, str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Block")
        self.block_id = ""
        self.close_button = IconButton("close", "Close block")
        self.duplicate = Button("Duplicate", "quiet", name="Duplicate block")
        self.remove = Button("Remove", "quiet", name="Remove block")
        self._times = SectionTitle()
        self.answers = Answers()
        self._last = Muted()
        self.use_last = Button("Use the last time", "quiet")
        self._took = 0
        self._editors = self._make_editors()
        self._fields = {name: self._field(name) for name in self._editors if name != "cuttable"}
        self.add(row(self._times, self.close_button, gap=8))
        self.add(self._grid())
        self.add(row(self.duplicate, self.remove, None, gap=4))
        self._connect()

    def show_block(self, block: Block, times: str, took: Sequence[int] = ()) -> None:
        """Show a block, when it runs, and how long its method took before, the last time first.

        What is being typed in the same block is left alone.
        """
        self._times.setText(times)
        self._show_last(block, took)
        if block.id != self.block_id:
            self.flush()
            self.block_id = block.id
            for field in self._fields.values():
                field.show_problem("")
        for name, editor in self._editors.items():
            editor.set_value(getattr(block, name))  # type: ignore[attr-defined]
        loose = block.least > block.minutes and not block.cuttable
        self.show_problem("least", LOOSE if loose else "")

    def _show_last(self, block: Block, took: Sequence[int]) -> None:
        self._last.setText(last_words(took).capitalize())
        self._last.setHidden(not took)
        self._took = took[0] if took else block.minutes
        self.use_last.setText(f"Use {self._took}")
        self.use_last.setAccessibleName(f"Plan {self._took} minutes")
        self.use_last.setHidden(self._took == block.minutes)

    def editor(self, name: str) -> QWidget:
        """The editor of one field. Raises KeyError."""
        return self._editors[name]

    def show_problem(self, name: str, message: str) -> None:
        """Say below a field what is wrong; "" takes it away."""
        if name in self._fields:
            self._fields[name].show_problem(message)

    def flush(self) -> None:
        """Save now what is being typed."""
        for editor in self._editors.values():
            editor.flush()  # type: ignore[attr-defined]

    def take_focus(self) -> None:
        """Begin with the title."""
        title = self._editors["title"]
        title.setFocus(Qt.FocusReason.TabFocusReason)
        title.selectAll()  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.closed.emit()
            return
        by = _STEPS.get(Qt.Key(event.key()))
        if by and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.flush()
            self.stepped.emit(by)
            return
        super().keyPressEvent(event)

    def _make_editors(self) -> dict[str, QWidget]:
        methods = {method.id: method.title for method in content.workshop_methods()}
        categories = {str(kind): words for kind, words in CATEGORY_WORDS.items()}
        return {
            "title": LineEdit("Title", "What people will see"),
            "minutes": NumberEdit("Minutes", least=0, most=LONGEST_BLOCK, whole=True, width=72),
            "least": NumberEdit("At least", least=0, most=LONGEST_BLOCK, whole=True, width=72),
            "locked_start": LineEdit("Fixed start", "none", width=72),
            "cuttable": CheckRow("May be left out"),
            "category": Choice("Kind of block", categories, as_list=True),
            "method": Choice("Method", methods, optional=True, as_list=True),
            "lead": LineEdit("Lead"),
            "co_lead": LineEdit("Co-lead"),
            "group": LineEdit("Room or group", "everyone, threes, Room A"),
            "outcome": TextEdit("What comes of it", lines=2),
            "participants": TextEdit("What participants read", lines=2),
            "script": TextEdit("Script for the lead", lines=4, most=24),
            "materials": TextEdit("Materials, one a line", "Pens × 1 per person", lines=2),
            "harvest": TextEdit("Harvest: what is written down, and how", HARVEST, lines=2),
            "actual": NumberEdit("Minutes it took", least=0, most=1440, whole=True, width=72),
        }

    def _field(self, name: str) -> Field:
        editor = self._editors[name]
        return Field(editor.accessibleName(), editor, _HINTS.get(name, ""))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._fields["title"], 0, 0, 1, 3)
        for at, name in enumerate(("minutes", "least", "locked_start")):
            grid.addWidget(self._fields[name], 1, at)
        grid.addLayout(row(self._last, self.use_last, None, gap=4), 2, 0, 1, 3)
        grid.addWidget(self._editors["cuttable"], 3, 0, 1, 3)
        rest = [self._fields[name] for name in list(self._fields)[4:]]
        rest.insert(rest.index(self._fields["outcome"]) + 1, Field("What it answers", self.answers))
        for line, field in enumerate(rest, start=4):
            grid.addWidget(field, line, 0, 1, 3)
        return grid

    def _connect(self) -> None:
        for name, editor in self._editors.items():
            editor.edited.connect(  # type: ignore[attr-defined]
                lambda value, name=name: self.edited.emit(self.block_id, name, value)
            )
        self.close_button.clicked.connect(self.closed)
        self.use_last.clicked.connect(
            lambda: self.edited.emit(self.block_id, "minutes", self._took)
        )
        self.answers.tied.connect(
            lambda kind, key, tied: self.tied.emit(self.block_id, kind, key, tied)
        )
        self.remove.clicked.connect(lambda: self.removed.emit(self.block_id))
        self.duplicate.clicked.connect(lambda: self.duplicated.emit(self.block_id))
