"""Which returned files are to be read: chosen in a dialog, or dropped on the page."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

KINDS = "Filled sheets (*.pdf *.csv *.xlsx *.json *.toml)"


def ask(parent: QWidget) -> list[str]:
    """The files the facilitator chooses; none when they think better of it."""
    paths, _ = QFileDialog.getOpenFileNames(parent, "Sheets to record", "", KINDS)
    return paths


def dropped(mime: QMimeData) -> list[str]:
    """The files and folders of this machine in what is dragged; none of the web's."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
