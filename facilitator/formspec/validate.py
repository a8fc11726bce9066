"""Says in plain words what is wrong with a form's answers, and keeps what is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.formspec.answer import RefusedError, read, shown
from facilitator.formspec.model import Field, Form, Kind

_LONGEST_NAME = 60


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer, as a whole sentence.

    `rule` is the sentence without its subject, for those who name the field their own way.
    `field` is "" when the answers as a whole are wrong.
    """

    field: str
    message: str
    rule: str


def validate(form: Form, answers: object) -> tuple[Problem, ...]:
    """Every problem with these answers, in the form's order. Never raises."""
    if not isinstance(answers, Mapping):
        rule = f"should be a table; this is {shown(answers)}."
        return (Problem("", f"The answers {rule}", rule),)
    unknown = tuple(_unknown(key) for key in answers if key not in form.by_id)
    checked = (_problem(form, field, answers.get(field.id)) for field in form.fields)
    return unknown + tuple(problem for problem in checked if problem)


def clean(form: Form, answers: object) -> dict[str, object]:
    """The answers as the casebook keeps them: tidied, without empty, wrong or unknown ones."""
    if not isinstance(answers, Mapping):
        return {}
    kept: dict[str, object] = {}
    for field in form.fields:
        try:
            value = read(form, field, answers.get(field.id))
        except RefusedError as refused:
            value = refused.kept
        if value is not None:
            kept[field.id] = value
    return kept


def name(field: Field) -> str:
    """What a person calls this field: “Statement 4”, or its label in quotes."""
    if field.number:
        return f"{'Statement' if field.kind is Kind.SCALE else 'Question'} {field.number}"
    label = field.label
    return f"“{label if len(label) <= _LONGEST_NAME else label[: _LONGEST_NAME - 1] + '…'}”"


def _problem(form: Form, field: Field, value: object) -> Problem | None:
    try:
        answer = read(form, field, value)
    except RefusedError as refused:
        return _about(field, refused.rule)
    return _about(field, "is needed.") if field.required and answer is None else None


def _about(field: Field, rule: str) -> Problem:
    return Problem(field.id, f"{name(field)} {rule}", rule)


def _unknown(key: object) -> Problem:
    rule = "is not in this form."
    return Problem(shown(key), f"“{shown(key)}” {rule}", rule)
