"""Agendas kept for other workshops: keep this one, take one in, or begin a workshop from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.deliver_records import AgendaTemplate
from facilitator.operations.agenda_templates import blocks_in
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Muted, SectionTitle, Text

NONE_YET = (
    "None yet. An agenda kept here can be used in any workshop of any network. "
    "Nobody's name is kept with it."
)


class TemplatesCard(Card):
    """Takes the place of the shelf until it is closed; signals carry a template's id.

    `kept` carries the title to keep this agenda by, `renamed` an id and a title.
    """

    kept = Signal(str)
    taken = Signal(str)
    begun = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Templates")
        self.close_button = IconButton("close", "Back to the shelf")
        self.title = LineEdit("Title of a new template", "What kind of day is it?")
        self.keep = Button("Keep this agenda", "secondary")
        self._note = Muted(NONE_YET)
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self._shown: object = None
        self.add(row(SectionTitle("Templates"), self.close_button, gap=8))
        self.add(self.title)
        self.add(row(self.keep, None))
        self.add(self._note)
        self.add(self._list)
        self.keep.clicked.connect(self._keep)
        self.title.returnPressed.connect(self._keep)
        self.close_button.clicked.connect(self.closed)

    def show_templates(self, templates: Sequence[AgendaTemplate], has_blocks: bool) -> None:
        """Show these; rebuilt only when they changed."""
        self.keep.setEnabled(has_blocks)
        if list(templates) == self._shown:
            return
        self._shown = list(templates)
        self._note.setHidden(bool(templates))
        clear(self._list)
        for template in templates:
            self._list.addWidget(self._entry(template))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _entry(self, template: AgendaTemplate) -> QWidget:
        holder = QWidget()
        title = LineEdit(f"Title of template {template.title}")
        title.set_value(template.title)
        title.edited.connect(lambda words: self.renamed.emit(template.id, words))
        take = Button("Add to agenda", "secondary")
        take.setAccessibleName(f"Add {template.title} to the agenda")
        begin = Button("New workshop", "quiet")
        begin.setAccessibleName(f"New workshop from {template.title}")
        remove = IconButton("delete", f"Remove template {template.title}", size=18)
        take.clicked.connect(partial(self.taken.emit, template.id))
        begin.clicked.connect(partial(self.begun.emit, template.id))
        remove.clicked.connect(partial(self.removed.emit, template.id))
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = row(gap=2)
        head.addWidget(title, 1)
        head.addWidget(remove)
        buttons = FlowLayout(gap=4)
        buttons.addWidget(take)
        buttons.addWidget(begin)
        box.addLayout(head)
        box.addWidget(Text(facts_of(template), size=Size.SMALL, colour="ink_2"))
        box.addLayout(buttons)
        return holder

    def _keep(self) -> None:
        title = self.title.value()
        if not title:
            self.title.setFocus()
            return
        self.title.flush()
        self.title.set_value("")
        self.kept.emit(title)


def facts_of(template: AgendaTemplate) -> str:
    """How many blocks and minutes, and the first titles."""
    blocks = blocks_in(template)
    minutes = sum(b["minutes"] for b in blocks if isinstance(b.get("minutes"), int))
    count = f"{len(blocks)} block{'' if len(blocks) == 1 else 's'}, {minutes} minutes"
    titles = ", ".join(str(block.get("title", "")) for block in blocks[:3])
    return f"{count}: {titles}{', …' if len(blocks) > 3 else ''}"
