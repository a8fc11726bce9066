"""Every verdict can be said in one or two plain sentences."""

from __future__ import annotations

import pytest

from facilitator import content
from facilitator.domain.network_type import Classification, TypeFit, Verdict
from facilitator.domain.type_words import verdict_words

TABLE = content.network_types()
FITS = (TypeFit("practice", 70.0), TypeFit("forum", 60.0))


@pytest.mark.parametrize(
    ("verdict", "named", "words"),
    [
        (Verdict.CLEAR, ("practice",), "This is clearly a community of practice."),
        (Verdict.LEANING, ("practice",), "This leans towards a community of practice."),
        (
            Verdict.HYBRID,
            ("practice", "forum"),
            "This is part a community of practice, part an interest forum.",
        ),
        (Verdict.MIXED, (), "No type stands out."),
        (Verdict.TOO_LITTLE_KNOWN, (), "Too little is known to say. The evidence behind 7 of 9"),
    ],
)
def test_a_verdict_in_words(verdict, named, words):
    found = Classification(verdict, FITS, 0.7, 7, named)

    assert verdict_words(found, TABLE).startswith(words)


def test_too_few_answers_are_counted_in_words():
    found = Classification(Verdict.TOO_LITTLE_KNOWN, FITS, 0.2, 2, ())

    assert "at least 6 are needed" in verdict_words(found, TABLE)


@pytest.mark.parametrize(
    ("coverage", "words"), [(0.5, "Firmer evidence could settle it."), (0.9, "short of clear.")]
)
def test_leaning_says_what_is_short(coverage, words):
    found = Classification(Verdict.LEANING, FITS, coverage, 9, ("practice",))

    assert verdict_words(found, TABLE).endswith(words)
