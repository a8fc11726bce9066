import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from facilitator.errors import UserError
from facilitator.ui.widgets.autosave import clean
from facilitator.ui.widgets.inputs import LineEdit, NumberEdit, TextEdit, number_words


def test_typing_is_saved_after_a_pause(qtbot):
    field = LineEdit("Title")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited, timeout=1500) as saved:
        qtbot.keyClicks(field, "One reason")
    assert saved.args == ["One reason"]


def test_typing_is_saved_once_when_flushed(qtbot):
    field = TextEdit("Aim")
    qtbot.addWidget(field)
    saved: list[object] = []
    field.edited.connect(saved.append)
    qtbot.keyClicks(field, "Aim")
    field.flush()
    field.flush()
    assert saved == ["Aim"]


def test_leaving_a_field_saves_it(qtbot):
    field = LineEdit("Title")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "Gone")
    with qtbot.waitSignal(field.edited, timeout=100):
        QTest.qWait(0)
        field.hide()
        field._autosave.eventFilter(field, _focus_out())


def _focus_out():
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QFocusEvent.Type.FocusOut)


def test_refresh_never_disturbs_typing(qtbot):
    field = LineEdit("Title")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "half a wor")
    field.set_value("old title")
    assert field.text() == "half a wor"


def test_showing_a_value_is_not_an_edit(qtbot):
    field = TextEdit("Aim")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited, wait=500):
        field.set_value("From the casebook")


def test_a_trailing_space_survives_the_refresh_after_saving(qtbot):
    field = LineEdit("Title")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "hello ")
    field.flush()
    field.set_value("hello")
    assert field.text() == "hello "


def test_undo_in_a_field_is_left_to_the_window_when_it_has_nothing(qtbot):
    field = LineEdit("Title")
    qtbot.addWidget(field)
    field.set_value("Shown")
    assert not _takes_undo(field)
    qtbot.keyClicks(field, "x")
    assert _takes_undo(field)


def _takes_undo(field) -> bool:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    field.event(event)
    return event.isAccepted()


def test_numbers_out_of_range_are_told_and_not_saved(qtbot):
    field = NumberEdit("Target", least=0, most=100)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "120")
    with qtbot.assertNotEmitted(field.edited):
        field.flush()
    assert field.problem() == "The most is 100."
    assert field.value() is None


def test_numbers_are_read_as_people_write_them(qtbot):
    field = NumberEdit("Cost")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "£1,250.50")
    assert field.value() == 1250.5


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (25.0, "25"),
        (0, "0"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (-1600000.25, "-1600000.25"),
        (123456789012, "123456789012"),
        (0.00002, "0.00002"),
    ],
)
def test_a_number_is_written_out_with_its_decimals(number, words):
    assert number_words(number) == words


def test_what_cannot_be_stored_is_cleaned():
    assert clean("a\x00b\ud800c") == "ab\ufffdc"
    assert len(clean("x" * 2_000_000)) == 1_000_000


def test_a_text_grows_with_its_lines(qtbot):
    field = TextEdit("Notes", lines=2)
    qtbot.addWidget(field)
    field.show()
    low = field.height()
    field.set_value("line\n" * 8)
    assert field.height() > low
    field.hide()


def pasted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_a_paste_of_100_megabytes_is_cut_and_told(qtbot):
    field = TextEdit("Notes")
    qtbot.addWidget(field)
    data = pasted("words and words \n" * 6_000_000)
    with pytest.raises(UserError, match="longer than a million characters"):
        field.insertFromMimeData(data)
    assert field.document().characterCount() <= 1_000_001


def test_control_a_field_by_itself_takes_all_that_is_pasted(qtbot):
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.insertFromMimeData(pasted("words and words \n" * 100_000))
    assert field.document().characterCount() > 1_000_001


def test_what_is_pasted_is_undone_in_one_step(qtbot):
    field = TextEdit("Notes")
    qtbot.addWidget(field)
    field.insertFromMimeData(pasted("one\ntwo"))
    assert field.value() == "one\ntwo"
    field.undo()
    assert field.value() == ""
