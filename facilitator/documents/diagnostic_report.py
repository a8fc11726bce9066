"""The diagnostic report: what a round says, to lay on the table and talk about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.platypus import Flowable

from facilitator import content
from facilitator.documents import diagnostic_appendix, figures_diagnostic, figures_quadrant, page
from facilitator.documents.diagnostic_appendix import agreed, signed
from facilitator.documents.figures import Figure
from facilitator.documents.flow import (
    Run,
    Words,
    bold,
    bullets,
    figure,
    heading,
    keep,
    page_break,
    para,
)
from facilitator.documents.opening import footer, opening
from facilitator.documents.palette import PAPER
from facilitator.documents.pill import agreement_pill, light_pill
from facilitator.documents.tables import card, columns, table
from facilitator.documents.words import ROLES, counted, day, listed
from facilitator.domain.change import Change
from facilitator.domain.dossier import Dossier
from facilitator.domain.instrument import number_of
from facilitator.domain.reading import (
    DimensionReading,
    GapReading,
    Quadrant,
    RoundReading,
    StatementReading,
    TalkFirst,
)
from facilitator.domain.records import Round
from facilitator.domain.scale import Group
from facilitator.domain.scoring import Band, band
from facilitator.errors import UserError

TITLE = "Diagnostic report"
CONVERSATION = (
    "This is a tool for a conversation, not a validated measure: it says what the people who "
    "answered think, and where they differ. It gives no total and ranks no network."
)
BANDS = {
    Band.START_HERE: "start here",
    Band.EMERGING: "emerging",
    Band.WORKING: "working",
    Band.STRENGTH: "strength",
}
_FIELDS = (
    (Quadrant.LISTEN, "Listen", "Going well for some. Ask those who see it otherwise."),
    (Quadrant.BUILD_ON, "Build on", "Going well, and people agree. Use it to carry the rest."),
    (Quadrant.EXPLORE, "Explore", "Find out why people see it so differently before acting."),
    (Quadrant.FIX, "Fix", "People agree that this needs work. Choose one thing and start."),
)
_WIDEST = 3
_LIKELY_REAL = (
    "A change is called likely real only where the average moved by half a point or more, and by "
    "more than twice the uncertainty that so few answers leave. Any other difference may be "
    "chance, so nothing is made of it here."
)


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the report on a round, the newest one with enough sheets unless `subject_id` says.

    Raises UserError for an unknown round or a target that can't be written.
    """
    round_ = chosen_round(dossier, subject_id)
    version = f"{round_.title}, {day(round_.held_on)}" if round_ else ""
    page.build(
        story(dossier, round_),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        subject="What a round of the diagnostic says",
        footer=footer(TITLE, dossier.network, version),
    )


def chosen_round(dossier: Dossier, round_id: str = "") -> Round | None:
    """The round asked for, else the newest with enough sheets for means, else the newest."""
    if round_id:
        found = next((round_ for round_ in dossier.rounds if round_.id == round_id), None)
        if found is None:
            raise UserError("There is no such round in this network.", "Choose one of its rounds.")
        return found
    newest = tuple(reversed(dossier.rounds))
    enough = [round_ for round_ in newest if _has_means(dossier, round_)]
    begun = [round_ for round_ in newest if dossier.returned_in(round_.id)]
    return next(iter([*enough, *begun, *newest]), None)


def _has_means(dossier: Dossier, round_: Round) -> bool:
    reading = dossier.diagnosis.rounds.get(round_.id)
    return reading is not None and any(statement.shown for statement in reading.statements)


