"""Questions to glance at beside the notes, by the shape of the conversation; they fold away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator import content
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import add, clear, column, row
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text


class Prompts(QWidget):
    """The steps of one framework with a few questions each. `folded` says they were put away."""

    folded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        self._away = False
        self._when = Muted()
        self._steps = QWidget()
        self._box = column(gap=2)
        self._steps.setLayout(self._box)
        self._fold = Button("Hide questions", "quiet")
        self.setAccessibleName("Questions that may help")
        title = Text("Questions that may help", size=Size.SMALL, weight=SEMIBOLD, colour="ink_2")
        self.setLayout(column(title, self._when, self._steps, row(self._fold, None), None, gap=4))
        self._fold.clicked.connect(self._on_fold_clicked)

    def show_framework(self, framework_id: str) -> None:
        """Show the questions of this framework, or of none that is known."""
        if framework_id == self._id:
            return
        self._id = framework_id
        found = content.coaching_frameworks().get(framework_id)
        self._when.setText(f"{found.title}: {_lower(found.when)}" if found else "")
        clear(self._box)
        for step in found.steps if found else ():
            self._box.addSpacing(4)
            title = Text(step.title, size=Size.SMALL, weight=SEMIBOLD, colour="teal_ink")
            add(self._box, title)
            for question in step.ask:
                add(self._box, Text(question, size=Size.SMALL, colour="ink_2"))

    def put_away(self, away: bool) -> None:
        """Fold the questions away, or open them."""
        self._away = away
        self._steps.setVisible(not away)
        self._when.setVisible(not away)
        self._fold.setText("Show questions" if away else "Hide questions")

    def _on_fold_clicked(self) -> None:
        self.put_away(not self._away)
        self.folded.emit(self._away)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
