"""A disk that is filled to the last byte while a casebook and a PDF are written to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import BinaryIO

from facilitator.documents.write import write_atomically
from facilitator.domain.records import Promise
from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from faults import saves
from faults.outcome import Harm, Outcome, counted
from tests.killing import Tell, status_of, told_to_the_end
from tests.small_disk import NoSmallDiskError, fill, small_disk

MEGABYTES = 6
ROOM = 200_000
"""The most bytes left free before the saves begin."""
OLD, NEW = b"%PDF-1.7 the old one", bytes(8_000_000)


def full_disk(folder: Path, tries: int) -> Iterator[Outcome]:
    """Saves until the disk is full, killed or closed then; freed, it works again."""
    folder.mkdir()
    try:
        with small_disk(folder / "small", MEGABYTES) as disk:
            yield counted(
                "Full disk",
                list(_filled(disk / "kept", tries, write_atomically, _save_until_full)),
                note="a clear message, opens while full, old PDF intact, saves once freed",
            )
        with small_disk(folder / "rash", MEGABYTES) as disk:
            rash = list(_filled(disk / "kept", 4, _write_straight, _save_rashly))
            yield counted("says saved first, PDF written straight", rash, is_control=True)
    except NoSmallDiskError as error:
        yield Outcome("Full disk", skipped=str(error))


def _filled(
    folder: Path, tries: int, write: Callable[..., None], save: Callable[..., None]
) -> Iterator[Harm]:
    chance, said, page = Random(tries), set[int](), folder.with_name("old.pdf")
    saves.begin(folder)
    for number in range(tries):
        page.write_bytes(OLD)
        fill(folder.parent, chance.randrange(ROOM))
        lines = told_to_the_end(partial(save, folder, number * 1000))
        said |= {int(line) for line in lines if line.isdigit()}
        intact = _pdf_survives(page, write)
        filler = fill(folder.parent, leaving=0)
        opens = status_of(lambda: Casebook.open(folder).find(Promise)) == 0
        filler.unlink()
        harm = saves.harm_to(folder, said)
        yield Harm(harm.lost, harm.torn or not intact, missed="full" not in lines or not opens)


def _save_until_full(folder: Path, start: int, tell: Tell) -> None:
    """Makes room once it is refused, goes on, and ends as if killed, with the log as it is."""
    casebook = Casebook.open(folder)
    number = start
    try:
        for number in range(start, start + 1000):
            saves.save(casebook, number)
            tell(str(number))
    except UserError as error:
        tell("full" if "The disk is full" in error.message else "unclear")
    (folder.parent / "filler").write_bytes(b"")
    saves.save(casebook, number)
    tell(str(number))
    os._exit(0)


def _save_rashly(folder: Path, start: int, tell: Tell) -> None:
    casebook = Casebook.open(folder)
    try:
        for number in range(start, start + 1000):
            tell(str(number))
            saves.save(casebook, number, whole=False)
    except UserError:
        tell("full")


def _pdf_survives(target: Path, write: Callable[..., None]) -> bool:
    """Whether a PDF that finds no room leaves the old one as it was."""
    try:
        write(target, lambda file: file.write(NEW))
    except (UserError, OSError):
        return target.read_bytes() == OLD and not list(target.parent.glob(".*.part"))
    return False


def _write_straight(target: Path, draw: Callable[[BinaryIO], object]) -> None:
    with target.open("wb") as file:
        draw(file)
