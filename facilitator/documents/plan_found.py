"""The plan's account of what was found: rounds, profile, lights, talk-first, change, findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator import content
from facilitator.documents import words
from facilitator.documents.figures_diagnostic import Light, dots, lights, radar, range_only
from facilitator.documents.flow import (
    Run,
    Words,
    bold,
    bullets,
    heading,
    keep,
    para,
)
from facilitator.documents.page import WIDTH
from facilitator.documents.palette import PAPER
from facilitator.documents.pill import agreement_pill
from facilitator.documents.plan_change import changes
from facilitator.documents.plan_parts import picture, section
from facilitator.documents.plan_version import due_words
from facilitator.documents.tables import columns, table
from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import (
    DimensionReading,
    LightReading,
    RoundReading,
    StatementReading,
)
from facilitator.domain.records import Finding, Round
from facilitator.domain.thread import targets_of

CAUTION = "This is a tool for conversation, not a validated measure. It gives no mark and no rank."
_RADAR = 352
_DOTS = 150
_WIDE_GAP = 15
_DOTTED = "Each dot is one sheet; the tick is the middle answer, the bar the middle half."
_RANGES = "Too few sheets for dots: the line runs from the lowest answer to the highest."


def found(dossier: Dossier) -> list[Any]:
    """The section; where no round was held yet it says when one will be."""
    return [
        section("What we found"),
        *_rounds(dossier),
        *_picture(dossier),
        *changes(dossier),
        *_findings(dossier),
    ]


def shown_round(dossier: Dossier) -> tuple[Round, RoundReading] | None:
    """The latest full round with enough answers to show, else the latest such Rapid 12."""
    read = [(r, dossier.diagnosis.rounds[r.id]) for r in _read(dossier)]
    enough = [pair for pair in read if any(d.score is not None for d in pair[1].dimensions)]
    full = [pair for pair in enough if not pair[0].rapid]
    best = full or enough
    return best[-1] if best else None


def _read(dossier: Dossier) -> list[Round]:
    return [r for r in dossier.rounds if r.id in dossier.diagnosis.rounds]


# Rounds


def _rounds(dossier: Dossier) -> list[Any]:
    if not dossier.rounds:
        return [
            para("Nothing has been asked of the members yet.", "lead"),
            para(
                f"The review{due_words(dossier, 'review')} comes first: documents, interviews and "
                "twelve starred statements worked through with the coordinator. All members are "
                f"asked the full diagnostic after it{due_words(dossier, 'listen')}."
            ),
        ]
    rows = [["Round", "When", "Statements", "Asked", "Came back"]]
    rows += [_round_row(dossier, round_) for round_ in dossier.rounds]
    return [para(CAUTION, "lead"), *table(rows, [0.36, 0.22, 0.16, 0.11, 0.15], align="lllrr")]


def _round_row(dossier: Dossier, round_: Round) -> list[str]:
    return [
        round_.title,
        words.day(round_.held_on),
        "Rapid 12" if round_.rapid else "All 36",
        str(round_.asked) if round_.asked is not None else "–",
        str(dossier.returned_in(round_.id)),
    ]


# The picture of the chosen round


def _picture(dossier: Dossier) -> list[Any]:
    chosen = shown_round(dossier)
    if chosen is None:
        return _coordinator_alone(dossier)
    round_, reading = chosen
    return [
        *_profile(dossier, round_, reading),
        *_lights(reading),
        *_talk_first(reading),
    ]


def _coordinator_alone(dossier: Dossier) -> list[Any]:
    """What can be shown while too few sheets came back."""
    if not dossier.rounds:
        return []
    least = "Answers are shown from five people up, so that nobody can be picked out."
    if not dossier.diagnosis.coordinator:
        return [para(least)]
    overlay = _overlay(dossier, content.instrument().dimensions)
    drawn = radar(overlay, names=("coordinator", ""), width=_RADAR)
    return [
        heading("The coordinator’s view", 3),
        para(f"So far one view, worked through with the facilitator. {least}"),
        picture(drawn, "CENTER"),
    ]


def _overlay(dossier: Dossier, dimensions: Sequence[Any]) -> list[tuple[str, str, float | None]]:
    return [(d.id, d.title, dossier.diagnosis.coordinator.get(d.id)) for d in dimensions]


def _profile(dossier: Dossier, round_: Round, reading: RoundReading) -> list[Any]:
    profile = [(d.id, d.title, d.score) for d in reading.dimensions]
    overlay = _overlay(dossier, reading.dimensions) if dossier.diagnosis.coordinator else None
    drawn = radar(profile, overlay, names=("all who answered", "coordinator"), width=_RADAR)
    when = f"{round_.title}, {words.day(round_.held_on)}: {_sheets(reading)}. "
    return [
        keep(
            heading("Eight sides of the network", 3),
            para(f"{when}Scores run from 0 to 100.", "quiet"),
            picture(drawn, "CENTER"),
        ),
        columns([*_extremes(reading), [*_sides(dossier, reading), _cant_say(reading)]]),
    ]


def _sheets(reading: RoundReading) -> str:
    return words.counted(reading.responses, "sheet")


def _extremes(reading: RoundReading) -> list[list[Any]]:
    """The strongest and the weakest sides, a column each."""
    scored = [d for d in reading.dimensions if d.score is not None]
    order = sorted(scored, key=lambda d: -(d.score or 0))
    most = min(3, len(order) // 2)
    ends = (("Strongest", order[:most]), ("Weakest", order[::-1][:most]))
    return [
        [para(title, "label-strong"), *(para(_score_words(d), "small") for d in end)]
        for title, end in ends
    ]


def _score_words(dimension: DimensionReading) -> list[str | Run]:
    band = (dimension.band or "").replace("-", " ")
    return [f"{dimension.title} ", bold(f"{dimension.score:.0f}"), f", {band}"]


def _sides(dossier: Dossier, reading: RoundReading) -> list[Any]:
    """The widest difference between the coordinator and everyone, in words."""
    head = para("Beside that", "label-strong")
    seen = dossier.diagnosis.coordinator
    scored = [d for d in reading.dimensions if d.score is not None and d.id in seen]
    gaps = [(seen[d.id] - (d.score or 0), d) for d in scored]
    if not gaps:
        return [head]
    gap, dimension = max(gaps, key=lambda pair: abs(pair[0]))
    if abs(gap) < _WIDE_GAP:
        return [head, para("The coordinator sees the network much as the others do.", "small")]
    higher = "higher" if gap > 0 else "lower"
    said = f"The coordinator rates {dimension.title.lower()} {abs(gap):.0f} points {higher}."
    return [head, para(said, "small")]


def _cant_say(reading: RoundReading) -> Any:
    share = f"{100 * (reading.cant_say or 0):.0f}% of answers were “can’t say”"
    dark = ", so much is still in the dark." if reading.in_the_dark else "."
    return para(share + dark, "small")


# Lights


def _lights(reading: RoundReading) -> list[Any]:
    items = [Light(x.id, x.title, x.light, _glance(x)) for x in reading.lights]
    drawn = lights(items, width=WIDTH)
    reasons: list[Words] = [
        [bold(f"{light.title}: "), _lower(light.reason)] for light in reading.lights
    ]
    return [
        keep(
            heading("Four trouble lights", 3),
            picture(drawn),
            bullets(reasons),
        )
    ]


def _glance(light: LightReading) -> str:
    """What the picture of a light says; the list below it gives the reason."""
    average = "" if light.mean is None else f". Average {light.mean:.1f}"
    return f"{words.LIGHTS[light.light]}{average}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


# Talk first


def _talk_first(reading: RoundReading) -> list[Any]:
    if not reading.talk_first:
        return []
    rows: list[list[Any]] = [["What to talk about first", "Answers, 1 to 5", "Agreement"]]
    for item in reading.talk_first:
        said = reading.statement(item.statement)
        label = [bold(f"{number_of(said.id)}. {said.label}\n"), Run(item.reason, "", PAPER.ink_2)]
        rows.append([label, _answers(said), _agreement(said)])
    dotted = any(reading.statement(x.statement).counts for x in reading.talk_first)
    note = _DOTTED if dotted else _RANGES
    head = heading("Talk first", 3)
    return [keep(head, para(note, "small"), table(rows, [0.5, 0.35, 0.15]))]


def _answers(said: StatementReading, wide: float = _DOTS) -> Any:
    if said.counts is not None and said.lower_quartile is not None:
        half = (said.lower_quartile, said.upper_quartile or said.lower_quartile)
        return picture(dots(said.counts, said.median, half, width=wide, id=said.id))
    if said.low is not None and said.high is not None:
        return picture(range_only(said.low, said.high, width=wide, id=said.id))
    return "Too few answers"


def _agreement(said: StatementReading) -> Any:
    return agreement_pill(said.agreement) if said.agreement else "–"


# Findings


def _findings(dossier: Dossier) -> list[Any]:
    head = heading("Findings", 3)
    if not dossier.findings:
        gate = due_words(dossier, "gate-1")
        said = f"Findings are written down as they come, and weighed together at Gate 1{gate}."
        return [head, para(said)]
    rows: list[list[Any]] = [["Finding", "Where from", "Answered by"]]
    rows += [[_finding(f), _source(dossier, f), _answer(dossier, f)] for f in dossier.findings]
    return [head, *table(rows, [0.5, 0.25, 0.25])]


def _finding(finding: Finding) -> list[str | Run]:
    detail = finding.detail.strip()
    return [bold(finding.title), *([f"\n{detail}"] if detail else [])]


def _source(dossier: Dossier, finding: Finding) -> str:
    """Where a finding came from, in the facilitator's words or else by its round."""
    if finding.source.strip():
        return finding.source.strip()
    round_ = next((r for r in dossier.rounds if r.id == finding.round_id), None)
    numbers = [number_of(statement) for statement in finding.statements]
    label = "statement" if len(numbers) == 1 else "statements"
    asked = f"{label} {words.listed(numbers)}" if numbers else ""
    return ", ".join(filter(None, [round_.title if round_ else "", asked])) or "–"


def _answer(dossier: Dossier, finding: Finding) -> str:
    targets = set(targets_of(dossier, finding.id))
    titles = [goal.title for goal in dossier.goals if goal.id in targets]
    return "; ".join(titles) or "Not yet"
