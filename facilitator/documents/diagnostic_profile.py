"""The first page of the diagnostic report: the profile, and the four trouble lights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.platypus import Flowable

from facilitator.documents import figures_diagnostic, page
from facilitator.documents.diagnostic_round import BANDS, CONVERSATION, Told, points
from facilitator.documents.figures import Figure
from facilitator.documents.flow import Words, bold, figure, heading, para
from facilitator.documents.palette import PAPER
from facilitator.documents.pill import light_pill
from facilitator.documents.tables import columns, table
from facilitator.domain.lights import Light, LightReading
from facilitator.domain.reading import DimensionReading, RoundReading
from facilitator.domain.scale import Group

LIGHT_COLOURS = {
    Light.RED: PAPER.coral,
    Light.AMBER: PAPER.amber,
    Light.GREEN: PAPER.green,
    Light.GREY: PAPER.line,
}
_WIDTHS = (340.0, 320.0, 296.0, 272.0)
SIZES = len(_WIDTHS)


def profile(told: Told, size: int) -> list[Any]:
    """The profile in a picture, in short and as a table, then the lights; size 0 is largest."""
    beside = coordinator_beside(told)
    drawn = radar(told, _WIDTHS[size])
    return [
        heading("Profile"),
        columns(
            [[figure(drawn.drawing, drawn.alt)], in_short(told.reading, bool(beside))],
            widths=[0.73, 0.27],
        ),
        *_table(told.reading, beside),
        para(CONVERSATION, "small"),
        heading("Trouble lights"),
        light_cards(told.reading.lights),
    ]


def coordinator_beside(told: Told) -> Mapping[str, float]:
    """The coordinator's own scores, to lay over those of a round of several people."""
    return told.dossier.diagnosis.coordinator if told.reading.responses > 1 else {}


def radar(told: Told, width: float) -> Figure:
    """The profile of everyone who answered, with the coordinator's own over it."""
    dimensions, beside = told.reading.dimensions, coordinator_beside(told)
    everyone = [(d.id, d.title, d.score) for d in dimensions]
    overlay = [(d.id, d.title, beside.get(d.id)) for d in dimensions] if beside else None
    names = ("all who answered", "coordinator")
    return figures_diagnostic.radar(everyone, overlay, names=names, width=width)


def in_short(reading: RoundReading, has_coordinator: bool) -> list[Any]:
    """The shape in words, beside its picture."""
    scored = [d for d in reading.dimensions if d.score is not None]
    if not scored:
        words = "Too few people answered to show scores. The ranges of their answers follow."
        return [heading("In short", 3), para(words, "small")]
    said: list[Words] = []
    ranked = sorted(scored, key=lambda d: d.score or 0)
    said.append([bold("Highest: "), f"{ranked[-1].title}, {number(ranked[-1].score)}."])
    if len(ranked) > 1:
        said.append([bold("Lowest: "), f"{ranked[0].title}, {number(ranked[0].score)}."])
    if reading.cant_say is not None:
        said.append([bold("Can't say: "), _cant_say(reading)])
    if has_coordinator:
        said.append("The dashed line is the coordinator's own view, from the Rapid 12.")
    return [heading("In short", 3), *(para(words, "small") for words in said)]


def _cant_say(reading: RoundReading) -> str:
    share = f"{100 * (reading.cant_say or 0):.0f}% of answers."
    return f"{share} Many people are in the dark." if reading.in_the_dark else share


def _table(reading: RoundReading, beside: Mapping[str, float]) -> list[Flowable]:
    groups = {group.id: group for group in reading.groups}
    sides = [groups[side] for side in Group if side in groups]
    if not any(d.score is not None for side in sides for d in side.dimensions):
        sides = []
    head = ["Dimension", "Score", "Band", "Answered"]
    head += (["Coordinator"] if beside else []) + [side.id.capitalize() for side in sides]
    rows: list[list[Words]] = [[*head]]
    for place, dimension in enumerate(reading.dimensions):
        row: list[Words] = [dimension.title, *_score_cells(dimension)]
        row += [number(beside.get(dimension.id))] if beside else []
        row += [number(side.dimensions[place].score) for side in sides]
        rows.append(row)
    widths = [182.0, 44, 76, 58, *([66] if beside else []), *[56] * len(sides)]
    return table(rows, _stretched(widths), align="lrlr" + "r" * (len(head) - 4), row_heads=1)


def _score_cells(dimension: DimensionReading) -> list[Words]:
    if dimension.score is None or dimension.band is None:
        return ["–", "too few", str(dimension.n)]
    return [bold(points(dimension.score)), BANDS[dimension.band], str(dimension.n)]


def number(score: float | None) -> str:
    """A score, or a dash where it is hidden."""
    return "–" if score is None else points(score)


def _stretched(widths: Sequence[float]) -> list[float]:
    """Widths in points that fill the page together."""
    scale = page.WIDTH / sum(widths)
    return [width * scale for width in widths]


def light_cards(lights: Sequence[LightReading]) -> Flowable:
    """The four lights side by side, each with its word and its reason below its colour."""
    cells = [
        [heading(light.title, 3, "h4-tight"), light_pill(light.light), para(light.reason, "small")]
        for light in lights
    ]
    return columns(cells, gap=12, accents=[LIGHT_COLOURS[light.light] for light in lights])
