"""A workshop with a run in a window, and clocks that go as the test says."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from facilitator.domain.run_clock import Look
from facilitator.operations import workshops
from facilitator.ui.live.conductor import Conductor
from facilitator.ui.live.window import LiveWindow

ON = date(2027, 4, 7)
HALF_PAST_NINE = 9.5 * 3600
AGENDA = (
    ("Arrive", 20, 10, False, ""),
    ("Five splits", 25, 25, False, ""),
    ("Case clinic", 60, 55, False, ""),
    ("Second round", 7, 7, True, ""),
    ("Poster walk", 20, 20, False, "Room 1"),
    ("Peer assist", 15, 15, False, "Room 2"),
    ("By Friday", 23, 23, False, ""),
)


class Hands:
    """Clocks whose hands a test moves."""

    def __init__(self, at=HALF_PAST_NINE, on=ON):
        self.steady, self.slept, self._at, self.on = 0.0, 0.0, at, on

    def look(self):
        return Look(self.steady, 1e6 + self.steady + self.slept)

    def today(self):
        return self.on

    def since_midnight(self, on):
        return (self.on - on).days * 86_400 + self._at + self.steady + self.slept


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def workshop(session):
    with session.casebook.step("A workshop"):
        made = workshops.add(
            session.casebook, session.network_id, "Who are we for?", ON, ends="12:05"
        )
        for title, minutes, least, cuttable, group in AGENDA:
            workshops.add_block(
                session.casebook,
                made.id,
                title,
                minutes=minutes,
                least=least,
                cuttable=cuttable,
                group=group,
                script=f"Say: {title}.",
            )
    return made


@pytest.fixture
def live(session, workshop, hands, qtbot):
    """Opens the window on the run; more than one in a test, one after the other."""
    opened = []

    def build():
        window = LiveWindow(Conductor(session, workshop, hands))
        window.resize(1920, 1080)
        window.show()
        opened.append(window)
        return window

    yield build
    for window in opened:
        try:
            window.close()
        except RuntimeError:
            continue
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def wait(hands):
    """Lets seconds go by, looking at the clocks every nine of them or 40 times."""

    def go(window, seconds):
        step = max(9, seconds / 40)
        while seconds > 0:
            hands.steady += min(step, seconds)
            seconds -= step
            window.conductor.look()

    return go
