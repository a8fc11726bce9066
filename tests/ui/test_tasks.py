"""Work beside the window ends quietly where the window is gone before it."""

import time
from threading import Event
from weakref import ref

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


def test_what_was_to_be_called_back_is_let_go_with_the_window(qapp):
    tasks, may_end = Tasks(), Event()

    class Page:
        def told(self, _):
            raise AssertionError("the window is gone")

    page = Page()
    left = ref(page)
    tasks.run(lambda: may_end.wait(5), page.told)
    tasks.shutdown(1)
    del page
    assert left() is None
    may_end.set()
    assert tasks._pool.waitForDone(5000)
    qapp.processEvents()
