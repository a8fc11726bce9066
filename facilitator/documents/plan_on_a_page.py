"""The whole plan on one landscape page, to hang on a wall and to sign at a gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from facilitator import clock
from facilitator.documents import fonts, page, words
from facilitator.documents.flow import (
    Para,
    Run,
    bullets,
    flat,
    heading,
    para,
    space,
)
from facilitator.documents.palette import PAPER
from facilitator.documents.plan_cover import type_phrase
from facilitator.documents.plan_parts import number_line, picture
from facilitator.documents.plan_path import last_day, path
from facilitator.documents.plan_progress import (
    Progress,
    measure_of,
    progress_bar,
    progress_of,
)
from facilitator.documents.plan_version import due_words, footer, version_of
from facilitator.documents.plan_workshops import roles_coached
from facilitator.documents.styles import styles
from facilitator.documents.tables import columns, signature_lines
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Goal, Workshop
from facilitator.domain.schedule import month_words
from facilitator.domain.thread import thread_of

ACCENTS = (PAPER.teal, PAPER.amber, PAPER.violet)
TITLE = "Plan on a page"
_MOST_GOALS = 3
_SIGNERS = ("leader", "coordinator", "sponsor")
_GAP = 18.0
_HAND = 26
_MOST_AIR = 70
_COLUMN = (page.LANDSCAPE_WIDTH - 2 * _GAP) / 3
_RIGHT = 0.33 * page.LANDSCAPE_WIDTH
_HEIGHT = A4[0] - 2 * page.MARGIN - 13


@dataclass(frozen=True)
class _Room:
    """How many lines each part may take, so that the page is one page."""

    title: int
    aim: int
    because: int
    items: int
    item_lines: int
    brief: bool = False


_ROOMS = (
    _Room(2, 4, 3, 5, 2),
    _Room(2, 3, 2, 5, 2),
    _Room(2, 3, 2, 4, 2),
    _Room(2, 3, 2, 3, 2),
    _Room(2, 3, 2, 5, 1),
    _Room(2, 2, 2, 5, 1),
    _Room(2, 2, 2, 4, 1),
    _Room(2, 2, 1, 4, 1),
    _Room(2, 2, 1, 3, 1),
    _Room(2, 1, 1, 3, 1),
    _Room(1, 1, 1, 3, 1),
)
_BARE = _Room(1, 1, 1, 2, 1, brief=True)


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the plan on a page as a PDF of one page."""
    page.build(
        one_page(dossier, clock.today(), level=1),
        target,
        title=f"{TITLE}: {dossier.network.name}",
        footer=footer(dossier, TITLE),
        subject=version_of(dossier).line,
        landscape=True,
    )


def one_page(dossier: Dossier, today: date, level: int = 2) -> list[Flowable]:
    """The page's parts, with as much of each text as there is room for."""
    for room in _ROOMS:
        parts = _signed(dossier, _parts(dossier, today, level, room))
        if _height(parts) <= _HEIGHT:
            return parts
    return _signed(dossier, _parts(dossier, today, level, _BARE))


def _parts(dossier: Dossier, today: date, level: int, room: _Room) -> list[Flowable]:
    drawn = path(dossier, today, page.LANDSCAPE_WIDTH, brief=room.brief)
    return flat(
        [
            _head(dossier, today, level),
            picture(drawn),
            columns(_goal_columns(dossier, level + 1, room), gap=_GAP, accents=ACCENTS),
            columns(_work_columns(dossier, level + 1, room), gap=_GAP),
        ]
    )


def _signed(dossier: Dossier, parts: list[Flowable]) -> list[Flowable]:
    """The parts with the lines to sign on at the foot, what room is left in two gaps."""
    lines = signature_lines([_signer(dossier, role) for role in _SIGNERS])
    lines[0].spaceBefore, lines[0].spaceAfter = _HAND, 0
    rest = max(_HEIGHT - _height([*parts[:-1], space(0), parts[-1], space(0), *lines]), 0)
    air = min(rest * 0.35, _MOST_AIR)
    return [*parts[:-1], space(air), parts[-1], space(rest - air), *lines]


