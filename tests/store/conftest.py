"""A real casebook in a folder of its own, and a network in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.records import Network
from facilitator.store.casebook import Casebook
from tests.builders import new_network


@pytest.fixture
def casebook(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casebook]:
    begun = "ward_nurses" if "network" in request.fixturenames else "blank"
    folder = request.getfixturevalue(begun)
    with Casebook.open(Path(shutil.copytree(folder, tmp_path / "casebook"))) as opened:
        yield opened


@pytest.fixture
def network(casebook: Casebook) -> Network:
    """The one the casebook was begun with, or a new one in a casebook of the test's own."""
    found = casebook.find(Network)
    return found[0] if found else new_network(casebook)
