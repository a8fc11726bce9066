"""Between the sheet being typed and the casebook: drafts, recording, correcting."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.domain.records import Person, Response, Round
from facilitator.domain.returns import numbers
from facilitator.domain.sheet_code import sheet_number
from facilitator.operations import fields, rounds
from facilitator.operations.batches import of_round
from facilitator.ui.pages.diagnostic.draft import Draft, Numbers
from facilitator.ui.pages.diagnostic.sheet_entry import SheetEntry
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
        self._begin(round_, draft, responses)

    def _begin(self, round_: Round, draft: Draft, responses: tuple[Response, ...]) -> None:
        batches = of_round(self._session.casebook, round_.id)
        sent = {number: batch.role for batch in batches for number in numbers(batch)}
        taken = {sheet_number(r.sheet, round_.id): r.id for r in responses}
        taken.pop(None, None)
        names = {} if round_.anonymous else self._names()
        known = Numbers(round_.id, sent, taken)  # type: ignore[arg-type]
        self._show(round_).begin(round_, draft, next_sheet(responses), names, known)

    def open(self, round_: Round, response: Response) -> None:
        """Correct a recorded sheet."""
        names = {} if round_.anonymous else self._names()
        self._show(round_).correct(round_, response, names)

    def refresh(self, round_: Round, responses: tuple[Response, ...]) -> None:
        """Follow what changed in the casebook; leave where the sheet is gone."""
        entry = self.entry
        if entry is None or self._stack.currentWidget() is not entry:
            return
        kept = [response for response in responses if response.id == entry.response_id]
        if entry.round_id != round_.id or (entry.response_id and not kept):
            self.leave()
        elif kept:
            entry.correct(round_, kept[0], {} if round_.anonymous else self._names())
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
        entry.again_wanted.connect(self._on_again)
        entry.confirmed.connect(self._on_confirmed)
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
            self._begin(round_, Draft(draft.role), casebook.find(Response, round_id=round_.id))

    def _on_again(self, response_id: str) -> None:
        if self._round is not None and self.entry is not None and response_id:
            self._keep(self._round.id, Draft())
            self.entry.again(self._round, self._session.casebook.get(Response, response_id))

    def _on_confirmed(self, response_id: str, answers: Mapping[str, object]) -> None:
        done = self._session.run(
            rounds.confirm, response_id, answers, toast="Both entries agree now"
        )
        if done:
            self._on_left()

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
