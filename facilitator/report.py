"""What somebody can send us when the program failed: plain text, to be read before it is sent."""

from __future__ import annotations

import io
import json
import platform
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from facilitator import __version__

_LONGEST = 250_000
_ABOUT_IT = """\
This is a report about Facilitator, made on your computer and sent to nobody.

It holds which version ran on which system, when and where in the program something failed,
and how many records of each kind your casebook has. It holds no names, no notes, no answers,
and nothing else that you or others wrote. All of it is plain text: please read it, and send it
only if you are content with what it says.

"""


def contents(logs: Iterable[Path], check: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The report's files and their text; `check` is what the casebook's own check found."""
    found = {"about.txt": _about()}
    if check is not None:
        found["casebook.txt"] = json.dumps(_counted(check), indent=2) + "\n"
    for log in logs:
        found[f"{log.name}.txt"] = _end_of(log)
    return {"read-me.txt": _ABOUT_IT + _listed(found), **found}


def packed(files: Mapping[str, str]) -> bytes:
    """The files as one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in files.items():
            zipped.writestr(name, text)
    return out.getvalue()


def _about() -> str:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    kind = "installed program" if getattr(sys, "frozen", False) else "from source"
    return f"Facilitator {__version__}, {kind}\nPython {platform.python_version()}\n{system}\n"


def _counted(check: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is a number, a yes or no, or a number by name; of a list, how many it has."""
    counted: dict[str, Any] = {}
    for name, value in check.items():
        if isinstance(value, bool | int):
            counted[name] = value
        elif isinstance(value, Mapping):
            counted[name] = {key: n for key, n in value.items() if isinstance(n, bool | int)}
        else:
            counted[name] = len(value) if isinstance(value, str | list | tuple) else 0
    return counted


def _end_of(log: Path) -> str:
    """What a log says last, where it can be read."""
    try:
        return log.read_text("utf-8", "replace")[-_LONGEST:]
    except OSError as error:
        return f"It can't be read: {type(error).__name__}\n"


def _listed(files: Mapping[str, str]) -> str:
    return "".join(f"{name}: {len(text.splitlines())} lines\n" for name, text in files.items())
