"""A line of text that suggests what is known already, such as names of people."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from facilitator.ui.widgets.inputs import LineEdit


class SuggestEdit(LineEdit):
    """A LineEdit with suggestions below it; any other text is as good.

    Enter takes the suggestion where there is only one.
    """

    def __init__(self, label: str, placeholder: str = "", *, width: int = 0) -> None:
        super().__init__(label, placeholder, width=width)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if popup := completer.popup():
            popup.setProperty("popup", True)
        completer.activated.connect(self._on_chosen)
        self.setCompleter(completer)

    def set_suggestions(self, words: Iterable[str]) -> None:
        """Suggest these from now on."""
        wanted = list(dict.fromkeys(words))
        if wanted != self._known.stringList():
            self._known.setStringList(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_the_only_one()
        super().keyPressEvent(event)

    def _take_the_only_one(self) -> None:
        completer = self.completer()
        popup = completer.popup() if completer else None
        if completer and popup and popup.isVisible() and completer.completionCount() == 1:
            self.setText(completer.currentCompletion())
            self._autosave.touch()

    def _on_chosen(self, _: str) -> None:
        self._autosave.touch()
        self._autosave.flush()
