"""The promises made in a workshop: who will do what, by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QVBoxLayout, QWidget

from facilitator.domain.diary import owner_of
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Promise
from facilitator.domain.thread import targets_of
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.choices import CheckRow
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Muted, Text


class PromisesCard(Card):
    """Promises with a line to add one. `added` carries what, who and when (None without)."""

    added = Signal(str, str, object)
    kept = Signal(str, bool)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__("Promises made here")
        self._note = Muted("Nobody has taken anything on yet. A good promise fits an hour.")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._shown: object = None
        self._names: tuple[str, ...] = ()
        self.what = LineEdit("What will be done", "What")
        self.who = LineEdit("Who will do it", "Who")
        self.when = DateEdit("By when", "by when", width=130)
        self.add_button = Button("Add promise", "secondary")
        self.add(self._note)
        self.add(self._list)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.what, 0, 0, 1, 3)
        grid.addWidget(self.who, 1, 0)
        grid.addWidget(self.when, 1, 1)
        grid.addWidget(self.add_button, 1, 2)
        grid.setColumnStretch(0, 1)
        self.add(grid)
        self.add_button.clicked.connect(self._add)
        for field in (self.what, self.who, self.when):
            field.returnPressed.connect(self._add)

    def show_promises(self, dossier: Dossier, workshop_id: str) -> None:
        """Show the promises tied to a workshop; rebuilt only when they changed."""
        tied = set(targets_of(dossier, workshop_id))
        promises = [promise for promise in dossier.promises if promise.id in tied]
        now = [(promise, owner_of(dossier, promise)) for promise in promises]
        names = tuple(person.name for person in dossier.people)
        if names != self._names:
            self._names = names
            self._complete(names)
        if now == self._shown:
            return
        self._shown = now
        self._note.setHidden(bool(now))
        clear(self._list)
        for promise, who in now:
            self._list.addWidget(self._line(promise, who))

    def _complete(self, names: tuple[str, ...]) -> None:
        completer = QCompleter(list(names), self.who)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)

    def _line(self, promise: Promise, who: str) -> QWidget:
        holder = QWidget()
        tick = CheckRow("")
        tick.setFixedWidth(32)
        tick.setAccessibleName(f"Kept: {promise.text}")
        tick.set_value(promise.done_on is not None)
        tick.edited.connect(lambda on, key=promise.id: self.kept.emit(key, bool(on)))
        words = QVBoxLayout()
        words.setContentsMargins(0, 5, 0, 0)
        words.setSpacing(0)
        words.addWidget(Text(promise.text, colour="quiet" if promise.done_on else "ink"))
        words.addWidget(Muted(_facts(promise, who), size=Size.SMALL))
        remove = IconButton("delete", f"Remove promise: {promise.text}", size=18)
        remove.clicked.connect(lambda _=False, key=promise.id: self.removed.emit(key))
        line = row(gap=4)
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(line)
        return holder

    def _add(self) -> None:
        what = self.what.value()
        if not what or self.when.problem():
            (self.when if what else self.what).setFocus()
            return
        self.what.setFocus()
        self._take()

    def leave(self) -> None:
        """Keep a promise that is half typed, as when another workshop is opened."""
        if self.what.value():
            self._take()

    def _take(self) -> None:
        what, who, when = self.what.value(), self.who.value(), self.when.value()
        for field in (self.what, self.who, self.when):
            field.flush()
            field.set_value(None)
        self.added.emit(what, who, when)


def _facts(promise: Promise, who: str) -> str:
    due = f"by {date_words(promise.due)}" if promise.due else "no date"
    done = f"kept on {date_words(promise.done_on)}" if isinstance(promise.done_on, date) else due
    return f"{who or 'Nobody named'}, {done}"
