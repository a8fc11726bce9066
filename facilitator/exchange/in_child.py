"""What the reading process does: read the files it is asked for, and answer in lines of JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.errors import UserError
from facilitator.exchange import limits

if TYPE_CHECKING:
    from facilitator.exchange.returned import ReturnedSheet
    from facilitator.formspec.model import Form


def main() -> int:
    """Answer the request on standard input, a line for each file up to the first refused one."""
    request = json.loads(sys.stdin.buffer.read())
    files = [Path(name) for name in request["files"]]
    limits.confine(request["memory"], request["seconds"] * max(len(files), 1))
    try:
        _answer_all(request["form"], files)
    except MemoryError:
        os._exit(limits.TOO_MUCH)
    return 0


def _answer_all(form_id: str, files: Iterable[Path]) -> None:
    from facilitator.formspec.load import load

    form = load(form_id)
    for file in files:
        answer = _answer(file, form)
        sys.stdout.buffer.write(encoded(answer))
        sys.stdout.buffer.flush()
        if "sheets" not in answer:
            return


def _answer(file: Path, form: Form) -> dict[str, Any]:
    """The sheets of one file, why it was refused, or where the reader broke down over it."""
    from facilitator.exchange import returned

    try:
        return told(returned.read(file, form))
    except UserError as error:
        return {"refused": [error.message, error.hint]}
    except MemoryError:
        raise
    except Exception as error:  # told by its class and place: its words may be the file's
        return {"broken": f"{type(error).__name__}, {_place(error)}"}


def told(sheets: Iterable[ReturnedSheet]) -> dict[str, Any]:
    """Sheets as the answer holds them."""
    return {"sheets": [asdict(sheet) for sheet in sheets]}


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
