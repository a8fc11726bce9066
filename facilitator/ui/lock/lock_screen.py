"""What is shown while the casebook is locked: a field for the passphrase, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent

from facilitator.errors import UserError
from facilitator.store.casebook import Casebook
from facilitator.store.connection import DamagedError
from facilitator.store.keys import LostKeyError
from facilitator.store.rescue import Secret
from facilitator.ui.lock.front import Front
from facilitator.ui.lock.secret import CodeEdit, SecretEdit, show_row
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.text import Problem

LOCKED = "Locked"
PASSPHRASE = "Enter the passphrase."
CODE = "Enter the recovery code from the page you printed. Capitals and spaces do not matter."


class LockScreen(Front):
    """`opened` carries the open casebook; `refused` the error and the secret where it is damaged.

    `allow_synced` opens a casebook in a folder where it may come to harm.
    """

    opened = Signal(object)
    refused = Signal(object, object)

    def __init__(self, folder: Path, *, allow_synced: bool = False, by_code: bool = False) -> None:
        super().__init__(LOCKED, "lock")
        self._folder, self._allow_synced = folder, allow_synced
        self.passphrase = SecretEdit("Passphrase")
        self._show = show_row(self.passphrase)
        self.code = CodeEdit()
        self.problem = Problem()
        self.unlock = Button("Unlock", Look.PRIMARY)
        self.other = Button("Use the recovery code", Look.QUIET)
        self.add(self.passphrase, self._show, self.code, self.problem)
        self.box.addSpacing(6)
        self.add(row(self.unlock, self.other, None, gap=8))
        self.unlock.clicked.connect(self._on_unlock)
        self.other.clicked.connect(lambda: self.ask_code(not self.by_code))
        self.passphrase.returnPressed.connect(self._on_unlock)
        self.code.returnPressed.connect(self._on_unlock)
        self.ask_code(by_code)

    def ask_code(self, by_code: bool) -> None:
        """Ask for the recovery code, or for the passphrase."""
        self.by_code = by_code
        self.said.setText(CODE if by_code else PASSPHRASE)
        self.passphrase.setHidden(by_code)
        self._show.setHidden(by_code)
        self.code.setHidden(not by_code)
        self.other.setText("Use the passphrase" if by_code else "Use the recovery code")
        self.other.setAccessibleName(self.other.text())
        self.problem.show_problem("")
        self._field().setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._field().setFocus()

    def _field(self) -> SecretEdit | CodeEdit:
        return self.code if self.by_code else self.passphrase

    def _on_unlock(self) -> None:
        secret = self._secret()
        if not (secret.passphrase or secret.code):
            self._refuse(CODE if self.by_code else PASSPHRASE)
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            casebook = self._opened(secret)
        except (DamagedError, LostKeyError) as error:
            self.refused.emit(error, secret)
        except UserError as error:
            self._refuse(str(error))
        else:
            self._clear()
            self.opened.emit(casebook)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _opened(self, secret: Secret) -> Casebook:
        return Casebook.open(
            self._folder,
            secret.passphrase,
            recovery=secret.code,
            allow_synced=self._allow_synced,
        )

    def _secret(self) -> Secret:
        if self.by_code:
            return Secret(code=self.code.text())
        return Secret(passphrase=self.passphrase.text())

    def _refuse(self, words: str) -> None:
        self.problem.show_problem(words)
        self._field().selectAll()
        self._field().setFocus()

    def _clear(self) -> None:
        self.passphrase.clear()
        self.code.clear()
