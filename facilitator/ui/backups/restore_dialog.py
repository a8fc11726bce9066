"""Shows what a backup holds beside what there is now, before it takes the casebook's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from facilitator.store import backup_files, backups, copies, keys, restore
from facilitator.store.restore import Preview
from facilitator.ui.backups.words import KINDS, moment_words
from facilitator.ui.lock.secret import SecretEdit, show_row
from facilitator.ui.session import Session
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import row
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.text import SEMIBOLD, Heading, Muted, Text

WIDE = 480
KEPT = (
    "The casebook as it is now is backed up first, and its file is kept beside the new one. "
    "Undo does not reach back across a restore."
)


class RestoreDialog(QDialog):
    """Counts of each kind, now and in the backup."""

    def __init__(self, parent: QWidget, preview: Preview, now: Mapping[str, int]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Restore a backup")
        self.restore = Button("Restore this backup", Look.PRIMARY)
        self._cancel = Button("Cancel", Look.QUIET)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading("Restore this backup?"))
        box.addWidget(Text(_changed(preview)))
        box.addLayout(_table(now, preview.counts))
        box.addWidget(Muted(KEPT))
        box.addLayout(row(None, self._cancel, self.restore, gap=8))
        _fit(self)
        self.restore.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)


class PassphraseDialog(QDialog):
    """Asks for the passphrase that a backup was made under, where it is not the present one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Restore a backup")
        self.passphrase = SecretEdit("Passphrase of this backup")
        self.go_on = Button("Look inside", Look.PRIMARY)
        self._cancel = Button("Cancel", Look.QUIET)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading("Open this backup"))
        box.addWidget(Text("It is of another casebook, which has a passphrase of its own."))
        box.addWidget(Field("Passphrase of this backup", self.passphrase))
        box.addWidget(show_row(self.passphrase))
        box.addLayout(row(None, self._cancel, self.go_on, gap=8))
        _fit(self)
        self.passphrase.returnPressed.connect(self.accept)
        self.go_on.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)


def look(session: Session, path: Path, passphrase: str | None) -> Callable[[], Preview]:
    """Work that reads and checks all of a backup, for another thread."""
    key, unlock = session.casebook._key, unlocking(passphrase)
    return lambda: restore.preview(path, key, unlock)


def ask(parent: QWidget, session: Session, preview: Preview) -> bool:
    """Show what is in it; whether it is to be restored."""
    now = copies.counts_of(session.casebook.connection)
    dialog = RestoreDialog(parent, preview, now)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return wanted


def needs_passphrase(session: Session, path: Path) -> bool:
    """Whether a backup opens only with a passphrase of its own; UserError without its key."""
    beside = backup_files.key_beside(path)
    if not path.is_file() or backups.opens(path, session.casebook._key) or not beside.exists():
        return False
    return keys.is_wrapped(beside)


def unlocking(passphrase: str | None) -> Callable[[Path], bytes]:
    """Reads the key beside a backup of another casebook."""
    return lambda path: keys.read(path, passphrase).value


def ask_passphrase(parent: QWidget) -> str | None:
    """The passphrase of a backup made elsewhere; None where it was called off."""
    dialog = PassphraseDialog(parent)
    given = dialog.exec() == QDialog.DialogCode.Accepted
    words = dialog.passphrase.text()
    dialog.deleteLater()
    return words if given else None


def _fit(dialog: QDialog) -> None:
    """No higher than its words need at its width."""
    dialog.setMinimumWidth(WIDE)
    layout = dialog.layout()
    if layout is not None:
        dialog.resize(WIDE, layout.totalHeightForWidth(WIDE))


def _changed(preview: Preview) -> str:
    if not preview.last_change:
        return "All of it was checked. Nothing was ever changed in it."
    last = moment_words(datetime.fromisoformat(preview.last_change))
    return f"All of it was checked. It was last changed on {last}; what came later is not in it."


def _table(now: Mapping[str, int], then: Mapping[str, int]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    right = Qt.AlignmentFlag.AlignRight
    for place, head in enumerate(("", "Now", "In the backup")):
        grid.addWidget(Muted(head, wrap=False), 0, place, right)
    shown = [kind for kind in KINDS if now.get(kind) or then.get(kind)]
    for line, kind in enumerate(shown, start=1):
        differ = now.get(kind, 0) != then.get(kind, 0)
        grid.addWidget(Text(KINDS[kind][1].capitalize(), wrap=False), line, 0)
        grid.addWidget(Text(str(now.get(kind, 0)), wrap=False), line, 1, right)
        bold = {"weight": SEMIBOLD, "colour": "amber_ink"} if differ else {}
        grid.addWidget(Text(str(then.get(kind, 0)), wrap=False, **bold), line, 2, right)  # type: ignore[arg-type]
    grid.setColumnStretch(3, 1)
    return grid
