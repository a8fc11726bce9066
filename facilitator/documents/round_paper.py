"""Writes a paper about one round of the diagnostic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents import page
from facilitator.documents.diagnostic_round import chosen_round
from facilitator.documents.opening import footer
from facilitator.documents.words import day
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Round

Story = Callable[[Dossier, Round | None], list[Any]]


def write_about(
    dossier: Dossier,
    target: BinaryIO | Path,
    round_id: str,
    story: Story,
    title: str,
    subject: str,
    *,
    landscape: bool = False,
) -> None:
    """Write what `story` tells of a round, the newest with enough sheets unless one is given.

    Raises UserError for an unknown round or a target that can't be written.
    """
    round_ = chosen_round(dossier, round_id)
    page.build(
        story(dossier, round_),
        target,
        title=f"{title}: {dossier.network.name}",
        subject=subject,
        footer=footer(
            title,
            dossier.network,
            f"{round_.title}, {day(round_.held_on)}" if round_ else "",
        ),
        landscape=landscape,
    )
