"""The plan's account of what type of network this is, how sure that is, and what it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator import content
from facilitator.documents import words
from facilitator.documents.figures_plan import fit_bars
from facilitator.documents.flow import Words, bold, bullets, flat, heading, keep, para
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import picture, section
from facilitator.documents.plan_version import due_words
from facilitator.documents.tables import card, columns, table
from facilitator.domain.clashes import Clash
from facilitator.domain.dossier import Dossier, TypeReading
from facilitator.domain.governance import Level, fitting_governance, size_of
from facilitator.domain.network_type import NetworkType
from facilitator.domain.type_words import clash_words, pivot_words, verdict_words
from facilitator.formspec import load

_BARS = 232
_MOST_PIVOTS = 4
_LEVELS = {"low": Level.LOW, "middle": Level.MODERATE, "high": Level.HIGH}


def network_type(dossier: Dossier) -> list[Any]:
    """The section; where no sheet is filled it says when that will be."""
    head = section("What type of network it is")
    today, wanted = dossier.diagnosis.today, dossier.diagnosis.wanted
    if today is None:
        when = due_words(dossier, "review")
        said = f"Nine questions tell what type of network this is. They belong to the review{when}."
        return [head, para(said), *_about(dossier)]
    said = card([para(_verdict(today), "lead"), para(_how_sure(today), "small")], accent=PAPER.teal)
    return [
        keep(head, said, _fits(today, wanted)),
        *_pivots(today),
        *_clashes(today, wanted),
        *_meaning(today),
        *_about(dossier),
    ]


def _verdict(reading: TypeReading) -> str:
    return verdict_words(reading.classification, content.network_types())


def _how_sure(reading: TypeReading) -> str:
    found = reading.classification
    count = len(content.network_types().questions)
    by = "agreed together" if reading.decided_by == "agreed" else "filled in by the coordinator"
    return (
        f"From the sheet {by}: {found.answered} of {count} answers count, and evidence covers "
        f"{100 * found.coverage:.0f}% of what could be known."
    )


def _fits(today: TypeReading, wanted: TypeReading | None) -> list[Any]:
    sides = [_bars("Today", today)]
    sides.append(_bars("Wanted in 18 months", wanted) if wanted else _no_wanted())
    return [columns(sides, gap=18)]


def _bars(title: str, reading: TypeReading) -> list[Any]:
    table_of_types = content.network_types()
    found = reading.classification
    fits = [(f.id, table_of_types.type(f.id).short, f.fit) for f in found.types]
    drawn = fit_bars(fits, width=_BARS, named=found.named)
    verdict = [para(_verdict(reading), "small")] if reading.when != "today" else []
    return [heading(title, 3), picture(drawn), *verdict]


def _no_wanted() -> list[Any]:
    said = "The same nine questions will be answered for the network people want it to become."
    return [heading("Wanted in 18 months", 3), para(said, "quiet")]


def _pivots(reading: TypeReading) -> list[Any]:
    if not reading.pivots:
        return []
    types = content.network_types()
    said = [pivot_words(pivot, reading.answers, types) for pivot in reading.pivots]
    more = len(said) - _MOST_PIVOTS
    rest = [para(f"{more} more are in the network type report.", "small")] if more > 0 else []
    return [
        heading("One answer away", 3),
        para("Each of these alone would change the verdict, so they are worth checking.", "quiet"),
        *bullets(said[:_MOST_PIVOTS]),
        *rest,
    ]


def _clashes(today: TypeReading, wanted: TypeReading | None) -> list[Any]:
    found = list(today.clashes) + (list(wanted.clashes) if wanted else [])
    head = heading("Where people see it differently", 3)
    if not found:
        return [head, para("The sheets do not disagree, or only one role has filled one so far.")]
    return [head, *bullets([_clash(clash) for clash in found])]


def _clash(clash: Clash) -> list[Any]:
    label = load.load("network-type").field(clash.question).label
    wanted = " (wanted)" if clash.when == "wanted" else ""
    return [bold(f"{label}{wanted} "), clash_words(clash, content.network_types())]


# What it means


def _meaning(reading: TypeReading) -> list[Any]:
    named = [content.network_types().type(kind) for kind in reading.classification.named]
    head = heading("What that means for this plan", 3)
    if not named:
        none = "The plan leans on no type until more is known, and keeps to the plain 18 months."
        return [head, para(none)]
    many = len(named) > 1
    said: list[Words] = [
        [bold(f"{kind.title}. "), kind.meaning] if many else kind.meaning for kind in named
    ]
    return [head, *(para(text) for text in said), keep(_fitting(named))]


def _fitting(named: Sequence[NetworkType]) -> list[Any]:
    rows: list[list[Any]] = [["", *(kind.title for kind in named)]]
    rows += [
        ["Governance", *(kind.governance for kind in named)],
        ["Rhythm", *(kind.rhythm for kind in named)],
        ["Digital", *(kind.digital for kind in named)],
        ["Risks", *(_together(kind.risks) for kind in named)],
        ["Fitting methods", *(_together(kind.methods) for kind in named)],
    ]
    widths = [0.2, *([0.8 / len(named)] * len(named))]
    return table(rows, widths, row_heads=1)


def _together(parts: Sequence[str]) -> str:
    return words.sentence(
        "; ".join([parts[0], *(part[:1].lower() + part[1:] for part in parts[1:])])
    )


# What else is known of it


def _about(dossier: Dossier) -> list[Any]:
    """What it spreads, how far it has come, and the governance that would fit."""
    profile, types = dossier.network.profile, content.network_types()
    said: list[Words] = [
        [bold(f"{label}: "), f"{aspect.title.lower()}. {aspect.summary}"]
        for label, id, aspects in (
            ("What it spreads", profile.get("spreads"), types.purposes),
            ("Stage", profile.get("stage"), types.stages),
        )
        for aspect in aspects
        if aspect.id == id
    ]
    said += _governance(dossier)
    return flat([keep(heading("What else is known of it", 3), bullets(said))]) if said else []


def _governance(dossier: Dossier) -> list[Words]:
    profile, places = dossier.network.profile, len(dossier.organisations)
    trust, agreed, need = (
        _LEVELS.get(str(profile.get(key, ""))) for key in ("trust", "consensus", "need")
    )
    if not (trust or agreed or need):
        return []
    fit = fitting_governance(trust, size_of(places) if places else None, agreed, need)
    form = fit.form.phrase if fit.form else "not known"
    return [[bold("Governance that would fit: "), f"{form}. {' '.join(fit.reasons)}"]]
