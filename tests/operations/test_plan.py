"""Milestones move with what hangs on them, gates decide, and a type fits the path."""

from datetime import date, timedelta

import pytest

from facilitator.domain.records import Decision, Link, Milestone, Workshop
from facilitator.errors import UserError
from facilitator.operations import goals, plan, workshops
from tests.builders import START, contents


def _by_key(casebook):
    return {m.key: m for m in casebook.find(Milestone, order="due id")}


def test_what_hangs_on_a_milestone_moves_along(casebook, network):
    before = _by_key(casebook)
    week = timedelta(days=7)
    moved = plan.move_milestone(casebook, before["gate-2"].id, before["gate-2"].due + week)
    after = _by_key(casebook)
    assert {m.key for m in moved} >= {"gate-2", "event-3", "gate-3", "close"}
    assert after["close"].due == before["close"].due + week
    assert after["event-2"].due == before["event-2"].due


def test_a_move_is_one_step(casebook, network):
    before = contents(casebook)
    plan.move_milestone(casebook, _by_key(casebook)["gate-1"].id, date(2026, 6, 1))
    casebook.undo()
    assert contents(casebook) == before


def test_a_walk_by_keys_is_one_step_and_two_moves_are_two(casebook, network):
    before, gate = contents(casebook), _by_key(casebook)["gate-1"]
    for weeks in (1, 2, 3):
        to = gate.due + timedelta(weeks=weeks)
        plan.move_milestone(casebook, gate.id, to, walking=True)
    plan.move_milestone(casebook, gate.id, gate.due + timedelta(days=50))
    casebook.undo()
    assert _by_key(casebook)["gate-1"].due == gate.due + timedelta(weeks=3)
    casebook.undo()
    assert contents(casebook) == before


def test_a_year_that_cannot_be_meant_is_refused_and_nothing_moves(casebook, network):
    before, first = contents(casebook), _by_key(casebook)["contract"]
    for day in (date(9999, 1, 1), date(1, 1, 1), date(2199, 12, 31)):
        with pytest.raises(UserError, match="cannot be right"):
            plan.move_milestone(casebook, first.id, day)
    with pytest.raises(UserError, match="cannot be right"):
        plan.add_milestone(casebook, network.id, "Grant", date(2926, 4, 6))
    assert contents(casebook) == before


def test_what_is_done_stays_where_it_happened(casebook, network):
    done = plan.set_done(casebook, _by_key(casebook)["gate-1"].id, date(2026, 4, 6))
    plan.move_milestone(casebook, _by_key(casebook)["contract"].id, START + timedelta(days=7))
    assert _by_key(casebook)["gate-1"].due == done.due


def test_only_a_gate_decides(casebook, network):
    milestones = _by_key(casebook)
    with pytest.raises(UserError, match="not a gate"):
        plan.decide(casebook, milestones["build"].id, Decision.STOP, START)
    decided = plan.decide(casebook, milestones["gate-1"].id, Decision.CHANGE, START)
    assert (decided.decision, decided.done_on) == (Decision.CHANGE, START)


def test_opening_a_gate_again_takes_its_decision_back(casebook, network):
    gate = _by_key(casebook)["gate-1"]
    plan.decide(casebook, gate.id, Decision.CONTINUE, START)
    assert plan.set_done(casebook, gate.id, None).decision is None


def test_a_milestone_of_its_own_knows_its_month(casebook, network):
    own = plan.add_milestone(casebook, network.id, " Grant ", date(2026, 4, 6))
    assert (own.title, own.month, own.key) == ("Grant", 3, "own")
    with pytest.raises(UserError, match="needs a title"):
        plan.add_milestone(casebook, network.id, "", START)


def test_what_hung_on_a_removed_milestone_hangs_on_the_one_before(casebook, network):
    milestones = _by_key(casebook)
    day = workshops.plan_for_milestone(casebook, milestones["event-1"].id)
    plan.remove_milestone(casebook, milestones["event-1"].id)
    after = _by_key(casebook)
    assert after["tests"].hangs_on == milestones["gate-1"].id
    assert casebook.get(Workshop, day.id).milestone_id is None


