"""The quiet times of a network: packaged ones to move or do without, and its own to edit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.deliver_records import QuietPeriod
from facilitator.domain.schedule import SoftBlock
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Muted, SectionTitle, Text
from facilitator.ui.widgets.tiles import Tiles

NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
Found = tuple[Sequence[SoftBlock], Sequence[QuietPeriod], Sequence[QuietPeriod]]
"""What is shaded, the network's own periods, and those it does without."""

WHY = (
    "Shaded on the timeline. A date that falls in one is cautioned, never forbidden. "
    "Bank holidays are known by nation."
)


class QuietCard(Card):
    """Folded away at first. Signals carry a block, the id of a period, or a field and its value."""

    added = Signal(str, object, object)
    edited = Signal(str, str, object)
    removed = Signal(str)
    own_dates_wanted = Signal(object)
    left_out = Signal(object)
    nation_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._found: Found = ((), (), ())
        self._summary = Muted()
        self.toggle = IconButton("chevron-down", "Open quiet times")
        self.nation = Choice("Bank holidays of", NATIONS, as_list=True)
        self.nation.setMaximumWidth(260)
        self.rows: dict[str, PeriodRow] = {}
        self._rows = column(gap=8)
        self.new_title = LineEdit("New quiet time", "Inspection, exams, a merger")
        self.new_first = DateEdit("First day of the new quiet time", "from", width=140)
        self.new_last = DateEdit("Last day of the new quiet time", "to", width=140)
        self.add_button = Button("Add quiet time")
        self._body = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(gap=8)
        head.addLayout(column(SectionTitle("Quiet times"), self._summary, gap=2), 1)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        line = QWidget()
        flow = FlowLayout(line, gap=8)
        self.new_title.setMinimumWidth(220)
        for part in (self.new_title, self.new_first, self.new_last, self.add_button):
            flow.addWidget(part)
        nation = Tiles([Field("Bank holidays of", self.nation)], least=230)
        self._body.setLayout(column(Muted(WHY), self._rows, line, nation, gap=12))
        self._body.hide()
        self.add(head)
        self.add(self._body)

    def _connect(self) -> None:
        self.toggle.clicked.connect(lambda: self.unfold(self._body.isHidden()))
        self.nation.edited.connect(lambda value: self.nation_chosen.emit(str(value)))
        self.add_button.clicked.connect(self._on_add)
        for field in (self.new_title, self.new_first, self.new_last):
            field.returnPressed.connect(self._on_add)

    def unfold(self, is_open: bool) -> None:
        """Show the quiet times to edit, or only their names."""
        self._body.setVisible(is_open)
        if is_open:
            self._fill()
        self.toggle.set_icon("chevron-up" if is_open else "chevron-down")
        self.toggle.set_name(f"{'Fold' if is_open else 'Open'} quiet times")

    def show_quiet(
        self,
        blocks: Sequence[SoftBlock],
        own: Sequence[QuietPeriod],
        without: Sequence[QuietPeriod],
        nation: str,
    ) -> None:
        """Show what is shaded, the network's own periods among it, and what it does without."""
        names = list(dict.fromkeys(block.name for block in blocks))
        where = NATIONS.get(nation, NATIONS["england"])
        told = f"{', '.join(names)}." if names else "None."
        self._summary.setText(f"{told} Bank holidays of {where}.")
        self.nation.set_value(nation)
        self._found = (blocks, own, without)
        if not self._body.isHidden():
            self._fill()

    def _fill(self) -> None:
        """Lay the rows, anew only where other ones are there; nothing while they are folded."""
        blocks, own, without = self._found
        shape = ([b for b in blocks if not b.id], [p.id for p in own], list(without))
        if shape != self._shown:
            self._shown = shape
            self._lay(blocks, own, without)
        for period in own:
            if line := self.rows.get(period.id):
                line.show_period(period)

    def clear_new(self) -> None:
        """Make the line ready for another one."""
        for field in (self.new_title, self.new_first, self.new_last):
            field.flush()
        self.new_title.set_value("")
        self.new_first.set_value(None)
        self.new_last.set_value(None)

    def _lay(
        self,
        blocks: Sequence[SoftBlock],
        own: Sequence[QuietPeriod],
        without: Sequence[QuietPeriod],
    ) -> None:
        clear(self._rows)
        self.rows = {}
        for block in blocks:
            if not block.id:
                self._rows.addWidget(self._packaged(block))
        for period in own:
            if period not in without:
                line = self.rows[period.id] = PeriodRow(period)
                line.edited.connect(lambda n, v, key=period.id: self.edited.emit(key, n, v))
                line.remove.clicked.connect(lambda _=False, key=period.id: self.removed.emit(key))
                self._rows.addWidget(line)
        for period in without:
            self._rows.addWidget(self._without(period))

    def _packaged(self, block: SoftBlock) -> QWidget:
        days = f"{date_words(block.first)} to {date_words(block.last)}"
        move, leave = Button("Change dates", "quiet"), Button("Do without", "quiet")
        move.setAccessibleName(f"Change dates of {block.name}, {days}")
        leave.setAccessibleName(f"Do without {block.name}, {days}")
        move.clicked.connect(lambda: self.own_dates_wanted.emit(block))
        leave.clicked.connect(lambda: self.left_out.emit(block))
        return _line(Text(f"{block.name}, {days}"), move, leave)

    def _without(self, period: QuietPeriod) -> QWidget:
        back = Button("Bring it back", "quiet")
        back.setAccessibleName(f"Bring {period.title} back")
        back.clicked.connect(lambda: self.removed.emit(period.id))
        said = f"{period.title} from {date_words(period.starts)} is left out"
        return _line(Text(said, colour="quiet"), back)

    def _on_add(self) -> None:
        title, first = self.new_title.value(), self.new_first.value()
        if not title:
            self.new_title.setFocus()
        elif not isinstance(first, date):
            self.new_first.setFocus()
        else:
            self.added.emit(title, first, self.new_last.value())


class PeriodRow(QWidget):
    """One quiet time of the network's own; `edited` carries a field and its value."""

    edited = Signal(str, object)

    def __init__(self, period: QuietPeriod) -> None:
        super().__init__()
        self.title = LineEdit("Quiet time", "What keeps people busy")
        self.title.setMinimumWidth(220)
        self.starts = DateEdit(f"First day of {period.title}", width=140)
        self.ends = DateEdit(f"Last day of {period.title}", width=140)
        self.remove = IconButton("delete", f"Remove quiet time {period.title}")
        flow = FlowLayout(self, gap=8)
        for part in (self.title, self.starts, self.ends, self.remove):
            flow.addWidget(part)
        for name in ("title", "starts", "ends"):
            getattr(self, name).edited.connect(lambda value, n=name: self.edited.emit(n, value))

    def show_period(self, period: QuietPeriod) -> None:
        """Show it as it is kept; text being typed is left alone."""
        self.title.set_value(period.title)
        self.starts.set_value(period.starts)
        self.ends.set_value(period.ends)


def _line(text: Text, *buttons: Button) -> QWidget:
    whole, box = QWidget(), row(gap=8)
    box.addWidget(text, 1)
    for button in buttons:
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    whole.setLayout(box)
    return whole
