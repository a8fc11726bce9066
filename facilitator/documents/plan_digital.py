"""The plan's digital part: how people want to be together, what they need for it, and its care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from facilitator.documents import words
from facilitator.documents.figures_plan import orientations
from facilitator.documents.flow import Run, bold, heading, keep, para
from facilitator.documents.page import WIDTH
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import picture, section
from facilitator.documents.plan_version import due_words
from facilitator.documents.tables import table
from facilitator.domain import digital_reading
from facilitator.domain.deliver_records import Channel
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Need, Side
from facilitator.domain.scale import Role
from facilitator.formspec import load

_SIDES = {
    Side.INSIDE: ("Between members", "inside", "between members"),
    Side.OUTSIDE: ("Outside the network", "outside", "outside the network"),
}
_ASKED = {Side.INSIDE: ("inside", "channels"), Side.OUTSIDE: ("outside",)}
_CARE = ("accuracy", "consent", "exit")


def digital(dossier: Dossier, today: date) -> list[Any]:
    """The section; with nothing written it says where a digital plan begins."""
    head = section("Digital plan")
    plan = dossier.digital_plan
    answers = plan.answers if plan else {}
    parts = [*_together(answers), *_sides(dossier, answers, today), *_care(dossier, answers, today)]
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


def _sides(dossier: Dossier, answers: Mapping[str, Any], today: date) -> list[Any]:
    """What serves members and what serves goals outside, each with its channels and needs."""
    parts: list[Any] = []
    for side, (title, field, needs_title) in _SIDES.items():
        needs = [need for need in dossier.needs if need.side is side]
        channels = [channel for channel in dossier.channels if channel.side is side]
        said = _texts(answers, (field,) if dossier.channels else _ASKED[side])
        here = [*said, *_channels(dossier, channels, side)]
        here += [*_headed("Needs: " + needs_title, _table(needs, today))] if needs else []
        parts += [heading(title, 3), *here] if here else []
    return parts


def _headed(title: str, grid: list[Any]) -> list[Any]:
    """A small heading that stays with the table below it."""
    head = para(title, "strong")
    head.keepWithNext = 1
    return [head, *grid]


def _texts(answers: Mapping[str, Any], fields: Sequence[str]) -> list[Any]:
    form = load.load("digital-plan")
    said = [(form.field(id).label, str(answers.get(id, "")).strip()) for id in fields]
    return [para([bold(f"{label}: "), words.sentence(text)]) for label, text in said if text]


def _channels(dossier: Dossier, channels: Sequence[Channel], side: Side) -> list[Any]:
    """Channels by role, and in words whom nothing reaches."""
    if not channels:
        return []
    roles = digital_reading.roles_here(dossier)
    names = [digital_reading.ROLES[role] for role in roles]
    rows: list[list[Any]] = [["Channel", *names]]
    rows += [
        [_channel(channel), *(_share(channel, role) for role in roles)] for channel in channels
    ]
    each = 0.71 / max(len(roles), 3)
    grid = table(
        rows,
        [1 - each * len(roles), *[each] * len(roles)],
        align="l" + "c" * len(roles),
        row_heads=1,
    )
    gaps = digital_reading.gaps(dossier) if side is Side.INSIDE else ()
    missed = [para(Run(" ".join(gaps), "", PAPER.coral))] if gaps else []
    return [*_headed("Channels, and the share of each role they reach", grid), *missed]


def _channel(channel: Channel) -> list[Any]:
    more = [part.strip() for part in (channel.purpose, channel.owner) if part.strip()]
    return [bold(channel.name), f"\n{'. '.join(more)}" if more else ""]


def _share(channel: Channel, role: Role) -> str:
    share = channel.reach.get(role.value)
    return f"{share}%" if share is not None else "–"


def _care(dossier: Dossier, answers: Mapping[str, Any], today: date) -> list[Any]:
    """How it is kept right and left in the end, with the checks that are due."""
    due = digital_reading.checks(dossier, today)
    told = [f"{check.need.tool.strip() or check.need.need} ({check.words})" for check in due]
    listed = (
        [para([bold("To be checked by next month: "), f"{words.listed(told)}."])] if told else []
    )
    here = [*_texts(answers, _CARE), *listed]
    return [heading("Kept with care", 3), *here] if here else []


def _table(needs: list[Need], today: date) -> list[Any]:
    rows: list[list[Any]] = [["Need", "Tool, owner", "In the way", "Consent", "Way out", "Check"]]
    rows += [_row(need, today) for need in needs]
    return table(rows, [0.22, 0.2, 0.16, 0.16, 0.15, 0.11])


def _row(need: Need, today: date) -> list[Any]:
    tool = [bold(need.tool.strip() or "Tool open"), f"\n{need.owner.strip() or 'owner open'}"]
    texts = [text.strip() or "–" for text in (need.barrier, need.consent, need.exit)]
    return [need.need, tool, *texts, _check(need.check_on, today)]


def _check(on: date | None, today: date) -> Any:
    if on is None:
        return "–"
    if on >= today:
        return words.short_day(on)
    return Run(f"{words.short_day(on)}, late", "", PAPER.coral)
