"""The certificate that somebody's records were erased; it says what, and never whose by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from facilitator.documents import page
from facilitator.documents.flow import bold, bullets, heading, para
from facilitator.documents.opening import INVENTED
from facilitator.documents.tables import card, signature_lines, table
from facilitator.documents.words import counted, day
from facilitator.domain.rights import Erasure

TITLE = "Disposal certificate"
KINDS = {
    "person": ("What was known of the person", "Name, contact, work, interests and private note"),
    "agreement": ("Coaching agreement", "All its answers"),
    "session": ("Coaching conversations", "Shared and private notes"),
    "response": ("Filled sheets of the diagnostic", "Answers and comments"),
    "guest": ("Invitations to workshops", "Why, the reply, and whether they came"),
    "review_note": ("Interviews of the rapid review", "Their words and what was coded of them"),
    "promise": ("Promises made in confidence", "Their words, dates and owners"),
    "finding": ("Findings from coaching", "Those said in confidence"),
    "story": ("Stories from coaching", "Those told in confidence"),
    "organisation": ("Organisation", "One that nobody else came from"),
}
HOW = (
    "The records, the words they could be found by, the drafts and the images kept for undo were "
    "deleted in one step. The file was then written anew, so that no deleted page is left in it."
)


def write(erasure: Erasure, target: Path) -> None:
    """Write the certificate; UserError where the target cannot be written."""
    page.build(
        story(erasure),
        target,
        title=TITLE,
        subject="What was erased, when and how",
        footer=f"{TITLE} · {erasure.reference} · {day(erasure.on)}",
    )


def story(erasure: Erasure) -> list[Any]:
    """The certificate's parts in reading order."""
    by = ", ".join(filter(None, (erasure.facilitator, erasure.contact)))
    facts = [
        [bold("Reference"), erasure.reference],
        [bold("Erased on"), day(erasure.on)],
        [bold("Network"), erasure.network],
        *([[bold("Facilitator"), by]] if by else []),
    ]
    return [
        heading(TITLE, 1),
        para("One person's records, erased for good", "subtitle"),
        *([para(INVENTED, "quiet")] if erasure.invented else []),
        *table(facts, [0.3, 0.7], head=0, row_heads=1),
        heading("What was erased"),
        *table(_rows(erasure.goes), [0.42, 0.44, 0.14], align="llr"),
        heading("How"),
        para(HOW),
        heading("What is left"),
        *bullets(_left(erasure)),
        card(
            [
                para(
                    "This certificate has no name on it, so that it keeps nothing it should not. "
                    "Write the name by hand on the person's own copy."
                )
            ]
        ),
        *signature_lines(["Facilitator", "The person, if they wish"], across=2),
    ]


def _rows(goes: Mapping[str, int]) -> list[list[Any]]:
    rows: list[list[Any]] = [["Records", "With", "Number"]]
    rows += [[*words, str(goes[kind])] for kind, words in KINDS.items() if goes.get(kind)]
    return rows


def _left(erasure: Erasure) -> list[str]:
    left = [
        "Backups made before this day, and files kept aside when one was put back. The records "
        "are erased from a backup too if it is ever put back; all are thrown away in their turn.",
        "A list of reference numbers without names, so that an old copy brings nobody back.",
        "Sheets without a name: nobody can tell whose they were.",
    ]
    if erasure.promises_kept:
        promises = counted(erasure.promises_kept, "promise")
        left.append(f"{promises} made to the network, now without an owner.")
    if erasure.mentions_left:
        texts = counted(erasure.mentions_left, "other text")
        left.append(f"{texts} in which the name, or a word like it, was read and left.")
    return left
