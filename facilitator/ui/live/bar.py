"""What the head of a workshop has for its day: the button that runs it live, and its six prints."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, IconButton

RUN, GO_ON = "Run live", "Go on live"
PRINTS = {
    "agenda": "Participants’ agenda",
    "run-sheet": "Run sheet",
    "picking-list": "Picking list",
    "table-cards": "Table cards",
    "sign-in": "Sign-in sheet",
    "agenda-chart": "Agenda as a wall chart",
}


class LiveBar(QWidget):
    """Two buttons; `document_requested` carries a document and its options."""

    document_requested = Signal(str, dict)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._workshop_id = session, ""
        self.run = Button(RUN)
        self.prints = IconButton("more", "Other prints of this workshop")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.run)
        box.addWidget(self.prints)
        self.run.clicked.connect(self._on_run_clicked)
        self.prints.clicked.connect(self._on_prints_clicked)
        session.changed.connect(self._on_changed)

    def show_workshop(self, workshop_id: str) -> None:
        """Be for this workshop; a run of it that has not ended can be gone on with."""
        from facilitator.operations import live_runs

        self._workshop_id = workshop_id
        going = live_runs.unfinished(self._session.casebook, workshop_id)
        self.run.setText(GO_ON if going else RUN)
        self.run.setAccessibleName(self.run.text())

    def menu(self) -> QMenu:
        """The six prints of one plan."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for document, title in PRINTS.items():
            made.addAction(title, partial(self._request, document))
        return made

    def _request(self, document: str) -> None:
        self.document_requested.emit(document, {"subject_id": self._workshop_id})

    def _on_prints_clicked(self) -> None:
        self.menu().popup(self.prints.mapToGlobal(QPoint(0, self.prints.height())))

    def _on_run_clicked(self) -> None:
        from facilitator.ui.live import opening

        window = opening.open_live(self, self._session, self._workshop_id)
        if window:
            window.destroyed.connect(self._on_left)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "live_run" in kinds:
            self._on_left()

    def _on_left(self) -> None:
        if self._workshop_id and self._session.casebook.is_open:
            self.show_workshop(self._workshop_id)
