"""Stories are written down and taken back."""

import pytest

from facilitator.domain.records import Story
from facilitator.errors import UserError
from facilitator.operations import stories
from tests.builders import START


def test_a_story_keeps_what_was_told(casebook, network):
    told = stories.add(casebook, network.id, " Four ", text="It moved.", told_on=START, evidence=3)
    assert casebook.get(Story, told.id) == told
    assert (told.title, told.evidence) == ("Four", 3)


def test_a_story_needs_a_title(casebook, network):
    with pytest.raises(UserError, match="needs a title"):
        stories.add(casebook, network.id, "")


def test_a_story_is_removed_and_comes_back(casebook, network):
    told = stories.add(casebook, network.id, "Four")
    stories.remove(casebook, told.id)
    assert casebook.find(Story) == ()
    casebook.undo()
    assert casebook.find(Story) == (told,)
