"""Every page is checked once a week, by a clock that may be wrong, and damage is told."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.store import upkeep
from facilitator.store.casebook import FILE, Casebook
from facilitator.store.connection import DamagedError

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("later", "due"),
    [
        (timedelta(0), False),
        (timedelta(days=6, hours=23), False),
        (timedelta(days=7), True),
        (timedelta(hours=-2), False),
        (timedelta(days=-400), True),
        (timedelta(days=3000), True),
    ],
)
def test_due_a_week_after_the_last_check_or_when_the_clock_went_back(casebook, later, due):
    assert upkeep.is_due(casebook, NOW)
    upkeep.check_pages(casebook, NOW)
    assert upkeep.last_checked(casebook) == NOW
    assert upkeep.is_due(casebook, NOW + later) == due


def test_a_day_that_cannot_be_read_is_due(casebook):
    casebook.remember(upkeep.CHECKED, "yesterday")
    assert upkeep.is_due(casebook, NOW)


def test_a_page_that_rots_while_open_is_told_and_no_day_kept(casebook):
    casebook.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    casebook.connection.execute("PRAGMA shrink_memory")
    _flip_outside(casebook)
    with pytest.raises(DamagedError, match="damaged on the disk"):
        upkeep.check_pages(casebook, NOW)
    assert upkeep.last_checked(casebook) is None


def _flip_outside(casebook: Casebook) -> None:
    """Flip a bit from another process: opening the file in this one would drop its lock."""
    script = (
        "import sys; f = open(sys.argv[1], 'r+b'); f.seek(9000); b = f.read(1)[0];"
        "f.seek(9000); f.write(bytes([b ^ 1])); f.close()"
    )
    subprocess.run([sys.executable, "-c", script, str(casebook.folder / FILE)], check=True)
