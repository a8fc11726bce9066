"""Questions added to a form are counted where enough answered; nobody's answer is told."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.own_questions import read_own
from facilitator.domain.privacy import STANDARD

WORDS = {"yes": "Yes", "no": "No"}


def read(answers, words=WORDS):
    return read_own("rota", "Is the rota fair?", 37, words, answers, STANDARD)


def test_eight_answers_are_counted_in_the_forms_order():
    assert read(["no"] * 3 + ["yes"] * 5).counts == (("Yes", 5), ("No", 3))


def test_seven_answers_are_only_counted_as_seven():
    found = read(["no"] * 7)
    assert (found.n, found.counts) == (7, None)


def test_each_of_several_choices_counts():
    assert read([["yes", "no"]] * 8).counts == (("Yes", 8), ("No", 8))


def test_free_words_are_never_repeated():
    found = read(["the rota is unfair"] * 20, words={})
    assert (found.n, found.counts) == (20, None)


@given(st.lists(st.sampled_from(["yes", "no", None, ""]), max_size=30))
def test_what_is_empty_is_no_answer(answers):
    found = read(answers)
    assert found.n == sum(answer in WORDS for answer in answers)
    assert found.counts is None or sum(n for _, n in found.counts) == found.n
