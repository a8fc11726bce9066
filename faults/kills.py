"""Processes killed while they save, make a backup, migrate, restore or write a PDF."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, BinaryIO

import pikepdf
import sqlcipher3

from facilitator import clock
from facilitator.documents import catalogue
from facilitator.documents.write import write_atomically
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network
from facilitator.errors import UserError
from facilitator.operations import networks
from facilitator.store import backup_files, copies, dossier, migrations, restore
from facilitator.store.backups import Backups, Reason
from facilitator.store.casebook import FILE, KEY, Casebook
from faults import saves
from faults.outcome import Harm, Outcome, counted
from tests.builders import contents, new_network
from tests.killing import Telling, how_long, killed_after, moments, told_until_killed

if TYPE_CHECKING:
    from sqlite_utils import Database

OLD = Path(__file__).parents[1] / "tests" / "fixtures" / "casebooks" / "schema-1"
CHUNK = 4096
SAVING = 0.08
"""Seconds within which a process that saves is killed: from opening to some dozen saves."""


# While saving


def while_saving(folder: Path, tries: int) -> Iterator[Outcome]:
    """Killed at random moments, again and again in the same casebook."""
    yield counted("Killed while saving", _saving(folder / "kept", tries, saves.keep_saving))
    rash = _saving(folder / "rash", max(10, tries // 5), saves.keep_saving_rashly)
    yield counted("says saved first, saves by halves", rash, is_control=True)


def _saving(folder: Path, tries: int, work: Callable[..., None]) -> Iterator[Harm]:
    """Every save of the earlier tries must be there too; after harm a new casebook is begun."""
    chance, casebook, said = Random(tries), saves.begin(folder), set[int]()
    for number in range(tries):
        moment = chance.uniform(0, SAVING)
        said |= set(map(int, told_until_killed(moment, _saving_from(casebook, work, number))))
        harm = saves.harm_to(casebook, said)
        if harm != Harm():
            casebook, said = saves.begin(folder / str(number)), set()
        yield harm


def _saving_from(folder: Path, work: Callable[..., None], number: int) -> Telling:
    return lambda tell: work(folder, tell, number * 1000)


# While a backup is made


def during_a_backup(folder: Path, tries: int) -> Iterator[Outcome]:
    """The casebook is as it was, and every backup that is listed is whole."""
    casebook = saves.begin(folder / "kept")
    yield counted("Killed during a backup", _backing_up(casebook, tries, _back_up_for_ever))
    rash = _backing_up(saves.begin(folder / "rash"), max(10, tries // 5), _copy_for_ever)
    yield counted("copied straight to its name", rash, is_control=True)


def _backing_up(folder: Path, tries: int, work: Callable[[Path], None]) -> Iterator[Harm]:
    before, chance = _contents(folder), Random(tries)
    for _ in range(tries):
        killed_after(chance.uniform(0, 0.2), lambda: work(folder))
        yield Harm(_contents(folder) != before, not _backups_are_whole(folder))


def _back_up_for_ever(folder: Path) -> None:
    copies.PAGES, copies.PAUSE = 4, 0.0005
    casebook = Casebook.open(folder)
    while True:
        Backups(casebook).back_up()


def _copy_for_ever(folder: Path) -> None:
    with Casebook.open(folder) as casebook:
        tag = backup_files.tag_of(casebook._key)
    (folder / "backups").mkdir(exist_ok=True)
    for number in range(1, 1000):
        name = backup_files.name_of(tag, number, clock.now(), migrations.LATEST, Reason.ASKED)
        with (folder / "backups" / name).open("wb") as file:
            _write_slowly(file, (folder / FILE).read_bytes())


def _backups_are_whole(folder: Path) -> bool:
    with Casebook.open(folder) as casebook:
        kept = Backups(casebook)
        whole = all(kept.verified(one).ok for one in kept.listed())
    return whole and saves.is_ok(folder)


# While migrating


def during_a_migration(folder: Path, tries: int) -> Iterator[Outcome]:
    """A casebook of the first schema is opened, and opened again after the kill."""
    yield counted("Killed during a migration", _migrating(folder / "kept", tries))
    unguarded = _migrating(folder / "rash", max(10, tries // 5), _migrate_by_halves)
    yield counted("its number first, no transaction", unguarded, is_control=True)


def _migrating(
    folder: Path, tries: int, migrate: Callable[..., None] = migrations.migrate
) -> Iterator[Harm]:
    def work(copy: Path) -> None:
        migrations.migrate = migrate
        Casebook.open(copy)

    before = _contents(_copied(OLD, folder / "whole"))
    timed = _copied(OLD, folder / "timed")
    for number, moment in enumerate(moments(how_long(lambda: work(timed)), tries)):
        copy = _copied(OLD, folder / str(number))
        _kill(copy, moment, work)
        yield _after_migrating(copy, before)


def _kill(folder: Path, moment: float, work: Callable[[Path], object]) -> None:
    killed_after(moment, lambda: work(folder))


def _after_migrating(folder: Path, before: object) -> Harm:
    try:
        return Harm(_contents(folder) != before, not _backups_are_whole(folder))
    except (UserError, sqlcipher3.Error):
        return Harm(torn=True)


def _migrate_by_halves(database: Database, version: int) -> None:
    for number, step in enumerate(migrations.MIGRATIONS[version:], start=version + 1):
        database.execute(f"PRAGMA user_version = {number}")
        time.sleep(0.2)
        step(database)


# While restoring


def during_a_restore(folder: Path, tries: int) -> Iterator[Outcome]:
    """The casebook is the former one or the restored one, and can be restored again."""
    folder.mkdir()
    kept = saves.begin(folder / "kept")
    with Casebook.open(kept) as casebook:
        source = Backups(casebook).back_up(to=folder / "stick").path
        new_network(casebook, "Since")
    yield counted(
        "Killed during a restore", _restoring(kept, source, folder / "tries", tries, _restore)
    )
    rash = _restoring(kept, source, folder / "rash", max(10, tries // 5), _copy_over)
    yield counted("copied over the casebook", rash, is_control=True)


def _restoring(
    kept: Path, source: Path, folder: Path, tries: int, work: Callable[[Path, Path], None]
) -> Iterator[Harm]:
    timed = _copied(kept, folder / "timed")
    took = how_long(lambda: work(timed, source))
    for number, moment in enumerate(moments(took * 1.1, tries)):
        copy = _copied(kept, folder / str(number))
        _kill(copy, moment, lambda copy: work(copy, source))
        yield _after_restoring(copy, source)


def _after_restoring(folder: Path, source: Path) -> Harm:
    try:
        named = _names(folder)
        whole = _backups_are_whole(folder)
        restore.restore(Casebook.open(folder), source)
    except (UserError, sqlcipher3.Error):
        return Harm(lost=True, torn=True)
    again = saves.is_ok(folder) and _names(folder) == {"Ward nurses"}
    lost = named not in ({"Ward nurses", "Since"}, {"Ward nurses"})
    return Harm(lost, not (whole and again))


def _restore(folder: Path, source: Path) -> None:
    restore.restore(Casebook.open(folder), source)


def _copy_over(folder: Path, source: Path) -> None:
    with (folder / FILE).open("wb") as file:
        _write_slowly(file, source.read_bytes())


# While a PDF is written


def during_a_pdf(folder: Path, tries: int) -> Iterator[Outcome]:
    """At its name lies the old PDF or a whole new one."""
    page = _plan_on_a_page(saves.begin(folder / "kept"))
    named = "Killed while writing a PDF"
    yield counted(named, _writing(folder / "kept.pdf", page, tries, write_atomically))
    straight = _writing(folder / "rash.pdf", page, max(10, tries // 5), _write_straight)
    yield counted("written straight over the old one", straight, is_control=True)


def _writing(target: Path, page: bytes, tries: int, write: Callable[..., None]) -> Iterator[Harm]:
    def work() -> None:
        write(target, lambda file: _write_slowly(file, page))

    old = page + b"% the old one\n"
    for moment in moments(how_long(work), tries):
        target.write_bytes(old)
        killed_after(moment, work)
        now = target.read_bytes() if target.exists() else b""
        yield Harm(lost=not now, torn=now not in (old, page) or not _is_pdf(now))


def _write_straight(target: Path, draw: Callable[[BinaryIO], object]) -> None:
    with target.open("wb") as file:
        draw(file)


def _plan_on_a_page(folder: Path) -> bytes:
    with Casebook.open(folder) as casebook:
        shown = dossier.read(casebook, networks.every(casebook)[0].id, Reader.NETWORK)
    page = io.BytesIO()
    catalogue.write("plan-on-a-page", shown, page)
    return page.getvalue()


def _is_pdf(content: bytes) -> bool:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return len(pdf.pages) > 0
    except pikepdf.PdfError:
        return False


# What they share


def _write_slowly(file: BinaryIO, content: bytes) -> None:
    for start in range(0, len(content), CHUNK):
        file.write(content[start : start + CHUNK])
        file.flush()
        time.sleep(0.001)


def _copied(source: Path, target: Path) -> Path:
    """A copy of a casebook's file, key and backups."""
    target.mkdir(parents=True)
    for name in (FILE, KEY):
        shutil.copy(source / name, target / name)
    return target


def _contents(folder: Path) -> object:
    with Casebook.open(folder) as casebook:
        return contents(casebook)


def _names(folder: Path) -> set[str]:
    with Casebook.open(folder) as casebook:
        return {network.name for network in casebook.find(Network)}
