"""A line of text that suggests what is known already, such as names of people."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from facilitator.ui.widgets.inputs import LineEdit


class SuggestEdit(LineEdit):
    """A LineEdit with suggestions below it; any other text is as good."""

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

    def _on_chosen(self, _: str) -> None:
        self._autosave.touch()
        self._autosave.flush()