def _signer(dossier: Dossier, role: str) -> str:
    name = words.named(dossier, role)
    return _cut(f"{words.role(role)}: {name}" if name else words.role(role), "label", 1)


def _height(parts: Sequence[Flowable], width: float = page.LANDSCAPE_WIDTH) -> float:
    """How high parts stand together; of two spaces that meet, the larger counts."""
    height = after = 0.0
    for part in parts:
        height += part.wrap(width, 10_000)[1] + max(part.getSpaceBefore(), after)
        after = part.getSpaceAfter()
    return height + after


def _head(dossier: Dossier, today: date, level: int) -> Flowable:
    room = 0.66 * page.LANDSCAPE_WIDTH - (100 if dossier.network.invented else 0)
    name = fonts.fitted(dossier.network.name, fonts.REGULAR, 13, room)
    invented = [Run(", invented example", "", PAPER.mute)] if dossier.network.invented else []
    kind = type_phrase(dossier)
    months = f"{words.day(dossier.network.start)} to {words.day(last_day(dossier))}"
    where = month_words(dossier.network.start, today)
    said = [_version(dossier), kind[:1].upper() + kind[1:], f"{where}, {months}"]
    made = columns(
        [
            [heading(TITLE, level, "h1"), para([name, *invented], "subtitle")],
            [space(5), *(_right(line) for line in said if line)],
        ],
        [0.66, 0.34],
    )
    made.spaceBefore = made.spaceAfter = 0
    return made


def _version(dossier: Dossier) -> str:
    """The version's line, without a name of its gate that would push out the date."""
    version = version_of(dossier)
    fits = fonts.width(fonts.clean(version.line), fonts.REGULAR, 9.5) <= _RIGHT
    return version.line if fits else version.short_line


def _right(text: str) -> Para:
    return para(fonts.fitted(text, fonts.REGULAR, 9.5, _RIGHT), "right")


# Goals


def _goal_columns(dossier: Dossier, level: int, room: _Room) -> list[list[Any]]:
    """A column for each goal, their numbers on one line, and what goes where one is missing."""
    goals = dossier.active_goals[:_MOST_GOALS]
    heads = [_goal_head(goal, level, room) for goal in goals]
    tall = max((_height(head, _COLUMN) for head in heads), default=0)
    made = [
        [*head, space(tall - _height(head, _COLUMN)), *_goal_body(dossier, goal, room, accent)]
        for head, goal, accent in zip(heads, goals, ACCENTS, strict=False)
    ]
    return made + [_no_goal(dossier, n) for n in range(len(goals), _MOST_GOALS)]


def _goal_head(goal: Goal, level: int, room: _Room) -> list[Para]:
    title = heading(_cut(goal.title, "card-heading", room.title), level, "card-heading")
    aim = [para(_cut(goal.aim, "quiet", room.aim), "quiet")] if goal.aim.strip() else []
    return [title, *aim]


def _goal_body(dossier: Dossier, goal: Goal, room: _Room, accent: str) -> list[Any]:
    progress = progress_of(dossier, goal)
    by = [goal.owner.strip(), f"by {words.day(goal.due)}" if goal.due else ""]
    who = _cut(", ".join(filter(None, by)), "small", 1)
    parts = [*_numbers(goal, progress, accent), _because(dossier, goal, room)]
    return [*parts, para(who, "small")] if who else parts


def _numbers(goal: Goal, progress: Progress, accent: str) -> list[Any]:
    """Where the measure stood, stands and should stand, and what it counts."""
    told = progress.told()
    if not told:
        return [para("The number to follow is not agreed yet.", "small")]
    cells = [[para(label, "label"), _number(label, value, goal, accent)] for label, value in told]
    cells += [[space(1)]] * (3 - len(cells))
    numbers = columns(cells, gap=6)
    numbers.spaceBefore = numbers.spaceAfter = 0
    counted = measure_of(goal)
    drawn = progress_bar(progress, accent, _COLUMN - 4)
    return [
        numbers,
        *([picture(drawn)] if drawn else []),
        *([para(_cut(counted, "small", 2), "small")] if counted else []),
    ]


