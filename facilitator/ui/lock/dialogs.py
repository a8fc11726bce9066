"""Sets, changes or removes the passphrase, asked for in Settings or after the recovery code."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator.store.casebook import Casebook
from facilitator.ui.lock.secret import SecretEdit, show_row
from facilitator.ui.lock.steps import SET_ON, WITHOUT, PassphraseSteps, attempt
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.text import Heading, Problem, Text

WIDE = 520
RECOVERED = "The casebook was opened with its recovery code. Choose a passphrase you will remember."


class SetDialog(QDialog):
    """The two steps in a dialog."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Passphrase")
        recovered = session.casebook.is_recovered
        self.steps = PassphraseSteps(session, recovered=recovered)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading("A new passphrase" if recovered else "Set a passphrase"))
        if recovered:
            box.addWidget(Text(RECOVERED))
        box.addWidget(self.steps)
        self.setMinimumWidth(WIDE)
        self.steps.done.connect(self.accept)
        self.steps.declined.connect(self.reject)


class ChangeDialog(QDialog):
    """The present passphrase and, unless it is to be removed, a new one."""

    def __init__(self, parent: QWidget, casebook: Casebook, *, remove: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle("Passphrase")
        self._casebook, self._remove = casebook, remove
        self.old = SecretEdit("Present passphrase")
        self.new, self.again = SecretEdit("New passphrase"), SecretEdit("The same again")
        self.problem = Problem()
        words = "Remove the passphrase" if remove else "Change the passphrase"
        self.go = Button(words, Look.PRIMARY)
        self._cancel = Button("Cancel", Look.QUIET)
        self._build(words)
        self.go.clicked.connect(self._on_go)
        (self.old if remove else self.again).returnPressed.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)

    def _build(self, words: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(words))
        if self._remove:
            box.addWidget(Text(WITHOUT))
        fields = (self.old,) if self._remove else (self.old, self.new, self.again)
        for field in fields:
            box.addWidget(Field(field.accessibleName(), field))
        box.addWidget(show_row(*fields))
        box.addWidget(self.problem)
        box.addLayout(row(None, self._cancel, self.go, gap=8))
        self.setMinimumWidth(WIDE)

    def _on_go(self) -> None:
        if not self._remove and self.new.text() != self.again.text():
            self.problem.show_problem("The two new passphrases are not the same.")
            return
        if attempt(self._act(), self.problem.show_problem):
            self.accept()

    def _act(self) -> Callable[[], None]:
        if self._remove:
            return lambda: self._casebook.remove_passphrase(self.old.text())
        return lambda: self._casebook.change_passphrase(self.old.text(), self.new.text())


def ask_set(parent: QWidget, session: Session) -> bool:
    """Set a first passphrase, or a new one after the recovery code; whether it was set."""
    return _done(SetDialog(parent, session))


def ask_change(parent: QWidget, session: Session) -> bool:
    """Exchange the passphrase; whether it was."""
    return _done(ChangeDialog(parent, session.casebook))


def ask_remove(parent: QWidget, session: Session) -> bool:
    """Remove the passphrase; whether it was."""
    removed = _done(ChangeDialog(parent, session.casebook, remove=True))
    if removed:
        session.remember(SET_ON, "")
    return removed


def _done(dialog: QDialog) -> bool:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted
