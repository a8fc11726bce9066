"""How a choice is made without a mouse."""

from PySide6.QtCore import Qt


def choose(qtbot, choice, steps=1):
    """Walk this many segments to the right of the chosen or first, and press Space."""
    choice.setFocus()
    for _ in range(steps):
        qtbot.keyClick(choice.window().focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(choice.window().focusWidget(), Qt.Key.Key_Space)
