"""Files made to harm, and a measure of what the same reader does when nothing holds it."""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from facilitator.exchange import child

ROOT = Path(__file__).parent.parent.parent
MB = 1_000_000
SHEET = {"form": "diagnostic", "version": 1, "role": "member", "answers": {"s01": 4}}


@dataclass(frozen=True)
class Run:
    """How a reader without caps fared: the most memory in bytes, and whether it ended by itself."""

    memory: int
    ended: bool


def unheld(code: str, *arguments: object, seconds: float = 60, memory: int = child.MEMORY) -> Run:
    """Run code that reads `sys.argv[1:]` without caps, until it is past those it should have."""
    begun = time.monotonic()
    command = [sys.executable, "-c", f"import sys; {code}", *map(str, arguments)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None and time.monotonic() - begun < seconds and most <= memory:
        most = max(most, _resident(process.pid))
        time.sleep(0.005)
    ended = process.poll() == 0
    process.kill()
    process.wait()
    return Run(most, ended)


def _resident(pid: int) -> int:
    """The most memory this process ever had, in bytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) * 1024 if found else 0


def workbook() -> bytes:
    """A spreadsheet's zip of a few hundred kilobytes that unpacks to 400 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(400):
                sheet.write(b"0" * MB)
        packed.writestr("../../slipped.txt", "out of the folder")
        packed.writestr("xl/vbaProject.bin", "a macro")
    return out.getvalue()


def sparse(path: Path, size: int) -> Path:
    """A file that claims this size and takes no room."""
    with path.open("wb") as file:
        file.write(json.dumps(SHEET).encode())
        file.truncate(size)
    return path


def pipe(path: Path) -> Path:
    """A pipe nobody writes to: opening it waits for ever."""
    os.mkfifo(path)
    return path
