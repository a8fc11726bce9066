"""Has foreign files read by a process of their own, which is ended when it takes too much.

A file that hangs, swells or breaks its reader thus never reaches the casebook or the window.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from types import MappingProxyType
from typing import Any

import facilitator
from facilitator.errors import UserError
from facilitator.exchange import limits
from facilitator.exchange.columns import Column, ColumnMatch, How
from facilitator.exchange.in_child import READY
from facilitator.exchange.returned import Chosen, FileRead, ReturnedSheet
from facilitator.exchange.sheets import error

SECONDS = 5
"""How long one file may take to be read."""
MEMORY = 300_000_000
"""Bytes of memory the reading process may have."""
FLAG = "--read-returned"
"""The hidden command that makes this program the reading process."""

_START = 30
_LONGEST_ANSWER = 50_000_000
_MOMENT = 0.1
_RIGHT_FILE = "Filled forms are small and quickly read; is it the right file?"

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def read(
    paths: Iterable[Path | str], form_id: str, *, seconds: int = SECONDS, memory: int = MEMORY
) -> tuple[ReturnedSheet, ...]:
    """Every sheet of these files, in order.

    Raises UserError naming the first file that is wrong, or that takes too long or too much
    memory to read, and then returns nothing.
    """
    sheets: list[ReturnedSheet] = []
    for found in _each([Path(path).absolute() for path in paths], form_id, seconds, memory, {}):
        if found.refusal:
            raise found.refusal
        sheets += found.sheets
    return tuple(sheets)


def read_each(
    paths: Sequence[Path | str],
    form_id: str,
    *,
    role: str = "",
    chosen: Chosen = MappingProxyType({}),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> tuple[FileRead, ...]:
    """What each of these files gave, and each file of these folders; none stops the others.

    `role` is for sheets that do not say theirs. `progress` hears how many of how many are
    done, in the calling thread. Where `cancelled` says so, what was read by then is returned.
    """
    files = files_of(paths)
    options = {"role": role, "chosen": {header: list(names) for header, names in chosen.items()}}
    done: list[FileRead] = []
    for found in _each(files, form_id, seconds, memory, options, cancelled):
        done.append(found)
        if progress:
            progress(len(done), len(files))
    return tuple(done)


def files_of(paths: Iterable[Path | str]) -> list[Path]:
    """These files, with each folder's in its place, by name; what systems hide there is left."""
    found: list[Path] = []
    for path in map(Path, paths):
        whole = path.absolute()
        found += _files_in(whole) if os.path.isdir(whole) else [whole]
    return found


def decoded(line: bytes, file: Path) -> FileRead:
    """What one answer says of a file."""
    answer: dict[str, Any] = json.loads(line)
    matched = answer.get("matched") and _match(answer["matched"])
    if "refused" in answer:
        return FileRead(file, refusal=UserError(*answer["refused"]), matched=matched)
    if "broken" in answer:
        what = f"broke the reader, so nothing was taken from it ({answer['broken']})"
        hint = "Is it the right file? If so, use “Save report” in Settings."
        return FileRead(file, refusal=error(file.name, what, hint))
    sheets = tuple(ReturnedSheet(**sheet) for sheet in answer["sheets"])
    return FileRead(file, answer["digest"], sheets, matched=matched)


def _match(told: dict[str, Any]) -> ColumnMatch:
    columns = (Column(**{**column, "how": How(column["how"])}) for column in told["columns"])
    return ColumnMatch(told["header"], tuple(columns), tuple(told["missing"]))


def _files_in(folder: Path) -> list[Path]:
    found = [
        Path(place) / name
        for place, folders, names in os.walk(folder)
        for name in names
        if not _is_hidden(name) and not any(map(_is_hidden, Path(place).relative_to(folder).parts))
    ]
    return sorted(found)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini", "__macosx")


def _each(
    files: Sequence[Path],
    form_id: str,
    seconds: int,
    memory: int,
    options: Mapping[str, Any],
    cancelled: Cancelled | None = None,
) -> Iterator[FileRead]:
    """What each file gave. A process that ends over one file is followed by another."""
    place = 0
    while place < len(files):
        left = files[place:]
        request = {"form": form_id, "seconds": seconds, "memory": memory, "options": options}
        with _Child({**request, "files": [str(file) for file in left]}, seconds) as child:
            for number, file in enumerate(left):
                try:
                    found = child.read(file, cancelled)
                except _CancelledError:
                    return
                except _EndedError as ended:
                    if number and ended.may_be_others_fault:
                        break  # what came before may have used it up: alone, in a new process
                    yield FileRead(file, refusal=ended.refusal)
                    place += 1
                    break
                yield found
                place += 1


class _CancelledError(Exception):
    """Nobody waits for the files any more."""


class _EndedError(Exception):
    """The process was ended, or ended itself, over a file."""

    def __init__(self, refusal: UserError, *, may_be_others_fault: bool = True) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.may_be_others_fault = may_be_others_fault


class _Child:
    """The reading process while it runs; leaving it ends it, whatever it is doing."""

    def __init__(self, request: Mapping[str, Any], seconds: int) -> None:
        self._seconds = seconds
        self._is_ready = False
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._process = _started()
        self._pump = threading.Thread(
            target=self._exchange, args=(json.dumps(request).encode("ascii"),), daemon=True
        )

    def __enter__(self) -> _Child:
        self._pump.start()
        return self

    def __exit__(self, *failure: object) -> None:
        _end(self._process)
        self._pump.join(1)

    def read(self, file: Path, cancelled: Cancelled | None) -> FileRead:
        """What the next file gave, which is this one."""
        line = self._line(file, cancelled)
        if not self._is_ready and line == READY:
            self._is_ready = True
            line = self._line(file, cancelled)
        if line.endswith(b"\n"):
            return decoded(line, file)
        if self._wants_too_much():
            raise _EndedError(error(file.name, "takes far too much memory to read", _RIGHT_FILE))
        what = "ended the reader, so nothing was taken from it"
        raise _EndedError(error(file.name, what, _RIGHT_FILE))

    def _line(self, file: Path, cancelled: Cancelled | None) -> bytes:
        patience = self._seconds if self._is_ready else max(_START, self._seconds)
        until = monotonic() + patience
        while True:
            if cancelled and cancelled():
                raise _CancelledError
            left = until - monotonic()
            with suppress(Empty):
                return self._lines.get(timeout=max(0, min(left, _MOMENT if cancelled else left)))
            if monotonic() >= until:
                what = f"was not read within {patience} seconds, so it was left"
                refusal = error(file.name, what, _RIGHT_FILE)
                raise _EndedError(refusal, may_be_others_fault=False)

    def _wants_too_much(self) -> bool:
        _end(self._process)
        return self._process.returncode == limits.TOO_MUCH

    def _exchange(self, request: bytes) -> None:
        """Hand over the request, then take in answers until the process ends: then b""."""
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        with suppress(OSError), into:
            into.write(request)
        with suppress(OSError), out:
            while (line := out.readline(_LONGEST_ANSWER)).endswith(b"\n"):
                self._lines.put(line)
        self._lines.put(b"")


def _command() -> list[str]:
    """How this program is started as a reader: the bundle is a program by itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    # -P: a file of the folder one happens to be in is never taken for one of Python's modules
    return [sys.executable, "-P", "-m", "facilitator", FLAG]


def _started() -> subprocess.Popen[bytes]:
    home = str(Path(facilitator.__file__).parent.parent)
    found = filter(None, (home, os.environ.get("PYTHONPATH")))
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(found)},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, and on POSIX whatever it started, unless it ends by itself at once."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=0.2)
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
