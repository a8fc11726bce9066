"""What comes of one workshop: harvest, promises, feedback, and the follow-up a month on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.diary import follow_up_on
from facilitator.domain.dossier import Dossier
from facilitator.domain.harvest import gifts_on, gifts_words, of_workshop, promise_due
from facilitator.domain.records import FEEDBACK, FOLLOW_UP, Feedback, Workshop
from facilitator.operations import harvest, promises, workshops
from facilitator.ui.pages.workshops.feedback_card import NO_SHEET, FeedbackCard
from facilitator.ui.pages.workshops.harvest_card import HarvestCard, MatchesCard
from facilitator.ui.pages.workshops.promises_card import PromisesCard
from facilitator.ui.session import Session
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.inputs import TextEdit
from facilitator.ui.widgets.text import Muted


class AfterView(QWidget):
    """Cards below each other. `blank_wanted` carries the id of a form and the day it is about."""

    blank_wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._workshop: Workshop | None = None
        self.harvest = HarvestCard()
        self.matches = MatchesCard()
        self.outcome = TextEdit("What came of it", "The day in a few sentences", lines=3)
        self.promises = PromisesCard()
        self.feedback = FeedbackCard()
        self.follow_up = FeedbackCard("Thirty days on", FOLLOW_UP, "follow-up sheet")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        cards = (self.harvest, self.matches, self.promises, self._outcome_card())
        for card in (*cards, self.feedback, self.follow_up):
            box.addWidget(card)
        self._connect()

    def _outcome_card(self) -> Card:
        card = Card("In a few sentences")
        card.add(Muted("For the plan and the next review."))
        card.add(self.outcome)
        return card

    def show_workshop(self, dossier: Dossier, workshop: Workshop) -> None:
        """Show what came of a workshop."""
        self._workshop, today = workshop, self._session.today()
        self.harvest.show_harvest(dossier, workshop, today)
        self.matches.show_matches(dossier, workshop.id)
        self.promises.show_promises(dossier, workshop.id)
        self.outcome.set_value(workshop.outcome)
        sheets = self._session.casebook.find(Feedback, workshop_id=workshop.id)
        for card, form, none in (
            (self.feedback, FEEDBACK, NO_SHEET),
            (self.follow_up, FOLLOW_UP, due_words(workshop, today)),
        ):
            answers = [sheet.answers for sheet in sheets if sheet.form == form]
            card.show_sheets(answers, none, of=workshop.id)
        found = gifts_on(
            (sheet.answers for sheet in sheets if sheet.form == FEEDBACK),
            of_workshop(dossier, workshop.id),
        )
        self.feedback.offer_gifts(gifts_words(gift for gift, _ in found))

    def leave(self) -> None:
        """Keep or put aside what is being typed, as before another workshop is shown."""
        if self._session.casebook.find(Workshop, id=self._workshop_id):
            self.harvest.leave()
            self.promises.leave()
        self.feedback.leave()
        self.follow_up.leave()

    def _connect(self) -> None:
        run = self._session.run
        self.harvest.added.connect(self._on_harvested)
        self.harvest.changed.connect(
            lambda key, kind, words, who, block: run(
                harvest.change, key, kind, words, who=who, block_id=block
            )
        )
        self.harvest.promised.connect(self._on_promised)
        self.harvest.promise_opened.connect(lambda _: self.promises.what.setFocus())
        self.harvest.removed.connect(
            lambda key: run(harvest.remove, key, toast="Removed from the harvest")
        )
        self.outcome.edited.connect(self._on_outcome_edited)
        self.promises.added.connect(self._on_promise_added)
        self.promises.kept.connect(self._on_promise_kept)
        self.promises.removed.connect(
            lambda key: run(promises.remove, key, toast="Promise removed")
        )
        for card, form in (
            (self.feedback, FEEDBACK),
            (self.follow_up, FOLLOW_UP),
        ):
            card.recorded.connect(partial(self._on_recorded, card, form))
            card.last_removed.connect(lambda form=form: self._on_sheet_removed(form))
            card.blank_wanted.connect(partial(self._on_blank_wanted, form))
            card.import_wanted.connect(lambda form=form: self._on_import(form))

        self.feedback.gifts_wanted.connect(
            lambda: run(harvest.take_from_sheets, self._workshop_id, toast="Put into the harvest")
        )

    @property
    def _workshop_id(self) -> str:
        return self._workshop.id if self._workshop else ""

    def _on_harvested(self, kind: str, words: str, who: str, block: str | None) -> None:
        self._session.run(harvest.add, self._workshop_id, kind, words, who=who, block_id=block)

    def _on_promised(self, item_id: str) -> None:
        assert self._workshop
        today = self._session.today()
        due = promise_due(self._workshop, today)
        toast = f"Promised by {date_words(due)}"
        self._session.run(harvest.promise, item_id, due, made_on=today, toast=toast)

    def _on_blank_wanted(self, form: str) -> None:
        assert self._workshop
        day = self._workshop.date
        about = (self._workshop.title, f"{day.day} {day:%B %Y}" if day else "")
        self.blank_wanted.emit(form, ", ".join(filter(None, about)))

    def _on_import(self, form: str) -> None:
        from facilitator.operations.takes import Into
        from facilitator.ui.importing import dialog, returned_files

        session = self._session
        if paths := returned_files.ask(self):
            into = Into(session.network_id, session.today(), workshop=self._workshop_id)
            dialog.begin(self, session, paths, form, into)

    def _on_outcome_edited(self, text: object) -> None:
        if self._session.casebook.find(Workshop, id=self._workshop_id):
            self._session.run(workshops.set_field, self._workshop_id, "outcome", text)

    def _on_promise_added(self, what: str, who: str, due: date | None) -> None:
        casebook, network_id = self._session.casebook, self._session.network_id
        owner_id, owner = promises.named(casebook, network_id, who)
        self._session.run(
            promises.make,
            network_id,
            what,
            owner_id=owner_id,
            owner=owner,
            due=due,
            made_in=("workshop", self._workshop_id),
            made_on=self._session.today(),
        )

    def _on_promise_kept(self, promise_id: str, kept: bool) -> None:
        self._session.run(promises.keep, promise_id, self._session.today() if kept else None)

    def _on_recorded(self, card: FeedbackCard, form: str, answers: Mapping[str, object]) -> None:
        first = "Feedback" if form == FEEDBACK else "Follow-up"
        recorded = self._session.run(
            workshops.record_feedback,
            self._workshop_id,
            answers,
            form_id=form,
            toast=f"{first} sheet recorded",
        )
        if recorded:
            card.begin_next()

    def _on_sheet_removed(self, form: str) -> None:
        found = self._session.casebook.find(Feedback, workshop_id=self._workshop_id, form=form)
        if found:
            self._session.run(workshops.remove_feedback, found[-1].id, toast="Sheet removed")


def due_words(workshop: Workshop, today: date) -> str:
    """When to ask what was used, before any sheet came back."""
    due = follow_up_on(workshop)
    asks = "Ask everyone who came what they used, with whom, and what changed."
    if due is None:
        return f"Due thirty days after the workshop, once it has a date. {asks}"
    if due < today:
        return f"Was due on {date_words(due)}. {asks}"
    return f"Due {'today' if due == today else date_words(due)}. {asks}"
