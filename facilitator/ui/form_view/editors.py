"""One editor for each kind of field; all have `value()`, `set_value()`, `edited` and `flush()`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from facilitator.formspec.model import Field, Form, Kind, Option
from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import column, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.dates import DateEdit
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit, TextEdit
from facilitator.ui.widgets.scale import ScaleRow
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Text

SHORT_OPTIONS = 90
SHORT_UNIT, NUMBER_WIDTH, UNIT_WIDTH = 8, 96, 150


def editor_for(form: Form, field: Field) -> QWidget:
    """The editor of a field; dates travel as ISO strings, as answers keep them."""
    match field.kind:
        case Kind.TEXT if field.clock:
            return LineEdit(field.label, "09:30", width=90)
        case Kind.TEXT:
            return WrappedLine(field.label)
        case Kind.PARAGRAPH:
            return TextEdit(field.label, lines=min(field.lines, 4))
        case Kind.SIGNATURE:
            return LineEdit(field.label, "Name as signed")
        case Kind.NUMBER:
            return NumberEdit(
                field.label,
                least=field.low,
                most=field.high,
                whole=field.whole,
                unit=field.unit,
                width=UNIT_WIDTH if len(field.unit) > SHORT_UNIT else NUMBER_WIDTH,
            )
        case Kind.DATE:
            return IsoDateEdit(field.label)
        case Kind.CHOICE:
            return _choice(form, field)
        case Kind.CHOICES:
            return ManyChoice(field.label, field.options)
        case Kind.SCALE:
            return ScaleRow(field.label, _scale_words(form))
        case Kind.GRID:
            return GridEdit(field)
    assert_never(field.kind)


def _choice(form: Form, field: Field) -> QWidget:
    if field.weighed:
        return WeighedChoice(field, form.evidence)
    letters = sum(len(option.label) for option in field.options)
    if letters > SHORT_OPTIONS:
        return LongChoice(field.label, field.options)
    return Choice(field.label, words_of(field.options), optional=not field.required)


def _scale_words(form: Form) -> tuple[str, ...]:
    return tuple(words[:1].lower() + words[1:] for words in form.scale.words) if form.scale else ()


def words_of(options: tuple[Option, ...]) -> dict[str, str]:
    """Option ids with their labels, as choices take them."""
    return {option.id: option.label for option in options}


class WrappedLine(TextEdit):
    """One line of text that wraps where it is long; Enter saves it."""

    def __init__(self, label: str) -> None:
        super().__init__(label, lines=1, most=4)

    def value(self) -> str:
        """The text without line breaks."""
        return " ".join(super().value().split("\n")).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            return
        super().keyPressEvent(event)


class IsoDateEdit(DateEdit):
    """A date field that speaks ISO strings, as stored answers do."""

    def value(self) -> str | None:  # type: ignore[override]
        """The date as 2026-03-09, or None."""
        day = super().value()
        return day.isoformat() if day else None

    def set_value(self, value: date | str | None) -> None:
        """Show this date, unless another is being typed."""
        try:
            super().set_value(date.fromisoformat(value) if isinstance(value, str) else value)
        except ValueError:
            super().set_value(None)


class LongChoice(QWidget):
    """One of a few sentences, each on a line of its own."""

    edited = Signal(object)

    def __init__(self, label: str, options: tuple[Option, ...]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self._buttons = {option.id: QRadioButton() for option in options}
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setVerticalSpacing(6)
        box.setColumnStretch(1, 1)
        for line, option in enumerate(options):
            button = self._buttons[option.id]
            button.setAccessibleName(f"{label}: {option.label}")
            self._group.addButton(button)
            words = _Clickable(option.label, button)
            box.addWidget(button, line, 0, Qt.AlignmentFlag.AlignTop)
            box.addWidget(words, line, 1)
            button.clicked.connect(lambda _=False: self.edited.emit(self.value()))
        self.setFocusProxy(next(iter(self._buttons.values())))

    def value(self) -> str:
        """The chosen option's id, or ""."""
        return next((id for id, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: object) -> None:
        """Show this option as chosen."""
        self._group.setExclusive(False)
        for option_id, button in self._buttons.items():
            button.setChecked(option_id == value)
        self._group.setExclusive(True)

    def flush(self) -> None:
        """Nothing is ever pending: a choice is saved when made."""


class _Clickable(Text):
    """The words of an option; pressing them chooses it."""

    def __init__(self, words: str, button: QRadioButton) -> None:
        super().__init__(words)
        self._button = button
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: object) -> None:
        self._button.click()


