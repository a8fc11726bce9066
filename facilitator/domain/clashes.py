"""Sets side by side what each role said about the type, because where they differ matters most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.domain.network_type import Answers, TypeQuestion, TypeTable


class SheetRole(StrEnum):
    """Whose answers a type sheet holds; the agreed one is settled in conversation."""

    AGREED = "agreed"
    COORDINATOR = "coordinator"
    LEADER = "leader"
    SPONSOR = "sponsor"
    MEMBER = "member"


class When(StrEnum):
    """Whether a sheet says what the network is, or what it should become."""

    TODAY = "today"
    WANTED = "wanted"


@dataclass(frozen=True)
class TypeSheet:
    """One person's, or the agreed, answers to the nine questions."""

    role: SheetRole
    when: When
    answers: Answers
    held_on: date = date.min


@dataclass(frozen=True)
class Clash:
    """A question that roles answer differently: each role's distinct choices in option order."""

    question: str
    when: When
    choices: Mapping[SheetRole, tuple[str, ...]]


def deciding_sheet(sheets: Sequence[TypeSheet], when: When = When.TODAY) -> TypeSheet | None:
    """The sheet a verdict rests on: the latest agreed one, else the coordinator's latest."""
    for role in (SheetRole.AGREED, SheetRole.COORDINATOR):
        found = [sheet for sheet in sheets if sheet.role == role and sheet.when == when]
        if found:
            return _latest(found)
    return None


def clashes(table: TypeTable, sheets: Sequence[TypeSheet]) -> tuple[Clash, ...]:
    """Where coordinator, leader, sponsor and members differ, today's before the wanted ones.

    Of the first three each one's latest sheet counts, of members all. Answers with unknown
    evidence count too: the difference is worth a conversation either way.
    """
    found = (_clash(question, when, sheets) for when in When for question in table.questions)
    return tuple(clash for clash in found if _differs(clash))


def _clash(question: TypeQuestion, when: When, sheets: Sequence[TypeSheet]) -> Clash:
    choices = {}
    for role in (SheetRole.COORDINATOR, SheetRole.LEADER, SheetRole.SPONSOR, SheetRole.MEMBER):
        own = [sheet for sheet in sheets if sheet.role == role and sheet.when == when]
        heard = own if role is SheetRole.MEMBER else [_latest(own)] if own else []
        if chosen := _choices(question, heard):
            choices[role] = chosen
    return Clash(question.id, when, choices)


def _choices(question: TypeQuestion, sheets: Iterable[TypeSheet]) -> tuple[str, ...]:
    answers = (sheet.answers.get(question.id) for sheet in sheets)
    chosen = {answer.choice for answer in answers if answer}
    return tuple(option.id for option in question.options if option.id in chosen)


def _differs(clash: Clash) -> bool:
    return len({choice for chosen in clash.choices.values() for choice in chosen}) > 1


def _latest(sheets: Sequence[TypeSheet]) -> TypeSheet:
    return sorted(sheets, key=lambda sheet: sheet.held_on)[-1]
