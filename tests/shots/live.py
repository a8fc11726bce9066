"""A workshop as it runs live, from ready to the end: on time, late, rescued, slept, in tracks."""

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
from facilitator.ui.live.window import LiveWindow

K = Qt.Key
ON = date(2026, 11, 21)
PROJECTOR, LAPTOP = (1920, 1080), (1366, 768)
BEGINS = 9.5 * 3600
SCRIPT = "Ask the smallest corner to speak first. Keep each turn under a minute."
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
        self._out, self.hands = out, _Hands()
        opening.Clocks = lambda: self.hands  # type: ignore[assignment,misc]
        stage.open("workshops", workshop.id)
        stage.press("Run live")
        self.window = stage.window.findChildren(LiveWindow)[0]
        self.window.showNormal()
        self.window.resize(*PROJECTOR)

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


def pictures(folder: Path, out: Path) -> None:
    """The whole of a run in a casebook of its own, then long names on three tracks."""
    casebooks.begun(folder)
    stage, clocks = Stage(folder, out), opening.Clocks
    _run(_Show(stage, _made(stage, "Who are we for?", AGENDA, "12:45"), out))
    _long(_Show(stage, _made(stage, GOALS[0], LONG, "10:00"), out))
    opening.Clocks = clocks  # type: ignore[misc]
    stage.close()


def _made(stage: Stage, title: str, agenda: Any, ends: str) -> Workshop:
    session = stage.window.session
    made = workshops.add(session.casebook, session.network_id, title, ON, ends=ends)
    for words, minutes, more in agenda:
        workshops.add_block(
            session.casebook, made.id, words, minutes=minutes, script=SCRIPT, **more
        )
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
    show.press(K.Key_S)
    show.take("04-coral-with-script")
    show.press(K.Key_S)
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


def _long(show: _Show) -> None:
    show.wait(2 + 5 / 60)
    show.press(K.Key_Space)
    show.wait(11)
    show.take("17-long-names")
    show.wait(16)
    show.take("18-long-names-amber")
    show.press(K.Key_E, K.Key_Delete)
