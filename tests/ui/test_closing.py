"""A window that is closed at once leaves nothing to be done on a casebook that is gone."""

from PySide6.QtCore import QEventLoop, QTimer


def test_window_closed_right_after_its_first_paint_does_nothing_more(window):
    loop = QEventLoop()
    window.show()
    window.close()

    QTimer.singleShot(400, loop.quit)
    loop.exec()

    assert not window.session.casebook.is_open
