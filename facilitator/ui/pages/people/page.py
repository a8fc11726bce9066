"""Shows who belongs to a network and keeps what is known of each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.domain.scale import Role
from facilitator.operations import organisations, people, people_list
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.people import rows
from facilitator.ui.pages.people.add_row import AddRow
from facilitator.ui.pages.people.network_card import CoreCard, OrganisationsCard
from facilitator.ui.pages.people.paste_card import PasteCard
from facilitator.ui.pages.people.person_card import PersonCard
from facilitator.ui.widgets import reading_order
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, EmptyState, PageHead, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.row_list import RowList
from facilitator.ui.widgets.text import Muted
from facilitator.ui.widgets.tiles import Tiles

WIDEST = 1180


class PeoplePage(Page):
    """A list at the left; at the right the chosen person, or the network at a glance."""

    step_id = "people"
    title = "People"
    icon = "people"
    watches = frozenset({"network", "person", "organisation", "session", "promise"})

    def _build(self) -> None:
        self._person_id = ""
        self._shown: list[Person] = []
        self._paste = Button("Paste a list", icon_name="add")
        self._head = PageHead("People", "", self._paste)
        self._add_row = AddRow()
        self._paste_card = PasteCard()
        self._paste_card.hide()
        guide = content.guide_page("people")
        self._empty = EmptyState(guide.empty_title, guide.empty_text, guide.empty_button)
        whole = QWidget()
        whole.setMaximumWidth(WIDEST)
        box = QVBoxLayout(whole)
        box.setContentsMargins(24, 22, 24, 24)
        box.setSpacing(14)
        for part in (self._head, self._add_row, self._paste_card, self._empty):
            box.addWidget(part)
        box.addWidget(self._build_body(), 99)
        box.addStretch(1)  # takes the height while there is nobody
        outer = row(gap=0)
        outer.addWidget(whole, 1)
        outer.addStretch(0)
        self.setLayout(outer)

    def _build_body(self) -> QWidget:
        self._body = QWidget()
        box = column(self._build_filter(), gap=10)
        self._list = RowList("People", scrolls=True)
        self._nobody = Muted("Nobody fits. Try fewer words, or all roles.")
        listed = Card()
        listed.box.setContentsMargins(6, 8, 6, 8)
        listed.box.setAlignment(Qt.AlignmentFlag(0))
        listed.add(self._nobody)
        listed.add(self._list, 1)
        split = row(gap=16)
        split.addWidget(listed, 5)
        split.addWidget(self._build_side(), 6)
        box.addLayout(split, 1)
        self._body.setLayout(box)
        return self._body

    def _build_filter(self) -> QWidget:
        self._words = LineEdit("Find in the list", "Find a name, job or interest")
        self._words.addAction(icon("search", "quiet"), LineEdit.ActionPosition.LeadingPosition)
        self._role = Choice("Role", {"": "All roles", **rows.ROLES}, as_list=True)
        self._place = Choice("Organisation to show", {"": "Everywhere"}, as_list=True)
        self._sort = Choice("Order", rows.SORTS, as_list=True)
        self._role.set_value("")
        self._place.set_value("")
        self._sort.set_value("role")
        lists = QWidget()
        lists.setLayout(row(self._role, self._place, self._sort, gap=8))
        return Tiles([self._words, lists], least=300, gap=8, shares=(2, 4))

    def _build_side(self) -> QWidget:
        self._core, self._places = CoreCard(), OrganisationsCard()
        self._card = PersonCard()
        self._card.hide()
        inner = QWidget()
        self._removed = Button("Erase somebody you removed", "quiet")
        foot = row(self._removed, None)
        inner.setLayout(column(self._card, self._core, self._places, foot, None, gap=16))
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._side.setWidget(inner)
        return self._side

    def _connect(self) -> None:
        self._paste.clicked.connect(lambda: self._open_paste(""))
        self._paste_card.accepted.connect(self._on_list_accepted)
        self._paste_card.closed.connect(self._on_paste_closed)
        self._add_row.added.connect(self._on_added)
        self._add_row.list_pasted.connect(self._open_paste)
        self._empty.started.connect(self._add_row.start)
        self._words.textChanged.connect(self._fill_list)
        for choice in (self._role, self._place, self._sort):
            choice.edited.connect(self._fill_list)
        self._list.pressed_part.connect(lambda number, _: self._on_row_opened(number))
        self._list.opened.connect(self._on_row_entered)
        self._card.edited.connect(self._on_edited)
        self._card.closed.connect(lambda: self.choose(""))
        self._card.remove_requested.connect(self._on_remove_requested)
        self._card.coaching_requested.connect(
            lambda: self.open_requested.emit("coaching", self._person_id)
        )
        self._card.copy_requested.connect(self._on_copy_requested)
        self._card.erase_requested.connect(self._on_erase_requested)
        self._removed.clicked.connect(self._on_removed_clicked)
        self._core.person_chosen.connect(self.choose)
        self._places.renamed.connect(self._on_organisation_renamed)
        self._places.chosen.connect(self._show_organisation)

    def refresh(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        if dossier.person(self._person_id) is None:
            self._person_id = ""
        places = {place.id: place.name for place in dossier.organisations}
        self._head.say(*_head_words(dossier))
        self._add_row.set_places(places.values())
        self._place.set_options({"": "Everywhere", **places})
        if not self._place.value():
            self._place.set_value("")
        self._empty.setVisible(not dossier.people and self._paste_card.isHidden())
        self._body.setVisible(bool(dossier.people))
        self._core.show_dossier(dossier)
        self._places.show_dossier(dossier)
        self._fill_list()
        self._fill_side(dossier)

    def show_record(self, record_id: str) -> None:
        dossier = self.session.dossier()
        if dossier and dossier.person(record_id):
            for choice in (self._role, self._place):
                choice.set_value("")
            self._words.clear()
            self.choose(record_id)
        else:
            self._show_organisation(record_id)

    def choose(self, person_id: str) -> None:
        """Show one person at the right, or with "" the whole network."""
        self._card.flush_all()
        self._person_id = person_id
        if dossier := self.session.dossier():
            self._fill_list()
            self._fill_side(dossier)
        self._side.verticalScrollBar().setValue(0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        reading_order.keep(self)
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._person_id:
            self.choose("")
            self._list.setFocus()
            return
        super().keyPressEvent(event)

    def _fill_list(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        places = {place.id: place.name for place in dossier.organisations}
        wanted = rows.Filter(
            self._words.value(), self._role.value(), self._place.value(), self._sort.value()
        )
        self._shown = rows.chosen(dossier, wanted)
        self._list.set_rows(
            [
                rows.PersonRow(p, places.get(p.organisation_id or "", ""), self._is_chosen)
                for p in self._shown
            ]
        )
        self._nobody.setVisible(not self._shown)
        self._list.setVisible(bool(self._shown))
        self._go_to(self._person_id)

    def _fill_side(self, dossier: Dossier) -> None:
        person = dossier.person(self._person_id)
        self._card.setVisible(person is not None)
        self._core.setVisible(person is None)
        self._removed.setVisible(person is None)
        self._places.setVisible(person is None and bool(dossier.organisations))
        if person:
            self._card.show_person(dossier, person)

    def _is_chosen(self, person_id: str) -> bool:
        return person_id == self._person_id

    def _go_to(self, person_id: str) -> None:
        ids = [person.id for person in self._shown]
        if person_id in ids and self._list.current() != ids.index(person_id):
            self._list.go_to(ids.index(person_id))

    def _show_organisation(self, organisation_id: str) -> None:
        self._words.clear()
        self._role.set_value("")
        self._place.set_value(organisation_id)
        self._fill_list()

    def _open_paste(self, text: str) -> None:
        dossier = self.session.dossier()
        self._empty.hide()
        self._paste_card.show()
        self._paste_card.start(dossier.people if dossier else (), text)

    def _on_paste_closed(self) -> None:
        self._paste_card.hide()
        self._paste.setFocus()
        self.refresh()

    def _on_list_accepted(self, text: str) -> None:
        added = self.session.run(people_list.add_many, self.session.network_id, text)
        if added:
            self._on_paste_closed()
            number = "1 person" if len(added) == 1 else f"{len(added)} people"
            self.session.notice.emit(f"Added {number}", "Undo")

    def _on_added(self, name: str, role: str, place: str) -> None:
        added = self.session.run(
            people.add,
            self.session.network_id,
            name,
            role=role,
            organisation=place,
            joined=self.session.today(),
        )
        if added:
            self._add_row.clear()
            self._go_to(added.id)

    def _on_row_opened(self, number: int) -> None:
        self.choose(self._shown[number].id)

    def _on_row_entered(self, number: int) -> None:
        self._on_row_opened(number)
        self._card.editor("name").setFocus()

    def _on_edited(self, name: str, value: object) -> None:
        match name:
            case "organisation":
                self.session.run(people.set_organisation, self._person_id, value)
            case "role":
                self.session.run(people.set_role, self._person_id, value)
            case _:
                self.session.run(people.set_field, self._person_id, name, value)

    def _on_remove_requested(self) -> None:
        self._card.flush_all()
        dossier = self.session.dossier()
        person = dossier.person(self._person_id) if dossier else None
        if person:
            self.session.run(people.remove, person.id, toast=f"Removed {person.name}")

    def _on_copy_requested(self) -> None:
        from facilitator.ui.dialogs import person_copy

        self._card.flush_all()
        person_copy.ask(self, self.session, self._person_id)

    def _on_erase_requested(self) -> None:
        from facilitator.ui.dialogs import erase_person

        self._card.flush_all()
        erase_person.ask(self, self.session, self._person_id)

    def _on_removed_clicked(self) -> None:
        from facilitator.ui.dialogs import erase_person

        erase_person.ask_of_removed(self, self.session)

    def _on_organisation_renamed(self, organisation_id: str, name: str) -> None:
        renamed = self.session.run(organisations.rename, organisation_id, name)
        if renamed and renamed.id != organisation_id:
            self.session.notice.emit(f"Now one: {renamed.name}", "Undo")


def _head_words(dossier: Dossier) -> tuple[str, str]:
    here = [person for person in dossier.people if person.left_on is None]
    if not here:
        return "Who belongs", "Start with the leader, the coordinator and the sponsor."
    people_words = "1 person" if len(here) == 1 else f"{len(here)} people"
    places = len({person.organisation_id for person in here} - {None})
    from_words = "1 organisation" if places == 1 else f"{places} organisations"
    title = f"{people_words} from {from_words}" if places else people_words
    return title, _core_words(dossier)


def _core_words(dossier: Dossier) -> str:
    missing = [
        rows.ROLES[role].lower()
        for role in (Role.LEADER, Role.COORDINATOR, Role.SPONSOR)
        if dossier.in_role(role) is None
    ]
    if not missing:
        return "Leader, coordinator and sponsor are named."
    last = missing.pop()
    listed = f"{', '.join(missing)} and {last}" if missing else last
    return f"Still to name: {listed}."
