"""Commands that tell what the forms add up to: the diagnosis, and the type of network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.options import (
    answer_with,
    casebook_option,
    json_option,
    network_option,
    opened_network,
)
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.dossier import TypeReading
    from facilitator.domain.reading import RoundReading
    from facilitator.domain.records import Network, Round
    from facilitator.store.casebook import Casebook

STATEMENT = ("id", "n", "mean", "median", "consensus", "agreement", "low", "high", "cant_say")


@click.command()
@casebook_option
@network_option
@click.option("--round", "round_name", default="", metavar="R", help="Its title, kind or id.")
@json_option
def diagnose(network_name: str, round_name: str, as_json: bool) -> None:
    """Show what a round of the diagnostic says; the newest one with answers, if none is named."""
    from facilitator.store import readings

    with opened_network(network_name) as (casebook, network):
        chosen = _round(casebook, network, round_name)
        reading = readings.round_reading(casebook, chosen)
    if as_json:
        answer_with(_diagnosis(reading))
    else:
        click.echo("\n".join(_diagnosis_words(network, chosen, reading)))


def _round(casebook: Casebook, network: Network, name: str) -> Round:
    from facilitator.domain.records import Response
    from facilitator.operations import named

    if name:
        return named.round_of(casebook, network.id, name)
    kept = named.rounds(casebook, network.id)
    if not kept:
        raise UserError(
            f"{network.name} has not answered the diagnostic yet.",
            f'Record sheets: facilitator answer diagnostic FILE --network "{network.name}"',
        )
    filled = [r for r in kept if casebook.find(Response, round_id=r.id)]
    return (filled or kept)[-1]


def _diagnosis(reading: RoundReading) -> dict[str, Any]:
    return {
        "responses": reading.responses,
        "dimensions": [_fields(d, ("id", "score", "band", "n")) for d in reading.dimensions],
        "statements": [_fields(s, STATEMENT) for s in reading.statements],
        "cant_say": reading.cant_say,
        "quadrant": [
            _fields(q, ("id", "score", "agreement", "quadrant")) for q in reading.quadrant
        ],
        "lights": [_fields(one, ("id", "light")) for one in reading.lights],
        "talk_first": [talk.statement for talk in reading.talk_first],
    }


def _fields(record: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _diagnosis_words(network: Network, chosen: Round, reading: RoundReading) -> list[str]:
    from facilitator import content

    labels = {s.id: s.label for d in content.instrument().dimensions for s in d.statements}
    lines = [f"{network.name}: {chosen.title}, {reading.responses} sheets", ""]
    for dimension, place in zip(reading.dimensions, reading.quadrant, strict=True):
        lines.append(
            f"  {dimension.title:<28} {_score_words(dimension.score, dimension.band)}"
            f"{f', {place.quadrant}'.replace('-', ' ') if place.quadrant else ''}"
        )
    lines += ["", "Trouble lights"]
    lines += [f"  {one.title}: {one.light}. {one.reason}" for one in reading.lights]
    if reading.talk_first:
        lines += ["", "Talk first"]
    for talk in reading.talk_first:
        lines.append(f"  {talk.statement} {labels[talk.statement]} {talk.reason}")
    return lines


def _score_words(score: float | None, band: str | None) -> str:
    if score is None or band is None:
        return "too few answers to show"
    return f"{score:3.0f} of 100, {band.replace('-', ' ')}"


@click.command()
@casebook_option
@network_option
@click.option(
    "--when",
    type=click.Choice(["today", "wanted"]),
    default="today",
    help="What it is, or what it should become.",
)
@json_option
def classify(network_name: str, when: str, as_json: bool) -> None:
    """Show what type of network it is, by the agreed sheet, else the coordinator's."""
    from facilitator.domain.clashes import When
    from facilitator.store import readings

    with opened_network(network_name) as (casebook, network):
        reading = readings.type_reading(casebook, network.id, When(when))
    if reading is None:
        raise UserError(
            f"{network.name} has no agreed sheet and none of the coordinator for “{when}”.",
            f'Record one: facilitator answer network-type FILE --network "{network.name}"',
        )
    if as_json:
        answer_with(_classification(reading))
    else:
        click.echo("\n".join(_type_words(network, reading)))


def _classification(reading: TypeReading) -> dict[str, Any]:
    found = reading.classification
    return {
        "verdict": found.verdict,
        "types": [_fields(fit, ("id", "fit")) for fit in found.types],
        "coverage": found.coverage,
        "pivots": [_fields(p, ("question", "choice", "verdict", "types")) for p in reading.pivots],
        "clashes": [_fields(clash, ("question", "choices")) for clash in reading.clashes],
    }


def _type_words(network: Network, reading: TypeReading) -> list[str]:
    from facilitator import content
    from facilitator.domain.type_words import clash_words, pivot_words, verdict_words

    table = content.network_types()
    lines = [f"{network.name}, {reading.when}", verdict_words(reading.classification, table), ""]
    for fit in reading.classification.types:
        lines.append(f"  {table.type(fit.id).title:<38} {fit.fit:3.0f} in 100")
    if reading.pivots:
        lines += ["", "What would change it"]
        lines += [f"  {pivot_words(p, reading.answers, table)}" for p in reading.pivots]
    if reading.clashes:
        lines += ["", "Where answers differ"]
        lines += [f"  {clash.question} {clash_words(clash, table)}" for clash in reading.clashes]
    return lines
