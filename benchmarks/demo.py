"""The worked example, which everything is measured with."""

from __future__ import annotations

from pathlib import Path

from facilitator import clock
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.operations import networks, sample
from facilitator.store import dossier
from facilitator.store.casebook import Casebook


def build(folder: Path) -> None:
    """Build it in a casebook of its own."""
    with Casebook.open(folder) as casebook:
        sample.build(casebook, clock.today())


def read(folder: Path, reader: Reader) -> Dossier:
    """Its first network, as this reader may see it."""
    with Casebook.open(folder) as casebook:
        return dossier.read(casebook, networks.every(casebook)[0].id, reader)
