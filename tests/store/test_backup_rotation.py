"""Backups are thinned by count and sequence, so that no clock can prune them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from facilitator.store.backup_files import Backup, Reason
from facilitator.store.backup_rotation import DAILY, MONTHLY, WEEKLY, WHOLE_DAYS, outlived

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def backup(sequence, at, reason=Reason.CLOSE, schema=1):
    return Backup(sequence, Path(f"{sequence}.db"), at, schema, reason, 1000)


def all_good(_backup):
    return True


def grown(moments, is_good=all_good):
    """What is kept when one backup is made at each of these moments, and thinned each time."""
    kept = []
    for sequence, at in enumerate(moments, start=1):
        kept.append(backup(sequence, at))
        gone = outlived(kept, is_good)
        kept = [one for one in kept if one not in gone]
    return kept


def test_all_of_two_days_are_kept():
    moments = [NOON + timedelta(hours=hour) for hour in range(0, 36, 2)]
    assert len(grown(moments)) == len(moments)


def test_a_year_of_days_leaves_days_weeks_and_months():
    kept = grown([NOON + timedelta(days=day) for day in range(365)])
    assert len(kept) == WHOLE_DAYS + DAILY + WEEKLY + MONTHLY
    ages = [365 - one.sequence for one in reversed(kept)]
    assert ages[: WHOLE_DAYS + DAILY] == list(range(WHOLE_DAYS + DAILY))
    assert ages[-1] > 150


def test_a_clock_eight_years_on_and_back_prunes_nothing():
    days = [NOON + timedelta(days=day) for day in range(100)]
    before = grown(days)
    leap = days[-1] + timedelta(days=8 * 365)
    there = [*before, backup(101, leap)]
    assert outlived(there, all_good) == ()
    back = [*there, backup(102, days[-1] + timedelta(hours=1))]
    assert outlived(back, all_good) == ()


def test_without_that_rule_a_leap_would_count_as_days_only():
    days = [NOON + timedelta(days=day) for day in range(100)]
    kept = grown([*days, days[-1] + timedelta(days=8 * 365), *(d for d in days[-1:])])
    assert len(kept) >= WHOLE_DAYS + DAILY + WEEKLY


def test_copies_from_before_a_migration_stand_apart():
    migration = backup(1, NOON, Reason.BEFORE_MIGRATION)
    kept = [migration, *(backup(n, NOON + timedelta(days=31 * n)) for n in range(2, 40))]
    assert migration not in outlived(kept, all_good)


def test_one_copy_from_before_each_migration_is_kept():
    before = [backup(n, NOON, Reason.BEFORE_MIGRATION, schema=1 + n // 3) for n in range(1, 6)]
    assert [one.sequence for one in outlived(before, all_good)] == [4, 3, 1]


def test_a_good_backup_is_kept_rather_than_a_damaged_newer_one():
    days = [NOON + timedelta(days=day, hours=h) for day in range(3) for h in (0, 1)]
    found = [backup(n, at) for n, at in enumerate(days, start=1)]
    assert [one.sequence for one in outlived(found, lambda one: one.sequence != 2)] == [2]
    assert outlived(found, lambda one: False) == ()


@given(st.lists(st.integers(0, 400_000), min_size=1, max_size=60), st.booleans())
def test_whatever_the_clock_says_the_newest_and_many_stay(hours, good):
    moments = [NOON + timedelta(hours=hour) for hour in hours]
    kept = grown(moments, lambda one: good)
    assert kept[-1].sequence == len(moments)
    days = {at.date() for at in moments}
    assert len(kept) >= min(len(days), WHOLE_DAYS + DAILY)
