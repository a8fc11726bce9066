"""A real casebook in a folder of its own, to draw documents from."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.store.casebook import Casebook


@pytest.fixture
def casebook(blank: Path, tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.open(Path(shutil.copytree(blank, tmp_path / "casebook"))) as opened:
        yield opened
