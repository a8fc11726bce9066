"""Changes one promise in its place in the list, and the line that adds another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator import clock
from facilitator.domain import diary
from facilitator.domain.dossier import Dossier
from facilitator.domain.promise_reading import Origin, origin, past_words
from facilitator.domain.records import Promise
from facilitator.domain.thread_words import why_here
from facilitator.ui.pages.plan.promise_rows import LANES
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.suggest import SuggestEdit
from facilitator.ui.widgets.text import Muted
from facilitator.ui.widgets.tiles import Tiles

WEEK = timedelta(days=7)


class PromiseEditor(QWidget):
    """The fields of one promise. `edited` carries text, owner, due or lane with its value."""

    edited = Signal(str, object)
    origin_requested = Signal(str, str)
    remove_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._origin = Origin("")
        self.text = LineEdit("What was promised")
        self.owner = SuggestEdit("Owner", "Who")
        self.due = DateEdit("Due, this promise")
        self.lane = Choice("Who may read it", LANES, as_list=True)
        self.made_in = Button("", "quiet")
        self.why = Muted()
        self.remove = Button("Remove", "quiet", "delete", name="Remove promise")
        self.later = Button("A week later", "quiet")
        self.close_button = Button("Close", "quiet")
        self._due_field = Field("Due", self.due)
        fields = [
            Field("Owner", self.owner),
            self._due_field,
            Field("Who may read it", self.lane),
        ]
        foot = row(self.later, None, self.remove, self.close_button, gap=4)
        self.box = column(
            self.text,
            Tiles(fields, least=130, gap=10),
            self.why,
            row(self.made_in, None),
            foot,
            gap=6,
        )
        self.box.setContentsMargins(34, 0, 8, 8)
        self.setLayout(self.box)
        for name in ("text", "owner", "due", "lane"):
            getattr(self, name).edited.connect(lambda value, n=name: self.edited.emit(n, value))
        self.remove.clicked.connect(self.remove_requested)
        self.close_button.clicked.connect(self.closed)
        self.later.clicked.connect(self._on_later_clicked)
        self.made_in.clicked.connect(
            lambda: self.origin_requested.emit(self._origin.page, self._origin.record_id)
        )

    def show_promise(self, dossier: Dossier, promise: Promise) -> None:
        """Show this promise; text being typed is left alone."""
        self.text.set_value(promise.text)
        self.owner.set_suggestions(person.name for person in dossier.people)
        self.owner.set_value(diary.owner_of(dossier, promise))
        self.due.set_value(promise.due)
        past = "" if promise.done_on else past_words(promise.due, clock.today())
        self._due_field.show_problem(past)
        self.later.setVisible(promise.done_on is None)
        self.lane.set_value(promise.lane)
        self.why.setText(why_here(dossier, promise.id))
        self.why.setVisible(bool(self.why.text()))
        self._origin = origin(dossier, promise)
        words = f"Open {self._origin.words}" if self._origin.page else ""
        shown = words if len(words) <= 40 else f"{words[:39].rstrip()}…"
        self.made_in.setText(shown.replace("&", "&&"))
        self.made_in.setAccessibleName(words or "Where it was made")
        self.made_in.setVisible(bool(words) and self._origin.record_id != "")

    def _on_later_clicked(self) -> None:
        """Move the day on by a week, from today where it is past."""
        self.flush_all()
        today = clock.today()
        self.edited.emit("due", max(self.due.value() or today, today) + WEEK)

    def flush_all(self) -> None:
        """Save now what is being typed."""
        for field in (self.text, self.owner, self.due):
            field.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class NewPromise(QWidget):
    """One line to add a promise. `added` carries what, who and when (None without)."""

    added = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.what = LineEdit("New promise", "What will be done")
        self.who = SuggestEdit("Who will do it", "Who")
        self.when = DateEdit("By when", "by when", width=130)
        self._past = Muted()
        self._past.hide()
        self.add_button = Button("Add promise")
        line = row(gap=8)
        line.addWidget(self.who, 1)
        line.addWidget(self.when)
        line.addWidget(self.add_button)
        rest = QWidget()
        rest.setLayout(line)
        box = column(Tiles([self.what, rest], least=300, gap=8), self._past)
        self.setLayout(box)
        self.add_button.clicked.connect(self._add)
        self.when.textChanged.connect(self._say_past)
        for field in (self.what, self.who, self.when):
            field.returnPressed.connect(self._add)

    def set_people(self, names: Iterable[str]) -> None:
        """Suggest these people."""
        self.who.set_suggestions(names)

    def start(self) -> None:
        """Be ready to type."""
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_past(self) -> None:
        words = past_words(self.when.value(), clock.today())
        self._past.setText(f"{words} You can add it all the same." if words else "")
        self._past.setVisible(bool(words))

    def _add(self) -> None:
        what, who, when = self.what.value(), self.who.value(), self.when.value()
        if not what or self.when.problem():
            (self.when if what else self.what).setFocus()
            return
        for field in (self.what, self.who, self.when):
            field.flush()
            field.set_value(None)
        self.what.setFocus()
        self.added.emit(what, who, when)
