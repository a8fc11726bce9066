"""The 18 months: moving milestones, marking them done, deciding at gates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facilitator import content
from facilitator.domain import plan_cautions
from facilitator.domain.plan_fit import known_titles
from facilitator.domain.plan_moves import dated, may_carry
from facilitator.domain.programme import MilestoneTemplate
from facilitator.domain.records import Decision, Milestone, Network, Workshop
from facilitator.domain.schedule import cautions, due, month_of, move
from facilitator.errors import UserError
from facilitator.operations import bank_holidays, frozen_plans, quiet_periods, thread
from facilitator.operations.fields import checked_day
from facilitator.operations.fields import set_field as set_any_field
from facilitator.operations.networks import laid_out
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id


def move_milestone(
    casebook: Casebook, milestone_id: str, to: date, *, walking: bool = False
) -> tuple[Milestone, ...]:
    """Move a milestone, and all that hangs on it and is not done, by as many days.

    Moves that follow each other `walking`, as by keys, are one step.
    Workshops of the milestones that moved keep their own dates. Returns what moved. Raises
    UserError where one of them would land in a year that cannot be meant.
    """
    chosen = casebook.get(Milestone, milestone_id)
    kept = {m.id: m for m in casebook.find(Milestone, network_id=chosen.network_id)}
    steps = move(dated(tuple(kept.values())), milestone_id, checked_day(to))
    moved = [d for d in steps if checked_day(d.due) != kept[d.id].due]
    with casebook.step(f"Move {chosen.title}", merge=f"{milestone_id}.due" if walking else ""):
        return tuple(casebook.update(kept[d.id], due=d.due) for d in moved)


def set_done(casebook: Casebook, milestone_id: str, on: date | None) -> Milestone:
    """Mark a milestone as done on a day, or as open again, and its decision with it."""
    milestone = casebook.get(Milestone, milestone_id)
    decision = milestone.decision if on else None
    if on:
        checked_day(on)
    with casebook.step(f"Mark {milestone.title} as {'done' if on else 'open'}"):
        marked = casebook.update(milestone, done_on=on, decision=decision)
        if on is None:
            frozen_plans.thaw(casebook, milestone_id)
        elif decision:
            frozen_plans.freeze(casebook, marked, on)
    return marked


def decide(casebook: Casebook, milestone_id: str, decision: Decision, on: date) -> Milestone:
    """Record what a gate decided, and freeze the plan as it leaves it.

    Raises UserError where the milestone is no gate.
    """
    checked_day(on)
    milestone = casebook.get(Milestone, milestone_id)
    if milestone.kind not in ("gate", "close"):
        raise UserError(f"{milestone.title} is not a gate.", "Mark it as done instead.")
    with casebook.step(f"Decide at {milestone.title}"):
        decided = casebook.update(milestone, decision=decision, done_on=on)
        frozen_plans.freeze(casebook, decided, on)
    return decided


def withdraw_decision(casebook: Casebook, milestone_id: str) -> Milestone:
    """Take back what a gate decided and froze, so that it is open again."""
    milestone = casebook.get(Milestone, milestone_id)
    with casebook.step(f"Open {milestone.title} again"):
        frozen_plans.thaw(casebook, milestone_id)
        return casebook.update(milestone, decision=None, done_on=None)


def set_note(casebook: Casebook, milestone_id: str, note: str) -> Milestone:
    """Write down what was said at a milestone: reasons, dissent, who was there."""
    return set_any_field(casebook, Milestone, milestone_id, "note", note)


def set_field(casebook: Casebook, milestone_id: str, name: str, value: object) -> Milestone:
    """Set the title, deliverable or note of a milestone; UserError where the title is empty."""
    if name == "title":
        _refuse_empty(str(value or ""))
    return set_any_field(casebook, Milestone, milestone_id, name, value)


def set_hangs_on(casebook: Casebook, milestone_id: str, carrier_id: str | None) -> Milestone:
    """Hang a milestone on another, or on none; its own date stays.

    Raises UserError where the other one hangs on it already.
    """
    milestone = casebook.get(Milestone, milestone_id)
    everything = casebook.find(Milestone, network_id=milestone.network_id)
    if carrier_id and carrier_id not in {m.id for m in may_carry(everything, milestone_id)}:
        carrier = casebook.get(Milestone, carrier_id)
        raise UserError(
            f"{milestone.title} cannot hang on {carrier.title}, which moves along with it.",
            "Choose a step that comes before.",
        )
    with casebook.step(f"Say what {milestone.title} hangs on"):
        return casebook.update(milestone, hangs_on=carrier_id)


def serve(casebook: Casebook, goal_id: str, milestone_id: str, serves: bool) -> None:
    """Say that a milestone serves a goal, or that it does not."""
    thread.tie(casebook, ("goal", goal_id), ("milestone", milestone_id), tied=serves)


def add_milestone(
    casebook: Casebook, network_id: str, title: str, on: date, deliverable: str = ""
) -> Milestone:
    """Add a milestone of the network's own."""
    _refuse_empty(title)
    checked_day(on)
    network = casebook.get(Network, network_id)
    with casebook.step("Add milestone"):
        return casebook.insert(
            Milestone(
                new_id(),
                network_id,
                "own",
                month_of(network.start, on),
                title.strip(),
                on,
                deliverable=deliverable,
            )
        )


