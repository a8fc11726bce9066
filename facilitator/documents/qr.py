"""Draws short codes as QR codes: one filled path, black on white, read by any scanner."""

from functools import lru_cache
from typing import Any

from reportlab.graphics.barcode import qrencoder

QUIET = 4
"""The modules of empty ground that must lie around a QR code."""


@lru_cache(maxsize=1_000)
def runs(text: str) -> tuple[tuple[int, int, int], ...]:
    """The dark modules of a text, as (row from the top, first column, how many).

    At level Q a quarter of them may be lost. The text may have digits, capitals, spaces and
    $%*+-./: only; ValueError for any other sign.
    """
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.Q)
    code.addData(qrencoder.QRAlphaNum(text))
    code.make()
    size = code.getModuleCount()
    dark = [[bool(code.isDark(row, column)) for column in range(size)] for row in range(size)]
    return tuple(run for row, modules in enumerate(dark) for run in _runs(row, modules))


def modules(text: str) -> int:
    """How many modules a text's code has along each side, without the quiet ground."""
    return max(first + count for _, first, count in runs(text))


def draw(canvas: Any, text: str, left: float, bottom: float, size: float) -> None:
    """Paint the code into a square of this size in points; its quiet ground is the caller's."""
    found, count = runs(text), modules(text)
    side = size / count
    path = canvas.beginPath()
    for row, first, length in found:
        path.rect(left + first * side, bottom + (count - 1 - row) * side, length * side, side)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: int, dark: list[bool]) -> list[tuple[int, int, int]]:
    """Dark modules that touch within a row, as one."""
    found: list[tuple[int, int, int]] = []
    for column, is_dark in enumerate(dark):
        if not is_dark:
            continue
        if found and sum(found[-1][1:]) == column:
            found[-1] = (row, found[-1][1], found[-1][2] + 1)
        else:
            found.append((row, column, 1))
    return found
