"""The sheets that say what type of network it is, of today and wanted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from facilitator.domain.clashes import SheetRole, When
from facilitator.domain.records import TypeSheetRecord
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.validate import clean, validate
from facilitator.operations import editions
from facilitator.operations.fields import chosen, with_answer
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

FORM = "network-type"


def record(
    casebook: Casebook,
    network_id: str,
    role: str,
    when: str,
    answers: Mapping[str, object],
    *,
    held_on: date,
) -> TypeSheetRecord:
    """Record one role's sheet; earlier sheets stay on record, so that drift can be seen.

    Raises UserError for an unknown role or time, or where an answer does not fit the form.
    """
    whose, about = chosen(SheetRole, role), chosen(When, when)
    form = load.load(FORM)
    problems = validate(form, answers)
    if problems:
        raise UserError(problems[0].message, "Correct the sheet and record it again.")
    with casebook.step(f"Record the {role}'s sheet on the type of network"):
        return casebook.insert(
            TypeSheetRecord(
                new_id(),
                network_id,
                whose,
                about,
                held_on,
                clean(form, answers),
                form_version=form.version,
                form_edition=editions.keep(casebook, form),
            )
        )


def set_answer(
    casebook: Casebook,
    network_id: str,
    role: str,
    when: str,
    question: str,
    answer: Mapping[str, str] | None,
    *,
    held_on: date,
) -> TypeSheetRecord:
    """Set one answer of a role's newest sheet, which is begun where there is none.

    Raises UserError for an unknown role or time, or a choice that the question does not offer.
    """
    whose, about = chosen(SheetRole, role), chosen(When, when)
    tidy = _fitting(question, answer)
    kept = casebook.find(
        TypeSheetRecord, order="held_on id", network_id=network_id, role=whose, when=about
    )
    with casebook.step("Answer about the type of network", merge=f"{network_id}.{role}.{when}"):
        if not kept:
            answers = with_answer({}, question, tidy)
            return casebook.insert(
                TypeSheetRecord(new_id(), network_id, whose, about, held_on, answers)
            )
        return casebook.update(kept[-1], answers=with_answer(kept[-1].answers, question, tidy))


def _fitting(question: str, answer: Mapping[str, str] | None) -> object:
    """The answer as a sheet keeps it, None for an empty one; UserError where it does not fit."""
    form, answers = load.load(FORM), {question: answer}
    wrong = next((one for one in validate(form, answers) if one.field == question), None)
    if wrong:
        raise UserError(wrong.message, "Choose one of the answers the question offers.")
    return clean(form, answers).get(question)


def remove(casebook: Casebook, sheet_id: str) -> None:
    """Remove a sheet."""
    with casebook.step("Remove a sheet on the type of network"):
        casebook.delete(casebook.get(TypeSheetRecord, sheet_id))
