"""The computer's clocks, as a live workshop reads them; a test hands in others."""

from __future__ import annotations

import time
from datetime import date, datetime

from facilitator import clock
from facilitator.domain.run_clock import Look

_DAY = 86_400


class Clocks:
    """What the clocks of this computer say."""

    def look(self) -> Look:
        """All of them at this moment."""
        return Look(time.monotonic(), time.time(), _through_sleep())

    def today(self) -> date:
        """Today where the user is."""
        return clock.today()

    def since_midnight(self, on: date) -> float:
        """Seconds since the midnight that day `on` began with, by the wall clock."""
        now = datetime.now()
        today = (now - now.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds()
        return (self.today() - on).days * _DAY + today


def _through_sleep() -> float | None:
    """A clock that nobody can set and that goes on through sleep; Linux has one."""
    number = getattr(time, "CLOCK_BOOTTIME", None)
    return None if number is None else time.clock_gettime(number)
