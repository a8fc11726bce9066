"""Shows a document as it will be on paper, and prints it, saves it or opens its folder."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from facilitator.errors import UserError
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import PageHead

FORM = "form:"
_READERS = {
    "facilitator": "For you alone.",
    "coachee": "For the person coached: private notes are left out.",
    "network": "For the network: private notes and coaching are left out.",
    "sponsor": "For the sponsor: only what the sponsor may read.",
}

Work = Callable[[Path], None]


def open_document(
    window: QWidget, session: Session, document: str, options: Mapping[str, Any]
) -> None:
    """Draw a document in the background, then show it; what goes wrong becomes a notice."""
    title, note, work = _prepared(session, document, options)
    folder = Path(tempfile.mkdtemp(prefix="facilitator-"))
    file = folder / f"{_file_name(session, title)}.pdf"

    def done(_: object) -> None:
        dialog = Preview(window, session, title, note, file)
        dialog.finished.connect(dialog.let_go)
        dialog.open()

    def failed(error: Exception) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        if not isinstance(error, UserError):
            raise error
        session.notice.emit(str(error), "")

    session.notice.emit(f"Drawing: {title}", "")
    session.tasks.run(lambda: work(file), done, failed)


def write(session: Session, document: str, options: Mapping[str, Any], target: Path) -> None:
    """Write a document of the network in front now; UserError where it cannot be."""
    _prepared(session, document, options)[2](target)


class Preview(QDialog):
    """The pages of one PDF with what can be done with it."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, note: str, file: Path
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._session, self._file = session, file
        self._save = Button("Save as PDF", Look.PRIMARY, "save")
        self._print = Button("Print", Look.SECONDARY, "print")
        self._close = Button("Close")
        self._pdf = QPdfDocument(self)
        self._view = QPdfView(self)
        self._build(parent, title, note)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self._close.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._on_save)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self._on_print)

    def _build(self, parent: QWidget, title: str, note: str) -> None:
        self._pdf.load(str(self._file))
        self._view.setDocument(self._pdf)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(f"{title}, {self._pdf.pageCount()} pages")
        pages = self._pdf.pageCount()
        counted = "1 page" if pages == 1 else f"{pages} pages"
        head = PageHead(title, f"{counted}. {note}".strip(), self._close, self._print, self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 18)
        box.setSpacing(12)
        box.addWidget(head)
        box.addWidget(self._view, 1)
        over = parent.size()
        self.resize(QSize(min(960, over.width() - 60), over.height() - 40))

    def let_go(self) -> None:
        """Close the file and remove it with its folder."""
        self._pdf.close()
        shutil.rmtree(self._file.parent, ignore_errors=True)
        self.deleteLater()

    def _on_save(self) -> None:
        from facilitator import paths

        folder = paths.documents_folder()
        start = folder if folder.is_dir() else folder.parent
        chosen = ask_where(self, start / self._file.name)
        if chosen is None:
            return
        from facilitator.documents.write import write_atomically

        try:
            write_atomically(chosen, lambda file: file.write(self._file.read_bytes()))
        except UserError as error:
            self._session.notice.emit(str(error), "")
            return
        self.accept()
        self._session.notice.emit(f"Saved {chosen.name} in {chosen.parent}", "")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(chosen.parent)))

    def _on_print(self) -> None:
        if shutil.which("lp"):
            subprocess.run(["lp", str(self._file)], check=False, capture_output=True)
            self._session.notice.emit("Sent to the printer.", "")
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))


def ask_where(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save; None where it was called off."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", str(suggested), "PDF (*.pdf)")
    return Path(chosen).with_suffix(".pdf") if chosen else None


def _prepared(session: Session, document: str, options: Mapping[str, Any]) -> tuple[str, str, Work]:
    """Title, note and the work of drawing, with all that is read from the casebook read now."""
    if document.startswith(FORM):
        return _prepared_form(session, document.removeprefix(FORM), bool(options.get("rapid")))
    from facilitator.documents import catalogue
    from facilitator.store import dossier

    chosen = catalogue.document(document)
    subject = str(options.get("subject_id", ""))
    person = subject if chosen.about == "person" else None
    read = dossier.read(session.casebook, session.network_id, chosen.reader, person_id=person)
    note = _READERS[str(chosen.reader)]
    return chosen.title, note, lambda target: catalogue.write(chosen.id, read, target, subject)


def _prepared_form(session: Session, form_id: str, rapid: bool) -> tuple[str, str, Work]:
    from facilitator.documents import form_sheet
    from facilitator.formspec import load

    form = load.load(form_id)
    chosen = form.rapid() if rapid else form
    found = session.dossier()
    name = found.network.name if found else ""
    note = "A blank sheet to fill in by hand."
    return chosen.title, note, lambda target: form_sheet.write_blank(chosen, target, network=name)


def _file_name(session: Session, title: str) -> str:
    found = session.dossier()
    whole = f"{title} {found.network.name}" if found else title
    return "".join(letter if letter.isalnum() or letter in " -" else " " for letter in whole)[:90]
