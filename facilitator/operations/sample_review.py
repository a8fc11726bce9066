"""Builds the rapid review of the worked example: interviews held, documents seen, what they say."""

from __future__ import annotations

from facilitator.domain.review_records import Excerpt, ReviewNote
from facilitator.operations import review_notes
from facilitator.operations.sample_source import Building, Entry


def add_review(building: Building) -> None:
    """Every note with its excerpts, each tied to the findings it bears out."""
    whole = building.read("review.toml")
    for entry in whole.tables("note"):
        heard, title = entry.take("heard"), entry.take("title")
        person = entry.take("person", default="")
        excerpts = tuple(entry.tables("excerpt"))
        with entry.blamed():
            note = review_notes.add(
                building.casebook,
                building.network.id,
                heard,
                title,
                person_id=building.id(entry, "person", person) if person else None,
                **entry.rest(ReviewNote),
            )
        for excerpt in excerpts:
            _excerpt(building, note, excerpt)
    whole.close()


def _excerpt(building: Building, note: ReviewNote, entry: Entry) -> None:
    text, statements = entry.take("text"), tuple(entry.take("statements", list))
    borne_out = building.listed(entry, "findings", "finding")
    with entry.blamed():
        made = review_notes.code(
            building.casebook, note.id, text, statements, **entry.rest(Excerpt)
        )
    for finding_id in borne_out:
        review_notes.bear_out(building.casebook, made.id, finding_id)
