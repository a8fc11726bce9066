"""A form on screen: sections of labelled editors that save themselves field by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.formspec import validate
from facilitator.formspec.model import Field as FormField
from facilitator.formspec.model import Form, Kind, Section
from facilitator.ui.form_view.editors import editor_for
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.text import Muted

COLUMNS = 2
NO_HINT = "\u00a0"
"""Keeps editors level where only one of two neighbours has a hint."""
_NARROW = (Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.SIGNATURE)


class FormView(QWidget):
    """A form's sections as cards (or bare, one below the other).

    `edited` carries field id and value; whoever shows the form runs the operation and
    calls `set_values` when the record changed. `only` leaves out all other fields.
    """

    edited = Signal(str, object)

    def __init__(
        self, form: Form, *, only: Collection[str] | None = None, cards: bool = True
    ) -> None:
        super().__init__()
        self._form = form
        self._fields: dict[str, Field] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        for section in form.sections:
            wanted = [f for f in section.fields if only is None or f.id in only]
            if wanted:
                box.addWidget(self._section(section, wanted, cards))
        box.addStretch(1)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show these answers; text being typed is left alone."""
        for field_id, field in self._fields.items():
            field.editor.set_value(values.get(field_id))  # type: ignore[attr-defined]

    def editor(self, field_id: str) -> QWidget:
        """The editor of one field. Raises KeyError."""
        return self._fields[field_id].editor

    def show_problem(self, field_id: str, message: str) -> None:
        """Say below a field what is wrong; "" takes it away."""
        self._fields[field_id].show_problem(message)

    def flush(self) -> None:
        """Save now what is being typed."""
        for field in self._fields.values():
            field.editor.flush()  # type: ignore[attr-defined]

    def _section(self, section: Section, fields: list[FormField], cards: bool) -> QWidget:
        card = Card(section.title) if cards else QWidget()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        for at in range(COLUMNS):
            grid.setColumnStretch(at, 1)
        if isinstance(card, Card):
            if section.intro:
                card.add(Muted(section.intro))
            card.add(grid)
        else:
            grid.setContentsMargins(0, 0, 0, 0)
            card.setLayout(grid)
        self._place(grid, fields)
        return card

    def _place(self, grid: QGridLayout, fields: list[FormField]) -> None:
        for line, together in enumerate(_rows(fields)):
            lone_text = len(together) == 1 and together[0].kind is Kind.TEXT
            span = COLUMNS if lone_text or not _is_narrow(together[0]) else 1
            hinted = any(field.help for field in together)
            for at, field in enumerate(together):
                made = self._field(field, field.help or (NO_HINT if hinted else ""))
                grid.addWidget(made, line, at, 1, span, Qt.AlignmentFlag.AlignTop)

    def _field(self, field: FormField, hint: str) -> Field:
        editor = editor_for(self._form, field)
        made = Field(field.label, editor, hint)
        self._fields[field.id] = made
        editor.edited.connect(  # type: ignore[attr-defined]
            lambda value, field=field: self._on_edited(field, value)
        )
        return made

    def _on_edited(self, field: FormField, value: object) -> None:
        problems = () if value in (None, "") else validate.validate(self._form, {field.id: value})
        own = [problem.message for problem in problems if problem.field == field.id]
        self._fields[field.id].show_problem(own[0] if own else "")
        if not own:
            self.edited.emit(field.id, value)


def _rows(fields: list[FormField]) -> list[list[FormField]]:
    """Fields as they stand side by side: two narrow ones in a row, a wide one alone."""
    rows: list[list[FormField]] = []
    for field in fields:
        beside = rows and len(rows[-1]) < COLUMNS and _is_narrow(rows[-1][0])
        if _is_narrow(field) and beside:
            rows[-1].append(field)
        else:
            rows.append([field])
    return rows


def _is_narrow(field: FormField) -> bool:
    """Whether a field has room beside another; a text of several lines has a row of its own."""
    return field.kind in _NARROW and (field.kind is not Kind.TEXT or field.lines < 2)
