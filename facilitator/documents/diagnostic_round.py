"""What every paper about a round begins with: which round it is, who answered, what was heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from facilitator.documents.words import ROLES, counted, day, listed
from facilitator.domain import wall_chart
from facilitator.domain.dossier import Dossier
from facilitator.domain.reading import RoundReading
from facilitator.domain.records import Round
from facilitator.domain.review_records import Excerpt
from facilitator.domain.scoring import Band, band
from facilitator.domain.wall_chart import WallReading
from facilitator.errors import UserError

CONVERSATION = (
    "This is a tool for a conversation, not a validated measure: it says what the people who "
    "answered think, and where they differ. It gives no total and ranks no network."
)
BANDS = {
    Band.START_HERE: "start here",
    Band.EMERGING: "emerging",
    Band.WORKING: "working",
    Band.STRENGTH: "strength",
}


@dataclass(frozen=True)
class Told:
    """A round that sheets came back from, and what stands beside it."""

    dossier: Dossier
    round: Round
    reading: RoundReading

    @cached_property
    def wall(self) -> Mapping[str, WallReading]:
        """What the groups of an open session put on the wall chart, by statement."""
        marks, asked = self.dossier.wall_marks, [read.id for read in self.reading.statements]
        return {it.statement: it for it in wall_chart.combined(self.round, marks, asked)}

    @cached_property
    def heard(self) -> Mapping[str, tuple[Excerpt, ...]]:
        """What the review heard and saw that this dossier's reader may know, by statement."""
        return {
            read.id: tuple(e for e in self.dossier.excerpts if read.id in e.statements)
            for read in self.reading.statements
        }

    @property
    def shows_scores(self) -> bool:
        """Whether enough people answered for any score."""
        return any(dimension.score is not None for dimension in self.reading.dimensions)


def told(dossier: Dossier, round_: Round | None) -> Told | None:
    """What a round tells; None without a round, or while no sheet has come back."""
    reading = dossier.diagnosis.rounds.get(round_.id) if round_ else None
    if round_ is None or reading is None or not reading.responses:
        return None
    return Told(dossier, round_, reading)


def chosen_round(dossier: Dossier, round_id: str = "") -> Round | None:
    """The round asked for, else the newest with enough sheets for means, else the newest.

    Raises UserError for an unknown round.
    """
    if round_id:
        found = next((round_ for round_ in dossier.rounds if round_.id == round_id), None)
        if found is None:
            raise UserError("There is no such round in this network.", "Choose one of its rounds.")
        return found
    newest = tuple(reversed(dossier.rounds))
    enough = [round_ for round_ in newest if _has_means(dossier, round_)]
    begun = [round_ for round_ in newest if dossier.returned_in(round_.id)]
    return next(iter([*enough, *begun, *newest]), None)


def _has_means(dossier: Dossier, round_: Round) -> bool:
    reading = dossier.diagnosis.rounds.get(round_.id)
    return reading is not None and any(statement.shown for statement in reading.statements)


def facts(dossier: Dossier, round_: Round | None) -> list[str]:
    """Which round it is and who answered, in a sentence or two."""
    if round_ is None:
        return []
    survey = "the Rapid 12" if round_.rapid else "all 36 statements"
    open_session = " Filled in together in one room, with everyone's consent." * round_.open_session
    came = came_back(dossier, round_)
    return [f"{round_.title}, {day(round_.held_on)}, {survey}. {came}{open_session}"]


def came_back(dossier: Dossier, round_: Round) -> str:
    """How many sheets came back of how many, and from which roles."""
    returned = next((r for r in dossier.returned if r.round_id == round_.id), None)
    total, by_role = (returned.total, returned.by_role) if returned else (0, {})
    asked = round_.asked if round_.asked and total <= round_.asked else 0
    came = f"{total} of {asked} sheets" if asked else counted(total, "sheet")
    counts = [counted(by_role[id], name.lower()) for id, name in ROLES.items() if by_role.get(id)]
    who = f": {listed(counts)}" if counts else ""
    return f"{came} came back{who}."


def nothing_yet(round_: Round | None) -> str:
    """Why there is nothing to show, and what to do."""
    if round_ is None:
        return "No round has been run yet. Start with the Rapid 12, together with the coordinator."
    return (
        "No sheet has come back from this round yet. Once five people have answered, this paper "
        "shows what they said."
    )


def points(score: float) -> str:
    """A score from 0 to 100, with a decimal where the whole number would be in another band."""
    if band(round(score)) is band(score):
        return f"{score:.0f}"
    return f"{int(10 * score) / 10:.1f}"


def wall_words(reading: WallReading) -> str:
    """What the wall chart says of a statement, such as "2 to 4, agreed 3"."""
    span = str(reading.low) if reading.low == reading.high else f"{reading.low} to {reading.high}"
    groups = f" in {counted(reading.groups, 'group')}" if reading.groups > 1 else ""
    if reading.agreed is not None:
        return f"{span}{groups}, agreed {reading.agreed}"
    if reading.groups_differ:
        settled = sorted({mark.agreed for mark in reading.marks if mark.agreed is not None})
        return f"{span}{groups}, agreed {listed([str(point) for point in settled])}"
    return f"{span}{groups}, left open"
