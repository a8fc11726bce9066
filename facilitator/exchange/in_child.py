"""What the reading process does: read the files it is asked for, and answer in lines of JSON."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.errors import UserError
from facilitator.exchange import limits

if TYPE_CHECKING:
    from facilitator.exchange.returned import FileRead
    from facilitator.formspec.model import Form

READY = b"ready\n"
"""What the process says once it can read, so that its start is not taken for a slow file."""


_AT_THE_END = 5
"""Seconds of work beyond all that was allowed, after which the system itself ends the process."""


def main() -> int:
    """Answer the request on standard input, a line for each file."""
    gc.disable()  # it lives for a few files, and collecting takes longer the more a file holds
    request = json.loads(sys.stdin.buffer.read())
    files = [Path(name) for name in request["files"]]
    form = _prepared(request["form"], files)
    limits.confine(request["memory"], request["seconds"] * len(files) + _AT_THE_END)
    try:
        _say(READY)
        for file in files:
            _say(encoded(_answer(file, form, request.get("options", {}))))
    except MemoryError:
        os._exit(limits.TOO_MUCH)
    return 0


def _prepared(form_id: str, files: Iterable[Path]) -> Form:
    """The form; and what reads these files is imported, so that it is not counted with them."""
    from facilitator.exchange import returned  # noqa: F401
    from facilitator.formspec.load import load

    if any(file.suffix.lower() == ".pdf" for file in files):
        from facilitator.exchange import returned_pdf  # noqa: F401
    return load(form_id)


def _say(line: bytes) -> None:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _answer(file: Path, form: Form, options: Mapping[str, Any]) -> dict[str, Any]:
    """The sheets of one file, why it was refused, or where the reader broke down over it."""
    from facilitator.exchange import returned, returned_table

    try:
        return told(returned.look(file, form, **options))
    except returned_table.UnmatchedError as error:
        return {"refused": [error.message, error.hint], "matched": asdict(error.match)}
    except UserError as error:
        return {"refused": [error.message, error.hint]}
    except MemoryError:
        raise
    except Exception as error:  # told by its class and place: its words may be the file's
        return {"broken": f"{type(error).__name__}, {_place(error)}"}


def told(found: FileRead) -> dict[str, Any]:
    """What a file gave as the answer holds it."""
    return {
        "digest": found.digest,
        "sheets": [asdict(sheet) for sheet in found.sheets],
        "matched": found.matched and asdict(found.matched),
    }


def encoded(answer: dict[str, Any]) -> bytes:
    """An answer as one line."""
    return json.dumps(answer).encode("ascii") + b"\n"


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "nowhere"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
