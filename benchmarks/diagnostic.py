"""How fast a round is scored and its report is written, and how both grow with the answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks import demo, numpy_pass
from benchmarks.measure import Figure, compared, in_turns, milliseconds
from facilitator import content
from facilitator.documents import diagnostic_report, page
from facilitator.documents.diagnostic_round import chosen_round
from facilitator.domain.dossier import Dossier, Returned
from facilitator.domain.lanes import Reader
from facilitator.domain.reading import read_round
from facilitator.domain.scale import Role
from facilitator.domain.scoring import Response

SIZES = (100, 1_000, 10_000)
TIMES = 7
MOST_OF_PLAIN = 1.5
MOST_OF_NUMPY = 5
MOST_GROWTH = 1.5
"""A step of ten times the answers may take this much more than ten times as long."""


def figures(folder: Path) -> list[Figure]:
    """The report against plain reportlab, scoring against NumPy, and the growth of both."""
    dossier = demo.read(folder, Reader.NETWORK)
    rounds = {size: answered(size) for size in SIZES}
    return [
        _against_plain(dossier),
        *_against_numpy(rounds[SIZES[-1]]),
        *_growth("Scoring", {size: partial(_score, rounds[size]) for size in SIZES}),
        *_growth("Report", {size: partial(write, _with(dossier, rounds[size])) for size in SIZES}),
    ]


def answered(size: int) -> list[Response]:
    """So many responses, one in five of the core; one answer in ten is "?" or "-"."""
    dice, ids = random.Random(size), [s.id for s in content.instrument().statements]
    choices = [point for point in (1, 2, 3, 4, 5) for _ in range(9)] + ["?", "?", "?", "-", "-"]
    roles = (Role.COORDINATOR, *[Role.MEMBER] * 4)
    return [
        Response(roles[n % 5], dict(zip(ids, dice.choices(choices, k=len(ids)), strict=True)))
        for n in range(size)
    ]


def _against_plain(dossier: Dossier) -> Figure:
    tagged, plain = in_turns(lambda: write(dossier), lambda: write(dossier, tagged=False), TIMES)
    name = "Diagnostic report, to plain reportlab"
    return compared(name, tagged, plain, "ms", most=MOST_OF_PLAIN)


def _against_numpy(responses: Sequence[Response]) -> list[Figure]:
    """With the table made of the same responses, as it has to be; then of the sums alone."""
    instrument = content.instrument()
    made = numpy_pass.table(instrument, responses)

    def whole() -> None:
        numpy_pass.scored(instrument, *numpy_pass.table(instrument, responses))

    def sums() -> None:
        numpy_pass.scored(instrument, *made)

    name = f"Scoring {len(responses):,} × 36, to NumPy"
    pair = in_turns(lambda: _score(responses), whole, TIMES)
    alone = in_turns(lambda: _score(responses), sums, TIMES)
    return [
        compared(f"{name} on the same responses", *pair, "ms", most=MOST_OF_NUMPY),
        compared(f"{name}'s sums alone", *alone, "ms"),
    ]


def _growth(name: str, work: dict[int, partial[None]]) -> list[Figure]:
    """Each size to ten times the time of the size before it."""
    took = {size: median(milliseconds(do) for _ in range(TIMES)) for size, do in work.items()}
    return [
        Figure(
            f"{name} of {more:,}, to {more // fewer} × {fewer:,}",
            took[more] / (took[fewer] * more / fewer),
            f"{took[more]:.3g} ms to {more // fewer} × {took[fewer]:.3g} ms",
            most=MOST_GROWTH,
        )
        for fewer, more in pairwise(SIZES)
    ]


def _score(responses: Sequence[Response]) -> None:
    read_round(content.instrument(), responses)


def _with(dossier: Dossier, responses: Sequence[Response]) -> Dossier:
    """The dossier with the answers of its report's round replaced by these."""
    round_ = chosen_round(dossier)
    if round_ is None:
        raise RuntimeError("the demo has no round")
    reading = read_round(content.instrument(), responses)
    rounds = {**dossier.diagnosis.rounds, round_.id: reading}
    returned = [r for r in dossier.returned if r.round_id != round_.id]
    return replace(
        dossier,
        returned=(*returned, Returned(round_.id, {Role.MEMBER: len(responses)})),
        diagnosis=replace(dossier.diagnosis, rounds=rounds),
    )


def write(dossier: Dossier, *, tagged: bool = True) -> None:
    """Make the report's story and draw it into memory."""
    page.build(
        diagnostic_report.story(dossier, chosen_round(dossier)),
        BytesIO(),
        title=diagnostic_report.TITLE,
        footer=dossier.network.name,
        tagged=tagged,
    )
