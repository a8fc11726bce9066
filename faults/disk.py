"""A disk that forgets: what a power cut leaves of writes that were never made durable."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

SECTOR = 512


class Call(StrEnum):
    """What a process asks of a disk; TOLD is what it told the user."""

    CREATE = "create"
    WRITE = "write"
    APPEND = "append"
    TRUNCATE = "truncate"
    SYNC = "sync"
    LINK = "link"
    RENAME = "rename"
    UNLINK = "unlink"
    TOLD = "told"


@dataclass(frozen=True)
class Op:
    """One call: the file's name, a second name to link or rename to, bytes and where they go."""

    call: Call
    name: str
    other: str = ""
    data: bytes = b""
    at: int = 0


@dataclass
class _File:
    """What was written, what is durable of it, and the calls in between."""

    now: bytearray = field(default_factory=bytearray)
    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Op] = field(default_factory=list)


class Disk:
    """A folder's files, of which a power cut leaves what was synced and some of the rest.

    Names follow the same rule: a name is there for good once the folder (named "") is synced;
    until then the last changes may be gone, in order, as on a disk with a journal.
    """

    def __init__(self) -> None:
        self._names: dict[str, _File] = {}
        self._possible: list[dict[str, _File]] = [{}]

    def apply(self, op: Op) -> None:
        """Carry out one call."""
        match op.call:
            case Call.SYNC if not op.name:
                self._possible = [dict(self._names)]
            case Call.SYNC:
                file = self._names[op.name]
                file.durable, file.waiting = bytearray(file.now), []
            case Call.WRITE | Call.APPEND | Call.TRUNCATE:
                self._change(self._names[op.name], op)
            case Call.CREATE | Call.LINK | Call.RENAME | Call.UNLINK:
                self._rename(op)
                self._possible.append(dict(self._names))
            case Call.TOLD:
                pass

    def _change(self, file: _File, op: Op) -> None:
        if op.call is Call.APPEND:
            op = Op(Call.WRITE, op.name, data=op.data, at=len(file.now))
        file.waiting.append(op)
        if op.call is Call.TRUNCATE:
            _resize(file.now, op.at)
        else:
            _put(file.now, op.data, op.at)

    def _rename(self, op: Op) -> None:
        if op.call is Call.CREATE:
            self._names.setdefault(op.name, _File())
        elif op.call is Call.LINK:
            self._names[op.other] = self._names[op.name]
        elif op.call is Call.RENAME:
            self._names[op.other] = self._names.pop(op.name)
        else:
            self._names.pop(op.name, None)

    def after_a_power_cut(self, chance: Random) -> dict[str, bytes]:
        """The files by name, with a random share of unsynced sectors written."""
        share = chance.choice((0.0, 0.5, 1.0, chance.random()))
        names = chance.choice(self._possible)
        return {name: _left_of(file, share, chance) for name, file in names.items()}


def _left_of(file: _File, share: float, chance: Random) -> bytes:
    left = bytearray(file.durable)
    for op in file.waiting:
        if op.call is Call.TRUNCATE:
            if chance.random() < share:
                _resize(left, op.at)
            continue
        for start in _sectors(op):
            if chance.random() < share:
                end = min(start - start % SECTOR + SECTOR, op.at + len(op.data))
                _put(left, op.data[start - op.at : end - op.at], start)
    return bytes(left)


def _sectors(op: Op) -> list[int]:
    """Where each sector's share of a write begins."""
    first = op.at - op.at % SECTOR
    starts = range(first, op.at + len(op.data), SECTOR)
    return [max(start, op.at) for start in starts]


def _put(content: bytearray, data: bytes, at: int) -> None:
    if len(content) < at:
        _resize(content, at)
    content[at : at + len(data)] = data


def _resize(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))
