"""What the timeline shows of each step: its words, its day, how it stands, what it hangs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain.diary import how_late
from facilitator.domain.dossier import Dossier
from facilitator.domain.plan_moves import along
from facilitator.domain.records import Milestone, Workshop
from facilitator.domain.schedule import step_month
from facilitator.ui.widgets.dates import date_words

WORKSHOP = "workshop"
KINDS = {
    "milestone": "milestone",
    "gate": "gate",
    "event": "event",
    "close": "close",
    WORKSHOP: "workshop",
}


@dataclass(frozen=True)
class Meeting:
    """A workshop on the line of the milestone it belongs to."""

    id: str
    title: str
    day: date


@dataclass(frozen=True)
class Step:
    """One line of the timeline: a milestone, or a workshop that belongs to none.

    `month` and `planned` are those of the plan, `day` the one it was done on, if it was.
    `since` is the day of what it hangs on; `late` says by how much, `decided` what a gate
    decided, in words.
    """

    id: str
    kind: str
    title: str
    month: int
    planned: date
    day: date
    done: bool = False
    late: str = ""
    own: bool = False
    since: date | None = None
    meetings: tuple[Meeting, ...] = ()
    words: str = ""
    decided: str = ""

    @property
    def can_move(self) -> bool:
        """Whether it can be dragged: what is done stays, and a workshop moves on its own page."""
        return self.kind != WORKSHOP and not self.done


def steps(dossier: Dossier, today: date) -> tuple[Step, ...]:
    """The milestones and the workshops that belong to none, in the order of the plan.

    What was done sooner or later keeps its place and its month.
    """
    by_id = {m.id: m for m in dossier.milestones}
    meetings = _meetings(dossier.workshops)
    found = [_step(dossier, m, by_id, meetings.get(m.id, ()), today) for m in dossier.milestones]
    start = dossier.network.start
    found += [
        _loose(workshop, start)
        for workshop in dossier.workshops
        if workshop.date and workshop.milestone_id not in by_id
    ]
    return tuple(sorted(found, key=lambda step: (step.planned, step.month, step.id)))


def _step(
    dossier: Dossier,
    milestone: Milestone,
    by_id: Mapping[str, Milestone],
    meetings: tuple[Meeting, ...],
    today: date,
) -> Step:
    day = milestone.done_on or milestone.due
    late = "" if milestone.done_on else how_late(milestone.due, today)
    carrier = by_id.get(milestone.hangs_on or "")
    since = (carrier.done_on or carrier.due) if carrier else None
    month = step_month(dossier.network.start, milestone.due, milestone.month)
    words = _words(dossier.milestones, milestone, carrier, month, late, meetings)
    return Step(
        milestone.id,
        milestone.kind,
        milestone.title,
        month,
        milestone.due,
        day,
        done=milestone.done_on is not None,
        late=late,
        own=milestone.key == "own",
        since=since,
        meetings=meetings,
        words=words,
        decided=str(milestone.decision or ""),
    )


def _loose(workshop: Workshop, start: date) -> Step:
    assert workshop.date
    held = "held" if workshop.held else "planned"
    words = f"Workshop {workshop.title}, {held} {date_words(workshop.date)}"
    month, day = step_month(start, workshop.date), workshop.date
    return Step(workshop.id, WORKSHOP, workshop.title, month, day, day, workshop.held, words=words)


def _meetings(workshops: Sequence[Workshop]) -> dict[str, tuple[Meeting, ...]]:
    found: dict[str, tuple[Meeting, ...]] = {}
    for workshop in workshops:
        if workshop.date and workshop.milestone_id:
            meeting = Meeting(workshop.id, workshop.title, workshop.date)
            found[workshop.milestone_id] = (*found.get(workshop.milestone_id, ()), meeting)
    return found


def _words(
    milestones: Sequence[Milestone],
    milestone: Milestone,
    carrier: Milestone | None,
    month: int,
    late: str,
    meetings: Sequence[Meeting],
) -> str:
    day = milestone.done_on or milestone.due
    planned = f", planned for {date_words(milestone.due)}" if day != milestone.due else ""
    state = "done" if milestone.done_on else "due"
    told = [f"{milestone.title}, {KINDS[milestone.kind]} of month {month}"]
    how = late or (f"decided: {milestone.decision}" if milestone.decision else "")
    told.append(f"{state} {date_words(day)}{planned}" + (f", {how}" if how else ""))
    if carrier:
        told.append(f"hangs on {carrier.title}")
    if carried := len(along(milestones, milestone.id)):
        told.append(
            f"{carried} step{'s' if carried > 1 else ''} hang{'' if carried > 1 else 's'} on it"
        )
    told += [f"workshop {m.title} on {date_words(m.day)}" for m in meetings]
    return "; ".join(told)
