"""Commands for the 18 months: a calendar of them, what gates decide, and the plan's versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator import clock
from facilitator.cli.options import (
    answer_with,
    casebook_option,
    json_option,
    network_option,
    opened_network,
)
from facilitator.cli.paper import target_of
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.deliver_records import FrozenPlan
    from facilitator.domain.plan_compare import Difference
    from facilitator.domain.records import Milestone, Network
    from facilitator.store.casebook import Casebook


@click.command()
@casebook_option
@network_option
@click.option("--out", required=True, metavar="FILE", help="The calendar file (.ics) to write.")
@json_option
def calendar(network_name: str, out: str, as_json: bool) -> None:
    """Write the 18 months as a calendar file for Outlook, Apple or Google.

    Read it in again after dates moved: events keep who they are, so they move and do not
    double, and what left the plan goes from the calendar too.
    """
    from facilitator.documents.write import write_atomically
    from facilitator.exchange import calendar_out

    target = target_of(out)
    with opened_network(network_name) as (casebook, network):
        written = calendar_out.write(casebook, network.id)
    write_atomically(target, lambda file: file.write(written.content))
    if as_json:
        counts = {name: getattr(written, name) for name in ("events", "new", "changed", "gone")}
        answer_with({"file": str(target), **counts})
    else:
        click.echo(f"Wrote {target}\n{written.words}")


@click.command()
@casebook_option
@click.argument("name", default="", metavar="[GATE]")
@network_option
@click.option(
    "--decide",
    "decision",
    type=click.Choice(["continue", "change", "stop"]),
    default=None,
    help="What was decided.",
)
@click.option("--on", default="", metavar="YYYY-MM-DD", help="The day; else today.")
@click.option("--reasons", default="", metavar="TEXT", help="Reasons, conditions and dissent.")
@click.option("--take-back", is_flag=True, help="Take the decision back; the gate is open again.")
@json_option
def gate(
    name: str,
    network_name: str,
    decision: str | None,
    on: str,
    reasons: str,
    take_back: bool,
    as_json: bool,
) -> None:
    """Show the gates, or record what one decided, which freezes the plan as a version."""
    if (decision or on or reasons or take_back) and not name:
        raise UserError("Say which gate.", 'Name it first, such as: facilitator gate "Gate 1"')
    if decision and take_back:
        raise UserError("--decide and --take-back exclude each other.", "Use one of them.")
    with opened_network(network_name) as (casebook, network):
        if name:
            _change_gate(casebook, network, name, decision, on, reasons, take_back)
        shown = _gates(casebook, network, name)
    if as_json:
        answer_with(shown)
    else:
        click.echo("\n".join(line for one in shown for line in _gate_words(one)))


def _change_gate(
    casebook: Casebook,
    network: Network,
    name: str,
    decision: str | None,
    on: str,
    reasons: str,
    take_back: bool,
) -> None:
    from facilitator.domain.records import Decision, Milestone
    from facilitator.operations import fields, named, plan

    chosen = named.gate_of(casebook, network.id, name)
    day = fields.parse(Milestone, "done_on", on.strip()) or clock.today()
    if on and not decision:
        raise UserError("--on is the day of a decision.", "Add --decide.")
    with casebook.step(f"Decide at {chosen.title}"):
        if decision:
            plan.decide(casebook, chosen.id, Decision(decision), day)
        if reasons:
            plan.set_note(casebook, chosen.id, reasons)
        if take_back:
            plan.withdraw_decision(casebook, chosen.id)


def _gates(casebook: Casebook, network: Network, name: str) -> list[dict[str, Any]]:
    from facilitator.domain.records import Milestone
    from facilitator.operations import frozen_plans, named

    kept = casebook.find(Milestone, order="due month id", network_id=network.id)
    gates = [m for m in kept if m.kind in ("gate", "close")]
    if name:
        gates = [named.gate_of(casebook, network.id, name)]
    return [_gate(casebook, one, frozen_plans.at(casebook, one.id)) for one in gates]


def _gate(casebook: Casebook, milestone: Milestone, frozen: FrozenPlan | None) -> dict[str, Any]:
    from facilitator.operations import plan

    return {
        "id": milestone.id,
        "title": milestone.title,
        "due": milestone.due.isoformat(),
        "decision": str(milestone.decision or "") or None,
        "on": milestone.done_on.isoformat() if milestone.done_on else None,
        "version": frozen.number if frozen else None,
        "cautions": list(plan.cautions_on(casebook, milestone.id, clock.today())),
    }


def _gate_words(one: dict[str, Any]) -> list[str]:
    stands = f"due {one['due']}, not decided"
    if one["decision"]:
        stands = f"{one['decision']}, {one['on']}"
    elif one["on"]:
        stands = f"held {one['on']}, not decided"
    kept = f"; version {one['version']} of the plan is frozen" if one["version"] else ""
    return [f"{one['title']}: {stands}{kept}", *(f"  {said}" for said in one["cautions"])]


@click.command()
@casebook_option
@network_option
@click.option("--from", "before", type=int, default=None, metavar="A", help="An earlier version.")
@click.option(
    "--to", "after", type=int, default=None, metavar="B", help="A later one; else as it stands."
)
@json_option
def versions(network_name: str, before: int | None, after: int | None, as_json: bool) -> None:
    """List the versions of the plan that gates froze, or tell two of them apart."""
    from facilitator.operations import frozen_plans

    if after is not None and before is None:
        raise UserError("--to needs the version to compare it with.", "Add --from.")
    with opened_network(network_name) as (casebook, network):
        kept = frozen_plans.every(casebook, network.id)
        if before is None:
            _tell_versions(kept, as_json)
            return
        found = frozen_plans.compare(casebook, network.id, before, after)
    if as_json:
        answer_with([_difference(one) for one in found])
    else:
        click.echo("\n".join(_difference_words(found)))


def _tell_versions(kept: Sequence[FrozenPlan], as_json: bool) -> None:
    if as_json:
        answer_with([{"version": p.number, "frozen_on": p.frozen_on.isoformat()} for p in kept])
    elif kept:
        click.echo("\n".join(f"Version {p.number}, frozen on {p.frozen_on}" for p in kept))
    else:
        click.echo("No version is frozen yet. Each gate freezes one when it is decided.")


def _difference(one: Difference) -> dict[str, Any]:
    facts = [{"what": f.label, "was": f.was, "now": f.now} for f in one.facts]
    return {"part": one.part, "title": one.title, "became": one.kind, "facts": facts}


def _difference_words(found: Sequence[Difference]) -> list[str]:
    from facilitator.domain.plan_compare import counts_words

    if not found:
        return ["Nothing has changed."]
    lines = [counts_words(found)]
    for part in dict.fromkeys(one.part for one in found):
        lines += ["", part.capitalize()]
        lines += [f"  {one.title}: {one.words}" for one in found if one.part is part]
    return lines
