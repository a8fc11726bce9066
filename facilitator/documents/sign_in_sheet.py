"""The sign-in sheet: who is expected, room for who is not, and what each agrees to."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents import page
from facilitator.documents.fitting import tall
from facilitator.documents.flow import bold, flat, heading, para, space
from facilitator.documents.form_marks import Circle
from facilitator.documents.tables import card, table
from facilitator.documents.words import ROLES, named
from facilitator.documents.workshop_words import chosen, put, when_and_where, whose
from facilitator.domain.deliver_records import Reply
from facilitator.domain.dossier import Dossier
from facilitator.domain.guests import guests_of
from facilitator.domain.records import Workshop

TITLE = "Sign-in sheet"
FEWEST_BLANK = 6
"""Rows left blank for those who are not expected, and as many more as fill the last page."""
_LISTED = "Your name and organisation may stand in the list of who came, which members see."
_PICTURED = "You may be seen in photographs that the network shows to others."
_ROW = 17.0
_SLACK = 24.0
_WIDTHS = [164.0, 122, 42, 50, None]


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the sheet of the workshop whose id is `subject_id`.

    Raises UserError for an unknown workshop or a target that can't be written.
    """
    workshop = chosen(dossier, subject_id)
    put(story(dossier, workshop), target, TITLE, dossier, workshop)


def story(dossier: Dossier, workshop: Workshop) -> list[Any]:
    """The sheet's parts; of a person only name and organisation: everyone in the room sees it."""
    opening = [
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
    ]
    return [*opening, *_table(_coming(dossier, workshop), tall(flat(opening)))]


def _choice(dossier: Dossier) -> str:
    role = next((role for role in ("coordinator", "leader") if named(dossier, role)), "")
    whom = f"the {ROLES[role].lower()}" if role else "the facilitator"
    return (
        "Mark the circle of what you agree to; leave the rest. You are as welcome either way, "
        f"and can change your mind later: tell {whom}."
    )


def _coming(dossier: Dossier, workshop: Workshop) -> list[list[Any]]:
    """A row for each guest who has not declined."""
    places = {organisation.id: organisation.name for organisation in dossier.organisations}
    return [
        _row(person.name, places.get(person.organisation_id or "", ""))
        for guest, person in guests_of(dossier, workshop.id)
        if guest.reply is not Reply.NO
    ]


def _table(coming: list[list[Any]], above: float) -> list[Any]:
    head: list[Any] = ["Name", "Organisation", "Listed", "Pictured", "Signature"]
    rows = [head, *coming, _row("", "")]
    blank = _blank_rows(_heights(rows), above)
    commands = [("VALIGN", (0, 1), (-1, -1), "MIDDLE")]
    filled = [*rows, *(_row("", "") for _ in range(blank - 1))]
    return table(filled, _WIDTHS, align="llccl", commands=commands)


def _heights(rows: list[list[Any]]) -> list[float]:
    """How high rows are in points; the same rows may stand in another table afterwards."""
    (made,) = table(rows, _WIDTHS, align="llccl")
    made.wrapOn(None, page.WIDTH, page.HEIGHT)
    return [float(height) for height in made._rowHeights]


def _blank_rows(heights: list[float], above: float) -> int:
    """How many blank rows fill the last page; the first height is the head's, the last a blank's.

    `above` is what the first page needs for other things.
    """
    head, *coming, blank = heights
    whole = page.HEIGHT - head - _SLACK
    left = whole - above
    for height in coming:
        left = (left if left >= height else whole) - height
    count = int(left // blank)
    return count if count >= FEWEST_BLANK else count + int(whole // blank)


def _row(name: str, organisation: str) -> list[Any]:
    shown = para(name, "h4-tight") if name else space(_ROW)
    return [shown, organisation, Circle(""), Circle(""), space(_ROW)]
