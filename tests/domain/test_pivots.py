"""A pivot is exactly an answer whose change would change what is said of the network."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator import content
from facilitator.domain.network_type import Evidence, TypeAnswer, Verdict, classify
from facilitator.domain.pivots import Pivot, pivots
from facilitator.domain.type_words import pivot_words

TABLE = content.network_types()

ANY_SHEET = st.fixed_dictionaries(
    {
        question.id: st.builds(
            TypeAnswer,
            st.sampled_from([option.id for option in question.options]),
            st.sampled_from(list(Evidence)),
        )
        for question in TABLE.questions
    }
)


def said(classification):
    return classification.verdict, set(classification.named)


@given(ANY_SHEET)
def test_pivots_are_all_and_only_the_changes_that_matter(answers):
    now = said(classify(TABLE, answers))
    listed = {(p.question, p.choice): (p.verdict, set(p.types)) for p in pivots(TABLE, answers)}

    for question in TABLE.questions:
        answer = answers[question.id]
        for option in question.options:
            if answer.evidence == "unknown" or option.id == answer.choice:
                assert (question.id, option.id) not in listed
                continue
            changed = {**answers, question.id: TypeAnswer(option.id, answer.evidence)}
            then = said(classify(TABLE, changed))
            assert (then != now) == ((question.id, option.id) in listed)
            assert listed.get((question.id, option.id), then) == then


def test_too_few_answers_have_no_pivots():
    assert pivots(TABLE, {"q1": TypeAnswer("a", Evidence.DOCUMENT)}) == ()


def test_a_pivot_in_words_says_what_instead_of_what():
    answers = {"q1": TypeAnswer("a", Evidence.TOLD)}
    pivot = Pivot("q1", "c", Verdict.LEANING, ("practice",))

    assert pivot_words(pivot, answers, TABLE) == (
        "If a core chosen by members, rather than a host or line authority, steered, "
        "this would lean towards a community of practice."
    )


@given(ANY_SHEET)
def test_every_pivot_has_words(answers):
    for pivot in pivots(TABLE, answers):
        words = pivot_words(pivot, answers, TABLE)
        assert words.startswith("If ")
        assert words.endswith(".")
        assert "{" not in words
