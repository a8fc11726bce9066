"""Saves the 18 months as a calendar file where the user wants it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.errors import UserError
from facilitator.ui.session import Session


def save(parent: QWidget, session: Session) -> None:
    """Ask where, write it, and say how it went and what is new in it."""
    dossier = session.dossier()
    if dossier is None:
        return
    target = ask_where(parent, Path.home() / f"{_plain(dossier.network.name)} - 18 months.ics")
    if target is None:
        return
    from facilitator.documents.write import write_atomically
    from facilitator.exchange import calendar_out

    try:
        written = calendar_out.write(session.casebook, session.network_id)
        write_atomically(target, lambda file: file.write(written.content))
    except UserError as error:
        session.notice.emit(str(error), "")
        return
    session.notice.emit(f"Saved {target.name}: {written.words}", "")


def ask_where(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save; None where it was called off."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Save calendar", str(suggested), "Calendar (*.ics)"
    )
    return named(chosen) if chosen else None


def named(chosen: str) -> Path:
    """What was chosen, as a calendar file; a name with a full stop in it stays whole."""
    return Path(chosen if chosen.casefold().endswith(".ics") else f"{chosen}.ics")


def _plain(name: str) -> str:
    return "".join(sign for sign in name if sign not in '\\/:*?"<>|').strip()[:80]
