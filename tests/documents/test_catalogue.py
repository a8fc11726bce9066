"""Each document says beforehand what goes into it."""

from dataclasses import fields
from datetime import date
from io import BytesIO

import pytest

from facilitator.documents import catalogue
from facilitator.documents.catalogue import DOCUMENTS
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Session, Workshop
from facilitator.operations import networks
from facilitator.store import dossier as dossiers
from facilitator.store.casebook import Casebook

TODAY = date(2026, 11, 21)
BESIDES = {"reader", "network", "facilitator", "contact", "people", "organisations", "returned"}
BESIDES |= {"support", "told", "sessions", "links", "diagnosis", "slips"}
PARTS = {part.name for part in fields(Dossier)}


class Watched(Dossier):
    """A dossier that notes which of its parts are asked for."""

    asked: set[str] = set()

    def __getattribute__(self, name):
        if name in PARTS:
            Watched.asked.add(name)
        return super().__getattribute__(name)


@pytest.fixture(scope="module")
def built(worked_example, tmp_path_factory):
    folder = worked_example(tmp_path_factory.mktemp("catalogue") / "casebook")
    with Casebook.open(folder) as casebook:
        yield casebook, networks.every(casebook)[0]


def _read(built, document):
    """The dossier of a document and the id of what it is about."""
    casebook, network = built
    person_id = casebook.find(Session, network_id=network.id)[0].person_id
    subject = {"workshop": casebook.find(Workshop, network_id=network.id)[0].id}
    read = dossiers.read(
        casebook, network.id, document.reader, person_id=person_id if document.about else None
    )
    return read, subject.get(document.about, person_id if document.about else "")


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=lambda one: one.id)
def test_a_document_is_drawn_from_what_it_says(built, document, monkeypatch):
    monkeypatch.setenv("FACILITATOR_TODAY", TODAY.isoformat())
    read, subject = _read(built, document)
    watched = Watched(**{name: getattr(read, name) for name in PARTS})
    Watched.asked.clear()
    catalogue.write(document.id, watched, BytesIO(), subject)
    said = set(document.drawn_from.split())
    assert said <= Watched.asked
    shown_through_the_thread = {"findings", "objectives", "promises", "blocks", "workshops"}
    assert Watched.asked - said - BESIDES <= shown_through_the_thread


def test_contents_are_counted_for_the_reader(built):
    read, _ = _read(built, DOCUMENTS["plan"])
    said = catalogue.contents("plan", read)
    assert f"{len(read.findings)} findings" in said
    assert not [words for words in said if "session" in words]


def test_a_coaching_log_counts_one_persons_own(built):
    read, person_id = _read(built, DOCUMENTS["coaching-log"])
    own = [s for s in read.sessions if s.person_id == person_id]
    said = catalogue.contents("coaching-log", read, person_id)
    assert said[:2] == ("1 coaching agreement", f"{len(own)} coaching sessions")


def test_what_is_not_there_is_not_counted(built):
    read, _ = _read(built, DOCUMENTS["coaching-log"])
    assert catalogue.contents("coaching-log", read, "nobody") == ()
