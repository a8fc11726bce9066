"""Every network of the casebook side by side: which needs the facilitator most, and for what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from facilitator.domain.lights import Light, LightReading
from facilitator.operations import networks, rights
from facilitator.store import portfolio
from facilitator.store.portfolio import Standing
from facilitator.ui import theme
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, ScrollPage, row
from facilitator.ui.widgets.due_card import DueCard
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.row_list import paint_words, words_height
from facilitator.ui.widgets.text import Heading, Muted

Index = QModelIndex | QPersistentModelIndex
ROW, _PAD = 58, 8
SORT = Qt.ItemDataRole.UserRole
STANDING = Qt.ItemDataRole.UserRole + 1
_NONE = QModelIndex()
_WEIGHT = {Light.RED: 3, Light.AMBER: 2, Light.GREY: 1, Light.GREEN: 0}
_COLOURS = {Light.RED: "coral", Light.AMBER: "amber", Light.GREEN: "green"}


@dataclass(frozen=True)
class Column:
    """One column: its head, its words and what it is sorted by."""

    title: str
    words: Callable[[Standing], str]
    sorts_by: Callable[[Standing], Any]


def _month_words(standing: Standing) -> str:
    if standing.network.closed_on:
        return "Closed"
    return f"{standing.month} of 18" if standing.month <= 18 else "After 18"


def _type_words(standing: Standing) -> str:
    if standing.type is None:
        return "Not known yet"
    from facilitator import content

    titles = [content.network_types().type(name).title for name in standing.type.named]
    return " and ".join(titles) or str(standing.type.verdict).replace("-", " ").capitalize()


def _light_words(standing: Standing) -> str:
    return "; ".join(f"{light.title}: {light.light}" for light in standing.lights) or "None yet"


def _trouble(standing: Standing) -> int:
    return sum(_WEIGHT[light.light] for light in standing.lights)


COLUMNS = (
    Column("Network", lambda s: s.network.name, lambda s: s.network.name.casefold()),
    Column("Month", _month_words, lambda s: s.month),
    Column("Type", _type_words, _type_words),
    Column("Lights", _light_words, _trouble),
    Column("Next step", lambda s: s.next_step.title, lambda s: s.next_step.title),
)
LIGHTS = 3
_STRETCH, _FIXED = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Fixed
_MODES = (_STRETCH, _FIXED, _FIXED, _FIXED, _STRETCH)


class NetworksPage(Page):
    """The portfolio."""

    step_id = "networks"
    title = "All networks"
    icon = "networks"
    watches = frozenset(
        {"network", "person", "round", "response", "evidence", "type_sheet", "goal", "milestone"}
        | {"workshop", "block", "session", "agreement", "promise", "reading", "need"}
    )

    def _build(self) -> None:
        scroll = ScrollPage(widest=1400)
        self.fill(scroll)
        self._heading, self._filter = Heading(), LineEdit("Filter", "Filter by any word", width=220)
        self._new = Button("New network", "primary", icon_name="add")
        scroll.add(row(self._heading, self._filter, self._new, gap=12))
        self._table = _Table()
        card = Card()
        card.box.setContentsMargins(8, 8, 8, 8)
        card.add(self._table)
        scroll.add(card)
        self._open = Button("Open", "secondary")
        self._remove = Button("Remove", "quiet", icon_name="delete")
        scroll.add(row(self._open, self._remove, None, gap=8))
        scroll.add(
            Muted(
                "Lights: a tick is green, a half is amber, an exclamation mark is red, an empty "
                "ring means that too few have answered. Point at one to read it."
            )
        )
        self._due = DueCard()
        scroll.add(self._due)
        scroll.finish()

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new_clicked)
        self._filter.textChanged.connect(self._table.filter_by)
        self._table.opened.connect(self._on_opened)
        self._open.clicked.connect(self._on_open_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._due.opened.connect(self._on_person_opened)
        self._due.dates_requested.connect(self._on_dates_requested)

    def refresh(self) -> None:
        standings = portfolio.read(self.session.casebook, self.session.today())
        self._table.show_standings(standings, self.session.network_id)
        number = len(standings)
        self._heading.setText(f"{number} network{'' if number == 1 else 's'}")
        for button in (self._open, self._remove):
            button.setEnabled(bool(standings))
        casebook, undated = self.session.casebook, rights.undated(self.session.casebook)
        self._due.show_due(rights.due(casebook, self.session.today()), undated)
        self._due.setVisible(bool(standings))

    def _on_new_clicked(self) -> None:
        self.network_requested.emit()

    def _on_opened(self, standing: Standing) -> None:
        self.session.open_network(standing.network.id)
        self.open_requested.emit("overview", "")

    def _on_open_clicked(self) -> None:
        if standing := self._table.current():
            self._on_opened(standing)

    def _on_remove_clicked(self) -> None:
        if standing := self._table.current():
            words = f"{standing.network.name} removed"
            self.session.run(networks.remove, standing.network.id, toast=words)

    def _on_person_opened(self, network_id: str, person_id: str) -> None:
        self.session.open_network(network_id)
        self.open_requested.emit("people", person_id)

    def _on_dates_requested(self) -> None:
        self.session.run(rights.give_dates, toast="Everyone has a date")


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Standing, ...] = ()

    def fill(self, standings: tuple[Standing, ...]) -> None:
        self.beginResetModel()
        self._rows = standings
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> Any:
        standing, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == STANDING:
            return standing
        if role == SORT:
            return column.sorts_by(standing)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(standing, index.column())
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return column.words(standing) if spoken else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None


def _tip(standing: Standing, column: int) -> str:
    if column == LIGHTS:
        return "\n".join(f"{light.title}: {light.reason}" for light in standing.lights)
    return COLUMNS[column].words(standing)


class _Sorted(QSortFilterProxyModel):
    """Sorts by the columns' own order and filters by words found in any column."""

    def __init__(self, source: _Model) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setSourceModel(source)
        self.setSortRole(SORT)

    def filter_by(self, text: str) -> None:
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, line: int, parent: Index) -> bool:
        standing: Standing = self.sourceModel().index(line, 0, parent).data(STANDING)
        text = " ".join(column.words(standing) for column in COLUMNS).casefold()
        return all(word in text for word in self._words)


