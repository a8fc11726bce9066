"""Filled sheets that came back as files: chosen by the facilitator, recorded in one step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.errors import UserError
from facilitator.exchange import child
from facilitator.exchange.returned import ReturnedSheet
from facilitator.operations import intake
from facilitator.ui.session import Session

FORM = "diagnostic"


def ask(parent: QWidget) -> list[str]:
    """The files the facilitator chooses; none when they think better of it."""
    paths, _ = QFileDialog.getOpenFileNames(
        parent, "Sheets to record", "", "Filled sheets (*.csv *.json *.toml)"
    )
    return paths


def take_in(session: Session, paths: Sequence[str], round_id: str) -> None:
    """Read these files beside the window, then record every sheet in a round, or none.

    Tells in notices that it is reading, and where a file is wrong.
    """
    network_id, on = session.network_id, session.today()

    def record(sheets: tuple[ReturnedSheet, ...]) -> None:
        into = intake.Into(network_id, on, round=round_id)
        session.run(intake.take_in, FORM, sheets, into, toast=_recorded(len(sheets)))

    session.notice.emit(_reading(paths), "")
    session.tasks.run(lambda: child.read(paths, FORM), record, partial(_refused, session))


def _refused(session: Session, error: Exception) -> None:
    if not isinstance(error, UserError):
        raise error
    session.notice.emit(str(error), "")


def _reading(paths: Sequence[str]) -> str:
    return (
        f"Reading {Path(paths[0]).name} …" if len(paths) == 1 else f"Reading {len(paths)} files …"
    )


def _recorded(sheets: int) -> str:
    return "1 sheet recorded" if sheets == 1 else f"{sheets} sheets recorded"
