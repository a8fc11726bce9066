"""The table of all networks: what is not read yet stands as three dots, and is filled in later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from facilitator.domain.lights import Light
from facilitator.store.portfolio import Listed, Standing
from facilitator.ui import theme
from facilitator.ui.widgets.row_list import words_height

Index = QModelIndex | QPersistentModelIndex
ROW, _PAD = 58, 8
UNREAD = "…"

LINE = int(Qt.ItemDataRole.UserRole)
_SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NONE = QModelIndex()
_WEIGHT = {Light.RED: 3, Light.AMBER: 2, Light.GREY: 1, Light.GREEN: 0}
_COLOURS = {Light.RED: "coral", Light.AMBER: "amber", Light.GREEN: "green"}


@dataclass
class Line:
    """One network of the list; how it stands is read later where there are many."""

    listed: Listed
    month: int
    standing: Standing | None = None
    _words: tuple[str, ...] = ()
    _height: tuple[tuple[int, ...], int] = ((), 0)

    @property
    def words(self) -> tuple[str, ...]:
        """What each column says."""
        self._words = self._words or tuple(column.words(self) for column in COLUMNS)
        return self._words

    def stand(self, standing: Standing) -> None:
        """Take over how the network stands."""
        self.standing, self._words, self._height = standing, (), ((), 0)

    def height(self, room: tuple[int, ...]) -> int:
        """How high the line is where its columns have so much room for words."""
        if self._height[0] != room:
            high = max(words_height(self.words[column], room[column]) for column in _WRAPPED)
            self._height = room, max(ROW, high + 16)
        return self._height[1]


@dataclass(frozen=True)
class Column:
    """One column: its head, its words and what it is sorted by."""

    title: str
    words: Callable[[Line], str]
    sorts_by: Callable[[Line], Any]


def _month_words(line: Line) -> str:
    if line.listed.is_closed:
        return "Closed"
    return f"{line.month} of 18" if line.month <= 18 else "After 18"


def _type_words(line: Line) -> str:
    if line.standing is None:
        return UNREAD
    if line.standing.type is None:
        return "Not known yet"
    from facilitator import content

    kind = line.standing.type
    titles = [content.network_types().type(name).title for name in kind.named]
    return " and ".join(titles) or str(kind.verdict).replace("-", " ").capitalize()


def _light_words(line: Line) -> str:
    if line.standing is None:
        return UNREAD
    return "; ".join(f"{it.title}: {it.light}" for it in line.standing.lights) or "None yet"


def _trouble(line: Line) -> int:
    return sum(_WEIGHT[light.light] for light in line.standing.lights) if line.standing else -1


def _step_words(line: Line) -> str:
    return line.standing.next_step.title if line.standing else UNREAD


COLUMNS = (
    Column("Network", lambda line: line.listed.name, lambda line: line.listed.name.casefold()),
    Column("Month", _month_words, lambda line: line.month),
    Column("Type", _type_words, _type_words),
    Column("Lights", _light_words, _trouble),
    Column("Next step", _step_words, _step_words),
)
LIGHTS = 3
FROM_STANDING = (2, LIGHTS, 4)
"""The columns that are empty until it is read how a network stands."""

_STRETCH, _FIXED = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Fixed
_WRAPPED = (0, 2, 4)
_SIGN = 18
_WORDS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextWordWrap.value
)
_MODES = (_STRETCH, _FIXED, _FIXED, _FIXED, _STRETCH)


class _Model(QAbstractTableModel):
    """The lines that hold every word of the filter, in the order of a column."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.shown: list[Line] = []
        self._words: list[str] = []
        self._column, self._backwards = 0, False

    def fill(self, lines: list[Line]) -> None:
        self.lines = lines
        self.arrange()

    def filter_by(self, text: str) -> None:
        self._words = text.casefold().split()
        self.arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._backwards = column, order == Qt.SortOrder.DescendingOrder
        self.arrange()

    def arrange(self) -> None:
        """Put what is shown in order, as much as is read by now."""
        self.beginResetModel()
        found = [line for line in self.lines if self._holds_words(line)]
        self.shown = sorted(found, key=COLUMNS[self._column].sorts_by, reverse=self._backwards)
        self.endResetModel()

    def stand(self, line: Line, standing: Standing) -> None:
        """Take over how a network stands; its place follows once all of them are read."""
        line.stand(standing)
        if line in self.shown:
            row = self.shown.index(line)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    @property
    def hangs_on_standing(self) -> bool:
        """Whether what is shown, or its order, may change by what is read."""
        return bool(self._words) or self._column in FROM_STANDING

    def _holds_words(self, line: Line) -> bool:
        if not self._words:
            return True
        text = " ".join(line.words).casefold()
        return all(word in text for word in self._words)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> Any:
        if role in _SPOKEN:
            return self.shown[index.row()].words[index.column()]
        if role == LINE:
            return self.shown[index.row()]
        if role == _TIP:
            return _tip(self.shown[index.row()], index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None


def _same(before: Line | None, line: Line) -> Line:
    """The line of before, whose words and height are known, where it still says the same."""
    if (
        before
        and before.standing is line.standing
        and (before.month, before.listed) == (line.month, line.listed)
    ):
        return before
    return line


def _tip(line: Line, column: int) -> str:
    if column == LIGHTS and line.standing:
        return "\n".join(f"{light.title}: {light.reason}" for light in line.standing.lights)
    return line.words[column]


class NetworksTable(QTableView):
    """One line a network; Enter or a double click opens it."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self._chosen = ""
        self.setModel(self._model)
        self.setAccessibleName("Networks")
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, mode in enumerate(_MODES):
            header.setSectionResizeMode(section, mode)
        for section, width in ((1, 80), (2, 140), (LIGHTS, 124)):
            self.setColumnWidth(section, width)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(LINE).listed))
        self._model.modelAboutToBeReset.connect(self._keep_chosen)
        self._model.modelReset.connect(self._choose_again)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def show_networks(
        self, listed: Iterable[Listed], known: Mapping[str, Standing], today: date, front: str
    ) -> None:
        """Show these and how they stand as far as that is known; the one in front is chosen."""
        before = {line.listed.id: line for line in self._model.lines}
        lines = [Line(one, one.month(today), known.get(one.id)) for one in listed]
        self._model.fill([_same(before.get(line.listed.id), line) for line in lines])
        self._choose(front)

    def filter_by(self, text: str) -> None:
        """Show only networks with all of these words."""
        self._model.filter_by(text)
        if not self.selectionModel().hasSelection():
            self.selectRow(0)

    def current(self) -> Listed | None:
        """The network chosen."""
        rows = self.selectionModel().selectedRows()
        return rows[0].data(LINE).listed if rows else None

    def line(self, row: int) -> Line:
        """What stands in a row."""
        return self._model.shown[row]

    def next_unread(self) -> Line | None:
        """A line of which it is not read yet how its network stands, one in view if there is."""
        area, shown = self.visibleRegion().boundingRect(), self._model.shown
        first = max(0, self.rowAt(area.top()))
        for lines in (shown[first : first + 1 + area.height() // ROW], shown, self._model.lines):
            for line in lines:
                if line.standing is None:
                    return line
        return None

    def stand(self, line: Line, standing: Standing) -> None:
        """Show how a network stands; the lines move to their places after the last."""
        self._model.stand(line, standing)
        self._fit()
        if self._model.hangs_on_standing and self.next_unread() is None:
            self._model.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (chosen := self.current()):
            self.opened.emit(chosen)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _keep_chosen(self) -> None:
        chosen = self.current()
        self._chosen = chosen.id if chosen else ""

    def _choose_again(self) -> None:
        self._choose(self._chosen)
        self._fit()

    def _choose(self, network_id: str) -> None:
        for at, line in enumerate(self._model.shown):
            if line.listed.id == network_id:
                self.selectRow(at)

    def _fit(self) -> None:
        """Make every line as high as its words, and the table as high as its lines."""
        header = self.verticalHeader()
        room = tuple(self.columnWidth(column) - 2 * _PAD for column in range(len(COLUMNS)))
        for at, line in enumerate(self._model.shown):
            if header.sectionSize(at) != line.height(room):
                header.resizeSection(at, line.height(room))
        lines = max(ROW, header.length())
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + 12)


class _Cells(QStyledItemDelegate):
    """Words that wrap to two lines, and the lights as signs that need no colour."""

    def __init__(self, table: NetworksTable) -> None:
        super().__init__(table)
        self._table = table
        self._signs: dict[tuple[Light, float, str], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._table.columnWidth(index.column()), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """By hand, for a style with a sheet takes five times as long over each cell."""
        t, area, column = theme.tokens(), option.rect, index.column()
        line = self._table.line(index.row())
        if option.state & QStyle.StateFlag.State_Selected:
            theme.fill(painter, area, t.teal_soft)
        if column == LIGHTS and line.standing and line.standing.lights:
            for at, light in enumerate(line.standing.lights):
                left, top = area.left() + 8 + at * 28, area.center().y() - 9
                painter.drawPixmap(left, top, self._sign(light.light, painter))
            return
        painter.setFont(theme.font())
        painter.setPen(QColor(t.quiet if column == LIGHTS else t.ink))
        painter.drawText(area.adjusted(_PAD, 0, -_PAD, 0), _WORDS, line.words[column])

    def _sign(self, light: Light, painter: QPainter) -> QPixmap:
        ratio = painter.device().devicePixelRatio()
        known_by = light, ratio, theme.tokens().card
        if known_by not in self._signs:
            sign = QPixmap(round(_SIGN * ratio), round(_SIGN * ratio))
            sign.setDevicePixelRatio(ratio)
            sign.fill(Qt.GlobalColor.transparent)
            draw_light(QPainter(sign), QRectF(0, 0, _SIGN, _SIGN), light)
            self._signs[known_by] = sign
        return self._signs[known_by]


def draw_light(painter: QPainter, area: QRectF, light: Light) -> None:
    """A light as a sign: exclamation mark, half, tick or empty ring."""
    t = theme.tokens()
    colour = QColor(getattr(t, _COLOURS.get(light, "edge")))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(colour if light in (Light.RED, Light.GREEN) else QColor(t.card))
    painter.drawEllipse(area.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(QColor(t.card), 2))
    x, y = area.center().x(), area.center().y()
    if light is Light.RED:
        painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 1))
        painter.drawPoint(QPointF(x, y + 5))
    elif light is Light.GREEN:
        points = [QPointF(x - 4, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3)]
        painter.drawPolyline(points)
    elif light is Light.AMBER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(area.adjusted(2, 2, -2, -2), 90 * 16, 180 * 16)
    painter.restore()
