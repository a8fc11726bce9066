"""What the head of the plan says: its version, what is late, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from facilitator import content
from facilitator.domain.dossier import Dossier
from facilitator.domain.plan_cautions import of_milestone
from facilitator.domain.plan_version import version_of
from facilitator.domain.records import Milestone
from facilitator.domain.schedule import cautions as found_cautions
from facilitator.ui.pages.plan.ground import Ground
from facilitator.ui.widgets.dates import date_words

_MOST_NAMED = 3


def head_words(dossier: Dossier, today: date) -> tuple[str, str]:
    """Title and note of the page's head."""
    still_open = [m for m in dossier.milestones if m.done_on is None]
    late = [m.title for m in still_open if m.due < today]
    told = [_late_words(late)] if late else []
    coming = min((m for m in still_open if m.due >= today), key=lambda m: m.due, default=None)
    if coming:
        when = "today" if coming.due == today else f"on {date_words(coming.due)}"
        told.append(f"Next: {coming.title} {when}.")
    if dossier.milestones and not still_open:
        told.append("Every step is done.")
    return version_of(dossier).line, " ".join(told)


def cautions_of(day: date, ground: Ground) -> str:
    """What speaks against a day, in one line."""
    return " ".join(found_cautions(day, ground.holidays, ground.blocks))


def workshops_left(dossier: Dossier, moved: Iterable[Milestone]) -> str:
    """That workshops of what moved stay on their own dates; "" where there are none to come."""
    ids = {milestone.id for milestone in moved}
    left = [w for w in dossier.workshops if w.milestone_id in ids and w.date and not w.held]
    if not left:
        return ""
    if len(left) > 1:
        return f"Its {len(left)} workshops keep their own dates."
    return f"Its workshop stays on {date_words(left[0].date)}." if left[0].date else ""


def odd_of(dossier: Dossier, milestone_id: str, today: date) -> tuple[str, ...]:
    """What is odd about where a milestone lies among the others, a sentence each."""
    found = next((m for m in dossier.milestones if m.id == milestone_id), None)
    if found is None:
        return ()
    months = content.programme().months
    return of_milestone(found, dossier.milestones, dossier.network.start, months, today)


def _late_words(late: list[str]) -> str:
    names = ", ".join(late[:_MOST_NAMED])
    more = f" and {len(late) - _MOST_NAMED} more" if len(late) > _MOST_NAMED else ""
    return f"{len(late)} step{'s are' if len(late) > 1 else ' is'} late: {names}{more}."
