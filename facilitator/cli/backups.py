"""Commands that keep the casebook safe: back it up, show the backups, bring one back, check it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator import clock
from facilitator.cli import secrets
from facilitator.cli.options import (
    answer_with,
    casebook_option,
    chosen_folder,
    is_casebook,
    json_option,
    opened,
)
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.store.backup_files import Backup
    from facilitator.store.casebook import Casebook
    from facilitator.store.restore import Restored


@click.command()
@casebook_option
@click.option("--to", "to", metavar="DIR", help="Another folder, such as one on a memory stick.")
@json_option
def backup(to: str | None, as_json: bool) -> None:
    """Make a backup and check every page of it."""
    from facilitator.store.backups import Backups

    if to is not None and not to.strip():
        raise UserError("--to names no folder.", "Give the folder the backup is to lie in.")
    with opened() as casebook:
        made = Backups(casebook).back_up(to=Path(to).expanduser().absolute() if to else None)
    if made.warning:
        click.echo(f"Not in the second place: {made.warning}", err=True)
    if as_json:
        answer_with(_about(made))
    else:
        click.echo(f"Backed up and checked: {made.path}")


@click.command()
@casebook_option
@click.option("--in", "folder", metavar="DIR", help="Another folder; else the casebook's own.")
@click.option("--verify", is_flag=True, help="Check every page of each.")
@json_option
def backups(folder: str | None, verify: bool, as_json: bool) -> None:
    """Show the backups, newest first, with the date and the counts of each."""
    place = Path(folder).expanduser().absolute() if folder else None
    if place and not place.is_dir():
        raise UserError(f"There is no folder {place}.", "Connect its disk, or name another.")
    found = _listed(place, verify)
    if as_json:
        answer_with([_about(one) for one in found])
        return
    click.echo(
        "\n".join(_words(one) for one in found) or "No backup yet. Make one: facilitator backup"
    )


def _listed(place: Path | None, verify: bool) -> tuple[Backup, ...]:
    """The backups of the casebook, or of one that is damaged but whose key is there."""
    from facilitator.store import backups as making
    from facilitator.store import restore as restoring

    try:
        with opened() as casebook:
            key, own = casebook._key, making.Backups(casebook).folder
    except restoring.DamagedError as error:
        click.echo(error.message, err=True)
        folder = chosen_folder()
        key, own = secrets.unlock(folder / "casebook.key"), folder / making.FOLDER
    see = making.verified if verify else making.opened
    return tuple(see(one, key) for one in making.found(place or own, key))


@click.command()
@casebook_option
@click.argument("file", metavar="FILE")
@click.option("--preview", is_flag=True, help="Only show what is in it.")
@json_option
def restore(file: str, preview: bool, as_json: bool) -> None:
    """Put a backup in the casebook's place; the casebook as it is now is kept beside it.

    Its contents are copied into a new casebook after all of them have been checked.
    """
    source = Path(file).expanduser().absolute()
    if preview:
        _show(source, as_json)
        return
    done = _restored(chosen_folder(), source)
    replaced = str(done.replaced) if done.replaced else None
    if as_json:
        answer_with({"restored": str(source), "replaced": replaced, "counts": dict(done.counts)})
        return
    click.echo(f"Restored {source}: {_counts_words(done.counts)}.")
    if replaced:
        click.echo(f"The casebook as it was is kept: {replaced}")


def _restored(folder: Path, source: Path) -> Restored:
    from facilitator.store import restore as restoring

    with ExitStack() as stack:
        if is_casebook(folder):
            try:
                casebook = stack.enter_context(opened())
            except (restoring.DamagedError, restoring.LostKeyError) as error:
                click.echo(f"{error.message} The backup takes its place.", err=True)
            else:
                return restoring.restore(casebook, source, unlock=secrets.unlock)
    key = restoring.known_key(folder, secrets.unlock)
    return restoring.rescue(folder, source, key=key, unlock=secrets.unlock)


def _show(source: Path, as_json: bool) -> None:
    from facilitator.store import restore as restoring

    key = restoring.known_key(chosen_folder(), secrets.unlock)
    found = restoring.preview(source, key, secrets.unlock)
    if as_json:
        answer_with(
            {
                "path": str(found.path),
                "schema": found.schema,
                "last_change": found.last_change or None,
                "counts": dict(found.counts),
            }
        )
        return
    last = f", last changed {found.last_change[:16].replace('T', ' ')}" if found.last_change else ""
    click.echo(f"{source.name} is whole: {_counts_words(found.counts)}{last}.")


@click.command()
@casebook_option
@json_option
@click.pass_context
def check(context: click.Context, as_json: bool) -> None:
    """Check that the casebook and its newest backup are whole, and count what it holds.

    Ends with 1 where anything is wrong, and with 2 where nobody could look.
    """
    found = _checked()
    if as_json:
        answer_with(found)
    else:
        click.echo(_check_words(found))
    context.exit(0 if found["ok"] else 1)


def _checked() -> dict[str, Any]:
    """What there is to say of the casebook, or only why it does not open."""
    from facilitator.store import upkeep
    from facilitator.store.connection import DamagedError
    from facilitator.store.keys import LostKeyError

    try:
        with opened() as casebook:
            found = casebook.check() | {"ledger": _ledger_problem(casebook)}
            if found["ok"]:
                upkeep.keep_day(casebook, clock.now())
            last = _last_backup(casebook)
    except (DamagedError, LostKeyError) as error:
        click.echo(f"Error: {error}", err=True)
        return {"ok": False, "refused": error.message, "last_backup": _rescuing_backup()}
    ok = found["ok"] and not found["ledger"] and (last is None or last["ok"])
    return found | {"ok": ok, "last_backup": last}


def _ledger_problem(casebook: Casebook) -> str:
    from facilitator.store import ledger

    is_damaged = ledger.is_damaged(casebook.folder / ledger.FILE)
    return f"{ledger.FILE}, which says who was erased, is damaged" if is_damaged else ""


def _rescuing_backup() -> dict[str, Any] | None:
    """The newest whole backup of a casebook that does not open."""
    from facilitator.store import rescue
    from facilitator.store import restore as restoring

    folder = chosen_folder()
    found = rescue.newest_good(folder, restoring.known_key(folder, secrets.unlock))
    return _about(found.backup) if found.backup else None


def _last_backup(casebook: Casebook) -> dict[str, Any] | None:
    from facilitator.store.backups import Backups

    kept = Backups(casebook)
    newest = next(iter(kept.listed()), None)
    return _about(kept.verified(newest)) if newest else None


def _check_words(found: dict[str, Any]) -> str:
    last = found["last_backup"]
    if "refused" in found:
        newest = f"The newest whole backup: {last['path']}" if last else "No whole backup here."
        return f"Something is wrong:\n  {found['refused']}\n{newest}"
    names = ("integrity", "cipher", "foreign_keys", "search_index", "ledger")
    problems = [f"  {name.replace('_', ' ')}: {found[name]}" for name in names if found[name]]
    counts = [f"  {table.replace('_', ' ')}: {n}" for table, n in found["counts"].items() if n]
    if last and not last["ok"]:
        problems.append(f"  last backup: {last['path']} is damaged")
    kept = f"Last backup: {last['at'][:16].replace('T', ' ')}" if last else "No backup yet."
    verdict = "The casebook is whole." if found["ok"] else "Something is wrong:"
    return "\n".join([verdict, *problems, *(["It holds:", *counts] if counts else []), kept])


def _about(made: Backup) -> dict[str, Any]:
    return {
        "sequence": made.sequence,
        "path": str(made.path),
        "at": made.at.isoformat(),
        "reason": made.reason,
        "schema": made.schema,
        "size": made.size,
        "counts": None if made.counts is None else dict(made.counts),
        "ok": made.ok,
    }


def _words(one: Backup) -> str:
    state = {None: "", True: ", whole", False: ", DAMAGED"}[one.ok]
    counts = _counts_words(one.counts) if one.counts is not None else "cannot be read"
    reason = one.reason.replace("-", " ")
    return (
        f"{one.sequence:>6}  {one.at:%Y-%m-%d %H:%M}  {reason}{state}  {counts}\n        {one.path}"
    )


def _counts_words(counts: Any) -> str:
    named = {
        "network": ("network", "networks"),
        "person": ("person", "people"),
        "session": ("session", "sessions"),
    }
    told = ((counts.get(kind, 0), words) for kind, words in named.items())
    return ", ".join(f"{number} {words[number != 1]}" for number, words in told)
