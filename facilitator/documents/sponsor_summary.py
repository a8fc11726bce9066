"""What the sponsor hears of coaching: how much of it there was, and themes all have agreed to."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from facilitator import clock
from facilitator.documents import page
from facilitator.documents.flow import bold, bullets, flat, heading, keep, para
from facilitator.documents.opening import footer, opening
from facilitator.documents.tables import card, table
from facilitator.documents.words import counted, day, role, sentence, spent
from facilitator.domain.coaching_told import COUNTED, FEWEST_TOGETHER, Coached, CoachingStory
from facilitator.domain.dossier import Dossier

TITLE = "Coaching summary for the sponsor"
_HOLDS = (
    "How many conversations, how many hours, and themes that coachee and coach both agreed may be "
    "shared. Nothing else said in coaching is here."
)
_LEFT_OUT = (
    "Whoever has not agreed to be named stands here only added up with others, and not at all "
    f"where they would be fewer than {FEWEST_TOGETHER}."
)
_NO_THEMES = "None has been agreed. That is as it should be until those coached choose to share."


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the sponsor's summary. Raises UserError for a target that can't be written."""
    on = day(clock.today())
    page.build(
        flat(story(dossier, on)),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        subject="Hours of coaching and agreed themes",
        footer=footer(TITLE, dossier.network, on),
    )


def story(dossier: Dossier, on: str) -> list[Any]:
    """The summary's parts in reading order."""
    told = dossier.told
    return [
        *opening(TITLE, dossier.network, [f"As it stood on {on}."]),
        card([para(_HOLDS)]),
        *_hours(told),
        *_themes(told),
    ]


def _hours(told: CoachingStory) -> list[Any]:
    if not told.lines:
        said = "There is no coaching to tell of yet, as far as those coached have agreed."
        return [keep(heading("Hours"), para(said), para(_LEFT_OUT, "quiet"))]
    talks, minutes = (sum(getattr(one, part) for one in told.lines) for part in COUNTED)
    said = f"{counted(talks, 'conversation')}, {spent(minutes)}."
    rows: list[list[Any]] = [["Coaching for", "Conversations", "Time used", "Time agreed"]]
    rows += [_line(one) for one in told.lines]
    grid = table(rows, [0.46, 0.2, 0.17, 0.17], align="lrrr", row_heads=1)
    return [keep(heading("Hours"), para(said, "lead"), *grid), para(_LEFT_OUT, "quiet")]


def _line(one: Coached) -> list[Any]:
    who = f"{one.name}, {role(one.role).lower()}" if one.name else f"{one.people} others together"
    agreed = "–" if one.hours_agreed is None else spent(round(one.hours_agreed * 60))
    return [bold(who), str(one.talks), spent(one.minutes), agreed]


def _themes(told: CoachingStory) -> list[Any]:
    if not told.themes:
        return [keep(heading("Themes agreed"), para(_NO_THEMES, "quiet"))]
    return [
        heading("Themes agreed"),
        para(_whose(told.voices), "quiet"),
        *bullets([sentence(theme[:1].upper() + theme[1:]) for theme in told.themes]),
    ]


def _whose(voices: int) -> str:
    if voices < FEWEST_TOGETHER:
        people = "one person, who" if voices == 1 else f"{voices} people, who each"
        return f"They are of {people} agreed that you may hear them. Please keep them to yourself."
    return f"They are of {voices} people together, without a name or a date."
