"""Filled sheets that came back as files: chosen by the facilitator, recorded in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.exchange import returned
from facilitator.operations import intake
from facilitator.store.casebook import Casebook

FORM = "diagnostic"


def ask(parent: QWidget) -> list[str]:
    """The files the facilitator chooses; none when they think better of it."""
    paths, _ = QFileDialog.getOpenFileNames(
        parent, "Sheets to record", "", "Filled sheets (*.csv *.json *.toml)"
    )
    return paths


def take_in(
    casebook: Casebook, paths: Sequence[str], network_id: str, round_id: str, on: date
) -> intake.IntakeReport:
    """Record every sheet of these files in a round; UserError where any of them is wrong."""
    sheets = [sheet for path in paths for sheet in returned.read(Path(path), FORM)]
    return intake.take_in(casebook, FORM, sheets, intake.Into(network_id, on, round=round_id))
