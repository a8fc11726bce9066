"""The agenda at work: what blocks and methods do, and what stands beside the agenda meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Block, Workshop
from facilitator.errors import UserError
from facilitator.operations import workshops
from facilitator.ui.pages.workshops.agenda_card import AgendaCard
from facilitator.ui.pages.workshops.block_editor import BlockEditor
from facilitator.ui.pages.workshops.comes_from import ComesFrom, reasons
from facilitator.ui.pages.workshops.method_card import MethodCard
from facilitator.ui.pages.workshops.shelf import Shelf
from facilitator.ui.session import Session


class Desk(QObject):
    """Agenda and side of one workshop; `side` lists what stands beside the agenda, in order.

    `stale` asks for a refresh of the page, `bring` to scroll to a part of a widget, `opened`
    to show a card that has just appeared from its top.
    """

    stale = Signal()
    bring = Signal(QWidget, QRect)
    opened = Signal(QWidget)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._workshop_id = ""
        self._block_id = ""
        self._method_id = ""
        self.agenda_card = AgendaCard()
        self.agenda = self.agenda_card.view
        self.comes_from = ComesFrom()
        self.shelf = Shelf()
        self.method_card = MethodCard()
        self.block_editor = BlockEditor()
        self.side = (self.comes_from, self.shelf, self.method_card, self.block_editor)
        self._connect_agenda()
        self._connect_side()

    def show_workshop(self, dossier: Dossier, workshop: Workshop) -> None:
        """Show a workshop's agenda and reasons, and the block that is open."""
        self._workshop_id = workshop.id
        blocks = dossier.blocks_of(workshop.id)
        self.agenda.set_agenda(workshop.starts, workshop.ends, blocks)
        self.agenda_card.say(self.agenda.agenda)
        self.comes_from.show_workshop(dossier, workshop)
        self.shelf.load()
        if self._block_id not in [block.id for block in blocks]:
            self._block_id = ""
        if self._block_id:
            timed = next(t for t in self.agenda.agenda.blocks if t.block.id == self._block_id)
            clock = self.agenda.agenda.clock
            times = f"{clock(timed.start)} to {clock(timed.end)}"
            self.block_editor.show_block(timed.block, times, reasons(dossier, timed.block.id))
        self.show_side()

    def forget(self) -> None:
        """Close what is open, as before another workshop is shown."""
        self._block_id = self._method_id = ""

    def show_side(self) -> None:
        """Show the block's editor or the method, where one is open, in place of the shelf."""
        editing, reading = bool(self._block_id), bool(self._method_id) and not self._block_id
        self.block_editor.setVisible(editing)
        self.method_card.setVisible(reading)
        self.comes_from.setHidden(editing or reading)
        self.shelf.setHidden(editing or reading)
        self.agenda.mark_open(self._block_id)

    def _connect_agenda(self) -> None:
        self.agenda.moved.connect(self._on_block_moved)
        self.agenda.minutes_wanted.connect(self._on_minutes_wanted)
        self.agenda.opened.connect(self._on_block_opened)
        self.agenda.pointed.connect(self._on_block_pointed)
        self.agenda.removed.connect(self._on_block_removed)
        self.agenda.duplicated.connect(self._on_block_duplicated)
        self.agenda.break_wanted.connect(self._on_break_wanted)
        self.agenda.method_dropped.connect(self._add_method)
        self.agenda.shown.connect(lambda area: self.bring.emit(self.agenda, area))
        self.agenda_card.block_wanted.connect(self._on_block_wanted)
        self.agenda_card.break_wanted.connect(self._on_break_wanted)
        self.agenda_card.shorten.clicked.connect(self._on_shorten)

    def _connect_side(self) -> None:
        self.shelf.taken.connect(lambda method: self._add_method(method, self.agenda.next_place))
        self.shelf.asked.connect(self._on_method_asked)
        self.method_card.taken.connect(
            lambda method: self._add_method(method, self.agenda.next_place)
        )
        self.method_card.closed.connect(self._on_method_closed)
        self.block_editor.edited.connect(self._on_block_edited)
        self.block_editor.closed.connect(self._on_block_closed)
        self.block_editor.removed.connect(self._on_block_removed)
        self.block_editor.duplicated.connect(self._on_block_duplicated)

    def _on_block_moved(self, block_id: str, to: int) -> None:
        self.session.run(workshops.move_block, block_id, to)
        self.bring.emit(self.agenda, self.agenda.area_of(block_id))

    def _on_minutes_wanted(self, block_id: str, minutes: int) -> None:
        self.block_editor.flush()
        self.session.run(workshops.set_block_field, block_id, "minutes", minutes)

    def _on_block_opened(self, block_id: str) -> None:
        self.block_editor.flush()
        self._block_id = block_id
        self.stale.emit()
        self.block_editor.take_focus()
        self.opened.emit(self.block_editor)

    def _on_block_pointed(self, block_id: str) -> None:
        if self._block_id:
            self.block_editor.flush()
            self._block_id = block_id
            self.stale.emit()

    def _on_block_closed(self) -> None:
        self.block_editor.flush()
        self._block_id = ""
        self.show_side()
        self.agenda.setFocus()

    def _on_block_edited(self, block_id: str, name: str, value: object) -> None:
        problem = _problem_of(name, value)
        self.block_editor.show_problem(name, problem)
        kept = self.session.casebook.find(Block, id=block_id)
        if kept and not problem:
            self.session.run(workshops.set_block_field, block_id, name, value)

    def _on_block_wanted(self, title: str, minutes: int) -> None:
        least = max(5, minutes // 2)
        self._take_in_hand(
            self.session.run(
                workshops.add_block, self._workshop_id, title, minutes=minutes, least=least
            )
        )

    def _on_shorten(self) -> None:
        self.block_editor.flush()
        self.session.run(workshops.shorten, self._workshop_id, toast="Shortened to fit the day")

    def _on_break_wanted(self, at: int) -> None:
        self._add_method("break", at)

    def _add_method(self, method_id: str, at: int) -> None:
        self.block_editor.flush()
        self._take_in_hand(
            self.session.run(workshops.add_method, self._workshop_id, method_id, at=at)
        )

    def _on_block_duplicated(self, block_id: str) -> None:
        self.block_editor.flush()
        self._take_in_hand(self.session.run(workshops.duplicate_block, block_id))

    def _take_in_hand(self, block: Block | None) -> None:
        if block:
            self.stale.emit()
            self.agenda.point_at(block.id)

    def _on_block_removed(self, block_id: str) -> None:
        self.block_editor.flush()
        self.session.run(workshops.remove_block, block_id, toast="Block removed")
        self.agenda.setFocus()

    def _on_method_asked(self, method_id: str) -> None:
        self._method_id = method_id
        methods = {method.id: method for method in content.workshop_methods()}
        self.method_card.show_method(methods[method_id])
        self.show_side()
        self.method_card.close_button.setFocus()
        self.opened.emit(self.method_card)

    def _on_method_closed(self) -> None:
        self._method_id = ""
        self.show_side()
        self.shelf.list.setFocus()


def _problem_of(name: str, value: object) -> str:
    """What is wrong with a block's field, in words, or ""."""
    if name == "title" and not value:
        return "A block needs a title."
    if name in ("minutes", "least") and value is None:
        return "Write the minutes."
    if name == "locked_start" and value:
        try:
            workshops.clock_time(str(value))
        except UserError as error:
            return str(error)
    return ""
