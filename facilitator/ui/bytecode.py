"""Keeps the bytecode of PySide6's Python parts, which it would compile anew at every start.

PySide6 carries some of its Python as text inside its library and compiles it while it is
imported, each time: about 20 ms, a fifth of the import. It calls the builtin `compile`, so that is
what is exchanged here, for as long as that import lasts. One part is left out: the writer of type
stubs, whose argparse, logging and patterns take as long again. The window's start keeps its bound
(see the benchmarks) only with this.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

Codes = dict[tuple[str, bytes], CodeType]

STUB_WRITER = "shibokensupport/signature/lib/pyi_generator.py"
"""Nothing calls it in a running program; signatures in messages do not need it."""

PLACE = Path(cache_from_source(__file__)).with_suffix(".pyside6")
"""Beside Python's own bytecode, and to be trusted and thrown away like it."""


@contextmanager
def kept(file: Path = PLACE) -> Iterator[None]:
    """Inside, take what `compile` makes of a source from the file, and put there what is new.

    PySide6 carries these parts as sources in its library, where Python's imports, which keep
    bytecode, do not find them. A file that cannot be read or written costs only the time.
    """
    there, used = _read(file), Codes()
    plain = builtins.compile

    def compile_or_take(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        if not isinstance(source, bytes) or mode != "exec" or rest or named:
            return plain(source, filename, mode, *rest, **named)
        if filename == STUB_WRITER:
            source = b""
        key = str(filename), source_hash(source)
        used[key] = there.get(key) or plain(source, filename, mode)
        return used[key]

    builtins.compile = compile_or_take
    try:
        yield
    finally:
        builtins.compile = plain
    if used.keys() - there.keys() and not sys.dont_write_bytecode:
        _write(file, used)


def _read(file: Path) -> Codes:
    try:
        magic, codes = marshal.loads(file.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return codes if magic == MAGIC_NUMBER else {}


def _write(file: Path, codes: Codes) -> None:
    temporary = file.with_suffix(f".{os.getpid()}")
    try:
        temporary.write_bytes(marshal.dumps((MAGIC_NUMBER, codes)))
        os.replace(temporary, file)
    except OSError:
        temporary.unlink(missing_ok=True)
