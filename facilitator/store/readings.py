"""Adds up the forms of a network: rounds of the diagnostic and sheets about its type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from facilitator import content
from facilitator.domain import records, returns
from facilitator.domain.change import Change, compare_dimensions, compare_rounds
from facilitator.domain.clashes import SheetRole, TypeSheet, When, clashes, deciding_sheet
from facilitator.domain.dossier import Diagnosis, Slip, TypeReading
from facilitator.domain.instrument import Instrument
from facilitator.domain.network_type import Classification, classify, parse_answers
from facilitator.domain.own_questions import OwnQuestion
from facilitator.domain.pivots import pivots
from facilitator.domain.privacy import OPEN_SESSION, STANDARD, Privacy
from facilitator.domain.reading import RoundReading, read_round
from facilitator.domain.review_records import Batch
from facilitator.domain.scale import Answer, Role, allowed
from facilitator.domain.scoring import Response, percent, respondent_score
from facilitator.domain.sheet_code import parse, sheet_number
from facilitator.store import own_questions
from facilitator.store.casebook import Casebook

TYPED = "typed"
"""How a sheet came by that somebody held in their hands."""


def diagnosis(casebook: Casebook, network_id: str) -> Diagnosis:
    """Every round read, the first and last full ones compared, the type today and wanted."""
    rounds = casebook.find(records.Round, order="held_on id", network_id=network_id)
    read = {round_.id: round_reading(casebook, round_) for round_ in rounds}
    own = coordinators_own(casebook, rounds)
    pair = comparable(tuple(round_ for round_ in rounds if round_ not in own))
    both = _both(casebook, *pair) if pair else None
    return Diagnosis(
        rounds=read,
        changes=compare_rounds(*both) if both else (),
        dimension_changes=compare_dimensions(*both) if both else (),
        compared=(pair[0].id, pair[1].id) if pair else None,
        coordinator=coordinator_scores(casebook, own),
        today=type_reading(casebook, network_id, When.TODAY),
        wanted=type_reading(casebook, network_id, When.WANTED),
        own_questions=_own_questions(casebook, rounds),
    )


def _own_questions(
    casebook: Casebook, rounds: tuple[records.Round, ...]
) -> Mapping[str, tuple[OwnQuestion, ...]]:
    found = {round_.id: own_questions.of_round(casebook, round_) for round_ in rounds}
    return {id: read for id, read in found.items() if read}


def privacy_of(round_: records.Round) -> Privacy:
    """The thresholds of a round."""
    return OPEN_SESSION if round_.open_session else STANDARD


def round_reading(casebook: Casebook, round_: records.Round) -> RoundReading:
    """One round, read over the statements it asked."""
    rated = casebook.find(records.EvidenceRating, round_id=round_.id)
    return read_round(
        instrument_of(round_),
        responses_of(casebook, round_),
        evidence={rating.statement: rating.level for rating in rated},
        privacy=privacy_of(round_),
    )


def instrument_of(round_: records.Round) -> Instrument:
    """What a round asked."""
    whole = content.instrument()
    return whole.rapid if round_.rapid else whole


def responses_of(casebook: Casebook, round_: records.Round) -> tuple[Response, ...]:
    """The filled sheets of a round as the scoring takes them."""
    kept = casebook.find(records.Response, round_id=round_.id)
    return tuple(
        Response(
            role=Role(response.role),
            answers=response.answers,  # type: ignore[arg-type]
            id=response.id,
            person=response.person_id or "",
        )
        for response in kept
    )


def coordinator_scores(casebook: Casebook, own: tuple[records.Round, ...]) -> Mapping[str, float]:
    """The coordinator's newest own Rapid 12 by dimension (0 to 100), done with the facilitator."""
    if not own:
        return {}
    (sheet,) = responses_of(casebook, own[-1])
    scored = {
        dimension.id: respondent_score(dimension, sheet.answers)
        for dimension in content.instrument().rapid.dimensions
    }
    return {id: percent(score) for id, score in scored.items() if score is not None}