def story(dossier: Dossier, round_: Round | None) -> list[Any]:
    """The report's parts in reading order."""
    reading = dossier.diagnosis.rounds.get(round_.id) if round_ else None
    if round_ is None or reading is None or not reading.responses:
        return [*opening(TITLE, dossier.network, _facts(dossier, round_)), _nothing_yet(round_)]
    return [
        *opening(TITLE, dossier.network, _facts(dossier, round_)),
        *_profile(dossier, round_, reading),
        page_break(),
        *_quadrant(reading),
        page_break(),
        *_lights(reading),
        *_gaps(reading),
        *_change(dossier),
        page_break(),
        *_talk_first(reading),
        page_break(),
        *diagnostic_appendix.statements(reading),
        *diagnostic_appendix.every_change(dossier),
        diagnostic_appendix.how_to_read(round_, CONVERSATION),
    ]


def _facts(dossier: Dossier, round_: Round | None) -> list[str]:
    if round_ is None:
        return []
    survey = "the Rapid 12" if round_.rapid else "all 36 statements"
    returned = next((r for r in dossier.returned if r.round_id == round_.id), None)
    total = returned.total if returned else 0
    asked = f" of {round_.asked}" if round_.asked else ""
    came = counted(total, "sheet") if not asked else f"{total}{asked} sheets"
    by_role = returned.by_role if returned else {}
    counts = [counted(by_role[id], name.lower()) for id, name in ROLES.items() if by_role.get(id)]
    who = f": {listed(counts)}" if counts else ""
    open_session = " Filled in together in one room, with everyone's consent." * round_.open_session
    return [
        f"{round_.title}, {day(round_.held_on)}, {survey}. {came} came back{who}.{open_session}"
    ]


def _nothing_yet(round_: Round | None) -> Flowable:
    if round_ is None:
        words = "No round has been run yet. Start with the Rapid 12, together with the coordinator."
    else:
        words = (
            "No sheet has come back from this round yet. Once five people have answered, this "
            "report shows what they said."
        )
    return card([heading("Nothing to show yet", 2, "card-heading"), para(words)])


def _profile(dossier: Dossier, round_: Round, reading: RoundReading) -> list[Any]:
    beside = dossier.diagnosis.coordinator if reading.responses > 1 else {}
    profile = [(d.id, d.title, d.score) for d in reading.dimensions]
    overlay = [(d.id, d.title, beside.get(d.id)) for d in reading.dimensions] if beside else None
    drawn = figures_diagnostic.radar(profile, overlay, names=("all who answered", "coordinator"))
    return [
        heading("Profile"),
        columns([[_drawn(drawn)], [*_in_short(reading, bool(beside))]], widths=[0.73, 0.27]),
        *_profile_table(reading, beside),
        para(CONVERSATION, "small"),
    ]


def _drawn(made: Figure) -> Flowable:
    return figure(made.drawing, made.alt)


def _in_short(reading: RoundReading, has_coordinator: bool) -> list[Any]:
    """The shape in words, beside its picture."""
    scored = [d for d in reading.dimensions if d.score is not None]
    if not scored:
        words = "Too few people answered to show scores. The ranges of their answers follow."
        return [heading("In short", 3), para(words, "small")]
    said: list[Words] = []
    ranked = sorted(scored, key=lambda d: d.score or 0)
    said.append([bold("Highest: "), f"{ranked[-1].title}, {_number(ranked[-1].score)}."])
    if len(ranked) > 1:
        said.append([bold("Lowest: "), f"{ranked[0].title}, {_number(ranked[0].score)}."])
    if reading.cant_say is not None:
        said.append([bold("Can't say: "), _cant_say(reading)])
    if has_coordinator:
        said.append("The dashed line is the coordinator's own view, from the Rapid 12.")
    return [heading("In short", 3), *(para(words, "small") for words in said)]


def _cant_say(reading: RoundReading) -> str:
    share = f"{100 * (reading.cant_say or 0):.0f}% of answers."
    return f"{share} Many people are in the dark." if reading.in_the_dark else share


