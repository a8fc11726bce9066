"""A workshop as it runs live: on time, late, rescued, slept, gone on with, in tracks; then on two
screens, where the notes have one to themselves."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.shots import casebooks
from tests.shots.casebooks import GOALS, PLACE, WELSH
from tests.shots.stage import Stage, save, settle

# isort: split
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.records import Workshop
from facilitator.domain.run_clock import Look
from facilitator.operations import workshops
from facilitator.ui.live import opening
from facilitator.ui.live.stage import Layout
from facilitator.ui.live.window import LiveWindow

K = Qt.Key
ON = date(2026, 11, 21)
PROJECTOR, LAPTOP, OLD = (1920, 1080), (1366, 768), (1024, 768)
BEGINS = 9.5 * 3600
SCRIPT = """Ask the smallest corner to speak first. Keep each turn under a minute.

Write what is said on the left chart, never who said it. If it goes quiet, count to ten first."""
NOTES = {
    "script": SCRIPT,
    "lead": "Aled Wyn-Parry",
    "co_lead": "Nia",
    "materials": "Pens × 1 per person\nFlip chart × 2",
    "participants": "What would we say differently from a year ago?",
}
AGENDA: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("Arrive, tea, name badges", 20, {"least": 10}),
    ("Why we are here: the five splits", 25, {"least": 25}),
    ("Case clinic in threes", 60, {"least": 55}),
    ("Second round", 7, {"least": 7, "cuttable": True}),
    ("Poster walk", 20, {"group": "Canteen"}),
    ("Peer assist", 15, {"group": "Seminar room"}),
    ("Break", 15, {"least": 15}),
    ("What we each do by Friday", 48, {"least": 48}),
)
LONG = (
    (GOALS[0], 30, {"group": PLACE}),
    (GOALS[1], 30, {"group": WELSH}),
    (GOALS[2], 30, {"group": "Room C"}),
)


class _Hands:
    """Clocks that stand still between two keys."""

    def __init__(self) -> None:
        self.steady, self.slept = -125.0, 0.0

    def look(self) -> Look:
        return Look(self.steady, 1e6 + self.steady + self.slept)

    def today(self) -> date:
        return ON

    def since_midnight(self, _on: date) -> float:
        return BEGINS + self.steady + self.slept


class _Show:
    """The live window of one workshop, opened with its button and led by keys."""

    def __init__(self, stage: Stage, workshop: Workshop, out: Path) -> None:
        self._out, self._stage, self.hands = out, stage, _Hands()
        opening.Clocks = lambda: self.hands  # type: ignore[assignment,misc]
        stage.open("workshops", workshop.id)
        self.open("Run live")

    def open(self, button: str) -> None:
        """Press the button, and stand on the projector."""
        settle()
        self._stage.press(button)
        self.window = self._stage.window.findChildren(LiveWindow)[0]
        self.window.showNormal()
        self.window.resize(*PROJECTOR)

    def beside(self) -> None:
        """Notes on the laptop, the timer on the projector."""
        self.window.stage.want(Layout.FLOATING)
        self.window.conductor.say("")
        self.window.showNormal()
        self.window.resize(*LAPTOP)
        self.window.stage.room.resize(*PROJECTOR)

    def wait(self, minutes: float) -> None:
        """Let time go by."""
        seconds = minutes * 60
        while seconds > 0:
            self.hands.steady += min(5, seconds)
            seconds -= 5
            self.window.conductor.look()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, as a clicker does."""
        for key in keys:
            QTest.keyClick(self.window, key)

    def take(self, name: str) -> None:
        """A picture of the window."""
        settle()
        save(self.window.grab(), self._out, f"live/{name}")

    def take_both(self, name: str) -> None:
        """A picture of what whoever leads sees, and one of what the room sees."""
        self.take(f"{name}-notes")
        save(self.window.stage.room.grab(), self._out, f"live/{name}-room")


