"""Every document there is: who it is for, what it is about, and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from facilitator.domain import thread
from facilitator.domain.coaching_told import Client
from facilitator.domain.dossier import Dossier
from facilitator.domain.lane_rules import counted
from facilitator.domain.lanes import Reader
from facilitator.errors import UserError

Write = Callable[[Dossier, BinaryIO | Path, str], None]


@dataclass(frozen=True)
class Document:
    """A kind of document, and the parts of a dossier that its pages are `drawn_from`.

    `about` is the kind of record one copy is of, or "" for the network.
    """

    id: str
    title: str
    reader: Reader
    module: str
    drawn_from: str
    about: str = ""


DOCUMENTS = {
    document.id: document
    for document in (
        Document(
            "plan",
            "Development plan",
            Reader.NETWORK,
            "plan",
            "rounds findings objectives goals drivers readings milestones workshops blocks "
            "guests digital_plan needs channels promises frozen_plans quiet_periods",
        ),
        Document(
            "plan-on-a-page",
            "Plan on a page",
            Reader.NETWORK,
            "plan_on_a_page",
            "goals readings milestones workshops needs",
        ),
        Document(
            "diagnostic",
            "Diagnostic report",
            Reader.NETWORK,
            "diagnostic_report",
            "rounds wall_marks excerpts",
        ),
        Document(
            "network-type", "Network type report", Reader.NETWORK, "type_report", "type_sheets"
        ),
        Document(
            "run-sheet",
            "Run sheet",
            Reader.NETWORK,
            "run_sheet",
            "blocks goals findings promises guests",
            about="workshop",
        ),
        Document(
            "coaching-log",
            "Coaching log",
            Reader.COACHEE,
            "coaching_log",
            "agreements sessions promises",
            about="person",
        ),
        Document(
            "coaching-agreement",
            "Coaching agreement",
            Reader.COACHEE,
            "coaching_agreement",
            "agreements",
            about="person",
        ),
        Document(
            "coaching-hours",
            "Log of coaching hours",
            Reader.ASSESSOR,
            "coaching_hours",
            "clients",
        ),
        Document(
            "sponsor-summary",
            "Coaching summary for the sponsor",
            Reader.SPONSOR,
            "sponsor_summary",
            "told",
        ),
        Document(
            "summary",
            "Diagnostic summary",
            Reader.NETWORK,
            "diagnostic_summary",
            "rounds milestones",
        ),
        Document(
            "feedback-slides",
            "Slides for the feedback workshop",
            Reader.NETWORK,
            "feedback_slides",
            "rounds milestones",
        ),
        Document("give-back", "Give-back slips", Reader.RESPONDENT, "give_back", "rounds"),
        Document(
            "numbered-sheets",
            "Numbered sheets",
            Reader.NETWORK,
            "numbered_sheets",
            "rounds batches",
        ),
        Document("wall-chart", "Wall chart", Reader.NETWORK, "wall_chart", "rounds"),
        Document("letter", "Letter with the sheet", Reader.NETWORK, "letter", "rounds batches"),
        Document(
            "gate-sheet",
            "Gate decision sheet",
            Reader.NETWORK,
            "gate_sheet",
            "goals readings rounds promises workshops stories milestones needs channels "
            "frozen_plans",
        ),
        Document(
            "quarterly-pack",
            "Quarterly review pack",
            Reader.NETWORK,
            "quarterly_pack",
            "goals readings promises stories milestones workshops quiet_periods",
        ),
        Document(
            "agenda",
            "Participants’ agenda",
            Reader.NETWORK,
            "agenda_sheet",
            "workshops blocks",
            about="workshop",
        ),
        Document(
            "picking-list",
            "Picking list",
            Reader.NETWORK,
            "picking_list",
            "workshops blocks guests",
            about="workshop",
        ),
        Document(
            "table-cards",
            "Table cards",
            Reader.NETWORK,
            "table_cards",
            "workshops blocks guests",
            about="workshop",
        ),
        Document(
            "sign-in",
            "Sign-in sheet",
            Reader.NETWORK,
            "sign_in_sheet",
            "workshops guests",
            about="workshop",
        ),
        Document(
            "agenda-chart",
            "Agenda for the wall",
            Reader.NETWORK,
            "agenda_chart",
            "workshops blocks",
            about="workshop",
        ),
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


def write(
    document_id: str, dossier: Dossier, target: BinaryIO | Path, subject_id: str = ""
) -> None:
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


def contents(document_id: str, dossier: Dossier, subject_id: str = "") -> tuple[str, ...]:
    """What goes into a document in words, such as "3 goals"; nothing of which there is none."""
    if document_id in _TOLD:
        return _TOLD[document_id](dossier)
    found: Counter[type] = Counter()
    chosen = document(document_id)
    about = _about(dossier, subject_id) if subject_id and chosen.about else None
    for name in chosen.drawn_from.split():
        kept = getattr(dossier, name)
        for record in kept if isinstance(kept, tuple) else (kept,):
            if record and (about is None or record.id in about):
                found[type(record)] += 1
    return tuple(counted(kind, number) for kind, number in found.items())


def _about(dossier: Dossier, subject_id: str) -> set[str]:
    """The ids of what belongs to a workshop or a person, comes from it, or stands behind it."""
    blocks = {block.id for block in dossier.blocks_of(subject_id)}
    behind = {knot.id for id in (subject_id, *blocks) for knot in thread.why(dossier, id)}
    own = {agreement.id for agreement in dossier.agreements if agreement.person_id == subject_id}
    held = {session.id for session in dossier.sessions if session.person_id == subject_id}
    own |= held | {made for session in held for made in thread.targets_of(dossier, session)}
    own |= {promise.id for promise in dossier.promises if promise.owner_id == subject_id}
    own |= {guest.id for guest in dossier.guests if guest.workshop_id == subject_id}
    return own | blocks | behind | set(thread.targets_of(dossier, subject_id))


def hours_in(clients: Sequence[Client]) -> tuple[str, ...]:
    """What goes into a log of hours in words: how many people and how many conversations."""
    talks = sum(len(client.talks) for client in clients)
    return _some((len(clients), "person coached", "people coached"), (talks, *_TALKS))


def _hours_in(dossier: Dossier) -> tuple[str, ...]:
    return hours_in(dossier.clients)


def _told_in(dossier: Dossier) -> tuple[str, ...]:
    people = sum(line.people for line in dossier.told.lines)
    talks = sum(line.talks for line in dossier.told.lines)
    themes = (len(dossier.told.themes), "agreed theme", "agreed themes")
    return _some((people, "person coached", "people coached"), (talks, *_TALKS), themes)


_TALKS = ("conversation", "conversations")


def _some(*counts: tuple[int, str, str]) -> tuple[str, ...]:
    return tuple(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)


_TOLD = {"coaching-hours": _hours_in, "sponsor-summary": _told_in}
"""What is in documents that are drawn from no records, only from what may be told of them."""
