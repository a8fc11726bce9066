"""The three-way agreement with one person, folded to what matters from day to day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal

from facilitator.domain.diary import review_of
from facilitator.formspec import load
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.text import Muted, SectionTitle, Text

FORM = "coaching-agreement"
SIGNED = ("coachee", "sponsor", "facilitator")


class AgreementCard(Card):
    """What is confidential and what is shared; the whole form unfolds below."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._fold = Button("Open agreement", "secondary")
        self.print = Button("Print to sign", "quiet", icon_name="print")
        self.blank = Button("Print a blank", "quiet", icon_name="print")
        self._summary, self._signed = Text(colour="ink_2"), Muted()
        self._form: FormView | None = None
        self._answers: Mapping[str, object] = {}
        self.add(row(SectionTitle("Agreement"), None, self.blank, self.print, self._fold, gap=8))
        self.add(self._summary)
        self.add(self._signed)
        self._fold.clicked.connect(self._on_fold_clicked)

    def show_answers(self, answers: Mapping[str, object], today: date) -> None:
        """Show what was agreed; text being typed is left alone."""
        self._answers = answers
        shared = answers.get("what_is_shared") or answers.get("confidentiality")
        self._summary.setText(
            str(shared)
            if shared
            else "Nothing is agreed yet. Settle with coachee and sponsor what stays between the "
            "two of you, before the first conversation."
        )
        self._signed.setText(" ".join(filter(None, (_signed(answers), _review(answers, today)))))
        if self._form is not None:
            self._form.set_values(answers)

    def _on_fold_clicked(self) -> None:
        if self._form is None:
            self._form = FormView(load.load(FORM), cards=False)
            self._form.edited.connect(self.edited)
            self._form.set_values(self._answers)
            self.add(self._form)
            self._form.hide()
        opens = self._form.isHidden()
        self._form.setVisible(opens)
        self._fold.setText("Fold agreement" if opens else "Open agreement")


def _signed(answers: Mapping[str, object]) -> str:
    missing = [name for name in SIGNED if not answers.get(name)]
    return f"Not yet signed: {', '.join(missing)}." if missing else "Signed by all three."


def _review(answers: Mapping[str, object], today: date) -> str:
    on = review_of(answers)
    if on is None:
        return ""
    if on < today:
        return f"The review was set for {date_words(on)}; set another day once it was held."
    return f"Review by all three on {date_words(on)}."
