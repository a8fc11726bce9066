"""What people wrote on one form of a workshop, read together, and a place to type a sheet in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.feedback import LEAST_SHEETS, FeedbackReading, read
from facilitator.domain.records import FEEDBACK
from facilitator.formspec import load
from facilitator.formspec.model import Kind, Option
from facilitator.ui import theme
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Problem, Text

KEYS = "1 to 5, ? and – answer and lead on. "
RECORD_KEYS = "Ctrl+Enter records the sheet and takes the next."
NO_SHEET = "No sheet recorded. Two minutes before people leave is the time to ask."


class FeedbackCard(Card):
    """Count and averages of one form, hidden under five. `recorded` carries a sheet's answers.

    `blank_wanted` asks for the form on paper, `import_wanted` for files that came back. A sheet
    that is half typed waits for its workshop to be opened again.
    """

    recorded = Signal(dict)
    last_removed = Signal()
    blank_wanted = Signal()
    import_wanted = Signal()
    gifts_wanted = Signal()

    def __init__(
        self, title: str = "Feedback", form_id: str = FEEDBACK, what: str = "feedback sheet"
    ) -> None:
        super().__init__(title)
        self._form_id = form_id
        self.note = Muted()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._shown: object = None
        self._answers: dict[str, object] = {}
        self._of, self._drafts = "", dict[str, dict[str, object]]()
        self.form: FormView | None = None
        self._problem = Problem()
        self.open_form = Button(f"Add a {what}", "secondary")
        self.blank = Button("Print blank", "quiet", icon_name="print")
        self.blank.setAccessibleName(f"Print a blank {what}")
        self.remove_last = Button("Remove the last sheet", "quiet")
        self.remove_last.setAccessibleName(f"Remove the last {what}")
        self.take_in = Button("Import files", "quiet", icon_name="folder")
        self.take_in.setAccessibleName(f"Import files with {what}s")
        self.gifts = Button("", "quiet")
        buttons = FlowLayout(gap=4)
        for button in (self.open_form, self.take_in, self.blank, self.remove_last):
            buttons.addWidget(button)
        self.record = Button("Record sheet", "secondary")
        self.done = Button("Done", "quiet")
        self._sheet = QVBoxLayout()
        self._keys = Muted(f"{KEYS if self._scales() else ''}{RECORD_KEYS}")
        for part in (self.note, self._list, row(self.gifts, None), buttons):
            self.add(part)
        self.add(self._sheet)
        self.add(self._problem)
        self.add(self._keys)
        self.add(row(self.record, self.done, None, gap=4))
        self._show_form(False)
        self.offer_gifts("")
        self._connect()

    def _connect(self) -> None:
        typed = QShortcut(QKeySequence("Ctrl+Return"), self, self._record)
        typed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.open_form.clicked.connect(self._on_opened)
        self.done.clicked.connect(lambda: self._show_form(False))
        self.record.clicked.connect(self._record)
        self.blank.clicked.connect(self.blank_wanted)
        self.take_in.clicked.connect(self.import_wanted)
        self.remove_last.clicked.connect(self.last_removed)
        self.gifts.clicked.connect(self.gifts_wanted)

    def _scales(self) -> list[str]:
        form = load.load(self._form_id)
        return [field.id for field in form.fields if field.kind is Kind.SCALE]

    def offer_gifts(self, words: str) -> None:
        """Offer to put what the sheets give and ask for, such as "2 offers", into the harvest."""
        self.gifts.setText(f"Put {words} into the harvest")
        self.gifts.setAccessibleName(self.gifts.text())
        self.gifts.setHidden(not words)

    def show_sheets(
        self, sheets: Sequence[Mapping[str, object]], none: str = NO_SHEET, *, of: str = ""
    ) -> None:
        """Show what the sheets of workshop `of` say together; `none` is said without any."""
        if of != self._of:
            self._take_up(of)
        if (list(sheets), none) == self._shown:
            return
        self._shown = (list(sheets), none)
        form = load.load(self._form_id)
        scales = {f.id: f.label for f in form.fields if f.kind is Kind.SCALE}
        texts = {f.id: f.label for f in form.fields if f.kind is Kind.PARAGRAPH}
        choices = {f.id: f for f in form.fields if f.kind is Kind.CHOICE}
        reading = read(sheets, list(scales), list(texts), list(choices))
        self.note.setText(count_words(reading) or none)
        self.remove_last.setHidden(not reading.sheets)
        clear(self._list)
        for name, (mean, count) in reading.means.items():
            self._list.addWidget(MeanRow(scales[name], mean, count))
        for name, counts in reading.counts.items():
            self._list.addWidget(Text(choices[name].label, size=14))
            self._list.addWidget(Muted(choice_words(choices[name].options, counts)))
        for name, written in reading.texts.items():
            self._list.addWidget(Text(texts[name], size=Size.SMALL, weight=SEMIBOLD))
            self._list.addWidget(Text("\n".join(f"• {text}" for text in written), size=14))

    def leave(self) -> None:
        """Put the sheet being typed aside, as when another workshop is opened."""
        if self.form:
            self.form.flush()
        if self._typed():
            self._drafts[self._of] = self._typed()
        self._show_form(False)
        self.empty()
        self._of = ""

    def _take_up(self, of: str) -> None:
        """Go on with the sheet that was put aside for a workshop."""
        self._of = of
        if draft := self._drafts.pop(of, None):
            self._show_form(True)
            assert self.form
            self.form.set_values(draft)
            self._answers.update(draft)

    def _typed(self) -> dict[str, object]:
        return {k: v for k, v in self._answers.items() if v not in (None, "", [])}

    def _on_opened(self) -> None:
        self._show_form(True)
        self._focus_first()

    def _show_form(self, open_: bool) -> None:
        if open_ and self.form is None:
            self.form = FormView(load.load(self._form_id), cards=False)
            self.form.edited.connect(lambda name, value: self._answers.update({name: value}))
            self._sheet.addWidget(self.form)
            self._lead_on()
        if self.form:
            self.form.setVisible(open_)
        for part in (self.record, self.done, self._keys):
            part.setVisible(open_)
        self._problem.show_problem("")

    def _lead_on(self) -> None:
        """An answer given by a key takes the next question."""
        assert self.form
        names = [field.id for field in load.load(self._form_id).fields]
        for name, after in pairwise(names):
            if name in self._scales():
                editor = self.form.editor(name)
                editor.answered.connect(partial(self._focus, after))  # type: ignore[attr-defined]

    def _focus(self, name: str) -> None:
        assert self.form
        self.form.editor(name).setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_first(self) -> None:
        self._focus(load.load(self._form_id).fields[0].id)

    def _record(self) -> None:
        if self.form is None or self.form.isHidden():
            return
        self.form.flush()
        if wrong := self._wrong():
            self._problem.show_problem("One answer can't be read. Correct it, or empty its field.")
            self._focus(wrong)
            return
        if not self._typed():
            self._problem.show_problem("The sheet is empty. Answer at least one question.")
            return
        self._problem.show_problem("")
        self.recorded.emit(self._typed())

    def _wrong(self) -> str:
        """The first question whose answer can't be read, or ""."""
        assert self.form
        for field in load.load(self._form_id).fields:
            problem = getattr(self.form.editor(field.id), "problem", None)
            if problem and problem():
                return field.id
        return ""

    def begin_next(self) -> None:
        """Take the next sheet, once one was recorded."""
        self.empty()
        self._focus_first()

    def empty(self) -> None:
        """Forget what is typed."""
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


def choice_words(options: Sequence[Option], counts: Mapping[str, int]) -> str:
    """How often each option was taken: "Yes 7, No 2"."""
    return ", ".join(f"{option.label}: {counts.get(option.id, 0)}" for option in options)


def count_words(reading: FeedbackReading) -> str:
    """How many sheets there are, and from how many on they are read; "" without any."""
    if not reading.sheets:
        return ""
    count = f"{reading.sheets} sheet{'' if reading.sheets == 1 else 's'}"
    if reading.hidden:
        return f"{count}. What they say is shown from {LEAST_SHEETS} sheets on."
    return f"{count}."
