"""Many files are read one by one: each tells for itself, and none keeps the others out."""

import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from facilitator.exchange import child
from facilitator.exchange.columns import How
from tests.exchange.hostile import SHEET
from tests.exchange.sent_files import csv_of, google, microsoft, workbook

RAPID = ["s01", "s05", "s06", "s10", "s15", "s16", "s20", "s24", "s28", "s30", "s33", "s35"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(SHEET), "utf-8")
    (tmp_path / "b.csv").write_text("what,is,this\n1,2,3\n", "utf-8")
    (tmp_path / "c.csv").write_bytes(csv_of(["role", *RAPID], ["leader", *[3] * 12]))
    return tmp_path


def instead_of_one(monkeypatch, name: str, code: str) -> None:
    """Have the reading process run this code when it comes to the file of this name."""
    begin = "from facilitator.exchange import in_child; import os, sys, time\n"
    begin += "look = in_child._answer\n"
    then = f"def answer(file, *how):\n    if file.name == {name!r}: {code}\n"
    then += "    return look(file, *how)\n"
    run = "in_child._answer = answer; sys.exit(in_child.main())"
    monkeypatch.setattr(child, "_command", lambda: [sys.executable, "-c", begin + then + run])


def told(found) -> list[str]:
    return [read.refusal.message if read.refusal else str(len(read.sheets)) for read in found]


def test_each_file_tells_for_itself(folder):
    found = child.read_each([folder], "diagnostic")

    assert [read.path.name for read in found] == ["a.json", "b.csv", "c.csv"]
    assert told(found) == ["1", "b.csv: no column answers role (and 12 more).", "1"]
    assert found[0].digest == sha256((folder / "a.json").read_bytes()).hexdigest()


def test_what_a_refused_spreadsheet_has_is_told_too(folder):
    (_, refused, taken) = child.read_each([folder], "diagnostic")

    assert [column.how for column in refused.matched.columns] == [How.UNKNOWN] * 3
    assert taken.matched.missing == ()


def test_folders_within_are_read_and_what_systems_hide_is_not(folder):
    (folder / "more").mkdir()
    for name in (".DS_Store", "~$c.xlsx", "Thumbs.db", "more/d.json", ".hidden"):
        (folder / name).write_text(json.dumps(SHEET), "utf-8")
    names = [path.name for path in child.files_of([folder / "more", folder])]

    assert names == ["d.json", "a.json", "b.csv", "c.csv", "d.json"]


def test_progress_counts_every_file(folder):
    heard = []
    child.read_each([folder], "diagnostic", progress=lambda *counts: heard.append(counts))

    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_cancelled_gives_what_was_read_by_then(folder):
    heard = []
    found = child.read_each(
        [folder],
        "diagnostic",
        progress=lambda done, _: heard.append(done),
        cancelled=lambda: len(heard) == 2,
    )
    assert len(found) == 2


@pytest.mark.long
def test_cancelled_does_not_wait_for_a_slow_file(folder, monkeypatch):
    instead_of_one(monkeypatch, "a.json", "time.sleep(60)")
    asked = []

    def cancelled():
        asked.append(True)
        return len(asked) > 20

    assert child.read_each([folder], "diagnostic", cancelled=cancelled) == ()


@pytest.mark.long
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("time.sleep(60)", "was not read within 1 seconds"),
        ("os.abort()", "ended the reader"),
        ("os._exit(77)", "takes far too much memory"),
    ],
)
def test_a_file_that_ends_its_reader_keeps_no_other_out(folder, monkeypatch, code, words):
    instead_of_one(monkeypatch, "b.csv", code)
    found = child.read_each([folder], "diagnostic", seconds=1)

    assert [len(read.sheets) for read in found] == [1, 0, 1]
    assert words in found[1].refusal.message


def test_a_file_is_not_refused_for_what_came_before_it(folder, monkeypatch):
    """As when others used up the memory: it is read again by a process of its own."""
    counted = folder.parent / f"{folder.name}.count"
    once = f"os.path.exists({str(counted)!r}) or (open({str(counted)!r}, 'w'), os._exit(77))"
    instead_of_one(monkeypatch, "c.csv", once)

    assert [len(read.sheets) for read in child.read_each([folder], "diagnostic")] == [1, 0, 1]


def test_no_file_at_all(tmp_path):
    assert child.read_each([], "diagnostic") == ()
    assert child.read_each([tmp_path], "diagnostic") == ()


def test_role_and_choice_reach_the_reader(tmp_path):
    rows = [[*row[:2], *row[3:]] for row in google([4] * 36)]
    rows[0][2] = "Nobody knows this"
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of(*rows))
    (refused,) = child.read_each([path], "diagnostic", role="sponsor")
    targets = list(refused.matched.targets)
    targets[2] = "s01"
    chosen = {refused.matched.header: tuple(targets)}

    (read,) = child.read_each([path], "diagnostic", role="sponsor", chosen=chosen)
    assert (read.sheets[0].role, read.sheets[0].answers["s01"]) == ("sponsor", 4)


def test_workbook_of_a_survey(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(*microsoft([*[4] * 36, ""], [*[2] * 36, "Tea"])))

    assert told(child.read_each([path], "diagnostic")) == ["2"]


def test_a_name_too_long_is_a_file_that_cannot_be_read():
    (read,) = child.read_each([Path("x" * 400 + ".json")], "diagnostic")
    assert "can't be read" in read.refusal.message
