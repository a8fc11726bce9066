"""The method shelf: every way of working, searched, filtered, and taken into the agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator import content
from facilitator.domain.earlier_runs import last_words
from facilitator.domain.methods import Energy, MethodPurpose, WorkshopMethod
from facilitator.ui import theme
from facilitator.ui.pages.workshops.agenda_paint import paint_stripe, two_lines
from facilitator.ui.pages.workshops.agenda_view import METHOD_MIME
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.icons import icon
from facilitator.ui.widgets.inputs import FIELD_HEIGHT, NumberEdit
from facilitator.ui.widgets.text import SEMIBOLD, Muted

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 66
ROWS_IN_SIGHT = 5
PURPOSES = {
    MethodPurpose.OPEN: "To open",
    MethodPurpose.MEET: "To meet",
    MethodPurpose.LISTEN: "To listen",
    MethodPurpose.EXPLORE: "To explore",
    MethodPurpose.DECIDE: "To decide",
    MethodPurpose.PRACTISE: "To practise",
    MethodPurpose.EXCHANGE: "To exchange",
    MethodPurpose.PLAN: "To plan",
    MethodPurpose.CLOSE: "To close",
}
NONE_RUN: Mapping[str, Sequence[int]] = {}
LENGTHS = {"20": "Up to 20", "30": "Up to 30", "45": "Up to 45", "60": "Up to 60"}
ENERGIES = {Energy.QUIET: "Quiet", Energy.LIVELY: "Lively", Energy.MIXED: "Mixed"}


class Shelf(Card):
    """Search and filters above a list. `taken` and `asked` carry a method's id."""

    taken = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Method shelf")
        self.search = QLineEdit()
        self.search.setAccessibleName("Search methods")
        self.search.setPlaceholderText("Search methods")
        self.search.setMinimumHeight(FIELD_HEIGHT)
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.purpose = _filter("Purpose", "Purpose", PURPOSES)
        self.length = _filter("Minutes", "Minutes", LENGTHS)
        self.energy = _filter("Energy", "Energy", ENERGIES)
        self.people = NumberEdit("People in the room", least=1, whole=True, unit="People", width=84)
        self.people.setToolTip("How many will be in the room")
        self._count = Muted()
        self._model = _Methods()
        self.list = _List()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.take = Button("Add to agenda", "secondary", icon_name="add")
        self.details = Button("Details", "quiet")
        self.add(self.search)
        self.add(self._filters())
        self.add(row(self.take, self.details, None, gap=4))
        self.add(self._count)
        self.add(self.list)
        self._connect()

    def load(self, took: Mapping[str, Sequence[int]] = NONE_RUN) -> None:
        """Fill the list, the first time it is needed; `took` has earlier minutes by method."""
        if not self._model.every:
            self._model.every = content.workshop_methods()
            self._show()
        if took != self._model.took:
            self._model.took = dict(took)
            self.list.viewport().update()

    def chosen_id(self) -> str:
        """The method in hand, or ""."""
        return str(self.list.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def choose(self, method_id: str) -> None:
        """Take a method in hand, where the filters show it."""
        for number, method in enumerate(self._model.shown):
            if method.id == method_id:
                self.list.setCurrentIndex(self._model.index(number))

    def shown_ids(self) -> list[str]:
        """The methods that the filters leave, in order."""
        return [method.id for method in self._model.shown]

    def _filters(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.addWidget(self.purpose, 0, 0, 1, 2)
        grid.addWidget(self.length, 0, 2, 1, 2)
        grid.addWidget(self.energy, 1, 0, 1, 2)
        grid.addWidget(self.people, 1, 2, 1, 2)
        for at in range(4):
            grid.setColumnStretch(at, 1)
        return grid

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        for choice in (self.purpose, self.length, self.energy, self.people):
            choice.edited.connect(self._show)
        self.search.returnPressed.connect(self._on_search_entered)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.doubleClicked.connect(lambda _: self._take())
        self.list.entered_on.connect(self._take)
        self.list.asked.connect(self._ask)
        self.take.clicked.connect(self._take)
        self.details.clicked.connect(self._ask)

    def _show(self, *_: object) -> None:
        held = self.chosen_id()
        self._model.show_methods([m for m in self._model.every if self._fits(m)])
        found, every = len(self._model.shown), len(self._model.every)
        self._count.setText(f"{every} methods" if found == every else _found_words(found, every))
        self.list.setFixedHeight(max(1, min(found, ROWS_IN_SIGHT)) * ROW_HEIGHT + 6)
        self.choose(held)
        self._on_current_changed()

    def _fits(self, method: WorkshopMethod) -> bool:
        words = self.search.text().casefold().split()
        about = f"{method.title} {method.summary} {method.when_good}".casefold()
        people = self.people.value()
        return (
            all(word in about for word in words)
            and self.purpose.value() in ("", method.purpose)
            and self.energy.value() in ("", method.energy)
            and method.minutes <= int(self.length.value() or 999)
            and (people is None or method.suits(int(people)))
        )

    def _on_current_changed(self, *_: object) -> None:
        for button in (self.take, self.details):
            button.setEnabled(bool(self.chosen_id()))

    def _on_search_entered(self) -> None:
        if self._model.shown:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.setFocus()

    def _take(self) -> None:
        if self.chosen_id():
            self.taken.emit(self.chosen_id())

    def _ask(self) -> None:
        if self.chosen_id():
            self.asked.emit(self.chosen_id())


def _filter(label: str, any_words: str, options: dict[Any, str]) -> Choice:
    words = {"": any_words, **{str(value): said for value, said in options.items()}}
    choice = Choice(label, words, as_list=True)
    for inner in choice.findChildren(QComboBox):
        inner.setMinimumContentsLength(6)
    return choice


def _found_words(found: int, every: int) -> str:
    return f"{found} of {every} methods" if found else "No method fits. Loosen a filter."


class _Methods(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.every: Sequence[WorkshopMethod] = ()
        self.shown: Sequence[WorkshopMethod] = ()
        self.took: Mapping[str, Sequence[int]] = {}

    def said(self, number: int) -> str:
        """A method in a few words, how long it took last time first."""
        method = self.shown[number]
        last = last_words(self.took.get(method.id, ()))
        return f"{last.capitalize()}. {method.summary}" if last else method.summary

    def show_methods(self, methods: Sequence[WorkshopMethod]) -> None:
        if list(methods) == list(self.shown):
            return
        self.beginResetModel()
        self.shown = methods
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        method = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return method.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{method.title}, {method.minutes} minutes. {self.said(index.row())}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"Good for: {method.when_good}"
            case Qt.ItemDataRole.UserRole:
                return method.id
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [METHOD_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        made.setData(METHOD_MIME, self.shown[indexes[0].row()].id.encode())
        return made


class _List(QListView):
    entered_on = Signal()
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Methods")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Right):
            self.asked.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t = theme.tokens()
        methods: Any = index.model()
        method = methods.shown[index.row()]
        area: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(t.teal_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(t.hover))
        stripe = QRect(area.left() + 4, area.top() + 9, 5, area.height() - 18)
        paint_stripe(painter, stripe.toRectF(), method.category)
        self._words(painter, area.adjusted(18, 5, -8, -5), method, methods.said(index.row()))
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, method: WorkshopMethod, said: str) -> None:
        t = theme.tokens()
        minutes = f"{method.minutes} min"
        painter.setFont(theme.font(13))
        painter.setPen(QColor(t.ink_2))
        first = QRect(area.left(), area.top(), area.width(), 20)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignRight), minutes)
        room = area.width() - QFontMetrics(painter.font()).horizontalAdvance(minutes) - 10
        painter.setFont(theme.font(14, SEMIBOLD))
        painter.setPen(QColor(t.ink))
        title = QFontMetrics(painter.font()).elidedText(
            method.title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(first, int(Qt.AlignmentFlag.AlignLeft), title)
        painter.setFont(theme.font(12))
        painter.setPen(QColor(t.ink_2))
        below = QRect(area.left(), area.top() + 20, area.width(), 34)
        flags = int(Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextWordWrap.value
        painter.drawText(below, flags, two_lines(said, painter.font(), below.width()))
