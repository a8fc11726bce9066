"""The menu of an agenda: what can be done with the blocks that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

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
    menu.addAction("Duplicate\tCtrl+D", lambda: view.duplicated.emit(held))
    menu.addAction("Copy\tCtrl+C", lambda: view.copied.emit(held))
    menu.addAction("Cut\tCtrl+X", lambda: view.cut.emit(held))
    paste = menu.addAction("Paste after\tCtrl+V", lambda: view.paste_wanted.emit(view.next_place))
    paste.setEnabled(view.can_paste)
    menu.addAction("Insert break after\tCtrl+B", lambda: view.break_wanted.emit(view.next_place))
    menu.addAction("Move up\tAlt+Up", lambda: view.step(-1))
    menu.addAction("Move down\tAlt+Down", lambda: view.step(1))
    menu.addSeparator()
    menu.addAction("Remove\tDelete", lambda: view.removed.emit(held))
    return menu
