"""Sheets filled in by programs that are not ours come back with the answers that were given."""

import json
from pathlib import Path

import pytest

from facilitator.exchange import layout
from facilitator.exchange.returned import read
from facilitator.exchange.returned_pdf import SCALE, names_of
from facilitator.formspec.load import load
from facilitator.formspec.model import Form, Kind
from facilitator.formspec.validate import clean

FOLDER = Path(__file__).parent.parent / "fixtures" / "filled"
GIVEN = json.loads((FOLDER / "given.json").read_text("utf-8"))
MEANT = {**SCALE, "3 March 2026": "2026-03-03"}
SHORT = {"rapid": "diagnostic", "numbered": "diagnostic"}
FILES = sorted(path.name for path in FOLDER.glob("*.pdf"))


def answers(form: Form, given: dict[str, str]) -> dict[str, object]:
    """What was given, as the casebook keeps it."""
    found: dict[str, object] = {}
    for field in form.fields:
        values = {path: given[name] for name, path in names_of(field).items() if given.get(name)}
        if field.kind is Kind.CHOICES:
            found[field.id] = [option for _, option in values]
        else:
            for path, value in values.items():
                said = MEANT.get(value, value) if field.kind in (Kind.SCALE, Kind.DATE) else value
                layout.put(found, path, said)
    return clean(form, found)


def test_programs_of_three_makers_at_least_are_there():
    assert len({name.split("--")[1].split("-")[0] for name in FILES}) >= 3


@pytest.mark.parametrize("name", FILES)
def test_answers_are_those_given(name):
    sheet = name.split("--")[0]
    form, given = load(SHORT.get(sheet, sheet)), GIVEN[sheet]
    (back,) = read(FOLDER / name, form)

    assert back.answers == answers(form, given)
    assert back.role == given.get("role", back.role)
    assert back.sheet == given.get("sheet", "") or "sheet" not in given
    assert len(back.answers) > 3
