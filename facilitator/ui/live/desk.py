"""What only the facilitator sees: a small copy of the room's face, her notes, what is to come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.live_notes import Coming, Note, Took
from facilitator.ui import theme
from facilitator.ui.live.face import Face
from facilitator.ui.live.scene import Scene, hour
from facilitator.ui.theme import Size, Tokens
from facilitator.ui.widgets.card import clear
from facilitator.ui.widgets.text import SEMIBOLD

SEEN, UNSEEN = "The room sees", "Not shown now: the timer"
NO_SCRIPT = "No script is written for this block."
CLOCK = 30
SCRIPT_SIZES = (15, 17, 19, 22, 26, 30)
"""Pixels that a script may be written in."""
_GAP, _EDGE = 16, 20
_LEFT, _RIGHT = 9, 11
USUAL = QSize(1280, 720)
_MOST = 0.5
"""Of the desk's height that the copy may take."""


def style(t: Tokens) -> str:
    """The desk's part of the style sheet of the window it stands in."""
    return f"""
Desk QLabel {{ color: {t.ink}; }}
Desk QLabel[role="quiet"] {{ color: {t.quiet}; }}
Desk QLabel[role="good"] {{ color: {t.green_ink}; }}
Desk QLabel[role="late"] {{ color: {t.coral_ink}; }}
Desk #sheet {{ background: {t.card}; border: 1px solid {t.line}; border-radius: 10px; }}
Desk #told {{ border-radius: 8px; padding: 10px 14px; background: {t.teal_soft};
  color: {t.teal_ink}; }}
Desk #told[role="late"] {{ background: {t.amber_soft}; color: {t.amber_ink}; }}
"""


