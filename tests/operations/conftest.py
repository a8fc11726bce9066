"""A real casebook in a folder of its own, and a network in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.records import Network
from facilitator.store.casebook import Casebook
from tests.builders import new_network


@pytest.fixture
def casebook(blank: Path, tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.open(Path(shutil.copytree(blank, tmp_path / "casebook"))) as opened:
        yield opened


@pytest.fixture
def network(casebook: Casebook) -> Network:
    return new_network(casebook)
