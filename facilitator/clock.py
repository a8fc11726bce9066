"""The one source of today's date and time, so that pictures and tests can hold it still."""

import os
from datetime import UTC, date, datetime, time

from facilitator.errors import UserError

FIXED_DATE = "FACILITATOR_TODAY"


def today() -> date:
    """Today where the user is, or the date in FACILITATOR_TODAY.

    Raises UserError when FACILITATOR_TODAY is not a date.
    """
    return _fixed_date() or date.today()


def now() -> datetime:
    """The present moment in UTC, or noon on the date in FACILITATOR_TODAY.

    Raises UserError when FACILITATOR_TODAY is not a date.
    """
    fixed = _fixed_date()
    return datetime.combine(fixed, time(12), UTC) if fixed else datetime.now(UTC)


def _fixed_date() -> date | None:
    value = os.environ.get(FIXED_DATE, "")
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UserError(
            f"{FIXED_DATE} is set to “{value}”, which is not a date.",
            "Write it as YYYY-MM-DD, or remove it.",
        ) from None
