"""What the commands share: which casebook, what unlocks it, and the form of the answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from facilitator import paths
from facilitator.cli import secrets
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.records import Network
    from facilitator.store.casebook import Casebook

_ANYWHERE = "facilitator.allow_synced"

Command = TypeVar("Command", bound=Callable[..., Any])


def _remember(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Keep the folder where both the group and its command find it; the later word counts."""
    if value is not None and not value.strip():
        raise UserError("--casebook names no folder.", "Give the folder of your casebook.")
    if value is not None:
        context.find_root().obj = value


def _remember_leave(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    context.meta[_ANYWHERE] = value or context.meta.get(_ANYWHERE, False)


def casebook_option(command: Command) -> Command:
    """Adds what chooses and unlocks a casebook; each may stand before the command or after it."""
    named: Callable[[Command], Command] = click.option(
        "--casebook",
        metavar="DIR",
        callback=_remember,
        expose_value=False,
        is_eager=True,
        help=f"The casebook's folder; else {paths.CASEBOOK}, else your own.",
    )
    unlocked: Callable[[Command], Command] = click.option(
        "--passphrase-file",
        metavar="FILE",
        callback=secrets.remember_file,
        expose_value=False,
        help="A file that holds the passphrase, - for the input; else it is asked for.",
    )
    anywhere: Callable[[Command], Command] = click.option(
        "--allow-synced",
        is_flag=True,
        callback=_remember_leave,
        expose_value=False,
        help="Open it even in a folder that a cloud keeps in step, or on a network.",
    )
    return named(unlocked(anywhere(command)))


def json_option(command: Command) -> Command:
    """Adds --json, handed to the command as `as_json`."""
    option: Callable[[Command], Command] = click.option(
        "--json", "as_json", is_flag=True, help="Answer with one JSON document."
    )
    return option(command)


def network_option(command: Command) -> Command:
    """Adds --network, handed to the command as `network_name`."""
    option: Callable[[Command], Command] = click.option(
        "--network",
        "network_name",
        required=True,
        metavar="N",
        help="The network's name, the beginning of it, or its id.",
    )
    return option(command)


def any_network_option(command: Command) -> Command:
    """Adds --network where it may be left out, handed to the command as `network_name`."""
    option: Callable[[Command], Command] = click.option(
        "--network",
        "network_name",
        default="",
        metavar="N",
        help="Their network; without it everybody is looked through, removed people too.",
    )
    return option(command)


def chosen_folder() -> Path:
    """The casebook's folder as the command line and the environment have it."""
    return paths.casebook_folder(click.get_current_context().find_root().obj)


def is_casebook(folder: Path) -> bool:
    """Whether a casebook, or what is left of one, lies in this folder."""
    from facilitator.store.casebook import FILE, KEY

    return any((folder / name).exists() for name in (FILE, KEY))


@contextmanager
def opened(*, may_create: bool = False) -> Iterator[Casebook]:
    """The casebook, closed afterwards; UserError where there is none to open, or it is damaged."""
    from facilitator.store.connection import PageError, refusal

    folder = chosen_folder()
    if not may_create and not is_casebook(folder):
        raise UserError(
            f"There is no casebook in {folder}.",
            "Choose it with --casebook, or begin one: facilitator new NAME --start YYYY-MM-DD",
        )
    try:
        with open_in(folder) as casebook:
            yield casebook
    except PageError as error:
        raise refusal(error) from error


def open_in(
    folder: Path, *, passphrase: str | None = None, recovery: str | None = None
) -> Casebook:
    """Open the casebook in a folder; unless it is handed what opens it, that is asked for."""
    from facilitator.store.casebook import KEY, Casebook

    if passphrase is None and recovery is None:
        passphrase = secrets.passphrase_for(folder / KEY)
    anywhere = click.get_current_context().meta.get(_ANYWHERE, False)
    return Casebook.open(folder, passphrase, recovery=recovery, allow_synced=anywhere)


@contextmanager
def opened_network(name: str) -> Iterator[tuple[Casebook, Network]]:
    """The casebook and the network of this name; UserError listing those there are."""
    from facilitator.operations import networks

    with opened() as casebook:
        yield casebook, networks.by_name(casebook, name)


def answer_with(data: object) -> None:
    """Write one JSON document to the output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
