"""Fields for a passphrase, which is not shown while it is typed, and for a recovery code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.ui.widgets.choices import CheckRow
from facilitator.ui.widgets.inputs import FIELD_HEIGHT


class SecretEdit(QLineEdit):
    """One line that nobody reads over a shoulder; it saves nothing by itself."""

    def __init__(self, label: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setMinimumHeight(FIELD_HEIGHT)
        self.set_shown(False)

    def set_shown(self, shown: bool) -> None:
        """Show what is typed, or a dot for each sign."""
        hidden = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        self.setInputMethodHints(hidden | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setEchoMode(self.EchoMode.Normal if shown else self.EchoMode.Password)


class CodeEdit(QLineEdit):
    """One line for a recovery code, shown, since it is copied from paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Recovery code")
        self.setPlaceholderText("14 groups of 4, as printed")
        self.setMinimumHeight(FIELD_HEIGHT)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)


def show_row(*fields: SecretEdit) -> QWidget:
    """A tick that shows what is typed in these fields."""
    tick = CheckRow("Show what I type")
    for field in fields:
        tick.edited.connect(lambda shown, field=field: field.set_shown(bool(shown)))
    return tick
