"""A suggestion is taken with Enter where there is only one; any other text is as good."""

import pytest
from PySide6.QtCore import Qt

from facilitator.ui.widgets.suggest import SuggestEdit


@pytest.fixture
def field(qtbot):
    edit = SuggestEdit("Owner")
    qtbot.addWidget(edit)
    edit.set_suggestions(["Awen Prys", "Bryn Hughes", "Bryn Lloyd"])
    edit.show()
    edit.setFocus()
    return edit


@pytest.mark.parametrize(
    ("typed", "taken"), [("awen", "Awen Prys"), ("Bryn", "Bryn"), ("Carys", "Carys")]
)
def test_enter_takes_the_only_suggestion(qtbot, field, typed, taken):
    saved: list[object] = []
    field.edited.connect(saved.append)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), saved[-1]) == (taken, taken)


def test_leaving_with_tab_keeps_what_was_typed(qtbot, field):
    qtbot.keyClicks(field, "Awen")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    field.flush()
    assert field.text() == "Awen"