def pictures(folder: Path, out: Path) -> None:
    """The whole of a run on one screen and on two, then long names on three tracks."""
    casebooks.begun(folder)
    stage, clocks = Stage(folder, out), opening.Clocks
    _run(_Show(stage, _made(stage, "Who are we for?", AGENDA, "12:45"), out))
    _beside(_Show(stage, _made(stage, "Who are we for?", AGENDA, "12:45"), out))
    _long(_Show(stage, _made(stage, GOALS[0], LONG, "10:00"), out))
    opening.Clocks = clocks  # type: ignore[misc]
    stage.close()


def _made(stage: Stage, title: str, agenda: Any, ends: str) -> Workshop:
    session = stage.window.session
    made = workshops.add(session.casebook, session.network_id, title, ON, ends=ends)
    for words, minutes, more in agenda:
        workshops.add_block(session.casebook, made.id, words, minutes=minutes, **NOTES, **more)
    return made


def _run(show: _Show) -> None:
    show.take("01-ready")
    show.wait(2 + 5 / 60)
    show.press(K.Key_Space)
    show.wait(8)
    show.take("02-on-time")
    show.wait(8.5)
    show.take("03-amber")
    show.wait(2.7)
    show.take("04-coral")
    show.wait(12.8)
    show.take("05-over-time")
    show.press(K.Key_PageDown)
    show.wait(0.3)
    show.take("06-late")
    show.press(K.Key_R)
    show.take("07-rescued")
    show.wait(2)
    show.hands.slept += 420
    show.window.conductor.look()
    show.take("08-slept")
    show.press(K.Key_Space)
    show.take("09-paused")
    show.press(K.Key_Space)
    show.wait(16)
    show.press(K.Key_PageDown)
    show.wait(54)
    show.press(K.Key_PageDown)
    show.wait(5)
    show.take("10-tracks")
    show.press(K.Key_D)
    show.wait(7)
    show.take("11-tracks-dark")
    show.press(K.Key_PageDown)
    show.take("12-one-track-done")
    show.press(K.Key_PageDown)
    show.wait(12)
    show.window.resize(*LAPTOP)
    show.take("13-small-dark")
    show.press(K.Key_D, K.Key_K)
    show.take("14-keys")
    show.press(K.Key_K, K.Key_Escape)
    show.take("15-leaving")
    show.window.resize(*PROJECTOR)
    show.press(K.Key_E)
    show.take("16-the-end")
    show.press(K.Key_Return)


def _beside(show: _Show) -> None:
    show.beside()
    show.take_both("20-two-screens-ready")
    show.wait(2 + 5 / 60)
    show.press(K.Key_Space)
    show.wait(32)
    show.press(K.Key_PageDown)
    show.wait(0.3)
    show.take_both("21-two-screens-late")
    show.press(K.Key_R)
    show.take_both("22-two-screens-rescued")
    show.wait(2)
    show.hands.slept += 420
    show.window.conductor.look()
    show.take_both("23-two-screens-slept")
    show.press(K.Key_Escape, K.Key_Escape)
    show.wait(3)
    show.open("Go on live")
    show.take("24-found")
    show.press(K.Key_Space)
    show.take("25-gone-on")
    show.press(K.Key_S)
    show.take("26-one-screen-notes-asked-for")
    show.press(K.Key_S)
    show.take("27-one-screen-notes")
    show.beside()
    show.wait(15)
    show.press(K.Key_PageDown)
    show.wait(54)
    show.press(K.Key_PageDown)
    show.wait(5)
    show.press(K.Key_D)
    show.take_both("28-two-screens-tracks-dark")
    show.window.resize(*OLD)
    show.take("29-two-screens-small-dark")
    show.press(K.Key_D, K.Key_E)
    show.take_both("30-two-screens-the-end")
    show.press(K.Key_Return)


def _long(show: _Show) -> None:
    show.wait(2 + 5 / 60)
    show.press(K.Key_Space)
    show.wait(11)
    show.take("17-long-names")
    show.wait(16)
    show.take("18-long-names-amber")
    show.press(K.Key_E, K.Key_Delete)
