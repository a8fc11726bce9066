"""Dossiers of rounds with any number of answers, made without a casebook: quick to draw from."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from facilitator import content
from facilitator.domain.change import compare_dimensions, compare_rounds
from facilitator.domain.dossier import Diagnosis, Dossier, Returned, Slip
from facilitator.domain.lanes import Lane, Reader
from facilitator.domain.privacy import OPEN_SESSION, STANDARD
from facilitator.domain.reading import read_round
from facilitator.domain.records import Network, Round, RoundKind
from facilitator.domain.review_records import Excerpt, WallMark
from facilitator.domain.scale import Role
from facilitator.domain.scoring import Response
from tests.documents.dossiers import LONG_NAME, bare

START = date(2026, 3, 6)
KINDS = ((RoundKind.BASELINE, "Baseline"), (RoundKind.MID, "Mid-point"), (RoundKind.FINAL, "Final"))


def answers(number: int, seed: object, *, lift: float = 0.0) -> list[Response]:
    """So many sheets, one in five of the core, whose answers vary by statement; people stay."""
    dice = random.Random(f"{seed} {number}")
    core = (Role.COORDINATOR, Role.LEADER, Role.SPONSOR)
    return [
        Response(
            core[n % 3] if n % 5 == 0 else Role.MEMBER, _sheet(dice, lift), person=f"p{n % 20}"
        )
        for n in range(number)
    ]


def _sheet(dice: random.Random, lift: float) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    for number, statement in enumerate(content.instrument().statements):
        camps = dice.choice((-1.6, 1.6)) if number % 9 == 0 else 0
        value = round(dice.gauss(2 + (number * 7 % 11) / 4 + camps + lift, 0.7))
        found[statement.id] = "?" if dice.random() < 0.06 else min(5, max(1, value))
    return found


def dossier(
    *sizes: int, rapid: bool = False, open_session: bool = False, name: str = LONG_NAME
) -> Dossier:
    """A network with one round for each size; the last has slips for its respondents."""
    sheets = [answers(size, place, lift=0.6 * place) for place, size in enumerate(sizes)]
    rounds = [_round(place, size, rapid, open_session) for place, size in enumerate(sizes)]
    return replace(
        bare(name),
        network=Network("n", name, date(2026, 1, 5)),
        rounds=tuple(rounds),
        returned=tuple(Returned(r.id, {"member": s}) for r, s in zip(rounds, sizes, strict=True)),
        diagnosis=diagnosis(rounds, sheets),
    )


def _round(place: int, size: int, rapid: bool, open_session: bool) -> Round:
    kind, title = KINDS[place]
    held_on = START + timedelta(200 * place)
    return Round(f"r{place}", "n", kind, title, held_on, rapid, size + 8, open_session)


def diagnosis(rounds: Sequence[Round], sheets: Sequence[list[Response]]) -> Diagnosis:
    """What these sheets of these rounds add up to."""
    asked = content.instrument()
    asked = asked.rapid if rounds and rounds[0].rapid else asked
    privacy = OPEN_SESSION if rounds and rounds[0].open_session else STANDARD
    rated = {s.id: n % 4 for n, s in enumerate(asked.statements)}
    both = (asked, sheets[0], sheets[-1], privacy) if len(rounds) > 1 else None
    return Diagnosis(
        rounds={
            round_.id: read_round(asked, own, evidence=rated, privacy=privacy)
            for round_, own in zip(rounds, sheets, strict=True)
        },
        changes=compare_rounds(*both) if both else (),
        dimension_changes=compare_dimensions(*both) if both else (),
        compared=(rounds[0].id, rounds[-1].id) if both else None,
    )


def as_worked_example(whole: Dossier) -> Dossier:
    """The same dossier with all that a report opens with, and the coordinator's own view."""
    own = {d.id: 50.0 for d in content.instrument().dimensions}
    by_role = {"leader": 1, "coordinator": 1, "sponsor": 1, "patient-partner": 2, "member": 25}
    return replace(
        whole,
        network=replace(whole.network, invented=True),
        returned=tuple(Returned(round_.id, by_role) for round_ in whole.rounds),
        diagnosis=replace(whole.diagnosis, coordinator=own),
    )


def heard(whole: Dossier, text: str, each: int = 3) -> Dossier:
    """The same dossier with wall charts of two groups and so many excerpts on every statement."""
    ids = [statement.id for statement in content.instrument().statements]
    marks = [
        WallMark(
            f"{id}{group}", "n", round_.id, id, 1 + n % 2, 3 + n % 3, 3 if n % 3 else None, group
        )
        for round_ in whole.rounds
        for n, id in enumerate(ids)
        for group in ("A", "B")
    ]
    excerpts = [
        Excerpt(f"{id}-{n}", "n", "note", f"{text} {n}", (id,), 1 + n % 3, Lane.NETWORK)
        for id in ids
        for n in range(each)
    ]
    return replace(whole, wall_marks=tuple(marks), excerpts=tuple(excerpts))


def with_slips(whole: Dossier, numbers: Sequence[int]) -> Dossier:
    """The same dossier for the respondents of the last round, with slips of these numbers."""
    round_, sheets = whole.rounds[-1], answers(len(numbers), len(whole.rounds) - 1)
    slips = (
        Slip(round_.id, number, sheet.answers)
        for number, sheet in zip(numbers, sheets, strict=True)
    )
    return replace(whole, reader=Reader.RESPONDENT, slips=tuple(slips))
