"""The rapid review: interviews held, documents seen, and what they say of the statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from facilitator import content
from facilitator.domain.evidence_coding import (
    Suggestion,
    narrowest,
    readable_in,
    suggestions,
    usual_level,
)
from facilitator.domain.lanes import Lane
from facilitator.domain.records import EvidenceRating, Finding, Round
from facilitator.domain.review_records import Excerpt, Heard, ReviewNote
from facilitator.domain.scale import Evidence
from facilitator.errors import UserError
from facilitator.operations import findings, rounds, thread
from facilitator.operations.fields import checked_text, chosen
from facilitator.operations.fields import set_field as set_any_field
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

_KINDS = {
    Heard.INTERVIEW: "An interview in the rapid review",
    Heard.DOCUMENT: "A document seen in the rapid review",
}


def add(
    casebook: Casebook,
    network_id: str,
    heard: Heard | str,
    title: str,
    *,
    held_on: date | None = None,
    role: str = "",
    person_id: str | None = None,
    text: str = "",
    lane: Lane = Lane.PRIVATE,
) -> ReviewNote:
    """Note an interview held or a document seen; `role` is whose view it gives.

    Its wording and source stay private in any lane. UserError without a title.
    """
    kind = chosen(Heard, heard)
    _refuse_untitled(title)
    with casebook.step(f"Add {kind}"):
        return casebook.insert(
            ReviewNote(
                new_id(),
                network_id,
                kind,
                title.strip(),
                held_on=held_on,
                role=role,
                person_id=person_id,
                text=checked_text(text),
                lane=lane,
            )
        )


def set_field(casebook: Casebook, note_id: str, name: str, value: object) -> ReviewNote:
    """Set one field of a note; UserError where the title would be empty or a word is none."""
    if name == "title":
        _refuse_untitled(str(value or ""))
    parsed = chosen(Heard, value) if name == "heard" else value
    return set_any_field(casebook, ReviewNote, note_id, name, parsed)


def remove(casebook: Casebook, note_id: str) -> None:
    """Remove a note with its excerpts; findings made from them stay."""
    note = casebook.get(ReviewNote, note_id)
    with casebook.step(f"Remove {note.heard}"):
        for excerpt in casebook.find(Excerpt, review_note_id=note_id):
            casebook.delete(excerpt)
        casebook.delete(note)


def code(
    casebook: Casebook,
    note_id: str,
    text: str,
    statements: Sequence[str],
    level: int | None = None,
    lane: Lane = Lane.PRIVATE,
) -> Excerpt:
    """Code a passage of a note to the statements it bears on, private unless its lane is said.

    Without a level it is told in an interview and seen in a document. Raises UserError for an
    empty passage, an unknown statement or a level off the scale.
    """
    note = casebook.get(ReviewNote, note_id)
    shown = usual_level(note.heard) if level is None else level
    _refuse_wordless(text)
    _refuse_off_scale(shown)
    with casebook.step("Add excerpt"):
        return casebook.insert(
            Excerpt(
                new_id(),
                note.network_id,
                note_id,
                checked_text(text.strip()),
                statements=_known(statements),
                level=int(shown),
                lane=lane,
            )
        )


def set_excerpt(casebook: Casebook, excerpt_id: str, name: str, value: object) -> Excerpt:
    """Set the text, statements, level or lane of an excerpt; UserError for what fits none."""
    match name:
        case "statements":
            return _set_statements(casebook, excerpt_id, value)
        case "level":
            _refuse_off_scale(value)
        case "text":
            _refuse_wordless(str(value or ""))
    return set_any_field(casebook, Excerpt, excerpt_id, name, value)


def remove_excerpt(casebook: Casebook, excerpt_id: str) -> None:
    """Remove an excerpt; its note and findings made from it stay."""
    with casebook.step("Remove excerpt"):
        casebook.delete(casebook.get(Excerpt, excerpt_id))


def suggested(casebook: Casebook, network_id: str) -> Mapping[str, Suggestion]:
    """The evidence suggested for each statement an excerpt is coded to, with its reasons."""
    notes = casebook.find(ReviewNote, order="held_on id", network_id=network_id)
    return suggestions(notes, casebook.find(Excerpt, network_id=network_id))


def levels(casebook: Casebook, network_id: str) -> Mapping[str, int]:
    """The suggested level of each statement, 0 none to 3 corroborated."""
    return {id: int(s.level) for id, s in suggested(casebook, network_id).items()}


def untaken(casebook: Casebook, round_id: str) -> tuple[Suggestion, ...]:
    """The suggestions that differ from the round's ratings, for statements the round asked."""
    round_ = casebook.get(Round, round_id)
    whole = content.instrument()
    asked = {s.id for s in (whole.rapid if round_.rapid else whole).statements}
    rated = {r.statement: r.level for r in casebook.find(EvidenceRating, round_id=round_id)}
    found = suggested(casebook, round_.network_id).values()
    return tuple(s for s in found if s.statement in asked and rated.get(s.statement) != s.level)