def test_a_type_changes_drops_and_adds(casebook, network):
    own = plan.add_milestone(casebook, network.id, "Grant", date(2026, 4, 6))
    plan.fit_to_type(casebook, network.id, "collaborative")
    fitted = _by_key(casebook)
    assert fitted["event-1"].title == "Learning session 1"
    assert fitted["action-period-2"].hangs_on == fitted["event-2"].id
    plan.fit_to_type(casebook, network.id, "forum")
    assert {"event-4", "action-period-2"}.isdisjoint(_by_key(casebook))
    assert _by_key(casebook)["own"] == own


def test_what_is_done_keeps_its_words_when_the_type_changes(casebook, network):
    done = plan.set_done(casebook, _by_key(casebook)["event-1"].id, START)
    plan.fit_to_type(casebook, network.id, "collaborative")
    assert _by_key(casebook)["event-1"] == done


def test_fitting_is_one_step_and_twice_is_none(casebook, network):
    before = contents(casebook)
    plan.fit_to_type(casebook, network.id, "forum")
    label, fitted = casebook.undo_label(), contents(casebook)
    plan.fit_to_type(casebook, network.id, "forum")
    assert (casebook.undo_label(), contents(casebook)) == (label, fitted)
    casebook.undo()
    assert contents(casebook) == before


def test_fitting_keeps_what_was_added_from_the_offer(casebook, network):
    (check, *_) = plan.offered(casebook, network.id)
    added = plan.add_offered(casebook, network.id, check.key)
    plan.fit_to_type(casebook, network.id, "forum")
    assert casebook.find(Milestone, key=check.key) == (added,)


def test_every_hanging_milestone_hangs_on_one_that_is_there(casebook, network):
    for type_id in ("forum", "collaborative", "advocacy", "developmental"):
        plan.fit_to_type(casebook, network.id, type_id)
        kept = casebook.find(Milestone)
        assert {m.hangs_on for m in kept} - {None} <= {m.id for m in kept}


def test_own_words_stay_when_the_type_changes(casebook, network):
    event = _by_key(casebook)["event-1"]
    plan.set_field(casebook, event.id, "title", "Our open day")
    plan.fit_to_type(casebook, network.id, "collaborative")
    assert _by_key(casebook)["event-1"].title == "Our open day"


def test_words_of_a_milestone_change_and_its_title_stays_filled(casebook, network):
    gate = _by_key(casebook)["gate-1"]
    plan.set_field(casebook, gate.id, "deliverable", "Signed page")
    with pytest.raises(UserError, match="needs a title"):
        plan.set_field(casebook, gate.id, "title", " ")
    kept = casebook.get(Milestone, gate.id)
    assert (kept.title, kept.deliverable) == ("Gate 1", "Signed page")


def test_hanging_in_a_circle_is_refused(casebook, network):
    milestones = _by_key(casebook)
    before = contents(casebook)
    with pytest.raises(UserError, match="moves along with it"):
        plan.set_hangs_on(casebook, milestones["gate-1"].id, milestones["close"].id)
    with pytest.raises(UserError):
        plan.set_hangs_on(casebook, milestones["gate-1"].id, milestones["gate-1"].id)
    assert contents(casebook) == before


def test_a_milestone_hangs_on_another_or_on_none(casebook, network):
    milestones = _by_key(casebook)
    freed = plan.set_hangs_on(casebook, milestones["gate-2"].id, None)
    hung = plan.set_hangs_on(casebook, milestones["gate-2"].id, milestones["event-2"].id)
    assert (freed.hangs_on, hung.hangs_on) == (None, milestones["event-2"].id)
    assert hung.due == milestones["gate-2"].due


def test_a_milestone_serves_a_goal_or_not(casebook, network):
    goal, gate = goals.add(casebook, network.id, "One reason"), _by_key(casebook)["gate-1"]
    plan.serve(casebook, goal.id, gate.id, True)
    (link,) = casebook.find(Link)
    plan.serve(casebook, goal.id, gate.id, False)
    assert (link.source_id, link.target_id, casebook.find(Link)) == (goal.id, gate.id, ())


def test_the_offered_check_hangs_on_the_close_and_is_offered_once(casebook, network):
    close = _by_key(casebook)["close"]
    plan.move_milestone(casebook, close.id, close.due + timedelta(days=10))
    (offer,) = plan.offered(casebook, network.id)
    check = plan.add_offered(casebook, network.id, offer.key)
    assert (check.hangs_on, check.due) == (close.id, date(2028, 1, 15))
    assert plan.offered(casebook, network.id) == ()
