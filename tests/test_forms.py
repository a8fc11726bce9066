"""The ten forms themselves: what others rely on, and how they speak."""

import re

import pytest

from facilitator.domain import governance, network_type, records, spread
from facilitator.formspec.load import known, load, load_all
from facilitator.formspec.model import Form, Kind

FORMS = load_all()


def texts(form: Form) -> list[str]:
    """Every word of a form that a person reads."""
    own = [form.title, form.intro, form.privacy, form.audience]
    options = [*form.roles, *form.whens, *form.evidence]
    for section in form.sections:
        own += [section.title, section.intro]
    for field in form.fields:
        own += [field.label, field.help, field.evidence, *field.levels]
        options += [*field.options, *field.rows, *field.columns]
    return own + [text for option in options for text in (option.label, option.phrase)]


def options(form: Form, field: str) -> list[str]:
    return [option.id for option in form.field(field).options]


def test_there_are_ten():
    assert known() == (
        "coaching-agreement",
        "coaching-session",
        "diagnostic",
        "digital-plan",
        "goal-sheet",
        "network-profile",
        "network-type",
        "workshop-feedback",
        "workshop-follow-up",
        "workshop-plan",
    )


@pytest.mark.parametrize("form", FORMS, ids=known())
def test_form_is_in_the_file_of_its_name_and_says_who_reads_it(form):
    assert load(form.id) == form
    assert form.privacy.endswith(".")
    assert form.privacy.count(".") == 1


@pytest.mark.parametrize("form", FORMS, ids=known())
def test_wording_is_plain(form):
    for text in texts(form):
        assert not re.search(r"[!—]|  |\n", text), text
        assert text == text.strip(), text


@pytest.mark.parametrize("form", FORMS, ids=known())
def test_no_field_is_called_as_a_sheet_names_its_respondent(form):
    assert not set(form.by_id) & {"role", "when", "sheet", "form", "version", "answers"}


def test_diagnostic_has_36_statements_in_eight_dimensions():
    form = load("diagnostic")
    dimensions = [section.id for section in form.sections[:-1]]
    statements = [field for field in form.fields if field.kind is Kind.SCALE]

    assert [field.id for field in statements] == [f"s{n:02}" for n in range(1, 37)]
    assert [field.number for field in statements] == list(range(1, 37))
    assert all(field.evidence for field in statements)
    assert dimensions == [
        *("purpose", "deciding", "load", "reach", "trust", "learning", "digital", "worth")
    ]


def test_rapid_12_are_the_starred_statements():
    starred = ["s01", "s05", "s06", "s10", "s15", "s16", "s20", "s24", "s28", "s30", "s33", "s35"]

    assert [field.id for field in load("diagnostic").rapid().fields] == starred
    assert load("diagnostic").rapid().title == "Rapid 12"


def test_network_type_has_nine_weighed_questions():
    form = load("network-type")
    letters = {field.id: "".join(options(form, field.id)) for field in form.fields}

    assert all(field.weighed for field in form.fields)
    assert letters == {
        "q1": "abcd",
        "q2": "abcd",
        "q3": "abcde",
        "q4": "abcd",
        "q5": "abcdefg",
        "q6": "abcd",
        "q7": "abcde",
        "q8": "abcd",
        "q9": "abc",
    }
    assert [option.id for option in form.evidence] == [
        *("document", "two-sources", "told", "guess", "unknown")
    ]


def test_digital_plan_asks_nine_orientations_now_and_wanted():
    grid = load("digital-plan").field("orientations")

    assert (len(grid.rows), [column.id for column in grid.columns]) == (9, ["now", "wanted"])
    assert all(row.phrase for row in grid.rows)
    assert len(grid.levels) == 4


@pytest.mark.parametrize(
    ("form_id", "record"),
    [
        ("goal-sheet", records.Goal),
        ("workshop-plan", records.Workshop),
        ("coaching-session", records.Session),
    ],
)
def test_form_fields_are_fields_of_the_record_they_fill(form_id, record):
    fields = {field.id for field in load(form_id).on_screen().fields}

    assert fields <= set(record.__dataclass_fields__)


def test_whole_number_columns_take_only_whole_numbers():
    for form_id, record in (
        ("workshop-plan", records.Workshop),
        ("coaching-session", records.Session),
    ):
        for field in load(form_id).fields:
            if field.kind is Kind.NUMBER:
                assert record.__dataclass_fields__[field.id].type == "int | None"
                assert field.whole


def test_private_notes_are_on_no_blank():
    assert "private_notes" not in load("coaching-session").on_paper().by_id
    assert [section.id for section in load("coaching-session").on_paper().sections] == [
        *("opening", "conversation", "closing")
    ]


@pytest.mark.parametrize(
    ("form_id", "field", "known_words"),
    [
        ("goal-sheet", "stage", spread.Stage),
        ("goal-sheet", "scale", spread.Scale),
        ("goal-sheet", "audience", spread.Audience),
        ("goal-sheet", "resources", spread.Resources),
        ("network-profile", "spreads", network_type.PurposeKind),
        ("network-profile", "stage", network_type.NetworkStage),
        ("network-profile", "trust", governance.Level),
        ("network-profile", "consensus", governance.Level),
        ("network-profile", "need", governance.Level),
    ],
)
def test_choices_are_words_the_domain_knows(form_id, field, known_words):
    assert set(options(load(form_id), field)) <= set(known_words)


def test_type_sheet_evidence_is_what_the_domain_weighs():
    assert {option.id for option in load("network-type").evidence} == set(network_type.Evidence)
