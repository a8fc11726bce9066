from PySide6.QtGui import QFont

from facilitator.ui.none import keep_none


def test_none_outlives_more_calls_than_it_has_references():
    keep_none()
    font = QFont()
    for _ in range(20_000):
        font.setPixelSize(15)
    assert font.pixelSize() == 15
