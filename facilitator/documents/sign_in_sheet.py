"""The sign-in sheet: who is expected, room for who is not, and what each agrees to."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents.flow import bold, heading, para, space
from facilitator.documents.form_marks import Circle
from facilitator.documents.tables import card, table
from facilitator.documents.words import ROLES, named
from facilitator.documents.workshop_words import chosen, put, when_and_where, whose
from facilitator.domain.deliver_records import Reply
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import guests_of
from facilitator.domain.records import Workshop

TITLE = "Sign-in sheet"
FEWEST_BLANK, FULL_PAGE = 14, 20
"""Rows left blank for those who are not expected; more where nobody is."""
_LISTED = "Your name and organisation may stand in the list of who came, which members see."
_PICTURED = "You may be seen in photographs that the network shows to others."
_ROW = 17.0
_WIDTHS = [176.0, 128, 42, 50, None]


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the sheet of the workshop whose id is `subject_id`.

    Raises UserError for an unknown workshop or a target that can't be written.
    """
    workshop = chosen(dossier, subject_id)
    put(story(dossier, workshop), target, TITLE, dossier, workshop)


def story(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The sheet's parts; of a person only name and organisation: everyone in the room sees it."""
    return [
        heading(f"Welcome: {workshop.title}", 1),
        para(when_and_where(workshop), "subtitle"),
        para(whose(dossier), "quiet"),
        card(
            [
                para([bold("Listed. "), _LISTED], "cell"),
                para([bold("Pictured. "), _PICTURED], "cell"),
                para(_choice(dossier), "cell"),
            ]
        ),
        *_table(dossier, workshop),
    ]


def _choice(dossier: Dossier) -> str:
    role = next((role for role in ("coordinator", "leader") if named(dossier, role)), "")
    whom = f"the {ROLES[role].lower()}" if role else "the facilitator"
    return (
        "Circle what you agree to; leave the rest. You are as welcome either way, and can change "
        f"your mind later: tell {whom}."
    )


def _table(dossier: Dossier, workshop: Workshop) -> list[Any]:
    places = {organisation.id: organisation.name for organisation in dossier.organisations}
    coming = [
        (person.name, places.get(person.organisation_id or "", ""))
        for guest, person in guests_of(dossier, workshop.id)
        if guest.reply is not Reply.NO
    ]
    blank = FEWEST_BLANK if coming else FULL_PAGE
    rows: list[list[Any]] = [["Name", "Organisation", "Listed", "Pictured", "Signature"]]
    rows += [_row(*one) for one in coming] + [_row("", "") for _ in range(blank)]
    return table(rows, _WIDTHS, align="llccl", commands=[("VALIGN", (0, 1), (-1, -1), "MIDDLE")])


def _row(name: str, organisation: str) -> list[Any]:
    return [name or space(_ROW), organisation, Circle(""), Circle(""), space(_ROW)]