def _number(label: str, value: float, goal: Goal, accent: str) -> Para:
    text = words.number(value) + words.sign(goal.unit)
    return number_line(text, _COLUMN / 3 - 6, accent if label == "target" else "")


def _because(dossier: Dossier, goal: Goal, room: _Room) -> Para:
    findings = [finding.title for finding in thread_of(dossier, goal).findings]
    if not findings:
        return para(Run("Not tied to a finding yet.", "", PAPER.mute), "small")
    return para(_cut(f"Because we found: {'; '.join(findings)}", "small", room.because), "small")


def _no_goal(dossier: Dossier, number: int) -> list[Para]:
    """What will stand in a column that has no goal yet."""
    if dossier.active_goals:
        ordinal = "second" if number == 1 else "third"
        return [para(f"Room for a {ordinal} goal. Two done well are better than three.", "quiet")]
    if dossier.goals:
        return [para("No goal is being worked on now.", "quiet")] if number == 0 else []
    said = (
        f"The first goal is agreed at Gate 1{due_words(dossier, 'gate-1')}. Here it will say what "
        "will be different, and for whom.",
        "Beside each goal stands one number: where it is now and where it should be, with an "
        "owner and a date.",
        "Below it stands why: what was found that the goal answers. Three goals are the most.",
    )
    return [para(said[number], "quiet")]


# Workshops, support, digital


def _work_columns(dossier: Dossier, level: int, room: _Room) -> list[list[Any]]:
    titles = ("Workshops", "Support", "Digital")
    lists = (_workshops(dossier), _support(dossier), _digital(dossier))
    return [
        [heading(title, level, "h4-tight"), *_items(said, room)]
        for title, said in zip(titles, lists, strict=True)
    ]


def _items(said: Sequence[str], room: _Room) -> list[Para]:
    """As many lines as there is room for; the last says how many more there are."""
    shown = said if len(said) <= room.items else said[: room.items - 1]
    more = [f"and {len(said) - len(shown)} more"] if len(said) > len(shown) else []
    cut = [_cut(text, "small", room.item_lines, _COLUMN - 14) for text in shown]
    return bullets([*cut, *more], _item_style())


def _item_style() -> ParagraphStyle:
    small = styles()["small"]
    return ParagraphStyle("page-item", styles()["bullet"], fontSize=small.fontSize, leading=12)


def _workshops(dossier: Dossier) -> list[str]:
    """Those to come, then those held, the newest first."""
    coming = [workshop for workshop in dossier.workshops if not workshop.held]
    held = [workshop for workshop in dossier.workshops if workshop.held]
    planned = [_workshop(workshop) for workshop in (*coming, *reversed(held))]
    first = next((m for m in dossier.milestones if m.kind == "event" and not m.done_on), None)
    empty = f"{first.title} is due on {words.day(first.due)}." if first else "None is planned yet."
    return planned or [empty]


def _workshop(workshop: Workshop) -> str:
    on = words.day(workshop.date) if workshop.date else "Date open"
    return f"{on}: {workshop.title}{' (held)' if workshop.held else ''}"


def _support(dossier: Dossier) -> list[str]:
    roles = roles_coached(dossier)
    if not roles:
        return [f"Coaching starts in month 4{due_words(dossier, 'build')}."]
    return [f"Coaching for the {words.listed(roles)}.", "What is said in coaching stays there."]


def _digital(dossier: Dossier) -> list[str]:
    needs = [need.tool.strip() or need.need for need in dossier.needs]
    return needs or ["What members need is asked first; tools come after."]


def _cut(text: str, style_name: str, most: int, room: float = _COLUMN - 2) -> str:
    """The text in at most so many lines of a column, with an ellipsis where it goes on."""
    style = styles()[style_name]
    return " ".join(fonts.lines(text, style.fontName, style.fontSize, room, most))
