"""Commands of people's rights: a copy in two files, and erasing after a question."""

import json

import pytest

from facilitator.cli import secrets
from facilitator.domain.records import Person
from facilitator.operations import networks, people
from facilitator.store.casebook import Casebook
from tests.cli.conftest import NETWORK


@pytest.fixture
def known(begun):
    with Casebook.open(begun.folder) as casebook:
        network = networks.by_name(casebook, NETWORK)
        people.add(casebook, network.id, "Awen Prys", job="with Idris", note="heron")
        people.add(casebook, network.id, "Idris Mwyn")
    return begun


def names(line):
    with Casebook.open(line.folder) as casebook:
        return [person.name for person in casebook.find(Person, order="name")]


def test_copy_is_two_files_without_the_name(known, tmp_path):
    done = known.run("export-person", "Awen", "--network", NETWORK, "--out", tmp_path / "copy")
    assert done.code == 0
    data, paper = sorted((tmp_path / "copy").iterdir())
    assert (data.suffix, paper.suffix) == (".json", ".pdf")
    assert "awen" not in data.name
    assert json.loads(data.read_text("utf-8"))["person"]["job"] == "with Idris"
    assert "heron" not in data.read_text("utf-8")


def test_names_of_others_are_told(known, tmp_path):
    done = known.run("export-person", "Awen", "--network", NETWORK, "--out", tmp_path / "copy")
    assert "Idris Mwyn is named in: What is known of them" in done.out


def test_private_notes_are_asked_for(known, tmp_path):
    line = ("export-person", "Awen", "--network", NETWORK, "--out", tmp_path / "copy")
    known.run(*line, "--with-private-notes")
    assert "heron" in next((tmp_path / "copy").glob("*.json")).read_text("utf-8")


def test_copy_into_a_file_is_refused(known, tmp_path):
    target = known.file("taken", "x")
    done = known.run("export-person", "Awen", "--network", NETWORK, "--out", target)
    assert "is not a folder" in done.refusal


def test_erasing_with_yes_erases(known, tmp_path):
    target = tmp_path / "certificate.pdf"
    done = known.run("erase-person", "Awen", "--network", NETWORK, "--yes", "--certificate", target)
    assert done.code == 0
    assert names(known) == ["Idris Mwyn"]
    assert "Awen" not in done.out
    assert target.read_bytes().startswith(b"%PDF")


def test_erasing_asks_for_the_name(known, monkeypatch):
    asked = iter(["no", "awen  prys"])
    monkeypatch.setattr(secrets, "has_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *a, **k: next(asked))
    line = ("erase-person", "Awen", "--network", NETWORK)
    assert known.run(*line).code == 2
    assert names(known) == ["Awen Prys", "Idris Mwyn"]
    assert known.run(*line).code == 0
    assert names(known) == ["Idris Mwyn"]


def test_with_nobody_to_ask_nobody_is_erased(known):
    assert "--yes" in known.run("erase-person", "Awen", "--network", NETWORK).refusal
    assert names(known) == ["Awen Prys", "Idris Mwyn"]


def test_a_certificate_that_cannot_be_written_is_refused_before_anything_goes(known):
    line = ("erase-person", "Awen", "--network", NETWORK, "--yes")
    target = known.files / "no such folder" / "certificate.pdf"
    assert "no folder" in known.run(*line, "--certificate", target).refusal
    assert names(known) == ["Awen Prys", "Idris Mwyn"]


def test_somebody_removed_is_erased_by_name(known):
    with Casebook.open(known.folder) as casebook:
        people.remove(casebook, casebook.find(Person, name="Awen Prys")[0].id)
    line = ("erase-person", "Awen Prys", "--network", NETWORK, "--yes")
    assert known.run(*line).code == 0
    assert "There is no person called" in known.run(*line).refusal


@pytest.fixture
def removed(known):
    """The id of somebody whose network was removed."""
    with Casebook.open(known.folder) as casebook:
        network = networks.by_name(casebook, NETWORK)
        person = casebook.find(Person, name="Awen Prys")[0]
        networks.remove(casebook, network.id)
    return person.id


def test_people_of_a_removed_network_are_found_without_it(known, removed, tmp_path):
    assert "no network" in known.run("erase-person", removed, "--network", NETWORK, "--yes").refusal
    done = known.run("export-person", removed, "--out", tmp_path / "copy")
    assert done.code == 0
    assert "with Idris" in next((tmp_path / "copy").glob("*.json")).read_text("utf-8")
    assert known.run("erase-person", "awen prys", "--yes").code == 0
    assert "There is nobody called" in known.run("erase-person", removed, "--yes").refusal


def test_two_of_the_same_name_are_told_apart_by_id(known):
    known.run("new", "Later", "--start", "2026-02-02")
    with Casebook.open(known.folder) as casebook:
        other = people.add(casebook, networks.by_name(casebook, "Later").id, "Awen Prys")
    said = known.run("erase-person", "Awen Prys", "--yes").refusal
    assert f"{other.id} (Awen Prys, Later)" in said
    assert known.run("erase-person", other.id, "--yes").code == 0
    assert names(known) == ["Awen Prys", "Idris Mwyn"]
