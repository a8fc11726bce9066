"""What is shown where a casebook does not open: why, what it can be brought back from, the cost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from facilitator.errors import UserError
from facilitator.store import rescue
from facilitator.store.backup_files import Backup
from facilitator.store.backups import FOLDER
from facilitator.store.keys import LostKeyError
from facilitator.store.places import UnsafePlaceError
from facilitator.store.rescue import Found, Secret
from facilitator.ui.backups import restore_dialog
from facilitator.ui.backups.card import ask_file
from facilitator.ui.backups.words import moment_words, summary
from facilitator.ui.lock.front import Front
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import column, row
from facilitator.ui.widgets.text import SEMIBOLD, Muted, Problem, Text

CLOSED = "The casebook did not open"
CAN_COME_BACK = "The casebook can be brought back"
LOOKING = "Looking for the newest good backup…"
RESTORING = "Bringing the backup back…"
NONE = (
    "There is no whole backup beside it or in the second place. If you have one elsewhere, choose "
    "it."
)
KEPT = "The file that does not open is kept beside it, whatever you choose."


class RescueScreen(Front):
    """Offers the one thing that helps: a backup, the key beside one, or opening all the same.

    `retried` asks to open again, `code_requested` for the recovery code, `restored` that the
    casebook was brought back, `allowed` that it is to open where it lies. `key` is that of a
    casebook that was open until now; else `secret` gives it.
    """

    retried = Signal()
    code_requested = Signal()
    restored = Signal()
    allowed = Signal()

    def __init__(
        self, folder: Path, error: UserError, secret: Secret, key: bytes | None = None
    ) -> None:
        super().__init__(CLOSED, "warning", colour="amber_ink", wide=560)
        self._folder, self._secret, self._key = folder, secret, key
        self._backup: Backup | None = None
        self.problem = Problem()
        self.main = Button("", Look.PRIMARY)
        self.other = Button("", Look.SECONDARY)
        self.quit = Button("Quit", Look.QUIET)
        self._offered = column(gap=10)
        self.controls = (self.main, self.other, self.quit)
        self.said.setText(error.message)
        self.add(self._offered, self.problem, self.working)
        self.box.addSpacing(6)
        self.add(row(self.main, self.other, self.quit, None, gap=8))
        self.quit.clicked.connect(self.close)
        self.main.hide()
        self._offer(error)

    def _offer(self, error: UserError) -> None:
        if isinstance(error, UnsafePlaceError):
            self._say(Text(error.hint))
            self._let(self.other, "Open it here all the same", self.allowed.emit)
        elif isinstance(error, LostKeyError):
            self._offer_key()
        else:
            self._let(self.other, "Try again", self.retried.emit)
            self.work(LOOKING, self._look, self._offer_backup, self._on_refused)

    def _offer_key(self) -> None:
        self._let(self.other, "Use the recovery code", self.code_requested.emit)
        put_back = rescue.key_to_put_back(self._folder)
        if put_back is None:
            self._say(Text("No backup has its key either. The recovery code you printed opens it."))
            return
        self._say(
            Text("The newest backup has the same key beside it. Nothing is lost by using it.")
        )
        self._let(self.main, "Use the backup’s key", lambda: self._on_key(put_back))

    def _look(self) -> tuple[bytes | None, Found]:
        key = self._key or self._secret.key(self._folder)
        return key, rescue.newest_good(self._folder, key)

    def _offer_backup(self, looked: tuple[bytes | None, Found]) -> None:
        self._key, found = looked
        self._backup = found.backup
        if found.backup is None:
            self._say(Text(NONE))
            self._let(self.main, "Choose a backup", self._on_choose)
            return
        self.title.setText(CAN_COME_BACK)
        self._say(Text(f"Newest good backup: {moment_words(found.backup.at)}", weight=SEMIBOLD))
        self._say(Text(f"It holds {summary(found.backup.counts or {})}."))
        if found.backup.path.parent != self._folder / FOLDER:
            self._say(Muted(f"It lies in {found.backup.path.parent}."))
        if found.passed_over:
            newer = "A newer backup is" if found.passed_over == 1 else "Newer backups are"
            self._say(Muted(f"{newer} damaged too, and passed over."))
        self._say(Text(_lost(found), colour="coral_ink"))
        self._say(Muted(KEPT))
        self._let(self.main, "Restore this backup", self._on_restore)
        self.main.setFocus()

    def _say(self, words: Text) -> None:
        self._offered.addWidget(words)

    def _let(self, button: Button, words: str, act: Callable[[], object]) -> None:
        button.setText(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: act())
        button.show()

    def _on_key(self, put_back: Callable[[], None]) -> None:
        self.work(
            "Putting the key back…", put_back, lambda _: self.retried.emit(), self._on_refused
        )

    def _on_restore(self) -> None:
        if self._backup:
            self._bring_back(self._backup.path)

    def _on_choose(self) -> None:
        if path := ask_file(self, None):
            self._bring_back(path)

    def _bring_back(self, path: Path) -> None:
        from facilitator.store import restore

        unlock = restore_dialog.unlocking(self._secret.passphrase)
        self.work(
            RESTORING,
            lambda: restore.rescue(self._folder, path, key=self._key, unlock=unlock),
            lambda _: self.restored.emit(),
            self._on_refused,
        )

    def _on_refused(self, error: UserError) -> None:
        self.problem.show_problem(str(error))


def _lost(found: Found) -> str:
    assert found.backup
    since = moment_words(found.backup.at)
    last = found.last_written
    if last is None or last <= found.backup.at or moment_words(last) == since:
        return f"What was written after {since} would be lost, if anything was."
    return f"What was written between {since} and {moment_words(last)} would be lost."
