"""Joins the cards for earlier objectives and for the driver sketch to what they do."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.deliver_records import DriverKind, Verdict
from facilitator.operations import drivers, objectives
from facilitator.ui.pages.goals.objectives_card import ObjectivesCard
from facilitator.ui.pages.goals.sketch_card import SketchCard
from facilitator.ui.session import Session

FROM_PROFILE = "Network profile"


def join_objectives(card: ObjectivesCard, session: Session) -> None:
    """Let the card write down, change, decide and remove earlier objectives."""

    def written(title: str) -> None:
        objective = session.run(objectives.add, session.network_id, title)
        if objective:
            card.open(objective.id)  # the line keeps the focus: they are copied one after another

    def taken_over() -> None:
        dossier = session.dossier()
        text = str(dossier.network.profile.get("objectives", "")) if dossier else ""
        toast = "Objectives taken over"
        session.run(objectives.take_over, session.network_id, text, FROM_PROFILE, toast=toast)

    def decided(objective_id: str, verdict: str) -> None:
        chosen = Verdict(verdict) if verdict else None
        session.run(objectives.decide, objective_id, chosen, session.today())

    card.written.connect(written)
    card.taken_over.connect(taken_over)
    card.decided.connect(decided)
    card.edited.connect(lambda id, name, to: session.run(objectives.set_field, id, name, to))
    card.tied.connect(lambda id, goal_id: session.run(objectives.tie, id, goal_id or None))
    card.remove_requested.connect(
        lambda id: session.run(objectives.remove, id, toast="Objective removed")
    )


def join_sketch(card: SketchCard, session: Session, goal_id: Callable[[], str]) -> None:
    """Let the card edit the sketch of the goal whose id this gives."""
    lines = card.list

    def added(text: str, kind: str, after_id: str) -> None:
        session.run(drivers.add, goal_id(), text, kind=DriverKind(kind), after_id=after_id)

    lines.added.connect(added)
    lines.reworded.connect(lambda id, text: session.run(drivers.set_text, id, text))
    lines.turned.connect(lambda id, kind: session.run(drivers.turn, id, DriverKind(kind)))
    lines.moved.connect(lambda id, by: session.run(drivers.move, id, by))
    lines.removed.connect(lambda id: session.run(drivers.remove, id, toast="Line removed"))
