"""Knows a file or a sheet again that came in before, and one that belongs to another round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from facilitator.domain import returns
from facilitator.domain.records import Network, Response, Round, Workshop
from facilitator.domain.review_records import Batch, Receipt
from facilitator.domain.sheet_code import parse, round_mark
from facilitator.errors import UserError
from facilitator.operations.takes import Into, Place, Sheet, round_kept
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

DIAGNOSTIC = "diagnostic"


class File(Protocol):
    """What one file gave: its sheets, or why there are none."""

    @property
    def path(self) -> Path:
        """Where it lies."""

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""

    @property
    def sheets(self) -> Sequence[Sheet]:
        """What is in it."""

    @property
    def refusal(self) -> UserError | None:
        """Why nothing can be taken from it."""


@dataclass(frozen=True)
class Already:
    """Sheets of a file that are in the casebook already, and what is known of them."""

    path: Path
    sheets: int
    why: str


def give(
    casebook: Casebook, form_id: str, file: File, sheets: Sequence[Sheet], place: Place, into: Into
) -> str:
    """Keep receipts of a file and of each response in it that has a mark; the file's id.

    Belongs inside the step that records the sheets. A response's receipt counts no sheets.
    """

    def kept(digest: str, count: int, on: date | None = into.on) -> Receipt:
        receipt = Receipt(new_id(), into.network_id, form_id, digest, place.id, count, on)
        return casebook.insert(receipt)

    for sheet in sheets:
        if sheet.mark:
            kept(sheet.mark, 0)
    return kept(file.digest, len(sheets)).id


class Sieve:
    """Sorts files into what is fresh, what is in already and what is refused, in their order."""

    def __init__(self, casebook: Casebook, form_id: str, into: Into) -> None:
        self.already: list[Already] = []
        self.refused: dict[Path, UserError] = {}
        self._casebook, self._form_id, self._into = casebook, form_id, into
        self._digests: set[str] = set()
        self._round = round_kept(casebook, into) if form_id == DIAGNOSTIC else None
        self._numbers = self._numbers_back()
        self._marks = self._marks_kept()

    def fresh(self, file: File) -> Sequence[Sheet]:
        """The sheets of a file that may come in; what becomes of the others is noted."""
        if file.refusal:
            self.refused[file.path] = file.refusal
            return ()
        if seen := self._seen(file):
            self.already.append(Already(file.path, len(file.sheets), seen))
            return ()
        try:
            self._check_rounds(file.sheets)
        except UserError as reason:
            self.refused[file.path] = reason
            return ()
        return self._unseen(file)

    def _seen(self, file: File) -> str:
        """How this very file is known, or ""."""
        if not file.digest:
            return ""
        if file.digest in self._digests:
            return "the same file is here twice"
        self._digests.add(file.digest)
        kept = self._casebook.find(
            Receipt,
            order="id",
            network_id=self._into.network_id,
            form=self._form_id,
            digest=file.digest,
        )
        return next((words for words in map(self._words, kept) if words), "")

    def _words(self, receipt: Receipt) -> str:
        """When a file came in and where its sheets went; "" where they are gone again."""
        place = ""
        if self._form_id == DIAGNOSTIC:
            if not self._casebook.find(Response, receipt_id=receipt.id):
                return ""
            place = f", for the round {self._casebook.get(Round, receipt.place_id).title}"
        elif found := self._casebook.find(Workshop, id=receipt.place_id):
            place = f", for the workshop {found[0].title}"
        on = receipt.came_on
        return f"this file came in{f' on {on.day} {on:%B %Y}' if on else ' before'}{place}"

    def _unseen(self, file: File) -> Sequence[Sheet]:
        """The sheets without those whose number or mark came in before, in this file or others."""
        fresh, twice, known = list[Sheet](), list[str](), 0
        for sheet in file.sheets:
            code = parse(sheet.sheet)
            if code and code.number in self._numbers:
                twice.append(str(code))
            elif sheet.mark and sheet.mark in self._marks:
                known += 1
            else:
                fresh.append(sheet)
            self._numbers |= {code.number} if code else set()
            self._marks |= {sheet.mark} if sheet.mark else set()
        if twice:
            self.already.append(Already(file.path, len(twice), _are_in("sheet", twice)))
        if known:
            why = "this response came in before" if known == 1 else "these came in before"
            self.already.append(Already(file.path, known, why))
        return fresh

    def _check_rounds(self, sheets: Sequence[Sheet]) -> None:
        mark = round_mark(self._round.id) if self._round else ""
        for sheet in sheets:
            if sheet.round_mark and sheet.round_mark != mark:
                raise self._of_another_round(sheet)

    def _of_another_round(self, sheet: Sheet) -> UserError:
        known = {round_mark(kept.id): kept for kept in self._casebook.find(Round)}
        other = known.get(sheet.round_mark)
        if other is None:
            what = f"sheet {sheet.sheet} is of a round that is not in this casebook"
            return UserError(f"{sheet.source}: {what}.", "Is it of another network?")
        title = f"the round {other.title}"
        if other.network_id != self._into.network_id:
            title += f" of {self._casebook.get(Network, other.network_id).name}"
        hint = "Choose that round for it."
        return UserError(f"{sheet.source}: sheet {sheet.sheet} is of {title}.", hint)

    def _numbers_back(self) -> set[int]:
        """The numbers of the round's numbered sheets that are in."""
        if self._round is None:
            return set()
        sent = self._casebook.find(Batch, round_id=self._round.id)
        kept = self._casebook.find(Response, round_id=self._round.id)
        return set(returns.back(self._round.id, sent, kept))

    def _marks_kept(self) -> set[str]:
        """The marks of a survey's responses that came in to the same place."""
        kept = self._casebook.find(
            Receipt, network_id=self._into.network_id, form=self._form_id, sheets=0
        )
        if self._form_id != DIAGNOSTIC:
            return {receipt.digest for receipt in kept}
        here = self._round.id if self._round else ""
        return {receipt.digest for receipt in kept if receipt.place_id == here}


def _are_in(what: str, names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{what} {names[0]} is in already"
    shown = ", ".join(names[:5]) + ("" if len(names) <= 5 else f" and {len(names) - 5} more")
    return f"{what}s {shown} are in already"
