"""What the program notes of its own running: ids, numbers and kinds of error, never contents."""

from __future__ import annotations

import os
import re
import traceback
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from types import TracebackType

from facilitator import __version__, clock

FILE = "facilitator.log"
LARGEST = 200_000
"""Bytes a log may have before it is put aside."""
KEPT = 3
"""Logs put aside that are kept, the newest as facilitator.log.1."""

_ID = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\Z")
_PACKAGE = Path(__file__).parent


class Event(StrEnum):
    """What is noted."""

    STARTED = "started"
    FAILED = "failed"


class Log:
    """Notes lines in one file of a folder and puts it aside when it is full.

    It takes only what can hold no words of the casebook. A disk that refuses it stops nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, event: StrEnum, **about: object) -> Path | None:
        """Note an event with ids, numbers or kinds of error; the file, or None if it can't be.

        A value that is none of these is noted as “?”.
        """
        said = [f"{name}={_safe(value)}" for name, value in about.items()]
        return self._write(" ".join([_stamp(), event, *said]) + "\n")

    def fault(self, error: BaseException, trace: TracebackType | None) -> Path | None:
        """Note where it failed and with which kinds of error; never the message."""
        return self._write(fault_words(error, trace))

    def files(self) -> tuple[Path, ...]:
        """The logs there are, newest first."""
        return tuple(file for file in self._all() if file.is_file())

    def _all(self) -> list[Path]:
        return [self._folder / f"{FILE}{f'.{n}' if n else ''}" for n in range(KEPT + 1)]

    def _write(self, text: str) -> Path | None:
        file = self._folder / FILE
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if file.is_file() and file.stat().st_size + len(text) > LARGEST:
                self._turn()
            with file.open("a", encoding="utf-8") as log:
                log.write(text)
        except OSError:
            return None
        return file

    def _turn(self) -> None:
        """Put every log one place further; the last one goes."""
        every = self._all()
        for older, newer in zip(reversed(every), reversed(every[:-1]), strict=False):
            with suppress(FileNotFoundError):
                os.replace(newer, older)


def fault_words(error: BaseException, trace: TracebackType | None) -> str:
    """The lines of our own source it passed, and the kinds of error that led to each other."""
    kinds, cause = [type(error).__name__], error.__cause__ or error.__context__
    while cause is not None and len(kinds) < 5:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    head = f"{_stamp()} {Event.FAILED} Facilitator {__version__} {' from '.join(kinds)}"
    frames = traceback.extract_tb(trace)[-40:]
    lines = [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([head, *lines, ""])


def _place(filename: str) -> str:
    """A source file inside our package, or the name of another: never somebody's folders."""
    path = Path(filename)
    inside = path.is_relative_to(_PACKAGE)
    return path.relative_to(_PACKAGE).as_posix() if inside else path.name


def _safe(value: object) -> str:
    match value:
        case bool() | int():
            return str(value)
        case type():
            return value.__name__
        case BaseException():
            return type(value).__name__
        case StrEnum():
            return value.value
        case str() if _ID.match(value):
            return value
    return "?"


def _stamp() -> str:
    return f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
