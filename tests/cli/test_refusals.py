"""Whatever is wrong in the user's world is said in one line, and the casebook stays as it was."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain import records
from facilitator.domain.records import RoundKind
from facilitator.operations import rounds
from facilitator.store.casebook import Casebook
from tests.cli.command_line import STATEMENTS, run, sheet
from tests.formspec.answers import anything

GOOD = {"form": "diagnostic", "version": 1, "role": "member", "answers": {"s01": 4}}
WRONG = {
    "off-scale.json": (json.dumps(GOOD | {"answers": {"s01": 6}}), "1 to 5"),
    "unknown.json": (json.dumps(GOOD | {"answers": {"s99": 1}}), "s99"),
    "version.json": (json.dumps(GOOD | {"version": 2}), "version"),
    "other-form.json": (json.dumps(GOOD | {"form": "network-type"}), "network-type"),
    "role.json": (json.dumps(GOOD | {"role": "boss"}), "role"),
    "cut-short.json": (json.dumps(GOOD)[:40], "cut short"),
    "empty.json": ("", "empty"),
    "columns.csv": ("role,s01,s99\nmember,4,5\n", "s99"),
    "short-row.csv": (",".join(["role", *STATEMENTS]) + "\nmember,4\n", "row 2"),
    "broken.toml": ("form = ", "TOML"),
    "picture.png": ("not a form", ".xlsx, .json or .toml"),
    "survey.csv": ("Timestamp,Colour,role\n1 March,red,member\n", "no column answers s01"),
    "scan.pdf": ("%PDF-1.7\n", "damaged"),
}


def refused(line, *arguments):
    before = line.contents()
    refusal = line.run(*arguments).refusal
    assert line.contents() == before
    return refusal


@pytest.mark.parametrize("name", WRONG)
def test_wrong_file_is_named_and_nothing_kept(begun, name):
    content, said = WRONG[name]
    refusal = refused(begun, "answer", "diagnostic", begun.file(name, content), "--network", "Ward")
    assert name in refusal
    assert said in refusal


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        (("answer", "diagnostics", "{file}", "--network", "Ward"), "diagnostic, digital-plan"),
        (("answer", "diagnostic", "{file}", "--network", "Pharmacists"), "Ward nurses"),
        (("answer", "diagnostic", "{file}", "--network", ""), "Ward nurses"),
        (("answer", "diagnostic", "{file}", "--network", "Ward", "--round", "Spring"), "no round"),
        (("answer", "diagnostic", "no-such.json", "--network", "Ward"), "no such file"),
        (("answer", "diagnostic", "x" * 400 + ".json", "--network", "Ward"), "can't be read"),
        (("answer", "diagnostic", "--network", "Ward"), "FILE"),
        (("answer", "workshop-feedback", "{feedback}", "--network", "Ward"), "no workshop"),
        (("answer", "coaching-agreement", "{agreement}", "--network", "Ward"), "--person"),
        (("diagnose", "--network", "Ward", "--json"), "facilitator answer diagnostic"),
        (("classify", "--network", "Ward", "--json"), "facilitator answer network-type"),
        (("classify", "--network", "Ward", "--when", "soon"), "today"),
        (("export", "poster", "--network", "Ward", "--out", "{out}"), "plan-on-a-page"),
        (("export", "run-sheet", "--network", "Ward", "--out", "{out}"), "no workshop"),
        (("export", "coaching-log", "--network", "Ward", "--out", "{out}"), "coached"),
        (("export", "plan", "--network", "Ward", "--out", "{folder}"), "is a folder"),
        (("export", "plan", "--network", "Ward", "--out", "{own}"), "belongs to the casebook"),
        (("form", "diagnostic", "--out", "{missing}"), "no folder"),
        (("form", "diagnostic", "--out", ""), "names no file"),
        (("form", "poster", "--out", "{out}"), "no form called"),
        (("form", "goal-sheet", "--rapid", "--out", "{out}"), "no rapid form"),
        (("form", "diagnostic", "--network", "Pharmacists", "--out", "{out}"), "Ward nurses"),
        (("new", "Ward Nurses", "--start", "2026-01-01"), "already a network"),
        (("new", "  ", "--start", "2026-01-01"), "needs a name"),
        (("new", "Midwives", "--start", "1 March"), "not a date"),
        (("new", "Midwives", "--start", "9999-12-31"), "too far away"),
        (("new", "Midwives"), "--start"),
        (("dance",), "dance"),
        (("networks", "--jsno"), "--jsno"),
        (("networks", "--casebook", ""), "--casebook"),
        (("--self-test", "networks"), "--self-test"),
    ],
)
def test_refused_in_one_line_that_says_what_there_is(begun, arguments, listed):
    known = {
        "file": begun.file("good.json", GOOD),
        "feedback": begun.file(
            "f.json", {"form": "workshop-feedback", "version": 1, "answers": {}}
        ),
        "agreement": begun.file(
            "a.json", {"form": "coaching-agreement", "version": 1, "answers": {}}
        ),
        "out": begun.files / "out.pdf",
        "folder": begun.files,
        "own": begun.folder / "casebook.db",
        "missing": begun.files / "missing" / "out.pdf",
    }
    assert listed in refused(begun, *(argument.format(**known) for argument in arguments))
    assert not known["out"].exists()


def test_rapid_round_takes_starred_statements_only(begun):
    with Casebook.open(begun.folder) as casebook:
        network = casebook.find(records.Network)[0]
        rounds.create(casebook, network.id, RoundKind.BASELINE, network.start, rapid=True)
    whole = begun.file("whole.json", sheet(s01=4, s02=3))
    refusal = refused(begun, "answer", "diagnostic", whole, "--network", "Ward")
    assert "statement 2" in refusal
    assert "Rapid 12" in refusal


def test_escape_sequences_do_not_reach_the_terminal(begun):
    refusal = refused(begun, "diagnose", "--network", "\x1b[2J\nWard")
    assert "\x1b" not in refusal


def test_command_without_a_casebook_makes_none(line):
    assert "no casebook" in line.run("check").refusal
    assert not line.folder.exists()


def test_casebook_open_elsewhere(begun):
    with Casebook.open(begun.folder):
        assert "already open" in begun.run("networks").refusal


def test_casebook_of_a_newer_version(begun):
    with Casebook.open(begun.folder) as casebook:
        casebook.connection.execute("PRAGMA user_version = 99")
    before = (begun.folder / "casebook.db").read_bytes()
    assert "newer version" in begun.run("networks").refusal
    assert (begun.folder / "casebook.db").read_bytes() == before


def test_damaged_casebook(begun):
    file = begun.folder / "casebook.db"
    file.write_bytes(os.urandom(file.stat().st_size))
    assert "damaged" in begun.run("networks").refusal


def test_folder_that_is_a_file(line):
    line.folder.write_text("")
    assert "cannot be used" in line.run("new", "Midwives", "--start", "2026-01-01").refusal


def test_interrupted(begun, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Casebook, "check", stop)
    done = begun.run("check")
    assert done.code == 2
    assert done.err.strip() == "Error: Stopped before it was finished. Nothing half-done was kept."


def test_reader_that_hangs_up_gets_no_traceback(begun):
    command = [
        sys.executable,
        "-c",
        "import sys; from facilitator import cli; sys.exit(cli.main())",
    ]
    ours = subprocess.Popen(
        [*command, "--casebook", begun.folder, "networks"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    ours.stdout.close()
    assert ours.stderr.read() == b""
    ours.stderr.close()
    assert ours.wait() == 2


def test_environment_with_a_wrong_date(begun, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", "today")
    assert "FACILITATOR_TODAY" in begun.run("networks").refusal


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    from tests.cli.command_line import CommandLine

    line = CommandLine(tmp_path_factory.mktemp("standing"))
    line.run("new", "Ward nurses", "--start", "2026-01-05")
    return line


hostile = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    anything.map(lambda value: json.dumps(value, default=str).encode()),
    anything.map(lambda value: json.dumps(GOOD | {"answers": value}, default=str).encode()),
    st.integers(2, 5000).map(lambda depth: b"[" * depth),
)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    content=hostile,
    suffix=st.sampled_from([".json", ".toml", ".csv", ".JSON", ""]),
    form=st.sampled_from(["diagnostic", "network-type", "goal-sheet", "coaching-session"]),
)
def test_no_file_gets_past_the_reader(standing, read_here, content, suffix, form):
    file = standing.files / f"hostile{suffix}"
    file.write_bytes(content)
    before = standing.contents()
    done = standing.run("answer", form, file, "--network", "Ward")
    if done.code != 0:
        assert done.refusal
        assert standing.contents() == before
    file.unlink()


def test_version_needs_no_casebook():
    assert run("--version").out.startswith("Facilitator ")


@pytest.mark.parametrize("command", ["networks --casebook {}", "--version", "--help"])
def test_plain_commands_import_nothing_heavy(begun, command):
    script = (
        "import sys; from facilitator import cli; cli.main(sys.argv[1:]); "
        "heavy = ('reportlab', 'pikepdf', 'sqlite_utils', 'PySide6'); "
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    words = command.format(begun.folder).split()
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True)
    assert done.stderr.strip() == "[]"
