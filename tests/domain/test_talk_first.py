"""Facts about what a network should talk about first."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import Agreement
from facilitator.domain.reading import RoundReading, read_round
from facilitator.domain.scale import Answer, Role
from facilitator.domain.scoring import Response
from facilitator.domain.talk_first import TalkKind
from tests.domain.rounds import IDS, INSTRUMENT, everywhere, relaxed, rounds, small

evidence = st.dictionaries(st.sampled_from(IDS), st.integers(0, 3))


def reading(columns: dict[str, list[Answer]], rated: dict[str, int] | None = None) -> RoundReading:
    rows = zip(*columns.values(), strict=True)
    responses = [Response(Role.MEMBER, dict(zip(columns, row, strict=True))) for row in rows]
    return read_round(small(len(columns)), responses, evidence=rated or {})


def test_splits_come_first_the_deepest_before_the_others() -> None:
    found = reading({"s01": [1] * 6, "s02": [2, 2, 3, 3, 4, 4], "s03": [1, 1, 1, 5, 5, 5]})
    assert [t.statement for t in found.talk_first] == ["s03", "s02", "s01"]
    assert [t.kind for t in found.talk_first] == [TalkKind.SPLIT, TalkKind.SPLIT, TalkKind.LOW]


def test_unproven_strengths_come_before_low_means() -> None:
    found = reading({"s01": [1] * 5, "s02": [4] * 5, "s03": [5] * 5}, {"s02": 0, "s03": 0})
    assert [t.statement for t in found.talk_first] == ["s02", "s03", "s01"]


def test_a_strength_without_a_rating_is_not_unproven() -> None:
    found = reading({"s01": [5] * 5, "s02": [4] * 5}, {"s01": 1})
    assert [t.kind for t in found.talk_first] == [TalkKind.LOW, TalkKind.LOW]


def test_a_statement_that_is_split_and_unproven_comes_once() -> None:
    found = reading({"s01": [2, 2, 5, 5, 5, 5, 5, 5]}, {"s01": 0})
    assert [t.kind for t in found.talk_first] == [TalkKind.SPLIT]


def test_ties_keep_the_order_of_the_statements() -> None:
    found = read_round(INSTRUMENT, everywhere(3, 6))
    assert [t.statement for t in found.talk_first] == ["s01", "s02", "s03", "s04", "s05"]


def test_a_mirrored_split_is_a_tie() -> None:
    found = reading({"s01": [5, 5, 4, 2, 1], "s02": [1, 1, 2, 4, 5], "s03": [5, 5, 4, 2, 1]})
    assert [t.statement for t in found.talk_first] == ["s01", "s02", "s03"]


def test_a_hidden_statement_is_never_chosen() -> None:
    found = reading({"s01": [1, 1, 5, 5, "?"], "s02": [4] * 5})
    assert [t.statement for t in found.talk_first] == ["s02"]


def test_every_choice_says_why() -> None:
    found = reading({"s01": [1, 1, 1, 5, 5], "s02": [4] * 5, "s03": [2] * 5}, {"s02": 0})
    assert [t.reason for t in found.talk_first] == [
        "People see this differently: answers run from 1 to 5.",
        "Rated 4.0 out of 5, but no evidence was found yet.",
        "Among the lowest: 2.0 out of 5.",
    ]


@relaxed
@given(rounds, evidence)
def test_the_five_follow_the_rule(responses: list[Response], rated: dict[str, int]) -> None:
    found = read_round(INSTRUMENT, responses, evidence=rated)
    shown = [s for s in found.statements if s.n >= 5]

    def rank(id: str) -> tuple[int, float, str]:
        s = found.statement(id)
        if s.agreement is Agreement.SPLIT:
            return 0, round(s.consensus or 0, 9), id
        if (s.mean or 0) >= 4 and rated.get(id) == 0:
            return 1, 0, id
        return 2, round(s.mean or 0, 9), id

    expected = sorted((s.id for s in shown), key=rank)[:5]
    assert [t.statement for t in found.talk_first] == expected
