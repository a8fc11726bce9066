"""Saves a figure where the user wants it: as it is on paper, whatever the window's colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from facilitator.errors import UserError
from facilitator.ui.session import Session
from facilitator.ui.widgets.figure_view import FigureView, rendered

if TYPE_CHECKING:
    from facilitator.documents.figures import Figure

KINDS = {"png": "PNG picture (*.png)", "svg": "SVG drawing (*.svg)", "pdf": "PDF page (*.pdf)"}
LONGEST = 90


def offer(view: FigureView, session: Session, name: Callable[[], str]) -> None:
    """Let a figure be saved from its button, its menu and by Ctrl+S; `name` says what it is."""
    view.offer_saving()
    view.save_wanted.connect(lambda: _save_view(view, session, name()))


def save(parent: QWidget, session: Session, figure: Figure, name: str) -> None:
    """Ask where and write the figure; how it went becomes a notice."""
    title = _title(session, name)
    target = ask_where(parent, _folder(), _file_name(title))
    if target is None:
        return
    from facilitator.documents import figure_files

    def to_png(pdf: bytes, scale: float) -> bytes:
        drawing = figure.drawing
        return _png(pdf, QSize(round(drawing.width * scale), round(drawing.height * scale)))

    try:
        figure_files.save(figure, target, title=title, to_png=to_png)
    except UserError as error:
        session.notice.emit(str(error), "")
        return
    session.notice.emit(f"Saved {target.name} in {target.parent}", "")


def ask_where(parent: QWidget, folder: Path, name: str) -> Path | None:
    """Where to save and as what; None where it was called off."""
    dialog = QFileDialog(parent, "Save figure", str(folder))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(KINDS.values()))
    dialog.setDefaultSuffix("png")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending(kind)))
    dialog.selectFile(name)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _ending(kind: str) -> str:
    return next((ending for ending, words in KINDS.items() if words == kind), "png")


def _save_view(view: FigureView, session: Session, name: str) -> None:
    from facilitator.documents.palette import PAPER

    if figure := view.drawn_in(PAPER):
        save(view.window(), session, figure, name)


def _title(session: Session, name: str) -> str:
    dossier = session.dossier()
    return f"{dossier.network.name} - {name}" if dossier else name


def _file_name(title: str) -> str:
    plain = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in title)
    return " ".join(plain.split())[:LONGEST].rstrip()


def _folder() -> Path:
    from facilitator import paths

    folder = paths.documents_folder()
    return folder if folder.is_dir() else folder.parent


def _png(pdf: bytes, size: QSize) -> bytes:
    """The page on white: on a dark slide its words must stay readable."""
    ground = QImage(size, QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, rendered(pdf, size))
    painter.end()
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(made, QByteArray(b"png")).write(ground)
    return bytes(made.data().data())
