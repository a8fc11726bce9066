"""One need with its tool, owner, barrier, consent, exit and the day it is checked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.domain.records import Need
from facilitator.ui.pages.digital.channels_card import SIDES
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.suggest import SuggestEdit

LABELS = {
    "need": "What members want to be able to do",
    "side": "Whom it serves",
    "check_on": "Check that it is still right on",
    "tool": "Tool",
    "owner": "Who looks after it",
    "barrier": "What stands in the way",
    "consent": "Consent and data",
    "exit": "How we leave it",
}
PLACES = {
    "need": (0, 0, 2),
    "side": (1, 0, 1),
    "check_on": (1, 1, 1),
    "tool": (2, 0, 1),
    "owner": (2, 1, 1),
    "barrier": (3, 0, 2),
    "consent": (4, 0, 2),
    "exit": (5, 0, 2),
}
"""Row, column and width of each field of a need."""


class NeedSheet(QWidget):
    """The fields of one need. `edited` carries a field's name and value."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._owner = SuggestEdit("Owner")
        self._editors: dict[str, Any] = {
            "need": TextEdit("The need", lines=1),
            "side": Choice("Whom it serves", SIDES),
            "check_on": DateEdit("Check on"),
            "tool": LineEdit("Tool", "One that members have already, if it will do"),
            "owner": self._owner,
            "barrier": TextEdit(
                "What stands in the way", "Shifts, blocked sites, no computer at hand", lines=1
            ),
            "consent": TextEdit(
                "Consent and data", "Who is shown there, who agreed, where it lies", lines=1
            ),
            "exit": TextEdit(
                "How we leave it", "How we take our things with us, and who would", lines=1
            ),
        }
        self.remove = Button("Remove", "quiet", icon_name="delete")
        self.promise = Button("Make it a promise", "quiet", icon_name="add")
        self.checked = Button("Checked today", "quiet", icon_name="check")
        self.checked.setToolTip("The next check is in three months")
        self.up = IconButton("chevron-up", "Move the need up")
        self.down = IconButton("chevron-down", "Move the need down")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        for at in range(2):
            grid.setColumnStretch(at, 1)
        for name, (line, at, span) in PLACES.items():
            field = Field(LABELS[name], self._editors[name])
            grid.addWidget(field, line, at, 1, span, Qt.AlignmentFlag.AlignTop)
            self._editors[name].edited.connect(
                lambda value, name=name: self.edited.emit(name, value)
            )
        foot = row(self.checked, self.promise, None, self.remove, self.up, self.down, gap=4)
        grid.addLayout(foot, 6, 0, 1, 2)

    def show_need(self, need: Need) -> None:
        """Show this need; text being typed is left alone."""
        for name, editor in self._editors.items():
            editor.set_value(getattr(need, name))

    def set_people(self, names: list[str]) -> None:
        """Suggest these as owners."""
        self._owner.set_suggestions(names)

    def flush(self) -> None:
        """Save now what is being typed."""
        for editor in self._editors.values():
            editor.flush()
