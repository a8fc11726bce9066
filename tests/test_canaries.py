"""No document, output or file on the disk holds a word from a private note, however it is kept."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from facilitator.documents import catalogue
from facilitator.domain.lanes import Reader
from facilitator.domain.records import Network, Round
from facilitator.operations import networks
from facilitator.store import dossier
from facilitator.store.casebook import Casebook
from tests.builders import CANARIES
from tests.cli.command_line import CommandLine
from tests.searching import every_way, held, inside, on_disk, unpacked

ROOT = Path(__file__).resolve().parents[1]
WRITER = """
import sys
from pathlib import Path
from facilitator.domain.records import Session
from facilitator.operations import coaching
from facilitator.store.casebook import Casebook

casebook = Casebook.open(Path(sys.argv[1]))
session = casebook.find(Session)[0]
coaching.set_field(casebook, session.id, "private_notes", "petrel-4410 and heron-7341")
casebook.search("petrel")
print("written", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def demo(demonstrated, tmp_path_factory):
    """The worked example with its documents, and all it said while they were made."""
    folder = tmp_path_factory.mktemp("canaries") / "demo"
    line = CommandLine(Path(shutil.copytree(demonstrated, folder)))
    line.said = (folder / "out").read_text("utf-8") + (folder / "err").read_text("utf-8")
    line.temporary = folder / "temporary"
    return line


@pytest.fixture(scope="module")
def both(demo):
    with Casebook.open(demo.folder) as casebook:
        return networks.every(casebook)


def test_no_document_or_blank_of_the_worked_example(demo):
    paths = sorted((demo.folder / "documents").iterdir())
    names = " ".join(path.name for path in paths)
    assert all(document in names for document in catalogue.DOCUMENTS)
    assert {path.name: held(inside(path)) for path in paths} == {path.name: [] for path in paths}
    assert held(demo.said) == []
    assert list(demo.temporary.iterdir()) == []


@pytest.mark.parametrize("document", ["plan", "plan-on-a-page", "diagnostic", "network-type"])
def test_no_document_of_the_second_network(demo, both, document, tmp_path):
    done = demo.run("export", document, "--network", both[1].name, "--out", tmp_path / "out.pdf")
    assert done.code == 0, done.err
    assert held(inside(tmp_path / "out.pdf")) == []


def test_no_answer_of_a_command(demo, both):
    with Casebook.open(demo.folder) as casebook:
        held_rounds = [(r.network_id, r.id) for r in casebook.find(Round)]
    asked = [("networks",), ("check",)]
    asked += [("diagnose", "--network", network, "--round", id) for network, id in held_rounds]
    asked += [("classify", "--network", both[0].id, "--when", when) for when in ("today", "wanted")]
    for words in asked:
        for done in (demo.run(*words), demo.run(*words, "--json")):
            assert done.code == 0, done.err
            assert held(done.out + done.err) == []


def test_search_finds_what_an_unredacted_dossier_would_let_out(demo, both, tmp_path):
    with Casebook.open(demo.folder) as casebook:
        whole = dossier.read(casebook, both[0].id, Reader.FACILITATOR)
    catalogue.write("plan", replace(whole, reader=Reader.NETWORK), tmp_path / "plan.pdf")
    assert held(inside(tmp_path / "plan.pdf"))


@pytest.mark.parametrize("document", ["plan", "plan-on-a-page", "diagnostic", "network-type"])
def test_search_finds_a_planted_word_on_the_page_and_in_the_metadata(
    demo, both, document, tmp_path
):
    with Casebook.open(demo.folder) as casebook:
        shown = dossier.read(casebook, both[0].id, Reader.NETWORK)
    planted = replace(shown, network=replace(shown.network, name="Friends of heron-7341"))
    catalogue.write(document, planted, tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf", allow_overwriting_input=True) as pdf:
        assert held(str(pdf.docinfo.get("/Title", "")) + str(pdf.Root.Metadata.read_bytes()))
        streams = [s for s in pdf.objects if isinstance(s, pikepdf.Stream)]
        assert held("".join(every_way(unpacked(s)) for s in streams)) == ["heron-7341"]
    assert held(inside(tmp_path / "out.pdf")) == ["heron-7341"]


def test_search_finds_a_word_in_a_plain_database(tmp_path):
    import sqlcipher3

    connection = sqlcipher3.connect(str(tmp_path / "plain.db"))
    connection.execute("CREATE TABLE note (text)")
    connection.execute("INSERT INTO note VALUES ('petrel-4410')")
    connection.commit()
    connection.close()
    assert held(on_disk(tmp_path), ("petrel-4410",))


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_nothing_on_the_disk_is_readable_while_open_or_after_a_kill(worked_example, tmp_path):
    folder, temporary = worked_example(tmp_path / "casebook"), tmp_path / "temporary"
    temporary.mkdir()
    words = (*CANARIES, "petrel-4410", "Young people", "network", "private_notes")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
    )
    assert writer.stdout.readline() == b"written\n"
    assert (folder / "casebook.db-wal").stat().st_size > 0
    assert held(on_disk(folder), words) == []
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    assert held(on_disk(folder), words) == []
    assert list(temporary.iterdir()) == []
    with Casebook.open(folder) as casebook:
        assert casebook.undo() == "Change private notes of session"
        assert [network.name for network in casebook.find(Network)]
    assert held(on_disk(folder), words) == []
