"""Numbered saves, each of two promises in one step, and what is left of them after a fault."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import sqlcipher3

from facilitator.domain.records import Network, Promise
from facilitator.errors import UserError
from facilitator.operations import networks, promises
from facilitator.store.casebook import Casebook
from faults.outcome import Harm
from tests.cli.command_line import run
from tests.killing import Tell

FIRST, SECOND = "do", "tell"


def begin(folder: Path) -> Path:
    """A casebook with a network, closed; its folder."""
    with Casebook.open(folder) as casebook:
        networks.create(casebook, "Ward nurses", date(2026, 1, 5))
    return folder


def save(casebook: Casebook, number: int, *, whole: bool = True) -> None:
    """Write the two promises with this number, in one step unless not `whole`."""
    network = casebook.find(Network)[0]
    with casebook.step("Add two promises") if whole else nullcontext():
        for part in (FIRST, SECOND):
            promises.make(casebook, network.id, f"{part} {number}")


def keep_saving(folder: Path, tell: Tell, start: int) -> None:
    """Save until killed, and tell each number once it is kept."""
    casebook = Casebook.open(folder)
    for number in range(start, start + 1_000_000):
        save(casebook, number)
        tell(str(number))


def keep_saving_rashly(folder: Path, tell: Tell, start: int) -> None:
    """The control: tells before it is kept, and saves by halves."""
    casebook = Casebook.open(folder)
    for number in range(start, start + 1_000_000):
        tell(str(number))
        save(casebook, number, whole=False)


def harm_to(folder: Path, acknowledged: Collection[int]) -> Harm:
    """Reopen, look for every acknowledged save and for half ones, and run the check."""
    try:
        with Casebook.open(folder) as casebook:
            first, second = _numbers(casebook, FIRST), _numbers(casebook, SECOND)
    except (UserError, sqlcipher3.Error):
        return Harm(lost=bool(acknowledged), torn=True)
    kept = first & second
    return Harm(lost=not kept.issuperset(acknowledged), torn=first != second or not is_ok(folder))


def is_ok(folder: Path) -> bool:
    """Whether `facilitator check --json` says so."""
    done = run("--casebook", folder, "check", "--json")
    return done.code == 0 and bool(done.data["ok"])


def _numbers(casebook: Casebook, part: str) -> set[int]:
    texts = (promise.text.split() for promise in casebook.find(Promise))
    return {int(number) for found, number in texts if found == part}
