"""The rapid review: interviews and documents, coded to statements, and what they bear out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.evidence_coding import Suggestion
from facilitator.domain.instrument import number_of
from facilitator.domain.lanes import Lane
from facilitator.domain.records import EvidenceRating, Link, Person
from facilitator.domain.review_records import Excerpt, Heard, ReviewNote
from facilitator.operations import review_notes
from facilitator.ui.pages.diagnostic.excerpts import LANES, Excerpts
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.words import EVIDENCE, ROLES, Shown, counted
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted
from facilitator.ui.widgets.tiles import Tiles

KINDS = {Heard.INTERVIEW: "Interview", Heard.DOCUMENT: "Document"}
ROLE_WORDS: dict[str, str] = {role: one.capitalize() for role, (one, _) in ROLES.items()}
FEW, ENOUGH = 8, 12
LONGEST_TITLE = 90
TEACHES = (
    "Eight to twelve conversations and the documents that matter. Mark a passage in your notes and "
    "press Ctrl+E: it becomes evidence for the statements you choose. Notes are for you alone, "
    "and so is each passage until you say otherwise."
)


class ReviewNotes(RoundView):
    """The list of notes, the one in front with its passages, and what all of them suggest."""

    def _build(self) -> None:
        self._network_id = self._round_id = self._note_id = ""
        self._notes: tuple[ReviewNote, ...] = ()
        self._excerpts: tuple[Excerpt, ...] = ()
        self._made: dict[str, str] = {}
        self._about = Muted(TEACHES)
        self._so_far = Muted()
        self._list = RecordList("Interviews and documents", lead_width=96, marks=True)
        self.talk = Button("Add interview", icon_name="add")
        self.paper = Button("Add document", icon_name="add")
        listed = Card("Interviews and documents")
        listed.add(self._about)
        listed.add(row(self.talk, self.paper, None, gap=8))
        listed.add(self._so_far)
        listed.add(self._list)
        self._card = self._build_note()
        self._suggests = Card("What they bear out")
        self._suggested = RecordList("Suggested evidence", lead_width=40)
        self._none = Muted(
            "Once passages are tied to statements, each statement's evidence is here."
        )
        self._take = Button("Take over where nothing is rated", icon_name="check")
        self._suggests.add(
            Muted(
                "Told in one place, seen in a document, or corroborated by two sources that do "
                "not come from each other. Enter takes a line over as your rating."
            )
        )
        self._suggests.add(self._none)
        self._suggests.add(self._suggested)
        self._suggests.add(row(self._take, None))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        for card in (listed, self._card, self._suggests):
            box.addWidget(card)
        self._connect()

    def _build_note(self) -> Card:
        self.title = LineEdit("Title", "Whom you talked to, or what you read")
        self._held = DateEdit("Date")
        self._role = Choice("Whose view", {"": "Not said", **ROLE_WORDS}, as_list=True)
        self._person = Choice("Person", {"": "Nobody named"}, as_list=True)
        self._lane = Choice("Who may know of it", LANES, as_list=True)
        self.text = TextEdit("Notes", "What was said, in their words where you can", lines=8)
        self.mark = Button("Tie the marked passage", icon_name="add")
        self.mark.setShortcut("Ctrl+E")
        self.mark.setToolTip("Ctrl+E; without a marked passage, writes one of its own")
        self._passages = Excerpts()
        card = Card()
        remove = Button("Remove this note", Look.QUIET, "delete")
        remove.clicked.connect(self._on_remove)
        card.add(Field("Title", self.title))
        fields = (
            Field("Date", self._held),
            Field("Whose view", self._role),
            Field("Person", self._person),
            Field("Who may know of it", self._lane),
        )
        card.add(Tiles(list(fields), least=170, gap=12))
        card.add(Field("Notes", self.text, "For you alone, whoever may know that it took place."))
        buttons, held = FlowLayout(gap=8), QWidget()
        for button in (self.mark, remove):
            buttons.addWidget(button)
        held.setLayout(buttons)
        card.add(column(held, self._passages, gap=12))
        return card

    def _connect(self) -> None:
        self.talk.clicked.connect(lambda: self._on_add(Heard.INTERVIEW, "Interview"))
        self.paper.clicked.connect(lambda: self._on_add(Heard.DOCUMENT, "Document"))
        self._list.chosen.connect(lambda line: self._open(line.id))
        self.title.edited.connect(lambda value: self._set("title", value) if value else None)
        self._held.edited.connect(lambda value: self._set("held_on", value))
        self._role.edited.connect(lambda value: self._set("role", value))
        self._person.edited.connect(lambda value: self._set("person_id", value or None))
        self._lane.edited.connect(lambda value: self._set("lane", value))
        self.text.edited.connect(lambda value: self._set("text", value))
        self.mark.clicked.connect(self._on_mark)
        run = self.session.run
        self._passages.edited.connect(lambda *edit: run(review_notes.set_excerpt, *edit))
        self._passages.removed.connect(
            lambda id: run(review_notes.remove_excerpt, id, toast="Passage removed")
        )
        self._passages.finding_wanted.connect(self._on_finding)
        self._passages.finding_opened.connect(lambda id: self.view_requested.emit("findings", id))
        self._suggested.chosen.connect(lambda line: self._on_take([line.id]))
        self._take.clicked.connect(lambda: self._on_take(None))

    def show_round(self, shown: Shown) -> None:
        """Show the network's notes, and what they suggest for the round in front."""
        self.show_network(shown.round.network_id, shown.round.id)

    def show_network(self, network_id: str, round_id: str = "") -> None:
        """Show a network's notes; without a round, evidence is suggested but not taken over."""
        self._network_id, self._round_id = network_id, round_id
        find = self.session.casebook.find
        self._notes = find(ReviewNote, order="held_on id", network_id=self._network_id)
        self._excerpts = find(Excerpt, order="id", network_id=self._network_id)
        links = find(Link, network_id=self._network_id, source_kind="excerpt")
        self._made = {link.source_id: link.target_id for link in links}
        self._list.set_lines([self._line(note) for note in self._notes])
        self._list.setVisible(bool(self._notes))
        self._so_far.setText(_so_far(self._notes))
        for part in (self._so_far, self._suggests):
            part.setVisible(bool(self._notes))
        if not any(note.id == self._note_id for note in self._notes):
            self._note_id = self._notes[-1].id if self._notes else ""
        self._show_note()
        self._show_suggested()

    def show_record(self, record_id: str) -> QWidget | None:
        """The note with this id, or that this excerpt is of."""
        of = {excerpt.id: excerpt.review_note_id for excerpt in self._excerpts}
        if (note_id := of.get(record_id, record_id)) not in {note.id for note in self._notes}:
            return None
        self._open(note_id)
        return self._passages.card(record_id) or self._card

    def _line(self, note: ReviewNote) -> Line:
        number = sum(excerpt.review_note_id == note.id for excerpt in self._excerpts)
        lead = date_words(note.held_on) if note.held_on else "No date"
        role = ROLE_WORDS.get(note.role, "").lower()
        kind = ", ".join(filter(None, (KINDS[note.heard], role)))
        return Line(note.id, note.title, lead, counted(number, "passage", "passages"), note=kind)

    def _show_note(self) -> None:
        note = next((note for note in self._notes if note.id == self._note_id), None)
        self._card.setVisible(note is not None)
        if note is None:
            return
        people = self.session.casebook.find(Person, order="name", network_id=self._network_id)
        self._person.set_options(
            {"": "Nobody named", **{person.id: person.name for person in people}}
        )
        self.title.set_value(note.title)
        self._held.set_value(note.held_on)
        self._role.set_value(note.role)
        self._person.set_value(note.person_id or "")
        self._lane.set_value(note.lane)
        self.text.set_value(note.text)
        own = [excerpt for excerpt in self._excerpts if excerpt.review_note_id == note.id]
        self._passages.show_excerpts(own, self._made)

    def _show_suggested(self) -> None:
        casebook = self.session.casebook
        found = review_notes.suggested(casebook, self._network_id)
        ratings = casebook.find(EvidenceRating, round_id=self._round_id)
        rated = {rating.statement: rating.level for rating in ratings}
        self._suggested.set_lines([_suggestion(s, rated) for s in found.values()])
        self._none.setVisible(not found)
        self._suggested.setVisible(bool(found))
        self._take.setVisible(bool(self._round_id) and any(id not in rated for id in found))

    def _open(self, note_id: str) -> None:
        self.title.flush()
        self.text.flush()
        self._note_id = note_id
        self._show_note()

    def _on_add(self, heard: Heard, title: str) -> None:
        number = 1 + sum(note.heard is heard for note in self._notes)
        note = self.session.run(
            review_notes.add,
            self._network_id,
            heard,
            f"{title} {number}",
            held_on=self.session.today(),
            toast=f"{title} added",
        )
        if note:
            self._open(note.id)
            self.title.setFocus(Qt.FocusReason.TabFocusReason)
            self.title.selectAll()

    def _on_remove(self) -> None:
        self.session.run(review_notes.remove, self._note_id, toast="Note and its passages removed")

    def _set(self, name: str, value: object) -> None:
        if self._note_id:
            self.session.run(review_notes.set_field, self._note_id, name, value)

    def _on_mark(self) -> None:
        """Tie what is marked in the notes to statements; with nothing marked, an open passage."""
        from facilitator.ui.dialogs import statement_picker

        marked = self.text.textCursor().selectedText().replace("\u2029", "\n").strip()
        self.text.flush()
        if (statements := statement_picker.ask(self, ())) is None:
            return
        made = self.session.run(
            review_notes.code,
            self._note_id,
            marked or "In short: ",
            statements,
            toast="Passage tied" if statements else "Passage kept",
        )
        self._unmark()
        card = self._passages.card(made.id) if made else None
        if card is not None and not marked:
            card.text.setFocus(Qt.FocusReason.TabFocusReason)  # type: ignore[attr-defined]
            card.text.selectAll()  # type: ignore[attr-defined]

    def _unmark(self) -> None:
        """Leave the cursor behind the passage, so that the next key does not write over it."""
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.text.setTextCursor(cursor)

    def _on_finding(self, excerpt_id: str) -> None:
        excerpt = next(one for one in self._excerpts if one.id == excerpt_id)
        finding = self.session.run(
            review_notes.finding_from,
            excerpt_id,
            _title(excerpt),
            found_on=self.session.today(),
            toast="Finding made, for you alone" if excerpt.lane is Lane.PRIVATE else "Finding made",
        )
        if finding:
            self.view_requested.emit("findings", finding.id)

    def _on_take(self, statements: list[str] | None) -> None:
        if not self._round_id:
            self.session.notice.emit("Ratings belong to a round. Open the first one above.", "")
            return
        self.session.run(
            review_notes.take_over, self._round_id, statements, toast="Taken over as your rating"
        )


