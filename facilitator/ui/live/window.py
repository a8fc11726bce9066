"""The window a workshop is led from: by keys, a clicker or buttons, on one screen or two.

With two screens the room has a window of its own and this one shows the facilitator's notes. With
one, this window is what the room sees, and the notes take its place only when asked for twice.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.domain.live_run import sights
from facilitator.ui import theme
from facilitator.ui.live import desk
from facilitator.ui.live.awake import Awake
from facilitator.ui.live.conductor import Conductor, Phase
from facilitator.ui.live.controls import Controls, KeySheet
from facilitator.ui.live.desk import Desk
from facilitator.ui.live.face import Face
from facilitator.ui.live.keys import act_of
from facilitator.ui.live.stage import Layout, Stage
from facilitator.ui.lock.touches import ATTENDED

TWICE_MS = 3000
LEAVING = "Press Esc again to leave. The run goes on and is kept; Run live returns to it."
GUARD = "If a projector shows this screen too, the room will read your notes. Press S again."
NOTES_SIZE = "live_notes_size"
_PAGE = 0.5


class LiveWindow(QWidget):
    """One run. `left` says in words how it was left."""

    left = Signal(str)

    def __init__(self, conductor: Conductor, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Run live: {conductor.workshop.title}")
        conductor.setParent(self)
        self.conductor = conductor
        self.face, self.desk, self.controls = Face(), Desk(), Controls()
        self.stage = Stage(self, conductor.session, conductor.workshop.title)
        self.sheet = KeySheet(self)
        self.awake = Awake(self)
        self._leaving = QTimer(self, singleShot=True, interval=TWICE_MS)
        self._asked = QTimer(self, singleShot=True, interval=TWICE_MS)
        self._is_trusted = False
        self._seen: tuple[Phase, frozenset[str], bool, bool] | None = None
        self._acts = self._all_acts()
        self._build()
        self._connect()
        self.paint_in(theme.tokens())
        self._on_stirred()

    def _build(self) -> None:
        self._views = QStackedLayout()
        self._views.addWidget(self.face)
        self._views.addWidget(self.desk)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._views, 1)
        box.addWidget(self.controls)
        self._take_keys()
        size = self.conductor.session.casebook.setting(NOTES_SIZE)
        self.desk.notes.resize_script(int(size) - 1 if size.isdecimal() else 0)

    def _connect(self) -> None:
        self.conductor.stirred.connect(self._on_stirred)
        self.conductor.ended.connect(self._finish)
        self.controls.pressed.connect(self._on_pressed)
        self.stage.pressed.connect(self._on_pressed)
        self.stage.hide_notes.connect(self._hide_notes)
        self.stage.arranged.connect(self._on_arranged)

    def _all_acts(self) -> dict[str, Callable[[], object]]:
        lead, notes = self.conductor, self.desk.notes
        return {
            "next": self._next,
            "back": lead.back,
            "pause": self._pause,
            "add-1": lambda: lead.add(1),
            "add-5": lambda: lead.add(5),
            "less-1": lambda: lead.add(-1),
            "rescue": lead.accept,
            "take-back": lead.take_back,
            "drop": lead.drop_next,
            "track": lead.turn_track,
            "start": self._start,
            "anew": lead.start_anew,
            "end": lead.end,
            "discard": self._discard,
            "keep": self._keep,
            "notes": self._turn_notes,
            "notes-down": lambda: notes.turn(_PAGE),
            "notes-up": lambda: notes.turn(-_PAGE),
            "larger": lambda: self._resize_script(1),
            "smaller": lambda: self._resize_script(-1),
            "dark": self._turn_dark,
            "swap": self.stage.swap,
            "room": self.stage.turn_room,
            "screens": lambda: self.stage.ask(self.controls.buttons["screens"]),
            "full": self._turn_full,
            "keys": self.sheet.toggle,
            "leave": self._leave,
        }

    # Where it stands

    def arrange(self) -> None:
        """Take the screens there are."""
        self.stage.arrange()

    def follow(self, owner: QWidget) -> None:
        """Begin where this window is, and close with it."""
        self.stage.near(owner.screen())
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    @property
    def shows_notes(self) -> bool:
        """Whether the notes are what this window shows now."""
        return self._views.currentWidget() is self.desk

    def paint_in(self, tokens: theme.Tokens) -> None:
        """Paint in these colours, whatever the program's other windows are painted in."""
        self._tokens = tokens
        for face in (self.face, self.desk.mirror, self.stage.room.face):
            face.set_tokens(tokens)
        own = f"LiveWindow {{ background: {tokens.paper}; }} #keySheet {{ background: "
        own += f"{tokens.card}; border: 2px solid {tokens.line}; border-radius: 12px; }}"
        own += f" #keySheet QLabel {{ color: {tokens.ink}; }}"
        self.setStyleSheet(theme.style_sheet(tokens) + own + desk.style(tokens))
        self.controls.buttons["dark"].setText("Light" if tokens is theme.DARK else "Dark")

    def _on_arranged(self, words: str) -> None:
        if self.stage.layout_now is Layout.ALONE:
            self._hide_notes()
        else:
            self._views.setCurrentWidget(self.desk)
        self.conductor.say(words)
        self._take_keys()

    def _take_keys(self) -> None:
        (self.desk if self.shows_notes else self.face).setFocus()

    def _hide_notes(self) -> None:
        """The room may see this window from now on."""
        self._is_trusted = False
        self._asked.stop()
        self._views.setCurrentWidget(self.face)

    def _attend(self) -> None:
        """While the run goes on the casebook does not lock and the screen does not go dark."""
        attended = self.conductor.is_attended
        if (handle := self.windowHandle()) and handle.property(ATTENDED) is not attended:
            handle.setProperty(ATTENDED, attended)
            (self.awake.hold if attended else self.awake.let_go)()

    def flush(self) -> None:
        """Keep how far the run is."""
        self.conductor.keep()

    # What is seen

    def _on_stirred(self) -> None:
        lead = self.conductor
        scene = lead.scene()
        room = lead.room(scene)
        self._attend()
        self.face.show_scene(scene, lead.track)
        self.stage.room.face.show_scene(room)
        if self.shows_notes:
            is_seen = self.stage.is_seen
            self.desk.show_scene(scene, room, lead.track, is_seen=is_seen)
            self.desk.copy(self.stage.room.face.size() if is_seen else self.face.size())
            self.desk.notes.say(lead.notes(), lead.took())
            self.desk.coming.say(lead.coming())
        self._show_controls(scene.is_paused)

    def _show_controls(self, is_paused: bool) -> None:
        lead = self.conductor
        extra = {
            "rescue": lead.rescue and lead.rescue.cuts and lead.phase is Phase.ON,
            "track": len(sights(lead.run, lead.now)) > 1,
            "notes": self.stage.layout_now is Layout.ALONE,
            "keep": lead.is_tried and lead.minutes(),
        }
        acts = frozenset(act for act, of_use in extra.items() if of_use)
        seen = (lead.phase, acts, is_paused, lead.is_tried)
        if seen != self._seen:
            self._seen = seen
            self.controls.say(lead.phase, acts, paused=is_paused, tried=lead.is_tried)

    # What is pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if act := act_of(event):
            self._on_pressed(act)
        else:
            super().keyPressEvent(event)

    def _on_pressed(self, act: str) -> None:
        if self.sheet.isVisible() and act != "keys":
            self.sheet.hide()
            if act == "leave":
                return
        if act != "leave":
            self._leaving.stop()
        self._acts[act]()
        self._take_keys()

    def _start(self) -> None:
        match self.conductor.phase, self.conductor.is_tried:
            case Phase.OVER, True:
                self.conductor.discard()
            case Phase.OVER, False:
                self.conductor.finish()
            case _:
                self.conductor.start()

    def _next(self) -> None:
        if self.conductor.phase is Phase.ON:
            self.conductor.advance()
        elif self.conductor.phase is Phase.READY:
            self.conductor.start()

    def _pause(self) -> None:
        if self.conductor.phase in (Phase.READY, Phase.FOUND):
            self._start()
        else:
            self.conductor.toggle_pause()

    def _discard(self) -> None:
        if self.conductor.phase is Phase.OVER:
            self.conductor.discard()

    def _keep(self) -> None:
        """Keep the minutes of a rehearsal, which are not kept by themselves."""
        if self.conductor.is_tried and self.conductor.minutes():
            self.conductor.finish()

    def _turn_notes(self) -> None:
        """Show the notes where the timer was, and back; the first time only when asked twice."""
        if self.stage.layout_now is not Layout.ALONE:
            return
        if self.shows_notes:
            self._views.setCurrentWidget(self.face)
        elif self._is_trusted or self._asked.isActive():
            self._is_trusted = True
            self.conductor.hush(GUARD)
            self._views.setCurrentWidget(self.desk)
        else:
            self._asked.start()
            self.conductor.say(GUARD)
        self._on_stirred()

    def _resize_script(self, by: int) -> None:
        number = self.desk.notes.resize_script(by)
        self.conductor.session.remember(NOTES_SIZE, str(number))

    def _turn_dark(self) -> None:
        self.paint_in(theme.LIGHT if self._tokens is theme.DARK else theme.DARK)

    def _turn_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _leave(self) -> None:
        if self.conductor.phase is not Phase.ON or self._leaving.isActive():
            self._finish("")
            return
        self._leaving.start()
        self.conductor.say(LEAVING)

    def _finish(self, words: str) -> None:
        self._leaving.stop()
        self.left.emit(words or self._goes_on)
        self.close()

    @property
    def _goes_on(self) -> str:
        going = self.conductor.phase is Phase.ON and self.conductor.kept is not None
        return f"The run of {self.conductor.workshop.title} goes on." if going else ""

    # The window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        self.conductor.stop()
        self.awake.let_go()
        self.stage.close()
        if event.spontaneous():
            self.left.emit(self._goes_on)
        super().closeEvent(event)
