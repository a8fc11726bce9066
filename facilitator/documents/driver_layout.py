"""Where the boxes of a driver sketch stand, known without a typeface, so that room can be kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.driver_sketch import Branch

LEADING, HEAD = 11.5, 18.0
PAD = 6.0
_LETTERS = {
    " ": 1.8,
    **dict.fromkeys("ijlI.,'’:;!|", 2.5),
    **dict.fromkeys("ftrł-()[]/", 3.4),
    **dict.fromkeys("csz", 4.2),
    **dict.fromkeys("aegkvxy0123456789", 4.7),
    **dict.fromkeys("bdhnopqu", 5.1),
    **dict.fromkeys("wM", 6.8),
    **dict.fromkeys("mW@%&–…", 7.6),
    **dict.fromkeys("ADGHKNOQRU", 6.1),
}
_LETTER = 5.4
"""How wide letters are at most, in points; in semibold, which is the wider."""

_MOST = 6
_TOGETHER = 6
_GAP, _BETWEEN = 6.0, 12.0
_SHARES = (0.26, 0.34, 0.40)
_APART, _EDGE = 18.0, 1.0


@dataclass(frozen=True)
class Box:
    """One text of the sketch: left, bottom, width, height in points, and how many lines."""

    id: str
    text: str
    x: float
    y: float
    width: float
    height: float
    lines: int


@dataclass(frozen=True)
class Laid:
    """A whole sketch; `ideas` are given by driver, in order."""

    height: float
    aim: Box
    drivers: tuple[Box, ...]
    ideas: tuple[tuple[Box, ...], ...]
    columns: tuple[float, float, float]


def laid(aim: str, branches: Sequence[Branch], width: float) -> Laid:
    """The sketch laid out from left to right at this width."""
    room = width - 2 * _APART - 2 * _EDGE
    wide = tuple(share * room for share in _SHARES)
    second = _EDGE + wide[0] + _APART
    lefts = (_EDGE, second, second + wide[1] + _APART)
    tall = [_branch_height(branch, wide[1], wide[2]) for branch in branches]
    whole = sum(tall) + _BETWEEN * max(len(tall) - 1, 0)
    height = max(whole, _height(aim, wide[0])) + HEAD + 2
    top = height - HEAD - (height - HEAD - 2 - whole) / 2
    drivers, ideas = [], []
    for branch, high in zip(branches, tall, strict=True):
        drivers.append(_middle(branch.driver.id, branch.driver.text, lefts[1], wide[1], top, high))
        ideas.append(_stacked(branch, lefts[2], wide[2], top, high))
        top -= high + _BETWEEN
    middle = _middle("", aim, lefts[0], wide[0], height - HEAD, height - HEAD - 2)
    return Laid(height, middle, tuple(drivers), tuple(ideas), lefts)


def parted(
    aim: str, branches: Sequence[Branch], width: float, most: float
) -> list[tuple[Branch, ...]]:
    """The branches in groups, each no higher than this where it can be; a long one is parted."""
    pieces = [piece for branch in branches for piece in _pieces(branch)]
    groups: list[tuple[Branch, ...]] = []
    for piece in pieces:
        if groups and laid(aim, (*groups[-1], piece), width).height <= most:
            groups[-1] = (*groups[-1], piece)
        else:
            groups.append((piece,))
    return groups


def _pieces(branch: Branch) -> list[Branch]:
    starts = range(0, max(len(branch.ideas), 1), _TOGETHER)
    return [Branch(branch.driver, branch.ideas[n : n + _TOGETHER]) for n in starts]


def _stacked(branch: Branch, x: float, width: float, top: float, high: float) -> tuple[Box, ...]:
    tall = [_height(idea.text, width) for idea in branch.ideas]
    top -= (high - sum(tall) - _GAP * max(len(tall) - 1, 0)) / 2
    boxes = []
    for idea, height in zip(branch.ideas, tall, strict=True):
        boxes.append(_middle(idea.id, idea.text, x, width, top, height))
        top -= height + _GAP
    return tuple(boxes)


def _middle(id: str, text: str, x: float, width: float, top: float, high: float) -> Box:
    """A box in the middle of the height there is for it."""
    height = _height(text, width)
    return Box(id, text, x, top - (high + height) / 2, width, height, _lines(text, width))


def _branch_height(branch: Branch, driver_width: float, idea_width: float) -> float:
    ideas = [_height(idea.text, idea_width) for idea in branch.ideas]
    stacked = sum(ideas) + _GAP * max(len(ideas) - 1, 0)
    return max(_height(branch.driver.text, driver_width), stacked)


def _height(text: str, width: float) -> float:
    return _lines(text, width) * LEADING + 2 * PAD - 2


def _lines(text: str, width: float) -> int:
    """How many lines it takes at most, reckoned from its letters."""
    room, lines, used = width - 2 * PAD, 1, 0.0
    for word in text.split():
        long = _wide(word)
        starts = used and used + _wide(" ") + long > room
        lines, used = (lines + 1, long) if starts else (lines, used + _wide(" ") + long)
    return min(lines, _MOST)


def _wide(text: str) -> float:
    plain = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return sum(_LETTERS.get(letter, _LETTER) for letter in plain)
