"""A real session's writes and syncs, recorded with strace in the order the disk was asked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from faults.disk import Call, Op

ROOT = Path(__file__).parents[1]
CALLS = (
    "openat,pwrite64,write,ftruncate,fsync,fdatasync,"
    "link,linkat,rename,renameat,renameat2,unlink,unlinkat"
)
_LINE = re.compile(r"(\w+)\((.*)\) += (\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})+)>")
_NUMBER = re.compile(r", (\d+)$")


class NoRecordingError(Exception):
    """No session can be recorded here."""


def recorded(folder: Path, module: str, *arguments: object) -> list[Op]:
    """The calls of a Python module that is given this folder, which may not be there yet."""
    log = folder.with_name(f"{folder.name}.strace")
    session = [sys.executable, "-m", module, str(folder), *map(str, arguments)]
    options = ["-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([_strace(), *options, *session], check=True, stdout=subprocess.PIPE, cwd=ROOT)
    with log.open(encoding="ascii") as lines:
        return list(_ops(lines, str(folder.resolve())))


def _strace() -> str:
    strace = shutil.which("strace")
    if not strace:
        raise NoRecordingError("recording writes needs strace")
    probe = subprocess.run([strace, "-o", os.devnull, "true"], check=False, capture_output=True)
    if probe.returncode:
        raise NoRecordingError("strace is not allowed to look here")
    return strace


def _ops(lines: Iterable[str], folder: str) -> Iterator[Op]:
    for line in lines:
        if match := _LINE.match(line):
            yield from _op(match[1], match[2], folder)


def _op(call: str, arguments: str, folder: str) -> Iterator[Op]:
    texts = [_bytes(text) for text in _STRING.findall(arguments)]
    if call == "write" and arguments.startswith("1<"):
        yield from (Op(Call.TOLD, words) for words in texts[0].decode().split())
        return
    opened = _FILE.match(arguments)
    paths = [_bytes(opened[1])] if opened else texts
    names = [_name(path.decode("utf-8", "replace"), folder) for path in paths]
    if not names or names[0] is None:
        return
    if op := _on(call, arguments, [name or "" for name in names], texts):
        yield op


def _on(call: str, arguments: str, names: list[str], texts: list[bytes]) -> Op | None:
    last = _NUMBER.search(arguments)
    number = int(last[1]) if last else 0
    match call:
        case "pwrite64":
            return Op(Call.WRITE, names[0], data=texts[0], at=number)
        case "write":
            return Op(Call.APPEND, names[0], data=texts[0])
        case "ftruncate":
            return Op(Call.TRUNCATE, names[0], at=number)
        case "fsync" | "fdatasync":
            return Op(Call.SYNC, names[0])
        case "openat":
            return Op(Call.CREATE, names[0]) if "O_CREAT" in arguments else None
        case "link" | "linkat":
            return Op(Call.LINK, names[0], names[1])
        case "rename" | "renameat" | "renameat2":
            return Op(Call.RENAME, names[0], names[1])
    return Op(Call.UNLINK, names[0])


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _name(path: str, folder: str) -> str | None:
    """A file's name in the folder, "" for the folder itself, None for what is elsewhere."""
    if path == folder:
        return ""
    inside = path.removeprefix(f"{folder}/")
    return inside if inside != path and "/" not in inside else None
