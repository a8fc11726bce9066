"""Painting must never use up the references to None, on any Python."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

import facilitator.ui  # noqa: F401

FEW = 1000


def test_painting_leaves_none_alive(qtbot):
    pixmap = QPixmap(8, 8)
    painter = QPainter(pixmap)

    for _ in range(20_000):
        painter.setPen(QColor(Qt.GlobalColor.black))
    painter.end()

    assert sys.getrefcount(None) > FEW
