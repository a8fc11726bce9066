"""The quarterly review pack: three months of readings, promises and stories, and what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from facilitator import clock, content
from facilitator.documents import page, words
from facilitator.documents.figures_run_chart import run_chart, told
from facilitator.documents.flow import Run, Words, bold, bullets, heading, keep, para, space
from facilitator.documents.form_marks import WritingLine
from facilitator.documents.opening import footer, opening
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import picture
from facilitator.documents.tables import card, columns, table
from facilitator.domain.dossier import Dossier
from facilitator.domain.late import late_steps
from facilitator.domain.quarter import GoalQuarter, Quarter, quarter
from facilitator.domain.quiet_blocks import blocks
from facilitator.domain.records import Goal, Milestone, Promise, Reading, Story, Workshop
from facilitator.domain.run_chart import chart_of
from facilitator.domain.run_chart_words import chart_words, signals_told, verdict_words
from facilitator.domain.schedule import SoftBlock, month_words
from facilitator.domain.unit import most_of

TITLE = "Quarterly review"
_LINES = 5
_NOTHING = "nothing was measured, promised, told or finished."
_CHART = 118
_EVIDENCE = ("no evidence yet", "told", "seen", "corroborated")


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the pack of the three months up to today, or up to a review: `subject_id`."""
    reviewed = next((m for m in dossier.milestones if m.id == subject_id), None)
    last = (reviewed.done_on if reviewed else None) or clock.today()
    page.build(
        story(dossier, quarter(dossier, last)),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        subject="Three months looked back on, and the three that come",
        footer=footer(TITLE, dossier.network, f"to {words.day(last)}"),
    )


def story(dossier: Dossier, found: Quarter) -> list[Any]:
    """The pack's parts in reading order."""
    first = min(max(found.first, dossier.network.start), found.last)
    days = f"{words.day(first)} to {words.day(found.last)}."
    where = f"{month_words(dossier.network.start, found.last)}."
    return [
        *opening(TITLE, dossier.network, [f"{days} {where}"]),
        card([para(_in_short(dossier, found), "lead")], accent=PAPER.teal),
        *_goals(dossier, found),
        *_promises(dossier, found),
        *_stories(found.stories),
        *_done(found),
        *_late(dossier, found),
        *_ahead(dossier, found),
        keep(
            heading("What we make of it"),
            *(WritingLine() for _ in range(_LINES)),
            heading("What we decide, who does it, by when"),
            *_decided(),
        ),
    ]


def _in_short(dossier: Dossier, found: Quarter) -> str:
    """What there was in a sentence; of what there was none, nothing is said."""
    taken, late = sum(len(goal.taken) for goal in found.goals), len(found.late)
    still = len(found.open) + late
    open_ = f"{still} open" if found.kept else f"{words.counted(still, 'promise')} open"
    parts = [
        (taken, words.counted(taken, "reading")),
        (len(found.kept), f"{words.counted(len(found.kept), 'promise')} kept"),
        (still, open_ + (f" ({late} late)" if late else "")),
        (len(found.stories), words.counted(len(found.stories), "story", "stories")),
        (len(found.done), f"{words.counted(len(found.done), 'step')} done"),
    ]
    told = [said for number, said in parts if number]
    span = "Since the start" if dossier.network.start > found.first else "These three months"
    return f"{span}: {words.listed(told)}." if told else f"{span} {_NOTHING}"


# Readings


def _goals(dossier: Dossier, found: Quarter) -> list[Any]:
    head = heading("Readings")
    if not found.goals:
        return [keep(head, para("No goal is active, so no number is followed."))]
    first, *rest = [_goal(dossier, goal, found.last) for goal in found.goals]
    return [keep(head, *first), *(keep(*goal) for goal in rest)]


def _goal(dossier: Dossier, found: GoalQuarter, last: date) -> list[Any]:
    said: list[Words] = [[bold(f"{label}: "), text] for label, text in _numbers(found)]
    half = (len(said) + 1) // 2
    sides = [[para(line) for line in side] for side in (said[:half], said[half:])]
    known = [r for r in dossier.readings if r.on <= last]
    facts = columns(sides, [0.55, 0.45], gap=20)
    facts.spaceBefore = 2
    return [heading(found.goal.title, 3), facts, *_chart(found.goal, known)]


def _chart(goal: Goal, known: Sequence[Reading]) -> list[Any]:
    """The run chart over the whole width, with what it shows in words."""
    chart = chart_of(goal, known)
    if not chart.points:
        return [para("No reading yet.", "quiet")]

    def amount(value: float) -> str:
        return words.amount(value, goal.unit)

    drawn = run_chart(chart, goal.target, height=_CHART, unit=goal.unit)
    summed = f"{chart_words(chart, amount, most_of(goal.unit))} {verdict_words(chart)}"
    signals = told(signals_told(chart, words.day, amount))
    return [picture(drawn), *(para(line, "small") for line in (summed, *signals))]


