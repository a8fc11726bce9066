"""Documents and blank forms are written where they are asked for, and nowhere else."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.documents.catalogue import DOCUMENTS
from facilitator.domain import records
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.exchange.lists import LISTS
from facilitator.formspec.load import known
from facilitator.operations import coaching, people
from facilitator.store.casebook import Casebook
from tests.builders import CANARIES
from tests.cli.command_line import CommandLine, run


@pytest.fixture(scope="module")
def demo(demonstrated, tmp_path_factory):
    """The worked example as the demo command leaves it, and the lines it printed."""
    folder = tmp_path_factory.mktemp("demo") / "copy"
    line = CommandLine(Path(shutil.copytree(demonstrated, folder)))
    line.printed = (demonstrated / "out").read_text("utf-8").splitlines()
    return line


def names(line):
    with Casebook.open(line.folder) as casebook:
        return [network.name for network in casebook.find(records.Network, order="start")]


def test_demo_prints_the_path_of_every_pdf(demo, demonstrated):
    paths = [Path(line) for line in demo.printed]
    assert sorted(paths) == sorted((demonstrated / "casebook" / "documents").iterdir())
    assert all(len(PdfReader(path).pages) > 0 for path in paths)
    names = " ".join(path.name for path in paths)
    assert all(document in names for document in DOCUMENTS)
    assert all(f"form-{form}.pdf" in names for form in known())


def test_demo_leaves_a_casebook_that_is_whole(demo):
    assert demo.run("check").code == 0
    assert [network["month"] for network in demo.run("networks", "--json").data] == [10, 1]


def test_demo_answers_with_data(demo):
    name = names(demo)[0]
    assert demo.run("diagnose", "--network", name, "--json").data["responses"] > 0
    baseline = demo.run("diagnose", "--network", name, "--round", "baseline", "--json").data
    assert baseline["responses"] == 30
    assert demo.run("classify", "--network", name, "--json").data["clashes"]


def test_demo_never_touches_a_casebook(demo):
    refusal = run("demo", "--into", demo.folder, "--no-window").refusal
    assert "already" in refusal


def test_demo_where_no_folder_can_be_says_so_in_one_line(tmp_path):
    (tmp_path / "taken").write_text("a file")
    assert "cannot be used" in run("demo", "--into", tmp_path / "taken", "--no-window").refusal


def test_demo_chooses_a_new_folder_each_time(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("facilitator.cli.demo._build", lambda folder: folder.mkdir())
    for _ in range(3):
        assert run("demo", "--no-window").code == 0
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == ["facilitator-demo", "facilitator-demo-2", "facilitator-demo-3"]


def test_demo_that_fails_leaves_no_folder(tmp_path, monkeypatch):
    def stop(folder):
        folder.mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr("facilitator.cli.demo._build", stop)
    assert run("demo", "--into", tmp_path / "new", "--no-window").code == 2
    assert list(tmp_path.iterdir()) == []


def test_demo_opens_the_window_where_there_is_a_display(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("facilitator.cli.demo._build", lambda folder: folder.mkdir())
    monkeypatch.setattr("facilitator.app.run", lambda folder: opened.append(folder) or 0)
    monkeypatch.setattr("facilitator.cli.demo._has_screen", lambda: True)
    assert run("demo", "--into", tmp_path / "new").code == 0
    assert opened == [tmp_path / "new"]


# The demo writes every one; each is asked for like another that is about the same kind of record.
@pytest.mark.parametrize("document", {one.about: id for id, one in DOCUMENTS.items()}.values())
def test_a_document_is_written_where_it_is_asked_for(demo, document, tmp_path):
    target = tmp_path / "out.pdf"
    about = ()
    if DOCUMENTS[document].about == "person":
        with Casebook.open(demo.folder) as casebook:
            coached = casebook.find(records.Session)[0].person_id
            about = ("--person", casebook.get(records.Person, coached).name)
    arguments = ("--network", names(demo)[0], "--out", target, *about)
    done = demo.run("export", document, *arguments)
    assert done.code == 0, done.err
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("document", ["plan", "plan-on-a-page", "diagnostic", "network-type"])
def test_every_document_of_a_network_begins_with_next_to_nothing(begun, document, tmp_path):
    done = begun.run("export", document, "--network", "Ward", "--out", tmp_path / "out.pdf")
    assert done.code == 0, done.err


def test_no_document_holds_a_private_note(demo):
    with Casebook.open(demo.folder) as casebook:
        notes = [s.private_notes for s in casebook.find(records.Session) if s.private_notes]
    assert notes
    found = [plain(note)[:60] for note in notes]
    for path in (demo.folder / "documents").iterdir():
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout
        assert not [note for note in found if note in plain(text)], path.name


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def test_coaching_log_names_those_who_are_coached(begun, tmp_path):
    with Casebook.open(begun.folder) as casebook:
        network = casebook.find(records.Network)[0]
        for name in ("Rhian Pugh", "Tom Ade"):
            coaching.agree(casebook, people.add(casebook, network.id, name).id)
    done = begun.run("export", "coaching-log", "--network", "W", "--out", tmp_path / "o.pdf")
    assert "Rhian Pugh; Tom Ade" in done.refusal


def test_export_says_what_its_reader_does_not_get(demo, tmp_path):
    arguments = ("export", "plan", "--network", names(demo)[0], "--out", tmp_path / "out.pdf")
    wrote, withheld = demo.run(*arguments).out.splitlines()
    assert wrote == f"Wrote {tmp_path / 'out.pdf'}"
    assert withheld.startswith("Withheld for the network: ")
    assert "9 coaching sessions" in withheld
    data = demo.run(*arguments, "--json").data
    assert data["reader"] == "network"
    assert {"what": "9 coaching sessions", "count": 9, "why": "Said in coaching"} in data[
        "withheld"
    ]


def test_export_says_so_where_nothing_is_withheld(begun, tmp_path):
    done = begun.run("export", "plan", "--network", "Ward", "--out", tmp_path / "out.pdf")
    assert done.out.endswith("Withheld for the network: nothing.\n")


@pytest.mark.parametrize("chosen", LISTS)
def test_lists_are_written_for_a_spreadsheet(demo, tmp_path, chosen):
    target = tmp_path / f"{chosen}.csv"
    done = demo.run("export", chosen, "--network", names(demo)[0], "--out", target)
    reader = LISTS[chosen].reader
    assert done.out.startswith(f"Wrote {target}\nWithheld for the {reader}: ")
    written = target.read_text("utf-8-sig")
    assert written.count("\n") > 5
    assert not [canary for canary in CANARIES if canary in written]
    assert "@" not in written


@pytest.mark.parametrize("form", known())
def test_every_blank_form_is_written(form, tmp_path):
    target = tmp_path / "blank.pdf"
    assert run("form", form, "--out", target).out == f"Wrote {target}\n"
    assert len(PdfReader(target).pages) > 0


def test_rapid_form_is_the_shorter(tmp_path):
    run("form", "diagnostic", "--out", tmp_path / "whole.pdf")
    run("form", "diagnostic", "--rapid", "--out", tmp_path / "rapid.pdf")
    whole, rapid = (PdfReader(tmp_path / f"{name}.pdf") for name in ("whole", "rapid"))
    assert len(rapid.pages) < len(whole.pages)


def test_network_is_printed_on_the_blank(begun, tmp_path):
    target = tmp_path / "blank.pdf"
    begun.run("form", "goal-sheet", "--network", "ward", "--out", target)
    assert "Ward nurses" in PdfReader(target).pages[0].extract_text()


def test_unwritable_target_leaves_what_was_there(begun, tmp_path):
    old = tmp_path / "out.pdf"
    old.mkdir()
    assert "is a folder" in run("form", "diagnostic", "--out", old).refusal
    assert old.is_dir()


def test_a_form_to_fill_in_names_its_sheet(tmp_path):
    target = tmp_path / "sheet.pdf"
    code = str(code_of("a round", 7, Role.LEADER))

    done = run("form", "diagnostic", "--rapid", "--fillable", "--sheet", code, "--out", target)

    assert done.code == 0, done.err
    fields = PdfReader(target).get_fields()
    assert (fields["sheet"].value, fields["role"].value) == (code, "/leader")
    assert fields["form"].value == "diagnostic 1 - rapid"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--fillable", "--sheet", "7KQ2-014-M0"], "not the code of a sheet"),
        (["--sheet", "7KQ2-014-M5"], "for a fillable PDF"),
    ],
)
def test_a_sheet_that_cannot_be_numbered_is_refused(tmp_path, options, reason):
    target = tmp_path / "sheet.pdf"

    done = run("form", "diagnostic", *options, "--out", target)

    assert (done.code, reason in done.err, target.exists()) == (2, True, False)


def test_the_log_of_hours_goes_over_every_network(demo, tmp_path):
    for document, file in (("coaching-hours", "log.pdf"), ("hours", "log.csv")):
        done = demo.run("export", document, "--every-network", "--out", tmp_path / file)
        assert done.code == 0, done.err
        assert "Withheld for the assessor: 9 coaching sessions" in done.out
    assert "All networks" in PdfReader(tmp_path / "log.pdf").pages[0].extract_text()
    assert len((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()) == 10


@pytest.mark.parametrize("more", [("plan", "--every-network"), ("plan",)])
def test_a_document_of_one_network_asks_which(demo, tmp_path, more):
    refusal = demo.run("export", *more, "--out", tmp_path / "out.pdf").refusal
    assert "--network N" in refusal