class Desk(QWidget):
    """Notes, materials, the rescue in words, and the blocks to come."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Your notes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.mirror = Face()
        self.mirror.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.caption = label("", Size.SMALL, role="quiet")
        self.clock = label("", CLOCK, bold=True)
        self.standing = label("", bold=True, wrap=True)
        self.told = label("", Size.BODY, bold=True, wrap=True)
        self.told.setObjectName("told")
        self.notes, self.coming = NotesSheet(), ComingSheet()
        self._build()

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (self.caption, self.mirror, label("Still to come", bold=True)):
            left.addWidget(part)
        left.addWidget(self.coming, 1)
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self.clock)
        head.addWidget(self.standing, 1)
        right.addLayout(head)
        right.addWidget(self.told)
        right.addWidget(self.notes, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(_EDGE, _EDGE - 8, _EDGE, 8)
        box.setSpacing(_GAP)
        for side, share in ((left, _LEFT), (right, _RIGHT)):
            side.setSpacing(8)
            box.addLayout(side, share)

    def copy(self, size: QSize) -> None:
        """Paint the room's face as if it were so large."""
        if size != self.mirror.canvas and not size.isEmpty():
            self.mirror.canvas = QSize(size)
            self._shape()
            self.mirror.update()

    def show_scene(self, scene: Scene, room: Scene, chosen: str, *, is_seen: bool) -> None:
        """Tell what the room sees, and what only whoever leads is told."""
        self.caption.setText(SEEN if is_seen else UNSEEN)
        self.mirror.show_scene(room, chosen)
        self.clock.setText(scene.clock)
        self.standing.setText(scene.standing)
        _set_role(self.standing, "late" if scene.is_late else "good")
        self.told.setText(scene.told)
        self.told.setVisible(bool(scene.told))
        _set_role(self.told, "late" if scene.rescue and not scene.message else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shape()

    def _shape(self) -> None:
        """The copy keeps the shape of what it copies, and leaves room for what is to come."""
        like = self.mirror.canvas or USUAL
        wide = (self.width() - 2 * _EDGE - _GAP) * _LEFT / (_LEFT + _RIGHT)
        tall = min(wide * like.height() / like.width(), self.height() * _MOST)
        self.mirror.setFixedSize(round(tall * like.width() / like.height()), round(tall))


class _Area(QScrollArea):
    """Gives what it holds the height that its words take when wrapped."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.settle()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Ask for that height, which a scroll area does not do by itself."""
        held = self.widget()
        box = held.layout() if held else None
        if held and box and box.hasHeightForWidth():
            held.setMinimumHeight(box.totalHeightForWidth(self.viewport().width()))


class _Sheet(QFrame):
    """A white card that scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("sheet")
        self._area = _Area()
        self._inner = QWidget()
        self._area.setWidget(self._inner)
        for part in (self._inner, self._area.viewport()):
            part.setAutoFillBackground(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._area)

    def turn(self, pages: float) -> None:
        """Go down so many pages of what is seen, or up."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(bar.pageStep() * pages))

    def words(self) -> str:
        """All that stands on it."""
        return "\n".join(part.text() for part in self._inner.findChildren(QLabel))


class NotesSheet(_Sheet):
    """The script of what is on, what it needs, and what its participants were promised."""

    def __init__(self) -> None:
        super().__init__("Script and materials")
        self._notes: tuple[Note, ...] = ()
        self._took: tuple[Took, ...] = ()
        self._size = 1
        self._box = QVBoxLayout(self._inner)
        self._box.setContentsMargins(22, 18, 22, 18)
        self._box.setSpacing(6)

    def say(self, notes: tuple[Note, ...], took: tuple[Took, ...] = ()) -> None:
        """Show these from their top, or at the end how long each block took."""
        if notes != self._notes or took != self._took:
            self._notes, self._took = notes, took
            self._fill()
            self._area.verticalScrollBar().setValue(0)

    def resize_script(self, by: int) -> int:
        """Write the script larger or smaller; the number of the size it has then."""
        self._size = min(max(self._size + by, 0), len(SCRIPT_SIZES) - 1)
        self._fill()
        return self._size

    def _fill(self) -> None:
        clear(self._box)
        for number, note in enumerate(self._notes):
            if number:
                self._box.addSpacing(18)
            self._add(note)
        if self._took:
            self._put("How long each block took", Size.TITLE, bold=True)
        for one in self._took:
            self._put(f"{one.title}: {one.minutes} minutes, planned {one.planned}")
        self._box.addStretch()

    def _add(self, note: Note) -> None:
        title = f"{note.track}: {note.title}" if note.track else note.title
        self._put(title if note.is_on else f"Next: {title}", Size.TITLE, bold=True)
        if note.people:
            self._put(f"Led by {note.people}", role="quiet")
        self._box.addSpacing(4)
        script = note.script or NO_SCRIPT
        role = "" if note.script else "quiet"
        self._put(script, SCRIPT_SIZES[self._size], role=role)
        self._part("Materials", "\n".join(note.materials))
        self._part("Participants read", note.participants)
        self._part("Outcome", note.outcome)

    def _part(self, name: str, words: str) -> None:
        if words:
            self._box.addSpacing(8)
            self._put(name, Size.SMALL, bold=True, role="quiet")
            self._put(words)

    def _put(
        self, words: str, size: int = Size.BODY, *, bold: bool = False, role: str = ""
    ) -> None:
        self._box.addWidget(label(words, size, bold=bold, wrap=True, role=role))


class ComingSheet(_Sheet):
    """The blocks to come, each with the time it will begin at if nothing is changed."""

    def __init__(self) -> None:
        super().__init__("Still to come")
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(18, 12, 18, 12)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def say(self, coming: tuple[Coming, ...]) -> None:
        """Show these, where they are not what is shown."""
        rows = tuple((hour(one.at + 0.5), _title(one), f"{one.minutes} min") for one in coming)
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._grid)
        for number, (at, title, minutes) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label(at, bold=True), number, 0, top)
            self._grid.addWidget(label(title, wrap=True), number, 1, top)
            right = top | Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(label(minutes, role="quiet"), number, 2, right)
        if not rows:
            self._grid.addWidget(label("Nothing more.", role="quiet"), 0, 0, 1, 3)
        for number in range(self._grid.rowCount()):
            self._grid.setRowStretch(number, 0)
        self._grid.setRowStretch(max(len(rows), 1), 1)


def label(
    words: str,
    size: int = Size.BODY,
    *,
    bold: bool = False,
    wrap: bool = False,
    role: str = "",
) -> QLabel:
    """Plain words in the ink of the window they stand in, which may be dark by itself."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(size, SEMIBOLD) if bold else theme.font(size))
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(1)
    if role:
        made.setProperty("role", role)
    return made


def _title(one: Coming) -> str:
    marks = [*(["fixed start"] if one.fixed else []), *(["may be left out"] if one.may_go else [])]
    about = ", ".join(filter(None, (one.track, one.people, *marks)))
    return f"{one.title} ({about})" if about else one.title


def _set_role(part: QLabel, role: str) -> None:
    if part.property("role") != role:
        part.setProperty("role", role)
        part.style().polish(part)
