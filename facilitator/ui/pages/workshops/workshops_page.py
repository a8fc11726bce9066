"""The page on which workshops are planned, printed and followed up."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import guests_of, tally
from facilitator.domain.records import Milestone, Workshop
from facilitator.formspec import load
from facilitator.operations import agenda_templates, holding, workshops
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.live.bar import LiveBar
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.workshops.after_view import AfterView
from facilitator.ui.pages.workshops.arrangement import Arrangement
from facilitator.ui.pages.workshops.chooser import Chooser, Entry
from facilitator.ui.pages.workshops.desk import Desk
from facilitator.ui.pages.workshops.head import AFTER, AGENDA, PEOPLE, WorkshopHead
from facilitator.ui.pages.workshops.people_view import PeopleView
from facilitator.ui.pages.workshops.words import (
    facts_words,
    in_order,
    length_words,
    number_of,
    title_words,
)
from facilitator.ui.session import UNDO
from facilitator.ui.widgets import reading_order
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import EmptyState, ScrollPage, row
from facilitator.ui.widgets.dates import date_words

UNTITLED = "Untitled workshop"


class WorkshopsPage(Page):
    """One workshop at a time: its agenda with reasons and shelf, its people, or afterwards.

    `show_view` chooses; a view is made when it is first wanted.
    """

    step_id: ClassVar[str] = "workshops"
    title: ClassVar[str] = "Workshops"
    icon: ClassVar[str] = "workshops"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"workshop", "block", "feedback", "goal", "finding", "link", "promise", "person"}
        | {"milestone", "network", "organisation", "guest", "harvest_item", "agenda_template"}
    )
    document: ClassVar[str] = "run-sheet"

    def _build(self) -> None:
        self._workshop_id = ""
        self._front: FormView | None = None
        self.chooser = Chooser()
        self.head = WorkshopHead()
        self.live = LiveBar(self.session)
        self.head.add_button(self.live)
        self.desk = Desk(self.session)
        self.view = AGENDA
        self._people: PeopleView | None = None
        self._after: AfterView | None = None
        self._other_views = QWidget()
        self._other_box = QVBoxLayout(self._other_views)
        self._other_box.setContentsMargins(0, 0, 0, 0)
        self._front_host = QWidget()
        self._front_box = QVBoxLayout(self._front_host)
        self._front_box.setContentsMargins(0, 0, 0, 0)
        self._agenda_view = _stack(self._front_host, self.desk.agenda_card)
        self.body = Arrangement(
            _stack(self.chooser, self.head),
            self._agenda_view,
            _stack(*self.desk.side),
            self._other_views,
        )
        self._build_empty()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.body)
        box.addWidget(self.empty_page)
        self._front_host.hide()
        self.desk.show_side()

    def _build_empty(self) -> None:
        guide = content.guide_page("workshops")
        self.empty = EmptyState(guide.empty_title, guide.empty_text, "Plan the first workshop")
        self.from_milestone = Button("", "secondary")
        self.empty.add(row(self.from_milestone, None))
        self.empty_page = ScrollPage()
        self.empty_page.add(self.empty)
        self.empty_page.finish()

    @property
    def people(self) -> PeopleView:
        """Who is asked and who comes; made when first asked for."""
        if self._people is None:
            self._people = PeopleView(self.session)
            self._other_box.addWidget(self._people)
            self._people.setVisible(self.view == PEOPLE)
        return self._people

    @property
    def after(self) -> AfterView:
        """What came of it; made when first asked for."""
        if self._after is None:
            self._after = AfterView(self.session)
            self._after.blank_wanted.connect(
                lambda form, about: self.document_requested.emit(f"form:{form}", {"about": about})
            )
            self._other_box.addWidget(self._after)
            self._after.setVisible(self.view == AFTER)
        return self._after

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._open)
        self.chooser.add_wanted.connect(self._on_add_wanted)
        self.empty.started.connect(self._add_blank)
        self.from_milestone.clicked.connect(lambda: self._add_for(self._free_milestones()[0]))
        self.head.print_wanted.connect(self._on_print_wanted)
        self.live.document_requested.connect(self.document_requested)
        self.live.run.pressed.connect(self.flush)
        self.head.front_toggled.connect(self._on_front_toggled)
        self.head.held_set.connect(self._on_held_set)
        self.head.remove_wanted.connect(self._on_remove_wanted)
        self.desk.stale.connect(self.refresh)
        self.desk.bring.connect(self.body.bring)
        self.desk.opened.connect(self.body.show_top_of)
        self.desk.comes_from.served.connect(self._on_served)
        self.desk.comes_from.goals_wanted.connect(lambda: self.open_requested.emit("goals", ""))
        self.desk.begun.connect(self._on_begun)
        self.head.view_chosen.connect(self.show_view)

    # What is shown

    def refresh(self) -> None:
        """Show the casebook as it is now."""
        dossier = self.session.dossier()
        kept = in_order(dossier.workshops) if dossier else []
        self.body.setVisible(bool(kept))
        self.empty_page.setVisible(not kept)
        if not dossier or not kept:
            self._workshop_id = ""
            self._say_empty()
            return
        if self._workshop_id not in [workshop.id for workshop in kept]:
            self._forget_open()
            self._workshop_id = _first(kept, self.session.today()).id
        self._refresh_workshop(dossier, kept)

    def _refresh_workshop(self, dossier: Dossier, kept: list[Workshop]) -> None:
        workshop = next(w for w in kept if w.id == self._workshop_id)
        today = self.session.today()
        self.chooser.set_entries([_entry(dossier, kept, w, today) for w in kept], workshop.id)
        told = tally(guest for guest, _ in guests_of(dossier, workshop.id))
        facts = facts_words(workshop, told)
        self.head.say(title_words(number_of(kept, workshop), workshop), facts, workshop.held)
        self.live.show_workshop(workshop.id)
        if self.view == PEOPLE:
            self.people.show_workshop(dossier, workshop.id)
        elif self.view == AFTER:
            self.after.show_workshop(dossier, workshop)
        else:
            if self._front and not self._front_host.isHidden():
                self._front.set_values(vars(workshop))
            self.desk.show_workshop(dossier, workshop)

    def show_view(self, view: str) -> None:
        """Show the agenda, the people or what came afterwards of the workshop in front."""
        if view != self.view:
            self.flush()
            self.view = view
            self.head.views.set_value(view)
            self._agenda_view.setVisible(view == AGENDA)
            self._other_views.setVisible(view != AGENDA)
            for shown, part in ((PEOPLE, self._people), (AFTER, self._after)):
                if part:
                    part.setVisible(view == shown)
            self.body.put_beside(view == AGENDA)
            self.body.to_top()
        self.refresh()

    def focusNextPrevChild(self, forward: bool) -> bool:
        reading_order.keep(*self.body.parts)
        return super().focusNextPrevChild(forward)

    def show_record(self, record_id: str) -> None:
        """Bring a workshop, or a block, guest or harvest of one, into view."""
        dossier = self.session.dossier()
        if dossier is None:
            return
        parts = ((dossier.blocks, AGENDA), (dossier.guests, PEOPLE), (dossier.harvest, AFTER))
        found = [(part, view) for kept, view in parts for part in kept if part.id == record_id]
        self._open(found[0][0].workshop_id if found else record_id)
        self.show_view(found[0][1] if found else self.view)
        if found and self.view == AGENDA:
            self.desk.agenda.point_at(record_id)
            self.desk.agenda.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the front sheet and goes on with the agenda."""
        at = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and at and self._front_host.isAncestorOf(at):
            self.head.front.setChecked(False)
            card = self.desk.agenda_card
            (card.quick if card.view.isHidden() else card.view).setFocus()
            return
        super().keyPressEvent(event)

    def document_options(self) -> dict[str, Any]:
        """The run sheet is of the workshop in front."""
        return {"subject_id": self._workshop_id}

    def _say_empty(self) -> None:
        free = self._free_milestones()
        self.from_milestone.setHidden(not free)
        if free:
            words = f"Start from the milestone {free[0].title}, {date_words(free[0].due)}"
            self.from_milestone.setText(words.replace("&", "&&"))
            self.from_milestone.setAccessibleName(words)

    def _forget_open(self) -> None:
        self.flush()
        if self._after:
            self._after.leave()
        self.desk.forget()

    # Workshops

    def _open(self, workshop_id: str) -> None:
        if workshop_id != self._workshop_id:
            self._forget_open()
            self._workshop_id = workshop_id
            self.body.to_top()
        self.refresh()

    def _set(self, name: str, value: object) -> Workshop | None:
        if not self.session.casebook.find(Workshop, id=self._workshop_id):
            return None
        return self.session.run(workshops.set_field, self._workshop_id, name, value)

    def _free_milestones(self) -> list[Milestone]:
        dossier = self.session.dossier()
        if not dossier:
            return []
        used = {workshop.milestone_id for workshop in dossier.workshops}
        events = (m for m in dossier.milestones if m.kind == "event" and not m.done_on)
        return [milestone for milestone in events if milestone.id not in used]

    def _on_add_wanted(self) -> None:
        free = self._free_milestones()
        if not free and not agenda_templates.templates(self.session.casebook):
            self._add_blank()
            return
        button = self.chooser.add_button
        self.add_menu(free).popup(button.mapToGlobal(QPoint(0, button.height())))

    def add_menu(self, free: list[Milestone]) -> QMenu:
        """What a new workshop can start from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Start with an empty front sheet", self._add_blank)
        for milestone in free:
            words = f"From {milestone.title}, {date_words(milestone.due)}".replace("&", "&&")
            menu.addAction(words, partial(self._add_for, milestone))
        for template in agenda_templates.templates(self.session.casebook):
            words = f"From the template {template.title}".replace("&", "&&")
            menu.addAction(words, partial(self.desk.templates.begun.emit, template.id))
        return menu

    def _on_begun(self, workshop_id: str) -> None:
        self._open(workshop_id)
        self._open_front()

    def _add_blank(self) -> None:
        self._added(self.session.run(workshops.add, self.session.network_id, UNTITLED))

    def _add_for(self, milestone: Milestone) -> None:
        self._added(self.session.run(workshops.plan_for_milestone, milestone.id))

    def _added(self, workshop: Workshop | None) -> None:
        if workshop is None:
            return
        self._open(workshop.id)
        self._open_front()

    def _open_front(self) -> None:
        """Open the front sheet at its title."""
        self.head.front.setChecked(True)
        assert self._front
        title = self._front.editor("title")
        title.setFocus(Qt.FocusReason.TabFocusReason)
        title.selectAll()  # type: ignore[attr-defined]

    def _on_print_wanted(self) -> None:
        self.flush()
        self.document_requested.emit("run-sheet", {"subject_id": self._workshop_id})

    def _on_front_toggled(self, open_: bool) -> None:
        if open_:
            self.show_view(AGENDA)
        if open_ and self._front is None:
            self._front = FormView(load.load("workshop-plan").on_screen())
            self._front.edited.connect(self._on_front_edited)
            self._front_box.addWidget(self._front)
        if self._front and not open_:
            self._front.flush()
        self._front_host.setVisible(open_)
        if open_:
            self.refresh()
            self.body.to_top()

    def _on_front_edited(self, name: str, value: object) -> None:
        assert self._front
        if name == "title" and not value:
            self._front.show_problem(name, "A workshop needs a title.")
            return
        self._set(name, value)

    def _on_held_set(self, held: bool) -> None:
        if self.session.run(workshops.set_held, self._workshop_id, held):
            also = holding.event_words(self.session.casebook, self._workshop_id)
            told = "Marked as held" if held else "Marked as still to come"
            self.session.notice.emit(f"{told}{also}", UNDO)

    def _on_remove_wanted(self) -> None:
        self.flush()
        self.session.run(workshops.remove, self._workshop_id, toast="Workshop removed")

    def _on_served(self, goal_id: str, serves: bool) -> None:
        self.session.run(workshops.serve, goal_id, self._workshop_id, serves)


def _stack(*parts: QWidget) -> QWidget:
    """Parts below each other in a widget of their own."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(16)
    for part in parts:
        box.addWidget(part)
    return holder


def _first(kept: list[Workshop], today: date) -> Workshop:
    """The next workshop to come, else the last."""
    coming = [w for w in kept if not w.held and (w.date is None or w.date >= today)]
    return coming[0] if coming else kept[-1]


def _entry(dossier: Dossier, kept: list[Workshop], workshop: Workshop, today: date) -> Entry:
    day = f"{workshop.date.day} {workshop.date:%b %Y}" if workshop.date else "no date"
    passed = workshop.date is not None and workshop.date < today
    state = "held" if workshop.held else "not held yet" if passed else "to come"
    length = length_words(dossier.blocks_of(workshop.id))
    title = f"{number_of(kept, workshop)}. {workshop.title}"
    return Entry(workshop.id, title, f"{day} · {state} · {length}", workshop.held)
