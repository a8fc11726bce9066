"""A driver sketch as lines to write in: Enter adds below, Tab makes an idea, Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from facilitator.domain.deliver_records import Driver, DriverKind
from facilitator.ui import theme
from facilitator.ui.widgets.autosave import clean
from facilitator.ui.widgets.row_list import PlainRow, RowList, paint_words, words_height

INDENT, PAD, LEAST = 34, 9, 38
NEW = ""
"""The id of the line that is being written and is not in the casebook yet."""

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SketchList(RowList):
    """Lines of one sketch. Until a line is opened with Enter or a click, Tab leaves as usual.

    `added` carries text, kind and the id of the line above; `reworded` id and text; `turned` id
    and kind; `moved` id and by; `removed` an id.
    """

    added = Signal(str, str, str)
    reworded = Signal(str, str)
    turned = Signal(str, str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__("Driver sketch, line by line", marks=True)
        self._lines: tuple[Driver, ...] = ()
        self._editing: str | None = None
        self._draft: tuple[DriverKind, str] | None = None
        self.editor = QLineEdit(self.viewport())
        self.editor.setAccessibleName("Line of the sketch")
        self.editor.setAccessibleDescription(
            "Enter adds a line below, Tab makes it an idea, Shift and Tab a driver, Esc ends."
        )
        self.editor.hide()
        self.editor.installEventFilter(self)
        self.opened.connect(self._open)
        self.pressed_part.connect(lambda number, _: self._open(number))

    def show_lines(self, lines: Sequence[Driver]) -> None:
        """Show these lines; what is being written stays open."""
        self._lines = tuple(lines)
        if self._editing and self._editing not in {line.id for line in lines}:
            self._stop()
        if self._draft and self._draft[1] not in {NEW, *(line.id for line in lines)}:
            self._stop()
        self._fill()

    def write_below(self, line_id: str = NEW, kind: DriverKind = DriverKind.DRIVER) -> None:
        """Begin a line below another, or at the end."""
        self._commit()
        last = self._lines[-1].id if self._lines else NEW
        self._draft, self._editing = (kind, line_id or last), NEW
        self._fill()
        self._begin("")

    def flush(self) -> None:
        """Save now what is being typed."""
        if self._editing is not None:
            self._commit()
            self._stop()
            self._fill()

    # What is shown

    def _shown(self) -> list[Driver]:
        """The lines, with the one being written in its place."""
        shown = list(self._lines)
        if self._draft:
            kind, above = self._draft
            at = next((n + 1 for n, line in enumerate(shown) if line.id == above), len(shown))
            shown.insert(at, Driver(NEW, "", "", "", kind if shown else DriverKind.DRIVER))
        return shown

    def _fill(self) -> None:
        shown = self._shown()
        self.set_rows([_SketchRow(line) for line in shown])
        if self._editing is not None:
            number = next((n for n, line in enumerate(shown) if line.id == self._editing), -1)
            self.go_to(number)
            self._place(number)

    def _place(self, number: int) -> None:
        if number < 0:
            return
        area = self.row_area(number)
        left = area.left() + _left(self._shown()[number].kind)
        self.editor.setGeometry(
            int(left) - 6, int(area.top()) + 3, int(area.right() - left), int(area.height()) - 6
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._editing is not None:
            self._place(self.current())

    # Writing

    def _open(self, number: int) -> None:
        shown = self._shown()
        if not 0 <= number < len(shown):
            return
        line = shown[number]
        if line.id == self._editing:
            return
        self._commit()
        self._draft, self._editing = None, line.id
        self._fill()
        self._begin(line.text)

    def _begin(self, text: str) -> None:
        self.editor.setText(text)
        self.editor.setPlaceholderText(
            "What would have to be true" if self._kind() is DriverKind.DRIVER else "A change idea"
        )
        self.editor.show()
        self.editor.raise_()
        self.editor.setFocus()

    def _kind(self) -> DriverKind:
        found = (line.kind for line in self._shown() if line.id == self._editing)
        return next(found, DriverKind.DRIVER)

    def _commit(self) -> None:
        """Hand on what was typed; a line without words is taken away."""
        if self._editing is None:
            return
        text = clean(self.editor.text()).strip()
        if self._editing == NEW:
            draft, self._draft, self._editing = self._draft, None, None
            if draft and text:
                self.added.emit(text, draft[0], draft[1])
            return
        line_id, self._editing = self._editing, None
        before = next((line.text for line in self._lines if line.id == line_id), text)
        if not text:
            self.removed.emit(line_id)
        elif text != before:
            self.reworded.emit(line_id, text)

    def _stop(self) -> None:
        self._editing = self._draft = None
        had = self.editor.hasFocus()
        self.editor.hide()
        if had:
            self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
                self._on_left(event)
        return super().eventFilter(watched, event)

    def _on_left(self, event: QFocusEvent) -> None:
        keeps = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in keeps and self.editor.isVisible():
            self.flush()

    def _on_key(self, event: QKeyEvent) -> bool:
        """A key in the line being written; whether it is dealt with."""
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif key == Qt.Key.Key_Tab:
            self._turn(DriverKind.IDEA)
        elif key == Qt.Key.Key_Backtab:
            self._turn(DriverKind.DRIVER)
        elif key in _MOVES and alt:
            self._move(_MOVES[key])
        elif key in _MOVES:
            self._step(_MOVES[key])
        elif key == Qt.Key.Key_Backspace and not self.editor.text():
            self._step(-1)
        else:
            return False
        return True

    def _enter(self) -> None:
        """Keep this line and begin the next; an empty line ends the writing."""
        if not self.editor.text().strip():
            self._leave()
            return
        kind, number = self._kind(), self.current()
        self._commit()
        below = self._lines[number].id if 0 <= number < len(self._lines) else NEW
        self.write_below(below, kind)

    def _leave(self) -> None:
        self._commit()
        self._stop()
        self._fill()
        self.setFocus()

    def _turn(self, kind: DriverKind) -> None:
        if self._editing == NEW:
            if self._draft and self._lines:
                self._draft = (kind, self._draft[1])
                self._fill()
            return
        number = self.current()
        if self._editing and self._kind() is not kind and number > 0:
            self._save_text()
            self.turned.emit(self._editing, kind)

    def _move(self, by: int) -> None:
        if self._editing:
            self._save_text()
            self.moved.emit(self._editing, by)

    def _save_text(self) -> None:
        """Keep the words of the line and go on writing in it."""
        line_id, text = self._editing, clean(self.editor.text()).strip()
        before = next((line.text for line in self._lines if line.id == line_id), text)
        if line_id and text and text != before:
            self.reworded.emit(line_id, text)

    def _step(self, by: int) -> None:
        """Go on in the line above or below."""
        number = self.current() + by
        shown = [line.id for line in self._shown()]
        if not 0 <= number < len(shown):
            return
        there = shown[number]
        self._commit()
        now = [line.id for line in self._lines]
        if there in now:
            self._open(now.index(there))

    # Keys while no line is open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number, key = self.current(), Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        line = self._lines[number] if 0 <= number < len(self._lines) else None
        if key in _ENTER and not self._lines:
            self.write_below()
        elif line and alt and key in _MOVES:
            self.moved.emit(line.id, _MOVES[key])
            self._follow(line.id)
        elif line and key == Qt.Key.Key_Delete:
            self.removed.emit(line.id)
        else:
            super().keyPressEvent(event)

    def _follow(self, line_id: str) -> None:
        ids = [line.id for line in self._lines]
        if line_id in ids:
            self.go_to(ids.index(line_id))


def _left(kind: DriverKind) -> int:
    return PAD + 16 + (INDENT if kind is DriverKind.IDEA else 0)


class _SketchRow(PlainRow):
    """One line: a square before a driver, a ring before an idea."""

    def __init__(self, line: Driver) -> None:
        self._line = line
        what = "Change idea" if line.kind is DriverKind.IDEA else "Driver"
        self.words = f"{what}: {line.text}" if line.text else f"New {what.lower()}"

    def height(self, width: int) -> int:
        room = width - _left(self._line.kind) - PAD
        return max(words_height(self._line.text or "x", room) + 2 * PAD, LEAST)

    def part_at(self, area: QRectF, point: QPointF) -> str:
        return "write"

    def paint(self, painter: QPainter, area: QRectF) -> None:
        t, idea = theme.tokens(), self._line.kind is DriverKind.IDEA
        left = area.left() + _left(self._line.kind)
        mark = QRectF(left - 17, area.top() + PAD + 6, 8, 8)
        painter.setPen(QColor(t.teal))
        painter.setBrush(QColor(t.card if idea else t.teal))
        if idea:
            painter.drawEllipse(mark)
        else:
            painter.drawRoundedRect(mark, 2, 2)
        room = QRectF(left, area.top() + PAD, area.right() - left - PAD, area.height())
        paint_words(painter, room, self._line.text, strong=not idea, wrap=True)
