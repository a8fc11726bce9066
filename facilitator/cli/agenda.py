"""Commands that lead on from a round: an agenda built of it, the evidence the review suggests."""

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

if TYPE_CHECKING:
    from facilitator.domain.agenda_building import Plan
    from facilitator.domain.evidence_coding import Suggestion
    from facilitator.domain.records import Round, Workshop
    from facilitator.store.casebook import Casebook


@click.command()
@casebook_option
@network_option
@click.option("--round", "round_name", required=True, metavar="R", help="Its title, kind or id.")
@click.option("--date", "on", default="", metavar="YYYY-MM-DD", help="The day; else left open.")
@click.option("--starts", default="09:30", metavar="HH:MM", help="When it begins; else 09:30.")
@click.option("--minutes", default=180, metavar="M", help="Its length; else 180.")
@click.option("--people", default=None, type=int, metavar="P", help="Else as many as answered.")
@click.option("--show", is_flag=True, help="Only show it; add no workshop.")
@json_option
def agenda(
    network_name: str,
    round_name: str,
    on: str,
    starts: str,
    minutes: int,
    people: int | None,
    show: bool,
    as_json: bool,
) -> None:
    """Build a first workshop from what a round says to talk about first."""
    from facilitator.domain.records import Workshop
    from facilitator.operations import agendas, fields, named, workshops

    held_on = fields.parse(Workshop, "date", on.strip())
    begins = workshops.clock_time(starts)
    with opened_network(network_name) as (casebook, network):
        chosen = named.round_of(casebook, network.id, round_name)
        planned = agendas.plan(casebook, chosen.id, minutes=minutes, people=people)
        workshop = None
        if not show:
            workshop = agendas.build_from_round(
                casebook, chosen.id, date=held_on, starts=begins, minutes=minutes, people=people
            )
    if as_json:
        answer_with(_agenda(planned, workshop))
    else:
        click.echo("\n".join(_agenda_words(planned, workshop, begins)))


def _agenda(planned: Plan, workshop: Workshop | None) -> dict[str, Any]:
    told = ("title", "minutes", "least", "cuttable", "category", "method", "statement")
    return {
        "workshop": workshop.id if workshop else None,
        "minutes": planned.minutes,
        "blocks": [{name: getattr(block, name) for name in told} for block in planned.blocks],
        "left_out": [topic.statement for topic in planned.left_out],
    }


def _agenda_words(planned: Plan, workshop: Workshop | None, starts: str) -> list[str]:
    from facilitator.domain.agenda import clock, minutes_of
    from facilitator.operations import agendas

    now = minutes_of(starts) or 0
    lines = [f"{workshop.title}, added to the workshops" if workshop else "Shown only, not added"]
    for block in planned.blocks:
        lines.append(f"  {clock(now)} {block.minutes:3} min  {block.title}")
        now += block.minutes
    if planned.left_out:
        lines += ["", "No time for"]
        lines += [f"  {line}" for line in agendas.statements_left_out(planned)]
    return lines


@click.command()
@casebook_option
@network_option
@click.option("--round", "round_name", required=True, metavar="R", help="Its title, kind or id.")
@click.option("--take-over", is_flag=True, help="Rate what is not rated yet as suggested.")
@json_option
def evidence(network_name: str, round_name: str, take_over: bool, as_json: bool) -> None:
    """Show how far the rapid review bears out each statement, where your ratings differ."""
    from facilitator.operations import named, review_notes

    with opened_network(network_name) as (casebook, network):
        chosen = named.round_of(casebook, network.id, round_name)
        found = review_notes.untaken(casebook, chosen.id)
        taken = review_notes.take_over(casebook, chosen.id) if take_over else ()
        rated = _rated(casebook, chosen)
    if as_json:
        answer_with([_suggestion(one, taken, rated) for one in found])
        return
    if not found:
        click.echo("The rapid review suggests nothing that is not rated so already.")
    for one in found:
        click.echo("\n".join(_suggestion_words(one, taken, rated)))


def _rated(casebook: Casebook, chosen: Round) -> dict[str, int]:
    from facilitator.domain.records import EvidenceRating

    return {r.statement: r.level for r in casebook.find(EvidenceRating, round_id=chosen.id)}


def _suggestion(one: Suggestion, taken: tuple[str, ...], rated: dict[str, int]) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "suggested": int(one.level),
        "rated": rated.get(one.statement),
        "taken_over": one.statement in taken,
    }


def _suggestion_words(one: Suggestion, taken: tuple[str, ...], rated: dict[str, int]) -> list[str]:
    from facilitator.domain.scale import Evidence

    is_taken = one.statement in taken
    said = f"{'rated as suggested' if is_taken else 'suggested'}: {one.level.name.lower()}"
    if not is_taken and one.statement in rated:
        said += f", where you rated {Evidence(rated[one.statement]).name.lower()}"
    return [f"{one.statement} {said}", *(f"  {reason}" for reason in one.reasons)]
