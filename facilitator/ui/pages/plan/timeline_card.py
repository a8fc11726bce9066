"""The timeline with its legend and the line to add a milestone of the network's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.schedule import SoftBlock
from facilitator.ui.pages.plan.milestone_card import MilestoneCard
from facilitator.ui.pages.plan.quiet_card import NATIONS
from facilitator.ui.pages.plan.timeline import Timeline
from facilitator.ui.pages.plan.zoom import WORDS, Zoom
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Muted

HOW = (
    "Drag a mark to move it; what hangs on it comes along. Press a line for more. By keys: up "
    "and down choose, left and right move by a week, plus and minus zoom."
)


class TimelineCard(Card):
    """`added` carries the title and day of a milestone; `offer_taken` the key of one offered."""

    added = Signal(str, object)
    offer_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("The 18 months")
        self.timeline = Timeline()
        self.details = MilestoneCard()
        self.timeline.set_inset(self.details)
        self._legend = Muted()
        self.zoom = Choice("How much is shown", WORDS)
        self.earlier = IconButton("chevron-left", "Show earlier months")
        self.later = IconButton("chevron-right", "Show later months")
        self.seen = Muted()
        self.new_title = LineEdit("New milestone", "Add a milestone of your own")
        self.new_day = DateEdit("Day of the new milestone", "when", width=140)
        self.add_button = Button("Add milestone")
        self._offers = QWidget()
        self._offers_box = FlowLayout(self._offers)
        self.offers: dict[str, Button] = {}
        line = row(gap=8)
        line.addWidget(self.new_title, 1)
        line.addWidget(self.new_day)
        line.addWidget(self.add_button)
        self.add(Muted(HOW))
        bar = row(self.zoom, self.earlier, self.later, gap=8)
        bar.addWidget(self.seen, 1)
        self.add(bar)
        self.add(self.timeline)
        self.add(self._legend)
        self.add(line)
        self.add(self._offers)
        self.add_button.clicked.connect(self._on_add)
        for field in (self.new_title, self.new_day):
            field.returnPressed.connect(self._on_add)
        self.zoom.edited.connect(lambda value: self.timeline.zoom(Zoom(str(value))))
        self.earlier.clicked.connect(lambda: self.timeline.pan(-1))
        self.later.clicked.connect(lambda: self.timeline.pan(1))
        self.timeline.viewed.connect(self.say_view)
        self.say_view()

    def say_view(self) -> None:
        """Say which stretch of the months is shown."""
        view = self.timeline.view
        self.zoom.set_value(view.zoom)
        self.seen.setText("" if view.is_whole else self.timeline.view_words())
        for button in (self.earlier, self.later):
            button.setEnabled(not view.is_whole)

    def say_legend(self, nation: str, blocks: Sequence[SoftBlock]) -> None:
        """Say what the shading and the small marks mean."""
        names = ", ".join(dict.fromkeys(block.name for block in blocks))
        where = NATIONS.get(nation, NATIONS["england"])
        shaded = f"Shaded: {names}. " if names else ""
        self._legend.setText(
            f"{shaded}Violet ticks at the top: bank holidays in {where}. "
            "A square around the line: a workshop."
        )

    def set_offers(self, offers: dict[str, str]) -> None:
        """Offer optional milestones, by key and words."""
        if list(offers) == list(self.offers):
            return
        clear(self._offers_box)
        self.offers = {key: Button(words, "quiet", "add") for key, words in offers.items()}
        for key, button in self.offers.items():
            button.clicked.connect(lambda _=False, key=key: self.offer_taken.emit(key))
            self._offers_box.addWidget(button)
        self._offers.setVisible(bool(offers))

    def clear_new(self) -> None:
        """Make the line ready for another milestone."""
        for field in (self.new_title, self.new_day):
            field.flush()
        self.new_title.set_value("")
        self.new_day.set_value(None)

    def _on_add(self) -> None:
        title, day = self.new_title.value(), self.new_day.value()
        if not title:
            self.new_title.setFocus()
        elif not isinstance(day, date):
            self.new_day.setFocus()
        else:
            self.added.emit(title, day)
