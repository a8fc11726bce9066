"""Takes passphrases and codes from a file, the input or a hidden prompt, never from arguments."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from facilitator.errors import UserError

_FILE = "facilitator.passphrase_file"
_READ = "facilitator.passphrase"
_LONGEST = 4096
_TRIES = 3


def remember_file(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Keep the name of the passphrase file; the later word on the command line counts."""
    if value is not None:
        context.meta[_FILE] = value


def passphrase_for(key_file: Path) -> str | None:
    """The passphrase that opens a key file, given or asked for; None where it needs none.

    Raises LockedError where there is neither a file of it nor anybody to ask.
    """
    from facilitator.store import keys

    if not key_file.exists() or not keys.is_wrapped(key_file):
        return None
    meta = click.get_current_context().meta
    if meta.get(_FILE) is not None:
        if _READ not in meta:  # the input can be read once only
            meta[_READ] = read(meta[_FILE])
        return str(meta[_READ])
    if not has_terminal():
        raise keys.LockedError(
            "This casebook is locked with a passphrase.",
            "Give a file that holds it: --passphrase-file FILE",
        )
    return ask("Passphrase")


def unlock(key_file: Path) -> bytes:
    """The data key in a key file, with the passphrase it needs."""
    from facilitator.store import keys

    return keys.read(key_file, passphrase_for(key_file)).value


def read(name: str) -> str:
    """The first line of a file, or of the input for "-"; UserError where there is none."""
    try:
        with click.open_file(name, encoding="utf-8-sig") as file:
            line = str(file.readline(_LONGEST)).rstrip("\r\n")
    except UnicodeDecodeError:
        raise UserError(f"{name} holds no text.", "Save it as plain text (UTF-8).") from None
    if not line:
        raise UserError(f"{name} is empty.", "Write the passphrase into its first line.")
    return line


def ask(what: str, *, twice: bool = False) -> str:
    """What was typed at the terminal, unseen; with `twice`, typed again to be sure."""
    return str(
        click.prompt(
            what,
            hide_input=True,
            err=True,
            confirmation_prompt=f"{what} again" if twice else False,
        )
    )


def new_passphrase(file: str | None) -> str:
    """A new passphrase from a file, or typed twice; refused where it is too short."""
    from facilitator.store.passphrase import refuse_weak

    new = read(file) if file else _asked("New passphrase", "--new-file", twice=True)
    refuse_weak(new)
    return new


def recovery_code(file: str | None) -> str:
    """A recovery code from a file, or typed."""
    return read(file) if file else _asked("Recovery code", "--code-file")


def confirm_code(code: str) -> None:
    """Show a recovery code and have it typed again; UserError after three wrong tries."""
    from facilitator.store import recovery

    wanted = recovery.key_of(code)
    click.echo(f"Your recovery code. Write it down now, and keep it away from here:\n{code}")
    for _ in range(_TRIES):
        try:
            if recovery.matches(ask("Type the recovery code"), wanted):
                return
            click.echo("That is another code.", err=True)
        except recovery.RecoveryCodeError as error:
            click.echo(str(error), err=True)
    raise UserError(
        "The recovery code was not typed as shown, so no passphrase was set.", "Start again."
    )


def has_terminal() -> bool:
    """Whether somebody can be asked."""
    return bool(sys.stdin and sys.stdin.isatty())


def _asked(what: str, option: str, *, twice: bool = False) -> str:
    if not has_terminal():
        raise UserError(
            f"There is nobody to ask for it: {what.lower()}.", f"Give it in a file: {option} FILE"
        )
    return ask(what, twice=twice)
