"""Saves a report of what failed where the user wants it, to be read before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator import clock, paths, report
from facilitator.log import Log


def save(parent: QWidget | None, log: Log, check: Mapping[str, Any] | None = None) -> str:
    """Ask where, and write it; what to say then, or "" where it was called off.

    Raises UserError where it cannot be written.
    """
    from facilitator.documents.write import write_atomically

    target = ask_where(parent, _suggested())
    if target is None:
        return ""
    packed = report.packed(report.contents(log.files(), check))
    write_atomically(target, lambda file: file.write(packed))
    return f"Saved {target.name} in {target.parent}. It is plain text: read it before you send it."


def ask_where(parent: QWidget | None, suggested: Path) -> Path | None:
    """Where to save; None where it was called off."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save report", str(suggested), "Zip (*.zip)")
    return Path(chosen).with_suffix(".zip") if chosen else None


def _suggested() -> Path:
    folder = paths.documents_folder()
    start = folder if folder.is_dir() else folder.parent
    return start / f"Facilitator report {clock.today().isoformat()}.zip"
