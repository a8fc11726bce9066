"""What the network is, in its own words: the first thing written down, with its leader."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from facilitator.domain.dossier import Dossier
from facilitator.formspec import load
from facilitator.operations import networks
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, ScrollPage, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Heading

FORM = "network-profile"
NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}


class ProfilePage(Page):
    """Name, start and the profile form."""

    step_id = "profile"
    title = "Network profile"
    icon = "profile"
    document = f"form:{FORM}"
    watches = frozenset({"network"})

    def _build(self) -> None:
        scroll = ScrollPage()
        self.fill(scroll)
        self._answered = Heading()
        self._print = Button("Print a blank sheet", "secondary", icon_name="print")
        self._name = LineEdit("Name of the network")
        self._start = DateEdit("First day of the 18 months")
        self._nation = Choice("Bank holidays of", NATIONS)
        self._form = FormView(load.load(FORM))
        scroll.add(row(self._answered, self._print))
        card = Card("The network and its 18 months")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        self._start_field = Field(
            "First day of the 18 months",
            self._start,
            "Moving it moves every milestone that is not done.",
        )
        grid.addWidget(Field("Name of the network", self._name), 0, 0, 1, 2)
        grid.addWidget(self._start_field, 1, 0)
        grid.addWidget(Field("Bank holidays of", self._nation, "For dates in the plan."), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        scroll.add(card)
        scroll.add(self._form)
        scroll.finish()

    def _connect(self) -> None:
        self._print.clicked.connect(lambda: self.document_requested.emit(self.document, {}))
        self._name.edited.connect(self._on_name_edited)
        self._start.edited.connect(self._on_start_edited)
        self._nation.edited.connect(self._on_nation_edited)
        self._form.edited.connect(self._on_answer_edited)

    def refresh(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        network = dossier.network
        self._name.set_value(network.name)
        self._start.set_value(network.start)
        self._nation.set_value(network.nation)
        self._form.set_values(network.profile)
        self._answered.setText(_answered_words(dossier))

    def _on_name_edited(self, name: str) -> None:
        if self.session.run(networks.rename, self.session.network_id, name) is None:
            self.refresh()

    def _on_start_edited(self, start: object) -> None:
        if start is None:
            self._start_field.show_problem("The 18 months need a first day.")
            return
        self._start_field.show_problem("")
        dossier = self.session.dossier()
        if dossier and start != dossier.network.start:
            self.session.run(
                networks.restart, self.session.network_id, start, toast="Start date moved"
            )

    def _on_nation_edited(self, nation: str) -> None:
        self.session.run(networks.set_nation, self.session.network_id, nation)

    def _on_answer_edited(self, field_id: str, value: object) -> None:
        self.session.run(networks.set_profile, self.session.network_id, field_id, value)


def _answered_words(dossier: Dossier) -> str:
    fields = load.load(FORM).fields
    answered = sum(1 for field in fields if field.id in dossier.network.profile)
    if not answered:
        return "Begin with what the leader would say"
    if answered == len(fields):
        return "Everything is written down"
    return f"{answered} of {len(fields)} answered"
