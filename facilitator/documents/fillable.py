"""A form as a PDF to fill in at a screen, in whatever program opens PDFs."""

from pathlib import Path
from typing import Any, BinaryIO

from facilitator.documents import form_sheet
from facilitator.documents.fillable_marks import AtScreen, Settled, Stated
from facilitator.documents.flow import para
from facilitator.documents.form_sheet import Sheet
from facilitator.documents.tables import card
from facilitator.domain.sheet_code import SheetCode
from facilitator.errors import UserError
from facilitator.formspec.model import Form


def write_fillable(
    form: Form,
    target: BinaryIO | Path,
    *,
    network: str = "",
    code: SheetCode | None = None,
    rapid: bool = False,
    version_line: str = "",
) -> None:
    """Draw a form as a tagged PDF with a field for each answer.

    A numbered sheet has its code printed and its role chosen. Fields for the facilitator's eyes
    only are left out. Raises UserError where the form has no rapid form or does not ask that
    role, or when the target, if it is a path, can't be written.
    """
    shown = _asked(form, rapid).on_paper()
    if code:
        _check_role(form, code)
    story = fillable_story(shown, network, code, stated(form, rapid))
    form_sheet.write(shown, story, target, network, version_line)


def stated(form: Form, rapid: bool = False) -> str:
    """What a sheet says of the form it was given: its id, version and edition."""
    return f"{form.id} {form.version} {form.edition or '-'}{' rapid' if rapid else ''}"


def fillable_story(form: Form, network: str, code: SheetCode | None, said: str) -> list[Any]:
    """What the sheet consists of, in reading order; `said` is what it says of its form."""
    sheet = Sheet(form, AtScreen(form.word("sign")))
    facts = (
        ("form", "Form", said),
        ("sheet", form.word("sheet"), str(code) if code else ""),
    )
    return form_sheet.story(sheet, network, [Stated(facts), *_identity(sheet, code)])


def _identity(sheet: Sheet, code: SheetCode | None) -> list[Any]:
    """The strip that says whose sheet this is, as far as the form asks or the sheet knows."""
    parts: list[Any] = []
    if code:
        parts += [para(sheet.form.word("sheet"), "label"), para(str(code), "strong")]
    parts += form_sheet.asked_about(sheet)
    if code and sheet.form.roles:
        parts.append(Settled("role", code.role))
    return [card(parts)] if parts else []


def _asked(form: Form, rapid: bool) -> Form:
    if not rapid:
        return form
    reduced = form.rapid()
    if not reduced.fields:
        raise UserError(f"{form.id} has no rapid form.", "Only the diagnostic has one.")
    return reduced


def _check_role(form: Form, code: SheetCode) -> None:
    if form.roles and code.role not in {role.id for role in form.roles}:
        raise UserError(
            f"{form.id} is not filled in by the role of sheet {code}.",
            "Give a sheet of one of its roles, or none.",
        )
