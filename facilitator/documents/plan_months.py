"""The plan's 18 months: the steps drawn over the months, and the same steps with their dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

from facilitator import content
from facilitator.documents import words
from facilitator.documents.figures_plan import MONTHS, Row, Step, timeline
from facilitator.documents.flow import Run, bold, keep, para
from facilitator.documents.page import WIDTH
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_parts import for_goals, picture, section
from facilitator.documents.plan_path import last_day, month, today_on_path, when
from facilitator.documents.tables import table
from facilitator.domain.dossier import Dossier
from facilitator.domain.quiet_blocks import blocks
from facilitator.domain.records import Milestone
from facilitator.domain.schedule import month_words, step_month

_AT_ONCE = 34
_BAR = 0.8
_STEPS = {"gate": Step.GATE, "event": Step.EVENT}


def months(dossier: Dossier, today: date) -> list[Any]:
    """The section: a figure on the first page, the table after it."""
    head = section("The 18 months")
    if not dossier.milestones:
        return [head, para("The steps of the 18 months are not laid out yet.")]
    now = today_on_path(dossier, today)
    where = f"{month_words(dossier.network.start, today)}. " if now is not None else ""
    said = f"{where}It closes on {words.day(last_day(dossier))}."
    key = "A diamond is a gate, a dot an event, a bar a milestone, dark once it is done."
    note = f"{key} The upright line is today." if now is not None else key
    first, *rest = _figures(dossier, now)
    return [
        keep(head, para(said, "lead"), para(note, "small"), first),
        *rest,
        *_quiet(dossier),
        *_table(dossier, today),
    ]


def _quiet(dossier: Dossier) -> list[Any]:
    """The quiet times of the 18 months in a line."""
    packaged, own = content.programme().quiet_times, dossier.quiet_periods
    found = blocks(packaged, own, dossier.network.start, last_day(dossier))
    told = [f"{b.name} ({words.day(b.first)} to {words.day(b.last)})" for b in found]
    if not told:
        return []
    return [para(f"Quiet times, when little should be asked: {words.listed(told)}.", "small")]


def _figures(dossier: Dossier, now: float | None) -> list[Any]:
    rows = [_row(dossier, milestone) for milestone in dossier.milestones]
    last = max(MONTHS, ceil(max(row.month for row in rows)))
    parts = [rows[n : n + _AT_ONCE] for n in range(0, len(rows), _AT_ONCE)]
    drawn = [timeline(part, now, width=WIDTH, months=last, label_width=170) for part in parts]
    return [picture(one) for one in drawn]


def _row(dossier: Dossier, milestone: Milestone) -> Row:
    step = _STEPS.get(milestone.kind, Step.MILESTONE)
    at = month(dossier, when(milestone))
    length = _BAR if step is Step.MILESTONE else 0
    return Row(
        milestone.id,
        milestone.title,
        round(max(at - length / 2, 0), 1),
        length,
        step,
        words.short_day(when(milestone)),
        done=milestone.done_on is not None,
    )


def _table(dossier: Dossier, today: date) -> list[Any]:
    rows: list[Sequence[Any]] = [["Month", "Planned for", "Step", "What there is to show", "Done"]]
    rows += [_cells(dossier, milestone, today) for milestone in dossier.milestones]
    return table(rows, [0.09, 0.22, 0.22, 0.29, 0.18], align="rllll")


def _cells(dossier: Dossier, milestone: Milestone, today: date) -> list[Any]:
    gate = milestone.kind in ("gate", "close")
    title = bold(milestone.title) if gate else milestone.title
    step = [title, for_goals(dossier, milestone.id)]
    month = str(step_month(dossier.network.start, milestone.due, milestone.month))
    due = words.day(milestone.due)
    return [month, due, step, milestone.deliverable or "–", _done(milestone, today)]


def _done(milestone: Milestone, today: date) -> Any:
    on = f", {words.short_day(milestone.done_on)}".replace(" ", "\xa0") if milestone.done_on else ""
    if milestone.decision:
        return bold(f"Decided: {milestone.decision}{on}")
    if milestone.done_on:
        return f"Done{on}"
    return Run("Late", "", PAPER.coral) if milestone.due < today else "To come"
