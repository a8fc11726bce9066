"""From returned files to JSON, diagnose and classify say what the programme's formulas say."""

import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.records import Network, Round, RoundKind
from facilitator.operations import rounds
from facilitator.store.casebook import Casebook
from tests import formulas
from tests.cli.command_line import CommandLine, sheet

NETWORK = "Ward nurses"
DAY = date(2026, 3, 9)
IN_ONE_FOLDER = settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

ROLES = st.sampled_from(["member", "coordinator", "leader", "sponsor", "patient-partner"])
CHOICES = {
    question: st.one_of(
        st.none(), st.tuples(st.sampled_from(list(options)), st.sampled_from([*formulas.EVIDENCE]))
    )
    for question, options in formulas.OPTIONS.items()
}
SHEETS = st.fixed_dictionaries(CHOICES).map(
    lambda found: {question: answer for question, answer in found.items() if answer}
)
"""A type sheet; the strategy shrinks towards answers that are left out."""


ANY = [[1, 2], [4, 5], [4], [1, 5], [2, 4], [1, 2, 3, 4, 5], [3, 4, 5]]
OF_ONE_MIND = [[4, 5], [4], [5], [3, 4], [1, 2]]


@st.composite
def members(draw, statements, points=ANY):
    """Answers of up to 40 people, of one mind on some statements, so that every band is met."""
    size = draw(st.sampled_from([1, 3, 4, 5, 6, 8, 12, 20, 40]))
    chance = draw(st.randoms(use_true_random=False))
    bags = {s: _bag(chance, points) for s in statements}
    people = [{s: chance.choice(bags[s]) for s in statements} for _ in range(size)]
    return [{s: a for s, a in person.items() if a is not None} for person in people]


