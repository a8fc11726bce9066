"""What the rapid review suggests of each statement, from who said it and what was seen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.evidence_coding import (
    narrowest,
    readable_in,
    suggestions,
    usual_level,
)
from facilitator.domain.lanes import Lane, Reader, may_read
from facilitator.domain.review_records import Excerpt, Heard, ReviewNote

NURSE = ReviewNote("nurse", "n", Heard.INTERVIEW, "Ward nurse")
LEAD = ReviewNote("lead", "n", Heard.INTERVIEW, "Leader", person_id="sioned")
AGAIN = ReviewNote("again", "n", Heard.INTERVIEW, "Leader, again", person_id="sioned")
MINUTES = ReviewNote("minutes", "n", Heard.DOCUMENT, "Eight sets of minutes")
NOTES = (NURSE, LEAD, AGAIN, MINUTES)


def of(note: ReviewNote, level: int | None = None, *statements: str) -> Excerpt:
    shown = usual_level(note.heard) if level is None else level
    return Excerpt(f"e-{note.id}-{level}", "n", note.id, "…", statements or ("s01",), shown)


@pytest.mark.parametrize(
    ("excerpts", "level"),
    [
        ([of(NURSE)], 1),
        ([of(MINUTES)], 2),
        ([of(NURSE), of(LEAD)], 3),
        ([of(NURSE), of(MINUTES)], 3),
        ([of(LEAD), of(AGAIN)], 1),
        ([of(NURSE), of(NURSE, 2)], 2),
        ([of(NURSE, 0)], 0),
        ([of(NURSE, 0), of(LEAD)], 1),
        ([of(NURSE, 3)], 3),
    ],
)
def test_level_follows_the_sources(excerpts, level):
    assert suggestions(NOTES, excerpts)["s01"].level == level


def test_reasons_name_each_note_and_say_what_makes_them_enough():
    found = suggestions(NOTES, [of(NURSE), of(MINUTES)])["s01"]

    assert found.reasons == (
        "2 independent sources speak of it.",
        "Told in “Ward nurse”.",
        "Seen in “Eight sets of minutes”.",
    )


def test_two_talks_with_one_person_are_one_source_and_it_says_so():
    assert suggestions(NOTES, [of(LEAD), of(AGAIN)])["s01"].reasons[0] == (
        "All of it comes from one person."
    )


def test_an_excerpt_speaks_of_each_of_its_statements_and_of_no_other():
    found = suggestions(NOTES, [of(NURSE, None, "s16", "s02"), of(LEAD, None, "s16")])

    assert list(found) == ["s02", "s16"]
    assert len(found["s16"].excerpts) == 2


def test_an_excerpt_of_a_note_that_is_gone_counts_for_nothing():
    assert suggestions((), [of(NURSE)]) == {}


@given(st.lists(st.sampled_from(NOTES)), st.sampled_from(NOTES), st.integers(0, 3))
def test_more_excerpts_never_lower_the_suggestion(notes, note, level):
    before = [replace(of(n), id=str(i)) for i, n in enumerate(notes)]
    was = suggestions(NOTES, before)
    now = suggestions(NOTES, [*before, of(note, level)])["s01"].level

    assert "s01" not in was or now >= was["s01"].level


def test_the_narrowest_lane_is_the_one_with_the_fewest_readers():
    assert narrowest([Lane.SPONSOR, Lane.NETWORK]) is Lane.NETWORK
    assert narrowest([Lane.SPONSOR, Lane.PRIVATE]) is Lane.PRIVATE
    assert narrowest([]) is Lane.PRIVATE


@pytest.mark.parametrize("lane", Lane)
@pytest.mark.parametrize("own", Lane)
def test_what_is_readable_in_a_lane_is_read_by_all_its_readers(lane, own):
    if readable_in(lane, own):
        assert all(may_read(reader, own) for reader in Reader if may_read(reader, lane))
