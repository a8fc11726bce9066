"""A run is one step of undo however often it is kept, and its minutes are another."""

from datetime import date

import pytest

from facilitator.domain.deliver_records import LiveRun
from facilitator.domain.records import Block, Milestone, Workshop
from facilitator.errors import UserError
from facilitator.operations import live_runs, workshops
from tests.builders import contents, new_network

ON = date(2026, 4, 16)


def log(kept="09:31:00.000"):
    return {"began": "09:30:00.250", "kept": kept, "parts": {}}


@pytest.fixture
def workshop(casebook):
    network = new_network(casebook)
    made = workshops.add(casebook, network.id, "Who are we for?", ON)
    for title in ("Arrive", "Clinic"):
        workshops.add_block(casebook, made.id, title, minutes=20)
    return made


def steps(casebook):
    return casebook.connection.execute("SELECT count(*) FROM step").fetchone()[0]


def test_a_run_that_was_kept_often_is_one_step(casebook, workshop):
    before, counted = contents(casebook), steps(casebook)
    run = live_runs.begin(casebook, workshop.id, ON, log())
    for second in range(40):
        run = live_runs.keep(casebook, run, log(f"09:31:{second:02d}.000"))
    assert steps(casebook) == counted + 1
    assert live_runs.unfinished(casebook, workshop.id).log["kept"] == "09:31:39.000"
    assert run.began == "09:30:00"
    casebook.undo()
    assert contents(casebook) == before


def test_the_minutes_at_the_end_are_one_step(casebook, workshop):
    run = live_runs.begin(casebook, workshop.id, ON, log())
    before = contents(casebook)
    arrive, clinic = workshops.agenda(casebook, workshop.id)
    live_runs.finish(casebook, run, log("13:02:00.000"), {arrive.id: 26, "gone": 5})
    assert [b.actual for b in workshops.agenda(casebook, workshop.id)] == [26, None]
    assert casebook.get(Workshop, workshop.id).held
    assert casebook.get(LiveRun, run.id).ended == "13:02:00"
    assert live_runs.unfinished(casebook, workshop.id) is None
    casebook.undo()
    assert contents(casebook) == before
    assert casebook.get(Block, clinic.id).actual is None


def test_a_run_on_its_day_makes_its_event_done_in_the_same_step(casebook):
    network = new_network(casebook)
    event = casebook.find(Milestone, network_id=network.id, key="event-1")[0]
    planned = workshops.plan_for_milestone(casebook, event.id)
    block = workshops.add_block(casebook, planned.id, "Arrive", minutes=20)
    run = live_runs.begin(casebook, planned.id, planned.date, log())
    before = contents(casebook)

    live_runs.finish(casebook, run, log(), {block.id: 26})

    assert casebook.get(Milestone, event.id).done_on == planned.date
    casebook.undo()
    assert contents(casebook) == before


def test_a_rehearsal_does_not_make_it_held(casebook, workshop):
    run = live_runs.begin(casebook, workshop.id, date(2026, 4, 14), log())
    live_runs.finish(casebook, run, log(), {workshops.agenda(casebook, workshop.id)[0].id: 9})
    assert not casebook.get(Workshop, workshop.id).held


def test_a_run_in_which_no_block_lasted_does_not_make_it_held(casebook, workshop):
    run = live_runs.begin(casebook, workshop.id, ON, log())
    live_runs.finish(casebook, run, log(), {})
    assert not casebook.get(Workshop, workshop.id).held


def test_what_undo_took_back_in_the_middle_is_kept_again(casebook, workshop):
    run = live_runs.begin(casebook, workshop.id, ON, log())
    casebook.undo()
    live_runs.keep(casebook, run, log())
    assert live_runs.unfinished(casebook, workshop.id).id == run.id


def test_a_run_can_be_discarded(casebook, workshop):
    run = live_runs.begin(casebook, workshop.id, ON, log())
    live_runs.discard(casebook, run)
    assert live_runs.unfinished(casebook, workshop.id) is None
    casebook.undo()
    assert live_runs.unfinished(casebook, workshop.id).id == run.id


def test_an_agenda_without_blocks_cannot_be_run(casebook, workshop):
    for block in workshops.agenda(casebook, workshop.id):
        workshops.remove_block(casebook, block.id)
    with pytest.raises(UserError, match="has no blocks to run"):
        live_runs.begin(casebook, workshop.id, ON, log())