def _profile_table(reading: RoundReading, beside: Any) -> list[Flowable]:
    groups = {group.id: group for group in reading.groups}
    sides = [groups[side] for side in Group if side in groups]
    if not any(d.score is not None for side in sides for d in side.dimensions):
        sides = []
    head = ["Dimension", "Score", "Band", "Answered"]
    head += (["Coordinator"] if beside else []) + [side.id.capitalize() for side in sides]
    rows: list[list[Words]] = [[*head]]
    for number, dimension in enumerate(reading.dimensions):
        row: list[Words] = [dimension.title, *_score_cells(dimension)]
        row += [_number(beside.get(dimension.id))] if beside else []
        row += [_number(side.dimensions[number].score) for side in sides]
        rows.append(row)
    widths = [182.0, 44, 76, 58, *([66] if beside else []), *[56] * len(sides)]
    return table(rows, _stretched(widths), align="lrlr" + "r" * (len(head) - 4), row_heads=1)


def _score_cells(dimension: DimensionReading) -> list[Words]:
    if dimension.score is None or dimension.band is None:
        return ["–", "too few", str(dimension.n)]
    return [bold(points(dimension.score)), BANDS[dimension.band], str(dimension.n)]


def _number(score: float | None) -> str:
    return "–" if score is None else points(score)


def points(score: float) -> str:
    """A score from 0 to 100, with a decimal where the whole number would be in another band."""
    if band(round(score)) is band(score):
        return f"{score:.0f}"
    return f"{int(10 * score) / 10:.1f}"


def _stretched(widths: Sequence[float]) -> list[float]:
    """Widths in points that fill the page together."""
    scale = page.WIDTH / sum(widths)
    return [width * scale for width in widths]


def _quadrant(reading: RoundReading) -> list[Any]:
    titles = {d.id: d.title for d in reading.dimensions}
    points = [
        figures_quadrant.Point(place.id, titles[place.id], place.score, place.agreement)
        for place in reading.quadrant
        if place.score is not None and place.agreement is not None
    ]
    intro = (
        "A score says how people see one side of network life; agreement says whether they see it "
        "alike. Together they say what kind of conversation each one needs."
    )
    start = [heading("Score and agreement"), para(intro)]
    if not points:
        return [*start, para("Too few people answered to place any dimension here.", "quiet")]
    drawn = figures_quadrant.quadrant(points, width=page.WIDTH, height=316)
    fields = [_field(reading, titles, *field) for field in _FIELDS]
    hidden = [titles[place.id] for place in reading.quadrant if place.quadrant is None]
    return [
        *start,
        _drawn(drawn),
        columns(fields[:2], accents=_ACCENTS),
        columns(fields[2:], accents=_ACCENTS),
        *(
            [para(f"Not placed, because too few answered: {listed(hidden)}.", "small")]
            * bool(hidden)
        ),
    ]


_ACCENTS = (PAPER.teal, PAPER.teal)


def _field(
    reading: RoundReading, titles: Any, quadrant: Quadrant, name: str, advice: str
) -> list[Flowable]:
    held = [place for place in reading.quadrant if place.quadrant is quadrant]
    named = [
        [titles[p.id], _quiet(f"\nscore {points(p.score)}, agreement {agreed(p.agreement)}")]
        for p in held
        if p.score is not None and p.agreement is not None
    ]
    listing: list[Flowable] = [*bullets(named)] if named else [para("Nothing here now.", "quiet")]
    return [heading(name, 3, "card-heading"), para(advice, "quiet"), *listing]


def _quiet(text: str) -> Run:
    return Run(text, colour=PAPER.mute)


def _lights(reading: RoundReading) -> list[Any]:
    rows: list[list[Any]] = [["Light", "Shows", "Because"]]
    rows += [[bold(x.title), light_pill(x.light), x.reason] for x in reading.lights]
    return [
        heading("Trouble lights"),
        para("Four ways in which networks get into trouble, and what the answers say of each."),
        *table(rows, [0.28, 0.16, 0.56], row_heads=1),
    ]


