"""The editor of one block, beside the agenda; every field saves itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator import content
from facilitator.domain.records import Block
from facilitator.ui.pages.workshops.agenda_paint import CATEGORY_WORDS
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit, TextEdit
from facilitator.ui.widgets.text import Muted, SectionTitle

LONGEST_BLOCK = 600
_HINTS = {
    "group": "Blocks in different rooms or groups that stand together run side by side.",
}


class BlockEditor(Card):
    """Fields of one block. `edited` carries block id, field and value.

    Whoever shows it calls `show_problem` where a value is refused. The id in `edited` is that
    of the block the typing was for, also when another has been opened since.
    """

    edited = Signal(str, str, object)
    closed = Signal()
    removed = Signal(str)
    duplicated = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Block")
        self.block_id = ""
        self.close_button = IconButton("close", "Close block")
        self.duplicate = Button("Duplicate", "quiet")
        self.remove = Button("Remove", "quiet")
        self._times = SectionTitle()
        self._why = Muted()
        self._last = Muted()
        self._editors = self._make_editors()
        self._fields = {name: self._field(name) for name in self._editors if name != "cuttable"}
        self.add(row(self._times, self.close_button, gap=8))
        self.add(self._grid())
        self.add(self._why)
        self.add(row(self.duplicate, self.remove, None, gap=4))
        self._connect()

    def show_block(self, block: Block, times: str, why: str = "", last: str = "") -> None:
        """Show a block, when it runs, why it is there, and how long its method took last time.

        What is being typed in the same block is left alone.
        """
        self._times.setText(times)
        self._last.setText(last)
        self._last.setHidden(not last)
        if block.id != self.block_id:
            self.flush()
            self.block_id = block.id
            for field in self._fields.values():
                field.show_problem("")
        for name, editor in self._editors.items():
            editor.set_value(getattr(block, name))  # type: ignore[attr-defined]
        self._why.setText(why)
        self._why.setHidden(not why)

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
            "harvest": TextEdit("Harvest of this block", "Written on the day or after", lines=2),
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
        grid.addWidget(self._last, 2, 0, 1, 3)
        grid.addWidget(self._editors["cuttable"], 3, 0, 1, 3)
        rest = list(self._fields)[4:]
        for line, name in enumerate(rest, start=4):
            grid.addWidget(self._fields[name], line, 0, 1, 3)
        return grid

    def _connect(self) -> None:
        for name, editor in self._editors.items():
            editor.edited.connect(  # type: ignore[attr-defined]
                lambda value, name=name: self.edited.emit(self.block_id, name, value)
            )
        self.close_button.clicked.connect(self.closed)
        self.remove.clicked.connect(lambda: self.removed.emit(self.block_id))
        self.duplicate.clicked.connect(lambda: self.duplicated.emit(self.block_id))