class WeighedChoice(QWidget):
    """An answer together with how well it is known, as {"choice": …, "evidence": …}."""

    edited = Signal(object)

    def __init__(self, field: Field, evidence: tuple[Option, ...]) -> None:
        super().__init__()
        self.setAccessibleName(field.label)
        self.choice = LongChoice(field.label, field.options)
        self.evidence = Choice(
            f"How well is it known: {field.label}", words_of(evidence), as_list=True
        )
        box = column(self.choice, row(Muted("How do we know?", wrap=False), self.evidence, None))
        self.setLayout(box)
        self.choice.edited.connect(self._on_edited)
        self.evidence.edited.connect(self._on_edited)
        self.setFocusProxy(self.choice)

    def value(self) -> dict[str, str] | None:
        """Choice and evidence, or None while nothing is chosen."""
        if not self.choice.value():
            return None
        return {"choice": self.choice.value(), "evidence": self.evidence.value() or "unknown"}

    def set_value(self, value: object) -> None:
        """Show this answer."""
        answer = value if isinstance(value, Mapping) else {}
        self.choice.set_value(answer.get("choice", ""))
        self.evidence.set_value(answer.get("evidence", ""))

    def flush(self) -> None:
        """Nothing is ever pending: a choice is saved when made."""

    def _on_edited(self, _: object) -> None:
        if self.choice.value():
            self.edited.emit(self.value())


class ManyChoice(QWidget):
    """Any of a few."""

    edited = Signal(object)

    def __init__(self, label: str, options: tuple[Option, ...]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._rows = {option.id: CheckRow(option.label) for option in options}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for check in self._rows.values():
            box.addWidget(check)
            check.edited.connect(lambda _: self.edited.emit(self.value()))
        self.setFocusProxy(next(iter(self._rows.values())))

    def value(self) -> list[str]:
        """The ids of the options ticked, in the form's order."""
        return [option_id for option_id, check in self._rows.items() if check.value()]

    def set_value(self, value: object) -> None:
        """Show these options ticked."""
        chosen = value if isinstance(value, list | tuple) else ()
        for option_id, check in self._rows.items():
            check.set_value(option_id in chosen)

    def flush(self) -> None:
        """Nothing is ever pending: a tick is saved when made."""


class GridEdit(QWidget):
    """Rows by columns of levels, as {row: {column: level}} with levels counted from 0."""

    edited = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.setAccessibleName(field.label)
        levels = {str(level): str(level) for level in range(len(field.levels))}
        self._cells: dict[tuple[str, str], Choice] = {}
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(24)
        box.setVerticalSpacing(10)
        box.setColumnStretch(0, 1)
        legend = ", ".join(f"{number} {words.lower()}" for number, words in enumerate(field.levels))
        box.addWidget(Muted(legend), 0, 0)
        for at, heading in enumerate(field.columns, start=1):
            words = Text(heading.label, size=Size.SMALL, weight=SEMIBOLD, wrap=False)
            box.addWidget(words, 0, at)
        for line, subject in enumerate(field.rows, start=1):
            named = column(Text(subject.label, weight=SEMIBOLD), gap=0)
            if subject.phrase:
                named.addWidget(Muted(subject.phrase))
            box.addLayout(named, line, 0)
            for at, heading in enumerate(field.columns, start=1):
                cell = Choice(f"{subject.label}, {heading.label}", levels, optional=True)
                cell.edited.connect(lambda _: self.edited.emit(self.value()))
                self._cells[subject.id, heading.id] = cell
                box.addWidget(cell, line, at, Qt.AlignmentFlag.AlignTop)

    def value(self) -> dict[str, dict[str, int]]:
        """The levels chosen; gaps are left out."""
        found: dict[str, dict[str, int]] = {}
        for (line, at), cell in self._cells.items():
            if cell.value():
                found.setdefault(line, {})[at] = int(cell.value())
        return found

    def set_value(self, value: object) -> None:
        """Show these levels."""
        levels = value if isinstance(value, Mapping) else {}
        for (line, at), cell in self._cells.items():
            level = levels.get(line, {}).get(at)
            cell.set_value("" if level is None else str(level))

    def flush(self) -> None:
        """Nothing is ever pending: a level is saved when chosen."""
