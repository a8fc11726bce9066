"""What is due to be checked, so that nothing stale is read as true."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from facilitator.domain.digital_reading import Check
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted


class ChecksCard(Card):
    """The needs whose tools are to be looked at; gone where there is none. `chosen` has an id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Is it still right?", accent="amber")
        self.list = RecordList("To be checked")
        self.add(Muted("Open the place as a member would, and read what it says."))
        self.add(self.list)
        self.list.chosen.connect(lambda line: self.chosen.emit(line.id))
        self.hide()

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what is late or due within a month."""
        self.setVisible(bool(checks))
        self.set_accent("coral" if any(check.late for check in checks) else "amber")
        self.list.set_lines(
            [
                Line(
                    check.need.id,
                    check.need.tool or check.need.need,
                    trail=_trail(check),
                    kind="coral" if check.late else "",
                )
                for check in checks
            ]
        )


def _trail(check: Check) -> str:
    owner = check.need.owner.strip()
    return f"{owner}, {check.words}" if owner and not check.late else check.words
