"""What is shown where a casebook does not open: why, what it can be brought back from, the cost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from facilitator.errors import UserError
from facilitator.store import rescue
from facilitator.store.keys import LostKeyError
from facilitator.store.places import UnsafePlaceError
from facilitator.store.rescue import Found, Secret
from facilitator.ui.backups.words import moment_words, summary
from facilitator.ui.lock.front import Front
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Problem, Text

KEPT = "The file that does not open is kept beside it, whatever you choose."


class RescueScreen(Front):
    """Offers the one thing that helps: a backup, the key beside one, or opening all the same.

    `retried` asks to open again, `code_requested` for the recovery code, `restored` that the
    casebook was brought back, `allowed` that it is to open where it lies.
    """

    retried = Signal()
    code_requested = Signal()
    restored = Signal()
    allowed = Signal()

    def __init__(self, folder: Path, error: UserError, secret: Secret) -> None:
        super().__init__("The casebook was not opened", "warning", wide=560)
        self._folder, self._secret = folder, secret
        self._key = secret.key(folder)
        self.problem = Problem()
        self.main = Button("", Look.PRIMARY)
        self.other = Button("", Look.SECONDARY)
        self.quit = Button("Quit", Look.QUIET)
        self.said.setText(error.message)
        self._offer(error)
        self.add(self.problem)
        self.box.addSpacing(6)
        self.add(row(self.main, self.other, self.quit, None, gap=8))
        for button in (self.main, self.other):
            button.setAccessibleName(button.text())
            button.setHidden(not button.text())
        self.quit.clicked.connect(self.close)

    def _offer(self, error: UserError) -> None:
        if isinstance(error, UnsafePlaceError):
            self._offer_place(error)
        elif isinstance(error, LostKeyError):
            self._offer_key()
        else:
            self._offer_backup(rescue.newest_good(self._folder, self._key))

    def _offer_place(self, error: UserError) -> None:
        self.add(Text(error.hint))
        self.other.setText("Open it here all the same")
        self.other.clicked.connect(self.allowed)

    def _offer_key(self) -> None:
        self._put_back = rescue.key_to_put_back(self._folder)
        self.other.setText("Use the recovery code")
        self.other.clicked.connect(self.code_requested)
        if self._put_back is None:
            self.add(Text("No backup has its key either. The recovery code you printed opens it."))
            return
        self.add(Text("The newest backup has the same key beside it. Nothing is lost by using it."))
        self.main.setText("Use the backup’s key")
        self.main.clicked.connect(self._on_key)

    def _offer_backup(self, found: Found) -> None:
        self.other.setText("Try again")
        self.other.clicked.connect(self.retried)
        self.backup = found.backup
        if found.backup is None:
            self.add(Text("There is no whole backup beside it. Look for one in your second place:"))
            self.add(Muted("facilitator restore FILE brings a backup back from anywhere."))
            return
        self.add(Text(f"Newest good backup: {moment_words(found.backup.at)}", weight=SEMIBOLD))
        self.add(Text(summary(found.backup.counts or {})))
        if found.passed_over:
            newer = "A newer backup is" if found.passed_over == 1 else "Newer backups are"
            self.add(Muted(f"{newer} damaged too, and passed over."))
        self.add(Text(_lost(found), colour="coral_ink"))
        self.add(Muted(KEPT))
        self.main.setText("Restore this backup")
        self.main.clicked.connect(self._on_restore)

    def _on_key(self) -> None:
        if self._put_back:
            self._trying(self._put_back)
            self.retried.emit()

    def _on_restore(self) -> None:
        from facilitator.store import restore

        backup = self.backup
        if backup and self._trying(
            lambda: restore.rescue(self._folder, backup.path, key=self._key)
        ):
            self.restored.emit()

    def _trying(self, act: Callable[[], object]) -> bool:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            act()
        except UserError as error:
            self.problem.show_problem(str(error))
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        return True


def _lost(found: Found) -> str:
    assert found.backup
    since = moment_words(found.backup.at)
    if found.last_written is None or found.last_written <= found.backup.at:
        return f"What was written after {since} would be lost, if anything was."
    return f"What was written between {since} and {moment_words(found.last_written)} would be lost."
