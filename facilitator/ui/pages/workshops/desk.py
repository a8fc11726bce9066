"""The agenda at work: what blocks and methods do, and what stands beside the agenda meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.earlier_runs import all_words, last_words, took
from facilitator.domain.records import Block, Workshop
from facilitator.errors import UserError
from facilitator.operations import agenda_templates, workshops
from facilitator.ui.pages.workshops.agenda_card import AgendaCard
from facilitator.ui.pages.workshops.block_editor import BlockEditor
from facilitator.ui.pages.workshops.comes_from import ComesFrom, reasons
from facilitator.ui.pages.workshops.method_card import MethodCard
from facilitator.ui.pages.workshops.shelf import Shelf
from facilitator.ui.pages.workshops.templates_card import TemplatesCard
from facilitator.ui.session import Session


class Desk(QObject):
    """Agenda and side of one workshop; `side` lists what stands beside the agenda, in order.

    `stale` asks for a refresh of the page, `bring` to scroll to a part of a widget, `opened`
    to show a card that has just appeared from its top, `begun` tells of a workshop begun from a
    template. Blocks that were copied are kept for every workshop, until others are copied.
    """

    stale = Signal()
    bring = Signal(QWidget, QRect)
    opened = Signal(QWidget)
    begun = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._workshop_id = ""
        self._block_id = ""
        self._method_id = ""
        self._templates_open = False
        self._copied: tuple[Block, ...] = ()
        self.agenda_card = AgendaCard()
        self.agenda = self.agenda_card.view
        self.comes_from = ComesFrom()
        self.shelf = Shelf()
        self.method_card = MethodCard()
        self.templates = TemplatesCard()
        self.block_editor = BlockEditor()
        self.side = (
            self.comes_from,
            self.shelf,
            self.method_card,
            self.templates,
            self.block_editor,
        )
        self._connect_agenda()
        self._connect_side()

    def show_workshop(self, dossier: Dossier, workshop: Workshop) -> None:
        """Show a workshop's agenda and reasons, and the block that is open."""
        self._workshop_id = workshop.id
        blocks = dossier.blocks_of(workshop.id)
        self.agenda.set_agenda(workshop.starts, workshop.ends, blocks)
        self.agenda_card.say(self.agenda.agenda)
        self.comes_from.show_workshop(dossier, workshop)
        run = took(dossier, besides=workshop.id)
        self.shelf.load(run)
        if self._block_id not in [block.id for block in blocks]:
            self._block_id = ""
        if self._block_id:
            timed = next(t for t in self.agenda.agenda.blocks if t.block.id == self._block_id)
            clock = self.agenda.agenda.clock
            times = f"{clock(timed.start)} to {clock(timed.end)}"
            last = last_words(run.get(timed.block.method, ())).capitalize()
            why = reasons(dossier, timed.block.id)
            self.block_editor.show_block(timed.block, times, why, last)
        self.show_side()

    def forget(self) -> None:
        """Close what is open, as before another workshop is shown."""
        self._block_id = self._method_id = ""
        self._templates_open = False

    def show_side(self) -> None:
        """Show the block's editor, the templates or a method, where open, for the shelf."""
        editing = bool(self._block_id)
        choosing = self._templates_open and not editing
        reading = bool(self._method_id) and not editing and not choosing
        if choosing:
            self._show_templates()
        self.block_editor.setVisible(editing)
        self.templates.setVisible(choosing)
        self.method_card.setVisible(reading)
        self.comes_from.setHidden(editing or choosing or reading)
        self.shelf.setHidden(editing or choosing or reading)
        self.agenda.mark_open(self._block_id)

    def _connect_agenda(self) -> None:
        self.agenda.moved.connect(self._on_blocks_moved)
        self.agenda.minutes_wanted.connect(self._on_minutes_wanted)
        self.agenda.opened.connect(self._on_block_opened)
        self.agenda.pointed.connect(self._on_block_pointed)
        self.agenda.removed.connect(self._on_blocks_removed)
        self.agenda.duplicated.connect(self._on_blocks_duplicated)
        self.agenda.copied.connect(self._on_copied)
        self.agenda.cut.connect(self._on_cut)
        self.agenda.paste_wanted.connect(self._on_paste_wanted)
        self.agenda.break_wanted.connect(self._on_break_wanted)
        self.agenda.method_dropped.connect(self._add_method)
        self.agenda.shown.connect(lambda area: self.bring.emit(self.agenda, area))
        self.agenda_card.block_wanted.connect(self._on_block_wanted)
        self.agenda_card.break_wanted.connect(self._on_break_wanted)
        self.agenda_card.shorten.clicked.connect(self._on_shorten)
        self.agenda_card.paste_wanted.connect(self._on_paste_wanted)
        self.agenda_card.templates_wanted.connect(self._on_templates_wanted)

    def _connect_side(self) -> None:
        self.shelf.taken.connect(lambda method: self._add_method(method, self.agenda.next_place))
        self.shelf.asked.connect(self._on_method_asked)
        self.method_card.taken.connect(
            lambda method: self._add_method(method, self.agenda.next_place)
        )
        self.method_card.closed.connect(self._on_method_closed)
        self.block_editor.edited.connect(self._on_block_edited)
        self.block_editor.closed.connect(self._on_block_closed)
        self.block_editor.removed.connect(lambda block_id: self._on_blocks_removed([block_id]))
        self.block_editor.duplicated.connect(
            lambda block_id: self._on_blocks_duplicated([block_id])
        )
        self.templates.kept.connect(self._on_template_kept)
        self.templates.taken.connect(self._on_template_taken)
        self.templates.begun.connect(self._on_template_begun)
        self.templates.renamed.connect(
            lambda key, title: self.session.run(agenda_templates.rename, key, title)
        )
        self.templates.removed.connect(self._on_template_removed)
        self.templates.closed.connect(self._on_templates_closed)

    def _on_blocks_moved(self, block_ids: list[str], to: int) -> None:
        self.session.run(workshops.move_blocks, block_ids, to)
        self.bring.emit(self.agenda, self.agenda.area_of(block_ids[0]))

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

    def _on_blocks_duplicated(self, block_ids: list[str]) -> None:
        self.block_editor.flush()
        if len(block_ids) == 1:
            self._take_in_hand(self.session.run(workshops.duplicate_block, block_ids[0]))
        else:
            self._paste(self._kept(block_ids), self.agenda.next_place)

    def _take_in_hand(self, block: Block | None) -> None:
        if block:
            self.stale.emit()
            self.agenda.point_at(block.id)

    def _on_blocks_removed(self, block_ids: list[str]) -> None:
        self.block_editor.flush()
        many = len(block_ids) != 1
        toast = f"{len(block_ids)} blocks removed" if many else "Block removed"
        self.session.run(workshops.remove_blocks, block_ids, toast=toast)
        self.agenda.setFocus()

    # Copies, in hand for every workshop

    def _kept(self, block_ids: Sequence[str]) -> tuple[Block, ...]:
        blocks = workshops.agenda(self.session.casebook, self._workshop_id)
        return tuple(block for block in blocks if block.id in block_ids)

    def _on_copied(self, block_ids: list[str]) -> None:
        self.block_editor.flush()
        self._copied = self._kept(block_ids)
        self.agenda_card.offer_paste(len(self._copied))
        count = "Block copied" if len(block_ids) == 1 else f"{len(block_ids)} blocks copied"
        self.session.notice.emit(f"{count}. Paste in this workshop or another.", "")

    def _on_cut(self, block_ids: list[str]) -> None:
        self.block_editor.flush()
        self._copied = self._kept(block_ids)
        self.agenda_card.offer_paste(len(self._copied))
        self._on_blocks_removed(block_ids)

    def _on_paste_wanted(self, at: int) -> None:
        self.block_editor.flush()
        if self._copied:
            self._paste(self._copied, at)

    def _paste(self, blocks: Sequence[Block], at: int) -> None:
        made = self.session.run(workshops.paste_blocks, self._workshop_id, blocks, at=at)
        if made:
            self.stale.emit()
            self.agenda.choose([block.id for block in made])
            self.agenda.setFocus()

    # Templates

    def _show_templates(self) -> None:
        kept = agenda_templates.templates(self.session.casebook)
        self.templates.show_templates(kept, bool(self.agenda.agenda.blocks))

    def _on_templates_wanted(self) -> None:
        self.block_editor.flush()
        self._block_id, self._templates_open = "", True
        self.show_side()
        self.templates.title.setFocus()
        self.opened.emit(self.templates)

    def _on_templates_closed(self) -> None:
        self._templates_open = False
        self.show_side()
        self.agenda_card.templates.setFocus()

    def _on_template_kept(self, title: str) -> None:
        toast = "Kept as a template, without anybody's name"
        self.session.run(agenda_templates.save, self._workshop_id, title, toast=toast)

    def _on_template_taken(self, template_id: str) -> None:
        made = self.session.run(
            agenda_templates.add_to, self._workshop_id, template_id, at=self.agenda.next_place
        )
        if made:
            self.stale.emit()
            self.agenda.choose([block.id for block in made])

    def _on_template_begun(self, template_id: str) -> None:
        made = self.session.run(agenda_templates.begin, self.session.network_id, template_id)
        if made:
            self.begun.emit(made.id)

    def _on_template_removed(self, template_id: str) -> None:
        self.session.run(agenda_templates.remove, template_id, toast="Template removed")

    def _on_method_asked(self, method_id: str) -> None:
        self._method_id = method_id
        methods = {method.id: method for method in content.workshop_methods()}
        times = workshops.earlier_minutes(self.session.casebook, method_id)
        self.method_card.show_method(methods[method_id], all_words(times))
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
