"""Work beside the window ends quietly where the window is gone before it."""

import time
from threading import Event

import shiboken6

from facilitator.ui.tasks import Tasks


def test_work_that_outlives_its_window_tells_nobody(capfd):
    tasks, may_end, told = Tasks(), Event(), []
    tasks.run(lambda: may_end.wait(5), told.append)
    pool = tasks._pool
    tasks.shutdown(1)
    shiboken6.delete(tasks)
    may_end.set()
    assert pool.waitForDone(5000)
    time.sleep(0.01)
    assert told == []
    assert "Error" not in capfd.readouterr().err
