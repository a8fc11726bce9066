"""The network type report: what kind of network this is, how surely, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import Flowable

from facilitator import content
from facilitator.documents import figures_plan, page, type_evidence
from facilitator.documents.flow import Words, bold, bullets, figure, heading, keep, para
from facilitator.documents.opening import footer, opening
from facilitator.documents.palette import PAPER
from facilitator.documents.tables import card, columns, table
from facilitator.documents.words import day, role
from facilitator.domain.dossier import Dossier, TypeReading
from facilitator.domain.governance import governance_of
from facilitator.domain.network_type import NetworkType, Verdict, classify, drift, parse_answers
from facilitator.domain.records import TypeSheetRecord
from facilitator.domain.type_words import verdict_words

TITLE = "Network type report"
_HALF = (page.WIDTH - 16) / 2
_LEAST_MOVE = 5


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the report; raises UserError for a target that can't be written."""
    sheets = _deciding(dossier)
    version = f"sheet of {day(sheets[-1].held_on)}" if sheets else ""
    page.build(
        story(dossier),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        subject="What kind of network this is, how surely, and what follows",
        footer=footer(TITLE, dossier.network, version),
    )


def story(dossier: Dossier) -> list[Any]:
    """The report's parts in reading order."""
    today, wanted = dossier.diagnosis.today, dossier.diagnosis.wanted
    if today is None and wanted is None:
        return [*opening(TITLE, dossier.network), _nothing_yet()]
    return [
        *opening(TITLE, dossier.network, [_decided(today or wanted)]),
        *_verdicts(today, wanted),
        *_fits(today, wanted),
        *_drift(today, wanted),
        *_history(dossier),
        *(type_evidence.clashes(today, wanted)),
        *(part for reading in (today, wanted) if reading for part in type_evidence.pivots(reading)),
        *_meanings(today, wanted),
        *_also_said(dossier),
        *_governance(dossier),
        *(part for x in (today, wanted) if x for part in type_evidence.questions(x)),
        *type_evidence.surer(dossier, today),
    ]


def _nothing_yet() -> Flowable:
    words = (
        "Nine questions tell the type. Ask the coordinator, the leader, the sponsor and a few "
        "members, each on a sheet of their own, then agree one together."
    )
    return card([heading("No sheet has been filled in yet", 2, "card-heading"), para(words)])


def _decided(reading: TypeReading | None) -> str:
    if reading is None:
        return ""
    if reading.decided_by == "agreed":
        return "Taken from the sheet that was agreed together."
    who = role(reading.decided_by).lower()
    return f"Taken from the {who}'s sheet, because none has been agreed together yet."


def _verdicts(today: TypeReading | None, wanted: TypeReading | None) -> list[Any]:
    table_ = content.network_types()
    told = (("Today", today, PAPER.teal), ("Wanted", wanted, PAPER.violet))
    return [
        card(
            [
                heading(label, 2, "card-heading"),
                para(
                    verdict_words(reading.classification, table_) if reading else "Not asked yet.",
                    "lead",
                ),
            ],
            accent=colour,
        )
        for label, reading, colour in told
    ]


def _fits(today: TypeReading | None, wanted: TypeReading | None) -> list[Any]:
    told = (
        ("How well each type fits today", today),
        ("How well each type fits what is wanted", wanted),
    )
    both = today is not None and wanted is not None
    width = _HALF if both else page.WIDTH
    parts = [
        [heading(label, 3), *_bars(reading, width)]
        for label, reading in told
        if reading is not None
    ]
    return [columns(parts) if both else parts[0]]


def _bars(reading: TypeReading, width: float) -> list[Any]:
    kinds = content.network_types()
    found = reading.classification
    bars = [(fit.id, kinds.type(fit.id).short, fit.fit) for fit in found.types]
    drawn = figures_plan.fit_bars(bars, width=width, named=found.named)
    coverage = (
        f"Coverage {100 * found.coverage:.0f}%: {found.answered} of {len(kinds.questions)} "
        "questions count, each by how well its answer is known."
    )
    return [figure(drawn.drawing, drawn.alt), para(coverage, "small")]


