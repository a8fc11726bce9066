"""The classifier follows the programme's table and rules, cell by cell and rule by rule."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import content
from facilitator.domain.network_type import (
    Evidence,
    TypeAnswer,
    Verdict,
    classify,
    drift,
    parse_answers,
)

TABLE = content.network_types()

# The table of the programme, as it is written there.
PROGRAMME = """
| q1 Who steers? | a a host or line authority MAN3 COL1 · b an appointed lead, compliance is voluntary COL2 MAN1 EXP1 DEV1 · c a core chosen by members COP2 DEV2 ADV1 EXP1 · d nobody in charge FOR3 ADV1 COP1 |
| q2 Stance to corporate objectives? | a deliver them MAN3 COL1 · b improve delivery from inside COL3 DEV1 EXP1 COP1 · c question or change them ADV3 DEV2 · d separate: serves members' interests FOR3 COP2 |
| q3 Who belongs, as what? | a organisations' nominees MAN3 DEV2 EXP1 · b enrolled teams COL3 · c practitioners sharing an interest or practice COP3 FOR2 EXP1 · d anyone who cares, patients included ADV3 FOR2 DEV1 · e appointed experts EXP3 |
| q4 Where did the impetus come from? | a a mandate from outside or above MAN3 EXP1 · b an outside funder's offer, taken up by volunteers COL3 DEV2 · c practitioners COP3 FOR2 ADV1 DEV1 EXP1 · d patients or a cause ADV3 |
| q5 Main product? | a co-ordinated care MAN3 · b measured gain by a date COL3 · c new models DEV3 · d better practice by members COP3 · e contacts and news FOR3 · f changed policy or attitudes ADV3 · g advice or guidance EXP3 |
| q6 For how long? | a standing MAN2 EXP2 · b fixed end COL3 DEV1 · c while useful COP2 FOR2 · d until the change is won ADV2 DEV2 |
| q7 What is expected of members? | a duties and audit MAN3 · b tests and monthly data COL3 · c named shared tasks DEV3 EXP2 ADV1 · d come and share COP3 · e watching is fine FOR3 ADV1 |
| q8 Kept alive by? | a core budget MAN2 EXP1 · b project grant COL2 DEV2 · c members' organisations DEV1 MAN1 EXP1 · d goodwill COP2 FOR2 ADV2 |
| q9 Who acts? | a the network in its own name ADV2 EXP2 MAN1 · b members, the network helps COP2 FOR2 COL1 · c both DEV2 COL1 MAN1 |
"""  # noqa: E501

TYPES = {
    "MAN": "managed",
    "COL": "collaborative",
    "DEV": "developmental",
    "COP": "practice",
    "FOR": "forum",
    "ADV": "advocacy",
    "EXP": "expert",
}


def written_weights() -> dict[tuple[str, str], dict[str, int]]:
    cells = {}
    for row in PROGRAMME.strip().splitlines():
        _, question, options, _ = row.split("|")
        for option in options.split("·"):
            weights = re.findall(r"\b([A-Z]{3})(\d)", option)
            key = question.split()[0], option.split()[0]
            cells[key] = {TYPES[name]: int(weight) for name, weight in weights}
    return cells


WEIGHTS = written_weights()
EVIDENCE = {"document": 1.0, "two-sources": 0.8, "told": 0.6, "guess": 0.4, "unknown": 0.0}


def any_answer(question):
    choices = st.sampled_from([option.id for option in question.options])
    return st.builds(TypeAnswer, choices, st.sampled_from(list(Evidence)))


def sheets():
    """Any sheet: each question answered in any way, or left out."""
    some = {question.id: any_answer(question) for question in TABLE.questions}
    return st.fixed_dictionaries({}, optional=some)


def full_sheets():
    """Sheets with every question answered, so that all verdicts come up."""
    return st.fixed_dictionaries({q.id: any_answer(q) for q in TABLE.questions})


def by_hand(answers):
    """The fits, coverage and verdict straight from the written table."""
    counted = {
        q: (answer.choice, EVIDENCE[answer.evidence])
        for q, answer in answers.items()
        if EVIDENCE[answer.evidence]
    }
    fits = {}
    for name in TYPES.values():
        got = sum(e * WEIGHTS[q, choice].get(name, 0) for q, (choice, e) in counted.items())
        most = sum(
            e * max(cell.get(name, 0) for key, cell in WEIGHTS.items() if key[0] == q)
            for q, (_, e) in counted.items()
        )
        fits[name] = 100 * got / most if most else 0
    coverage = sum(e for _, e in counted.values()) / 9
    best, second = sorted(fits.values(), reverse=True)[:2]
    if coverage < 0.4 - 1e-9 or len(counted) < 6:
        return fits, coverage, "too-little-known"
    if best < 45 - 1e-9:
        return fits, coverage, "mixed"
    if best - second < 15 - 1e-9:
        return fits, coverage, "hybrid"
    clear = best >= 60 - 1e-9 and coverage >= 0.55 - 1e-9
    return fits, coverage, "clear" if clear else "leaning"


def all_choosing(letters: str, evidence: Evidence) -> dict[str, TypeAnswer]:
    return {
        question.id: TypeAnswer(letter, evidence)
        for question, letter in zip(TABLE.questions, letters, strict=True)
    }


def test_every_weight_is_the_written_one():
    kept = {
        (question.id, option.id): dict(option.weights)
        for question in TABLE.questions
        for option in question.options
    }

    assert kept == WEIGHTS


def test_types_stand_in_the_written_order():
    assert [kind.id for kind in TABLE.types] == list(TYPES.values())


@pytest.mark.parametrize(("evidence", "weight"), EVIDENCE.items())
def test_evidence_weighs_as_written(evidence, weight):
    assert Evidence(evidence).weight == weight


def test_documented_answers_of_one_type_are_clear():
    managed = classify(TABLE, all_choosing("aaaaaaaaa", Evidence.DOCUMENT))

    assert managed.verdict is Verdict.CLEAR
    assert managed.named == ("managed",)
    assert managed.coverage == 1


def test_the_coordinators_word_alone_covers_enough():
    told = classify(TABLE, all_choosing("bbbbbbbbb", Evidence.TOLD))

    assert told.coverage == 0.6
    assert told.verdict is Verdict.CLEAR


def test_guesses_reach_the_least_coverage_and_only_lean():
    guessed = classify(TABLE, all_choosing("aaaaaaaaa", Evidence.GUESS))

    assert guessed.coverage == 0.4
    assert guessed.verdict is Verdict.LEANING


def test_five_answers_are_too_few():
    answers = all_choosing("aaaaaaaaa", Evidence.DOCUMENT)
    five = dict(list(answers.items())[:5])

    assert classify(TABLE, five).verdict is Verdict.TOO_LITTLE_KNOWN


def test_no_answers_give_no_fit():
    nothing = classify(TABLE, {})

    assert nothing.verdict is Verdict.TOO_LITTLE_KNOWN
    assert {fit.fit for fit in nothing.types} == {0}
    assert [fit.id for fit in nothing.types] == list(TYPES.values())


def test_a_choice_the_question_lacks_is_an_error():
    with pytest.raises(KeyError):
        classify(TABLE, {"q1": TypeAnswer("z", Evidence.TOLD)})


@given(sheets() | full_sheets())
def test_the_classifier_agrees_with_the_formula_by_hand(answers):
    fits, coverage, verdict = by_hand(answers)

    found = classify(TABLE, answers)

    assert {fit.id: pytest.approx(fit.fit) for fit in found.types} == fits
    assert found.coverage == pytest.approx(coverage)
    assert found.verdict == verdict


@given(sheets())
def test_fits_and_coverage_stay_in_range(answers):
    found = classify(TABLE, answers)

    assert all(0 <= fit.fit <= 100 for fit in found.types)
    assert 0 <= found.coverage <= 1


@given(full_sheets(), st.data())
def test_firmer_evidence_never_lowers_coverage(answers, data):
    question = data.draw(st.sampled_from(sorted(answers)))
    ladder = sorted(Evidence, key=lambda evidence: evidence.weight)
    given_ = answers[question]
    firmer = data.draw(st.sampled_from(ladder[ladder.index(given_.evidence) :]))

    after = classify(TABLE, {**answers, question: TypeAnswer(given_.choice, firmer)})

    assert after.coverage >= classify(TABLE, answers).coverage


@given(full_sheets())
def test_types_come_best_first_and_ties_in_table_order(answers):
    types = classify(TABLE, answers).types
    order = list(TYPES.values())

    keys = [(-fit.fit, order.index(fit.id)) for fit in types]

    assert keys == sorted(keys)


@given(full_sheets())
def test_the_verdict_names_as_many_types_as_it_should(answers):
    found = classify(TABLE, answers)
    expected = {"too-little-known": 0, "mixed": 0, "hybrid": 2, "clear": 1, "leaning": 1}

    assert found.named == tuple(fit.id for fit in found.types)[: expected[found.verdict]]


@given(full_sheets())
def test_an_unknown_answer_counts_as_none(answers):
    known = {q: answer for q, answer in answers.items() if answer.evidence != "unknown"}

    assert classify(TABLE, answers) == classify(TABLE, known)


def test_drift_is_the_difference_of_fits():
    before = classify(TABLE, all_choosing("aaaaaaaaa", Evidence.DOCUMENT))
    after = classify(TABLE, all_choosing("bbbbbbbbb", Evidence.DOCUMENT))

    changes = {entry.id: entry.change for entry in drift(before, after)}

    assert changes["managed"] < 0 < changes["collaborative"]
    assert set(changes) == set(TYPES.values())


def test_stored_answers_are_read_with_gaps():
    stored = {"q1": {"choice": "c", "evidence": "document"}, "q2": {"choice": "a"}, "q3": {}}

    assert parse_answers(stored) == {
        "q1": TypeAnswer("c", Evidence.DOCUMENT),
        "q2": TypeAnswer("a", Evidence.UNKNOWN),
        "q3": TypeAnswer(None, Evidence.UNKNOWN),
    }


def test_an_unheard_of_evidence_is_an_error():
    with pytest.raises(ValueError, match="hearsay"):
        parse_answers({"q1": {"choice": "c", "evidence": "hearsay"}})
