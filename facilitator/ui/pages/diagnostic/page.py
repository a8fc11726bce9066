"""The rapid diagnostic page: choose a round, read it, type its sheets, compare it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.records import Finding, Response, Round
from facilitator.domain.review_records import Excerpt, ReviewNote
from facilitator.operations import rounds
from facilitator.store import readings
from facilitator.ui.pages.diagnostic.papers import PapersButton
from facilitator.ui.pages.diagnostic.round_card import RoundCard, RoundFields
from facilitator.ui.pages.diagnostic.round_view import RoundView
from facilitator.ui.pages.diagnostic.sheet_desk import SheetDesk
from facilitator.ui.pages.diagnostic.words import (
    Shown,
    heading,
    next_sheet,
    note,
    round_words,
)
from facilitator.ui.pages.page import Page
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import EmptyState, PageHead, ScrollPage, clear, column
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.row_list import words_width

ENOUGH = 5
VIEWS = {
    "results": "Results",
    "statements": "Statements",
    "findings": "Findings",
    "review": "Interviews",
    "compare": "Compare",
    "sheets": "Sheets",
}
_MADE_BY = {
    "results": ("results", "Results"),
    "statements": ("statements", "Statements"),
    "findings": ("findings", "Findings"),
    "review": ("review_notes", "ReviewNotes"),
    "compare": ("compare", "CompareRounds"),
    "sheets": ("sheets", "Sheets"),
}
"""The module and the class of each view; it is imported when first seen."""
_REVIEW: tuple[Any, ...] = (ReviewNote, Excerpt)


def _made(name: str, session: Session) -> RoundView:
    module, kind = _MADE_BY[name]
    made: RoundView = getattr(import_module(f"{__package__}.{module}"), kind)(session)
    return made


class DiagnosticPage(Page):
    """Rounds of the diagnostic; a sheet being typed takes the whole page."""

    step_id = "diagnostic"
    title = "Rapid diagnostic"
    icon = "diagnostic"
    watches = frozenset(
        {"round", "response", "evidence", "finding", "person", "network", "link"}
        | {"review_note", "excerpt", "batch", "wall_mark", "promise"}
    )
    document = "diagnostic"

    def _build(self) -> None:
        self._round_id = self._network_id = ""
        self._shown: Shown | None = None
        self._responses: tuple[Response, ...] = ()
        self._rounds: tuple[Round, ...] = ()
        self._of_many: tuple[Round, ...] = ()
        self._views: dict[str, RoundView] = {}
        self._stack = QStackedWidget()
        self._scroll = ScrollPage()
        self._desk = SheetDesk(self.session, self._stack, self._scroll)
        self._stack.addWidget(self._scroll)
        self.fill(self._stack)
        self.setAcceptDrops(True)
        guide = content.guide_page("diagnostic")
        self._empty = EmptyState(guide.empty_title, guide.empty_text, guide.empty_button)
        self._add = Button("Add responses")
        self._print = Button("Print report")
        self._papers = PapersButton()
        self._head = PageHead("", "", self._papers, self._add, self._print)
        self._card: RoundCard | None = None
        self._changing = ""
        self._build_bar()
        self._card_place = QVBoxLayout()
        self._view_place = QVBoxLayout()
        for part in (self._head, self._empty, self._card_place, self._bar, self._view_place):
            self._scroll.add(part)
        self._scroll.finish()

    def _build_bar(self) -> None:
        self._bar, rounds_bar = QWidget(), QWidget()
        flow = FlowLayout(rounds_bar, gap=8)
        self._view = Choice("What to show", VIEWS, as_list=False)
        self._view.set_value("results")
        self._chooser_place = QWidget()
        self._chooser_box = QVBoxLayout(self._chooser_place)
        self._chooser_box.setContentsMargins(0, 0, 0, 0)
        self._edit = Button("About this round", Look.QUIET, "edit")
        self._new = Button("New round", Look.QUIET, "add")
        for part in (self._chooser_place, self._edit, self._new):
            flow.addWidget(part)
        self._bar.setLayout(column(rounds_bar, self._view))

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._desk.left.connect(self.refresh)
        self._print.clicked.connect(
            lambda: self.document_requested.emit(self.document, self.document_options())
        )
        self._papers.wanted.connect(
            lambda paper: self.document_requested.emit(paper, self.document_options())
        )
        self._new.clicked.connect(lambda: self._round_card().begin(*self._now()))
        self._edit.clicked.connect(self._on_edit_round)
        self._empty.started.connect(lambda: self._round_card().begin(*self._now()))
        self._view.edited.connect(lambda _: self._show_view())

    def refresh(self) -> None:
        """Show the round in front as it is now."""
        if self._network_id != self.session.network_id:
            self.flush()
            self._network_id, self._round_id = self.session.network_id, ""
            self._desk.leave()
            self._on_card_left()
        find = partial(self.session.casebook.find, network_id=self._network_id)
        self._rounds = find(Round, order="held_on id") if self._network_id else ()
        if self._changing and self._changing not in [each.id for each in self._rounds]:
            self._changing = ""
            self._on_card_left()
        round_ = self._current()
        self._show_frame(round_)
        if round_ is None:
            self._shown = None
            self._desk.leave()
            return
        self._round_id = round_.id
        self._read(round_, find(Finding))
        self._desk.refresh(round_, self._responses)
        self._show_view()

    def show_record(self, record_id: str) -> None:
        """Open the round, the sheet or the finding with this id."""
        find = self.session.casebook.find
        if record_id in [round_.id for round_ in self._rounds]:
            self._choose(record_id)
        elif sheet := find(Response, id=record_id):
            self._choose(sheet[0].round_id)
            self._on_open_sheet(record_id)
        elif any(find(kind, id=record_id) for kind in _REVIEW):
            self._go_to_view("review", record_id)
        elif find(Finding, id=record_id):
            self._go_to_view("findings", record_id)

    # What is shown

    def _current(self) -> Round | None:
        chosen = [round_ for round_ in self._rounds if round_.id == self._round_id]
        return chosen[0] if chosen else self._fullest()

    def _fullest(self) -> Round | None:
        """The newest round with enough sheets to read, else the newest."""
        counts = self._returned()
        enough = [round_ for round_ in self._rounds if counts.get(round_.id, 0) >= ENOUGH]
        return next(reversed(enough or self._rounds), None)

    def _show_frame(self, round_: Round | None) -> None:
        there = round_ is not None
        self._empty.setVisible(not there and self._card_hidden())
        for part in (self._head, self._bar):
            part.setVisible(there)
        if there:
            return
        for view in self._views.values():
            view.hide()
        if self._network_id:
            self._show_review()

    def _read(self, round_: Round, found: tuple[Finding, ...]) -> None:
        casebook = self.session.casebook
        self._responses = casebook.find(Response, round_id=round_.id)
        own = readings.coordinators_own(casebook, self._rounds)
        alone = round_ in own
        self._of_many = tuple(r for r in self._rounds if r not in own)
        self._shown = Shown(
            round_,
            readings.round_reading(casebook, round_),
            Counter(response.role for response in self._responses),
            {} if alone else readings.coordinator_scores(casebook, own),
            readings.coordinator_scores(casebook, (round_,)) if alone else {},
            found,
            self._responses,
            self._of_many,
            self._returned(),
        )
        self._say_head(self._shown)

    def _say_head(self, shown: Shown) -> None:
        self._head.say(heading(shown), note(shown))
        draft = self._desk.draft(shown.round.id)
        number = draft and (draft.sheet or next_sheet(self._responses))
        words = f"Go on with sheet {number}" if number else "Add responses"
        self._add.setText(words)
        self._add.setAccessibleName(words)
        few = shown.reading.responses < ENOUGH and not shown.alone
        self._add.set_look(Look.PRIMARY if few else Look.SECONDARY)
        self._print.set_look(Look.SECONDARY if few else Look.PRIMARY)
        self._offer_rounds()

    def _offer_rounds(self) -> None:
        returned = self._returned()
        labels = {r.id: round_words(r, returned.get(r.id, 0)) for r in reversed(self._rounds)}
        if labels != getattr(self, "_labels", None):
            self._labels = labels
            clear(self._chooser_box)
            self._chooser = Choice("Round", labels, as_list=True)
            longest = max(words_width(words) for words in labels.values())
            self._chooser.setMinimumWidth(min(longest + 56, 440))
            self._chooser.edited.connect(self._choose)
            self._chooser_box.addWidget(self._chooser)
            self._chooser_place.setVisible(len(labels) > 1)
        self._chooser.set_value(self._round_id)

    def _returned(self) -> dict[str, int]:
        counted = self.session.casebook.connection.execute(
            "SELECT round_id, count(*) FROM response WHERE network_id = ? GROUP BY 1",
            (self._network_id,),
        )
        return dict(counted.fetchall())

    def _show_view(self) -> None:
        if self._shown is None:
            return
        name = self._view.value()
        for other, view in self._views.items():
            view.setVisible(other == name)
        view = self._view_named(name)
        view.show_round(self._shown)
        view.show()

    def _show_review(self) -> None:
        """Before the first round there are interviews and documents already."""
        view = self._view_named("review")
        view.show_network(self._network_id)  # type: ignore[attr-defined]
        view.show()

    def _view_named(self, name: str) -> RoundView:
        """A view, built when first seen."""
        if name not in self._views:
            view = _made(name, self.session)
            self._views[name] = view
            self._view_place.addWidget(view)
            view.open_requested.connect(self.open_requested)
            view.document_requested.connect(self.document_requested)
            view.view_requested.connect(self._go_to_view)
            view.sheet_wanted.connect(self._on_sheet_wanted)
            view.import_wanted.connect(self._on_import)
            view.blank_wanted.connect(self._on_blank_wanted)
        return self._views[name]

    def document_options(self) -> dict[str, Any]:
        return {"subject_id": self._round_id}

    def _on_blank_wanted(self) -> None:
        rapid = bool(self._shown and self._shown.round.rapid)
        self.document_requested.emit("form:diagnostic", {"rapid": rapid})

    def _choose(self, round_id: str) -> None:
        self.flush()
        self._round_id = round_id
        self.refresh()

    def _go_to_view(self, name: str, record_id: str = "") -> None:
        self._view.set_value(name)
        self._show_view()
        if shown := self._view_named(name).show_record(record_id):
            self._scroll.bring_into_view(shown)

    # Rounds

    def _now(self) -> tuple[date, tuple[Round, ...]]:
        return self.session.today(), self._rounds

    def _card_hidden(self) -> bool:
        return self._card is None or self._card.isHidden()

    def _round_card(self) -> RoundCard:
        if self._card is None:
            self._card = RoundCard()
            self._card_place.addWidget(self._card)
            self._card.saved.connect(self._on_round_saved)
            self._card.removed.connect(self._on_round_removed)
            self._card.left.connect(self._on_card_left)
        self._changing = ""
        self._empty.hide()
        self._scroll.verticalScrollBar().setValue(0)
        return self._card

    def _on_edit_round(self) -> None:
        if self._shown:
            card = self._round_card()
            self._changing = self._round_id
            card.change(self._shown.round, has_sheets=bool(self._responses))

    def _on_round_saved(self, said: RoundFields) -> None:
        about = dict(vars(said))
        if self._changing:
            done = self.session.run(rounds.change, self._changing, **about)
        else:
            kind, held_on = about.pop("kind"), about.pop("held_on")
            done = self.session.run(
                rounds.create, self._network_id, kind, held_on, toast="Round opened", **about
            )
        if done:
            self._on_card_left()
            self._choose(done.id)
            (self._edit if self._changing else self._add).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_round_removed(self) -> None:
        self._on_card_left()
        self.session.run(rounds.remove, self._changing, toast="Round removed")

    def _on_card_left(self) -> None:
        if self._card:
            self._card.hide()
        self._empty.setVisible(not self._rounds)

    # Sheets

    def _on_sheet_wanted(self, response_id: str) -> None:
        if response_id:
            self._on_open_sheet(response_id)
        else:
            self._on_add()

    def _on_add(self) -> None:
        if self._shown:
            self._desk.add(self._shown.round, self._responses)

    def _on_open_sheet(self, response_id: str) -> None:
        found = [response for response in self._responses if response.id == response_id]
        if found and self._shown:
            self._desk.open(self._shown.round, found[0])

    # Files

    def _on_import(self) -> None:
        from facilitator.ui.importing import returned_files

        if paths := returned_files.ask(self):
            self._take_in(paths)

    def _take_in(self, paths: list[str]) -> None:
        from facilitator.operations.takes import Into
        from facilitator.ui.importing import dialog

        into = Into(self._network_id, self.session.today(), round=self._round_id)
        dialog.begin(self, self.session, paths, rounds.FORM, into)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from facilitator.ui.importing import returned_files

        if self._round_id and returned_files.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from facilitator.ui.importing import returned_files

        event.acceptProposedAction()
        self._take_in(returned_files.dropped(event.mimeData()))
