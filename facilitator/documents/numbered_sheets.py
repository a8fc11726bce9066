"""Sheets of a round for one role, each with its own code in words and as a QR code."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from facilitator.documents import fonts, page, qr
from facilitator.documents.flow import para, space
from facilitator.documents.form_marks import Boxes
from facilitator.documents.form_sheet import Sheet, story
from facilitator.documents.palette import PAPER
from facilitator.documents.sheet_copies import CopiesCanvas, Head
from facilitator.documents.tables import card, columns
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Round
from facilitator.domain.returns import codes_of
from facilitator.domain.review_records import Batch
from facilitator.domain.sheet_code import SheetCode
from facilitator.errors import UserError
from facilitator.formspec import own
from facilitator.formspec.model import Form

TITLE = "Numbered sheets"
FORM = "diagnostic"
NO_NAME = (
    "The code at the top stands for the round, this sheet's number and your role. "
    "It does not stand for you."
)
_SIZE = 11.5 * mm
_BOTTOM = A4[1] - 17.5 * mm
_LEFT = A4[0] - page.MARGIN - _SIZE
_QUIET = 3 * mm


def write(dossier: Dossier, target: BinaryIO | Path, subject_id: str = "") -> None:
    """Write the sheets of a batch, else of the newest that carries numbers, as one PDF.

    Each sheet begins on a right-hand page. Raises UserError where no batch carries numbers.
    """
    batch = _batch(dossier, subject_id)
    round_ = next(r for r in dossier.rounds if r.id == batch.round_id)
    write_sheets(
        asked_in(round_),
        codes_of(batch),
        target,
        network=dossier.network.name,
        round_title=round_.title,
    )


def write_sheets(
    form: Form,
    codes: tuple[SheetCode, ...],
    target: BinaryIO | Path,
    *,
    network: str,
    round_title: str,
    right_hand: bool = True,
) -> None:
    """Write a form once for each code, all of one role, laid out once and printed many times.

    With `right_hand` each sheet begins on a right-hand page. Raises UserError when the target,
    if it is a path, can't be written; ValueError for no codes, or codes of several roles.
    """
    form = form.on_paper()
    (role,) = {code.role for code in codes}
    label = next(option.label for option in form.roles if option.id == role)
    version = " ".join(filter(None, (form.word("version"), str(form.version), form.edition)))
    page.build(
        story(Sheet(form), network, _whose(form, label, round_title)),
        target,
        title=f"{form.title}: sheets {codes[0].number} to {codes[-1].number}",
        subject=f"{round_title}, role: {label}",
        footer=" · ".join(filter(None, (network, form.title, round_title, version))),
        language=form.language,
        canvas=partial(CopiesCanvas, heads=[_head(code) for code in codes], right_hand=right_hand),
    )


def asked_in(round_: Round) -> Form:
    """The form as a round asks it: whole, or the Rapid 12."""
    whole = own.demand(FORM)
    return whole.rapid() if round_.rapid else whole


def _batch(dossier: Dossier, batch_id: str) -> Batch:
    numbered = [batch for batch in dossier.batches if batch.first]
    chosen = [batch for batch in numbered if batch.id == batch_id] if batch_id else numbered
    if not chosen:
        raise UserError(
            "No numbered sheets have gone out yet.", "Say first who gets how many, in a round."
        )
    return chosen[-1]


def _whose(form: Form, role: str, round_title: str) -> list[Any]:
    """Stands where a blank sheet asks for its number and the role: both are known."""
    told = [
        [para(form.word("role"), "label"), para(role, "strong")],
        [para("Round", "label"), para(round_title, "strong")],
        [para(form.word("date"), "label"), space(3), Boxes("ddmmyyyy")],
    ]
    return [card([columns(told, [0.24, 0.36, 0.4]), para(NO_NAME, "small")])]


def _head(code: SheetCode) -> Head:
    text, number = str(code), f"{code.number:03}"
    return Head(
        title=f"Sheet {number}",
        words=partial(_words, text, number),
        mark=partial(qr.draw, text=text, left=_LEFT, bottom=_BOTTOM, size=_SIZE),
        alt=f"QR code of sheet {text}",
        box=(_LEFT, _BOTTOM, _LEFT + _SIZE, _BOTTOM + _SIZE),
    )


def _words(code: str, number: str, canvas: Any, at: int, total: int) -> None:
    """The code and the page of the sheet, left of the QR code and clear of its quiet ground."""
    right = _LEFT - _QUIET
    canvas.setFillColor(HexColor(PAPER.ink))
    canvas.setFont(fonts.SEMIBOLD, 12)
    canvas.drawRightString(right, _BOTTOM + _SIZE - 12, code)
    canvas.setFillColor(HexColor(PAPER.ink_2))
    canvas.setFont(fonts.REGULAR, 9)
    canvas.drawRightString(right, _BOTTOM + _SIZE - 25, f"sheet {number}, page {at} of {total}")
