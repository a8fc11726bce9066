"""Beside a document: who it is for, what is in it, and what its reader does not get, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from facilitator.ui.theme import Size
from facilitator.ui.widgets.card import Card, ScrollPage, column
from facilitator.ui.widgets.text import SEMIBOLD, Heading, Muted, Text

if TYPE_CHECKING:
    from facilitator.domain.redaction import Withheld

WIDTH = 292
FOR = {
    "facilitator": "For you alone",
    "coachee": "For the person coached",
    "network": "For the network",
    "sponsor": "For the sponsor",
    "respondent": "For those who answered, each their own slip",
    "assessor": "For a professional body, as the log of your hours",
}
NOTHING_IN = "No records yet."
NOTHING_OUT = "Nothing: this reader may see everything."


@dataclass(frozen=True)
class Reading:
    """Who a document is for, what is in it in words, and what of the casebook is not."""

    reader: str
    contents: tuple[str, ...]
    withheld: tuple[Withheld, ...]


class ReaderPane(ScrollPage):
    """What one reader gets of the casebook in this document, in words."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(margin=0)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(FOR[reading.reader])
        self.add(Heading(FOR[reading.reader]))
        self.add(_contents_card(reading.contents))
        self.add(_withheld_card(reading.withheld))
        self.finish()


def _contents_card(contents: Iterable[str]) -> Card:
    card = Card("In it")
    held = (words.replace(" ", "\N{NO-BREAK SPACE}", 1) for words in contents)
    card.add(Text(", ".join(held) or NOTHING_IN, size=Size.SMALL))
    return card


def _withheld_card(withheld: tuple[Withheld, ...]) -> Card:
    """What is left out, below the reason for it."""
    card = Card("Withheld", accent="violet")
    if not withheld:
        card.add(Muted(NOTHING_OUT))
    for why, group in groupby(sorted(withheld, key=lambda one: one.why), lambda one: one.why):
        reason = Text(why, size=Size.SMALL, weight=SEMIBOLD, colour="violet_ink")
        card.add(column(reason, _lines(_sentence(one.words) for one in group), gap=2))
    return card


def _lines(words: Iterable[str]) -> Text:
    return Text("\n".join(words), size=Size.SMALL)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
