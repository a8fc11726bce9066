"""Lets a network say whether it was worth it: readings over time, beside stories."""

from __future__ import annotations

from datetime import date

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Goal, GoalStatus
from facilitator.operations import goals, stories
from facilitator.ui import figure_saving
from facilitator.ui.goal_words import ACCENTS
from facilitator.ui.pages.measures.measure_card import MeasureCard
from facilitator.ui.pages.measures.stories_card import StoriesCard
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import EmptyState, PageHead, ScrollPage, clear, column
from facilitator.ui.widgets.dates import date_words


class MeasuresPage(Page):
    """A card for each goal that is followed, then the stories."""

    step_id = "measures"
    title = "Measures and stories"
    icon = "measures"
    document = "plan"
    watches = frozenset({"network", "goal", "reading", "story", "finding", "link", "objective"})

    def _build(self) -> None:
        self._cards: dict[str, MeasureCard] = {}
        self._scroll = ScrollPage()
        self.fill(self._scroll)
        self._tell = Button("Add a story", icon_name="add")
        self._head = PageHead("Measures and stories", "", self._tell)
        guide = content.guide_page("measures")
        self._empty = EmptyState(guide.empty_title, guide.empty_text, guide.empty_button)
        self._measures = column(gap=16)
        self._stories = StoriesCard()
        for part in (self._head, self._empty, self._measures, self._stories):
            self._scroll.add(part)
        self._scroll.finish()

    def _connect(self) -> None:
        self._tell.clicked.connect(self._on_tell_clicked)
        self._empty.started.connect(lambda: self.open_requested.emit("goals", ""))
        self._stories.told.connect(self._on_told)
        self._stories.edited.connect(
            lambda id, name, value: self.session.run(stories.set_field, id, name, value)
        )
        self._stories.remove_requested.connect(self._on_story_removed)

    def refresh(self) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        shown = _followed(dossier)
        self._head.say(*_head_words(dossier))
        self._empty.setVisible(not shown)
        self._lay_cards(shown)
        for goal in shown:
            self._cards[goal.id].show_goal(dossier, goal, self.session.today())
        self._stories.show_dossier(dossier)

    def show_record(self, record_id: str) -> None:
        dossier = self.session.dossier()
        if dossier is None:
            return
        if record_id in {story.id for story in dossier.stories}:
            self._stories.open(record_id)
            self._scroll.bring_into_view(self._stories.editor("title"))
            return
        goal_of = {reading.id: reading.goal_id for reading in dossier.readings}
        if card := self._cards.get(goal_of.get(record_id, record_id)):
            self._scroll.bring_into_view(card)
            card.row.value.setFocus()

    def _lay_cards(self, shown: list[Goal]) -> None:
        """Have a card for each goal, in order; cards that stay are kept."""
        accents = [
            ACCENTS[at % len(ACCENTS)] if goal.status is GoalStatus.ACTIVE else "line"
            for at, goal in enumerate(shown)
        ]
        if list(self._cards) == [goal.id for goal in shown]:
            for card, accent in zip(self._cards.values(), accents, strict=True):
                card.set_accent(accent)
            return
        clear(self._measures)
        self._cards = {}
        for goal, accent in zip(shown, accents, strict=True):
            card = self._cards[goal.id] = MeasureCard(goal.id, accent)
            card.read.connect(self._on_read)
            card.changed.connect(self._on_reading_changed)
            card.removed.connect(self._on_reading_removed)
            card.goal_requested.connect(lambda id: self.open_requested.emit("goals", id))
            figure_saving.offer(card.chart, self.session, card.chart_name)
            self._measures.addWidget(card)

    def _on_read(self, goal_id: str, on: date, value: float, note: str) -> None:
        self.session.run(goals.add_reading, goal_id, on, value, note, toast="Reading added")

    def _on_reading_changed(self, reading_id: str, name: str, value: object) -> None:
        self.session.run(goals.set_reading, reading_id, name, value)

    def _on_reading_removed(self, reading_id: str) -> None:
        if reading_id:
            self.session.run(goals.remove_reading, reading_id, toast="Reading removed")

    def _on_tell_clicked(self) -> None:
        self._scroll.bring_into_view(self._stories.new)
        self._stories.new.setFocus()

    def _on_told(self, title: str) -> None:
        today = self.session.today()
        story = self.session.run(stories.add, self.session.network_id, title, told_on=today)
        if story:
            self._stories.open(story.id)
            self._stories.editor("text").setFocus()
            self._scroll.bring_into_view(self._stories.editor("text"))

    def _on_story_removed(self, story_id: str) -> None:
        self._stories.flush_all()
        self.session.run(stories.remove, story_id, toast="Story removed")


def _followed(dossier: Dossier) -> list[Goal]:
    """The active goals, then others that have readings."""
    read = {reading.goal_id for reading in dossier.readings}
    rest = (goal for goal in dossier.goals if goal.status is not GoalStatus.ACTIVE)
    return [*dossier.active_goals, *(goal for goal in rest if goal.id in read)]


def _head_words(dossier: Dossier) -> tuple[str, str]:
    readings, told = len(dossier.readings), len(dossier.stories)
    reading_words = "1 reading" if readings == 1 else f"{readings or 'No'} readings"
    story_words = "1 story" if told == 1 else f"{told or 'no'} stories"
    title = f"{reading_words}, {story_words}"
    if not dossier.readings:
        return title, "Start with a reading of where things are now: the baseline."
    return title, f"The last reading was taken on {date_words(dossier.readings[-1].on)}."