def _numbers(found: GoalQuarter) -> list[tuple[str, str]]:
    goal = found.goal
    missing = "not known"
    before = words.amount(found.before.value, goal.unit) if found.before else missing
    latest = missing
    if found.latest:
        on = words.day(found.latest.on)
        latest = f"{words.amount(found.latest.value, goal.unit)} on {on}"
    target = words.amount(goal.target, goal.unit) if goal.target is not None else "not agreed yet"
    by = f" by {words.day(goal.due)}" if goal.due else ""
    taken = len(found.taken)
    return [
        ("Measure", goal.measure.strip() or "still to be agreed"),
        ("As the quarter began", before),
        ("Latest", latest),
        ("Target", target + by),
        ("Taken in the quarter", words.counted(taken, "reading") if taken else "no reading"),
    ]


# Promises and stories


def _promises(dossier: Dossier, found: Quarter) -> list[Any]:
    head = heading("Promises")
    if not (found.kept or found.open or found.late):
        return [keep(head, para("None was kept in these months, and none is open."))]
    rows: list[list[Any]] = [["Promise", "Who", "Due", "How it stands"]]
    rows += [_promise(dossier, p, _late_by(p, found.last)) for p in found.late]
    rows += [_promise(dossier, p, "open") for p in found.open]
    rows += [_promise(dossier, p, f"kept {words.short_day(_on(p))}") for p in found.kept]
    return [head, *table(rows, [0.44, 0.22, 0.16, 0.18])]


def _promise(dossier: Dossier, promise: Promise, standing: Any) -> list[Any]:
    due = words.short_day(promise.due) if promise.due else "no date"
    return [promise.text, words.owner(dossier, promise) or "nobody yet", due, standing]


def _on(promise: Promise) -> date:
    assert promise.done_on
    return promise.done_on


def _late_by(promise: Promise, last: date) -> Any:
    assert promise.due
    days = (last - promise.due).days
    said = words.counted(days, "day") if days < 14 else words.counted(days // 7, "week")
    return Run(f"{said} late", "", PAPER.coral)


def _stories(stories: Sequence[Story]) -> list[Any]:
    head = heading("Stories")
    if not stories:
        return [keep(head, para("None was told in these months. Ask for one at each meeting."))]
    return [head, *(_story(story) for story in stories)]


def _story(story: Story) -> Any:
    level = _EVIDENCE[min(max(story.evidence, 0), len(_EVIDENCE) - 1)]
    on = f"{words.day(story.told_on)}, " if story.told_on else ""
    parts = [para(part) for part in story.text.strip().split("\n\n") if part.strip()]
    return keep(
        heading(story.title, 3), para(f"{on}{level}" if on else level.capitalize(), "label"), *parts
    )


# What was done, what is late, what comes


def _done(found: Quarter) -> list[Any]:
    lines: list[Words] = [
        f"{m.title} (done on {words.day(m.done_on)})" for m in found.done if m.done_on
    ]
    lines += [f"{w.title} (held on {words.day(w.date)})" for w in found.held if w.date]
    if not lines:
        return [keep(heading("Done"), para("No step was finished and no workshop held."))]
    return [keep(heading("Done"), *bullets(lines))]


def _late(dossier: Dossier, found: Quarter) -> list[Any]:
    late = late_steps([_as_of(m, found.last) for m in dossier.milestones], found.last)
    if not late:
        return [keep(heading("What is late"), para("No step is late."))]
    lines: list[Words] = [[bold(f"{step.title}. "), step.words] for step in late]
    return [keep(heading("What is late, and what it pushes"), *bullets(lines))]


def _as_of(milestone: Milestone, day: date) -> Milestone:
    """The milestone as it stood then: what was done later was open still."""
    later = milestone.done_on is not None and milestone.done_on > day
    return replace(milestone, done_on=None, decision=None) if later else milestone


def _ahead(dossier: Dossier, found: Quarter) -> list[Any]:
    head = heading("The next three months")
    quiet = blocks(content.programme().quiet_times, dossier.quiet_periods, found.last, found.ahead)
    rows: list[list[Any]] = [["When", "What", "To show, or to ask"]]
    coming = [(m.due, _step(m)) for m in found.coming]
    coming += [(w.date, _workshop(w)) for w in found.workshops_ahead if w.date]
    for on, (title, about) in sorted(coming, key=lambda entry: entry[0]):
        rows.append([_day(on, quiet), title, about])
    shown = table(rows, [0.28, 0.3, 0.42]) if len(rows) > 1 else [para("Nothing is planned yet.")]
    lines = [f"{b.name}, {words.day(b.first)} to {words.day(b.last)}" for b in quiet]
    quietly = [para(f"Quiet times: {words.listed(lines)}.", "quiet")] if lines else []
    return [head, *quietly, *shown]


def _step(milestone: Milestone) -> tuple[Any, str]:
    gate = milestone.kind in ("gate", "close")
    return bold(milestone.title) if gate else milestone.title, milestone.deliverable or "–"


def _workshop(workshop: Workshop) -> tuple[Any, str]:
    return f"Workshop: {workshop.title}", workshop.question.strip() or "–"


def _day(on: date, quiet: Sequence[SoftBlock]) -> str:
    during = next((block.name for block in quiet if block.covers(on)), "")
    return f"{words.day(on)}{f', in a quiet time: {during}' if during else ''}"


def _decided() -> list[Any]:
    rows: list[list[Any]] = [["What", "Who", "By when"]]
    rows += [[space(20), "", ""] for _ in range(_LINES)]
    return table(rows, [0.55, 0.25, 0.2])
