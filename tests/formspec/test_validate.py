"""Checking answers: plain words for what is wrong, one shape for what is right."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formspec.answer import LONGEST
from facilitator.formspec.load import load, load_all
from facilitator.formspec.validate import clean, validate
from tests.formspec.answers import answers, anything
from tests.formspec.small_form import small

FORM = small()
FORMS = {form.id: form for form in (*load_all(), FORM)}
form_ids = st.sampled_from(list(FORMS))


def said(field: str, value: object) -> list[str]:
    return [problem.message for problem in validate(FORM, {"name": "N", field: value})]


def kept(field: str, value: object) -> object:
    return clean(FORM, {field: value}).get(field)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("s1", 7, "Statement 1 takes 1 to 5, ? or –; this says 7."),
        ("s1", True, "Statement 1 takes 1 to 5, ? or –; this says true."),
        ("s1", 2.5, "Statement 1 takes 1 to 5, ? or –; this says 2.5."),
        ("name", "", "“Name” is needed."),
        ("name", 3, "“Name” takes words; this says 3."),
        ("starts", "25:00", "“Starts” takes a time such as 09:30; this says 25:00."),
        ("amount", "lots", "“Amount” takes a number; this says lots."),
        ("amount", float("nan"), "“Amount” takes a number; this says nan."),
        ("mark", 11, "“Mark” takes a whole number from 0 to 10; this says 11."),
        ("mark", 2.5, "“Mark” takes a whole number from 0 to 10; this says 2.5."),
        ("day", "31/2/2026", "“Day” takes a date such as 2026-03-09; this says 31/2/2026."),
        ("pick", "three", "“Pick” takes one or two; this says three."),
        ("picks", "one", "“Picks” takes a list of choices; this says one."),
        ("q", "one", "Question 3 takes a choice and its evidence; this says one."),
        ("q", {"evidence": "document"}, "Question 3 says how it is known, but has no choice."),
        (
            "q",
            {"choice": "one", "evidence": "rumour"},
            "Question 3 takes as evidence document or unknown; this says rumour.",
        ),
        ("table", {"three": {}}, "“Table” has no row called three."),
        ("table", {"one": {"then": 1}}, "“Table” has no column called then."),
        ("table", {"one": {"now": 3}}, "“Table” takes 0 to 2 for one, now; this says 3."),
        ("nothing", 1, "“nothing” is not in this form."),
        ("amount", 10**30, "“Amount” takes a number; this says a very large number."),
    ],
)
def test_problem_is_said_in_plain_words(field, value, message):
    assert said(field, value) == [message]


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("s1", " 4 ", 4),
        ("s1", "4.0", 4),
        ("s1", 4.0, 4),
        ("s1", "–", "-"),
        ("s1", "—", "-"),
        ("s1", "?", "?"),
        ("s1", "", None),
        ("name", "  two\nlines ", "two lines"),
        ("story", "a\r\nb\0\ud800 ", "a\nb\ufffd"),
        ("story", " \0 ", None),
        ("starts", "9.30", "09:30"),
        ("starts", time(9, 30), "09:30"),
        ("amount", "1,200.5", 1200.5),
        ("amount", "12", 12),
        ("amount", 3.0, 3),
        ("day", "9/3/2026", "2026-03-09"),
        ("day", date(2026, 3, 9), "2026-03-09"),
        ("picks", ["two", "one", "two"], ["one", "two"]),
        ("q", {"choice": "one"}, {"choice": "one", "evidence": "unknown"}),
        ("q", {"choice": "", "evidence": ""}, None),
        ("table", {"one": {"now": "2", "wanted": ""}, "two": {}}, {"one": {"now": 2}}),
    ],
)
def test_answer_is_tidied(field, value, stored):
    assert kept(field, value) == stored
    assert said(field, value) == ([] if field != "name" or value else ["“Name” is needed."])


def test_long_text_is_told_of_and_its_beginning_kept():
    text = "x" * (LONGEST + 1)

    assert said("story", text) == ["“Story” takes up to 100,000 characters; this has 100,001."]
    assert kept("story", text) == text[:LONGEST]


def test_wrong_answers_are_not_kept_and_the_others_are():
    assert clean(FORM, {"s1": 7, "s2": 3, "nothing": 1}) == {"s2": 3}


def test_several_problems_are_all_said():
    assert [problem.field for problem in validate(FORM, {"s1": 9, "s2": 0})] == ["name", "s1", "s2"]


def test_statement_keeps_its_number_in_the_rapid_form():
    rapid = load("diagnostic").rapid()

    assert validate(rapid, {"s05": 6})[0].message.startswith("Statement 5 takes")


@given(form_ids, anything)
def test_nothing_makes_it_raise(form_id, value):
    form = FORMS[form_id]
    validate(form, value)
    clean(form, value)


@given(st.data(), form_ids)
def test_no_answer_makes_it_raise(data, form_id):
    form = FORMS[form_id]
    fields = st.sampled_from([*form.by_id, "other"])
    answers = data.draw(st.dictionaries(fields, anything, max_size=4))

    assert all(problem.message.endswith(".") for problem in validate(form, answers))
    assert not [
        problem
        for problem in validate(form, clean(form, answers))
        if "is needed" not in problem.rule
    ]


@given(st.data(), form_ids)
def test_valid_answers_have_no_problem_and_tidying_twice_changes_nothing(data, form_id):
    form = FORMS[form_id]
    given_answers = data.draw(answers(form))

    once = clean(form, given_answers)

    assert validate(form, given_answers) == ()
    assert clean(form, once) == once
