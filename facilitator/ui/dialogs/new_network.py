"""Asks for what a network needs to begin: its name and its start date."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Heading


class NewNetworkDialog(QDialog):
    """Makes the network itself, so that a name that is taken can be put right in place."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("New network")
        self._session = session
        self.network_id = ""
        self._name = LineEdit("Name", "The name its members use")
        self._name_field = Field("Name", self._name)
        self._start = DateEdit("Start date")
        self._start.set_value(session.today())
        self._start_field = Field(
            "Start date", self._start, "The day the 18 months begin. It can be moved later."
        )
        self._make = Button("Make the network", Look.PRIMARY)
        self._cancel = Button("Cancel", Look.QUIET)
        self._build()
        self._make.clicked.connect(self._on_make)
        self._cancel.clicked.connect(self.reject)

    def _build(self) -> None:
        self._make.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(14)
        box.addWidget(Heading("New network"))
        box.addWidget(self._name_field)
        box.addWidget(self._start_field)
        box.addLayout(row(None, self._cancel, self._make, gap=8))
        self.setMinimumWidth(440)

    def _on_make(self) -> None:
        from facilitator.operations import networks

        start = self._start.value()
        if start is None:
            self._start_field.show_problem("Write a date such as 12 May 2027.")
            return
        try:
            network = networks.create(self._session.casebook, self._name.value(), start)
        except UserError as error:
            self._name_field.show_problem(str(error))
            self._name.setFocus()
            return
        self.network_id = network.id
        self.accept()


def ask(parent: QWidget | None, session: Session) -> str:
    """Ask, make the network and put it in front; its id, or "" where it was called off."""
    dialog = NewNetworkDialog(parent, session)
    dialog.exec()
    dialog.deleteLater()
    if dialog.network_id:
        session.open_network(dialog.network_id)
        session.network_made.emit(dialog.network_id)
    return dialog.network_id
