"""Weighs what the rapid review heard and saw, and suggests how far each statement is borne out.

The facilitator decides: a suggestion is a level with its reasons, to take over or not. Whether
what was heard speaks for a statement or against it is theirs to weigh; two sources that speak of
it make it well known either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from facilitator.domain.lanes import Lane
from facilitator.domain.review_records import Excerpt, Heard, ReviewNote
from facilitator.domain.scale import Evidence
from facilitator.domain.value import value

INDEPENDENT = 2
"""How many sources that do not come from each other corroborate a statement."""


@value
class Suggestion:
    """A statement's suggested level of evidence, why, and the excerpts that speak of it, by id."""

    statement: str
    level: Evidence
    reasons: tuple[str, ...]
    excerpts: tuple[str, ...]


@value
class _Source:
    """What one note says of a statement: the highest level among its excerpts."""

    note: ReviewNote
    level: int

    @property
    def who(self) -> str:
        """What makes it independent of others: two talks with one person are one source."""
        return self.note.person_id or self.note.id


def usual_level(heard: Heard) -> Evidence:
    """What an excerpt shows unless the facilitator says otherwise: a document is seen."""
    return Evidence.SEEN if heard is Heard.DOCUMENT else Evidence.TOLD


def suggestions(
    notes: Iterable[ReviewNote], excerpts: Iterable[Excerpt]
) -> Mapping[str, Suggestion]:
    """What is suggested for each statement that an excerpt is coded to, in statement order."""
    by_id = {note.id: note for note in notes}
    coded: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        for statement in excerpt.statements:
            if excerpt.review_note_id in by_id:
                coded.setdefault(statement, []).append(excerpt)
    return {id: _suggest(id, coded[id], by_id) for id in sorted(coded)}


def narrowest(lanes: Iterable[Lane]) -> Lane:
    """The lane with the fewest readers among these; private where there is none."""
    return min(lanes, key=tuple(Lane).index, default=Lane.PRIVATE)


def readable_in(lane: Lane, own: Lane) -> bool:
    """Whether everyone who may read records of `lane` may also read one whose lane is `own`."""
    return narrowest((lane, own)) is lane


def _suggest(
    statement: str, excerpts: Sequence[Excerpt], notes: Mapping[str, ReviewNote]
) -> Suggestion:
    sources = tuple(_sources(excerpts, notes))
    level = _level(sources)
    return Suggestion(statement, level, tuple(_reasons(sources)), tuple(e.id for e in excerpts))


def _sources(excerpts: Sequence[Excerpt], notes: Mapping[str, ReviewNote]) -> Iterator[_Source]:
    for id in dict.fromkeys(excerpt.review_note_id for excerpt in excerpts):
        yield _Source(notes[id], max(e.level for e in excerpts if e.review_note_id == id))


def _level(sources: Sequence[_Source]) -> Evidence:
    """The highest level of any one source; corroborated where independent ones speak of it."""
    if len({source.who for source in sources if source.level > Evidence.NONE}) >= INDEPENDENT:
        return Evidence.CORROBORATED
    return Evidence(max(source.level for source in sources))


def _reasons(sources: Sequence[_Source]) -> Iterator[str]:
    supporting = [source for source in sources if source.level > Evidence.NONE]
    apart = len({source.who for source in supporting})
    if apart >= INDEPENDENT:
        yield f"{apart} independent sources speak of it."
    elif len(supporting) >= INDEPENDENT:
        yield "All of it comes from one person."
    for source in sources:
        yield f"{_HOW[Evidence(source.level)]} “{source.note.title}”."


_HOW = {
    Evidence.NONE: "Asked about, with nothing to show for it, in",
    Evidence.TOLD: "Told in",
    Evidence.SEEN: "Seen in",
    Evidence.CORROBORATED: "Confirmed by more than one source in",
}