def take_over(
    casebook: Casebook, round_id: str, statements: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Rate statements as suggested, in one step; of all where none is named, only unrated ones.

    The ids of the statements that were rated.
    """
    rated = {r.statement for r in casebook.find(EvidenceRating, round_id=round_id)}
    taken = [
        s
        for s in untaken(casebook, round_id)
        if (s.statement not in rated if statements is None else s.statement in statements)
    ]
    with casebook.step("Take over suggested evidence"):
        for suggestion in taken:
            rounds.rate(casebook, round_id, suggestion.statement, suggestion.level)
    return tuple(suggestion.statement for suggestion in taken)


def finding_from(
    casebook: Casebook,
    excerpt_id: str,
    title: str,
    *,
    also: Sequence[str] = (),
    lane: Lane | None = None,
    round_id: str | None = None,
    found_on: date | None = None,
) -> Finding:
    """Make a finding of an excerpt, and of others it goes with, to which it stays tied.

    Nobody may read it who may not read them all, unless `lane` says so; then it quotes only
    what its readers may read anyway. Raises UserError without a title.
    """
    made_of = [casebook.get(Excerpt, id) for id in dict.fromkeys((excerpt_id, *also))]
    own = narrowest(e.lane for e in made_of) if lane is None else lane
    with casebook.step("Add finding"):
        finding = findings.add(
            casebook,
            made_of[0].network_id,
            title,
            detail="\n\n".join(e.text for e in made_of if readable_in(own, e.lane)),
            source=_source(casebook, made_of, own),
            round_id=round_id,
            statements=tuple(sorted({s for e in made_of for s in e.statements})),
            lane=own,
            found_on=found_on,
        )
        for excerpt in made_of:
            bear_out(casebook, excerpt.id, finding.id)
    return finding


def bear_out(casebook: Casebook, excerpt_id: str, finding_id: str, borne: bool = True) -> None:
    """Say that an excerpt led to a finding, or that it did not."""
    thread.tie(casebook, ("excerpt", excerpt_id), ("finding", finding_id), tied=borne)


def _source(casebook: Casebook, made_of: Sequence[Excerpt], lane: Lane) -> str:
    """Where a finding comes from: the titles of notes its readers may know, else only the kind."""
    notes = [casebook.get(ReviewNote, e.review_note_id) for e in made_of]
    named = (n.title if readable_in(lane, n.lane) else _KINDS[n.heard] for n in notes)
    return "; ".join(dict.fromkeys(named))


def _set_statements(casebook: Casebook, excerpt_id: str, value: object) -> Excerpt:
    given = value if isinstance(value, list | tuple) else str(value or "").split()
    known = _known([str(part) for part in given])
    with casebook.step("Change statements of excerpt"):
        return casebook.update(casebook.get(Excerpt, excerpt_id), statements=known)


def _known(statements: Sequence[str]) -> tuple[str, ...]:
    """The statements once each, in their order; UserError for one that is not asked."""
    asked = [s.id for s in content.instrument().statements]
    for id in statements:
        if id not in asked:
            raise UserError(f"There is no statement “{id[:20]}”.", "Use s01 to s36.")
    return tuple(id for id in asked if id in statements)


def _refuse_untitled(title: str) -> None:
    if not title.strip():
        raise UserError(
            "A note of the rapid review needs a title.",
            "Name the document, or the kind of person you talked to.",
        )


def _refuse_wordless(text: str) -> None:
    if not text.strip():
        raise UserError("An excerpt needs words.", "Mark or type the passage it is about.")


def _refuse_off_scale(level: object) -> None:
    if level not in list(Evidence):
        raise UserError(f"Evidence of level {level} is off the scale.", "Use 0, 1, 2 or 3.")
