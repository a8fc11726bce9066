"""Reads the promises of a network: which are open, late or kept, and who holds how many."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum

from facilitator.domain.diary import owner_of
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Promise

LEAST_OPEN = 3
MOST_SHARE = 1 / 3


class Show(StrEnum):
    """Which promises are listed."""

    OPEN = "open"
    LATE = "late"
    KEPT = "kept"
    ALL = "all"


def is_late(promise: Promise, today: date) -> bool:
    """Whether it is open past its day."""
    return promise.done_on is None and promise.due is not None and promise.due < today


def chosen(dossier: Dossier, show: Show, owner: str, today: date) -> tuple[Promise, ...]:
    """The promises to list: open ones by due date, then kept ones, the newest first.

    `owner` is a name as shown; "" takes everyone's.
    """
    mine = [p for p in dossier.promises if not owner or owner_of(dossier, p) == owner]
    still_open = [p for p in mine if p.done_on is None]
    kept = sorted((p for p in mine if p.done_on), key=lambda p: (p.done_on, p.id), reverse=True)
    if show is Show.KEPT:
        return tuple(kept)
    still_open.sort(key=lambda p: (p.due or date.max, p.id))
    if show is Show.LATE:
        return tuple(p for p in still_open if is_late(p, today))
    return tuple(still_open + kept if show is Show.ALL else still_open)


def owners(dossier: Dossier) -> tuple[str, ...]:
    """Everybody who made a promise, by name."""
    names = {owner_of(dossier, promise) for promise in dossier.promises} - {""}
    return tuple(sorted(names, key=str.casefold))


def counts_words(dossier: Dossier, today: date) -> str:
    """How the promises stand: "8 open, 3 of them late; 12 kept"."""
    kept = sum(1 for p in dossier.promises if p.done_on)
    still_open = len(dossier.promises) - kept
    late = sum(1 for p in dossier.promises if is_late(p, today))
    told = f"{still_open} open" + (f", {late} of them late" if late else "")
    return f"{told}; {kept} kept" if kept else told


def burden(dossier: Dossier) -> str:
    """Who holds more than a third of the open promises, in a sentence; "" for nobody."""
    held = Counter(owner_of(dossier, p) for p in dossier.promises if p.done_on is None)
    total = held.total()
    heavy = [(n, name) for name, n in held.items() if name and n > total * MOST_SHARE and n > 1]
    if total < LEAST_OPEN or not heavy:
        return ""
    told = " and ".join(f"{name} holds {n}" for n, name in sorted(heavy, reverse=True))
    return f"{told} of {total} open promises."
