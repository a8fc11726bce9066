"""A widget that garbage holds is freed by the thread of the window, whoever else is at work."""

import gc
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.ui import collecting
from facilitator.ui.tasks import Tasks


class Held(QWidget):
    """Held by itself alone; says which thread let it go."""

    def __init__(self, freed):
        super().__init__()
        self.freed, self.itself = freed, self

    def __del__(self):
        self.freed.append(threading.current_thread())


@pytest.fixture
def _as_it_was():
    before = gc.isenabled(), gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    gc.enable()
    yield
    gc.set_threshold(*before[1])
    (gc.enable if before[0] else gc.disable)()


@pytest.mark.usefixtures("_as_it_was")
def test_garbage_waits_for_the_windows_thread(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(collecting, "EVERY_MS", 50)
    window, tasks, freed, done = QObject(), Tasks(), [], []
    collecting.collect_here(window)
    Held(freed)
    tasks.run(lambda: [[each] for each in range(200_000)], done.append)
    assert tasks._pool.waitForDone(5000)
    assert freed == []
    qtbot.waitUntil(lambda: bool(freed and done))
    assert freed == [threading.main_thread()]
    window.deleteLater()


@pytest.mark.usefixtures("_as_it_was")
@pytest.mark.parametrize(
    ("made", "due"), [((0, 0, 0), None), ((1, 0, 0), 0), ((1, 1, 0), 1), ((0, 0, 1), 2)]
)
def test_the_oldest_generation_that_is_due_is_collected(monkeypatch, made, due):
    collected = []
    monkeypatch.setattr(
        gc, "get_count", lambda: tuple((700, 10, 10)[at] + made[at] for at in range(3))
    )
    monkeypatch.setattr(gc, "collect", collected.append)
    collecting.collect_if_due()
    assert collected == ([] if due is None else [due])


def test_the_programs_own_application_collects_this_way():
    script = "import gc; from facilitator import app; app._application(); print(gc.isenabled())"
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout == "False\n"
