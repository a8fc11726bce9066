"""The ledger of the erased is mended from its copies, and a damaged one locks nobody out."""

from datetime import UTC, date, datetime

import pytest

from facilitator.domain.records import Person
from facilitator.operations import people, rights
from facilitator.store import ledger, standing
from facilitator.store.backups import FOLDER, Backups
from facilitator.store.casebook import Casebook
from facilitator.store.ledger import DamagedLedgerError, Entry

ON = date(2026, 3, 9)
NOW = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.fixture
def book(tmp_path):
    return tmp_path / ledger.FILE


def _copy(tmp_path, *entries):
    path = tmp_path / "copy.json"
    ledger.write(path, entries)
    return path


def test_a_copy_adds_whom_it_alone_knows(book, tmp_path):
    ledger.write(book, (Entry("a", ON, done=True),))
    ledger.merge(book, _copy(tmp_path, Entry("a", ON), Entry("b", ON)))
    assert {(entry.person_id, entry.done) for entry in ledger.read(book)} == {
        ("a", True),
        ("b", False),
    }


def test_a_damaged_one_is_made_anew_from_a_whole_copy(book, tmp_path):
    book.write_text("[")
    ledger.merge(book, _copy(tmp_path, Entry("b", ON)))
    assert ledger.read(book) == (Entry("b", ON),)


def test_a_damaged_copy_is_passed_over(book, tmp_path):
    ledger.write(book, (Entry("a", ON),))
    (tmp_path / "copy.json").write_text("[")
    assert ledger.merge(book, tmp_path / "copy.json") == (Entry("a", ON),)


def test_where_none_is_whole_it_is_told(book, tmp_path):
    (tmp_path / "copy.json").write_text("[")
    with pytest.raises(DamagedLedgerError, match="who was erased"):
        ledger.merge(book, tmp_path / "copy.json")


def test_no_ledger_anywhere_is_nobody_erased(book, tmp_path):
    assert ledger.merge(book, tmp_path / "none.json") == ()
    assert not book.exists()


def _erased(casebook, network):
    rights.erase_person(casebook, people.add(casebook, network.id, "Gwenllian Quill").id)
    before = ledger.read(casebook.folder / ledger.FILE)
    casebook.close()
    (casebook.folder / ledger.FILE).write_text("{")
    return before


def test_opening_mends_it_from_the_copy_beside_the_backups(casebook, network):
    before = _erased(casebook, network)
    with Casebook.open(casebook.folder) as again:
        assert ledger.read(again.folder / ledger.FILE) == before


def test_one_that_cannot_be_mended_is_said_and_locks_nobody_out(casebook, network):
    _erased(casebook, network)
    for copy in (casebook.folder / FOLDER).glob("*-erased.json"):
        copy.unlink()
    with Casebook.open(casebook.folder) as again:
        assert again.find(Person) == ()
        said = standing.warnings(standing.facts(again, Backups(again)), NOW, free=10**12)
    assert [one.id for one in said if "who was erased" in one.words] == ["ledger"]
