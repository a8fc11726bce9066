"""Reads what came back to the questions that a facilitator added to their own diagnostic."""

from __future__ import annotations

from facilitator.domain import records
from facilitator.domain.own_questions import OwnQuestion, read_own
from facilitator.domain.privacy import OPEN_SESSION, STANDARD
from facilitator.formspec import load
from facilitator.formspec.model import CANT_SAY, NOT_RELEVANT, POINTS, Field, Form, Kind
from facilitator.store.casebook import Casebook

FORM = "diagnostic"


def added(form: Form) -> tuple[Field, ...]:
    """The fields of an own form that the program's does not have; none of the program's own."""
    if not form.edition:
        return ()
    ours = load.builtin(form.id).by_id
    return tuple(field for field in form.fields if field.id not in ours)


def of_round(casebook: Casebook, round_: records.Round) -> tuple[OwnQuestion, ...]:
    """What a round says to each added question, as far as privacy lets it be told."""
    form = load.load(FORM)
    fields = added(form.rapid() if round_.rapid else form)
    if not fields:
        return ()
    sheets = casebook.find(records.Response, round_id=round_.id)
    privacy = OPEN_SESSION if round_.open_session else STANDARD
    return tuple(
        read_own(
            field.id,
            field.label,
            field.number,
            _words(form, field),
            [sheet.answers.get(field.id) for sheet in sheets],
            privacy,
        )
        for field in fields
    )


def _words(form: Form, field: Field) -> dict[object, str]:
    """Each answer that can be counted, in words; none for words, numbers, dates and grids."""
    if field.kind is Kind.SCALE and form.scale:
        return dict(zip((*POINTS, CANT_SAY, NOT_RELEVANT), form.scale.words, strict=True))
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        return {option.id: option.label for option in field.options}
    return {}
