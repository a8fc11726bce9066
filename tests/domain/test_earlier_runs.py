"""How long a method took before is said, the last time first."""

from facilitator.domain.earlier_runs import all_words, last_words


def test_times_in_words():
    assert last_words((25, 30)) == "last time 25 minutes"
    assert (last_words(()), all_words(())) == ("", "")
    assert all_words((25,)) == "Took 25 minutes last time."
    assert all_words((25, 30, 22)).startswith("Took 25, 30 and 22 minutes")
