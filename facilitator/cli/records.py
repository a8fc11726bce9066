"""Commands that keep records: list networks, and begin one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from facilitator import clock
from facilitator.cli.options import (
    answer_with,
    casebook_option,
    chosen_folder,
    is_casebook,
    json_option,
    opened,
)
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.records import Network
    from facilitator.store.portfolio import Standing

YEARS = range(1900, 2200)


@click.command()
@casebook_option
@json_option
def networks(as_json: bool) -> None:
    """Show every network: month, type, trouble lights and the next step."""
    found = _portfolio(clock.today()) if is_casebook(chosen_folder()) else []
    if as_json:
        answer_with(found)
        return
    if not found:
        click.echo("No network yet. Begin one: facilitator new NAME --start YYYY-MM-DD")
    for entry in found:
        click.echo(_entry_words(entry))


def _portfolio(today: date) -> list[dict[str, Any]]:
    from facilitator.store import portfolio

    with opened() as casebook:
        found = portfolio.read(casebook, today)
    return [_entry(one) for one in sorted(found, key=lambda one: one.network.start)]


def _entry(standing: Standing) -> dict[str, Any]:
    network, kind, step = standing.network, standing.type, standing.next_step
    return {
        **_about(network),
        "month": standing.month,
        "closed_on": network.closed_on.isoformat() if network.closed_on else None,
        "verdict": kind.verdict if kind else None,
        "types": list(kind.named) if kind else [],
        "lights": [{"id": light.id, "light": light.light} for light in standing.lights],
        "next_step": {"title": step.title, "detail": step.detail, "page": step.page},
    }


def _about(network: Network) -> dict[str, Any]:
    return {"id": network.id, "name": network.name, "start": network.start.isoformat()}


def _entry_words(entry: dict[str, Any]) -> str:
    from facilitator import content
    from facilitator.domain.schedule import month_words

    table = content.network_types()
    named = ", part ".join(table.type(type_id).title for type_id in entry["types"])
    verdict = (entry["verdict"] or "type not known yet").replace("-", " ")
    lights = [f"{one['id'].replace('-', ' ')} {one['light']}" for one in entry["lights"]]
    begun = month_words(date.fromisoformat(entry["start"]), clock.today())
    month = f"ended on {entry['closed_on']}" if entry["closed_on"] else begun
    return "\n".join(
        (
            entry["name"],
            f"  {month}; {verdict}{f': {named}' if named else ''}",
            f"  Lights: {', '.join(lights) or 'none yet'}",
            f"  Next: {entry['next_step']['title']}",
        )
    )


@click.command()
@casebook_option
@click.argument("name")
@click.option("--start", required=True, metavar="YYYY-MM-DD", help="The day its 18 months begin.")
@json_option
def new(name: str, start: str, as_json: bool) -> None:
    """Begin a network, with its 18 months laid out from the start date."""
    from facilitator.operations import networks as operations

    begins = _day(start)
    with opened(may_create=True) as casebook:
        network = operations.create(casebook, name, begins)
    if as_json:
        answer_with(_about(network))
    else:
        click.echo(f"{network.name} begins on {begins.day} {begins:%B %Y}.")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise UserError(f"“{text}” is not a date.", "Write it as 2026-03-09.") from None
    if day.year not in YEARS:
        raise UserError(f"“{text}” is too far away.", f"Use a year from {YEARS[0]} to {YEARS[-1]}.")
    return day
