"""Every document there is: who it is for, what it is about, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.errors import UserError

Write = Callable[[Dossier, Path, str], None]


@dataclass(frozen=True)
class Document:
    """A kind of document; `about` is the kind of record one copy is of, or "" for the network."""

    id: str
    title: str
    reader: Reader
    module: str
    about: str = ""


DOCUMENTS = {
    document.id: document
    for document in (
        Document("plan", "Development plan", Reader.NETWORK, "plan"),
        Document("plan-on-a-page", "Plan on a page", Reader.NETWORK, "plan_on_a_page"),
        Document("diagnostic", "Diagnostic report", Reader.NETWORK, "diagnostic_report"),
        Document("network-type", "Network type report", Reader.NETWORK, "type_report"),
        Document("run-sheet", "Run sheet", Reader.NETWORK, "run_sheet", "workshop"),
        Document("coaching-log", "Coaching log", Reader.COACHEE, "coaching_log", "person"),
    )
}


def document(document_id: str) -> Document:
    """The document of this id; UserError naming those there are."""
    if document_id not in DOCUMENTS:
        raise UserError(
            f"There is no document called “{document_id}”.",
            "Choose one of: " + ", ".join(DOCUMENTS) + ".",
        )
    return DOCUMENTS[document_id]


def write(document_id: str, dossier: Dossier, target: Path, subject_id: str = "") -> None:
    """Write a document as a PDF; `subject_id` is of the record it is about, if of one.

    Raises UserError for a dossier of another reader, a missing subject or a target that
    cannot be written.
    """
    chosen = document(document_id)
    if dossier.reader is not chosen.reader:
        raise ValueError(f"{chosen.title} is for {chosen.reader}, not for {dossier.reader}")
    if chosen.about and not subject_id:
        raise UserError(f"{chosen.title} needs a {chosen.about}.", f"Say which {chosen.about}.")
    module = import_module(f"facilitator.documents.{chosen.module}")
    writer: Write = module.write
    writer(dossier, target, subject_id)
