"""The reading process: it answers as the reader does, and is ended when it takes too much."""

import inspect
import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import UserError
from facilitator.exchange import child, in_child, limits, returned
from facilitator.exchange.columns import Column, ColumnMatch, How
from facilitator.exchange.returned import FileRead, ReturnedSheet
from facilitator.store.casebook import Casebook
from tests.exchange.hostile import MB, SHEET

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent.parent
LIMITED = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limited otherwise there")


@pytest.fixture
def sheet(tmp_path):
    (tmp_path / "sheet.json").write_text(json.dumps(SHEET), "utf-8")
    return tmp_path / "sheet.json"


def instead(monkeypatch, code: str) -> None:
    """Have this code run as the reading process, once it has said that it is ready."""
    code = f"print('ready', flush=True)\n{code}"
    monkeypatch.setattr(child, "_command", lambda: [sys.executable, "-c", code])


def refused(path: Path, **caps: int) -> str:
    with pytest.raises(UserError) as caught:
        child.read([path], "diagnostic", **caps)
    return caught.value.message


def test_it_reads_what_the_reader_reads(sheet, tmp_path):
    (tmp_path / "two.json").write_text(json.dumps([SHEET, {**SHEET, "sheet": 7}]), "utf-8")
    files = [sheet, tmp_path / "two.json"]

    assert child.read(files, "diagnostic") == tuple(
        found for file in files for found in returned.read(file, "diagnostic")
    )


def test_no_file_is_no_sheet():
    assert child.read([], "diagnostic") == ()


def test_the_first_wrong_file_is_named_and_nothing_read(sheet, tmp_path):
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{", "utf-8")
    with pytest.raises(UserError, match=r"^wrong\.json, line 1: can't be read as JSON"):
        child.read([sheet, wrong, tmp_path / "none.json"], "diagnostic")


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())), st.text())
def test_sheets_survive_the_way_between_processes(answers, words):
    sheet = ReturnedSheet("diagnostic", 1, words, "", answers, words, words)
    match = ColumnMatch(words, (Column(1, words, words, How.NEAR),), (words,))
    found = FileRead(Path("a.csv"), words, (sheet,), matched=match)

    assert child.decoded(in_child.encoded(in_child.told(found)), Path("a.csv")) == found


def test_a_relative_name_is_of_the_folder_one_is_in(sheet, monkeypatch):
    monkeypatch.chdir(sheet.parent)
    assert child.read([sheet.name], "diagnostic")[0].source == "sheet.json"


def test_modules_lying_beside_a_sheet_are_never_run(sheet, monkeypatch):
    for name in ("json", "csv", "tomllib", "facilitator"):
        (sheet.parent / f"{name}.py").write_text("open('ran', 'w'); raise SystemExit")
    monkeypatch.chdir(sheet.parent)

    assert child.read([sheet], "diagnostic")
    assert not (sheet.parent / "ran").exists()


def test_control_python_by_itself_runs_modules_lying_beside_a_sheet(sheet):
    (sheet.parent / "tomllib.py").write_text("open('ran', 'w')")
    subprocess.run([sys.executable, "-c", "import tomllib"], cwd=sheet.parent, check=True)

    assert (sheet.parent / "ran").exists()


# What takes too much


@pytest.mark.parametrize("code", ["import time; time.sleep(60)", "while True: pass"])
def test_a_reader_that_hangs_is_ended(sheet, monkeypatch, code):
    instead(monkeypatch, code)
    begun = time.monotonic()

    assert refused(sheet, seconds=1) == "sheet.json: was not read within 1 seconds, so it was left."
    assert 1 <= time.monotonic() - begun < 4


def test_a_reader_has_five_seconds_and_300_megabytes_unless_told_otherwise():
    caps = inspect.signature(child.read).parameters

    assert (caps["seconds"].default, caps["memory"].default) == (5, 300 * MB)


def test_a_reader_that_will_not_be_told_is_ended_with_all_it_started(sheet, monkeypatch):
    instead(
        monkeypatch,
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)",
    )
    started: list[subprocess.Popen[bytes]] = []
    begin = child._started
    monkeypatch.setattr(child, "_started", lambda: started.append(begin()) or started[0])

    refused(sheet, seconds=1)

    with pytest.raises(ProcessLookupError):
        _wait_for_the_end(started[0].pid)


def _wait_for_the_end(group: int) -> None:
    import os

    for _ in range(100):
        os.killpg(group, 0)
        time.sleep(0.02)


