"""The running check repeats what was typed; two entries differ exactly where they differ."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.typing_check import Difference, differences, running_check

ASKED = [f"s{number:02}" for number in range(1, 37)]
sheets = st.dictionaries(st.sampled_from(ASKED), st.sampled_from([1, 2, 3, 4, 5, "?", "-"]))


def test_nothing_typed_says_nothing():
    assert running_check(ASKED, {}) == ""


def test_the_last_five_are_repeated_and_gaps_told():
    answers = {"s01": 4, "s02": "?", "s04": 2, "s05": "-", "s06": 5, "s07": 3}
    assert (
        running_check(ASKED, answers) == "Last typed 2: ?, 4: 2, 5: –, 6: 5, 7: 3. Passed over: 3."
    )


def test_the_same_answer_eight_times_is_asked_about():
    answers = dict.fromkeys(ASKED[:8], 3)
    assert running_check(ASKED, answers).endswith("8 times 3 in a row: does the paper say so?")
    assert "in a row" not in running_check(ASKED, answers | {"s04": 2})


def test_differences_are_in_the_order_asked():
    assert differences(ASKED, {"s02": 1, "s01": 2}, {"s02": 3}) == (
        Difference("s01", 2, None),
        Difference("s02", 1, 3),
    )


@given(sheets, sheets)
def test_settling_each_difference_makes_the_entries_equal(first, second):
    settled = dict(first)
    for one in differences(ASKED, first, second):
        settled.pop(one.statement, None)
        if one.second is not None:
            settled[one.statement] = one.second
    assert settled == second