def _gaps(reading: RoundReading) -> list[Any]:
    known = [gap for gap in reading.gap if gap.gap is not None]
    start = [
        heading("Core and members"),
        para(
            "The core is the leader, the coordinator and the sponsor. Where they and the other "
            "members differ by 0.75 or more on the scale of 1 to 5, it is worth asking why."
        ),
    ]
    if not known:
        words = "Not shown: it takes five answers from each side, so that nobody can be picked out."
        return [*start, para(words, "quiet")]
    rows: list[list[Words]] = [["Dimension", "Core", "Members", "Difference", "Worth asking"]]
    rows += [_gap_row(gap) for gap in known]
    widths, even = [0.36, 0.11, 0.13, 0.15, 0.25], not any(gap.flagged for gap in known)
    said = [para("No difference is that wide in this round.", "small")] if even else []
    return [*start, *table(rows, widths, align="lrrrl", row_heads=1), *said]


def _gap_row(gap: GapReading) -> list[Words]:
    numbers = [f"{gap.core:.1f}", f"{gap.members:.1f}", signed(gap.gap or 0)]
    asking = "Core rates it higher" if (gap.gap or 0) > 0 else "Members rate it higher"
    return [gap.title, *numbers, bold(asking) if gap.flagged else "–"]


def _change(dossier: Dossier) -> list[Any]:
    compared = dossier.diagnosis.compared
    if compared is None:
        if len(dossier.rounds) < 2:
            return []
        words = "There are not yet two rounds with the same statements to compare."
        return [heading("Change between rounds"), para(words, "quiet")]
    titles = {round_.id: round_ for round_ in dossier.rounds}
    before, after = (titles[id] for id in compared)
    changes = dossier.diagnosis.changes
    real = sorted((c for c in changes if c.likely_real), key=lambda c: -abs(c.delta or 0))
    told = f"From {before.title} ({day(before.held_on)}) to {after.title} ({day(after.held_on)}). "
    return [
        heading("Change between rounds"),
        para(told + _how_many(real, changes)),
        *(diagnostic_appendix.changes(real[:_WIDEST]) if real else []),
        para(_LIKELY_REAL, "small"),
    ]


def _how_many(real: Sequence[Change], changes: Sequence[Change]) -> str:
    shown = counted(sum(change.delta is not None for change in changes), "statement")
    if shown.startswith("0"):
        return "Too few people answered to compare any statement."
    if not real:
        return f"None of {shown} moved in a way that is likely real. The appendix has them all."
    changes_are = "change is" if len(real) == 1 else "changes are"
    widest = f" Here are the {_WIDEST} widest." if len(real) > _WIDEST else ""
    return f"Of {shown}, {len(real)} {changes_are} likely real.{widest} The appendix has them all."


def _talk_first(reading: RoundReading) -> list[Any]:
    intro = (
        "Start with these, in this order. First come statements that people see differently, then "
        "strengths that nothing yet bears out, then the lowest."
    )
    start = [heading("Talk about these first"), para(intro)]
    if not reading.talk_first:
        return [
            *start,
            para("Too few people answered to choose any. Talk about the ranges.", "quiet"),
        ]
    asked = content.questions()
    return start + [
        _talk_item(number, item, reading.statement(item.statement), asked)
        for number, item in enumerate(reading.talk_first, 1)
    ]


def _talk_item(number: int, item: TalkFirst, read: StatementReading, asked: Any) -> Flowable:
    drawn = diagnostic_appendix.answers(read, 196)
    left = [_drawn(drawn)] if drawn else []
    middle = f"Statement {number_of(read.id)}. Average {read.mean:.1f}, from {read.n} answers."
    right: list[Any] = [agreement_pill(read.agreement)] if read.agreement else []
    right += [
        para(item.reason, "body"),
        para([bold("Ask: "), asked.get(read.id, "What did you see that made you answer so?")]),
    ]
    return keep(
        heading(f"{number}. {read.label}", 3),
        columns([[*left, para(middle, "label")], right], widths=[0.44, 0.56]),
    )