@LIMITED
def test_a_reader_that_swells_is_ended_at_its_limit(sheet, monkeypatch):
    eats = "from facilitator.exchange import in_child; found = []; in_child.READY = b''\n"
    eats += (
        "in_child._answer = lambda *_: [found.append(bytearray(1_000_000)) for _ in iter(int,1)]"
    )
    instead(monkeypatch, f"{eats}\nimport sys; sys.exit(in_child.main())")

    assert refused(sheet, seconds=60) == "sheet.json: takes far too much memory to read."


@LIMITED
@pytest.mark.parametrize(("megabytes", "code"), [(250, 0), (350, limits.TOO_MUCH)])
def test_the_limit_is_300_megabytes(megabytes, code):
    assert _confined(f"bytearray({megabytes} * 1_000_000)") == code


def test_memory_is_watched_where_the_system_does_not_limit_it():
    grows = "data = [bytearray(1_000_000) for _ in range({})]; time.sleep(0.3)"
    watched = f"limits._watch(100_000_000); {grows}"

    assert _python(f"{_IMPORTS}{watched.format(10)}") == 0
    assert _python(f"{_IMPORTS}{watched.format(900)}") == limits.TOO_MUCH


@LIMITED
def test_the_reader_can_write_no_file(tmp_path):
    write = f"Path({str(tmp_path / 'kept')!r}).write_text('x' * 10)"

    assert _python(f"{_IMPORTS}{write}") == 0
    assert _confined(write) == 1


_IMPORTS = "import os, time; from pathlib import Path; from facilitator.exchange import limits; "


def _confined(code: str) -> int:
    lines = f"limits.confine({child.MEMORY}, 5)\ntry: {code}\nexcept MemoryError: os._exit(77)"
    return _python(f"{_IMPORTS}\n{lines}")


def _python(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode


# What breaks


@pytest.mark.parametrize(
    "code", ["import os; os.abort()", "raise SystemExit(3)", "", "print('half', end='')"]
)
def test_a_reader_that_ends_early_is_told(sheet, monkeypatch, code):
    instead(monkeypatch, code)

    assert refused(sheet) == "sheet.json: ended the reader, so nothing was taken from it."


def test_a_reader_that_never_stops_answering_is_ended(sheet, monkeypatch):
    monkeypatch.setattr(child, "_LONGEST_ANSWER", MB)
    instead(monkeypatch, "while True: print('x' * 100_000, end='')")

    assert "ended the reader" in refused(sheet)


def test_a_fault_of_the_reader_is_told_by_its_place_and_without_its_words(sheet, monkeypatch):
    def fail(*_: object) -> None:
        raise KeyError("Jane Doe")

    monkeypatch.setattr(returned, "look", fail)
    answer = in_child._answer(sheet, None, {})  # type: ignore[arg-type]

    assert answer == {"broken": f"KeyError, test_child.py:{fail.__code__.co_firstlineno + 1}"}
    refusal = child.decoded(in_child.encoded(answer), sheet).refusal
    assert refusal
    assert "broke the reader" in refusal.message
    assert "KeyError, test_child" in refusal.message
    assert "Jane" not in str(refusal)


# How it is started


def test_the_bundle_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child._command() == [sys.executable, child.FLAG]


def test_the_reader_imports_neither_the_window_nor_the_casebook(sheet):
    script = (
        "import sys; sys.argv = ['facilitator', '--read-returned']\n"
        "from facilitator.__main__ import main; main()\n"
        "heavy = ('PySide6', 'sqlcipher3', 'sqlite_utils', 'reportlab', 'click')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    request = {"files": [str(sheet)], "form": "diagnostic", "seconds": 5, "memory": child.MEMORY}
    done = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(request), cwd=ROOT, capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[2:] == ["[]"], done.stderr


def test_the_casebook_itself_given_as_a_sheet_is_refused_and_stays_locked(tmp_path):
    with Casebook.open(tmp_path / "casebook") as casebook:
        for file in casebook.folder.iterdir():
            (tmp_path / f"{file.name}.csv").symlink_to(file)
            with suppress(UserError):
                child.read([tmp_path / f"{file.name}.csv"], "diagnostic")
        outside = f"Casebook.open(Path({str(casebook.folder)!r}))"

        assert _python(f"{_IMPORTS}from facilitator.store.casebook import Casebook; {outside}") == 1
        assert casebook.check()["ok"]
