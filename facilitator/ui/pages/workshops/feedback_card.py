"""What people wrote on their feedback sheets, read together, and a place to type one in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.feedback import LEAST_SHEETS, FeedbackReading, read
from facilitator.formspec import load
from facilitator.formspec.model import Kind
from facilitator.ui import theme
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Problem, Text

FORM = "workshop-feedback"


class FeedbackCard(Card):
    """Count and averages, hidden under five. `recorded` carries a sheet's answers."""

    recorded = Signal(dict)
    last_removed = Signal()

    def __init__(self) -> None:
        super().__init__("Feedback")
        self.note = Muted()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._shown: object = None
        self._answers: dict[str, object] = {}
        self.form: FormView | None = None
        self._problem = Problem()
        self.open_form = Button("Add a feedback sheet", "secondary")
        self.remove_last = Button("Remove the last sheet", "quiet")
        self.record = Button("Record sheet", "secondary")
        self.done = Button("Done", "quiet")
        self._sheet = QVBoxLayout()
        for part in (self.note, self._list, row(self.open_form, self.remove_last, None, gap=4)):
            self.add(part)
        self.add(self._sheet)
        self.add(self._problem)
        self.add(row(self.record, self.done, None, gap=4))
        self._show_form(False)
        self.open_form.clicked.connect(lambda: self._show_form(True))
        self.done.clicked.connect(lambda: self._show_form(False))
        self.record.clicked.connect(self._record)
        self.remove_last.clicked.connect(self.last_removed)

    def show_sheets(self, sheets: Sequence[Mapping[str, object]]) -> None:
        """Show what the sheets of a workshop say together."""
        if list(sheets) == self._shown:
            return
        self._shown = list(sheets)
        form = load.load(FORM)
        scales = {f.id: f.label for f in form.fields if f.kind is Kind.SCALE}
        texts = {f.id: f.label for f in form.fields if f.kind is Kind.PARAGRAPH}
        reading = read(sheets, list(scales), list(texts))
        self.note.setText(_count_words(reading))
        self.remove_last.setHidden(not reading.sheets)
        clear(self._list)
        for name, (mean, count) in reading.means.items():
            self._list.addWidget(MeanRow(scales[name], mean, count))
        for name, written in reading.texts.items():
            self._list.addWidget(Text(texts[name], size=Size.SMALL, weight=SEMIBOLD))
            self._list.addWidget(Text("\n".join(f"• {text}" for text in written), size=14))

    def leave(self) -> None:
        """Close the sheet being typed, as when another workshop is opened."""
        self._show_form(False)
        self._empty()

    def _show_form(self, open_: bool) -> None:
        if open_ and self.form is None:
            self.form = FormView(load.load(FORM), cards=False)
            self.form.edited.connect(lambda name, value: self._answers.update({name: value}))
            self._sheet.addWidget(self.form)
        if self.form:
            self.form.setVisible(open_)
        self.record.setVisible(open_)
        self.done.setVisible(open_)
        self._problem.show_problem("")
        if open_ and self.form:
            self._focus_first()

    def _focus_first(self) -> None:
        assert self.form
        self.form.editor("useful").setFocus(Qt.FocusReason.TabFocusReason)

    def _record(self) -> None:
        assert self.form
        self.form.flush()
        answers = {k: v for k, v in self._answers.items() if v not in (None, "", [])}
        if not answers:
            self._problem.show_problem("The sheet is empty. Answer at least one question.")
            return
        self._problem.show_problem("")
        self._empty()
        self.recorded.emit(answers)
        self._focus_first()

    def _empty(self) -> None:
        if self.form:
            self.form.flush()
            self.form.set_values({})
        self._answers.clear()


class MeanRow(QWidget):
    """A statement with its mean, as a number and as a bar from 1 to 5."""

    def __init__(self, statement: str, mean: float, count: int) -> None:
        super().__init__()
        words = Text(statement, size=14)
        score = Text(f"{mean:.1f} of 5", size=14, weight=SEMIBOLD, wrap=False)
        score.setToolTip(f"{count} answers")
        self.setAccessibleName(f"{statement} {mean:.1f} of 5, {count} answers")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        line = row(gap=12)
        line.addWidget(words, 1)
        line.addWidget(score, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(line)
        box.addWidget(_Bar((mean - 1) / 4))


class _Bar(QWidget):
    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        for share, colour in ((1.0, t.teal_soft), (self._share, t.teal)):
            painter.setBrush(QColor(colour))
            width = max(whole.width() * share, whole.height())
            painter.drawRoundedRect(QRectF(0, 0, width, whole.height()), 4, 4)


def _count_words(reading: FeedbackReading) -> str:
    if not reading.sheets:
        return "No sheet recorded. Two minutes before people leave is the time to ask."
    count = f"{reading.sheets} sheet{'' if reading.sheets == 1 else 's'}"
    if reading.hidden:
        return f"{count}. What they say is shown from {LEAST_SHEETS} sheets on."
    return f"{count}."
