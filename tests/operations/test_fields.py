"""What is typed into a field is kept as the field keeps it, or refused in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.records import Block, Goal, Person, Reading, Round, Session, Story, Workshop
from facilitator.errors import UserError
from facilitator.operations import fields, people


@pytest.mark.parametrize(
    ("kind", "name", "typed", "kept"),
    [
        (Goal, "target", "70", 70.0),
        (Goal, "target", " 12.5 % ", 12.5),
        (Goal, "target", "12,5", 12.5),
        (Goal, "target", "1,200", 1200.0),
        (Goal, "target", "1,200,300.5", 1200300.5),
        (Goal, "target", "-0.5", -0.5),
        (Goal, "target", "", None),
        (Goal, "due", "2026-03-09", date(2026, 3, 9)),
        (Goal, "due", date(2026, 3, 9), date(2026, 3, 9)),
        (Goal, "due", None, None),
        (Goal, "aim", None, ""),
        (Goal, "aim", "a\0b\ud800", "ab?"),
        (Workshop, "invited", "40", 40),
        (Workshop, "invited", 40.0, 40),
        (Workshop, "held", True, True),
        (Person, "organisation_id", "", None),
    ],
)
def test_a_value_is_kept_as_its_field_keeps_it(kind, name, typed, kept):
    parsed = fields.parse(kind, name, typed)
    assert parsed == kept
    assert type(parsed) is type(kept)


@pytest.mark.parametrize(
    ("kind", "name", "typed", "message"),
    [
        (Goal, "target", "many", "not a number"),
        (Goal, "target", "nan", "out of range"),
        (Workshop, "invited", "-3", "below nought"),
        (Workshop, "held", "perhaps", "neither yes nor no"),
        (Goal, "target", "inf", "out of range"),
        (Goal, "target", "1e13", "out of range"),
        (Goal, "due", "9 March", "not a date"),
        (Goal, "due", "2026-02-30", "not a date"),
        (Goal, "due", "0026-03-09", "year 26 cannot be right"),
        (Goal, "due", date(9999, 1, 1), "year 9999 cannot be right"),
        (Goal, "aim", "x" * 1_000_001, "million characters"),
        (Workshop, "invited", "4.5", "not a whole number"),
        (Block, "minutes", "", "cannot be left empty"),
        (Session, "date", "", "cannot be left empty"),
        (Round, "held_on", None, "cannot be left empty"),
        (Reading, "value", None, "cannot be left empty"),
        (Story, "evidence", True, "not a number"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(kind, name, typed, message):
    with pytest.raises(UserError, match=message) as refused:
        fields.parse(kind, name, typed)
    assert refused.value.hint


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_refusal(typed):
    try:
        parsed = fields.parse(Goal, "target", typed)
    except UserError:
        return
    assert parsed is None or abs(parsed) <= 1e12


def test_a_refused_value_leaves_the_record(casebook, network):
    person = people.add(casebook, network.id, "Gwen")
    with pytest.raises(UserError):
        fields.set_field(casebook, Person, person.id, "joined", "soon")
    assert casebook.get(Person, person.id) == person


def test_what_undo_takes_back_is_named_in_words():
    assert fields.label(Workshop, "new_faces") == "Change new faces of workshop"
    assert fields.label(Person, "organisation_id") == "Change organisation of person"


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_an_empty_answer_is_taken_out(empty):
    assert fields.with_answer({"a": 1, "b": 2}, "a", empty) == {"b": 2}


def test_no_and_nought_are_answers():
    assert fields.with_answer({}, "a", 0) == {"a": 0}
    assert fields.with_answer({}, "a", False) == {"a": False}
