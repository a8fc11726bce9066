"""The plan's goals, each with its thread: why it is here, how it goes, and what it leads to."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator import content
from facilitator.documents import words
from facilitator.documents.driver_layout import parted
from facilitator.documents.figures_drivers import driver_sketch
from facilitator.documents.figures_run_chart import run_chart, told
from facilitator.documents.flow import Run, Words, bold, bullets, heading, keep, para
from facilitator.documents.page import WIDTH
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_on_a_page import ACCENTS
from facilitator.documents.plan_parts import number_line, picture, rule, section
from facilitator.documents.plan_path import last_day
from facilitator.documents.plan_progress import measure_of, progress_of, readings_of
from facilitator.documents.plan_version import due_words
from facilitator.documents.tables import columns, table
from facilitator.domain import objectives
from facilitator.domain.deliver_records import Objective, Verdict
from facilitator.domain.dossier import Dossier
from facilitator.domain.driver_sketch import branches, lines_of
from facilitator.domain.goal_reading import need_of
from facilitator.domain.goal_remarks import number_remarks
from facilitator.domain.records import Goal, GoalStatus
from facilitator.domain.run_chart import chart_of
from facilitator.domain.run_chart_words import chart_words, signals_told, verdict_words
from facilitator.domain.spread import RankedMethod, rank, unknown_words
from facilitator.domain.thread import Thread, thread_of
from facilitator.domain.unit import most_of

_NUMBER_ROOM = 62
_CHART = 108
_SKETCH = 480
_TITLES = {
    Verdict.KEEP: "Kept",
    Verdict.REVISE: "Revised",
    Verdict.RETIRE: "Retired",
    None: "Still to decide",
}
_PROMISES = 4
_BECAUSE = 4
_STATUS = {
    GoalStatus.PARKED: "put aside for now",
    GoalStatus.MET: "met",
    GoalStatus.RETIRED: "given up",
}


def goals(dossier: Dossier, today: date) -> list[Any]:
    """The section; with no goals it says when they will be agreed and what one is made of."""
    head = section("Goals")
    active, before = dossier.active_goals, _review(dossier)
    if not active:
        return [head, *before, *_none_yet(dossier), *_others(dossier)]
    (first, *rest), *more = [
        _goal(dossier, goal, number, today) for number, goal in enumerate(active)
    ]
    intro = para(_intro(len(active)), "lead")
    opening = [head, *before, keep(intro, first)] if before else [keep(head, intro, first)]
    return [*opening, *rest, *more, *_others(dossier)]


def _review(dossier: Dossier) -> list[Any]:
    """What became of the objectives there were before, and why."""
    found = dossier.objectives
    if not found:
        return []
    rows: list[list[Any]] = [["Earlier objective", "What became of it", "Why"]]
    for verdict in _TITLES:
        rows += [_reviewed(dossier, each) for each in objectives.of_verdict(found, verdict)]
    return [
        heading("Earlier objectives", 3),
        para(f"Before new goals, what the network already aimed for: {objectives.tally(found)}."),
        *table(rows, [0.4, 0.2, 0.4], row_heads=1),
    ]


def _reviewed(dossier: Dossier, objective: Objective) -> list[Any]:
    source = f"\n{objective.source.strip()}" if objective.source.strip() else ""
    ids = [goal.id for goal in dossier.active_goals]
    tied = objective.goal_id in ids and f", goal {ids.index(str(objective.goal_id)) + 1}"
    became = _TITLES[objective.verdict] + (tied or "")
    return [
        [objective.title.strip(), Run(source, "", PAPER.ink_2)],
        became,
        objective.reason.strip() or "No reason written down.",
    ]


def _intro(count: int) -> str:
    most = "Three is the most that one network can carry." if count > 2 else ""
    return f"{words.counted(count, 'goal')} for the 18 months. {most}".strip()


def _none_yet(dossier: Dossier) -> list[Any]:
    gate = due_words(dossier, "gate-1")
    return [
        para(
            f"No goals are agreed yet. At Gate 1{gate} the network chooses at most three.", "lead"
        ),
        para(
            "Each will say what will be different and for whom, which finding it answers, "
            "the one number that shows it, who owns it and by when."
        ),
    ]


def _goal(dossier: Dossier, goal: Goal, number: int, today: date) -> list[Any]:
    """One goal in parts that each stay on a page, the first with why it is here."""
    colour = ACCENTS[number % len(ACCENTS)]
    thread = thread_of(dossier, goal)
    left, right = [*_aim(goal), *_because(thread)], _numbers(dossier, goal, colour)
    top = [
        rule(colour, 3, 12, 2),
        heading([Run(f"Goal {number + 1}  ", "", colour), goal.title], 3, "h2"),
        columns([left, [*right, *_followed(goal)]], [0.56, 0.44], gap=20),
    ]
    top[-1].spaceBefore, top[-1].spaceAfter = 2, 4
    return [
        keep(*top, *_chart(dossier, goal, today)),
        *_sketch(dossier, goal),
        keep(*_method(dossier, goal, today)),
        keep(*_onward(dossier, thread, number + 1)),
    ]


def _aim(goal: Goal) -> list[Any]:
    return [para(words.sentence(goal.aim))] if goal.aim.strip() else []


def _because(thread: Thread) -> list[Any]:
    if not thread.findings:
        none = (
            [] if thread.objectives else [para(Run("Not tied to a finding yet.", "", PAPER.mute))]
        )
        return none + _earlier(thread)
    titles = [finding.title for finding in thread.findings[:_BECAUSE]]
    more = len(thread.findings) - len(titles)
    said = "; ".join(titles) + (f"; and {more} more" if more else "")
    return [para([bold("Because we found: "), words.sentence(said)]), *_earlier(thread)]


def _earlier(thread: Thread) -> list[Any]:
    titles = [f"{each.title.strip()} ({objectives.said(each)})" for each in thread.objectives]
    if not titles:
        return []
    return [para([bold("From an earlier objective: "), words.sentence("; ".join(titles))])]


def _followed(goal: Goal) -> list[Any]:
    by = f"by {words.day(goal.due)}" if goal.due else ""
    facts = (
        ("Measure", measure_of(goal)),
        ("Owner", ", ".join(filter(None, [goal.owner.strip(), by]))),
    )
    still = "still to be agreed"
    return [para([bold(f"{label}: "), said or still], "quiet") for label, said in facts]


def _numbers(dossier: Dossier, goal: Goal, colour: str) -> list[Any]:
    told = progress_of(dossier, goal).told()
    if not told:
        return [para("The number to follow is not agreed yet.", "quiet")]
    cells = [_number(label, value, goal, colour) for label, value in told]
    cells += [[para("", "label")]] * (3 - len(cells))
    row = columns(cells, gap=6)
    row.spaceBefore = 0
    return [row]


def _number(label: str, value: float, goal: Goal, colour: str) -> list[Any]:
    text = words.number(value) + words.sign(goal.unit)
    said = number_line(text, _NUMBER_ROOM, colour if label == "target" else "")
    return [para(label, "label"), said]


def _chart(dossier: Dossier, goal: Goal, today: date) -> list[Any]:
    """The run chart over the whole width, with what it shows in words."""
    readings = readings_of(dossier, goal)
    remarks = number_remarks(goal, readings, dossier.network.start, today, words.day)
    noted = [para(remark, "small") for remark in remarks]
    if not readings:
        return noted
    chart = chart_of(goal, readings)
    drawn = run_chart(chart, goal.target, height=_CHART, unit=goal.unit)

    def amount(value: float) -> str:
        return words.amount(value, goal.unit)

    signals = told(signals_told(chart, words.day, amount))
    centre = chart_words(chart, amount, most_of(goal.unit))
    summed = para(f"{centre} {verdict_words(chart)}", "small")
    return [picture(drawn), summed, *(para(signal, "small") for signal in signals), *noted]


def _sketch(dossier: Dossier, goal: Goal) -> list[Any]:
    lines = lines_of(dossier.drivers, goal.id)
    if not lines:
        return []
    aim = goal.aim.strip() or goal.title
    groups = parted(aim, branches(lines), WIDTH, _SKETCH)
    parts = [[line for b in group for line in (b.driver, *b.ideas)] for group in groups]
    head, *more = [picture(driver_sketch(aim, part)) for part in parts]
    return [keep(heading("What drives it", 4), head), *more]


# How it will spread


def _method(dossier: Dossier, goal: Goal, today: date) -> list[Any]:
    """The chosen method beside the best of the others, each with its reasons."""
    if not (goal.stage or goal.method.strip()):
        return []
    need = need_of(goal, last_day(dossier), today)
    ranked = rank(content.spread_methods(), need)
    chosen = next((entry for entry in ranked if _is(entry, goal.method)), None)
    others = [entry for entry in ranked if entry is not chosen]
    first = _ranked("Spreads by", chosen) if chosen else _ranked("Fits best", others.pop(0))
    both = columns([first, _ranked("Also fits", others[0])], gap=20)
    both.spaceBefore, both.spaceAfter = 2, 2
    missing = unknown_words(need)
    return [
        *([] if chosen else _own_method(goal)),
        both,
        *([para(missing, "small")] if missing else []),
    ]


def _is(entry: RankedMethod, method: str) -> bool:
    wanted = method.strip().casefold()
    return wanted in (entry.method.id.casefold(), entry.method.title.casefold())


def _own_method(goal: Goal) -> list[Any]:
    said = goal.method.strip() or "not chosen yet"
    return [para([bold("Spreads by: "), words.sentence(said)])]


def _ranked(label: str, entry: RankedMethod) -> list[Any]:
    title: Words = [f"{label}: ", bold(entry.method.title), f", {entry.score}\u00a0of\u00a0100"]
    return [para(title, "cell"), para(" ".join(entry.reasons), "small")]


# What it leads to


def _onward(dossier: Dossier, thread: Thread, number: int) -> list[Any]:
    """What comes of a goal, named by its number: it may stand on the page after it."""
    parts = [*_workshops(thread), *_milestones(thread), *_promises(dossier, thread)]
    return [heading(f"What goal {number} leads to", 4), *bullets(parts)] if parts else []


def _workshops(thread: Thread) -> list[Any]:
    said = [_dated(w.title, w.date) for w in thread.workshops]
    return [[bold("Workshops: "), words.sentence("; ".join(said))]] if said else []


def _milestones(thread: Thread) -> list[Any]:
    said = [_dated(m.title, m.done_on or m.due) for m in thread.milestones]
    return [[bold("Milestones: "), words.sentence("; ".join(said))]] if said else []


def _dated(title: str, on: date | None) -> str:
    return f"{title.strip()} ({words.day(on) if on else 'date open'})"


def _promises(dossier: Dossier, thread: Thread) -> list[Any]:
    still = [p for p in thread.promises if not p.done_on]
    kept = len(thread.promises) - len(still)
    said: list[Any] = []
    for promise in still[:_PROMISES]:
        by = [words.owner(dossier, promise), words.day(promise.due) if promise.due else ""]
        about = ", ".join(part for part in by if part)
        said.append([bold("Promise: "), promise.text.strip() + (f" ({about})" if about else "")])
    more = [f"{len(still) - _PROMISES} more open"] if len(still) > _PROMISES else []
    more += [f"{kept} kept already"] if kept else []
    return said + ([[bold("Promises: "), f"{words.listed(more)}"]] if more else [])


def _others(dossier: Dossier) -> list[Any]:
    others = [goal for goal in dossier.goals if goal.status is not GoalStatus.ACTIVE]
    if not others:
        return []
    said: list[Words] = [[bold(goal.title), f", {_STATUS[goal.status]}"] for goal in others]
    return [keep(heading("Other goals", 3), bullets(said))]
