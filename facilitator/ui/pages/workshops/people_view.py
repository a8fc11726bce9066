"""The people of one workshop: who is asked, who comes, and who could be asked."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.operations import guests
from facilitator.ui.pages.workshops.ask_card import AskCard
from facilitator.ui.pages.workshops.guests_card import GuestsCard
from facilitator.ui.session import UNDO, Session


class PeopleView(QWidget):
    """Guests above, those who could be asked below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._workshop_id = ""
        self.guests = GuestsCard()
        self.ask = AskCard()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(self.guests)
        box.addWidget(self.ask)
        self._connect()

    def show_workshop(self, dossier: Dossier, workshop_id: str) -> None:
        """Show the people of a workshop."""
        self._workshop_id = workshop_id
        today = self._session.today()
        self.guests.show_guests(dossier, workshop_id, today)
        self.ask.show_people(dossier, workshop_id, today)

    def _connect(self) -> None:
        run = self._session.run
        self.guests.came.connect(lambda key, came: run(guests.set_came, key, came))
        self.guests.replied.connect(lambda key, reply: run(guests.set_reply, key, reply))
        self.guests.marked_new.connect(lambda key, new: run(guests.set_new, key, new))
        self.guests.removed.connect(
            lambda key: run(guests.remove, [key], toast="Taken off the list")
        )
        self.guests.signed_in.connect(self._on_signed_in)
        self.guests.copied.connect(lambda words: self._session.notice.emit(words, ""))
        self.ask.asked.connect(self._on_asked)
        self.ask.most_set.connect(self._on_most_set)

    def _on_signed_in(self, name: str) -> None:
        session = self._session
        signed = session.run(guests.sign_in, self._workshop_id, name, session.today())
        if signed:
            found = session.casebook.get(Person, signed.person_id).name
            session.notice.emit(f"{found} is signed in", UNDO)
        else:
            self.guests.door.set_value(name)

    def _on_asked(self, person_ids: list[str], why: str) -> None:
        count = len(person_ids)
        toast = f"{count} people are on the list" if count > 1 else "On the list"
        self._session.run(
            guests.invite,
            self._workshop_id,
            person_ids,
            self._session.today(),
            why=why,
            toast=toast,
        )

    def _on_most_set(self, most: object) -> None:
        if most is not None:
            self._session.run(guests.set_most_asks, self._session.network_id, most)
