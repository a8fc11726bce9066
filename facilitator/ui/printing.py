"""Prints a document from memory, so that no readable copy of it is left in a folder."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.errors import UserError

FINEST = 300
"""Dots per inch a page is drawn with, where the printer has more."""
_POINTS = 72


def ask_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """Ask which printer, pages and copies; None where it was called off.

    Raises UserError where there is no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise UserError(
            "There is no printer on this computer.", "Save it as PDF, and print it elsewhere."
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Facilitator")
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if wanted else None


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw the pages asked for on the printer, each turned as it lies; for another thread.

    Raises UserError where the printer does not take them.
    """
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    _lay(printer, document, first - 1)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            "The printer does not take the pages.", "Check that it is on, then try again."
        )
    for number in range(first - 1, last):
        if number >= first:
            _lay(printer, document, number)
            printer.newPage()
        _draw(painter, printer, document, number)
    painter.end()
    document.close()


def _lay(printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """Turn the paper as this page lies, and use all of it: the margins are in the page."""
    size = document.pagePointSize(number)
    lies = size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF()))
    printer.setFullPage(True)


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    size = document.pagePointSize(number) * min(printer.resolution(), FINEST) / _POINTS
    image = document.render(number, QSize(round(size.width()), round(size.height())))
    painter.drawImage(printer.paperRect(QPrinter.Unit.DevicePixel), image)
