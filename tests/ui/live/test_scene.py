"""What the live window says of being late never contradicts itself."""

from facilitator.domain import live_run
from facilitator.ui.live.scene import ended_words, standing_words
from tests.domain.test_live_run import NINE, begun, block


def test_an_agenda_that_keeps_to_its_minutes_ends_in_time():
    run = begun(block(0), block(1), ends="12:00")
    assert standing_words(run, NINE + 60).startswith("On time. Ends 09:40")


def test_an_agenda_longer_than_its_day_is_not_called_on_time():
    run = begun(block(0, 60), block(1, 60), ends="10:00")
    words = standing_words(run, NINE + 60)
    assert words == "The agenda is longer than its time. Ends 11:00, planned 10:00"


def test_how_it_ended_is_told_against_the_planned_end():
    run = live_run.end(begun(block(0, 60), block(1, 60), ends="12:00"), NINE + 7200)
    assert ended_words(run, NINE + 7200) == "Ended 60 minutes early"
    assert ended_words(run, NINE + 3 * 3600) == "Ended on time"
