"""Takes returned files into the casebook: all that may come in, in one step, told file by file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.operations import receipts
from facilitator.operations.receipts import Already, File
from facilitator.operations.takes import TAKES, Sheet, Take
from facilitator.operations.takes import Into as Into
from facilitator.store.casebook import Casebook


@dataclass(frozen=True)
class Taken:
    """A file that came in, and how many sheets of it did."""

    path: Path
    sheets: int


@dataclass(frozen=True)
class Refused:
    """A file that did not come in, and why."""

    path: Path
    reason: UserError


@dataclass(frozen=True)
class FilesReport:
    """What became of each file; `where`, as in "the round Baseline", or "" for nothing."""

    where: str
    accepted: tuple[Taken, ...]
    refused: tuple[Refused, ...]
    already: tuple[Already, ...]

    @property
    def sheets(self) -> int:
        """How many sheets were recorded."""
        return sum(taken.sheets for taken in self.accepted)


@dataclass(frozen=True)
class IntakeReport:
    """How many sheets were recorded, and where, as in "the round Baseline"."""

    sheets: int
    where: str


class _NothingLeftError(Exception):
    """Every file was refused while it was recorded, so the step is given up."""


def take_in(casebook: Casebook, form_id: str, sheets: Sequence[Sheet], into: Into) -> IntakeReport:
    """Record sheets of one form as one step, after a verified backup where anything has changed.

    Raises UserError, and records nothing, where one of them does not belong where it goes, or
    where the backup cannot be made.
    """
    take = _take(form_id)
    _back_up(casebook)
    with casebook.step(_label(form_id, len(sheets))):
        place = take.place(casebook, into)
        take.record(casebook, into, place, sheets, None)
        return IntakeReport(len(sheets), place.words)


def take_in_files(
    casebook: Casebook, form_id: str, files: Sequence[File], into: Into
) -> FilesReport:
    """Record the sheets of every file that may come in, as one step; nothing where none may.

    A file with a sheet that does not belong stays out whole; sheets that are in already are
    left. A verified backup comes first where anything has changed. Raises UserError where
    that cannot be made, or where there is no place for any of them.
    """
    take, sieve = _take(form_id), receipts.Sieve(casebook, form_id, into)
    fresh = [(file, sheets) for file in files if (sheets := sieve.fresh(file))]
    where, failed = "", dict[Path, UserError]()
    with suppress(_NothingLeftError):
        where = _record(casebook, form_id, take, fresh, into, failed)
    return FilesReport(
        where,
        tuple(Taken(f.path, len(sheets)) for f, sheets in fresh if f.path not in failed),
        tuple(Refused(path, reason) for path, reason in (sieve.refused | failed).items()),
        tuple(sieve.already),
    )


def _record(
    casebook: Casebook,
    form_id: str,
    take: Take,
    fresh: Sequence[tuple[File, Sequence[Sheet]]],
    into: Into,
    failed: dict[Path, UserError],
) -> str:
    """Record what is fresh, noting which files failed; where it went, or "" for nothing."""
    if not fresh:
        return ""
    _back_up(casebook)
    with casebook.step(_label(form_id, sum(len(sheets) for _, sheets in fresh))):
        place = take.place(casebook, into)
        for file, sheets in fresh:
            try:
                with _part(casebook):
                    receipt = receipts.give(casebook, form_id, file, sheets, place, into)
                    take.record(casebook, into, place, sheets, receipt)
            except UserError as reason:
                failed[file.path] = reason
        if len(failed) == len(fresh):
            raise _NothingLeftError
        return place.words


def _back_up(casebook: Casebook) -> None:
    from facilitator.store.backups import Backups, Reason

    Backups(casebook).back_up_if_changed(Reason.BEFORE_IMPORT)


@contextmanager
def _part(casebook: Casebook) -> Iterator[None]:
    """A part of a step that is taken back by itself where it fails."""
    casebook.connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        casebook.connection.execute("ROLLBACK TO part")
        raise
    finally:
        casebook.connection.execute("RELEASE part")


def _take(form_id: str) -> Take:
    if form_id not in TAKES:
        raise UserError(
            f"Sheets of “{form_id}” cannot be recorded.", f"The forms are {', '.join(TAKES)}."
        )
    return TAKES[form_id]


def _label(form_id: str, sheets: int) -> str:
    words = f"Record {sheets} sheets" if sheets > 1 else "Record a sheet"
    return f"{words} of {load.load(form_id).title}"
