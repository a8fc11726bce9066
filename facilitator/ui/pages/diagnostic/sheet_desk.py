"""Between the sheet being typed and the casebook: drafts, recording, correcting."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.domain.records import Person, Response, Round
from facilitator.operations import fields, rounds
from facilitator.ui.pages.diagnostic.sheet_entry import Draft, SheetEntry
from facilitator.ui.pages.diagnostic.words import next_sheet
from facilitator.ui.session import Session


class SheetDesk(QObject):
    """Shows the sheet in a page's stack; `left` when the page itself is to come back."""

    left = Signal()

    def __init__(self, session: Session, stack: QStackedWidget, page: QWidget) -> None:
        super().__init__(stack)
        self._session, self._stack, self._page = session, stack, page
        self._round: Round | None = None
        self.entry: SheetEntry | None = None

    def add(self, round_: Round, responses: tuple[Response, ...]) -> None:
        """Type the next sheet of a round, or go on with the one begun."""
        draft = self.draft(round_.id) or Draft(role=_likely_role(round_, responses))
        self._show(round_).begin(round_, draft, next_sheet(responses), self._names())

    def open(self, round_: Round, response: Response) -> None:
        """Correct a recorded sheet."""
        self._show(round_).correct(round_, response, self._names())

    def refresh(self, round_: Round, responses: tuple[Response, ...]) -> None:
        """Follow what changed in the casebook; leave where the sheet is gone."""
        entry = self.entry
        if entry is None or self._stack.currentWidget() is not entry:
            return
        kept = [response for response in responses if response.id == entry.response_id]
        if entry.round_id != round_.id or (entry.response_id and not kept):
            self.leave()
        elif kept:
            entry.correct(round_, kept[0], self._names())
        else:
            self._round = round_
            entry.count_as(next_sheet(responses))

    def leave(self) -> None:
        """Let the page come back."""
        self._stack.setCurrentWidget(self._page)
        if self.entry is not None:
            self.entry.round_id = self.entry.response_id = ""

    def draft(self, round_id: str) -> Draft | None:
        """The sheet begun in a round and not recorded yet."""
        return Draft.load(self._session.casebook.setting(_setting(round_id)))

    def _show(self, round_: Round) -> SheetEntry:
        self._round = round_
        if self.entry is None:
            self.entry = self._made()
            self._stack.addWidget(self.entry)
        self._stack.setCurrentWidget(self.entry)
        return self.entry

    def _made(self) -> SheetEntry:
        entry, run = SheetEntry(), self._session.run
        entry.drafted.connect(self._keep)
        entry.recorded.connect(self._on_recorded)
        entry.left.connect(self._on_left)
        entry.answer_corrected.connect(lambda *edit: run(rounds.set_answer, *edit))
        entry.field_corrected.connect(lambda *edit: run(fields.set_field, Response, *edit))
        return entry

    def _names(self) -> Mapping[str, str]:
        people = self._session.casebook.find(
            Person, order="name", network_id=self._session.network_id
        )
        return {person.id: person.name for person in people if person.left_on is None}

    def _keep(self, round_id: str, draft: Draft) -> None:
        kept = draft.dump() if draft.begun else ""
        self._session.casebook.remember(_setting(round_id), kept)

    def _on_recorded(self, draft: Draft) -> None:
        round_, entry = self._round, self.entry
        if round_ is None or entry is None:
            return
        comment = {"comment": draft.comment} if draft.comment else {}
        done = self._session.run(
            rounds.record,
            round_.id,
            draft.role,
            {**draft.answers, **comment},
            sheet=draft.sheet,
            person_id=draft.person or None,
            toast=f"Sheet {draft.sheet} recorded",
        )
        if done:
            casebook = self._session.casebook
            casebook.remember(_setting(round_.id), "")
            number = next_sheet(casebook.find(Response, round_id=round_.id))
            entry.begin(round_, Draft(draft.role), number, self._names())

    def _on_left(self) -> None:
        self.leave()
        self.left.emit()


def _likely_role(round_: Round, responses: tuple[Response, ...]) -> str:
    """The role of the sheet before; of a first Rapid 12 sheet the coordinator."""
    if responses:
        return responses[-1].role
    return "coordinator" if round_.rapid and round_.asked == 1 else "member"


def _setting(round_id: str) -> str:
    return f"sheet-draft-{round_id}"
