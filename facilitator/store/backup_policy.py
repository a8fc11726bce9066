"""Says when a backup is due and when to ask for a second place, from plain values."""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitator.domain.value import value
from facilitator.store.backup_files import Reason


@value
class BackupPolicy:
    """At start and on closing where anything changed, and in between after a while."""

    every: timedelta = timedelta(minutes=30)
    overdue_after: timedelta = timedelta(days=2)
    second_after: timedelta = timedelta(days=7)

    def due(self, occasion: Reason, *, changed: bool, now: datetime, last: datetime | None) -> bool:
        """Whether to back up now; a clock that was set back counts as time gone by."""
        if occasion is Reason.INTERVAL:
            return changed and self._is_past(now, last, self.every)
        return changed or occasion not in (Reason.START, Reason.CLOSE)

    def is_overdue(self, *, changed: bool, now: datetime, last: datetime | None) -> bool:
        """Whether to warn that changes have gone without a backup for days."""
        return changed and last is not None and self._is_past(now, last, self.overdue_after)

    def wants_second_place(
        self, now: datetime, oldest: datetime | None, last_second: datetime | None
    ) -> bool:
        """Whether to ask for backups in a second place: none there for a week of them here."""
        if oldest is None:
            return False
        return self._is_past(now, last_second or oldest, self.second_after)

    @staticmethod
    def _is_past(now: datetime, last: datetime | None, span: timedelta) -> bool:
        return last is None or abs(now - last) >= span
