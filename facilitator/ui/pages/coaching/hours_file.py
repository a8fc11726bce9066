"""Saves the hours of coaching as a table for a spreadsheet, with what a professional body asks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.errors import UserError
from facilitator.operations import coaching
from facilitator.ui.session import Session

LIST, DOCUMENT = "hours", "coaching-hours"


def save(parent: QWidget, session: Session, *, over_all: bool = False) -> None:
    """Ask where, then write the hours of the network in front, or of all; says how it went."""
    chosen = ask_where(parent)
    if chosen is None:
        return
    from facilitator.documents.write import write_atomically

    table = _table(session, over_all)
    try:
        write_atomically(chosen, lambda file: file.write(table))
    except UserError as error:
        session.notice.emit(str(error), "")
        return
    session.notice.emit(f"Saved {chosen.name} in {chosen.parent}", "")


def _table(session: Session, over_all: bool) -> bytes:
    from facilitator.exchange import lists
    from facilitator.store import dossier

    if over_all:
        return lists.hours(coaching.log_of_all(session.casebook))
    of = lists.LISTS[LIST]
    read = dossier.read(session.casebook, session.network_id, of.reader, diagnosed=False)
    return lists.written(of, read)


def ask_where(parent: QWidget) -> Path | None:
    """Where to save; None where it was called off."""
    from facilitator import paths

    folder = paths.documents_folder()
    start = (folder if folder.is_dir() else folder.parent) / "Coaching hours.csv"
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as CSV", str(start), "CSV (*.csv)")
    return Path(chosen).with_suffix(".csv") if chosen else None