def coordinators_own(
    casebook: Casebook, rounds: tuple[records.Round, ...]
) -> tuple[records.Round, ...]:
    """The Rapid 12s with no sheet but the coordinator's; a survey's are never read alone."""
    return tuple(
        round_
        for round_ in rounds
        if round_.rapid
        and [sheet.role for sheet in responses_of(casebook, round_)] == [Role.COORDINATOR]
    )


def comparable(
    rounds: tuple[records.Round, ...],
) -> tuple[records.Round, records.Round] | None:
    """The first and the last full survey, or where there is one at most, the first and last round.

    The coordinator's own Rapid 12 is none of them; a full survey and a Rapid 12 have the twelve
    statements in common.
    """
    full = tuple(round_ for round_ in rounds if not round_.rapid)
    for same in (full, rounds):
        if len(same) > 1:
            return same[0], same[-1]
    return None


def changes(casebook: Casebook, before: records.Round, after: records.Round) -> tuple[Change, ...]:
    """What changed between two rounds, over the statements both asked."""
    return compare_rounds(*_both(casebook, before, after))


def _both(
    casebook: Casebook, before: records.Round, after: records.Round
) -> tuple[Instrument, tuple[Response, ...], tuple[Response, ...], Privacy]:
    """What both rounds asked, both rounds' sheets, and the stricter privacy of the two."""
    instrument = content.instrument()
    strict = before if not before.open_session else after
    return (
        instrument.rapid if before.rapid or after.rapid else instrument,
        responses_of(casebook, before),
        responses_of(casebook, after),
        privacy_of(strict),
    )


def slips(casebook: Casebook, round_: records.Round) -> tuple[Slip, ...]:
    """What each respondent of a round may be given back: the points on their own sheet.

    None of a round too small for means, nor of a sheet whose number is missing, is a word
    somebody wrote, is on two sheets, or was only counted as a file came in: no one should be
    handed another's answers.
    """
    kept = casebook.find(records.Response, round_id=round_.id)
    if not privacy_of(round_).shows_mean(len(kept)):
        return ()
    asked = {statement.id for statement in instrument_of(round_).statements}
    sent = {n for b in casebook.find(Batch, round_id=round_.id) for n in returns.numbers(b)}
    numbers = [_own_number(response, round_, sent) for response in kept]
    times = Counter(numbers)
    return tuple(
        Slip(round_.id, number, _points(response, asked))
        for number, response in sorted(zip(numbers, kept, strict=True), key=lambda it: it[0] or 0)
        if number is not None and times[number] == 1
    )


def _own_number(response: records.Response, round_: records.Round, sent: set[int]) -> int | None:
    """The number on the respondent's own paper or file; None where they could not know it."""
    number = sheet_number(response.sheet, round_.id)
    known = response.came_by == TYPED or number in sent or parse(response.sheet)
    return number if known else None


def _points(response: records.Response, asked: set[str]) -> dict[str, Answer]:
    return {
        id: answer  # type: ignore[misc]
        for id, answer in response.answers.items()
        if id in asked and allowed(answer)
    }


def type_reading(casebook: Casebook, network_id: str, when: When) -> TypeReading | None:
    """What the agreed sheet says, or the coordinator's while there is none."""
    sheets = type_sheets(casebook, network_id, when)
    deciding = deciding_sheet(sheets, when)
    if deciding is None:
        return None
    table = content.network_types()
    return TypeReading(
        when=when,
        decided_by=deciding.role,
        answers=deciding.answers,
        classification=classify(table, deciding.answers),
        pivots=pivots(table, deciding.answers),
        clashes=clashes(table, sheets),
    )


def type_today(casebook: Casebook, network_id: str) -> Classification | None:
    """What today's deciding sheet makes a network; None while there is none."""
    deciding = deciding_sheet(type_sheets(casebook, network_id, When.TODAY), When.TODAY)
    return classify(content.network_types(), deciding.answers) if deciding else None


def type_sheets(casebook: Casebook, network_id: str, when: When) -> tuple[TypeSheet, ...]:
    """The sheets about a network's type, today's or those of what is wanted, oldest first."""
    kept = casebook.find(
        records.TypeSheetRecord, order="held_on id", network_id=network_id, when=when
    )
    return tuple(
        TypeSheet(
            SheetRole(record.role),
            When(record.when),
            parse_answers(record.answers),
            record.held_on,
        )
        for record in kept
    )
