"""What every view of a round is: it works by itself and asks the page for the rest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.diagnostic.words import Shown
from facilitator.ui.session import Session


class RoundView(QWidget):
    """Subclasses write `_build` and `show_round`.

    `view_requested` carries a view's name and a record's id or "", `sheet_wanted` a
    response's id or "" for the next sheet.
    """

    open_requested = Signal(str, str)
    document_requested = Signal(str, dict)
    view_requested = Signal(str, str)
    sheet_wanted = Signal(str)
    import_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._build()

    def _build(self) -> None:
        """Make the widgets."""
        raise NotImplementedError

    def show_round(self, shown: Shown) -> None:
        """Show a round as it is now."""
        raise NotImplementedError

    def show_record(self, record_id: str) -> QWidget | None:
        """The widget of one record, with the focus in it; None where the view has none."""
        return None
