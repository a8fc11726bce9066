"""A labelled field: what is asked, the editor, a hint, and what is wrong in words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.theme import Size
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Problem, Text


class Field(QWidget):
    """An editor below its label: `Field("Aim", TextEdit("Aim"), "One sentence.")`."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._problem = Problem()
        name = Text(label, size=Size.SMALL, weight=SEMIBOLD, colour="ink_2")
        name.setBuddy(editor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(name)
        if hint:
            box.addWidget(Muted(hint))
            editor.setAccessibleDescription(hint)
        box.addWidget(editor)
        box.addWidget(self._problem)
        box.addStretch(1)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        if refused := getattr(editor, "refused", None):
            refused.connect(self.show_problem)

    def show_problem(self, message: str) -> None:
        """Say below the editor what is wrong; "" takes it away."""
        self._problem.show_problem(message)
