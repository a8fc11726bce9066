"""The versions of the plan side by side: what was added, changed, done or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.domain.deliver_records import FrozenPlan
from facilitator.domain.plan_compare import (
    Content,
    Difference,
    Kind,
    counts_words,
    differences,
    joined,
)
from facilitator.domain.plan_picture import Part
from facilitator.ui.theme import Size
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.card import Card, clear, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Pill, SectionTitle, Text
from facilitator.ui.widgets.tiles import Tiles

NOW = "now"
NONE_YET = "Each gate freezes the plan when it is decided. From then on it can be compared here."
_PARTS = {
    Part.GOALS: "Goals",
    Part.MILESTONES: "Steps",
    Part.WORKSHOPS: "Workshops",
    Part.PROMISES: "Promises",
    Part.NEEDS: "Digital needs",
    Part.CHANNELS: "Channels",
}
_PILLS = {Kind.ADDED: ("new", "green"), Kind.CHANGED: ("changed", "amber"), Kind.GONE: ("gone", "")}
_MOST = 220


class Side(StrEnum):
    """The older version or the newer one, by the name of what a fact says there."""

    WAS = "was"
    NOW = "now"


class VersionsCard(Card):
    """Folded away at first; what is chosen to compare stays chosen."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: Sequence[FrozenPlan] = ()
        self._now: Content = {}
        self._shown: object = None
        self._summary = Muted()
        self.toggle = IconButton("chevron-down", "Open versions of the plan")
        self.before = Choice("Compare", {}, as_list=True)
        self.after = Choice("With", {}, as_list=True)
        self.told = Text(weight=SEMIBOLD)
        self.done = Muted(size=Size.BODY)
        self._grid = QGridLayout()
        self._body = QWidget()
        self._build()
        self.toggle.clicked.connect(self._on_toggled)
        for choice in (self.before, self.after):
            choice.edited.connect(lambda _value: self._compare())

    def _build(self) -> None:
        head = row(gap=8)
        head.addLayout(column(SectionTitle("Versions of the plan"), self._summary, gap=2), 1)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        for place, share in enumerate((4, 5, 5)):
            self._grid.setColumnStretch(place, share)
        choices = Tiles([Field("Compare", self.before), Field("with", self.after)], least=230)
        self._body.setLayout(column(choices, self.told, self.done, self._grid, gap=12))
        self._body.hide()
        self.add(head)
        self.add(self._body)

    def _on_toggled(self) -> None:
        self.unfold(self._body.isHidden())
        if not self._body.isHidden():
            self.opened.emit()

    def unfold(self, is_open: bool) -> None:
        """Show two versions side by side, or only which there are."""
        is_open = is_open and bool(self._kept)
        self._body.setVisible(is_open)
        self.toggle.set_icon("chevron-up" if is_open else "chevron-down")
        self.toggle.set_name(f"{'Fold' if is_open else 'Open'} versions of the plan")
        if is_open:
            self._compare()

    def show_versions(self, kept: Sequence[FrozenPlan], now: Content) -> None:
        """Show which versions there are; `now` is the plan as it stands."""
        self._kept, self._now = kept, now
        told = [f"version {p.number} frozen on {date_words(p.frozen_on)}" for p in kept]
        said = ", ".join(told)
        self._summary.setText(f"{said[:1].upper()}{said[1:]}." if told else NONE_YET)
        self.toggle.setVisible(bool(kept))
        self._offer()
        if not kept:
            self.unfold(False)
        elif not self._body.isHidden():
            self._compare()

    def _offer(self) -> None:
        names = {str(plan.number): f"Version {plan.number}" for plan in self._kept}
        self.before.set_options(names)
        self.after.set_options({NOW: "The plan as it stands", **names})
        if self.before.value() not in names:
            self.before.set_value(next(iter(names), ""))
        if not self.after.value():
            self.after.set_value(NOW)

    def _compare(self) -> None:
        contents = {str(plan.number): plan.content for plan in self._kept}
        before = contents.get(self.before.value(), {})
        after = contents.get(self.after.value(), self._now)
        found = differences(before, after)
        heads = (self._name(self.before.value()), self._name(self.after.value()))
        if (found, heads) == self._shown:
            return
        self._shown = (found, heads)
        counted = counts_words(found)
        self.told.setText(f"{counted[:1].upper()}{counted[1:]}." if counted else "Nothing changed.")
        done = [one.title for one in found if one.kind is Kind.DONE]
        self.done.setText(f"Done, held, met or kept: {'; '.join(done)}." if done else "")
        self.done.setVisible(bool(done))
        self._lay([one for one in found if one.kind is not Kind.DONE], heads)

    def _name(self, value: str) -> str:
        return "As it stands" if value in (NOW, "") else f"Version {value}"

    def _lay(self, found: Sequence[Difference], heads: tuple[str, str]) -> None:
        clear(self._grid)
        if not found:
            return
        for place, words in enumerate(("What", *heads)):
            self._put(Muted(words), 0, place)
        line = 1
        for part, title in _PARTS.items():
            of_part = [one for one in found if one.part is part]
            if of_part:
                self._put(Text(title, weight=SEMIBOLD, colour="ink_2"), line, 0)
                line += 1
            for one in of_part:
                self._row(one, line)
                line += 1

    def _row(self, one: Difference, line: int) -> None:
        what = QWidget()
        words, kind = _PILLS[one.kind]
        pill = row(Pill(words, kind) if kind else Pill(words), None)
        what.setLayout(column(Text(_cut(one.title)), pill, gap=2))
        what.setAccessibleName(f"{one.title}. {one.words}")
        self._put(what, line, 0)
        for place, side in ((1, Side.WAS), (2, Side.NOW)):
            absent = one.kind is (Kind.ADDED if side is Side.WAS else Kind.GONE)
            words = "not in it" if absent else _told(one, side)
            self._put(Text(words, colour="quiet" if absent else "ink"), line, place)

    def _put(self, part: QWidget, line: int, place: int) -> None:
        self._grid.addWidget(part, line, place, Qt.AlignmentFlag.AlignTop)


def _told(one: Difference, side: Side) -> str:
    """What is said of it on one side: a line for each fact, but one line for what is new or gone.

    Its title stands beside it already, and is told only where it changed.
    """
    changed = one.kind is Kind.CHANGED
    facts = [fact for fact in one.facts if changed or fact.name != "title"]
    lines = [_line(fact.label, _cut(getattr(fact, side))) for fact in facts]
    return "\n".join(lines) if changed else joined(lines)


def _line(label: str, words: str) -> str:
    return words if words == label else f"{label}: {words or 'none'}"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()}…"
