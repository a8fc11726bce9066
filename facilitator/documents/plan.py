"""The development plan: what was found, what will be done about it, and who stands behind it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from facilitator import clock
from facilitator.documents import page
from facilitator.documents.flow import flat, page_break
from facilitator.documents.plan_cover import cover
from facilitator.documents.plan_digital import digital
from facilitator.documents.plan_found import found
from facilitator.documents.plan_goals import goals
from facilitator.documents.plan_months import months
from facilitator.documents.plan_on_a_page import one_page
from facilitator.documents.plan_promises import promises, signatures
from facilitator.documents.plan_since import since
from facilitator.documents.plan_type import network_type
from facilitator.documents.plan_version import footer, version_of
from facilitator.documents.plan_workshops import support, workshops
from facilitator.domain.dossier import Dossier

TITLE = "Development plan"


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the development plan of a network as a PDF."""
    page.build(
        story(dossier, clock.today()),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        footer=footer(dossier, TITLE),
        subject=version_of(dossier).line,
    )


def story(dossier: Dossier, today: date) -> list[Flowable]:
    """The whole plan in reading order."""
    return flat(
        [
            cover(dossier, today),
            page_break(landscape=True),
            one_page(dossier, today),
            page_break(landscape=False),
            since(dossier),
            found(dossier),
            network_type(dossier),
            goals(dossier, today),
            months(dossier, today),
            workshops(dossier),
            support(dossier),
            digital(dossier, today),
            promises(dossier, today),
            signatures(dossier),
        ]
    )