def _bag(chance, points):
    ways_out = chance.choice([[], [], ["?"], ["-"], [None], ["?", "-", None]])
    return chance.choice(points) * chance.choice([1, 1, 3]) + ways_out


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A casebook with one network and nothing else, closed."""
    line = CommandLine(tmp_path_factory.mktemp("formulas"))
    assert line.run("new", NETWORK, "--start", "2026-01-05").code == 0
    line.folder.rename(line.files / "begun")
    return line


@pytest.fixture
def afresh(begun, read_here):
    def copied():
        shutil.rmtree(begun.folder, ignore_errors=True)
        shutil.copytree(begun.files / "begun", begun.folder)
        return begun

    return copied


def answer(line, form, content, suffix="json"):
    file = line.file(f"returned.{suffix}", content)
    done = line.run("answer", form, file, "--network", NETWORK)
    assert done.code == 0, done.err


def csv_of(people, roles, statements):
    rows = [
        ",".join([role, *(str(person.get(s, "")) for s in statements)])
        for person, role in zip(people, roles, strict=True)
    ]
    return "\n".join([",".join(["role", *statements]), *rows])


def same(found, expected):
    """Equal all through; numbers to within a thousand-millionth."""
    if isinstance(expected, dict):
        assert list(found) == list(expected)
        for key in expected:
            same(found[key], expected[key])
    elif isinstance(expected, list):
        assert len(found) == len(expected), (found, expected)
        for one, other in zip(found, expected, strict=True):
            same(one, other)
    elif expected is None or isinstance(expected, str | int):
        assert found == expected
    else:
        assert found == pytest.approx(float(expected), abs=1e-9)


@IN_ONE_FOLDER
@given(people=members(formulas.STATEMENTS), as_csv=st.booleans(), data=st.data())
def test_diagnosis_of_any_survey(afresh, people, as_csv, data):
    roles = data.draw(st.lists(ROLES, min_size=len(people), max_size=len(people)))
    line = afresh()
    if as_csv:
        answer(line, "diagnostic", csv_of(people, roles, formulas.STATEMENTS), "csv")
    else:
        sheets = [sheet(role, **person) for role, person in zip(roles, people, strict=True)]
        answer(line, "diagnostic", sheets)
    found = line.run("diagnose", "--network", NETWORK, "--json").data
    same(found, formulas.diagnosis(people))


@IN_ONE_FOLDER
@given(people=members(formulas.STARRED))
def test_diagnosis_of_any_rapid_round(afresh, people):
    line = afresh()
    with Casebook.open(line.folder) as casebook:
        (network,) = casebook.find(Network)
        rounds.create(casebook, network.id, RoundKind.MID, DAY, rapid=True)
    answer(line, "diagnostic", csv_of(people, ["member"] * len(people), formulas.STARRED), "csv")
    found = line.run("diagnose", "--network", NETWORK, "--round", "mid", "--json").data
    same(found, formulas.diagnosis(people, rapid=True))


@IN_ONE_FOLDER
@given(
    people=members(formulas.STATEMENTS, OF_ONE_MIND),
    evidence=st.dictionaries(st.sampled_from(formulas.STATEMENTS), st.sampled_from([0, 0, 3])),
)
def test_talk_first_with_any_evidence(afresh, people, evidence):
    line = afresh()
    answer(line, "diagnostic", [sheet(**person) for person in people])
    with Casebook.open(line.folder) as casebook:
        (held,) = casebook.find(Round)
        for statement, level in evidence.items():
            rounds.rate(casebook, held.id, statement, level)
    found = line.run("diagnose", "--network", NETWORK, "--json").data
    same(found, formulas.diagnosis(people, evidence))


def type_sheets(sheets, when="today"):
    return [
        {
            "form": "network-type",
            "version": 1,
            "role": role,
            "when": when,
            "answers": {q: {"choice": c, "evidence": e} for q, (c, e) in answers.items()},
        }
        for role, answers in sheets
    ]


@settings(IN_ONE_FOLDER, max_examples=16)
@given(answers=SHEETS, when=st.sampled_from(["today", "wanted"]))
def test_classification_of_any_sheet(afresh, answers, when):
    line = afresh()
    answer(line, "network-type", type_sheets([("agreed", answers)], when))
    found = line.run("classify", "--network", NETWORK, "--when", when, "--json").data
    same(found, {**formulas.classification(answers), "clashes": []})


@IN_ONE_FOLDER
@given(
    sheets=st.lists(
        st.tuples(
            st.sampled_from(["agreed", "coordinator", "leader", "sponsor", "member"]), SHEETS
        ),
        min_size=1,
        max_size=8,
    )
)
def test_verdict_and_clashes_of_any_sheets(afresh, sheets):
    line = afresh()
    answer(line, "network-type", type_sheets(sheets))
    done = line.run("classify", "--network", NETWORK, "--json")
    deciding = [
        answers for role in ("coordinator", "agreed") for whose, answers in sheets if whose == role
    ]
    if not deciding:
        assert "no agreed sheet" in done.refusal
        return
    expected = formulas.classification(deciding[-1])
    same(done.data, {**expected, "clashes": formulas.clashes(sheets)})


@pytest.mark.parametrize(
    ("evidence", "verdict"),
    [
        (["told"] * 6, "leaning"),  # coverage 3.6 of 9 is 0.4 exactly
        (["told"] * 5 + ["guess"], "too-little-known"),
        (["document"] * 5, "too-little-known"),
    ],
)
def test_coverage_that_just_suffices(afresh, evidence, verdict):
    developing = {"q1": "c", "q2": "c", "q3": "a", "q4": "b", "q5": "c", "q6": "d"}
    answers = {q: (developing[q], e) for q, e in zip(developing, evidence, strict=False)}
    line = afresh()
    answer(line, "network-type", type_sheets([("agreed", answers)]))
    found = line.run("classify", "--network", NETWORK, "--json").data
    assert found["verdict"] == formulas.classification(answers)["verdict"] == verdict


def test_consensus_of_the_programmes_test_vectors():
    vectors = {(3,) * 3 + (4,) * 6 + (5,) * 3: 0.79, (1, 2, 3, 4, 5): 0.43, (1, 1, 5, 5): 0}
    for valid, value in vectors.items():
        assert formulas.consensus(valid) == pytest.approx(value, abs=0.005)
