"""Every promise of the network in one list, wherever it was made."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain import promise_reading
from facilitator.domain.dossier import Dossier
from facilitator.domain.promise_reading import By, Show
from facilitator.domain.records import Promise
from facilitator.ui.pages.plan.promise_editor import NewPromise, PromiseEditor
from facilitator.ui.pages.plan.promise_rows import GroupRow, PromiseRow
from facilitator.ui.widgets.card import Card, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.row_list import RowList
from facilitator.ui.widgets.text import Muted, Text
from facilitator.ui.widgets.tiles import Tiles

SHOWN = {Show.OPEN: "Open", Show.LATE: "Late", Show.KEPT: "Kept", Show.ALL: "All"}
LISTED = {By.DUE: "By day", By.PERSON: "By person", By.PLACE: "By where made"}
EVERYONE = "*"
NONE_YET = (
    "Nobody has promised anything yet. Promises come from workshops and coaching, "
    "or are written here: what, who, by when."
)
NONE_FIT = {
    Show.OPEN: "No promise is open here.",
    Show.LATE: "No promise is late here.",
    Show.KEPT: "No promise has been kept here yet.",
    Show.ALL: "No promise here.",
}


class PromiseList(RowList):
    """Promises with a box each, and the editor below the one that is open."""

    ticked = Signal(int)
    removed = Signal(int)

    def __init__(self, editor: PromiseEditor) -> None:
        super().__init__("Promises")
        self._editor = editor
        editor.setParent(self.viewport())
        editor.hide()
        editor.installEventFilter(self)

    def editor_height(self) -> int:
        """The pixels the editor needs."""
        box = self._editor.box
        width = self.viewport().width()
        wanted = box.totalHeightForWidth(width) if box.hasHeightForWidth() else 0
        return max(wanted, box.totalMinimumSize().height())

    def place_editor(self, number: int) -> None:
        """Show the editor below a row; -1 hides it."""
        self._editor.setVisible(number >= 0)
        if number < 0:
            return
        area = self.row_area(number).toRect()
        row = self.rows()[number]
        assert isinstance(row, PromiseRow)
        top = area.top() + row.head_height(area.width())
        self._editor.setGeometry(QRect(0, top, area.width(), area.bottom() - top))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current() >= 0:
            self.ticked.emit(self.current())
        elif event.key() == Qt.Key.Key_Delete and self.current() >= 0:
            self.removed.emit(self.current())
        else:
            super().keyPressEvent(event)


class PromisesCard(Card):
    """The list with filters, editor and a line to add; signals carry a promise's id."""

    kept = Signal(str, bool)
    edited = Signal(str, str, object)
    removed = Signal(str)
    origin_requested = Signal(str, str)
    shown = Signal(QRect)

    def __init__(self) -> None:
        super().__init__("Promises")
        self._dossier: Dossier | None = None
        self._today = date.min
        self._fitted = 0
        self.open_id = ""
        self.ids: list[str] = []
        self._rows: list[str] = []
        self.counts = Muted(size=14)
        self.burden = Text(colour="amber_ink", size=14)
        self.new = NewPromise()
        self.filter = Choice("Show promises", {str(k): words for k, words in SHOWN.items()})
        self.filter.set_value(Show.OPEN)
        self.person = Choice("Whose promises", {EVERYONE: "Everyone"}, as_list=True)
        self.person.set_value(EVERYONE)
        self.by = Choice("Listed", {str(k): words for k, words in LISTED.items()}, as_list=True)
        self.by.set_value(By.DUE)
        self.editor = PromiseEditor()
        self.list = PromiseList(self.editor)
        self.nothing = Muted(size=15)
        listed = QWidget()
        listed.setLayout(row(self.person, self.by, gap=12))
        chooser = Tiles([self.filter, listed], least=270, gap=12)
        self.add(self.counts)
        self.add(self.burden)
        self.add(self.new)
        self.box.addSpacing(4)
        self.add(chooser)
        self.add(self.nothing)
        self.add(self.list)
        self._connect()

    def _connect(self) -> None:
        self.filter.edited.connect(lambda _: self._on_filtered())
        self.person.edited.connect(lambda _: self._on_filtered())
        self.list.pressed_part.connect(self._on_part_pressed)
        self.list.opened.connect(self._on_entered)
        self.list.ticked.connect(self._tick)
        self.by.edited.connect(lambda _: self._on_filtered())
        self.list.removed.connect(lambda number: self.removed.emit(self._rows[number]))
        self.editor.edited.connect(lambda name, v: self.edited.emit(self.open_id, name, v))
        self.editor.remove_requested.connect(lambda: self.removed.emit(self.open_id))
        self.editor.closed.connect(self._on_editor_closed)
        self.editor.origin_requested.connect(self.origin_requested)

    def show_promises(self, dossier: Dossier, today: date) -> None:
        """Show the promises of a network."""
        self._dossier, self._today = dossier, today
        self.counts.setText(promise_reading.counts_words(dossier, today))
        self.counts.setVisible(bool(dossier.promises))
        heavy = promise_reading.burden(dossier)
        self.burden.setText(f"{heavy} Who could take one over?" if heavy else "")
        self.burden.setVisible(bool(heavy))
        self._show_people(dossier)
        self.new.set_people(person.name for person in dossier.people)
        self._fill()

    def open_promise(self, promise_id: str) -> None:
        """Open one promise for changes, whatever the filter; "" closes."""
        self.editor.flush_all()
        self.open_id = promise_id
        if promise_id and promise_id not in self.ids:
            self.filter.set_value(Show.ALL)
            self.person.set_value(EVERYONE)
        self._fill()
        if promise_id in self.ids:
            self.list.go_to(self._rows.index(promise_id))
            self.shown.emit(self.area_of(promise_id))

    def area_of(self, promise_id: str) -> QRect:
        """Where a promise lies in the card."""
        area = self.list.row_area(self._rows.index(promise_id)).toRect()
        return area.translated(self.list.pos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self.open_id:
            self._fill()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.open_id:
            self._refit()
        return done

    def _refit(self) -> None:
        if self.open_id in self.ids and self._fitted != self.list.editor_height():
            self._fill()
        self._place()

    def _show_people(self, dossier: Dossier) -> None:
        names = {name: name for name in promise_reading.owners(dossier)}
        self.person.set_options({EVERYONE: "Everyone", **names})
        if not self.person.value():
            self.person.set_value(EVERYONE)

    def _fill(self) -> None:
        if self._dossier is None:
            return
        show, whose = Show(self.filter.value() or Show.OPEN), self.person.value()
        found = promise_reading.chosen(
            self._dossier, show, "" if whose == EVERYONE else whose, self._today
        )
        self.ids = [promise.id for promise in found]
        if self.open_id not in self.ids:
            self.open_id = ""
        opened = next((p for p in found if p.id == self.open_id), None)
        if opened:
            self.editor.show_promise(self._dossier, opened)
        self._fitted = self.list.editor_height() if opened else 0
        self._set_rows(found, opened)
        self.list.setVisible(bool(found))
        self.nothing.setText(NONE_FIT[show] if self._dossier.promises else NONE_YET)
        self.nothing.setVisible(not found)
        self._place()

    def _set_rows(self, found: tuple[Promise, ...], opened: Promise | None) -> None:
        """The rows of the list, and the promise of each; a title has none."""
        assert self._dossier is not None
        by = By(self.by.value() or By.DUE)
        groups = promise_reading.grouped(self._dossier, found, by, self._today)
        rows: list[GroupRow | PromiseRow] = []
        for group in groups:
            rows += [] if by is By.DUE else [GroupRow(group, self._today)]
            rows += [self._row(promise, promise is opened) for promise in group.promises]
        self._rows = [row.promise.id if isinstance(row, PromiseRow) else "" for row in rows]
        self.ids = [promise_id for promise_id in self._rows if promise_id]
        self.list.set_rows(rows)

    def _row(self, promise: Promise, is_open: bool) -> PromiseRow:
        assert self._dossier is not None
        below = self._fitted if is_open else 0
        return PromiseRow(self._dossier, promise, self._today, room_below=below)

    def _place(self) -> None:
        self.list.place_editor(self._rows.index(self.open_id) if self.open_id else -1)

    def _on_filtered(self) -> None:
        self.editor.flush_all()
        self.open_id = ""
        self._fill()

    def _on_part_pressed(self, number: int, part: str) -> None:
        if part == "tick":
            self._tick(number)
        elif part:
            chosen = self._rows[number]
            self.open_promise("" if chosen == self.open_id else chosen)

    def _on_entered(self, number: int) -> None:
        self.open_promise(self._rows[number])
        self.editor.text.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_editor_closed(self) -> None:
        self.open_promise("")
        self.list.setFocus()

    def _tick(self, number: int) -> None:
        row = self.list.rows()[number]
        assert isinstance(row, PromiseRow)
        self.kept.emit(row.promise.id, row.promise.done_on is None)
