"""A tie is made once, comes loose once, and never outlives its ends."""

import pytest

from facilitator.domain.records import Link
from facilitator.operations import findings, goals, thread


@pytest.fixture
def ends(casebook, network):
    found = findings.add(casebook, network.id, "Split")
    goal = goals.add(casebook, network.id, "One reason")
    return ("finding", found.id), ("goal", goal.id)


def test_tying_twice_makes_one_link(casebook, ends):
    thread.tie(casebook, *ends)
    thread.tie(casebook, *ends)
    assert [(link.source_kind, link.target_kind) for link in casebook.find(Link)] == [
        ("finding", "goal")
    ]


def test_untying_what_is_loose_is_no_step(casebook, ends):
    before = casebook.undo_label()
    thread.tie(casebook, *ends, tied=False)
    assert casebook.undo_label() == before


def test_a_link_goes_with_either_end(casebook, ends):
    for remove, end in ((goals.remove, ends[1]), (findings.remove, ends[0])):
        thread.tie(casebook, *ends)
        remove(casebook, end[1])
        assert casebook.find(Link) == ()
        casebook.undo()
        assert len(casebook.find(Link)) == 1


def test_a_tie_to_nothing_is_a_key_error(casebook, ends):
    with pytest.raises(KeyError):
        thread.tie(casebook, ends[0], ("goal", "nobody"))
