"""The recovery page: the one sheet that opens a casebook whose passphrase was lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from facilitator import clock
from facilitator.documents import page
from facilitator.documents.flow import bold, bullets, heading, para
from facilitator.documents.palette import PAPER
from facilitator.documents.tables import card, table
from facilitator.documents.words import day

TITLE = "Recovery code"
_ACROSS = 4
_KEEP = (
    "Print this page, then delete the file it came from.",
    "Keep it where you keep a passport or a deed: in a locked drawer, or with someone you trust.",
    "Never keep it with the computer, in its bag, in an email or in a photograph.",
    "A new passphrase does not change this code: the page stays good.",
)
_USE = (
    "Open Facilitator and choose the recovery code in place of the passphrase.",
    "Type the groups row by row. Capitals, spaces and hyphens do not matter.",
    "The code has no letter O, I, L or U: what looks like O is a zero, what looks like I a one.",
    "Choose a new passphrase. Nothing in the casebook is changed by this.",
)


def write(code: str, target: BinaryIO | Path, on: date | None = None) -> None:
    """Write the page of a code, groups parted by hyphens, as printed on a day, else today.

    Raises UserError where the target cannot be written.
    """
    page.build(
        story(code, on or clock.today()),
        target,
        title=TITLE,
        subject="Opens a casebook whose passphrase was lost",
        footer="Confidential · Keep away from the computer",
    )


def story(code: str, on: date) -> list[Any]:
    """The page's parts in reading order."""
    return [
        heading(TITLE, 1),
        para("For one Facilitator casebook and its backups", "subtitle"),
        para(f"Made on {day(on)}", "quiet"),
        *table(
            _rows(code.split("-")),
            [0.2, 0.2, 0.2, 0.2, 0.2],
            head=0,
            row_heads=1,
            commands=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        ),
        heading("What it is"),
        para(
            "This code is the key to the casebook, written in letters and digits. With it the "
            "casebook and every backup of it can be read without the passphrase, by anyone."
        ),
        card(
            [
                para("Without the passphrase and without this code there is no data.", "strong"),
                para("Nobody can bring it back: not the makers of Facilitator, and not you."),
            ],
            accent=PAPER.coral,
        ),
        heading("Where to keep it"),
        *bullets(_KEEP),
        heading("How to use it"),
        *bullets(_USE, numbered=True),
    ]


def _rows(groups: list[str]) -> list[list[Any]]:
    """The groups so many across, each row headed by the numbers of its groups."""
    rows = []
    for start in range(0, len(groups), _ACROSS):
        inside = groups[start : start + _ACROSS]
        named = f"Groups {start + 1} {'to' if len(inside) > 2 else 'and'} {start + len(inside)}"
        blank = [""] * (_ACROSS - len(inside))
        rows.append([bold(named), *(para(group, "number") for group in inside), *blank])
    return rows
