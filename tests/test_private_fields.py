"""A word planted in every private field of every record comes out nowhere but in its own lane."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from facilitator.documents import catalogue, coaching_hours
from facilitator.documents.catalogue import DOCUMENTS
from facilitator.domain import records, redaction, review_records
from facilitator.domain.dossier import Dossier
from facilitator.domain.lane_rules import RULES
from facilitator.domain.lanes import Lane, Reader
from facilitator.exchange import calendar_out, lists
from facilitator.operations import (
    coaching,
    findings,
    frozen_plans,
    networks,
    promises,
    stories,
)
from facilitator.store import dossier
from facilitator.store.casebook import Casebook
from facilitator.store.dossier import UNTOLD
from facilitator.store.keys import new_id
from facilitator.ui import preview
from facilitator.ui.session import Session
from tests.builders import contents
from tests.cli.command_line import run
from tests.searching import held, inside, on_disk

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).resolve().parents[1]

# Written out a second time, apart from the table that the program goes by.
PRIVATE = {
    records.Person: ("email", "phone", "note"),
    records.Round: ("note",),
    records.Response: ("sheet", "comment"),
    records.EvidenceRating: ("note",),
    records.Milestone: ("note",),
    records.Session: ("private_notes",),
    records.Feedback: ("will_use", "better", "offer", "request"),
    review_records.ReviewNote: ("role", "text"),
}
SAID_IN_COACHING = {
    records.Session: ("focus", "shared_notes", "themes"),
    records.Agreement: (
        "purpose",
        "coachee_hopes",
        "sponsor_hopes",
        "confidentiality",
        "what_is_shared",
        "ending",
    ),
}
MARKED = {
    records.Finding: ("title", "detail", "source"),
    records.Story: ("title", "text"),
    records.Promise: ("text", "owner"),
    review_records.ReviewNote: ("title",),
    review_records.Excerpt: ("text",),
}
CLOSED = (Lane.PRIVATE, Lane.COACHEE)


@dataclass(frozen=True)
class Plant:
    """A word, the field it is in, and the person who may read it in their own log."""

    word: str
    kind: type
    field: str
    reader_id: str | None


@dataclass(frozen=True, eq=False)
class Field:
    """A casebook full of planted words."""

    folder: Path
    casebook: Casebook
    network: records.Network
    plants: tuple[Plant, ...]

    def words(self) -> list[str]:
        return [plant.word for plant in self.plants]


@pytest.fixture(scope="module")
def field(worked_example, tmp_path_factory) -> Iterator[Field]:
    folder = worked_example(tmp_path_factory.mktemp("planted") / "casebook")
    with pytest.MonkeyPatch.context() as patch, Casebook.open(folder) as casebook:
        patch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
        network = networks.every(casebook)[0]
        person_id = casebook.find(records.Session)[0].person_id
        for lane in CLOSED:
            findings.add(casebook, network.id, "found", lane=lane)
            stories.add(casebook, network.id, "told", lane=lane)
            promises.make(casebook, network.id, "promised", owner_id=person_id, lane=lane)
            _hear(casebook, network, lane)
        _hear(casebook, network, Lane.NETWORK)
        yield Field(folder, casebook, network, tuple(_planted(casebook, network)))


def _hear(casebook: Casebook, network: records.Network, lane: Lane) -> None:
    heard = review_records.Heard.INTERVIEW
    with casebook.step("Hear"):
        note = review_records.ReviewNote(new_id(), network.id, heard, "heard", lane=lane)
        casebook.insert(note)
        casebook.insert(review_records.Excerpt(new_id(), network.id, note.id, "said", lane=lane))


def _planted(casebook: Casebook, network: records.Network) -> Iterator[Plant]:
    number = 0
    with casebook.step("Plant"):
        for kind, names in (*PRIVATE.items(), *SAID_IN_COACHING.items(), *MARKED.items()):
            for record in casebook.find(kind, network_id=network.id):
                if kind in MARKED and record.lane not in CLOSED:
                    continue
                current = record
                for name in names:
                    number += 1
                    word = f"siskin{number:05}"
                    current = _with(casebook, current, name, word)
                    yield Plant(word, kind, name, _reader_id(record, name))


def _with(casebook: Casebook, record, name: str, word: str):
    if hasattr(record, "answers") and not hasattr(record, name):
        return casebook.update(record, answers={**record.answers, name: word})
    return casebook.update(record, **{name: f"{getattr(record, name)} {word}".strip()})


def _reader_id(record, name: str) -> str | None:
    """Whose own coaching a field is of; None where it is nobody's but the facilitator's."""
    if type(record) in SAID_IN_COACHING and name in SAID_IN_COACHING[type(record)]:
        return record.person_id
    is_own = type(record) is records.Promise and record.lane is Lane.COACHEE
    return record.owner_id if is_own else None


def _let_out(field: Field, reader_id: str | None) -> set[str]:
    return {plant.word for plant in field.plants if reader_id and plant.reader_id == reader_id}


def _themes_agreed(field: Field) -> set[str]:
    """The themes whose coachee agreed, and signed, that the sponsor may hear them."""
    agreements = field.casebook.find(records.Agreement, network_id=field.network.id)
    open_ids = {a.person_id for a in agreements if a.answers.get("sponsor_hears") == "themes"}
    found = (plant for plant in field.plants if plant.field == "themes")
    return {plant.word for plant in found if plant.reader_id in open_ids}


def _may_hold(field: Field, document_id: str, reader_id: str | None) -> set[str]:
    themes = _themes_agreed(field) if document_id == "sponsor-summary" else set()
    return _let_out(field, reader_id) | themes


def _copies(field: Field) -> Iterator[tuple[str, str, str | None]]:
    """Every document with every record it can be about, and the person whose lane it is in."""
    own = {"network_id": field.network.id}
    for document in DOCUMENTS.values():
        if document.about == "workshop":
            for workshop in field.casebook.find(records.Workshop, **own):
                yield document.id, workshop.id, None
        elif document.about == "person":
            for person in field.casebook.find(records.Person, **own)[:4]:
                yield document.id, person.id, person.id
            for agreement in field.casebook.find(records.Agreement, **own):
                yield document.id, agreement.person_id, agreement.person_id
        else:
            yield document.id, "", None
    for round_ in field.casebook.find(records.Round, **own):
        yield "diagnostic", round_.id, None


def _draw(field: Field, document_id: str, subject_id: str, target: Path | BytesIO) -> None:
    chosen = DOCUMENTS[document_id]
    person_id = subject_id if chosen.about == "person" else None
    catalogue.write(document_id, _read(field, chosen.reader, person_id), target, subject_id)


@cache
def _read(field: Field, reader: Reader, person_id: str | None) -> Dossier:
    return dossier.read(field.casebook, field.network.id, reader, person_id=person_id)


def test_the_table_of_lanes_keeps_every_private_field():
    for kind, names in PRIVATE.items():
        lanes = RULES[kind].fields()
        closed = {lanes.get(name, lanes.get("answers")) for name in names}
        assert closed == {Lane.PRIVATE}


def test_every_word_is_in_the_casebook(field):
    everything = "".join(str(rows) for rows in contents(field.casebook).values())
    assert held(everything, field.words()) == field.words()
    kinds = {*PRIVATE, *SAID_IN_COACHING, *MARKED}
    assert {plant.kind for plant in field.plants} == kinds


def test_no_document_holds_a_word_of_another_lane(field, tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    copies = list(dict.fromkeys(_copies(field)))
    assert {document for document, _, _ in copies} == set(DOCUMENTS)
    for number, (document, subject_id, reader_id) in enumerate(copies):
        target = tmp_path / f"{number}-{document}.pdf"
        _draw(field, document, subject_id, target)
        found = held(inside(target), field.words())
        assert set(found) <= _may_hold(field, document, reader_id), document


def test_search_finds_what_a_coachee_may_read_in_their_own_log(field, tmp_path, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    for agreement in field.casebook.find(records.Agreement, network_id=field.network.id):
        target = tmp_path / "log.pdf"
        _draw(field, "coaching-log", agreement.person_id, target)
        found = set(held(inside(target), field.words()))
        own = _let_out(field, agreement.person_id)
        unsaid = {plant.word for plant in field.plants if plant.field == "owner"}
        assert own - unsaid <= found


@pytest.mark.parametrize("reader", [r for r in Reader if r is not Reader.FACILITATOR])
def test_no_dossier_holds_a_word_of_another_lane(field, reader):
    for agreement in field.casebook.find(records.Agreement, network_id=field.network.id):
        person_id = agreement.person_id
        read = dossier.read(field.casebook, field.network.id, reader, person_id=person_id)
        own = _let_out(field, person_id if reader is Reader.COACHEE else None)
        own |= _themes_agreed(field) if reader is Reader.SPONSOR else set()
        assert set(held(repr(read), field.words())) == own


def test_hours_and_the_sponsor_s_summary_are_among_what_is_searched(field):
    documents = {document for document, _, _ in _copies(field)}
    assert {"coaching-hours", "sponsor-summary", "coaching-agreement"} <= documents
    assert lists.LISTS["hours"].reader is Reader.ASSESSOR


def test_search_finds_agreed_themes_in_the_sponsor_s_summary_and_no_others(field, tmp_path):
    _draw(field, "sponsor-summary", "", tmp_path / "summary.pdf")
    agreed = _themes_agreed(field)
    assert agreed
    assert set(held(inside(tmp_path / "summary.pdf"), field.words())) == agreed


TOLD = [
    (kind, name)
    for kind, names in (*PRIVATE.items(), *SAID_IN_COACHING.items(), *MARKED.items())
    for name in names
    if kind not in UNTOLD
]


@pytest.mark.parametrize(("kind", "name"), TOLD)
def test_search_finds_a_field_let_out_of_its_lane(field, kind, name, monkeypatch):
    rule = RULES[kind]
    open_to_all = replace(rule, lanes={Lane.SPONSOR: " ".join(rule.fields())}, chosen=False)
    monkeypatch.setitem(RULES, kind, open_to_all)
    redaction._closed.cache_clear()
    seen = repr(dossier.read(field.casebook, field.network.id, Reader.SPONSOR, diagnosed=False))
    redaction._closed.cache_clear()
    words = [p.word for p in field.plants if (p.kind, p.field) == (kind, name)]
    assert words
    assert held(seen, words) == words


@pytest.mark.parametrize("chosen", lists.LISTS.values(), ids=lambda one: one.id)
def test_no_spreadsheet_holds_a_word_of_another_lane(field, chosen):
    read = dossier.read(field.casebook, field.network.id, chosen.reader)
    assert held(lists.written(chosen, read).decode(), field.words()) == []


def test_no_calendar_frozen_plan_or_name_of_a_step_holds_a_word(field):
    told = calendar_out.write(field.casebook, field.network.id).content.decode()
    told += repr(frozen_plans.as_it_stands(field.casebook, field.network.id))
    told += repr(field.casebook.connection.execute("SELECT label FROM step").fetchall())
    assert held(told, field.words()) == []


def test_no_log_of_hours_over_all_networks_holds_a_word(field, tmp_path):
    log = coaching.log_of_all(field.casebook)
    coaching_hours.write_log(log, tmp_path / "log.pdf")
    left_out = coaching.left_out_of_hours(field.casebook)
    told = f"{lists.hours(log).decode()} {left_out!r} {inside(tmp_path / 'log.pdf')}"
    assert held(told, field.words()) == []


def test_search_finds_what_an_unredacted_spreadsheet_would_let_out(field):
    chosen = lists.LISTS["promises"]
    whole = dossier.read(field.casebook, field.network.id, Reader.FACILITATOR)
    leaked = lists.written(chosen, replace(whole, reader=chosen.reader))
    assert held(leaked.decode(), field.words())


def test_no_count_of_what_is_withheld_holds_a_word(field):
    for reader in Reader:
        said = dossier.withheld(field.casebook, field.network.id, reader, person_id="nobody")
        assert held(repr(said), field.words()) == []


def test_no_suggested_name_or_word_of_what_its_reader_gets_holds_a_word(field, qapp):
    session = Session(field.casebook)
    session.open_network(field.network.id)
    copies = [copy for copy in _copies(field) if copy[0] in DOCUMENTS]
    said = [preview._prepared(session, id, {"subject_id": of}) for id, of, _ in copies]
    session.tasks.shutdown()
    assert said
    told = [f"{one.title} {one.file_name} {one.reading!r} {one.note}" for one in said]
    assert held(" ".join(told), field.words()) == []


@pytest.fixture
def closed(field, tmp_path_factory):
    """A copy of the casebook that is nobody's, in a home of its own with a temporary folder."""
    home = tmp_path_factory.mktemp("home")
    (home / "temporary").mkdir()
    field.casebook.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", copy, field.folder, home / "casebook"], check=True)
    yield home
    shutil.rmtree(home)


