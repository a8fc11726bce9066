"""The commands about forms."""

import json

import pytest

from facilitator import content, paths
from tests.cli.command_line import run


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.FORMS, str(tmp_path / "forms"))
    content.forget_forms()
    yield tmp_path / "forms"
    content.forget_forms()


def test_a_copy_is_listed_as_ones_own(folder):
    assert run("forms", "copy", "diagnostic").code == 0
    content.forget_forms()
    listed = json.loads(run("forms", "--json").out)["forms"]
    (ours,) = [form for form in listed if form["file"]]
    assert (ours["id"], len(ours["edition"]), ours["problem"]) == ("diagnostic", 8, None)


def test_a_wrong_form_is_told_and_never_printed(folder):
    run("forms", "copy", "diagnostic")
    path = folder / "diagnostic.toml"
    path.write_text(path.read_text("utf-8").replace('id = "s02"', 'id = "s99"'), "utf-8")
    content.forget_forms()
    listed = run("forms")
    assert listed.code == 1
    assert "the field s02 is missing" in listed.out
    printed = run("form", "diagnostic", "--out", str(folder / "a.pdf"))
    assert printed.code == 2
    assert "the field s02 is missing" in printed.err
    assert not (folder / "a.pdf").exists()


def test_a_file_that_no_form_is_named_after_is_told(folder):
    folder.mkdir()
    (folder / "diagnostics.toml").write_text("")
    listed = run("forms")
    assert (listed.code, "No form has that name" in listed.out) == (1, True)
