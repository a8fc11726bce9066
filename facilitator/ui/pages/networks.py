"""Every network of the casebook side by side: which needs the facilitator most, and for what."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator import content
from facilitator.errors import UserError
from facilitator.operations import networks, rights
from facilitator.store import portfolio
from facilitator.store.portfolio import Listed
from facilitator.ui.pages.networks_table import NetworksTable
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import GAP, Card, EmptyState, ScrollPage, column, row
from facilitator.ui.widgets.due_card import DueCard
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Heading, Muted

AT_ONCE = 3
"""So few networks are read before they are shown; of more only the list is."""

PAUSE_MS = 10
"""Between two networks that are read, so that keys and wheel are answered."""


class NetworksPage(Page):
    """The portfolio."""

    step_id = "networks"
    title = "All networks"
    icon = "networks"
    watches = frozenset(
        {"network", "person", "round", "response", "evidence", "type_sheet", "goal", "milestone"}
        | {"workshop", "block", "session", "agreement", "promise", "reading", "need"}
    )

    def _build(self) -> None:
        scroll = ScrollPage(widest=1400)
        self.fill(scroll)
        self._heading, self._filter = Heading(), LineEdit("Filter", "Filter by any word", width=220)
        self._new = Button("New network", "primary", icon_name="add")
        guide = content.guide_page(self.step_id)
        self._empty = EmptyState(guide.empty_title, guide.empty_text, guide.empty_button)
        scroll.add(row(self._heading, self._filter, self._new, gap=12))
        scroll.add(self._empty)
        self._table = NetworksTable()
        card = Card()
        card.box.setContentsMargins(8, 8, 8, 8)
        card.add(self._table)
        self._open = Button("Open", "secondary")
        self._remove = Button("Remove", "quiet", icon_name="delete")
        key = Muted(
            "Lights: a tick is green, a half is amber, an exclamation mark is red, an empty "
            "ring means that too few have answered. Point at one to read it."
        )
        self._list = QWidget()
        self._list.setLayout(column(card, row(self._open, self._remove, None, gap=8), key, gap=GAP))
        scroll.add(self._list)
        self._due = DueCard()
        self._reader = QTimer(self, singleShot=True, interval=PAUSE_MS)
        scroll.add(self._due)
        scroll.finish()

    def _connect(self) -> None:
        self._reader.timeout.connect(self._read_some)
        self._new.clicked.connect(self._on_new_clicked)
        self._empty.started.connect(self._on_new_clicked)
        self._filter.textChanged.connect(self._table.filter_by)
        self._table.opened.connect(self._on_opened)
        self._open.clicked.connect(self._on_open_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._due.opened.connect(self._on_person_opened)
        self._due.dates_requested.connect(self._on_dates_requested)

    def refresh(self) -> None:
        listed = portfolio.listed(self.session.casebook)
        if len(listed) <= AT_ONCE:
            for one in listed:
                self.session.standing(one.id)
        known, today = self.session.known_standings(), self.session.today()
        self._table.show_networks(listed, known, today, self.session.network_id)
        self._heading.setText(f"{len(listed)} network{'' if len(listed) == 1 else 's'}")
        self._empty.setVisible(not listed)
        for part in (self._heading, self._filter, self._new, self._list):
            part.setVisible(bool(listed))
        casebook = self.session.casebook
        self._due.show_due(rights.due(casebook, today), rights.undated(casebook))
        self._due.setVisible(bool(listed))
        self._reader.start()

    def _read_some(self) -> None:
        """Read how the next network stands, those in view first, and go on a moment later."""
        is_wanted = self.isVisible() and self.session.casebook.is_open
        line = self._table.next_unread() if is_wanted else None
        if line is None:
            return
        try:
            self._table.stand(line, self.session.standing(line.listed.id))
        except UserError as error:
            self.session.notice.emit(str(error), "")
            return
        self._reader.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reader.start()

    def _on_new_clicked(self) -> None:
        self.network_requested.emit()

    def _on_opened(self, listed: Listed) -> None:
        self.session.open_network(listed.id)
        self.open_requested.emit("overview", "")

    def _on_open_clicked(self) -> None:
        if listed := self._table.current():
            self._on_opened(listed)

    def _on_remove_clicked(self) -> None:
        if listed := self._table.current():
            self.session.run(networks.remove, listed.id, toast=f"{listed.name} removed")

    def _on_person_opened(self, network_id: str, person_id: str) -> None:
        self.session.open_network(network_id)
        self.open_requested.emit("people", person_id)

    def _on_dates_requested(self) -> None:
        self.session.run(rights.give_dates, toast="Everyone has a date")
