"""What diagnose and classify answer, held against plain sums."""

import random
from statistics import fmean

import pytest

from tests.cli.command_line import STATEMENTS, sheet, type_sheet

pytestmark = pytest.mark.usefixtures("read_here")

QUESTIONS = [f"q{n}" for n in range(1, 10)]


@pytest.fixture
def answered(begun):
    chance = random.Random(7)
    sheets = [
        sheet(**{s: chance.choice([1, 2, 3, 4, 5, "?", "-"]) for s in STATEMENTS})
        for _ in range(30)
    ]
    begun.run("answer", "diagnostic", begun.file("all.json", sheets), "--network", "Ward")
    begun.sheets = sheets
    return begun


def test_diagnose_has_exactly_these_parts(answered):
    data = answered.run("diagnose", "--network", "Ward", "--json").data
    assert list(data) == [
        "responses",
        "dimensions",
        "statements",
        "cant_say",
        "quadrant",
        "lights",
        "talk_first",
    ]
    assert list(data["dimensions"][0]) == ["id", "score", "band", "n"]
    assert list(data["quadrant"][0]) == ["id", "score", "agreement", "quadrant"]
    assert list(data["lights"][0]) == ["id", "light"]
    assert [one["id"] for one in data["lights"]] == [
        "unclear-purpose",
        "unsure-if-worth-it",
        "too-few-carrying-it",
        "fizzling-out",
    ]
    assert len(data["talk_first"]) == 5


def test_diagnose_means_are_the_means_of_valid_answers(answered):
    data = answered.run("diagnose", "--network", "Ward", "--json").data
    for found in data["statements"]:
        given = [one["answers"][found["id"]] for one in answered.sheets]
        valid = [answer for answer in given if isinstance(answer, int)]
        assert found["n"] == len(valid)
        assert found["mean"] == pytest.approx(fmean(valid), abs=1e-12)
        assert (found["low"], found["high"]) == (min(valid), max(valid))
        said = [answer for answer in given if answer != "-"]
        assert found["cant_say"] == pytest.approx(said.count("?") / len(said))


def test_diagnose_hides_what_too_few_answered(begun):
    file = begun.file("few.json", [sheet(s01=n) for n in (1, 3, 4, 5)])
    begun.run("answer", "diagnostic", file, "--network", "Ward")
    first = begun.run("diagnose", "--network", "Ward", "--json").data["statements"][0]
    assert first["mean"] is None
    assert first["median"] is None
    assert first["consensus"] is None
    assert (first["low"], first["high"]) == (1, 5)


def test_diagnose_reads_the_round_named(answered):
    file = answered.file("late.json", sheet(s01=1))
    answered.run("answer", "diagnostic", file, "--network", "Ward", "--round", "final")
    counts = {
        name: answered.run("diagnose", "--network", "Ward", "--round", name, "--json").data
        for name in ("baseline", "Final")
    }
    assert {name: data["responses"] for name, data in counts.items()} == {
        "baseline": 30,
        "Final": 1,
    }


def test_diagnose_in_words(answered):
    out = answered.run("diagnose", "--network", "Ward").out
    assert out.startswith("Ward nurses: Baseline, 30 sheets\n")
    assert "Trouble lights" in out
    assert "Talk first" in out


def test_classify_has_exactly_these_parts(begun):
    answers = dict.fromkeys(QUESTIONS, "c")
    begun.run(
        "answer", "network-type", begun.file("t.json", type_sheet(**answers)), "--network", "W"
    )
    data = begun.run("classify", "--network", "Ward", "--json").data
    assert list(data) == ["verdict", "types", "coverage", "pivots", "clashes"]
    assert data["coverage"] == pytest.approx(1)
    assert data["types"][0]["id"] == "developmental"
    assert len(data["types"]) == 7
    assert list(data["pivots"][0]) == ["question", "choice", "verdict", "types"]
    assert data["clashes"] == []


def test_classify_shows_where_roles_differ(begun):
    sheets = [type_sheet("coordinator", q1="a"), type_sheet("leader", q1="c")]
    begun.run("answer", "network-type", begun.file("t.json", sheets), "--network", "Ward")
    data = begun.run("classify", "--network", "Ward", "--json").data
    assert data["verdict"] == "too-little-known"
    assert data["clashes"] == [
        {"question": "q1", "choices": {"coordinator": ["a"], "leader": ["c"]}}
    ]


def test_classify_prefers_the_agreed_sheet(begun):
    sheets = [
        type_sheet("agreed", **dict.fromkeys(QUESTIONS, "a")),
        type_sheet("coordinator", **dict.fromkeys(QUESTIONS[:8], "c")),
    ]
    begun.run("answer", "network-type", begun.file("t.json", sheets), "--network", "Ward")
    data = begun.run("classify", "--network", "Ward", "--json").data
    assert data["types"][0]["id"] == "managed"


def test_classify_in_words(begun):
    answers = dict.fromkeys(QUESTIONS, "c")
    begun.run(
        "answer", "network-type", begun.file("t.json", type_sheet(**answers)), "--network", "W"
    )
    out = begun.run("classify", "--network", "Ward").out
    assert "This is clearly a developmental network." in out
    assert "What would change it" in out
