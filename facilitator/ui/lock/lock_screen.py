"""What is shown while the casebook is locked: a field for the passphrase, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

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
UNLOCK, OPENING = "Unlock", "Opening…"
PASSPHRASE = "Enter the passphrase."
CODE = "Enter the recovery code from the page you printed. Capitals and spaces do not matter."


class LockScreen(Front):
    """`opened` carries the open casebook; `refused` the error and the secret where it is damaged.

    `allow_synced` opens a casebook in a folder where it may come to harm.
    """

    opened = Signal(object)
    refused = Signal(object, object)

    def __init__(self, folder: Path, *, allow_synced: bool = False, by_code: bool = False) -> None:
        super().__init__(LOCKED, "lock", worded=False)
        self._folder, self._allow_synced = folder, allow_synced
        self.passphrase = SecretEdit("Passphrase")
        self._show = show_row(self.passphrase)
        self.code = CodeEdit()
        self.problem = Problem()
        self.unlock = Button(UNLOCK, Look.PRIMARY)
        self.other = Button("Use the recovery code", Look.QUIET)
        self.add(self.passphrase, self._show, self.code, self.problem, self.working)
        self.box.addSpacing(6)
        self.add(row(self.unlock, self.other, None, gap=8))
        self.controls = (self.passphrase, self._show, self.code, self.unlock, self.other)
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
        self.problem.show_problem("")
        self.work(
            OPENING,
            lambda: self._opened(secret),
            self._on_opened,
            lambda error: self._on_refused(error, secret),
        )

    def _on_opened(self, casebook: Casebook) -> None:
        self._clear()
        self.opened.emit(casebook)

    def _on_refused(self, error: UserError, secret: Secret) -> None:
        if isinstance(error, (DamagedError, LostKeyError)):
            self.refused.emit(error, secret)
        else:
            self._refuse(str(error))

    def _wait(self, words: str) -> None:
        super()._wait(words)
        self.unlock.setText(words or UNLOCK)

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
