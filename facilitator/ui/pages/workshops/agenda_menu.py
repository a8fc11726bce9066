"""The menu of an agenda: everything that can be done with the blocks that are chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from facilitator.ui.pages.workshops.agenda_paint import CATEGORY_WORDS

if TYPE_CHECKING:
    from facilitator.ui.pages.workshops.agenda_view import AgendaView


def agenda_menu(view: AgendaView) -> QMenu:
    """The menu for what is chosen now; it deletes itself when closed."""
    menu, held = QMenu(view), list(view.selection.held)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if len(held) == 1:
        menu.addAction("Edit block\tEnter", lambda: view.opened.emit(held[0]))
    else:
        menu.addAction(f"{len(held)} blocks chosen").setEnabled(False)
    _add_changes(menu, view, held)
    menu.addSeparator()
    menu.addAction("Duplicate\tCtrl+D", lambda: view.duplicated.emit(held))
    menu.addAction("Copy\tCtrl+C", lambda: view.copied.emit(held))
    menu.addAction("Cut\tCtrl+X", lambda: view.cut.emit(held))
    paste = menu.addAction("Paste after\tCtrl+V", lambda: view.paste_wanted.emit(view.next_place))
    paste.setEnabled(view.can_paste)
    menu.addAction("New block after\tN", lambda: view.block_wanted.emit(view.next_place))
    menu.addAction("Insert break after\tCtrl+B", lambda: view.break_wanted.emit(view.next_place))
    menu.addSeparator()
    _add_moves(menu, view, held)
    menu.addSeparator()
    menu.addAction("Choose all\tCtrl+A", lambda: view.choose(view.selection.ids))
    last = len(view.selection.ids) - 1
    menu.addAction("Choose from here on\tShift+End", lambda: view.go(last, extend=True))
    menu.addAction("Remove\tDelete", lambda: view.removed.emit(held))
    return menu


def _add_changes(menu: QMenu, view: AgendaView, held: list[str]) -> None:
    blocks = view.held_blocks()
    menu.addAction("Write the minutes\t0 to 9", view.edit_minutes)
    menu.addAction("5 minutes more\t+", lambda: view.minutes_shifted.emit(held, True))
    menu.addAction("5 minutes less\t–", lambda: view.minutes_shifted.emit(held, False))
    fixed = menu.addAction(f"{view.fixed_words()}\tL", view.toggle_fixed)
    fixed.setEnabled(len(held) == 1 and view.agenda.starts is not None)
    cut = menu.addAction("May be left out")
    cut.setCheckable(True)
    cut.setChecked(all(block.cuttable for block in blocks))
    cut.triggered.connect(lambda on: view.field_wanted.emit(held, "cuttable", on))
    kinds = menu.addMenu("Kind of block")
    for kind, words in CATEGORY_WORDS.items():
        action = kinds.addAction(words, partial(view.field_wanted.emit, held, "category", kind))
        action.setCheckable(True)
        action.setChecked(all(block.category == kind for block in blocks))


def _add_moves(menu: QMenu, view: AgendaView, held: list[str]) -> None:
    menu.addAction("Move up\tAlt+Up", lambda: view.step(-1))
    menu.addAction("Move down\tAlt+Down", lambda: view.step(1))
    if view.is_beside(held):
        menu.addAction("Into the track at the left\tAlt+Left", lambda: view.step_aside(-1))
        menu.addAction("Into the track at the right\tAlt+Right", lambda: view.step_aside(1))
        menu.addAction("Run one after the other", lambda: view.after_wanted.emit(held))
    elif len(held) == 1:
        beside = menu.addAction("Run beside the one before\tAlt+Right", lambda: view.step_aside(1))
        beside.setEnabled(view.selection.current > 0)
    if len(held) > 1:
        menu.addAction("Run side by side\tAlt+Right", lambda: view.beside_wanted.emit(held))
