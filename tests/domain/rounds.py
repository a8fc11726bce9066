"""Rounds to test with: the instrument's shape without its wording, and arbitrary responses."""

from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st

from facilitator.domain.instrument import Dimension, Instrument, Statement
from facilitator.domain.scale import CANT_SAY, NOT_RELEVANT, POINTS, Answer, Role
from facilitator.domain.scoring import Response

SIZES = {
    "purpose": 5,
    "deciding": 4,
    "load": 5,
    "reach": 5,
    "trust": 4,
    "learning": 5,
    "digital": 4,
    "worth": 4,
}
RAPID = {1, 5, 6, 10, 15, 16, 20, 24, 28, 30, 33, 35}

relaxed = settings(deadline=None, max_examples=25)


def _instrument() -> Instrument:
    dimensions, number = [], 0
    for id, size in SIZES.items():
        numbers = range(number + 1, number + size + 1)
        statements = tuple(Statement(f"s{n:02}", f"Statement {n}", "", n in RAPID) for n in numbers)
        dimensions.append(Dimension(id, id.title(), statements))
        number += size
    return Instrument(tuple(dimensions))


INSTRUMENT = _instrument()
IDS = tuple(statement.id for statement in INSTRUMENT.statements)


def small(*sizes: int) -> Instrument:
    """An instrument of dimensions d1, d2 … with so many statements s01, s02 … each."""
    dimensions, number = [], 0
    for i, size in enumerate(sizes, start=1):
        ids = [f"s{n:02}" for n in range(number + 1, number + size + 1)]
        dimensions.append(Dimension(f"d{i}", f"D{i}", tuple(Statement(id, "") for id in ids)))
        number += size
    return Instrument(tuple(dimensions))


def answering(id: str, answers: Sequence[Answer], role: Role = Role.MEMBER) -> list[Response]:
    """One response for each answer to the one statement."""
    return [Response(role, {id: answer}) for answer in answers]


def everywhere(answer: Answer, times: int, role: Role = Role.MEMBER) -> list[Response]:
    """So many responses that give every statement the same answer."""
    return [Response(role, dict.fromkeys(IDS, answer)) for _ in range(times)]


answers: st.SearchStrategy[Answer] = st.sampled_from((*POINTS, CANT_SAY, NOT_RELEVANT))
responses = st.builds(
    Response,
    st.sampled_from(Role),
    st.dictionaries(st.sampled_from(IDS), answers, max_size=len(IDS)),
)


@st.composite
def _full_rounds(draw: st.DrawFn) -> list[Response]:
    random = draw(st.randoms(use_true_random=False))
    choices = draw(st.lists(answers, min_size=1, max_size=7))
    roles = draw(st.lists(st.sampled_from(Role), max_size=25))
    return [Response(role, {id: random.choice(choices) for id in IDS}) for role in roles]


rounds = st.one_of(st.lists(responses, max_size=12), _full_rounds())