class _Table(QTableView):
    """One line a network; Enter or a double click opens it."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self._sorted = _Sorted(self._model)
        self.setModel(self._sorted)
        self.setAccessibleName("Networks")
        self.setItemDelegate(_Cells(self))
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, mode in enumerate(_MODES):
            header.setSectionResizeMode(section, mode)
        for section, width in ((1, 80), (2, 140), (LIGHTS, 124)):
            self.setColumnWidth(section, width)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(STANDING)))

    def show_standings(self, standings: tuple[Standing, ...], front: str) -> None:
        """Show these, the one in front chosen."""
        self._model.fill(standings)
        ids = [standing.network.id for standing in standings]
        if front in ids:
            chosen = self._sorted.mapFromSource(self._model.index(ids.index(front), 0))
            self.selectRow(chosen.row())
        self._fit()

    def filter_by(self, text: str) -> None:
        """Show only networks with all of these words."""
        self._sorted.filter_by(text)
        if not self.selectionModel().hasSelection():
            self.selectRow(0)
        self._fit()

    def current(self) -> Standing | None:
        """The network chosen."""
        rows = self.selectionModel().selectedRows()
        return rows[0].data(STANDING) if rows else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (standing := self.current()):
            self.opened.emit(standing)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        lines = max(ROW, self.verticalHeader().length())
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + 12)


class _Cells(QStyledItemDelegate):
    """Words that wrap to two lines, and the lights as signs that need no colour."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() == LIGHTS:
            return QSize(80, ROW)
        width = self._table.columnWidth(index.column())
        words = words_height(str(index.data()), width - 2 * _PAD)
        return QSize(width, max(ROW, words + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() != LIGHTS:
            super().paint(painter, option, index)
            return
        option.text = ""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        standing: Standing = index.data(STANDING)
        area = QRectF(option.rect)
        if not standing.lights:
            room = area.adjusted(_PAD, 0, -_PAD, 0)
            paint_words(painter, room, str(index.data()), colour="quiet")
        for number, light in enumerate(standing.lights):
            sign = QRectF(area.left() + 8 + number * 28, area.center().y() - 9, 18, 18)
            draw_light(painter, sign, light)


def draw_light(painter: QPainter, area: QRectF, light: LightReading) -> None:
    """A light as a sign: exclamation mark, half, tick or empty ring."""
    t = theme.tokens()
    colour = QColor(getattr(t, _COLOURS.get(light.light, "edge")))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(colour if light.light in (Light.RED, Light.GREEN) else QColor(t.card))
    painter.drawEllipse(area.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(QColor(t.card), 2))
    x, y = area.center().x(), area.center().y()
    if light.light is Light.RED:
        painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 1))
        painter.drawPoint(QPointF(x, y + 5))
    elif light.light is Light.GREEN:
        points = [QPointF(x - 4, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3)]
        painter.drawPolyline(points)
    elif light.light is Light.AMBER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(area.adjusted(2, 2, -2, -2), 90 * 16, 180 * 16)
    painter.restore()
