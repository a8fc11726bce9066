"""The three-way agreement with one person, folded to what matters from day to day."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from facilitator.formspec import load
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
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

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Show what was agreed; text being typed is left alone."""
        self._answers = answers
        shared = answers.get("what_is_shared") or answers.get("confidentiality")
        self._summary.setText(
            str(shared)
            if shared
            else "Nothing is agreed yet. Settle with coachee and sponsor what stays between the "
            "two of you, before the first conversation."
        )
        missing = [name for name in SIGNED if not answers.get(name)]
        self._signed.setText(
            "Signed by all three." if not missing else f"Not yet signed: {', '.join(missing)}."
        )
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