def remove_milestone(casebook: Casebook, milestone_id: str) -> None:
    """Remove a milestone; what hung on it hangs on what it hung on."""
    milestone = casebook.get(Milestone, milestone_id)
    with casebook.step(f"Remove {milestone.title}"):
        for other in casebook.find(Milestone, hangs_on=milestone_id):
            casebook.update(other, hangs_on=milestone.hangs_on)
        for workshop in casebook.find(Workshop, milestone_id=milestone_id):
            casebook.update(workshop, milestone_id=None)
        frozen_plans.let_go(casebook, milestone_id)
        casebook.delete(milestone)


def cautions_on(casebook: Casebook, milestone_id: str, today: date) -> tuple[str, ...]:
    """What is odd about a milestone's day: past, outside the 18 months, quiet, a second gate."""
    milestone = casebook.get(Milestone, milestone_id)
    network = casebook.get(Network, milestone.network_id)
    others = casebook.find(Milestone, network_id=network.id)
    months = content.programme().months
    odd = plan_cautions.of_milestone(milestone, others, network.start, months, today)
    if milestone.done_on:
        return odd
    holidays = bank_holidays.of(network.nation, milestone.due.year, milestone.due.year)
    quiet = quiet_periods.of(casebook, network.id)
    return (*odd, *cautions(milestone.due, holidays, quiet))


def fit_to_type(casebook: Casebook, network_id: str, type_id: str) -> tuple[Milestone, ...]:
    """Lay the 18 months out again for a type of network.

    What is done, dated otherwise, worded otherwise or added by hand stays; other steps are
    replaced.
    """
    network = casebook.get(Network, network_id)
    kept = casebook.find(Milestone, network_id=network_id)
    wanted = {m.key: m for m in laid_out(network, type_id)}
    now = {m.key: m for m in kept if m.key != "own"}
    by_hand = {m.key for m in content.programme().milestones if m.optional}
    with casebook.step("Fit the 18 months to the type of network"):
        for key, milestone in now.items():
            if key not in wanted.keys() | by_hand and milestone.done_on is None:
                remove_milestone(casebook, milestone.id)
        by_new_id = {m.id: now[key].id if key in now else m.id for key, m in wanted.items()}
        for key, milestone in wanted.items():
            if key not in now:
                _add_hanging(casebook, milestone, by_new_id)
            elif now[key].done_on is None and _as_packaged(now[key]):
                casebook.update(now[key], title=milestone.title, deliverable=milestone.deliverable)
    return casebook.find(Milestone, order="due month id", network_id=network_id)


def offered(casebook: Casebook, network_id: str) -> tuple[MilestoneTemplate, ...]:
    """The optional milestones of the programme that the plan does not have."""
    kept = {m.key for m in casebook.find(Milestone, network_id=network_id)}
    optional = (m for m in content.programme().milestones if m.optional)
    return tuple(milestone for milestone in optional if milestone.key not in kept)


def add_offered(casebook: Casebook, network_id: str, key: str) -> Milestone:
    """Add an optional milestone of the programme, hung on what carries it."""
    network = casebook.get(Network, network_id)
    chosen = next(m for m in content.programme().milestones if m.key == key)
    carriers = casebook.find(Milestone, network_id=network_id, key=chosen.hangs_on or "")
    milestone = Milestone(
        new_id(),
        network_id,
        key,
        chosen.month,
        chosen.title,
        due(network.start, chosen.month),
        kind=chosen.kind,
        deliverable=chosen.deliverable,
    )
    with casebook.step(f"Add {chosen.title}"):
        if not carriers:
            return casebook.insert(milestone)
        return _add_on(casebook, milestone, carriers[0])


def _refuse_empty(title: str) -> None:
    if not title.strip():
        raise UserError("A milestone needs a title.", "Say what will be there on the day.")


def _as_packaged(milestone: Milestone) -> bool:
    """Whether nobody has given it words of the network's own."""
    return milestone.title in known_titles(content.programme(), milestone.key)


def _add_hanging(casebook: Casebook, milestone: Milestone, by_new_id: dict[str, str]) -> None:
    if milestone.hangs_on is None:
        casebook.insert(milestone)
        return
    _add_on(casebook, milestone, casebook.get(Milestone, by_new_id[milestone.hangs_on]))


def _add_on(casebook: Casebook, milestone: Milestone, carrier: Milestone) -> Milestone:
    """Add a milestone, moved as far as what it hangs on has been moved from its month."""
    network = casebook.get(Network, milestone.network_id)
    shift = carrier.due - due(network.start, carrier.month)
    added = replace(milestone, hangs_on=carrier.id, due=milestone.due + shift)
    return casebook.insert(added)
