"""Erasing a person leaves no byte of theirs, and nothing that undo could bring back."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from facilitator.domain.lanes import Lane
from facilitator.domain.records import (
    Agreement,
    Goal,
    Organisation,
    Person,
    Promise,
    Response,
    RoundKind,
    Session,
)
from facilitator.errors import UserError
from facilitator.operations import coaching, findings, goals, people, promises, rounds, thread
from facilitator.store import drafts, erasure, ledger
from facilitator.store.casebook import Casebook
from facilitator.store.drafts import Typed
from tests.builders import contents, redone_to_the_end, undone_to_the_start

TODAY = date(2026, 11, 21)
PAGE, RESERVED = 4096, 80
NAME = "Gwenllian Quillfeather"
SECRETS = (
    "Gwenllian",
    "Quillfeather",
    "quill@example.org",
    "heron-note",
    "kestrel-shared",
    "bittern-private",
    "avocet-comment",
    "dotterel-agreed",
    "fulmar-promise",
    "plover-job",
    "curlew-finding",
)


@pytest.fixture
def casebook(blank, tmp_path) -> Iterator[Casebook]:
    """One that a test may close itself."""
    opened = Casebook.open(Path(shutil.copytree(blank, tmp_path / "casebook")))
    yield opened
    with suppress(sqlcipher3.ProgrammingError):
        opened.close()


@pytest.fixture
def gwen(casebook, network) -> Person:
    """Somebody with everything that can be kept of a person, some of it typed twice."""
    person = people.add(
        casebook, network.id, NAME, job="plover-job", email="quill@example.org", note="heron-note"
    )
    people.set_organisation(casebook, person.id, "Quillfeather and Daughters")
    coaching.set_agreement(casebook, person.id, "purpose", "dotterel-agreed")
    session = coaching.log(
        casebook,
        person.id,
        date(2026, 3, 2),
        shared_notes="kestrel-shared",
        private_notes="bittern-private",
    )
    coaching.set_field(casebook, session.id, "private_notes", "bittern-private, again")
    made_in = ("session", session.id)
    promises.make(casebook, network.id, "fulmar-promise", owner_id=person.id, made_in=made_in)
    finding = findings.add(casebook, network.id, "curlew-finding", lane=Lane.COACHEE)
    thread.tie(casebook, made_in, ("finding", finding.id))
    round_ = rounds.create(casebook, network.id, RoundKind.BASELINE, date(2026, 3, 1))
    answers = {"s01": 4, "comment": "avocet-comment"}
    rounds.record(casebook, round_.id, "member", answers, person_id=person.id)
    goals.add(casebook, network.id, "Shorter waits", owner=NAME)
    return person


def dumped(casebook: Casebook) -> bytes:
    """Every page of the file as it lies on the disk, decrypted, with whatever is between rows.

    SQLCipher 4 keeps the salt in the first 16 bytes, and in each page's last 80 its IV and HMAC.
    """
    key, file = casebook._key, casebook.folder / "casebook.db"
    casebook.close()
    assert not file.with_name("casebook.db-wal").exists()
    content = file.read_bytes()
    starts = range(0, len(content), PAGE)
    return b"".join(_page(key, content[at : at + PAGE], 0 if at else 16) for at in starts).lower()


def _page(key: bytes, page: bytes, skip: int) -> bytes:
    iv = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(page[skip : PAGE - RESERVED]) + cipher.finalize()


def found_in(content: bytes) -> list[str]:
    return [secret for secret in SECRETS if secret.lower().encode() in content]


def test_nothing_of_them_is_left_in_any_page(casebook, gwen):
    erasure.erase(casebook, gwen.id, TODAY)
    assert found_in(dumped(casebook)) == []


def test_everything_of_them_is_there_before(casebook, gwen):
    assert found_in(dumped(casebook)) == list(SECRETS)


def test_deleting_and_secure_delete_alone_would_leave_remnants(casebook, gwen, monkeypatch):
    monkeypatch.setattr(erasure, "compact", lambda casebook: None)
    erasure.erase(casebook, gwen.id, TODAY)
    assert found_in(dumped(casebook)) != []


def test_rows_alone_would_leave_what_was_written(casebook, gwen):
    people.remove(casebook, gwen.id)
    assert "bittern-private" in found_in(dumped(casebook))


def test_what_goes_is_counted(casebook, gwen):
    erased = erasure.erase(casebook, gwen.id, TODAY)
    wanted = {"person": 1, "session": 1, "agreement": 1, "response": 1, "promise": 1}
    assert erased.goes == wanted | {"finding": 1, "organisation": 1, "link": 2}
    for kind in (Person, Session, Agreement, Response, Organisation):
        assert casebook.find(kind) == ()


def test_undo_past_an_erasure_brings_nobody_back(casebook, gwen):
    erasure.erase(casebook, gwen.id, TODAY)
    before = contents(casebook)
    undone_to_the_start(casebook)
    assert not any(contents(casebook).values())
    redone_to_the_end(casebook)
    assert contents(casebook) == before
    assert casebook.check()["ok"]
    assert found_in(dumped(casebook)) == []


def test_steps_about_them_only_are_passed_over(casebook, network, gwen):
    assert casebook.undo_label() == "Add goal"
    casebook.undo()
    erasure.erase(casebook, gwen.id, TODAY)
    assert casebook.undo_label() == "New round Baseline"


def test_a_promise_to_the_network_stays_without_its_owner(casebook, network, gwen):
    kept = promises.make(casebook, network.id, "Book the room", owner_id=gwen.id)
    erased = erasure.erase(casebook, gwen.id, TODAY)
    assert erased.promises_kept == 1
    assert casebook.get(Promise, kept.id).owner_id is None


def test_others_keep_their_records(casebook, network, gwen):
    other = people.add(casebook, network.id, "Idris", organisation="Leeds", note="his own")
    session = coaching.log(casebook, other.id, TODAY, private_notes="his coaching")
    erasure.erase(casebook, gwen.id, TODAY)
    assert casebook.find(Person) == (casebook.get(Person, other.id),)
    assert casebook.get(Session, session.id).private_notes == "his coaching"
    assert casebook.search("coaching")[0].id == session.id


def test_name_goes_from_other_texts_only_if_wanted(casebook, gwen):
    erased = erasure.erase(casebook, gwen.id, TODAY, clears=False)
    assert casebook.find(Goal)[0].owner == NAME
    assert (erased.mentions_cleared, erased.mentions_left) == (0, 1)


def test_name_of_two_people_stays_in_texts(casebook, network, gwen):
    people.add(casebook, network.id, NAME)
    erasure.erase(casebook, gwen.id, TODAY)
    assert casebook.find(Goal)[0].owner == NAME


def test_somebody_removed_before_is_erased_from_history(casebook, gwen):
    people.remove(casebook, gwen.id)
    erasure.erase(casebook, gwen.id, TODAY)
    assert found_in(dumped(casebook)) == []


def test_drafts_that_name_them_go(casebook, gwen):
    casebook.remember("sheet-draft-1", f'{{"person": "{gwen.id}"}}')
    casebook.remember("sheet-draft-2", "someone else")
    casebook.remember("facilitator", NAME)
    erasure.erase(casebook, gwen.id, TODAY)
    assert casebook.setting("sheet-draft-1", "gone") == "gone"
    assert casebook.setting("sheet-draft-2") == "someone else"
    assert casebook.setting("facilitator") == NAME


def test_ledger_holds_an_id_and_a_day_and_no_name(casebook, gwen):
    erasure.erase(casebook, gwen.id, TODAY)
    book = casebook.folder / ledger.FILE
    assert ledger.read(book) == (ledger.Entry(gwen.id, TODAY, clears=True, done=True),)
    assert found_in(book.read_bytes().lower()) == []


def test_ledger_is_applied_to_an_older_copy(casebook, gwen, tmp_path):
    copy = tmp_path / "older"
    casebook.close()
    older = Casebook.open(_copied(casebook.folder, copy))
    with Casebook.open(casebook.folder) as now:
        erasure.erase(now, gwen.id, TODAY)
    assert erasure.reapply(older, casebook.folder / ledger.FILE) == 1
    assert found_in(dumped(older)) == []


def _copied(folder: Path, target: Path) -> Path:
    target.mkdir()
    for file in ("casebook.db", "casebook.key"):
        (target / file).write_bytes((folder / file).read_bytes())
    return target


def test_an_erasure_cut_short_is_finished(casebook, gwen, monkeypatch):
    def cut_short(casebook):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(erasure, "compact", cut_short)
        with pytest.raises(KeyboardInterrupt):
            erasure.erase(casebook, gwen.id, TODAY)
    erasure.resume(casebook)
    assert ledger.read(casebook.folder / ledger.FILE)[0].done
    assert found_in(dumped(casebook)) == []


def test_a_failed_erasure_leaves_all_as_it_was(casebook, gwen, monkeypatch):
    before = contents(casebook)

    def broken(casebook, found):
        raise ZeroDivisionError

    monkeypatch.setattr(erasure, "_forget_drafts", broken)
    with pytest.raises(ZeroDivisionError):
        erasure.erase(casebook, gwen.id, TODAY)
    assert contents(casebook) == before
    assert not (casebook.folder / ledger.FILE).exists()


def test_a_damaged_ledger_is_told(casebook, gwen):
    (casebook.folder / ledger.FILE).write_text("{")
    with pytest.raises(UserError, match="damaged"):
        erasure.erase(casebook, gwen.id, TODAY)


def test_drafts_that_may_be_about_them_go_and_others_stay(casebook, gwen):
    kept = Typed("goals", "Aim", 0, "Shorter waits")
    theirs = (
        Typed("goals", "Aim", 1, "ask Gwenllian"),
        Typed("workshops", f"Lead {NAME}", 0, "rings on Monday"),
        Typed("plan", "What was promised", 0, "tells the director when, not whether"),
        Typed("coaching", "Shared notes", 0, "wants to lead"),
        Typed("people", "Note", 0, "moves to Leeds"),
        Typed("diagnostic", "What was said", 0, "nobody listens"),
    )
    drafts.keep(casebook, (kept, *theirs))
    erasure.erase(casebook, gwen.id, TODAY)
    assert drafts.kept(casebook) == (kept,)


def test_a_name_with_an_accent_is_found_in_what_was_remembered(casebook, network):
    zoe = people.add(casebook, network.id, "Zoë Ångström")
    casebook.remember("found", json.dumps(["Zoë Ångström"]))
    drafts.keep(casebook, (Typed("goals", "Aim", 0, "as Zoë Ångström said"),))
    erasure.erase(casebook, zoe.id, TODAY)
    assert casebook.setting("found", "none") == "none"
    assert drafts.kept(casebook) == ()
