"""The other papers about a round, beside its report: one button that opens a short menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from facilitator.ui.widgets.buttons import IconButton

PAPERS = {
    "summary": "Summary for the leader, one page",
    "feedback-slides": "Slides for the feedback workshop",
    "give-back": "Slips to give back to those who answered",
}


class PapersButton(IconButton):
    """`wanted` carries the id of the paper chosen."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("more", "More papers about this round")
        self.clicked.connect(self._open)

    def menu_of_papers(self) -> QMenu:
        """What can be printed besides the report."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for document, words in PAPERS.items():
            made.addAction(words, partial(self.wanted.emit, document))
        return made

    def _open(self) -> None:
        menu = self.menu_of_papers()
        corner = self.mapToGlobal(self.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), -4))
