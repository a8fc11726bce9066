"""The plan's open promises by due date, and the page where people put their names to it all."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.documents import words
from facilitator.documents.flow import Run, keep, para, space
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import for_goals, section
from facilitator.documents.plan_version import version_of
from facilitator.documents.tables import table
from facilitator.domain import diary, promise_reading
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Promise

_NONE = (
    "Nobody has promised anything yet. What people take on in workshops and at gates will stand "
    "here, with its owner and its date."
)
_SIGNERS = ("leader", "coordinator", "sponsor", "facilitator")


def promises(dossier: Dossier, today: date) -> list[Any]:
    """The section: what is open, the earliest first; what was kept is counted."""
    head = section("Promises")
    still = diary.open_promises(dossier)
    kept = len(dossier.promises) - len(still)
    counted = f"{words.counted(kept, 'promise')} kept so far."
    if not still:
        return [keep(head, para(f"Nothing is open. {counted}" if kept else _NONE))]
    late = sum(diary.is_late(promise, today) for promise in still)
    said = f"{len(still)} open{f', {late} of them late' if late else ''}. {counted}"
    rows: list[list[Any]] = [["Due", "Promise", "Who", "How it stands"]]
    rows += [_row(dossier, promise, today) for promise in still]
    heavy = promise_reading.remark(dossier)
    remark = [para(f"{heavy} Who could take one over?")] if heavy else []
    return [head, para(said, "lead"), *remark, *table(rows, [0.2, 0.42, 0.2, 0.18])]


def _row(dossier: Dossier, promise: Promise, today: date) -> list[Any]:
    due = words.day(promise.due) if promise.due else "no date"
    who = words.owner(dossier, promise) or "nobody yet"
    return [due, [promise.text, for_goals(dossier, promise.id)], who, _standing(promise, today)]


def _standing(promise: Promise, today: date) -> Any:
    if promise.due is None or promise.due >= today:
        return "open"
    days = (today - promise.due).days
    said = words.counted(days, "day") if days < 14 else words.counted(days // 7, "week")
    return Run(f"{said} late", "", PAPER.coral)


def signatures(dossier: Dossier) -> list[Any]:
    """The names, each with room to sign and date."""
    rows: list[list[Any]] = [["", "Name", "Signature", "Date"]]
    rows += [[words.role(r), words.named(dossier, r), "", ""] for r in _SIGNERS]
    version = version_of(dossier).number
    said = (
        f"We have read version {version} of this plan, agree to its goals and to our part in them, "
        "and will decide at each gate whether to continue, change or stop."
    )
    tall = [("TOPPADDING", (0, 1), (-1, -1), 17), ("BOTTOMPADDING", (0, 1), (-1, -1), 6)]
    lined = table(rows, [0.2, 0.28, 0.34, 0.18], row_heads=1, commands=tall)
    return [keep(section("Signatures"), para(said), space(4), *lined)]
