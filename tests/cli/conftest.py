"""What the tests of the commands share: a casebook with one network, on a day that stands still."""

import shutil

import pytest

from tests.cli.command_line import CommandLine

NETWORK = "Ward nurses"


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", "2026-03-09")
    monkeypatch.delenv("FACILITATOR_CASEBOOK", raising=False)


@pytest.fixture
def line(tmp_path):
    return CommandLine(tmp_path)


@pytest.fixture(scope="session")
def with_network(tmp_path_factory):
    """A casebook with one network, closed."""
    line = CommandLine(tmp_path_factory.mktemp("with-network"))
    assert line.run("new", NETWORK, "--start", "2026-01-05").code == 0
    return line.folder


@pytest.fixture
def begun(line, with_network):
    shutil.copytree(with_network, line.folder)
    return line
