"""A form in the facilitator's folder is used in its words, as long as nothing is missing."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import assets, content, paths
from facilitator.errors import UserError
from facilitator.formspec import load, own

MORE = """
[[section.field]]
id = "rota"
kind = "scale"
label = "The rota is fair."
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.FORMS, str(tmp_path / "forms"))
    content.forget_forms()
    yield tmp_path / "forms"
    content.forget_forms()


def _edit(form_id, *changes):
    path = own.copy(form_id)
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    content.forget_forms()


def _problem(form_id):
    return own.found(form_id).problem.message


@pytest.mark.parametrize("form_id", load.known())
def test_a_copy_is_the_programs_form_with_an_edition(folder, form_id):
    own.copy(form_id)
    content.forget_forms()
    form = load.load(form_id)
    assert form.edition == own.edition_of((folder / f"{form_id}.toml").read_text("utf-8"))
    assert (form.fields, form.sections) == (
        load.builtin(form_id).fields,
        load.builtin(form_id).sections,
    )


def test_its_words_are_used_everywhere(folder):
    _edit("diagnostic", ("Ask any member why", "Gofynnwch pam"), ("Not like us", "Dim fel ni"))
    form = load.load("diagnostic")
    assert form.scale.labels[0] == "Dim fel ni"
    assert content.instrument().dimensions[0].statements[0].label.startswith("Gofynnwch pam")


def test_a_question_more_is_asked_last_and_counts_towards_nothing(folder):
    _edit("diagnostic", ('[[section]]\nid = "deciding"', MORE + '\n[[section]]\nid = "deciding"'))
    form = load.load("diagnostic")
    assert form.field("rota").number == 37
    assert form.field("s06").number == 6
    statements = [s.id for d in content.instrument().dimensions for s in d.statements]
    assert len(statements) == 36
    assert "rota" not in statements


def test_without_a_file_the_programs_form_has_no_edition(folder):
    assert load.load("diagnostic").edition == ""
    assert own.every() == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "s02"', 'id = "s99"', "the field s02 is missing"),
        (
            'kind = "scale"\nlabel = "Ask',
            'kind = "text"\nlabel = "Ask',
            "field s01: kind should be scale",
        ),
        ("rapid = true", "rapid = false", "field s01: rapid should be true"),
        ('id = "sponsor"', 'id = "funder"', "roles: sponsor is missing"),
        ("version = 1", "version = 2", "was copied from version 2; this program has version 1"),
        ('id = "diagnostic"', 'id = "other"', "its id should be diagnostic"),
        ("labels = [", "labels = [[", "can't be read as TOML"),
        ('lane = "private"', 'lane = "nobody"', "lane should be one of"),
    ],
)
def test_what_is_wrong_is_said_and_the_programs_form_is_used(folder, old, new, said):
    _edit("diagnostic", (old, new))
    assert said in _problem("diagnostic")
    assert load.load("diagnostic") == load.builtin("diagnostic")
    with pytest.raises(UserError, match=re.escape(said)):
        own.demand("diagnostic")


def test_a_form_that_fills_a_record_asks_no_more(folder):
    _edit(
        "goal-sheet", ("[[section.field]]", MORE.replace("scale", "text") + "\n[[section.field]]")
    )
    assert "rota is a field that this form can't take" in _problem("goal-sheet")


def test_a_field_stays_in_its_section(folder):
    text = assets.text("forms", "diagnostic.toml")
    block = re.search(r'\[\[section\.field\]\]\nid = "s01".*?(?=\[\[)', text, re.DOTALL).group()
    _edit(
        "diagnostic",
        (block, ""),
        ('[[section.field]]\nid = "s06"', block + '[[section.field]]\nid = "s06"'),
    )
    assert "field s01: belongs in the section purpose" in _problem("diagnostic")


def test_a_copy_never_writes_over_one(folder):
    _edit("diagnostic", ("Ask any member", "Ask all"))
    with pytest.raises(UserError, match="is there already"):
        own.copy("diagnostic")
    assert "Ask all" in (folder / "diagnostic.toml").read_text("utf-8")


def test_a_file_named_like_no_form_is_told(folder):
    folder.mkdir()
    (folder / "diagnostics.toml").write_text("")
    assert [path.name for path in own.strangers()] == ["diagnostics.toml"]


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_file_is_a_form_or_a_sentence(folder, data):
    folder.mkdir(exist_ok=True)
    (folder / "diagnostic.toml").write_bytes(data)
    content.forget_forms()
    theirs = own.found("diagnostic")
    assert theirs.form is None
    assert theirs.problem.message.startswith("diagnostic.toml: ")


def test_the_words_around_the_questions_are_translated_too(folder):
    _edit("diagnostic", ("# [words]", "[words]"), ('# role = "Your role"', 'role = "Eich rôl"'))
    form = load.load("diagnostic")
    assert (form.word("role"), form.word("date")) == ("Eich rôl", "Date")
