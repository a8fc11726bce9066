"""Where the plan meets what happened: each gate with its facts and its decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt

from facilitator import content
from facilitator.domain import review
from facilitator.domain.dossier import Dossier
from facilitator.domain.lights import LightReading
from facilitator.domain.plan_cautions import of_milestone
from facilitator.domain.plan_version import number_of
from facilitator.domain.records import Decision, Milestone
from facilitator.domain.review import Facts
from facilitator.operations import frozen_plans, plan
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.reviews import words
from facilitator.ui.pages.reviews.review_card import Gather, ReviewCard
from facilitator.ui.pages.reviews.versions_card import VersionsCard
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import EmptyState, PageHead, ScrollPage, clear, column


class ReviewsPage(Page):
    """The reviews in order; the facts of the next one are open."""

    step_id = "reviews"
    title = "Reviews"
    icon = "reviews"
    document = "plan"
    watches = frozenset(
        {"network", "milestone", "goal", "reading", "promise", "workshop", "session", "story"}
        | {"round", "response", "evidence", "frozen_plan", "need", "channel"}
    )

    def _build(self) -> None:
        self._cards: dict[str, ReviewCard] = {}
        self._scroll = ScrollPage()
        self.fill(self._scroll)
        self._print = Button("Preview the plan", icon_name="print")
        self.pack = Button("Quarterly review", icon_name="print")
        self.pack.setAccessibleName("Preview the quarterly review pack")
        self._head = PageHead("Reviews", "", self.pack, self._print)
        self.versions = VersionsCard()
        guide = content.guide_page("reviews")
        self._empty = EmptyState("No review is planned", guide.empty_text, "Open the plan")
        self._reviews = column(gap=16)
        for part in (self._head, self._empty, self._reviews, self.versions):
            self._scroll.add(part)
        self._scroll.finish()
        laid = Qt.ConnectionType.QueuedConnection  # once it has its new height
        self.versions.opened.connect(self._on_versions_opened, laid)

    def _connect(self) -> None:
        self._print.clicked.connect(lambda: self.document_requested.emit("plan", {}))
        self.pack.clicked.connect(lambda: self.document_requested.emit("quarterly-pack", {}))
        self._empty.started.connect(lambda: self.open_requested.emit("plan", ""))

    def refresh(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        today = self.session.today()
        shown = review.reviews(dossier)
        self._head.say(*words.head(shown, today))
        self._empty.setVisible(not shown)
        following = next((m.id for m in shown if m.done_on is None), "")
        is_new = self._lay_cards(shown)
        for milestone in shown:
            card = self._cards[milestone.id]
            accent = _accent(milestone, today, is_next=milestone.id == following)
            start, gather = dossier.network.start, self._gather(milestone)
            card.show_review(milestone, accent, start, today, gather)
            frozen = next((p for p in dossier.frozen_plans if p.milestone_id == milestone.id), None)
            card.show_version(frozen, self._odd(dossier, milestone, today))
        self.versions.setVisible(bool(shown))
        self.versions.show_versions(dossier.frozen_plans, words.as_it_stands(dossier))
        if is_new and following:
            self._cards[following].unfold(True)

    def show_record(self, record_id: str) -> None:
        if card := self._cards.get(record_id):
            card.unfold(True)
            self._scroll.bring_into_view(card)
            card.decision.setFocus()

    def _on_versions_opened(self) -> None:
        """Show as much of them as there is room for, from their head on."""
        for part in (self.versions, self.versions.toggle):
            self._scroll.bring_into_view(part)

    def _lay_cards(self, shown: Sequence[Milestone]) -> bool:
        """Have a card for each review, in order; whether they were made anew."""
        if list(self._cards) == [milestone.id for milestone in shown]:
            return False
        clear(self._reviews)
        self._cards = {}
        for milestone in shown:
            card = self._cards[milestone.id] = ReviewCard(milestone)
            card.decided.connect(self._on_decided)
            card.held.connect(self._on_held)
            card.noted.connect(lambda id, note: self.session.run(plan.set_note, id, note))
            card.plan_requested.connect(lambda id: self.open_requested.emit("plan", id))
            card.paper_requested.connect(self._on_paper_requested)
            card.freeze_requested.connect(self._on_freeze_requested)
            self._reviews.addWidget(card)
        return True

    def _odd(self, dossier: Dossier, milestone: Milestone, today: date) -> tuple[str, ...]:
        start, months = dossier.network.start, content.programme().months
        return of_milestone(milestone, dossier.milestones, start, months, today)

    def _gather(self, milestone: Milestone) -> Gather:
        """Finds the facts as they were on the day of the review, or as they are today."""

        def gather() -> tuple[Facts, Sequence[LightReading]]:
            dossier = self.session.dossier()
            assert dossier is not None
            found = review.facts(dossier, milestone.done_on or self.session.today())
            return found, self._lights(found)

        return gather

    def _lights(self, facts: Facts) -> Sequence[LightReading]:
        diagnosis = self.session.diagnosis()
        if diagnosis is None or facts.newest_round is None:
            return ()
        read = diagnosis.rounds.get(facts.newest_round.id)
        return read.lights if read else ()

    def _on_decided(self, milestone_id: str, decision: str, on: date) -> None:
        if not decision:
            self.session.run(plan.withdraw_decision, milestone_id, toast="Decision taken back")
            return
        said = f"Decided: {words.DECISIONS[Decision(decision)].lower()}"
        if number := number_of(self.session.casebook.get(Milestone, milestone_id)):
            said += f". Version {number} of the plan is frozen"
        self.session.run(plan.decide, milestone_id, Decision(decision), on, toast=said)

    def _on_paper_requested(self, milestone_id: str) -> None:
        chosen = self.session.casebook.get(Milestone, milestone_id)
        document = "gate-sheet" if review.is_gate(chosen) else "quarterly-pack"
        self.document_requested.emit(document, {"subject_id": milestone_id})

    def _on_freeze_requested(self, milestone_id: str) -> None:
        toast = "The plan is frozen as it stands now"
        self.session.run(frozen_plans.freeze_again, milestone_id, toast=toast)

    def _on_held(self, milestone_id: str, on: date | None) -> None:
        said = "Review held" if on else "Review open again"
        self.session.run(plan.set_done, milestone_id, on, toast=said)


def _accent(milestone: Milestone, today: date, *, is_next: bool) -> str:
    if milestone.done_on:
        return "green"
    if milestone.due < today:
        return "coral"
    return "amber" if is_next else "line"
