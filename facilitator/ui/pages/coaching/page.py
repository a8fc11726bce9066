"""Coaching: the person first, then the conversations, with two locks kept apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain import coaching_told
from facilitator.domain.diary import due_words, is_late
from facilitator.domain.dossier import Dossier
from facilitator.domain.promise_reading import past_words
from facilitator.domain.records import Person, Promise, Session
from facilitator.operations import coaching, promises
from facilitator.ui.pages.coaching import hours_file
from facilitator.ui.pages.coaching.agreement import FORM as AGREEMENT
from facilitator.ui.pages.coaching.agreement import AgreementCard
from facilitator.ui.pages.coaching.exports_card import ExportsCard
from facilitator.ui.pages.coaching.log import SessionList, SessionSheet
from facilitator.ui.pages.coaching.words import (
    day_to_log,
    hours_words,
    next_words,
    open_words,
    promises_of,
    role_words,
    sessions_of,
    support_of,
)
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, EmptyState, PageHead, ScrollPage, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.figure_view import FigureView
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure
    from facilitator.documents.palette import Palette

PROMPTS = "coaching-prompts"
COORDINATION = ("coordinator", "leader")


class CoachingPage(Page):
    """The log of one person at a time."""

    step_id = "coaching"
    title = "Coaching"
    icon = "coaching"
    document = "coaching-log"
    watches = frozenset({"person", "session", "agreement", "promise", "link"})

    def _build(self) -> None:
        self._person_id = self._session_id = ""
        self._rated: tuple[tuple[date, int | None, int | None], ...] | None = None
        self._nobody = EmptyState(
            "Nobody to coach yet",
            "Coaching is with the people who lead and coordinate. Add them first.",
            "Add people",
        )
        self._people: Choice | None = None
        self._names: dict[str, str] = {}
        self._chooser = QVBoxLayout()
        self._log = Button("Log a conversation", "primary", icon_name="add")
        self._head = PageHead("", "", self._log)
        self._agreement = AgreementCard()
        self._sessions, self._sheet = SessionList(), SessionSheet()
        self._figure = FigureView("Confidence over time", width=482, height=116)
        self._confidence = Card("Confidence, start and end of each conversation")
        self._confidence.add(self._figure)
        self._exports = ExportsCard()
        self._work = QWidget()
        box = QVBoxLayout(self._work)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addLayout(self._chooser)
        for part in (self._head, self._sessions, self._sheet, self._promise_card()):
            box.addWidget(part)
        box.addWidget(self._confidence)
        box.addWidget(self._agreement)
        box.addWidget(self._exports)
        scroll = ScrollPage()
        self.fill(scroll)
        scroll.add(self._nobody)
        scroll.add(self._work)
        scroll.finish()

    def _promise_card(self) -> Card:
        self._promises = RecordList("Promises made in coaching")
        self._no_promise = Muted(
            "A conversation that ends in one promise is worth two that do not."
        )
        self._text = LineEdit("A new promise", "What will they do?")
        self._due = DateEdit("Due")
        self._add = Button("Add promise", "secondary", icon_name="add")
        card = Card("Promises made here")
        card.add(self._no_promise)
        card.add(self._promises)
        line = row(gap=8)
        line.addWidget(self._text, 1)
        line.addWidget(self._due)
        line.addWidget(self._add)
        card.add(line)
        self._past = Muted()
        self._past.hide()
        card.add(self._past)
        return card

    def _connect(self) -> None:
        self._nobody.started.connect(lambda: self.open_requested.emit("people", ""))
        self._log.clicked.connect(self._on_log_clicked)
        self._exports.document_wanted.connect(self._on_document_wanted)
        self._exports.table_wanted.connect(self._on_table_wanted)
        self._sheet.prompts.folded.connect(
            lambda away: self.session.remember(PROMPTS, "away" if away else "")
        )
        self._sessions.chosen.connect(self._show_session)
        self._sheet.edited.connect(self._on_session_edited)
        self._sheet.remove.clicked.connect(self._on_remove_clicked)
        self._agreement.edited.connect(self._on_agreement_edited)
        self._agreement.blank.clicked.connect(
            lambda: self.document_requested.emit(f"form:{AGREEMENT}", {})
        )
        self._agreement.print.clicked.connect(
            lambda: self._on_document_wanted("coaching-agreement")
        )
        self._add.clicked.connect(self._on_add_clicked)
        self._text.returnPressed.connect(self._on_add_clicked)
        self._due.textChanged.connect(self._say_past)
        self._promises.ticked.connect(self._on_promise_ticked)
        self._promises.chosen.connect(lambda line: self.open_requested.emit("plan", line.id))

    def refresh(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        self._nobody.setVisible(not dossier.people)
        self._work.setVisible(bool(dossier.people))
        if not dossier.people:
            return
        if dossier.person(self._person_id) is None:
            self._person_id = _first_coachee(dossier).id
        self._show_people(dossier)
        self._show_person(dossier)

    def show_record(self, record_id: str) -> None:
        dossier = self.session.dossier()
        for session in dossier.sessions if dossier else ():
            if session.id == record_id:
                self._choose(session.person_id, session.id)
                return
        self._choose(record_id)

    def document_options(self) -> dict[str, Any]:
        return {"subject_id": self._person_id}

    def _choose(self, person_id: str, session_id: str = "") -> None:
        self.flush()
        self._person_id, self._session_id = person_id, session_id
        self.refresh()

    def _show_people(self, dossier: Dossier) -> None:
        """Those being coached or leading as segments; everyone else after them in a list."""
        names = {person.id: person.name for person in _in_order(dossier)}
        if names != self._names:
            self._names = names
            if self._people is not None:
                self._people.deleteLater()
            self._people = Choice("Person coached", names, as_list=len(names) > 3)
            self._people.edited.connect(lambda person_id: self._choose(str(person_id)))
            self._chooser.addWidget(self._people)
        if self._people is not None:
            self._people.set_value(self._person_id)

    def _show_person(self, dossier: Dossier) -> None:
        person = dossier.person(self._person_id)
        assert person is not None
        today = self.session.today()
        sessions = sessions_of(dossier, person.id)
        words = hours_words(support_of(dossier, person.id))
        waiting = open_words(promises_of(dossier, person.id), today)
        told = (f"{words}.", next_words(sessions, today), waiting)
        self._head.say(f"{person.name}, {role_words(person)}", " ".join(filter(None, told)))
        self._show_log(person, sessions)
        self._show_promises(dossier)
        self._show_confidence(sessions)
        answers = [a.answers for a in dossier.agreements if a.person_id == person.id]
        self._agreement.show_answers(answers[0] if answers else {}, today)
        alone = coaching_told.speaks_alone(dossier.agreements, dossier.sessions, person.id)
        self._exports.show_answers(answers[0] if answers else {}, alone=alone)

    def _show_log(self, person: Person, sessions: tuple[Session, ...]) -> None:
        ids = [session.id for session in sessions]
        if self._session_id not in ids:
            self._session_id = ids[-1] if ids else ""
        self._sessions.show_sessions(sessions, self._session_id)
        self._sheet.setVisible(bool(self._session_id))
        self._sheet.prompts.put_away(bool(self.session.casebook.setting(PROMPTS)))
        if self._session_id:
            session = sessions[ids.index(self._session_id)]
            self._sheet.show_session(session, person.name, self.session.today())

    def _show_promises(self, dossier: Dossier) -> None:
        today = self.session.today()
        made = promises_of(dossier, self._person_id)
        self._no_promise.setVisible(not made)
        self._promises.setVisible(bool(made))
        for part in (self._text, self._due, self._add):
            part.setVisible(bool(self._session_id))
        self._promises.set_lines(
            [
                Line(
                    promise.id,
                    promise.text,
                    trail="kept" if promise.done_on else due_words(promise.due, today),
                    kind=_kind(promise, today),
                    ticked=promise.done_on is not None,
                )
                for promise in made
            ]
        )

    def _show_confidence(self, sessions: tuple[Session, ...]) -> None:
        rated = tuple(
            (s.date, s.confidence_start, s.confidence_end)
            for s in sessions
            if s.confidence_start is not None or s.confidence_end is not None
        )
        self._confidence.setVisible(len(rated) > 1)
        if rated == self._rated:
            return
        self._rated = rated

        def make(palette: Palette) -> Figure:
            from facilitator.documents.figures_change import confidence, noted

            return confidence(noted(sessions), palette)

        self._figure.set_figure(make if len(rated) > 1 else None)

    def _show_session(self, session_id: str) -> None:
        if session_id != self._session_id:
            self.flush()
            self._session_id = session_id
            self.refresh()

    def _on_log_clicked(self) -> None:
        self.flush()
        dossier = self.session.dossier()
        held = sessions_of(dossier, self._person_id) if dossier else ()
        on = day_to_log(held, self.session.today())
        logged = self.session.run(coaching.log, self._person_id, on, toast="Conversation logged")
        if logged is not None:
            self._show_session(logged.id)
            self._sheet.start()

    def _on_document_wanted(self, document: str) -> None:
        self.flush()
        over_all = document == hours_file.DOCUMENT and self._exports.goes_over_all
        options = {"every_network": True} if over_all else self.document_options()
        self.document_requested.emit(document, options)

    def _on_table_wanted(self) -> None:
        self.flush()
        hours_file.save(self, self.session, over_all=self._exports.goes_over_all)

    def _on_session_edited(self, name: str, value: object) -> None:
        self.session.run(coaching.set_field, self._session_id, name, value)

    def _on_remove_clicked(self) -> None:
        self.flush()
        self.session.run(coaching.remove, self._session_id, toast="Conversation removed")

    def _on_agreement_edited(self, field_id: str, value: object) -> None:
        self.session.run(coaching.set_agreement, self._person_id, field_id, value)

    def _say_past(self) -> None:
        words = past_words(self._due.value(), self.session.today())
        self._past.setText(words)
        self._past.setVisible(bool(words))

    def _on_add_clicked(self) -> None:
        if not self._text.value() or not self._session_id:
            self._text.setFocus()
            return
        self.session.run(
            promises.make,
            self.session.network_id,
            self._text.value(),
            owner_id=self._person_id,
            due=self._due.value(),
            made_in=("session", self._session_id),
            made_on=self.session.today(),
        )
        self._text.clear()
        self._due.flush()
        self._due.set_value(None)

    def _on_promise_ticked(self, line: Line) -> None:
        kept = None if line.ticked else self.session.today()
        words = "Promise kept" if kept else "Promise open again"
        self.session.run(promises.keep, line.id, kept, toast=words)


def _kind(promise: Promise, today: date) -> str:
    if promise.done_on:
        return "green"
    return "coral" if is_late(promise, today) else ""


def _in_order(dossier: Dossier) -> list[Person]:
    """Those coached already, then leader and coordinator, then everyone else by name."""
    coached = {support.person_id for support in dossier.support}
    return sorted(
        dossier.people,
        key=lambda person: (person.id not in coached, person.role not in COORDINATION),
    )


def _first_coachee(dossier: Dossier) -> Person:
    return _in_order(dossier)[0]
