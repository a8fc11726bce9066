"""What whoever leads is told beside the timer; the run that the room sees holds none of it."""

from dataclasses import replace

from facilitator.domain import live_notes, live_run
from tests.domain.test_live_run import NINE, ROOMS, begun, block, planned

TOLD = replace(
    block(0),
    lead="Aled ",
    co_lead="Nia",
    script="Ask the quiet corner. ",
    participants="Three questions",
    materials="Pens × 1 per person\n\nFlip chart\n",
)


def by_id(*blocks):
    return {block.id: block for block in blocks}


def test_notes_are_of_what_is_on():
    (note,) = live_notes.notes(begun(TOLD, block(1)), by_id(TOLD, block(1)))
    assert (note.title, note.people, note.is_on) == ("Block 0", "Aled with Nia", True)
    assert note.script == "Ask the quiet corner."
    assert note.materials == ("Pens × 1 per person", "Flip chart")


def test_before_it_begins_notes_are_of_the_first_block_and_all_is_to_come():
    run, blocks = planned(TOLD, block(1)), by_id(TOLD, block(1))
    (note,) = live_notes.notes(run, blocks)
    assert (note.title, note.is_on) == ("Block 0", False)
    assert [c.at - NINE for c in live_notes.coming(run, NINE - 900, blocks)] == [0, 1200]


def test_tracks_side_by_side_have_notes_each():
    run = live_run.advance(begun(*ROOMS), NINE + 1200)
    assert [n.track for n in live_notes.notes(run, by_id(*ROOMS))] == ["Room 1", "Room 2"]
    coming = live_notes.coming(run, NINE + 1200, by_id(*ROOMS))
    assert [(c.title, c.at - NINE) for c in coming] == [("Block 2", 2400), ("Block 4", 3900)]
    assert [c.fixed for c in coming] == [True, True]


def test_what_comes_is_later_where_it_runs_late_and_left_out_where_dropped():
    run = live_run.drop(begun(block(0), block(1), block(2)), "b1")
    (only,) = live_notes.coming(run, NINE + 1500, {})
    assert (only.title, only.at - NINE) == ("Block 2", 1500)


def test_what_each_block_took_stands_beside_its_plan():
    run = live_run.end(live_run.advance(begun(block(0), block(1)), NINE + 1500), NINE + 1800)
    told = [(one.title, one.minutes, one.planned) for one in live_notes.took(run)]
    assert told == [("Block 0", 25, 20), ("Block 1", 5, 20)]


def test_a_run_holds_nothing_of_the_notes():
    run = begun(TOLD)
    for private in ("Aled", "Nia", "quiet corner", "Pens", "Three questions"):
        assert private not in repr(run)
