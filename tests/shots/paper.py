"""Every page of every document as a picture."""

from pathlib import Path

import facilitator.ui  # noqa: F401  # before Qt, to keep its singletons alive

# isort: split
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

PIXELS_PER_POINT = 1.25


def pictures(documents: Path, out: Path) -> None:
    """Draw the PDFs of one folder, a picture a page."""
    application = QApplication.instance() or QApplication([])
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted(documents.glob("*.pdf")):
        document = QPdfDocument(application)
        document.load(str(file))
        for page in range(document.pageCount()):
            _on_white(document, page).save(str(out / f"{file.stem}-{page + 1:02}.png"), quality=80)
        document.close()


def _on_white(document: QPdfDocument, page: int) -> QImage:
    size = document.pagePointSize(page) * PIXELS_PER_POINT
    drawn = document.render(page, QSize(round(size.width()), round(size.height())))
    sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet
