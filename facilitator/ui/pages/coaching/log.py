"""The log: conversations in a list, and the chosen one as a sheet with two kinds of notes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.records import Session
from facilitator.formspec import load
from facilitator.ui.form_view.form_view import FormView
from facilitator.ui.pages.coaching.locks import PRIVATE as PRIVATE_LOCK
from facilitator.ui.pages.coaching.locks import SHARED as SHARED_LOCK
from facilitator.ui.pages.coaching.locks import Lock
from facilitator.ui.pages.coaching.prompts import Prompts
from facilitator.ui.pages.coaching.words import confidence_words
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import CheckRow
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.inputs import TextEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted, SectionTitle, Text
from facilitator.ui.widgets.tiles import Tiles

FORM = "coaching-session"
PRIVATE = "private_notes"
PARTS = (
    ("date", "minutes", "framework", "focus", "confidence_start"),
    ("shared_notes",),
    ("confidence_end", "next_date", "themes"),
)
"""The fields the coachee reads too: before the conversation, in it, and after."""
STILL_TO_COME = "That day is still to come; its hours count all the same."
NOT_AFTER = "That is not after this conversation."


class SessionList(Card):
    """Every conversation with a person, newest first."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Conversations")
        self._list = RecordList("Conversations", lead_width=104, marks=True)
        self._none = Muted("Log the first conversation: date, what you worked on, one next step.")
        self.add(self._none)
        self.add(self._list)
        self._list.chosen.connect(lambda line: self.chosen.emit(line.id))

    def show_sessions(self, sessions: tuple[Session, ...], front: str) -> None:
        """Show these, the one in front marked."""
        newest = sessions[::-1]
        self._none.setVisible(not sessions)
        self._list.setVisible(bool(sessions))
        self._list.set_lines(
            [
                Line(
                    session.id,
                    session.focus or "No focus written yet",
                    lead=date_words(session.date),
                    trail=confidence_words(session),
                )
                for session in newest
            ]
        )
        ids = [session.id for session in newest]
        if front in ids:
            self._list.put_in_front(ids.index(front))


class SessionSheet(QWidget):
    """One conversation: what the coachee may read, and below it what only you may."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        form = load.load(FORM)
        self._title = SectionTitle()
        self.remove = Button("Remove", "quiet", icon_name="delete")
        self.prompts = Prompts()
        self._forms = [FormView(form, only=part, cards=False) for part in PARTS]
        self._pro_bono = CheckRow("Given free of charge (pro bono)")
        self._private = TextEdit(form.field(PRIVATE).label, lines=4)
        before, notes, after = self._forms
        shared = Card(accent="teal")
        head = row(gap=16)
        head.addWidget(self._title, 1)
        head.addWidget(self.remove)
        shared.add(head)
        shared.add(row(Lock(*SHARED_LOCK), None))
        shared.add(before)
        shared.add(Tiles([notes, self.prompts], least=230, gap=24, shares=(3, 2)))
        shared.add(after)
        shared.add(self._pro_bono)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(shared)
        box.addWidget(self._private_card())
        for part in self._forms:
            part.edited.connect(self.edited)
        self._pro_bono.edited.connect(lambda given: self.edited.emit("pro_bono", bool(given)))
        self._private.edited.connect(lambda text: self.edited.emit(PRIVATE, text))

    def show_session(self, session: Session, name: str, today: date) -> None:
        """Show this conversation; text being typed is left alone."""
        self._title.setText(f"{date_words(session.date)}, with {name}")
        self.prompts.show_framework(session.framework)
        day = {"date": session.date.isoformat()}
        for part, names in zip(self._forms, PARTS, strict=True):
            part.set_values({name: getattr(session, name) for name in names} | day)
        self._say_of_day("date", STILL_TO_COME if session.date > today else "")
        is_behind = session.next_date is not None and session.next_date <= session.date
        self._say_of_day("next_date", NOT_AFTER if is_behind else "")
        self._pro_bono.set_value(session.pro_bono)
        self._private.set_value(session.private_notes)

    def editor(self, name: str) -> QWidget:
        """The editor of one shared field. Raises KeyError."""
        number = next(at for at, names in enumerate(PARTS) if name in names)
        return self._forms[number].editor(name)

    def _say_of_day(self, name: str, words: str) -> None:
        """Say what is odd about a day, unless what was typed is no day at all."""
        form = next(f for f, names in zip(self._forms, PARTS, strict=True) if name in names)
        if not form.editor(name).problem():  # type: ignore[attr-defined]
            form.show_problem(name, words)

    def start(self) -> None:
        """Be ready for what the conversation was about."""
        self.editor("focus").setFocus()

    def flush(self) -> None:
        """Save now what is being typed."""
        for part in self._forms:
            part.flush()
        self._private.flush()

    def _private_card(self) -> Card:
        card = Card(accent="violet")
        head = row(SectionTitle("Private notes"), None, Lock(*PRIVATE_LOCK))
        card.add(head)
        card.add(
            Text(
                "They stay in this casebook: no document, print or export ever holds them.",
                size=Size.SMALL,
                colour="violet_ink",
            )
        )
        card.add(self._private)
        return card
