"""Commands that put the casebook under a passphrase, and open it where that was lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from facilitator.cli import paper, secrets
from facilitator.cli.options import casebook_option, chosen_folder, is_casebook, open_in, opened
from facilitator.errors import UserError

ELSEWHERE = "Backups in other folders open as before until you make another one there."

Command = TypeVar("Command", bound=Callable[..., object])


@click.group()
@casebook_option
def passphrase() -> None:
    """Set, change or remove the passphrase, or print the recovery code.

    Without passphrase and recovery code, nobody can read the casebook again, you included.
    """


def _new_file(command: Command) -> Command:
    option: Callable[[Command], Command] = click.option(
        "--new-file", metavar="FILE", help="A file that holds the new passphrase."
    )
    return option(command)


@passphrase.command("set")
@casebook_option
@_new_file
def set_(new_file: str | None) -> None:
    """Put the casebook under a passphrase."""
    with opened() as casebook:
        if casebook.has_passphrase:
            raise UserError(
                "This casebook has a passphrase already.",
                "Change it: facilitator passphrase change",
            )
        new = secrets.new_passphrase(new_file)
        if new_file is None:
            secrets.confirm_code(casebook.recovery_code())
        casebook.set_passphrase(new)
    click.echo("The casebook opens with its passphrase from now on.")
    click.echo(ELSEWHERE)
    if new_file is not None:
        click.echo("Print the recovery code: facilitator passphrase code --out FILE.pdf")


@passphrase.command()
@casebook_option
@_new_file
def change(new_file: str | None) -> None:
    """Exchange the passphrase for another; the recovery code stays the same."""
    old = _passphrase()
    with open_in(chosen_folder(), passphrase=old) as casebook:
        casebook.change_passphrase(old, secrets.new_passphrase(new_file))
    click.echo("The casebook opens with the new passphrase from now on.")
    click.echo(ELSEWHERE)


@passphrase.command()
@casebook_option
def remove() -> None:
    """Let the casebook open without a passphrase."""
    old = _passphrase()
    with open_in(chosen_folder(), passphrase=old) as casebook:
        casebook.remove_passphrase(old)
    click.echo("The casebook opens without a passphrase: whoever uses this account can read it.")


@passphrase.command()
@casebook_option
@click.option("--code-file", metavar="FILE", help="A file that holds the recovery code.")
@_new_file
def recover(code_file: str | None, new_file: str | None) -> None:
    """Open the casebook with its recovery code, and set a new passphrase."""
    _refuse_none()
    code = secrets.recovery_code(code_file)
    with open_in(chosen_folder(), recovery=code) as casebook:
        casebook.set_passphrase(secrets.new_passphrase(new_file))
    click.echo("The casebook opens with the new passphrase from now on.")


@passphrase.command()
@casebook_option
@click.option("--out", metavar="FILE", help="A PDF page to print; else the code is shown here.")
def code(out: str | None) -> None:
    """Show the recovery code, or write its page."""
    target = paper.target_of(out) if out is not None else None
    with opened() as casebook:
        found = casebook.recovery_code()
    if target is None:
        click.echo(found)
        return
    from facilitator.documents import recovery_page

    recovery_page.write(found, target)
    click.echo(f"Wrote {target}")


def _passphrase() -> str:
    """The present passphrase; UserError where the casebook has none."""
    from facilitator.store.casebook import KEY

    _refuse_none()
    old = secrets.passphrase_for(chosen_folder() / KEY)
    if old is None:
        raise UserError("This casebook has no passphrase.", "Set one: facilitator passphrase set")
    return old


def _refuse_none() -> None:
    folder: Path = chosen_folder()
    if not is_casebook(folder):
        raise UserError(f"There is no casebook in {folder}.", "Choose it with --casebook.")
