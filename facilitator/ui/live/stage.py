"""Which window stands on which screen while a workshop runs, also when screens come and go."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.ui.live import screens
from facilitator.ui.live.room import RoomWindow, stand_alone
from facilitator.ui.live.screens import Places
from facilitator.ui.session import Session

ONE_LEFT = "One screen is left, and the timer goes on here. Press S for your notes."
TWO_NOW = "The timer is on the other screen now; your notes are here."
FLOATS = "The timer is in a window of its own, to share in a call or drag to another screen."
HIDES = "The room’s screen is free, such as for slides. Press H to bring the timer back."
ONLY_ONE = "Only one screen is found. Extend the display to keep your notes on this one."


class Layout(StrEnum):
    """How the timer and the notes share the screens."""

    BESIDE = "beside"
    ALONE = "alone"
    FLOATING = "floating"
    HIDDEN = "hidden"


_CHOICES = {
    Layout.ALONE: "Timer on this screen, notes on demand",
    Layout.FLOATING: "Timer in a window of its own",
    Layout.HIDDEN: "No timer for the room, its screen free for slides",
}
_SAID = {Layout.FLOATING: FLOATS, Layout.HIDDEN: HIDES}


class Stage(QObject):
    """Places the leading window and the room's.

    `hide_notes` comes before a screen is gone, `arranged` with what there is to say after;
    `pressed` is what was pressed in the room's window.
    """

    pressed = Signal(str)
    hide_notes = Signal()
    arranged = Signal(str)

    def __init__(self, lead: QWidget, session: Session, title: str) -> None:
        super().__init__(lead)
        self._lead, self._session = lead, session
        self.room = RoomWindow(lead, title)
        self.layout_now = Layout.ALONE
        self.places: Places | None = None
        self._near: QScreen | None = None
        self._last_room = ""
        self._wanted: Layout | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._connect()

    def _connect(self) -> None:
        self.room.pressed.connect(self.pressed)
        self.room.put_away.connect(partial(self.want, Layout.ALONE))
        self._later.timeout.connect(self._on_screens_changed)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._on_screen_removed)
        application.screenAdded.connect(self._on_screen_added)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._later.start)

    def near(self, screen: QScreen) -> None:
        """The screen that the facilitator works on."""
        self._near = screen

    def arrange(self, words: str = "") -> None:
        """Put both windows where they belong, and say so."""
        remembered = self._last_room or self._session.casebook.setting(screens.SETTING)
        self._put(screens.choose(self._near or self._lead.screen(), remembered), words)

    def swap(self) -> None:
        """The timer on the next screen, and the notes on the other."""
        self._wanted = None
        if self.layout_now is Layout.BESIDE and self.places:
            self._choose(screens.swapped(self.places))
        elif len(screens.distinct()) > 1:
            self.arrange(TWO_NOW)
        else:
            self.arranged.emit(ONLY_ONE)

    def want(self, layout: Layout) -> None:
        """Keep to this way of sharing the screens, whichever there are."""
        self._wanted = layout
        self.arrange(_SAID.get(layout, ""))

    def turn_room(self) -> None:
        """Free the room's screen for something else, or bring the timer back."""
        if self.layout_now is Layout.BESIDE:
            self.want(Layout.HIDDEN)
        elif self.layout_now is Layout.HIDDEN:
            self._wanted = None
            self.arrange()

    @property
    def is_seen(self) -> bool:
        """Whether the room has a timer beside the notes."""
        return self.layout_now in (Layout.BESIDE, Layout.FLOATING)

    def ask(self, button: QWidget) -> None:
        """Open the menu of screens above a button."""
        menu = self.menu()
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def menu(self) -> QMenu:
        """Where the timer can be."""
        made = QMenu(self._lead)
        made.aboutToHide.connect(made.deleteLater)
        found = screens.distinct()
        if len(found) < 2:
            made.addAction("Only one screen is found").setEnabled(False)
        for screen in found if len(found) > 1 else ():
            is_there = self.layout_now is Layout.BESIDE and screen is self._room_screen
            words = f"Timer on {screens.words_of(screen)}"
            self._add(made, words, is_there, partial(self._on_chosen, screen))
        made.addSeparator()
        for layout, words in _CHOICES.items():
            if layout is Layout.HIDDEN and len(found) < 2:
                continue
            self._add(made, words, self.layout_now is layout, partial(self.want, layout))
        return made

    def close(self) -> None:
        """Put the room's window away."""
        self._later.stop()
        self.room.close()

    # Within

    @property
    def _room_screen(self) -> QScreen | None:
        return self.places.room if self.places else None

    def _add(self, menu: QMenu, words: str, is_now: bool, do: partial[None]) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_now)
        action.triggered.connect(lambda _checked: do())

    def _on_chosen(self, room: QScreen) -> None:
        self._wanted = None
        here = self.places.notes if self.places else self._lead.screen()
        self._choose(screens.on(Places(here, self._room_screen), room))

    def _choose(self, places: Places) -> None:
        if places.room is not None:
            self._session.remember(screens.SETTING, screens.name_of(places.room))
        self._put(places, "")

    def _put(self, places: Places, words: str) -> None:
        self.places, self._near = places, None
        if places.room is None and self._wanted is Layout.HIDDEN:
            self._wanted = None
        room = None if self._wanted else places.room
        if room is not None:
            self._last_room = screens.name_of(room)
        self.layout_now = self._wanted or (Layout.BESIDE if room else Layout.ALONE)
        if self.layout_now is Layout.ALONE:
            self.hide_notes.emit()
            self.room.hide()
            _fill(self._lead, places.notes)
        else:
            self._put_both(places.notes, room)
        front = self.room if self.layout_now is Layout.FLOATING else self._lead
        front.activateWindow()
        self.arranged.emit(words)

    def _put_both(self, notes: QScreen, room: QScreen | None) -> None:
        stand_alone(self._lead, notes)
        self._lead.setGeometry(notes.availableGeometry())
        self._lead.showMaximized()
        if self.layout_now is Layout.HIDDEN:
            self.room.hide()
        elif room is None:
            self.room.float_on(notes)
        else:
            self.room.fill(room)

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Qt moves the windows of a screen that goes right after: nothing private may be moved."""
        if self.places and screen in (self.places.notes, self.places.room):
            self.hide_notes.emit()
            self.places = None
        self._later.start()

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._later.start)
        self._later.start()

    def _on_screens_changed(self) -> None:
        if not self._lead.isVisible():
            return
        was = self.layout_now
        self.arrange()
        if was in (Layout.BESIDE, Layout.HIDDEN) and self.layout_now is Layout.ALONE:
            self.arranged.emit(ONE_LEFT)
        elif was is Layout.ALONE and self.layout_now is Layout.BESIDE:
            self.arranged.emit(TWO_NOW)


def _fill(window: QWidget, screen: QScreen) -> None:
    """The whole of a screen."""
    stand_alone(window, screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
