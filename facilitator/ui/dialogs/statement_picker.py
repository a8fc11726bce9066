"""Asks which statements of the diagnostic a passage bears on, by number or by a word of theirs."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.instrument import number_of
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Heading, Muted

_STATEMENT = Qt.ItemDataRole.UserRole


class StatementPicker(QDialog):
    """A list to tick, narrowed by what is typed above it; Down goes into it, Space ticks there."""

    def __init__(self, parent: QWidget | None, chosen: Collection[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Statements it bears on")
        self.seek = LineEdit(
            "Find a statement", "A number, or a word such as “newcomers”; Enter ticks it"
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Statements")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(chosen)
        self._count = Muted()
        done, cancel = Button("Choose", Look.PRIMARY), Button("Cancel", Look.QUIET)
        done.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        for part in (Heading("Which statements does it bear on?"), self.seek, self.list):
            box.addWidget(part)
        box.addLayout(row(self._count, None, cancel, done, gap=8))
        self.resize(620, 560)
        self.seek.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _: self._say())
        self.list.itemActivated.connect(self._turn)
        done.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._say()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked statements, in the instrument's order."""
        return tuple(item.data(_STATEMENT) for item in self._items() if _ticked(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._tick_found():
            return
        if event.key() == Qt.Key.Key_Down:
            first = next((i for i in self._items() if not i.isHidden() and _tickable(i)), None)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if first is not None:
                self.list.setCurrentItem(first)
            return
        super().keyPressEvent(event)

    def _tick_found(self) -> bool:
        """Tick the first statement that fits what was typed, ready for the next; if any does."""
        if self.focusWidget() is not self.seek or not self.seek.text().strip():
            return False
        shown = (item for item in self._items() if not item.isHidden())
        if (item := next(filter(_tickable, shown), None)) is not None:
            item.setCheckState(Qt.CheckState.Checked)
            self.seek.clear()
        return True

    def _fill(self, chosen: Collection[str]) -> None:
        for dimension in content.instrument().dimensions:
            head = QListWidgetItem(dimension.title)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self.list.addItem(head)
            for statement in dimension.statements:
                item = QListWidgetItem(f"{number_of(statement.id)}. {statement.label}")
                item.setData(_STATEMENT, statement.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = statement.id in chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self.list.addItem(item)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        head, any_below = None, False
        for item in self._items():
            if not _tickable(item):
                if head is not None:
                    head.setHidden(not any_below)
                head, any_below = item, False
                continue
            shown = _fits(item.text(), words)
            item.setHidden(not shown)
            any_below = any_below or shown
        if head is not None:
            head.setHidden(not any_below)

    def _turn(self, item: QListWidgetItem) -> None:
        if _tickable(item) and item is not None:
            now = Qt.CheckState.Unchecked if _ticked(item) else Qt.CheckState.Checked
            item.setCheckState(now)

    def _say(self) -> None:
        numbers = ", ".join(number_of(id) for id in self.chosen())
        self._count.setText(f"Chosen: {numbers}" if numbers else "None chosen")

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]


def ask(parent: QWidget | None, chosen: Collection[str]) -> tuple[str, ...] | None:
    """The statements chosen, or None where it was called off."""
    dialog = StatementPicker(parent, chosen)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    picked = dialog.chosen() if accepted else None
    dialog.deleteLater()
    return picked


def _tickable(item: QListWidgetItem) -> bool:
    return item.data(_STATEMENT) is not None


def _ticked(item: QListWidgetItem) -> bool:
    return _tickable(item) and item.checkState() is Qt.CheckState.Checked


def _fits(text: str, words: list[str]) -> bool:
    """Whether every word is in the text; a number is the statement's own."""
    number = text.partition(".")[0]
    folded = text.casefold()
    return all(word == number if word.isdecimal() else word in folded for word in words)