def _so_far(notes: tuple[ReviewNote, ...]) -> str:
    talks = sum(note.heard is Heard.INTERVIEW for note in notes)
    papers = len(notes) - talks
    if not notes:
        return ""
    seen = counted(papers, "document", "documents")
    said = f"{counted(talks, 'interview', 'interviews')}, {seen}."
    if talks >= FEW:
        return f"{said} That is enough to see patterns."
    return f"{said} Aim for {FEW} to {ENOUGH} interviews."


def _suggestion(suggestion: Suggestion, rated: Mapping[str, int]) -> Line:
    label = content.instrument().statement(suggestion.statement).label
    now = rated.get(suggestion.statement)
    level = EVIDENCE[suggestion.level]
    if now == suggestion.level:
        trail, kind = f"{level}, taken over", "teal"
    elif now is None:
        trail, kind = level, "plain"
    else:
        trail, kind = f"{level}, you rated {EVIDENCE[now]}", "amber"
    words = f"{label} {' '.join(suggestion.reasons)}"
    return Line(suggestion.statement, words, number_of(suggestion.statement), trail, kind)


def _title(excerpt: Excerpt) -> str:
    """The passage's first sentence, short enough for a title."""
    first = excerpt.text.split(". ")[0].split("\n")[0].strip().rstrip(".")
    return first if len(first) <= LONGEST_TITLE else first[: LONGEST_TITLE - 1].rstrip() + "…"