def _drift(today: TypeReading | None, wanted: TypeReading | None) -> list[Any]:
    if today is None or wanted is None:
        return []
    moves = sorted(
        drift(today.classification, wanted.classification), key=lambda move: -abs(move.change)
    )
    wide = [move for move in moves if abs(move.change) >= _LEAST_MOVE]
    if not wide:
        return [heading("From today to wanted"), para("What is wanted is much as it is today.")]
    kinds = content.network_types()
    rows: list[list[Words]] = [["Type", "Today", "Wanted", "Move"]]
    rows += [
        [kinds.type(m.id).title, f"{m.before:.0f}", f"{m.after:.0f}", bold(_signed(m.change))]
        for m in wide
    ]
    return [
        heading("From today to wanted"),
        *table(rows, [0.52, 0.16, 0.16, 0.16], align="lrrr", row_heads=1),
    ]


def _signed(value: float) -> str:
    return f"{value:+.0f}".replace("-", "−")


def _deciding(dossier: Dossier) -> list[TypeSheetRecord]:
    """The agreed sheets, oldest first, or the coordinator's while there is none."""
    for known_as in ("agreed", "coordinator"):
        found = [sheet for sheet in dossier.type_sheets if sheet.role == known_as]
        if found:
            return sorted(found, key=lambda sheet: sheet.held_on)
    return []


def _history(dossier: Dossier) -> list[Any]:
    """What earlier sheets said, where there is more than one of today."""
    sheets = [sheet for sheet in _deciding(dossier) if sheet.when == "today"]
    if len(sheets) < 2:
        return []
    kinds = content.network_types()
    rows: list[list[Words]] = [["Sheet of", "What it said"]]
    for sheet in sheets:
        found = classify(kinds, parse_answers(sheet.answers))
        rows.append([day(sheet.held_on), verdict_words(found, kinds)])
    return [heading("Over time"), *table(rows, [0.25, 0.75], row_heads=1)]


def _meanings(today: TypeReading | None, wanted: TypeReading | None) -> list[Any]:
    """What follows from the types of today, then from those that only what is wanted names."""
    now = _types_of(today) if today else ()
    found = [*_meaning(today, now)] if today else []
    if wanted:
        new = tuple(kind for kind in _types_of(wanted) if kind not in now)
        found += _meaning(wanted, new)
    return found


def _types_of(reading: TypeReading) -> tuple[NetworkType, ...]:
    """The types a verdict names; of a mixed network the nearest."""
    kinds, found = content.network_types(), reading.classification
    if found.verdict is Verdict.TOO_LITTLE_KNOWN:
        return ()
    return tuple(kinds.type(id) for id in found.named or (found.types[0].id,))


def _meaning(reading: TypeReading, kinds: Sequence[NetworkType]) -> list[Any]:
    if not kinds:
        return []
    when = "today" if reading.when == "today" else "as wanted"
    loosely = "No type stands out. This one is the nearest: take from it what fits."
    is_mixed = reading.classification.verdict is Verdict.MIXED
    return [
        heading(f"What it means, {when}"),
        *([para(loosely)] if is_mixed else []),
        *(keep(*_one_type(kind)) for kind in kinds),
    ]


def _one_type(kind: NetworkType) -> list[Any]:
    rows: list[list[Any]] = [
        [bold("Governance"), kind.governance],
        [bold("Rhythm"), kind.rhythm],
        [bold("Digital"), kind.digital],
        [bold("Risks"), ". ".join(kind.risks) + "."],
        [bold("Methods that fit"), ", ".join(kind.methods) + "."],
    ]
    return [
        heading(kind.title, 3),
        para(kind.summary, "lead"),
        para(kind.meaning),
        *table(rows, [0.24, 0.76], head=0, row_heads=1),
    ]


def _also_said(dossier: Dossier) -> list[Any]:
    """What it spreads and how far it has come, where the profile says."""
    kinds, profile = content.network_types(), dossier.network.profile
    known = [
        *(aspect for aspect in kinds.purposes if aspect.id == profile.get("spreads")),
        *(aspect for aspect in kinds.stages if aspect.id == profile.get("stage")),
    ]
    if not known:
        return []
    said: list[Words] = [[bold(f"{aspect.title}: "), aspect.summary] for aspect in known]
    return [heading("What it spreads, and its stage"), *bullets(said)]


def _governance(dossier: Dossier) -> list[Any]:
    fit = governance_of(dossier.network.profile, len(dossier.organisations))
    start: list[Any] = [heading("Governance that fits")]
    if fit.form:
        start.append(para([bold(f"{fit.form.phrase.capitalize()} "), "fits what is known best."]))
    return [*start, *bullets(fit.reasons)]
