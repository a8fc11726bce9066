"""A backup is due where anything changed: at start, on closing, and every half hour."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.store.backup_files import Reason
from facilitator.store.backup_policy import BackupPolicy

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
POLICY = BackupPolicy()


def ago(**span):
    return NOW - timedelta(**span)


@pytest.mark.parametrize("occasion", [Reason.START, Reason.CLOSE, Reason.INTERVAL])
def test_nothing_changed_nothing_due(occasion):
    assert not POLICY.due(occasion, changed=False, now=NOW, last=ago(days=9))


@pytest.mark.parametrize("occasion", [Reason.START, Reason.CLOSE])
def test_start_and_closing_back_up_what_changed(occasion):
    assert POLICY.due(occasion, changed=True, now=NOW, last=ago(seconds=5))


@pytest.mark.parametrize(
    ("last", "is_due"),
    [(None, True), (ago(minutes=29), False), (ago(minutes=30), True), (ago(days=-3000), True)],
)
def test_in_between_every_half_hour_whatever_the_clock(last, is_due):
    assert POLICY.due(Reason.INTERVAL, changed=True, now=NOW, last=last) is is_due


def test_before_something_grave_one_is_always_due():
    assert POLICY.due(Reason.BEFORE_ERASURE, changed=False, now=NOW, last=NOW)


def test_a_second_place_is_asked_for_after_a_week():
    assert not POLICY.wants_second_place(NOW, None, None)
    assert not POLICY.wants_second_place(NOW, ago(days=6), None)
    assert POLICY.wants_second_place(NOW, ago(days=7), None)
    assert not POLICY.wants_second_place(NOW, ago(days=30), ago(days=1))
    assert POLICY.wants_second_place(NOW, ago(days=30), ago(days=8))


def test_changes_without_a_backup_for_days_are_overdue():
    assert POLICY.is_overdue(changed=True, now=NOW, last=ago(days=3))
    assert not POLICY.is_overdue(changed=False, now=NOW, last=ago(days=3))
    assert not POLICY.is_overdue(changed=True, now=NOW, last=ago(hours=3))
