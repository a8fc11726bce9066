from facilitator.errors import UserError


def test_message_and_hint_join_in_one_line() -> None:
    error = UserError("There is no network\ncalled “X”.", "Run facilitator networks.")
    assert str(error) == "There is no network called “X”. Run facilitator networks."


def test_hint_may_be_left_out() -> None:
    assert str(UserError("The disk is full.")) == "The disk is full."


def test_parts_stay_apart_for_the_window() -> None:
    error = UserError("The disk is full.", "Make room.")
    assert (error.message, error.hint) == ("The disk is full.", "Make room.")
