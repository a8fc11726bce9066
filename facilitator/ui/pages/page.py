"""What every page is: built once, told when it is stale, and flushed before anything closes."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.session import Session


class Page(QWidget):
    """A page of the window. Subclasses write `_build`, `_connect` and `refresh`, in that order.

    `watches` names the kinds of record whose change makes the page stale. `document` is what
    Ctrl+P previews, such as "plan", or "".
    """

    step_id: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    watches: ClassVar[frozenset[str]] = frozenset()
    document: ClassVar[str] = ""

    open_requested = Signal(str, str)
    document_requested = Signal(str, dict)
    network_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._build()
        self._connect()

    def _build(self) -> None:
        """Make the widgets."""
        raise NotImplementedError

    def _connect(self) -> None:
        """Connect their signals."""

    def refresh(self) -> None:
        """Show the casebook as it is now."""
        raise NotImplementedError

    def refresh_first(self) -> None:
        """Show what the window's first paint is to have; `refresh` follows at once."""
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Bring one record into view, where the page shows records."""

    def document_options(self) -> dict[str, Any]:
        """What the page's document is of, such as `{"subject_id": …}`."""
        return {}

    def flush(self) -> None:
        """Save at once whatever is still being typed."""
        for part in self.findChildren(QWidget):
            flush = getattr(part, "flush", None)
            if callable(flush):
                flush()

    def fill(self, content: QWidget) -> None:
        """Let one widget, such as a ScrollPage, take the whole page."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(content)
