"""Fields to type in. Every field has `value()`, `set_value()`, `edited` and `flush()`.

`set_value` never disturbs what is being typed and never emits; `edited` carries the value.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from facilitator.domain.typed_number import plain
from facilitator.errors import UserError
from facilitator.ui import theme
from facilitator.ui.widgets.autosave import LONGEST, Autosave, clean, leave_undo_to_window

FIELD_HEIGHT = 34
_EDGE = 9
AROUND = 13
"""What stands above and below the lines of a text, with which one line is as high as a field."""


class LineEdit(QLineEdit):
    """One line of text that saves itself."""

    edited = Signal(object)

    def __init__(self, label: str, placeholder: str = "", *, width: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setMinimumHeight(FIELD_HEIGHT)
        if width:
            self.setFixedWidth(width)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)
        self.textEdited.connect(self._autosave.touch)
        self.returnPressed.connect(self._autosave.flush)

    def value(self) -> str:
        """The text without spaces around it."""
        return clean(self.text()).strip()

    def set_value(self, value: str | None) -> None:
        """Show this text, unless other text is being typed."""
        if self._autosave.pending or self.value() == (value or "").strip():
            return
        self.setText(value or "")
        self.setCursorPosition(0)

    def flush(self) -> None:
        """Save now what is pending."""
        self._autosave.flush()

    def event(self, event: QEvent) -> bool:
        if leave_undo_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def _save(self) -> None:
        self.edited.emit(self.value())


class TextEdit(QPlainTextEdit):
    """Several lines of text that saves itself and grows with what is typed.

    `lines` and `most` are the fewest and the most lines shown; beyond, it scrolls.
    """

    edited = Signal(object)

    def __init__(
        self, label: str, placeholder: str = "", *, lines: int = 3, most: int = 16
    ) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._saved = ""
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def value(self) -> str:
        """The text without spaces at its end."""
        return clean(self.toPlainText()).rstrip()

    def set_value(self, value: str | None) -> None:
        """Show this text, unless other text is being typed."""
        if self._autosave.pending or self.value() == (value or "").rstrip():
            return
        self._saved = (value or "").rstrip()
        self.setPlainText(value or "")

    def flush(self) -> None:
        """Save now what is pending."""
        self._autosave.flush()

    def event(self, event: QEvent) -> bool:
        history = self.document()
        if leave_undo_to_window(event, history.isUndoAvailable(), history.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste no more than can be kept; laying out a hundred megabytes takes half a minute."""
        text = source.text()
        self.insertPlainText(clean(text))
        self.ensureCursorVisible()
        if len(text) > LONGEST:
            raise UserError(
                "That was longer than a million characters, so only its beginning was pasted.",
                "Keep the rest in a file of its own.",
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def _on_text_changed(self) -> None:
        self._fit()
        if self.value() != self._saved:
            self._autosave.touch()

    def _save(self) -> None:
        self._saved = self.value()
        self.edited.emit(self._saved)

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), self._lines), self._most)
        height = lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + AROUND
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


class NumberEdit(QLineEdit):
    """A number or nothing; what is not a number stays on screen, marked, and is not saved."""

    edited = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        least: float | None = None,
        most: float | None = None,
        whole: bool = False,
        unit: str = "",
        width: int = 96,
    ) -> None:
        super().__init__()
        self._least, self._most, self._whole = least, most, whole
        self.setAccessibleName(label)
        self.setPlaceholderText(unit)
        self.setFixedWidth(width)
        self.setMinimumHeight(FIELD_HEIGHT)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)
        self.textEdited.connect(self._autosave.touch)
        self.returnPressed.connect(self._autosave.flush)

    def value(self) -> float | int | None:
        """The number, or None where there is none or it is out of range."""
        number = _parse(self.text())
        return None if number is None or self.problem() else self._shape(number)

    def set_value(self, value: float | None) -> None:
        """Show this number, unless another is being typed."""
        if self._autosave.pending or (self.value() == value and not self.problem()):
            return
        self.setText("" if value is None else number_words(value))
        self._mark()

    def problem(self) -> str:
        """What is wrong with what was typed, in words, or ""."""
        typed = self.text().strip()
        number = _parse(typed)
        if not typed:
            return ""
        if number is None:
            return "Write this as a number."
        if self._whole and number != int(number):
            return "Write this as a whole number."
        if self._least is not None and number < self._least:
            return f"The least is {number_words(self._least)}."
        if self._most is not None and number > self._most:
            return f"The most is {number_words(self._most)}."
        return ""

    def flush(self) -> None:
        """Save now what is pending."""
        self._autosave.flush()

    def event(self, event: QEvent) -> bool:
        if leave_undo_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keeps the unit in sight behind a number, where there is room for both."""
        super().paintEvent(event)
        unit = self.placeholderText()
        font = theme.font(theme.Size.SMALL)
        both = self.fontMetrics().horizontalAdvance(self.text())
        both += ceil(QFontMetricsF(font).horizontalAdvance(unit)) + 3 * _EDGE
        if not (unit and self.text()) or both > self.width():
            return
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().quiet))
        room = self.rect().adjusted(0, 0, -_EDGE, 0)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), unit
        )

    def _shape(self, number: float) -> float | int:
        return int(number) if self._whole else number

    def _save(self) -> None:
        self._mark()
        if not self.problem():
            self.edited.emit(self.value())

    def _mark(self) -> None:
        mark_wrong(self, self.problem())
        self.refused.emit(self.problem())


def mark_wrong(field: QWidget, problem: str) -> None:
    """Draw a field's edge as wrong, and say why in its tooltip; "" takes both away."""
    if field.property("wrong") == bool(problem):
        return
    field.setProperty("wrong", bool(problem))
    field.setToolTip(problem)
    field.setAccessibleDescription(problem)
    field.style().polish(field)


def number_words(value: float) -> str:
    """A number as it is typed: 25, 2.5, 1600000.25, never 25.0 or 1.6e+06."""
    if value == 0 or 1e-4 <= abs(value) < 1e15:
        return f"{value:.15g}"
    return f"{value:.12f}".rstrip("0").rstrip(".")


def _parse(text: str) -> float | None:
    try:
        number = float(plain(text))
    except ValueError:
        return None
    return number if number == number and abs(number) < 1e15 else None
