"""The sheet of keys, for F1's neighbour: press ? to see what can be done without a mouse."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.text import SEMIBOLD, Heading, Text

KEYS = (
    ("Ctrl+K", "Find a page, person, goal or note"),
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z", "Redo"),
    ("Ctrl+N", "New network"),
    ("Ctrl+P", "Preview and print the page's document"),
    ("Ctrl+L", "Lock the casebook, where it has a passphrase"),
    ("F1", "Show or fold the guide"),
    ("Alt+1 to Alt+9", "The first nine steps"),
    ("Ctrl+Page Up, Ctrl+Page Down", "The step before, the step after"),
    ("F6, Shift+F6", "The next part of the window: steps, page, guide"),
    ("Alt+Up, Alt+Down", "Move a row of a list"),
    ("Left, Right", "In the 18 months: move a milestone by a week; with Ctrl by a day"),
    ("Plus, Minus", "In the 18 months: zoom to a quarter or a month, and back"),
    ("0 to 9, Plus, Minus", "In an agenda: the minutes of what is chosen"),
    ("N, L", "In an agenda: a new block; fix a start, or let it roll"),
    ("Alt+Left, Alt+Right", "In an agenda: beside the block before, or into the next track"),
    ("Space", "Tick: a milestone is done, a promise is kept"),
    ("1 to 5, ?, -", "Answer a statement"),
    ("Down", "Open the calendar of a date"),
    ("?", "This sheet"),
)


def ask(parent: QWidget | None) -> None:
    """Show the sheet until it is closed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keys")
    close = Button("Close")
    close.clicked.connect(dialog.accept)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for place, (key, words) in enumerate(KEYS):
        grid.addWidget(Text(key, weight=SEMIBOLD, wrap=False), place, 0)
        grid.addWidget(Text(words, colour="ink_2", wrap=False), place, 1)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 22, 24, 20)
    box.setSpacing(16)
    box.addWidget(Heading("Keys"))
    box.addLayout(grid)
    box.addLayout(row(None, close))
    dialog.exec()
    dialog.deleteLater()
