"""The plan's goals, each with its thread: why it is here, how it goes, and what it leads to."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator import content
from facilitator.documents import words
from facilitator.documents.figures_plan import run_line
from facilitator.documents.flow import Run, Words, bold, bullets, heading, keep, para
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_on_a_page import ACCENTS
from facilitator.documents.plan_parts import number_line, picture, rule, section
from facilitator.documents.plan_path import last_day
from facilitator.documents.plan_progress import measure_of, progress_of, readings_of
from facilitator.documents.plan_version import due_words
from facilitator.documents.tables import columns
from facilitator.domain.dossier import Dossier
from facilitator.domain.goal_reading import need_of
from facilitator.domain.records import Goal, GoalStatus
from facilitator.domain.spread import RankedMethod, rank, unknown_words
from facilitator.domain.thread import Thread, thread_of

_LINE = 196
_NUMBER_ROOM = 62
_READINGS = 7
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
    active = dossier.active_goals
    if not active:
        return [head, *_none_yet(dossier), *_others(dossier)]
    whole = [_goal(dossier, goal, number, today) for number, goal in enumerate(active)]
    first = keep(head, para(_intro(len(active)), "lead"), whole[0])
    return [first, *(keep(goal) for goal in whole[1:]), *_others(dossier)]


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
    colour = ACCENTS[number % len(ACCENTS)]
    thread = thread_of(dossier, goal)
    left = [*_aim(goal), *_because(thread), *_followed(goal)]
    top = [
        rule(colour, 3, 12, 2),
        heading([Run(f"Goal {number + 1}  ", "", colour), goal.title], 3, "h2"),
        columns([left, _numbers(dossier, goal, colour)], [0.56, 0.44], gap=20),
    ]
    top[-1].spaceBefore, top[-1].spaceAfter = 2, 4
    return [*top, *_method(dossier, goal, today), *_onward(dossier, thread)]


def _aim(goal: Goal) -> list[Any]:
    return [para(words.sentence(goal.aim))] if goal.aim.strip() else []


def _because(thread: Thread) -> list[Any]:
    if not thread.findings:
        return [para(Run("Not tied to a finding yet.", "", PAPER.mute))]
    titles = [finding.title for finding in thread.findings[:_BECAUSE]]
    more = len(thread.findings) - len(titles)
    said = "; ".join(titles) + (f"; and {more} more" if more else "")
    return [para([bold("Because we found: "), words.sentence(said)])]


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
    return [row, *_line(dossier, goal)]


def _number(label: str, value: float, goal: Goal, colour: str) -> list[Any]:
    text = words.number(value) + words.sign(goal.unit)
    said = number_line(text, _NUMBER_ROOM, colour if label == "target" else "")
    return [para(label, "label"), said]


def _line(dossier: Dossier, goal: Goal) -> list[Any]:
    readings = readings_of(dossier, goal)
    if not readings:
        return []
    last = [(words.short_day(r.on), r.value) for r in readings[-_READINGS:]]
    drawn = run_line(last, goal.target, width=_LINE, height=84, unit=words.sign(goal.unit))
    cut = f"The last {_READINGS} of {len(readings)} readings." if len(readings) > _READINGS else ""
    return [picture(drawn), *([para(cut, "label")] if cut else [])]


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
    title: Words = [f"{label}: ", bold(entry.method.title), f", fit {entry.score}"]
    return [para(title, "cell"), para(" ".join(entry.reasons), "small")]


# What it leads to


def _onward(dossier: Dossier, thread: Thread) -> list[Any]:
    parts = [*_workshops(thread), *_milestones(thread), *_promises(dossier, thread)]
    return [heading("What it leads to", 4), *bullets(parts)] if parts else []


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
