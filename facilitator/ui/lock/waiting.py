"""What is shown while a backup is brought back, or the last one is made: nothing to press."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent

from facilitator.ui.lock.front import Front


class Waiting(Front):
    """Stays until the work is done."""

    def __init__(self, title: str, said: str) -> None:
        super().__init__(title, "save")
        self.said.setText(said)
        self.add(self.working)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_working:
            event.ignore()
            return
        super().closeEvent(event)


class Restoring(Waiting):
    """While a backup takes the casebook's place."""

    def __init__(self) -> None:
        super().__init__(
            "Restoring the backup",
            "The casebook as it was is backed up first, and its file is kept.",
        )


class Closing(Waiting):
    """While the last backup is made."""

    def __init__(self) -> None:
        super().__init__("Closing", "Everything is saved. The last backup is being made.")
        self._wait("Backing up…")
