"""Warnings go by what was written last, and by nothing that a wrong clock once said."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator import clock
from facilitator.store import standing
from facilitator.store.backups import Backups
from tests.builders import new_network

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
ROOM = 10**12


def _ids(casebook, now=NOW):
    found = standing.facts(casebook, Backups(casebook))
    return [one.id for one in standing.warnings(found, now, ROOM)]


@pytest.fixture
def at(monkeypatch):
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def test_a_clock_behind_the_last_change_is_told(casebook, at):
    at(NOW + timedelta(days=2))
    new_network(casebook)
    assert _ids(casebook) == ["clock"]


def test_a_leap_that_is_over_is_told_no_more(casebook, at):
    at(NOW + timedelta(days=3000))
    new_network(casebook)
    at(NOW)
    new_network(casebook, "Later")
    assert _ids(casebook) == []


def test_a_day_that_cannot_be_read_is_no_day(casebook, network):
    casebook.connection.execute("UPDATE step SET at = 'yesterday'")
    assert standing.facts(casebook, Backups(casebook)).last_step is None
