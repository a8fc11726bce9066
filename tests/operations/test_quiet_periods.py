"""Quiet times are added, moved, done without and taken back, and dates in them are cautioned."""

from datetime import date

import pytest

from facilitator.domain.records import Milestone
from facilitator.errors import UserError
from facilitator.operations import bank_holidays, plan, quiet_periods
from tests.builders import contents

TODAY = date(2026, 1, 6)


def names(casebook, network):
    return [block.name for block in quiet_periods.of(casebook, network.id)]


def test_own_quiet_time_is_one_step(casebook, network):
    before = contents(casebook)
    quiet_periods.add(casebook, network.id, " Inspection ", date(2026, 5, 4), date(2026, 5, 8))
    added = names(casebook, network)
    casebook.undo()

    assert "Inspection" in added
    assert contents(casebook) == before


def test_quiet_time_of_one_day_needs_one_date(casebook, network):
    made = quiet_periods.add(casebook, network.id, "Election", date(2026, 5, 7))
    assert (made.starts, made.ends) == (date(2026, 5, 7), date(2026, 5, 7))


def test_packaged_one_gets_own_dates_and_its_old_ones_back(casebook, network):
    august = next(b for b in quiet_periods.of(casebook, network.id) if b.name == "August")
    own = quiet_periods.keep_own_dates(casebook, network.id, august)
    quiet_periods.set_field(casebook, own.id, "starts", date(2026, 7, 20))
    moved = [b.first for b in quiet_periods.of(casebook, network.id) if b.name == "August"]
    quiet_periods.remove(casebook, own.id)

    assert moved == [date(2026, 7, 20)]
    assert august in quiet_periods.of(casebook, network.id)


def test_packaged_one_can_be_done_without(casebook, network):
    august = next(b for b in quiet_periods.of(casebook, network.id) if b.name == "August")
    quiet_periods.do_without(casebook, network.id, august)
    assert "August" not in names(casebook, network)


def test_what_cannot_be_is_refused_and_changes_nothing(casebook, network):
    made = quiet_periods.add(casebook, network.id, "Exams", date(2026, 5, 4), date(2026, 5, 8))
    before = contents(casebook)
    for name, value in (
        ("title", " "),
        ("ends", date(2026, 5, 1)),
        ("starts", None),
        ("ends", "2026-05-01"),
    ):
        with pytest.raises(UserError):
            quiet_periods.set_field(casebook, made.id, name, value)
    with pytest.raises(UserError, match="end before it starts"):
        quiet_periods.add(casebook, network.id, "X", date(2026, 5, 4), date(2026, 5, 3))
    assert contents(casebook) == before


def test_date_in_a_quiet_time_is_cautioned(casebook, network, monkeypatch):
    monkeypatch.setattr(bank_holidays, "of", lambda *asked: {date(2026, 5, 4): "May Day"})
    quiet_periods.add(casebook, network.id, "Inspection", date(2026, 5, 4), date(2026, 5, 8))
    gate = casebook.find(Milestone, key="gate-1")[0]
    plan.move_milestone(casebook, gate.id, date(2026, 5, 4))

    assert plan.cautions_on(casebook, gate.id, TODAY) == (
        "It is a bank holiday: May Day.",
        "It falls in a quiet time: Inspection.",
    )
