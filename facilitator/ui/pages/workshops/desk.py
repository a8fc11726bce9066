"""The agenda at work: what blocks and methods do, and what stands beside the agenda meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.earlier_runs import all_words
from facilitator.domain.quick_block import quick_blocks
from facilitator.domain.records import Block, Workshop
from facilitator.errors import UserError
from facilitator.operations import agenda_templates, blocks, thread, workshops
from facilitator.ui.pages.workshops.agenda_card import AgendaCard
from facilitator.ui.pages.workshops.block_editor import BlockEditor
from facilitator.ui.pages.workshops.comes_from import ComesFrom
from facilitator.ui.pages.workshops.method_card import MethodCard
from facilitator.ui.pages.workshops.shelf import Shelf
from facilitator.ui.pages.workshops.templates_card import TemplatesCard
from facilitator.ui.session import Session

UNTITLED = "New block"


class Desk(QObject):
    """Agenda and side of one workshop; `side` lists what stands beside the agenda, in order.

    `stale` asks for a refresh of the page, `bring` to scroll to a part of a widget, `opened`
    to show a card that has just appeared from its top, `begun` tells of a workshop begun from a
    template. Blocks that were copied or cut are kept for every workshop, until others are.
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
        self._cut = False
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
        agenda = dossier.blocks_of(workshop.id)
        self.agenda.set_agenda(workshop.starts, workshop.ends, agenda)
        self.agenda_card.say(self.agenda.agenda)
        self.comes_from.show_workshop(dossier, workshop)
        took = self.session.minutes_taken(workshop.id)
        self.shelf.load(took)
        if self._block_id not in [block.id for block in agenda]:
            self._block_id = ""
        if self._block_id:
            timed = next(t for t in self.agenda.agenda.blocks if t.block.id == self._block_id)
            clock = self.agenda.agenda.clock
            times = f"{clock(timed.start)} to {clock(timed.end)}"
            self.block_editor.show_block(timed.block, times, took.get(timed.block.method, ()))
            self.block_editor.answers.show_block(dossier, timed.block)
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
        self.agenda.minutes_shifted.connect(self._on_minutes_shifted)
        self.agenda.minutes_said.connect(lambda ids, to: self._set_field(ids, "minutes", to))
        self.agenda.field_wanted.connect(self._set_field)
        self.agenda.beside_wanted.connect(lambda ids: self._run_on(blocks.side_by_side, ids))
        self.agenda.after_wanted.connect(lambda ids: self._run_on(blocks.one_after_other, ids))
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
        self.agenda_card.lines_wanted.connect(self._on_lines_wanted)
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
        self.block_editor.stepped.connect(
            lambda by: self.agenda.go(self.agenda.selection.current + by)
        )
        self.block_editor.tied.connect(self._on_tied)
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

    def _run_on(self, operation: Callable[..., object], block_ids: list[str], **more: Any) -> None:
        """Run an operation on blocks, after what is typed was saved."""
        self.block_editor.flush()
        self.session.run(operation, block_ids, **more)

    def _set_field(self, block_ids: list[str], name: str, value: object) -> None:
        self.block_editor.flush()
        self.session.run(blocks.set_field, block_ids, name, value)

    def _on_blocks_moved(self, block_ids: list[str], to: int, group: str | None) -> None:
        self.block_editor.flush()
        self.session.run(workshops.move_blocks, block_ids, to, group=group)
        self.bring.emit(self.agenda, self.agenda.area_of(block_ids[0]))

    def _on_minutes_shifted(self, block_ids: list[str], longer: bool) -> None:
        self._run_on(blocks.shift_minutes, block_ids, longer=longer)

    def _on_tied(self, block_id: str, kind: str, source_id: str, tied: bool) -> None:
        self.session.run(thread.tie, (kind, source_id), ("block", block_id), tied=tied)

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

    def _on_lines_wanted(self, text: str) -> None:
        self.block_editor.flush()
        lines = quick_blocks(text)
        made = self.session.run(blocks.add_quick, self._workshop_id, lines) if lines else None
        self._take_in_hand(made[-1] if made else None)

    def _on_block_wanted(self, at: int) -> None:
        self.block_editor.flush()
        made = self.session.run(workshops.add_block, self._workshop_id, UNTITLED, at=at)
        self._take_in_hand(made)
        if made:
            self._on_block_opened(made.id)

    def _on_shorten(self) -> None:
        self.block_editor.flush()
        self.session.run(workshops.shorten, self._workshop_id, toast="Shortened to fit the day")

    def _on_break_wanted(self, at: int) -> None:
        self._add_method("break", at)

    def _add_method(self, method_id: str, at: int, group: str | None = None) -> None:
        self.block_editor.flush()
        self._take_in_hand(
            self.session.run(workshops.add_method, self._workshop_id, method_id, at=at, group=group)
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
        agenda = workshops.agenda(self.session.casebook, self._workshop_id)
        return tuple(block for block in agenda if block.id in block_ids)

    def _on_copied(self, block_ids: list[str]) -> None:
        self._keep(block_ids, cut=False)
        count = "Block copied" if len(block_ids) == 1 else f"{len(block_ids)} blocks copied"
        self.session.notice.emit(f"{count}. Paste in this workshop or another.", "")

    def _on_cut(self, block_ids: list[str]) -> None:
        self._keep(block_ids, cut=True)
        if block_ids:
            count = "Block" if len(block_ids) == 1 else f"{len(block_ids)} blocks"
            self.session.notice.emit(f"{count} to move. Paste in this workshop or another.", "")

    def _keep(self, block_ids: list[str], *, cut: bool) -> None:
        self.block_editor.flush()
        self._copied, self._cut = self._kept(block_ids), cut
        self.agenda.mark_cut(block_ids if cut else ())
        self.agenda_card.offer_paste(len(self._copied))

    def _on_paste_wanted(self, at: int) -> None:
        self.block_editor.flush()
        there = [b.id for b in self._copied if self.session.casebook.find(Block, id=b.id)]
        if self._cut and there:
            self._cut = False
            self.agenda.mark_cut(())
            self._choose(self.session.run(blocks.move_into, there, self._workshop_id, at=at))
        elif self._copied:
            self._paste(self._copied, at)

    def _paste(self, copied: Sequence[Block], at: int) -> None:
        self._choose(self.session.run(workshops.paste_blocks, self._workshop_id, copied, at=at))

    def _choose(self, made: Sequence[Block] | None) -> None:
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
        took = self.session.minutes_taken(self._workshop_id)
        self.method_card.show_method(methods[method_id], all_words(took.get(method_id, ())))
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
