"""The questions a facilitator added to their own diagnostic: typed in, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.domain.own_questions import OwnQuestion
from facilitator.formspec import load
from facilitator.store.own_questions import FORM, added
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted

HIDDEN = "Shown from eight answers on, so that nobody's can be picked out"


def added_view(answered: Callable[[str, object], None]) -> FormView | None:
    """Editors of the added questions, told to `answered`; None where there are none."""
    form = load.load(FORM)
    asked = [field.id for field in added(form)]
    if not asked:
        return None
    view = FormView(form, only=asked, cards=False)
    view.edited.connect(lambda field, value: answered(field, value or None))
    return view


class AddedCard(Card):
    """What a round says to the added questions; hidden where none were asked."""

    def __init__(self) -> None:
        super().__init__("Questions of your own")
        self._list = RecordList("Questions of your own", lead_width=34)
        self.add(Muted("They count towards no score."))
        self.add(self._list)
        self.hide()

    def show_questions(self, asked: Sequence[OwnQuestion]) -> None:
        """Show what came back to each."""
        self.setVisible(bool(asked))
        self._list.set_lines([_line(question) for question in asked])


def _line(question: OwnQuestion) -> Line:
    said = ", ".join(f"{words} {n}" for words, n in question.counts or () if n)
    words = f"{question.label} {said or HIDDEN if question.n else ''}".strip()
    lead = str(question.number) if question.number else ""
    return Line(question.id, words, lead, f"{question.n} answered")
