"""Every form has a blank sheet that is accessible, complete and safe to print."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pdfua.cli import main as pdfua
from pypdf import PdfReader

from facilitator.documents import fonts
from facilitator.documents.form_sheet import write_blank
from facilitator.domain.lanes import Lane
from facilitator.formspec import load
from facilitator.formspec.model import Field, Form, Kind, Option, Scale, Section
from tests.paper_text import pages_of

NAMES = load.known()
OPTIONS = (Option("a", "First", "a phrase"), Option("b", "Second"))


def _form(*fields: Field) -> Form:
    return Form(
        id="trial",
        version=1,
        title="Trial",
        intro="How to fill it in.",
        privacy="Only you.",
        audience="Members",
        lane=Lane.NETWORK,
        sections=(Section("one", "One", fields),),
        roles=OPTIONS,
        evidence=OPTIONS,
        scale=Scale(("No", "Little", "Partly", "Mostly", "Very"), "Can't say", "Not relevant"),
    )


def _field(kind: Kind, label: str = "Asked") -> Field:
    return Field(
        "f", kind, label, options=OPTIONS, rows=OPTIONS, columns=OPTIONS, levels=("x", "y")
    )


def _text(form: Form, network: str = "") -> str:
    made = BytesIO()
    write_blank(form, made, network=network)
    return " ".join(pages_of(made))


@pytest.mark.parametrize("name", NAMES)
def test_every_form_passes_the_checker(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"{name}.pdf"

    write_blank(load.load(name), target, network="Łódź & <Ŵyn> network")

    assert pdfua(["check", str(target)]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_label_is_on_the_sheet_but_the_private_ones(name: str) -> None:
    form = load.load(name)
    text = _text(form)

    for field in form.fields:
        assert (fonts.typeset(field.label) in text) == (field.lane is not Lane.PRIVATE), field.id


def test_the_legend_stands_on_each_page_with_statements() -> None:
    made = BytesIO()
    write_blank(load.load("diagnostic"), made)

    for page in PdfReader(made).pages:
        assert "Circle one on each line." in page.extract_text()


def test_the_reduced_sheet_has_the_starred_statements_only() -> None:
    text = _text(load.load("diagnostic").rapid())

    assert "Ask any member why this network exists" in text
    assert "We can count this year’s priorities" not in text


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_printed(kind: Kind) -> None:
    text = _text(_form(_field(kind), replace(_field(kind), id="g", weighed=True)))

    assert text.count("Asked") == 2


@pytest.mark.parametrize("kind", list(Kind))
def test_hostile_words_break_no_kind(kind: Kind) -> None:
    words = "<b>& 😀 \x00 " + "w" * 300

    assert "<b>&" in _text(_form(_field(kind, words)), network=words)


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    form = _form(replace(_field(Kind.PARAGRAPH), lines=40))

    assert "page 2 of" in _text(form)


def test_the_sheet_says_who_reads_it() -> None:
    assert "Who reads this: Only you." in _text(_form(_field(Kind.TEXT)))


def test_only_sheets_that_come_in_piles_are_numbered() -> None:
    numbered = {name for name in NAMES if "Sheet number" in _text(load.load(name))}

    assert {"diagnostic", "network-type", "workshop-feedback"} <= numbered
    assert not {"workshop-plan", "coaching-session"} & numbered


def test_the_workshop_plan_fits_two_pages() -> None:
    made = BytesIO()
    write_blank(load.load("workshop-plan"), made, network="Łódź & <Ŵyn> network, " * 3)

    assert len(PdfReader(made).pages) == 2


@pytest.mark.parametrize("name", ["workshop-feedback", "workshop-follow-up"])
def test_a_sheet_of_one_workshop_names_it_and_is_one_page(name: str) -> None:
    made = BytesIO()
    write_blank(load.load(name), made, network="Ward nurses", about="Our day, 5 April 2027")
    (sheet,) = PdfReader(made).pages
    assert "Our day, 5 April 2027" in sheet.extract_text()
    assert "Sheet number" not in sheet.extract_text()


@pytest.mark.parametrize("name", ["workshop-feedback", "workshop-follow-up"])
def test_a_sheet_of_any_workshop_is_numbered_and_one_page_too(name: str) -> None:
    made = BytesIO()
    write_blank(load.load(name), made, network="Łódź & <Ŵyn> network, " * 3)
    (sheet,) = PdfReader(made).pages
    assert "Sheet number" in sheet.extract_text()
