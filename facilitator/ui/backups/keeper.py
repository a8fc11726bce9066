"""Makes backups by themselves, where needed, and looks for bit rot when nobody is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from facilitator import clock
from facilitator.errors import UserError
from facilitator.store import standing, upkeep
from facilitator.store.backup_files import Backup, Reason
from facilitator.store.backup_policy import BackupPolicy
from facilitator.store.connection import DamagedError
from facilitator.store.copies import StoppedError
from facilitator.store.standing import Warned
from facilitator.ui.lock.waiting import Closing
from facilitator.ui.lock.working import PATIENCE_MS

if TYPE_CHECKING:
    from facilitator.ui.session import Session

BEGIN_MS = 2500
LOOK_MS = 60_000
AWAY = 45
"""Seconds without a key or the mouse, after which nobody waits for the window."""
TOLD = "told_"


class BackupKeeper(QObject):
    """Backs up at the start, every half hour and on closing.

    `made` follows every backup made here; `damaged` carries the error where a page of the
    casebook is found broken. `idle` tells for how many seconds nobody has been there.
    """

    made = Signal(object)
    damaged = Signal(object)

    def __init__(
        self, session: Session, parent: QObject, idle: Callable[[], float] = lambda: 0.0
    ) -> None:
        super().__init__(parent)
        self._session, self._idle = session, idle
        self._policy = BackupPolicy()
        self._refused = ""
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._begin = QTimer(self, singleShot=True, interval=BEGIN_MS)
        self._begin.timeout.connect(self.start)
        self._begin.start()

    def start(self) -> None:
        """Back up if anything changed since the last time, warn of what is wrong, then go on."""
        self._begin.stop()
        self._look.start()
        self.back_up(Reason.START)
        self.warn()

    def stop(self) -> None:
        """Make no more, and give up the one under way."""
        self._begin.stop()
        self._look.stop()
        self._session.backups.stop()

    def look(self) -> None:
        """Make the backup of the half hour, and once a week look at every page, both where due."""
        self.back_up(Reason.INTERVAL)
        casebook, now = self._session.casebook, clock.now()
        if self._idle() < AWAY or not upkeep.is_due(casebook, now):
            return
        try:
            upkeep.check_pages(casebook, now)
        except DamagedError as error:
            self.damaged.emit(error)

    def back_up(self, reason: Reason) -> None:
        """Make one beside the window, where the policy finds it due."""
        if self._is_due(reason):
            work = self._session.backups.prepared(reason)
            self._session.tasks.run(work, self._on_made, self._on_failed)

    def finish(self) -> None:
        """Make the last one while the casebook closes, showing so where it takes a while.

        Where it fails, the next start makes it.
        """
        self.stop()
        if not self._is_due(Reason.CLOSE):
            return
        screen, loop = Closing(), QEventLoop()
        work = self._session.backups.prepared(Reason.CLOSE)
        self._session.tasks.run(work, lambda _: loop.quit(), lambda _: loop.quit())
        QTimer.singleShot(PATIENCE_MS, loop, screen.show)
        loop.exec()
        screen.deleteLater()

    def warn(self) -> None:
        """Say the most pressing of what is wrong, unless it was said already this week."""
        found = standing.facts(self._session.casebook, self._session.backups)
        self._session.tasks.run(lambda: standing.warnings(found, clock.now()), self._on_warnings)

    def _is_due(self, reason: Reason) -> bool:
        now = clock.now()
        newest = self._session.backups.newest()
        last = newest.at if newest else None
        if reason is Reason.INTERVAL and not self._policy.due(
            reason, changed=True, now=now, last=last
        ):
            return False
        changed = self._session.backups.changed()
        return self._policy.due(reason, changed=changed, now=now, last=last)

    def _on_made(self, made: Backup) -> None:
        self._refused = ""
        self.made.emit(made)
        if made.warning:
            self._say_once(made.warning)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say_once(str(error))
        elif not isinstance(error, StoppedError):
            raise error

    def _say_once(self, words: str) -> None:
        if words != self._refused:
            self._refused = words
            self._session.notice.emit(words, "")

    def _on_warnings(self, found: tuple[Warned, ...]) -> None:
        week = f"{clock.today():%G-%V}"
        casebook = self._session.casebook
        due = [one for one in found if casebook.setting(TOLD + one.id) != week]
        if due:
            casebook.remember(TOLD + due[0].id, week)
            self._session.notice.emit(due[0].words, "")
