"""Shows a document as it will be on paper with what its reader gets; prints it or saves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.lanes import Reader
from facilitator.errors import UserError
from facilitator.ui.reader_pane import ReaderPane, Reading
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import PageHead

FORM = "form:"

Work = Callable[[BinaryIO | Path], None]


@dataclass(frozen=True)
class Drawing:
    """A document about to be drawn: all that is read from the casebook has been read.

    A blank sheet has a `note` in place of a `reading`.
    """

    title: str
    file_name: str
    work: Work
    reading: Reading | None = None
    note: str = ""


def open_document(
    window: QWidget, session: Session, document: str, options: Mapping[str, Any]
) -> None:
    """Draw a document in the background, then show it; what goes wrong becomes a notice.

    It stays in memory until it is saved or printed: no copy lies in a temporary folder.
    """
    try:
        drawing = _prepared(session, document, options)
    except UserError as error:
        _tell(session, error)
        return
    drawing_words = f"Drawing: {drawing.title}"

    def draw() -> bytes:
        made = BytesIO()
        drawing.work(made)
        return made.getvalue()

    def done(pdf: bytes) -> None:
        session.unsaid.emit(drawing_words)
        if window.findChildren(Preview):
            return  # asked for twice while it was drawn
        dialog = Preview(window, session, drawing, pdf)
        dialog.finished.connect(dialog.let_go)
        dialog.open()

    session.notice.emit(drawing_words, "")
    session.tasks.run(draw, done, lambda error: _tell(session, error))


def _tell(session: Session, error: Exception) -> None:
    if not isinstance(error, UserError):
        raise error
    session.notice.emit(str(error), "")


def write(session: Session, document: str, options: Mapping[str, Any], target: Path) -> None:
    """Write a document of the network in front now; UserError where it cannot be."""
    _prepared(session, document, options).work(target)


class Preview(QDialog):
    """The pages of one PDF with what its reader gets, and what can be done with it."""

    def __init__(self, parent: QWidget, session: Session, drawing: Drawing, pdf: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(drawing.title)
        self._session, self._drawing, self._bytes = session, drawing, pdf
        self._save = Button("Save as PDF", Look.PRIMARY, "save")
        self._print = Button("Print", Look.SECONDARY, "print")
        self._close = Button("Close")
        self._buffer = QBuffer(self)
        self._pdf = QPdfDocument(self)
        self._view = QPdfView(self)
        self._build(parent)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self._close.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._on_save)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self._on_print)

    def _build(self, parent: QWidget) -> None:
        self._load()
        title, pages = self._drawing.title, self._pdf.pageCount()
        self._view.setAccessibleName(f"{title}, {pages} pages")
        counted = "1 page" if pages == 1 else f"{pages} pages"
        note = f"{counted}. {self._drawing.note}".strip()
        head = PageHead(title, note, self._close, self._print, self._save)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._view, 1)
        if self._drawing.reading:
            body.addWidget(ReaderPane(self._drawing.reading))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 18)
        box.setSpacing(12)
        box.addWidget(head)
        box.addLayout(body, 1)
        over = parent.size()
        self.resize(QSize(min(1160, over.width() - 60), over.height() - 40))

    def _load(self) -> None:
        self._buffer.setData(QByteArray(self._bytes))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self._view.setDocument(self._pdf)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def let_go(self) -> None:
        """Close the document."""
        self._pdf.close()
        self.deleteLater()

    def _on_save(self) -> None:
        from facilitator import paths

        folder = paths.documents_folder()
        start = folder if folder.is_dir() else folder.parent
        chosen = ask_where(self, start / self._drawing.file_name)
        if chosen is None:
            return
        from facilitator.documents.write import write_atomically

        try:
            write_atomically(chosen, lambda file: file.write(self._bytes))
        except UserError as error:
            self._session.notice.emit(str(error), "")
            return
        self.accept()
        self._session.notice.emit(f"Saved {chosen.name} in {chosen.parent}", "")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(chosen.parent)))

    def _on_print(self) -> None:
        from facilitator.ui import printing

        try:
            printer = printing.ask_printer(self, self._drawing.title, self._pdf.pageCount())
        except UserError as error:
            _tell(self._session, error)
            return
        if printer is None:
            return
        pdf, say = self._bytes, self._session.notice.emit
        self._session.tasks.run(
            lambda: printing.print_pages(pdf, printer),
            lambda _: say("Sent to the printer.", ""),
            lambda error: _tell(self._session, error),
        )


def ask_where(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save; None where it was called off."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", str(suggested), "PDF (*.pdf)")
    return Path(chosen).with_suffix(".pdf") if chosen else None


def _prepared(session: Session, document: str, options: Mapping[str, Any]) -> Drawing:
    if document.startswith(FORM):
        return _prepared_form(session, document.removeprefix(FORM), options)
    if options.get("every_network"):
        return _prepared_hours(session)
    from facilitator.documents import catalogue
    from facilitator.store import dossier

    chosen = catalogue.document(document)
    subject = str(options.get("subject_id", ""))
    person = subject if chosen.about == "person" else None
    of = (session.casebook, session.network_id, chosen.reader)
    read = dossier.read(*of, person_id=person)
    return Drawing(
        chosen.title,
        _file_name(session, chosen.title, of_network=chosen.reader is not Reader.ASSESSOR),
        lambda target: catalogue.write(chosen.id, read, target, subject),
        Reading(
            str(chosen.reader),
            catalogue.contents(chosen.id, read, subject),
            dossier.withheld(*of, person_id=person),
        ),
    )


def _prepared_hours(session: Session) -> Drawing:
    """The log of coaching hours over all networks."""
    from facilitator.documents import catalogue, coaching_hours
    from facilitator.operations import coaching

    log = coaching.log_of_all(session.casebook)
    return Drawing(
        coaching_hours.TITLE,
        f"{coaching_hours.TITLE}.pdf",
        lambda target: coaching_hours.write_log(log, target),
        Reading(
            str(Reader.ASSESSOR),
            catalogue.hours_in(log.clients),
            coaching.left_out_of_hours(session.casebook),
        ),
    )


def _prepared_form(session: Session, form_id: str, options: Mapping[str, Any]) -> Drawing:
    """A blank sheet; UserError where the facilitator's own form of it is wrong."""
    from facilitator.documents import fillable, form_sheet
    from facilitator.formspec import own

    form, rapid = own.demand(form_id), bool(options.get("rapid"))
    chosen = form.rapid() if rapid else form
    found = session.dossier()
    name = found.network.name if found else ""
    if options.get("fillable"):
        return Drawing(
            chosen.title,
            _file_name(session, chosen.title),
            lambda target: fillable.write_fillable(form, target, network=name, rapid=rapid),
            note="A sheet to fill in at a screen. Save it, then send the file.",
        )
    return Drawing(
        chosen.title,
        _file_name(session, chosen.title),
        lambda target: form_sheet.write_blank(
            chosen, target, network=name, about=str(options.get("about", ""))
        ),
        note="A blank sheet to fill in by hand.",
    )


def _file_name(session: Session, title: str, *, of_network: bool = True) -> str:
    """What a file is called at first; an assessor is not told the network."""
    found = session.dossier() if of_network else None
    whole = f"{title} {found.network.name}" if found else title
    plain = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in whole)
    return f"{plain[:90]}.pdf"
