"""The agenda with the line to add blocks quickly and how the day stands, in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator.domain.agenda import Agenda
from facilitator.domain.shortening import cuts
from facilitator.ui.pages.workshops.agenda_layout import LEFT
from facilitator.ui.pages.workshops.agenda_view import METHOD_MIME, AgendaView
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import FIELD_HEIGHT
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text

LONG = 8
"""From this many blocks on, what does not fit is also said above them."""


class AgendaCard(Card):
    """The agenda and what stands around it.

    `lines_wanted` carries what was typed or pasted, a line for each block, `block_wanted` the
    position of a block without any words yet.
    """

    lines_wanted = Signal(str)
    block_wanted = Signal(int)
    break_wanted = Signal(int)
    paste_wanted = Signal(int)
    templates_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Agenda")
        self.box.setContentsMargins(12, 14, 14, 14)
        self.setAcceptDrops(True)
        self.view = AgendaView()
        self.warning = Text(weight=SEMIBOLD, colour="coral_ink")
        self.ends = Text(weight=SEMIBOLD)
        self.overruns = Text(weight=SEMIBOLD, colour="coral_ink")
        self._start = Muted(
            "Name the first block below, or take a method from the shelf. Times follow by "
            "themselves: a block begins when the one before it ends."
        )
        self.quick = _Quick()
        self.add_block = Button("Add block", "secondary")
        self.insert_break = Button("Insert break", "secondary")
        self.paste = Button("Paste", "secondary")
        self.paste.hide()
        self.templates = Button("Templates", "quiet")
        warned = column(self.warning)
        warned.setContentsMargins(LEFT, 0, 0, 2)
        self.add(warned)
        self.add(self._start)
        self.add(self.view)
        self.shorten = Button("Shorten to fit", "secondary")
        self.shorten.setToolTip("Takes these minutes from these blocks; undo brings them back")
        indented = column(self.ends, self.overruns, row(self.shorten, None), gap=6)
        indented.setContentsMargins(LEFT, 2, 0, 4)
        self.add(indented)
        self.add(row(self.quick, self.add_block, gap=6))
        more = FlowLayout(gap=6)
        for button in (self.insert_break, self.paste, self.templates):
            more.addWidget(button)
        self.add(more)
        self._keys = Muted(
            "Drag or Alt+arrows to move; + and – or a number for minutes; Enter to edit; L fixes "
            "the start. Choose several with Shift or Ctrl; Ctrl+C and Ctrl+V copy them, into "
            "other workshops too. The right button, or the menu key, shows all there is."
        )
        self.add(self._keys)
        self.box.setStretch(0, 0)
        self.quick.returnPressed.connect(self._on_quick)
        self.quick.pasted.connect(self.lines_wanted)
        self.quick.left.connect(self.view.setFocus)
        self.view.block_wanted.connect(self.block_wanted)
        self.add_block.clicked.connect(self._on_add_block)
        self.insert_break.clicked.connect(lambda: self.break_wanted.emit(self.view.next_place))
        self.paste.clicked.connect(lambda: self.paste_wanted.emit(self.view.next_place))
        self.templates.clicked.connect(self.templates_wanted)

    def offer_paste(self, count: int) -> None:
        """Say how many blocks wait to be pasted; the button is there while there are any."""
        words = "Paste 1 block" if count == 1 else f"Paste {count} blocks"
        self.view.can_paste = bool(count)
        self.paste.setText(words)
        self.paste.setAccessibleName(words)
        self.paste.setVisible(bool(count))

    def say(self, agenda: Agenda) -> None:
        """How the day stands: the end first, coral only when something does not fit."""
        empty = not agenda.blocks
        self._start.setVisible(empty)
        self.view.setHidden(empty)
        self._keys.setHidden(empty)
        self.ends.setHidden(empty)
        ends, *overruns = agenda.advice
        worry = agenda.slack is not None and agenda.slack <= 0
        self.ends.setText(ends)
        self.overruns.setText("\n".join(overruns))
        self.overruns.setHidden(not overruns)
        self.warning.setText(agenda.warning)
        self.warning.setHidden(not agenda.warning or len(agenda.blocks) < LONG)
        self.shorten.setVisible(bool(cuts(agenda)))
        self.ends.set_colour("coral_ink" if worry else "ink_2")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(METHOD_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A method let go beside the blocks, or before there are any, comes last."""
        method = bytes(event.mimeData().data(METHOD_MIME).data()).decode()
        event.acceptProposedAction()
        self.view.method_dropped.emit(method, len(self.view.selection.ids), None)

    def _on_quick(self) -> None:
        if words := self.quick.text().strip():
            self.quick.clear()
            self.lines_wanted.emit(words)

    def _on_add_block(self) -> None:
        if self.quick.text().strip():
            self._on_quick()
        else:
            self.block_wanted.emit(self.view.next_place)


class _Quick(QLineEdit):
    """One line for a block; several lines pasted are several blocks, carried by `pasted`.

    `left` says that the agenda above is wanted.
    """

    pasted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Add a block: title and minutes")
        self.setPlaceholderText("Welcome 10, or 12:30 Lunch 1 h")
        self.setToolTip("Paste a list of lines here to add them all")
        self.setMinimumHeight(FIELD_HEIGHT)

    def event(self, event: QEvent) -> bool:
        pastes = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if pastes and event.type() == QEvent.Type.KeyPress:
            lines = QApplication.clipboard().text().strip()
            if "\n" in lines and not self.text().strip():
                self.pasted.emit(lines)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
            self.left.emit()
            return
        super().keyPressEvent(event)
