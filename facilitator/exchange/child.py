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
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import facilitator
from facilitator.errors import UserError
from facilitator.exchange import limits
from facilitator.exchange.returned import ReturnedSheet
from facilitator.exchange.sheets import error

SECONDS = 5
"""How long one file may take to be read."""
MEMORY = 300_000_000
"""Bytes of memory the reading process may have."""
FLAG = "--read-returned"
"""The hidden command that makes this program the reading process."""

_LONGEST_ANSWER = 50_000_000
_RIGHT_FILE = "Filled forms are small and quickly read; is it the right file?"


def read(
    paths: Iterable[Path | str], form_id: str, *, seconds: int = SECONDS, memory: int = MEMORY
) -> tuple[ReturnedSheet, ...]:
    """Every sheet of these .json, .toml and .csv files, in order.

    Raises UserError naming the first file that is wrong, or that takes too long or too much
    memory to read, and then returns nothing.
    """
    files = [Path(path).absolute() for path in paths]
    sheets: list[ReturnedSheet] = []
    with _Child(files, form_id, seconds, memory) as child:
        for file in files:
            sheets += child.sheets_of(file)
    return tuple(sheets)


def decoded(line: bytes, name: str) -> list[ReturnedSheet]:
    """The sheets in one answer. Raises UserError where it tells of a refusal."""
    answer: dict[str, Any] = json.loads(line)
    if "refused" in answer:
        raise UserError(*answer["refused"])
    if "broken" in answer:
        what = f"broke the reader, so nothing was taken from it ({answer['broken']})"
        raise error(name, what, "Is it the right file? If so, use “Save report” in Settings.")
    return [ReturnedSheet(**sheet) for sheet in answer["sheets"]]


class _Child:
    """The reading process while it runs; leaving it ends it, whatever it is doing."""

    def __init__(self, files: Sequence[Path], form_id: str, seconds: int, memory: int) -> None:
        request = {
            "files": [str(file) for file in files],
            "form": form_id,
            "seconds": seconds,
            "memory": memory,
        }
        self._seconds = seconds
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

    def sheets_of(self, file: Path) -> list[ReturnedSheet]:
        """The sheets of the next file, which is this one."""
        try:
            line = self._lines.get(timeout=self._seconds)
        except Empty:
            what = f"was not read within {self._seconds} seconds, so it was left"
            raise error(file.name, what, _RIGHT_FILE) from None
        if line.endswith(b"\n"):
            return decoded(line, file.name)
        if self._wants_too_much():
            raise error(file.name, "takes far too much memory to read", _RIGHT_FILE)
        raise error(file.name, "ended the reader, so nothing was taken from it", _RIGHT_FILE)

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