def test_no_answer_of_export_or_file_it_leaves_holds_a_word(field, closed, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    monkeypatch.setattr(tempfile, "tempdir", str(closed / "temporary"))
    out = closed / "out.pdf"
    for words in (("plan",), ("run-sheet",), ("run-sheet", "--json")):
        asked = ("export", *words, "--network", field.network.id, "--out", out)
        done = run("--casebook", closed / "casebook", *asked)
        assert done.code == 0, done.err
        assert held(done.out + done.err, field.words()) == []
    assert held(on_disk(closed), field.words()) == []
    assert list((closed / "temporary").iterdir()) == []


WINDOW = """
import sys, time
from pathlib import Path
from facilitator import app
from facilitator.ui import preview

application, window = app.build(Path(sys.argv[1]))
window.show()
window.open_page("coaching")
window.session.casebook.search("siskin")
preview.open_document(window, window.session, "coaching-log", {"subject_id": sys.argv[2]})
while not window.findChildren(preview.Preview):
    application.processEvents()
    time.sleep(0.01)
print("shown", flush=True)
application.exec()
"""


def _home(home: Path) -> dict[str, str]:
    places = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    folders = dict.fromkeys(places, str(home))
    still = {"FACILITATOR_TODAY": TODAY.isoformat(), "QT_QPA_PLATFORM": "offscreen"}
    return os.environ | folders | still | {"TMPDIR": str(home / "temporary")}


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_nothing_of_a_previewed_log_is_on_the_disk_while_open_or_after_a_kill(field, closed):
    person_id = field.casebook.find(records.Agreement)[0].person_id
    command = [sys.executable, "-c", WINDOW, str(closed / "casebook"), person_id]
    window = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=_home(closed)
    )
    assert window.stdout
    assert window.stdout.readline() == "shown\n"
    assert held(on_disk(closed), field.words()) == []
    window.send_signal(signal.SIGKILL)
    window.communicate()
    assert held(on_disk(closed), field.words()) == []
    assert list((closed / "temporary").iterdir()) == []


def test_search_finds_a_previewed_log_that_was_put_into_the_temporary_folder(
    field, closed, monkeypatch
):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    person_id = field.casebook.find(records.Agreement)[0].person_id
    _draw(field, "coaching-log", person_id, closed / "temporary" / "log.pdf")
    assert held(on_disk(closed), field.words())
