"""The plan's digital part: how people want to be together, what they need for it, and its care."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.documents import words
from facilitator.documents.figures_plan import orientations
from facilitator.documents.flow import bold, heading, keep, para
from facilitator.documents.page import WIDTH
from facilitator.documents.plan_parts import picture, section
from facilitator.documents.plan_version import due_words
from facilitator.documents.tables import table
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Need, Side
from facilitator.formspec import load

_SIDES = {Side.INSIDE: "Between members", Side.OUTSIDE: "Outside the network"}
_TEXTS = ("inside", "outside", "channels", "accuracy", "consent", "exit")


def digital(dossier: Dossier) -> list[Any]:
    """The section; with nothing written it says where a digital plan begins."""
    head = section("Digital plan")
    plan = dossier.digital_plan
    answers = plan.answers if plan else {}
    parts = [*_together(answers), *_texts(answers), *_needs(dossier)]
    if parts:
        return [head, *parts]
    when = due_words(dossier, "build")
    said = (
        f"The first digital plan comes in month 4{when}. It begins with how members like to be "
        "together, and only then asks which tools would help."
    )
    return [keep(head, para(said))]


def _together(answers: Mapping[str, Any]) -> list[Any]:
    given = answers.get("orientations") or {}
    if not given:
        return []
    field = load.load("digital-plan").field("orientations")
    rows = [
        (row.id, row.label, given.get(row.id, {}).get("now"), given.get(row.id, {}).get("wanted"))
        for row in field.rows
    ]
    drawn = orientations(rows, field.levels, width=WIDTH - 20)
    title = heading("How we are together, now and as we want it", 3)
    note = para("A heavy line marks a gap of two steps or more: there a tool may help.", "small")
    return [keep(title, note, picture(drawn))]


def _texts(answers: Mapping[str, Any]) -> list[Any]:
    form = load.load("digital-plan")
    said = [(form.field(id).label, str(answers.get(id, "")).strip()) for id in _TEXTS]
    return [para([bold(f"{label}: "), words.sentence(text)]) for label, text in said if text]


def _needs(dossier: Dossier) -> list[Any]:
    parts: list[Any] = []
    for side, title in _SIDES.items():
        needs = [need for need in dossier.needs if need.side is side]
        if needs:
            parts += [heading(f"Needs: {title.lower()}", 3), *_table(needs)]
    return parts


def _table(needs: list[Need]) -> list[Any]:
    rows: list[list[Any]] = [["Need", "Tool, owner", "In the way", "Consent", "Way out", "Check"]]
    rows += [_row(need) for need in needs]
    return table(rows, [0.22, 0.2, 0.16, 0.16, 0.15, 0.11])


def _row(need: Need) -> list[Any]:
    tool = [bold(need.tool.strip() or "Tool open"), f"\n{need.owner.strip() or 'owner open'}"]
    texts = [text.strip() or "–" for text in (need.barrier, need.consent, need.exit)]
    check = words.short_day(need.check_on) if need.check_on else "–"
    return [need.need, tool, *texts, check]
