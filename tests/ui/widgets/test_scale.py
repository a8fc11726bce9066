import pytest
from PySide6.QtCore import QPoint, Qt

from facilitator.ui.widgets.scale import ScaleRow


@pytest.mark.parametrize(
    ("key", "answer"), [("1", 1), ("5", 5), ("?", "?"), ("-", "-"), ("0", "?")]
)
def test_one_key_is_one_answer(qtbot, key, answer):
    row = ScaleRow("s01")
    qtbot.addWidget(row)
    with qtbot.waitSignals([row.edited, row.answered]):
        qtbot.keyClicks(row, key)
    assert row.value() == answer


def test_delete_takes_an_answer_back(qtbot):
    row = ScaleRow("s01")
    qtbot.addWidget(row)
    row.set_value(4)
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert row.value() is None


def test_a_second_press_takes_an_answer_back(qtbot):
    row = ScaleRow("s01")
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    for expected in (1, None):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(19, 19))
        assert row.value() == expected


def test_a_screen_reader_hears_the_answer(qtbot):
    row = ScaleRow("Any member")
    qtbot.addWidget(row)
    row.set_value("-")
    assert row.accessibleName() == "Any member: –, not relevant"


def test_what_is_no_answer_is_none(qtbot):
    row = ScaleRow("s01")
    qtbot.addWidget(row)
    row.set_value(9)
    assert row.value() is None
