"""The window a workshop runs in: the timer on the whole of a screen, led by keys or a clicker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.live_run import sights
from facilitator.ui import theme
from facilitator.ui.live import screens
from facilitator.ui.live.awake import Awake
from facilitator.ui.live.conductor import Conductor, Phase
from facilitator.ui.live.controls import SCRIPT_SHARE, Controls, KeySheet, Script
from facilitator.ui.live.face import Face
from facilitator.ui.live.keys import ACTS
from facilitator.ui.lock.touches import ATTENDED

TWICE_MS = 3000
LEAVING = "Press Esc again to leave. The run goes on and is kept; Run live returns to it."


class LiveWindow(QWidget):
    """One run on a screen. `left` says in words how it was left."""

    left = Signal(str)

    def __init__(self, conductor: Conductor, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Run live: {conductor.workshop.title}")
        conductor.setParent(self)
        self.conductor = conductor
        self.face, self.script, self.controls = Face(), Script(), Controls()
        self.sheet = KeySheet(self)
        self.awake = Awake(self)
        self._leaving = QTimer(self, singleShot=True, interval=TWICE_MS)
        self._seen: tuple[Phase, bool, bool, bool] | None = None
        self._acts = self._all_acts()
        self._build()
        self._connect()
        self.paint_in(theme.tokens())
        self._on_stirred()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.face, 1)
        box.addWidget(self.script)
        box.addWidget(self.controls)
        self.script.hide()
        self.face.setFocus()

    def _connect(self) -> None:
        self.conductor.stirred.connect(self._on_stirred)
        self.conductor.ended.connect(self._on_ended)
        self.controls.pressed.connect(self._on_pressed)
        self._leaving.timeout.connect(self._on_stirred)

    def _all_acts(self) -> dict[str, Callable[[], object]]:
        lead = self.conductor
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
            "script": self._turn_script,
            "dark": self._turn_dark,
            "screen": self._turn_screen,
            "full": self._turn_full,
            "keys": self.sheet.toggle,
            "leave": self._leave,
        }

    # Where it stands

    def show_on(self, screen: QScreen) -> None:
        """Take the whole of a screen."""
        self.create()
        handle = self.windowHandle()
        handle.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.face.setFocus()
        self._attend()

    def paint_in(self, tokens: theme.Tokens) -> None:
        """Paint in these colours, whatever the other windows are painted in."""
        self._tokens = tokens
        self.face.set_tokens(tokens)
        own = f"LiveWindow {{ background: {tokens.paper}; }} #keySheet {{ background: "
        own += f"{tokens.card}; border: 2px solid {tokens.line}; border-radius: 12px; }}"
        own += f" QLabel {{ color: {tokens.ink}; }}"
        self.setStyleSheet(theme.style_sheet(tokens) + own)
        self.controls.buttons["dark"].setText("Light" if tokens is theme.DARK else "Dark")

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
        self._attend()
        self.face.show_scene(scene, lead.track)
        self.script.say(lead.script if lead.phase is Phase.ON else "")
        seen = (
            lead.phase,
            scene.is_paused,
            bool(lead.rescue and lead.rescue.cuts and lead.phase is Phase.ON),
            len(sights(lead.run, lead.now)) > 1,
        )
        if seen != self._seen:
            self._seen = seen
            phase, paused, rescue, tracks = seen
            several = screens.several()
            self.controls.say(phase, paused=paused, rescue=rescue, tracks=tracks, screens=several)

    def _on_ended(self, words: str) -> None:
        self._finish(words)

    # What is pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = ACTS.get(Qt.Key(event.key()))
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if act is None or (held and event.key() != Qt.Key.Key_Z) or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        self._on_pressed(act)

    def _on_pressed(self, act: str) -> None:
        if self.sheet.isVisible() and act != "keys":
            self.sheet.hide()
            if act == "leave":
                return
        self._acts[act]()
        self.face.setFocus()

    def _start(self) -> None:
        if self.conductor.phase is Phase.OVER:
            self.conductor.finish()
        else:
            self.conductor.start()

    def _next(self) -> None:
        if self.conductor.phase is Phase.ON:
            self.conductor.advance()
        elif self.conductor.phase is Phase.READY:
            self.conductor.start()

    def _pause(self) -> None:
        if self.conductor.phase in (Phase.READY, Phase.FOUND):
            self.conductor.start()
        else:
            self.conductor.toggle_pause()

    def _discard(self) -> None:
        if self.conductor.phase is Phase.OVER:
            self.conductor.discard()

    def _turn_script(self) -> None:
        self.script.setVisible(self.script.isHidden())

    def _turn_dark(self) -> None:
        self.paint_in(theme.LIGHT if self._tokens is theme.DARK else theme.DARK)

    def _turn_screen(self) -> None:
        screen = screens.after(self.screen())
        self.conductor.session.remember(screens.SETTING, screens.name_of(screen))
        self.showNormal()
        self.show_on(screen)

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
        going = self.conductor.phase is Phase.ON and self.conductor.kept is not None
        title = self.conductor.workshop.title
        self.left.emit(words or (f"The run of {title} goes on." if going else ""))
        self.close()

    # The window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.script.setFixedHeight(round(self.height() * SCRIPT_SHARE))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.conductor.stop()
        self.awake.let_go()
        super().closeEvent(event)
