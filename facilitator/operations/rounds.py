"""Rounds of the diagnostic, the sheets that come back, and how far they are borne out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from facilitator.domain.records import EvidenceRating, Response, Round, RoundKind
from facilitator.domain.review_records import Receipt
from facilitator.domain.scale import Evidence, Role
from facilitator.errors import UserError
from facilitator.formspec import load
from facilitator.formspec.model import Form
from facilitator.formspec.validate import clean, validate
from facilitator.operations import batches, editions
from facilitator.operations.fields import chosen, with_answer
from facilitator.store.casebook import Casebook
from facilitator.store.keys import new_id

FORM = "diagnostic"
TITLES = {
    RoundKind.BASELINE: "Baseline",
    RoundKind.MID: "Mid-point",
    RoundKind.FINAL: "Final",
    RoundKind.EXTRA: "Extra round",
}


def create(
    casebook: Casebook,
    network_id: str,
    kind: RoundKind,
    held_on: date,
    *,
    rapid: bool = False,
    title: str = "",
    asked: int | None = None,
    open_session: bool = False,
    anonymous: bool = False,
) -> Round:
    """Open a round of the diagnostic: all 36 statements, or the Rapid 12."""
    named = title.strip() or TITLES[kind] + (" Rapid 12" if rapid else "")
    with casebook.step(f"New round {named}"):
        return casebook.insert(
            Round(
                new_id(),
                network_id,
                kind,
                named,
                held_on,
                rapid=rapid,
                asked=asked,
                open_session=open_session,
                anonymous=anonymous,
            )
        )


def change(
    casebook: Casebook,
    round_id: str,
    *,
    kind: RoundKind,
    held_on: date,
    rapid: bool,
    title: str,
    asked: int | None,
    open_session: bool,
    anonymous: bool | None = None,
) -> Round:
    """Change what is said of a round; made anonymous, its sheets are tied to nobody any more.

    Raises UserError where sheets are in and other statements would be asked.
    """
    round_ = casebook.get(Round, round_id)
    if rapid is not round_.rapid and casebook.find(Response, round_id=round_id):
        raise UserError(
            "Sheets are in, so this round cannot ask other statements.", "Open a new round."
        )
    named = title.strip() or TITLES[kind] + (" Rapid 12" if rapid else "")
    with casebook.step(f"Change round {named}"):
        if anonymous:
            _untie(casebook, round_id)
        return casebook.update(
            round_,
            kind=kind,
            held_on=held_on,
            rapid=rapid,
            title=named,
            asked=asked,
            open_session=open_session,
            anonymous=round_.anonymous if anonymous is None else anonymous,
        )


def _untie(casebook: Casebook, round_id: str) -> None:
    for response in casebook.find(Response, round_id=round_id):
        if response.person_id is not None:
            casebook.update(response, person_id=None)


def remove(casebook: Casebook, round_id: str) -> None:
    """Remove a round with all that was sent out and came back; findings made from it stay."""
    round_ = casebook.get(Round, round_id)
    with casebook.step(f"Remove round {round_.title}"):
        for table in ("response", "evidence", "batch", "wall_mark"):
            casebook.database.table(table).delete_where("round_id = ?", [round_id])
        for (key,) in casebook.connection.execute(
            "SELECT id FROM finding WHERE round_id = ?", (round_id,)
        ).fetchall():
            casebook.database.table("finding").update(key, {"round_id": None})
        for receipt in casebook.find(Receipt, network_id=round_.network_id, place_id=round_id):
            casebook.delete(receipt)
        casebook.delete(round_)


def record(
    casebook: Casebook,
    round_id: str,
    role: str,
    answers: Mapping[str, object],
    *,
    sheet: str = "",
    person_id: str | None = None,
    came_by: str = "typed",
    receipt_id: str | None = None,
    form_edition: str | None = None,
) -> Response:
    """Record one filled sheet; in an anonymous round it is tied to no person.

    `form_edition` is of the form they were given, where that is known; else the present one.

    Raises UserError for an unknown role, or where an answer does not fit the form.
    """
    round_, known_role = casebook.get(Round, round_id), chosen(Role, role)
    form = load.load(FORM)
    cleaned = _checked(form, answers)
    comment = str(cleaned.pop("comment", ""))
    number = sheet or str(last_number(casebook, round_id) + 1)
    with casebook.step(f"Record sheet {number}"):
        kept = editions.keep(casebook, form)
        return casebook.insert(
            Response(
                new_id(),
                round_.network_id,
                round_id,
                known_role,
                cleaned,
                sheet=number,
                person_id=None if round_.anonymous else person_id,
                form_version=form.version,
                comment=comment,
                form_edition=kept if form_edition is None else form_edition,
                came_by=came_by,
                receipt_id=receipt_id,
            )
        )


def last_number(casebook: Casebook, round_id: str) -> int:
    """The highest number that a sheet bears or was sent out with, else how many there are."""
    count, most = casebook.connection.execute(
        "SELECT count(*), max(CASE WHEN sheet NOT GLOB '*[^0-9]*' AND length(sheet) < 6 "
        "THEN CAST(sheet AS INTEGER) ELSE 0 END) FROM response WHERE round_id = ?",
        (round_id,),
    ).fetchone()
    return max(int(count), int(most or 0), batches.last_given(casebook, round_id))


def set_answer(casebook: Casebook, response_id: str, statement: str, answer: object) -> Response:
    """Correct one answer of a recorded sheet; None takes it out.

    Raises UserError where the answer does not fit the form.
    """
    response = casebook.get(Response, response_id)
    checked = _checked(load.load(FORM), {statement: answer})
    answers = with_answer(response.answers, statement, checked.get(statement))
    with casebook.step(f"Correct sheet {response.sheet}", merge=f"{response_id}.answers"):
        return casebook.update(response, answers=answers)


def confirm(casebook: Casebook, response_id: str, answers: Mapping[str, object]) -> Response:
    """Keep a sheet as a second entry of it settled; UserError where an answer does not fit."""
    response = casebook.get(Response, response_id)
    checked = _checked(load.load(FORM), answers)
    checked.pop("comment", None)
    with casebook.step(f"Enter sheet {response.sheet} twice"):
        return casebook.update(response, answers=checked, entered_twice=True)


def remove_response(casebook: Casebook, response_id: str) -> None:
    """Remove one recorded sheet."""
    response = casebook.get(Response, response_id)
    with casebook.step(f"Remove sheet {response.sheet}"):
        casebook.delete(response)


def rate(casebook: Casebook, round_id: str, statement: str, level: int | None) -> None:
    """Rate how far a statement is borne out, 0 none to 3 corroborated; None unrates it.

    Raises UserError for any other level.
    """
    if level is not None and level not in list(Evidence):
        raise UserError(f"Evidence of level {level} is off the scale.", "Use 0, 1, 2 or 3.")
    round_ = casebook.get(Round, round_id)
    rated = casebook.find(EvidenceRating, round_id=round_id, statement=statement)
    with casebook.step("Rate evidence", merge=f"{round_id}.{statement}.evidence"):
        if level is None:
            for rating in rated:
                casebook.delete(rating)
        elif rated:
            casebook.update(rated[0], level=level)
        else:
            casebook.insert(EvidenceRating(new_id(), round_.network_id, round_id, statement, level))


def _checked(form: Form, answers: Mapping[str, object]) -> dict[str, object]:
    problems = validate(form, answers)
    if problems:
        raise UserError(problems[0].message, "Correct the sheet and record it again.")
    return clean(form, answers)
