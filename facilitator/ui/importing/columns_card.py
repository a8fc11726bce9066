"""How the columns of somebody's spreadsheet were understood, to be put right where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.exchange import layout
from facilitator.formspec import load
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.text import Elided, Muted
from facilitator.ui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from facilitator.exchange.columns import Column
    from facilitator.exchange.returned import FileRead

DOUBTFUL = ("near", "unclear", "unknown")
ABOUT = {"role": "Their role", "when": "Which time it is about", "sheet": "Sheet number or code"}


class ColumnsCard(Card):
    """`chosen` carries the header's digest and what each column is to answer, "" for nothing."""

    chosen = Signal(str, tuple)

    def __init__(self, form_id: str, file: FileRead) -> None:
        from facilitator.exchange.columns import WHY

        assert file.matched is not None
        super().__init__(f"Columns of {file.path.name}")
        self._match = file.matched
        self._choices: dict[int, Choice] = {}
        taken = len(self._match.taken)
        said = f"{taken} of {len(self._match.columns)} columns are taken."
        self._more = Button("Show all columns", Look.QUIET)
        self._use = Button("Read again with these", icon_name="check")
        self._use.hide()
        self.add(Muted(f"{said} What you choose is remembered for the next file of this kind."))
        self._why, self._words = WHY, _answers(form_id)
        doubtful = [one for one in self._match.columns if one.how in DOUBTFUL]
        for one in doubtful:
            self.add(self._line(one))
        self._rest = [one for one in self._match.columns if one not in doubtful]
        self.add(row(self._more, None, self._use, gap=8))
        self._more.setVisible(bool(self._rest))
        self._more.clicked.connect(self._on_more)
        self._use.clicked.connect(lambda: self.chosen.emit(self._match.header, self.targets()))

    def targets(self) -> tuple[str, ...]:
        """What each column is to answer, in order."""
        return tuple(
            self._choices[one.place].value() if one.place in self._choices else one.target
            for one in self._match.columns
        )

    def choice(self, place: int) -> Choice:
        """What one column answers, counted from 1."""
        return self._choices[place]

    def _line(self, one: Column) -> Tiles:
        choice = Choice(one.heading or f"Column {one.place}", self._words, as_list=True)
        choice.set_value(one.target)
        choice.edited.connect(lambda _: self._use.show())
        self._choices[one.place] = choice
        held = QWidget()
        heading = Elided(f"{one.place}. {one.heading or 'no heading'}")
        held.setLayout(column(heading, Muted(self._why[one.how].capitalize()), gap=0))
        return Tiles([held, choice], least=220, gap=12)

    def _on_more(self) -> None:
        self._more.hide()
        for one in self._rest:
            self.add(self._line(one))


def _answers(form_id: str) -> dict[str, str]:
    """Everything that a column can answer, in words."""
    form = load.load(form_id)
    about = {name: ABOUT[name] for name in layout.about(form)}
    named = {
        name: f"{field.number}. {field.label}" if field.number else field.label
        for field in form.fields
        for name in layout.columns_of(field)
    }
    return {"": "Nothing: left out", **about, **named}
